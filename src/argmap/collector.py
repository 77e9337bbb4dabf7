"""Python's garbage collector, out of the way where much is made and little thrown away: it would look at all of it.

It looks for values that hold one another in a circle and that nothing else holds. All others go without it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Switch the collector off, for all threads; afterwards it is as it was. Can be put round a function, too."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
