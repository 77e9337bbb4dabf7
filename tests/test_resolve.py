"""Names resolved: what cannot be is said once, at its place, however much of it there is."""

import pytest

from argmap.diagnostics import Diagnostic, Source
from argmap.language.mistakes import near
from argmap.language.parser import parse
from argmap.model import LIKELIHOODS
from argmap.model.resolve import resolve


def found(text: str) -> list[Diagnostic]:
    return list(resolve([parse(Source("test.arg", text)).value]).diagnostics)


def marked(text: str) -> list[tuple[str, str]]:
    """For each finding its code and what it points at."""
    places = [(each.code, each.primary) for each in found(text)]
    return [(code, text[label.span.start : label.span.end]) for code, label in places if label]


@pytest.mark.parametrize(
    "line",
    [
        "claim c: [@nobody]",
        "claim c: [[nobody]]",
        "section s: Title [@nobody]",
        "source s: Title [[nobody]]",
        "source s: Title\n  note: See [[nobody]].",
        "brief b: B\n  dissent: No.\n    by: Me [@nobody]",
        "claim c: C.\n  by: [@nobody]",
    ],
)
def test_a_name_is_looked_up_wherever_a_text_may_stand(line: str) -> None:
    assert marked(f"{line}\n") == [("ARG201", "nobody")]


def test_any_number_of_statements_may_say_the_same_without_a_name() -> None:
    text = "claim c: C.\n" + "  objection: No.\n" * 40
    outcome = resolve([parse(Source("test.arg", text)).value])
    assert not outcome.diagnostics
    assert len(outcome.value.statements) == 41


@pytest.mark.parametrize("line", ["and b", "assumes b"])
def test_a_premise_given_twice_is_warned_of(line: str) -> None:
    assert marked(f"claim a: A.\n  support b\n    {line}\nclaim b: B.\n") == [("ARG206", "b")]


def test_a_contradiction_is_enough_from_one_side() -> None:
    text = "claim a: A.\n  contradicts b\nclaim b: B.\n  contradicts a\n"
    assert marked(text) == [("ARG206", "a")]
    assert len(resolve([parse(Source("test.arg", text)).value]).value.contradictions) == 1


def test_an_unknown_name_brings_up_one_that_is_known_unless_there_are_very_many() -> None:
    known = "".join(f"claim turnout-{number}: T.\n" for number in range(300))
    unknown = "claim top: T.\n" + "".join(f"  support turnaut-{number}\n" for number in range(300))
    advice = [each.help for each in found(known + unknown)]
    assert advice[0] == "did you mean `turnout-0`?"
    assert advice[-1].startswith("define it")
    assert len(advice) == 300


# Sources -------------------------------------------------------------------------------------------------------------


def sources(**origins: str) -> str:
    return "".join(f"source {name}: S\n" + f"  derives-from {of}\n" * bool(of) for name, of in origins.items())


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        (sources(a="a"), ["a"]),
        (sources(a="b", b="c", c="a"), ["a"]),
        (sources(start="a", a="b", b="a", c="c"), ["a", "c"]),
        (sources(a="b c", b="a", c="a"), ["a", "a"]),
        (sources(a="b c", b="d", c="d", d=""), []),
    ],
)
def test_each_circle_of_sources_is_pointed_at_where_it_closes(text: str, closing: list[str]) -> None:
    assert marked(text) == [("ARG208", name) for name in closing]


def test_a_circle_of_sources_is_shown_whole() -> None:
    (circle,) = found(sources(a="b", b="c", c="a"))
    assert circle.message == "`a` derives from itself, by way of `b` and 1 more"
    assert [label.text for label in circle.secondary] == ["`a` repeats this", "`b` repeats this"]


def test_a_long_circle_of_sources_is_one_finding() -> None:
    size = 5_000
    assert len(found(sources(**{f"s{number}": f"s{(number + 1) % size}" for number in range(size)}))) == 1


@pytest.mark.parametrize(
    ("written", "guess"),
    [("very likley", "very likely"), ("rouhgly evn", "roughly even"), ("likly", "likely"), ("quite likely", "")],
)
def test_a_guess_at_a_phrase_never_turns_its_sense_round(written: str, guess: str) -> None:
    assert near(written, LIKELIHOODS) == guess
