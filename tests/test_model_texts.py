"""Texts are listed once: none is forgotten, and each is looked through for what it is printed as."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

from argmap.language.tree import Text
from argmap.model import Argument, Quantity
from argmap.model.texts import ASSESSING, CITING, FIELDS, PRINTED, TextField
from argmap.render.glyphs import missing_glyphs
from argmap.render.html import render_html
from brief_lab import brief_of
from samples import argument_of, findings

NO_WORDS = {
    "CitedSource.grade",
    "CitedSource.item",  # What citation styles print of it is looked through by its variables.
    "CitedSource.kind",
    "Masthead.citations",
    "Masthead.lang",
    "Masthead.paper",
    "Masthead.parts",
    "Masthead.previous",
    "Quantity.number",  # These are parts of a text that is looked through.
    "Quantity.of",
    "Quantity.unit",
    "SchemeUse.addressed",
    "SchemeUse.scheme",
    "Statement.likelihood",
    "Statement.tags",
}
"""Fields of plain strings that are no words of an author's for readers."""

NAMES = {"Statement.name", "Term.name", "CitedSource.name"}
"""Names that are printed."""

PLACES = {
    "Masthead.title": ("brief b: {}", ""),
    "Masthead.subtitle": ("", "  subtitle: {}"),
    "Masthead.organisation": ("", "  organisation: {}"),
    "Masthead.author": ("", "  author: {}"),
    "Masthead.marking": ("", "  marking: {}"),
    "Masthead.summary": ("", "  summary: {}"),
    "Masthead.scope": ("", "  scope: {}"),
    "Masthead.gaps": ("", "  gap: {}"),
    "Question.text": ("", "question q: {}"),
    "Question.label": ("", "question q: Why?\n  label: {}"),
    "Question.assessment": ("", "question q: Why?\n  assessment: {}"),
    "Section.title": ("", "section part: {}\nclaim in-part: It is so."),
    "Section.label": ("", "section part: Part\n  label: {}\nclaim in-part: It is so."),
    "ThemePage.title": ("", "theme t: {}"),
    "ThemePage.assessment": ("", "theme t: T\n  assessment: {}"),
    "Statement.text": ("", "claim a: {}"),
    "Statement.quotes": ("", "claim a: It is so.\n  quote: {}"),
    "Statement.by": ("", "claim a: It is so.\n  by: {}"),
    "Confidence.reason": ("", "claim a: It is so.\n  confidence low: {}"),
    "Statement.caveats": ("", "claim a: It is so.\n  caveat: {}"),
    "Statement.label": ("", "claim a: It is so.\n  label: {}"),
    "Statement.conflict": ("", "claim a: It is so.\n  conflict: {}"),
    "Statement.would_change": ("", "claim a: It is so.\n  would-change: {}"),
    "Statement.ask": ("", "claim a: It is so.\n  ask: {}"),
    "Statement.collect": ("", "claim a: It is so.\n  collect: {}"),
    "Quantity.text": ("", "claim a: It is so.\n  figure: 7.5 %; {}"),
    "Prospect.reason": ("", "interpretation i: I.\n  recommendation: Go.\n    possible no: {}"),
    "Account.words": ("", "event e: It was.\ninterpretation i: I.\n  explains e, e: {}"),
    "Interpretation.assessment": ("", "interpretation i: I.\n  assessment: {}"),
    "Interpretation.stake": ("", "interpretation i: I.\n  stake: {}"),
    "Statement.note": ("", "claim a: It is so.\n  note: {}"),
    "Interpretation.implications": ("", "interpretation i: I.\n  implication: {}"),
    "Indicator.text": ("", "interpretation i: I.\n  indicator: {}"),
    "Dissent.text": ("", "  dissent: {}"),
    "Dissent.by": ("", "  dissent: No.\n    by: {}"),
    "Voice.text": ("", "voice v: {}"),
    "Term.text": ("", "term t: {}"),
    "CitedSource.title": ("", "source other: {}"),
    "CitedSource.author": ("", "source other: Other\n  author: {}"),
    "CitedSource.publisher": ("", "source other: Other\n  publisher: {}"),
    "CitedSource.url": ("", "source other: Other\n  url: https://example.org/{}"),
    "CitedSource.label": ("", "source other: Other\n  label: {}"),
    "CitedSource.caveats": ("", "source other: Other\n  caveat: {}"),
    "CitedSource.note": ("", "source other: Other\n  note: {}"),
}
"""For each field, the head of a brief that has it and what follows; `{}` is the text."""


