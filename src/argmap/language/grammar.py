"""The grammar as Lark tables: `grammar/argmap.lark` is the one place that says what the language is."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lark import Lark, Transformer, Tree
from platformdirs import user_cache_path


def grammar_text() -> str:
    """The grammar: the copy in an installed package, else the one in a checkout."""
    packaged = files("argmap") / "grammar" / "argmap.lark"
    if packaged.is_file():
        return packaged.read_text("utf-8")
    return (Path(__file__).parents[3] / "grammar" / "argmap.lark").read_text("utf-8")


class _Builder(Transformer[Any, Any]):
    """Makes a node of each rule as soon as Lark has recognised it, so that depth costs no stack.

    How a node is made is known to the line that its first token carries.
    """

    def document(self, children: list[Any]) -> tuple[Any, ...]:
        return tuple(children)

    def junk(self, children: list[Any]) -> object:
        return children[0].line.junk(children[1:])

    def __default__(self, data: str, children: list[Any], meta: object) -> object:
        if data[0] == "_":
            return Tree(data, children)  # Lark puts the children of such a rule in its place.
        return children[0].line.node(children[1:])


@cache
def tables() -> Lark:
    """The LALR tables, which take longer to work out than most files take to read: they are kept for the user."""
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer="basic",
        start=["document", "text"],
        maybe_placeholders=False,
        transformer=_Builder(),
        cache=_kept() or False,
    )


@cache
def pattern(terminal: str) -> re.Pattern[str]:
    """A terminal of the grammar as a regular expression."""
    return re.compile(tables().get_terminal(terminal).pattern.to_regexp())


def _kept() -> str:
    """Where Lark keeps the tables: in the user's own cache, never in a folder others can write; empty if there is none.

    Lark checks a digest of the grammar, of its options and of its version before it uses them.
    """
    folder = user_cache_path("argmap", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return ""
    return str(folder / "grammar.lark-cache")
