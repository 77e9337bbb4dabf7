"""What every run of the tests begins with: a cache of its own, and properties that hang on neither time nor chance."""

import os
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, settings

import argmap
from sharing import Shared, made_once

PLAIN = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
SAME, SEARCH = "same", "search"
"""Profiles: the same examples at every run, and others for every seed (`make properties`)."""

settings.register_profile(SAME, PLAIN, derandomize=True)
settings.register_profile(SEARCH, PLAIN)
settings.load_profile(SAME)

os.environ.setdefault("PYTHONHASHSEED", "0")  # The processes that tests run in, or begin, go through sets in one order.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # Hundreds begin, and each would compile all of argmap anew.


def pytest_collection_finish(session: pytest.Session) -> None:
    """Import all of argmap: Hypothesis draws on the constants of what is imported, which must not hang on the order."""
    if settings.get_current_profile_name().startswith((SAME, SEARCH)) and any(map(_is_property, session.items)):
        for module in walk_packages(argmap.__path__, "argmap."):
            import_module(module.name)


def _is_property(item: pytest.Item) -> bool:
    return item.get_closest_marker("hypothesis") is not None


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tables and layouts apart from the user's, and from those of tests that run at the same time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Makes things once for all processes that run the tests."""
    base = tmp_path_factory.getbasetemp()
    return partial(made_once, base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture(scope="session")
def sample_pdf(shared: Shared) -> bytes:
    """The brief in which every part has something to say, as a PDF with its source attached."""
    from pdf_lab import sample_pdf

    return (shared("sample", lambda place: (place / "a.pdf").write_bytes(sample_pdf())) / "a.pdf").read_bytes()
