"""Writes a segment that was typeset as plain data, so that it can be kept: what is read back can only be values."""

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any

from argmap.render.embedding import Typeface
from argmap.render.joining import Portion
from argmap.render.page_numbers import Digits, Room
from argmap.render.typeset import Typeset

_QUICK = 1
"""How hard what is kept is compressed."""
_OURS = {kind.__name__: kind for kind in (Typeset, Portion, Typeface, Room, Digits)}
_PLAIN = (str, int, float, type(None))
_OF_PYDYF = ("Array", "Dictionary", "Stream", "String")


def packed(made: Typeset) -> bytes:
    """A segment as bytes."""
    text = json.dumps(_written(made), separators=(",", ":"), ensure_ascii=False)
    return zlib.compress(text.encode(errors="surrogatepass"), _QUICK)


def unpacked(data: bytes | None) -> Typeset | None:
    """What `packed` made bytes of; None for anything else."""
    import pydyf

    try:
        found = _read(json.loads(zlib.decompress(data or b"").decode(errors="surrogatepass")), pydyf)
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return found if isinstance(found, Typeset) else None


def _written(value: Any) -> Any:  # noqa: ANN401 - each kind that occurs, as one that JSON has
    """A value as JSON has it: what is made of others is a list that begins with the name of its kind."""
    kind = type(value)
    if kind in _PLAIN or kind is bool:
        return value
    if kind is bytes:
        return ["bytes", value.decode("latin-1")]
    if is_dataclass(value):
        return [kind.__name__, *(_written(getattr(value, field.name)) for field in fields(value))]
    if kind.__module__ == "pydyf":
        return [kind.__name__, _inner(value), _pairs_of(vars(value))]
    return [kind.__name__, *_inner(value)]


def _inner(value: Any) -> list[Any]:  # noqa: ANN401
    """What a dictionary or list holds; nothing of what is neither."""
    if isinstance(value, dict):
        return _pairs_of(value)
    return [*map(_written, value)] if isinstance(value, list | tuple) else []


def _pairs_of(held: Mapping[Any, Any]) -> list[Any]:
    return [[_written(key), _written(each)] for key, each in held.items()]


def _read(value: Any, pydyf: ModuleType) -> Any:  # noqa: ANN401
    """The value that `_written` made this of. Raises one of the errors that `unpacked` knows for anything else."""
    if not isinstance(value, list):
        return value
    name, *parts = value
    if name == "bytes":
        return parts[0].encode("latin-1")
    if name == "dict":
        return dict(_pairs(parts, pydyf))
    if name in _OF_PYDYF:
        return _object(getattr(pydyf, name), parts, pydyf)
    inner = [_read(part, pydyf) for part in parts]
    if name in ("list", "tuple"):
        return inner if name == "list" else tuple(inner)
    made: Callable[..., Any] = _OURS[name]
    return made(*inner)


def _pairs(parts: Any, pydyf: ModuleType) -> list[tuple[Any, Any]]:  # noqa: ANN401
    return [(_read(key, pydyf), _read(held, pydyf)) for key, held in parts]


def _object(kind: Any, parts: Sequence[Any], pydyf: ModuleType) -> Any:  # noqa: ANN401
    """An object of a PDF: what it holds, and what else is known of it."""
    (inner, about), made = parts, kind.__new__(kind)
    if issubclass(kind, dict):
        made.update(_pairs(inner, pydyf))
    elif issubclass(kind, list):
        made.extend(_read(part, pydyf) for part in inner)
    vars(made).update(_pairs(about, pydyf))
    return made