def called(field: TextField) -> str:
    return f"{field.owner.__name__}.{field.name}"


def brief(place: str, text: str) -> str:
    head, rest = PLACES[place]
    return f"{head or 'brief b: Title'}\n  citations: ieee\n{rest}\nsource s: Source\n".replace("{}", text)


def says_something(hint: object) -> bool:
    return hint in (str, Text) or any(map(says_something, get_args(hint)))


def classes(hint: object) -> set[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        return {hint} if hint.__module__ in (Argument.__module__, Quantity.__module__) else set()
    return set().union(*map(classes, get_args(hint)))


def every_field() -> dict[str, object]:
    found: dict[str, object] = {}
    waiting: list[type] = [Argument]
    for each in waiting:
        hints = get_type_hints(each)
        assert is_dataclass(each)
        found |= {f"{each.__name__}.{field.name}": hints[field.name] for field in fields(each)}
        waiting.extend(one for hint in hints.values() for one in classes(hint) if one not in waiting)
    return found


def test_no_field_that_holds_words_is_forgotten() -> None:
    known = every_field()
    assert {name for name, hint in known.items() if says_something(hint)} == {*map(called, FIELDS)} - NAMES | NO_WORDS
    assert known.keys() >= NAMES
    assert {*map(called, FIELDS)} == {*PLACES} | NAMES


@pytest.mark.parametrize("place", PLACES)
def test_a_citation_is_printed_counted_and_missed_in_the_same_texts(place: str) -> None:
    cites = place in set(map(called, CITING))
    cited = brief(place, "It[@s]")
    assert ('href="#src-s"' in render_html(brief_of(cited))) is cites
    assert (not [each for each in findings(cited, "ARG402") if "`s`" in each.message]) is cites
    assert bool(findings(brief(place, "It[s]"), "ARG210")) is cites


@pytest.mark.parametrize("place", PLACES)
def test_characters_are_looked_for_in_what_is_printed(place: str) -> None:
    text = brief(place, "国")
    assert ("国" in render_html(brief_of(text))) is bool(missing_glyphs(argument_of(text)))
    assert bool(missing_glyphs(argument_of(text))) is (place in set(map(called, PRINTED)))


@pytest.mark.parametrize("place", PLACES)
def test_likelihood_is_looked_for_where_authors_say_how_things_are(place: str) -> None:
    text = brief(place, "probably").replace("source s", "claim z: Peace is likely.\nsource s")
    assert bool(findings(text, "ARG409")) is (place in set(map(called, ASSESSING)))


def test_sources_are_numbered_as_they_are_cited_from_the_subtitle_on() -> None:
    text = "source x: X\nsource y: Y\nbrief b: B\n  citations: ieee\n  summary: Sum. [@x]\n  subtitle: Sub [@y]\n"
    html = render_html(brief_of(text))
    assert html.index('id="src-y"') < html.index('id="src-x"')


def test_words_of_the_other_row_are_marked_from_the_top_of_the_file() -> None:
    text = "claim a: War is likely.\n  confidence low: it is probably so\nclaim b: Peace is improbable.\n"
    (found,) = findings(text, "ARG409")
    assert found.primary
    assert text[found.primary.span.start : found.primary.span.end] == "probably"
