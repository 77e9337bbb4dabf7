"""What to say where there is no room for the files that other programs and libraries are handed."""

from collections.abc import Iterator
from contextlib import contextmanager

from argmap.diagnostics import Diagnostic, Trouble


@contextmanager
def scratch() -> Iterator[None]:
    """For what writes no file but temporary ones. Raises Trouble (ARG905) where that cannot be done."""
    try:
        yield
    except OSError as error:
        raise Trouble(
            Diagnostic(
                "ARG905",
                f"cannot write a temporary file: {error.strerror or error}",
                help="free some space in the folder for temporary files, or name another folder in TMPDIR",
            )
        ) from error
