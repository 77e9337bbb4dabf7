"""Worked examples from the literature with their extensions, for tests to reproduce.

*nixon*, the Nixon diamond, *reinstatement* and *floating* reinstatement are standard examples for Dung's semantics
(Dung 1995, "On the acceptability of arguments"; Baroni, Caminada & Giacomin 2011, "An introduction to argumentation
semantics"); *asgl-readme* is the example of the argumentation system ASGL's manual.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """An attack graph with its extensions; names are single letters, and extensions are divided by spaces.

    The empty extension is written `-`.
    """

    name: str
    arguments: str
    attacks: tuple[tuple[str, str], ...]
    grounded: str
    complete: str
    preferred: str
    stable: str
    semi_stable: str
    ideal: str = ""


EXAMPLES = (
    Example("nixon", "ab", (("a", "b"), ("b", "a")), "", "- a b", "a b", "a b", "a b"),
    Example("reinstatement", "abc", (("a", "b"), ("b", "c")), "ac", "ac", "ac", "ac", "ac", "ac"),
    Example(
        "floating",
        "abcd",
        (("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d")),
        "",
        "- ad bd",
        "ad bd",
        "ad bd",
        "ad bd",
    ),
    Example(
        "asgl-readme",
        "abcde",
        (("a", "b"), ("b", "a"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "c")),
        "",
        "- ad b",
        "ad b",
        "ad",
        "ad",
    ),
)


@dataclass(frozen=True)
class Weighed:
    """A bipolar graph with base scores, and the strengths it has under gradual semantics, by the semantics' name.

    `df-quad`, `quadratic-energy` and `euler` are those of `analysis.gradual`; `h-categoriser` is Besnard & Hunter's
    (2001), with base scores as in Amgoud et al. (2017): the base score over 1 plus the sum of the attackers.
    """

    name: str
    base: Mapping[str, float]
    attacks: tuple[str, ...]
    """Each an attacker and, after a `>`, what it attacks."""
    supports: tuple[str, ...]
    expected: Mapping[str, Mapping[str, float]]


_E_DEMOCRACY_LEAVES = {"P1": 0.7, "P3": 0.9, "C1": 0.2, "C2": 0.2, "C3": 0.6, "C4": 0.5}

WEIGHED = (
    Weighed(  # Rago, Toni, Aurisicchio & Baroni (2016), KR: the debate on e-democracy.
        "e-democracy",
        {"A1": 0.5, "A2": 0.5, "P2": 0.5, **_E_DEMOCRACY_LEAVES},
        ("C1>A2", "C2>P2", "C3>P2", "C4>P2"),
        ("P1>A1", "P2>A1", "P3>A2"),
        {
            "df-quad": {"A1": 0.862, "A2": 0.85, "P2": 0.08, **_E_DEMOCRACY_LEAVES},
            "quadratic-energy": {"A1": 0.719852179, "A2": 0.66442953, "P2": 0.185873606, **_E_DEMOCRACY_LEAVES},
            "euler": {"A1": 0.68938031, "A2": 0.626284899, "P2": 0.339943228, **_E_DEMOCRACY_LEAVES},
        },
    ),
    Weighed(  # An example of the tools QDT and QBAF-Py for quantitative bipolar argumentation frameworks.
        "six arguments",
        {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1.0},
        ("c>a", "e>b", "f>c"),
        ("b>a", "d>a", "e>c"),
        {
            "df-quad": {"a": 0.676, "b": 0.12, "c": 0.34, "d": 0.65, "e": 0.4, "f": 1.0},
            "quadratic-energy": {"a": 0.518755172, "b": 0.172413793, "c": 0.625, "d": 0.65, "e": 0.4, "f": 1.0},
            "euler": {"a": 0.498787193, "b": 0.153486935, "c": 0.810772647, "d": 0.65, "e": 0.4, "f": 1.0},
        },
    ),
    Weighed(  # The first example of the tool QDT.
        "five arguments",
        {"a": 0.5, "b": 0.5, "c": 0.5, "d": 0.5, "e": 1.0},
        ("c>a", "e>c"),
        ("b>a", "d>a", "e>b"),
        {
            "quadratic-energy": {"a": 0.75, "b": 0.75, "c": 0.25, "d": 0.5, "e": 1.0},
            "df-quad": {"a": 1.0, "b": 1.0, "c": 0.0, "d": 0.5, "e": 1.0},
        },
    ),
    Weighed(  # Bonzon, Delobelle, Konieczny & Maudet (2016), AAAI, figure 1: a circle of attacks, a > e > d > a.
        "ranking",
        {"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": 1.0},
        ("a>e", "b>a", "b>c", "c>e", "d>a", "e>d"),
        (),
        {"h-categoriser": {"a": 0.377014558, "b": 1.0, "c": 0.5, "d": 0.65241747, "e": 0.532760919}},
    ),
)
"""Worked examples of gradual semantics."""


@dataclass(frozen=True)
class Evidence:
    """A matrix of evidence and hypotheses, a letter a hypothesis: C consistent, I inconsistent, II strongly so."""

    name: str
    rows: Mapping[str, tuple[str, ...]]
    points: tuple[int, ...]
    """What counts against each hypothesis by PARC's rule."""
    diagnosticity: Mapping[str, float]
    """The standard deviation of each row, as Open Synthesis works it out, to four places."""
    without: Mapping[str, tuple[int, ...]]
    """The points if one row is left out."""


HEUER = Evidence(  # Heuer (1999), Psychology of Intelligence Analysis, ch. 8, fig. 15: will Iraq retaliate?
    "will Iraq retaliate",
    {
        "E1": ("C", "C", "C"),
        "E2": ("C", "C", "I"),
        "E3": ("C", "C", "I"),
        "E4": ("I", "C", "C"),
        "E5": ("I", "C", "C"),
        "E6": ("II", "C", "C"),
    },
    (4, 0, 2),
    {"E1": 0.0, "E2": 0.9428, "E3": 0.9428, "E4": 0.9428, "E5": 0.9428, "E6": 1.4142},
    {"E6": (2, 0, 2)},
)
