"""The grammar as Lark tables: `grammar/argmap.lark` is the one place that says what the language is."""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from lark import Lark, Tree
from platformdirs import user_cache_path


def grammar_text() -> str:
    """The grammar: the copy in an installed package, else the one in a checkout."""
    packaged = files("argmap") / "grammar" / "argmap.lark"
    if packaged.is_file():
        return packaged.read_text("utf-8")
    return (Path(__file__).parents[3] / "grammar" / "argmap.lark").read_text("utf-8")


class _Builder:
    """Makes a node of each rule as soon as it has been recognised, so that depth costs no stack.

    Lark asks it for what makes the nodes of each rule, by its name; terminals, which have names in capitals, make none.
    How a node is made is known to the line that its first symbol stands for.
    """

    def __getattr__(self, rule: str) -> Callable[[list[Any]], object]:
        if rule.isupper() or rule.endswith("__"):
            raise AttributeError(rule)
        if rule.startswith("_"):
            return partial(Tree, rule)  # Lark puts the children of such a rule in its place.
        return _MADE_BY.get(rule, lambda children: children[0].node(children))


_MADE_BY: Mapping[str, Callable[[list[Any]], object]] = {
    "document": tuple,
    "junk": lambda children: children[0].junk(children),
}


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
