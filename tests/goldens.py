"""Whole outputs kept beside the tests; `GOLDEN=write` in the environment writes them anew."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(path: Path, text: str) -> None:
    """Compare a text with the one kept; read the difference before you keep a new one."""
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
