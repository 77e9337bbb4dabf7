"""Worked examples from the literature with their grounded extensions, for tests to reproduce.

*nixon*, the Nixon diamond, *reinstatement* and *floating* reinstatement are standard examples for Dung's semantics
(Dung 1995, "On the acceptability of arguments"; Baroni, Caminada & Giacomin 2011, "An introduction to argumentation
semantics"); *asgl-readme* is the example of the argumentation system ASGL's manual.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """An attack graph with its grounded extension; names are single letters."""

    name: str
    arguments: str
    attacks: tuple[tuple[str, str], ...]
    grounded: str


EXAMPLES = (
    Example("nixon", "ab", (("a", "b"), ("b", "a")), ""),
    Example("reinstatement", "abc", (("a", "b"), ("b", "c")), "ac"),
    Example("floating", "abcd", (("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d")), ""),
    Example("asgl-readme", "abcde", (("a", "b"), ("b", "a"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "c")), ""),
)
