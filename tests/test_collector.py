"""The garbage collector is left as it was found, whatever happens while it is switched off."""

import gc

import pytest

from argmap.collector import no_collection


@no_collection()
def fails() -> None:
    with no_collection():
        assert not gc.isenabled()
    assert not gc.isenabled()
    raise KeyError


@pytest.mark.parametrize("wanted", [True, False])
def test_the_collector_is_afterwards_as_it_was(wanted: bool) -> None:
    was = gc.isenabled()
    (gc.enable if wanted else gc.disable)()
    try:
        with pytest.raises(KeyError):
            fails()
        assert gc.isenabled() is wanted
    finally:
        (gc.enable if was else gc.disable)()
