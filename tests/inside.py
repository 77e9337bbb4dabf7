"""Runs argmap as a process of its own does, on real files, but inside this one: for tests that are not of processes."""

import os
import sys
from collections.abc import Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from argmap.cache import user_cache
from argmap.cli import condition, doctor, entry
from argmap.cli.streams import prepare_streams
from process import Done, environment


def argmap(*arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None, stdin: bytes = b"") -> Done:
    """Run argmap to its end.

    What Python itself heeds of the environment, when it begins, is not heeded here, and what argmap loads stays loaded.
    """
    given, out, err = (TextIOWrapper(BytesIO(data), encoding="utf-8") for data in (stdin, b"", b""))
    before = Path.cwd()
    with (
        patch.dict(os.environ, env or environment(), clear=True),
        patch.multiple(sys, argv=["argmap", *map(str, arguments)], stdin=given, stdout=out, stderr=err),
        patch.object(condition, "own_temporary_folder"),  # It would last as long as this process.
        patch.object(doctor, "own_temporary_folder"),
    ):
        os.chdir(cwd)
        try:
            prepare_streams()
            user_cache.cache_clear()  # It hangs on the environment.
            code = entry._run()
        finally:
            os.chdir(before)
            user_cache.cache_clear()
        return Done(code, _written(out), _written(err))


def _written(stream: TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
