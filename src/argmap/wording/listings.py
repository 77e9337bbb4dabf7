"""What a table lists of an argument: heads and cells in the words of a language."""

from collections.abc import Mapping, Sequence

from argmap.wording.catalogue import Catalogue

Value = str | int | list[str] | None
"""What a cell holds; None where there is nothing to say."""

_KINDS = {"kind": "kind-", "ground": "ground-", "status": "status-"}
"""The columns whose values have words in each language, and what stands before them in the catalogues."""


def listed(words: Catalogue, rows: Sequence[Mapping[str, Value]]) -> list[dict[str, str]]:
    """Rows as they are read, each cell by the head of its column; path and line are one."""
    return [{head(words, key): cell(words, key, value) for key, value in _placed(row).items()} for row in rows]


def head(words: Catalogue, key: str) -> str:
    """What a column is called."""
    return words.form(f"head-{key}")


def cell(words: Catalogue, key: str, value: Value) -> str:
    """What a cell says."""
    if value is None or value == []:
        return "-"
    if value == "":
        return ""
    if key in _KINDS:
        return words.form(f"{_KINDS[key]}{value}")
    return words.form("list-comma").format(before="", next="").join(value) if isinstance(value, list) else str(value)


def _placed(row: Mapping[str, Value]) -> Mapping[str, Value]:
    """A row with its path and line as one place."""
    merged: dict[str, Value] = {}
    for key, value in row.items():
        if key == "path":
            merged["place"] = f"{value}:{row['line']}"
        elif key != "line":
            merged[key] = value
    return merged
