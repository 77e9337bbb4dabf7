"""The grammar as Lark tables: `grammar/argmap.lark` is the one place that says what the language is."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from lark import Lark, Transformer


def grammar_text() -> str:
    """The grammar: the copy in an installed package, else the one in a checkout."""
    packaged = files("argmap") / "grammar" / "argmap.lark"
    if packaged.is_file():
        return packaged.read_text("utf-8")
    return (Path(__file__).parents[3] / "grammar" / "argmap.lark").read_text("utf-8")


def load(transformer: Transformer[object, object] | None = None) -> Lark:
    """The LALR tables, with rules handed to `transformer` as they are recognised."""
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer="basic",
        start=["document", "text"],
        maybe_placeholders=False,
        transformer=transformer,
    )


@cache
def tables() -> Lark:
    """The tables without a transformer, for what only needs to know the words."""
    return load()


@cache
def pattern(terminal: str) -> re.Pattern[str]:
    """A terminal of the grammar as a regular expression."""
    return re.compile(tables().get_terminal(terminal).pattern.to_regexp())
