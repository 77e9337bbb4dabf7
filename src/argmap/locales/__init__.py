"""Every fixed word of a brief and its maps: a language is a folder of catalogues here, and nothing else.

A catalogue is a TOML file. An entry is a text, in which `{braces}` are filled in, or a table with a form for each
plural that the language has (`one`, `other` and so on, as Unicode's CLDR names them; `zero` also for none at all). What
English says of kinds of argument stands in `argmap.model.schemes`, what others say of them in their `schemes.toml`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "fr", "ar")
"""The languages there are catalogues in, by their tags; the first has every entry."""

RIGHT_TO_LEFT = ("ar",)
"""Those of them that are written from right to left."""

Form = str | Mapping[str, str]
"""An entry: one text, or its forms by plural."""


def tables(lang: str, catalogue: str) -> Mapping[str, Any]:
    """A catalogue of a language as it is written; English where the language has none of that name."""
    return _read(lang if lang in LANGUAGES else LANGUAGES[0], catalogue)


def right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left; an unknown one is set as English."""
    return lang in RIGHT_TO_LEFT


@cache
def entries(lang: str) -> Mapping[str, Form]:
    """All entries of a language by their keys, of all catalogues; English ones where it has none."""
    found: dict[str, Form] = {}
    for each in dict.fromkeys((LANGUAGES[0], lang)):
        for catalogue in ("brief", "evidence", "method", "sources", "spread", "verdicts", "answers", "maps"):
            for group in tables(each, catalogue).values():
                found.update(group)
    return found


@cache
def _read(lang: str, catalogue: str) -> Mapping[str, Any]:
    folder = files("argmap.locales")
    file = folder / lang / f"{catalogue}.toml"
    if not file.is_file():
        file = folder / LANGUAGES[0] / f"{catalogue}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
