"""The sentences that say what follows: each kind of reason in its own words, in the singular and the plural."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from argmap.analysis import Analysis, contributions, strengths
from argmap.diagnostics import TooMuch
from argmap.limits import Limits
from argmap.model import Name
from argmap.model.called import called
from samples import analysis_of, argument_of
from wordings import contribution_sentences

SOURCES = "source s: S\n  grade B2\nsource u: U\n"


@pytest.mark.parametrize(
    ("line", "why_so"),
    [
        ("claim c: C.\n  confidence moderate", "confidence in it is moderate"),
        ("claim c: C. [@s]\n  confidence low", "confidence in it is low"),
        ("claim c: C. [@s]", "its best source, s, is graded B2"),
        ("claim c: C. [@u]", "its best source, u, is not graded"),
        ("claim c: C. [@u; @s]", "its best source, s, is graded B2"),
        ("claim c: C.", "it states no confidence and cites no source"),
    ],
)
def test_where_a_strength_starts(line: str, why_so: str) -> None:
    argument = argument_of(f"{SOURCES}{line}\n")
    found = strengths(argument)
    start = contribution_sentences(argument, found, contributions(found, Name("c")))[1]
    assert start.partition(": ")[2] == f"{why_so}, and nothing bears on it."


def parts_of(text: str, unsettled: str = "") -> list[str]:
    """What is said of the strength of `c`, as if none had been found for some statements and what hangs on them."""
    argument = argument_of(SOURCES + text)
    found = strengths(argument)
    found = replace(found, solution=replace(found.solution, unsettled=frozenset(unsettled.split())))
    return contribution_sentences(argument, found, contributions(found, Name("c")))


def test_how_far_each_part_moves_a_strength() -> None:
    text = """\
claim c: C.
  confidence low
  assumes g: G.
    confidence high
  support one: O. [@s]
    and two: T. [@s]
    and three: H. [@u]
    undercut: N. [@s]
    undercut: M. [@s]
  contradicts d
claim d: D. [@s]
"""
    assert parts_of(text)[2:] == [
        "Contradicted by d (strong), which lowers it; without this, it would be even.",
        (
            "Supported by one with two and three (very weak together, after undercuts by “N” and “M”), "
            "which raises it slightly; without this, it would still be weak."
        ),
        "Assumes g (very strong), which hardly matters; without this, it would still be weak.",
    ]


def test_a_strength_that_was_not_found_is_not_taken_apart() -> None:
    assert parts_of("claim c: C.\n", "c") == [
        "c has no strength by quadratic energy: it hangs on a circle for which none was found."
    ]
    part = parts_of("claim c: C.\n  contradicts d\nclaim d: D.\n", "d")[2]
    assert part.startswith("Contradicted by d (of no settled strength), which ")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A" * 48, "A" * 48),
        ("A" * 49, "A" * 48 + " …"),
        ("A" * 40 + "; " + "B" * 20, "A" * 40 + " …"),
    ],
)
def test_a_statement_without_a_name_goes_by_the_beginning_of_its_text(text: str, name: str) -> None:
    statements = argument_of(f"claim c: C.\n  support: {text}\n").statements.values()
    assert [called(each) for each in statements] == ["c", f"“{name}”"]


THREE = "".join(f"claim {name}: {name} [@s]\n" for name in ("x", "y", "z"))
HELD = "interpretation i: I.\n  holds a\n  rejects z\n"


@pytest.mark.parametrize(
    ("limits", "ask", "message", "advice"),
    [
        (
            Limits(paths=5),
            lambda analysis: analysis.cruxes,
            "what bears on what, and what would follow without each statement, comes to more than 5",
            (
                "shorten the longest chains and circles of reasons and objections, or split it into smaller briefs; "
                "or raise the limit with `--limit paths=10`"
            ),
        ),
        (
            Limits(trials=5),
            lambda analysis: analysis.conflicts,
            "its interpretations, each with all the statements and steps there are, come to more than 5",
            (
                "keep the interpretations that differ most, or split it into smaller briefs; "
                "or raise the limit with `--limit trials=10`"
            ),
        ),
    ],
)
def test_what_is_too_large_to_work_out_is_refused_with_what_to_do(
    limits: Limits, ask: Callable[[Analysis], object], message: str, advice: str
) -> None:
    analysis = analysis_of(f"claim a: A. [@s]\n  objection x\n{SOURCES}{THREE}{HELD}", limits)
    with pytest.raises(TooMuch) as caught:
        ask(analysis)
    told = caught.value.diagnostic
    assert (told.message, told.help) == (f"this argument is too large to work out: {message}", advice)
