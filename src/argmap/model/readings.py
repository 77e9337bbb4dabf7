"""What an interpretation says beneath its thesis: what it holds and rejects, what follows, and what one would see."""

from collections.abc import Callable, Iterable, Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.language.tree import Keyword, Line, Word
from argmap.model.argument import Account, Indicator, Interpretation
from argmap.model.attributes import Attributes
from argmap.model.collect import Drafts
from argmap.model.index import POINTS_AT, Kind
from argmap.model.names import name_from
from argmap.model.values import Name, Status

_Report = Callable[[Diagnostic], None]


def interpretation(line: Line, attributes: Attributes, drafts: Drafts, report: _Report) -> Interpretation:
    """Resolve one interpretation; a statement both held and rejected is an error, and counts as held."""
    names = drafts.names
    own = Name(line.names[0].text)
    holds = names.find_all(attributes.names(Keyword.HOLDS), Kind.STATEMENT)
    rejects = names.find_all(attributes.names(Keyword.REJECTS), Kind.STATEMENT)
    held = {own, *holds}
    _refuse_both(attributes, held, report)
    return Interpretation(
        name=own,
        answers=names.find_all(attributes.names(Keyword.ANSWERS), Kind.QUESTION),
        holds=tuple(name for name in holds if name != own),
        rejects=tuple(name for name in rejects if name not in held),
        implications=attributes.texts(Keyword.IMPLICATION),
        recommendations=tuple(
            drafts.recommendations[child.span]
            for child in attributes.all(Keyword.RECOMMENDATION)
            if child.span in drafts.recommendations
        ),
        indicators=tuple(_indicator(child, drafts, report) for child in attributes.all(Keyword.INDICATOR)),
        explains=tuple(_accounts(attributes.all(Keyword.EXPLAINS), drafts)),
        assessment=attributes.text(Keyword.ASSESSMENT),
        stake=attributes.text(Keyword.STAKE),
        span=line.span,
    )


def _refuse_both(attributes: Attributes, held: set[Name], report: _Report) -> None:
    places = {word.text: word.span for word in attributes.names(Keyword.HOLDS)}
    for word in attributes.names(Keyword.REJECTS):
        if word.text not in held:
            continue
        place = places.get(word.text)
        thesis = "" if place else "its own thesis "
        report(
            Diagnostic(
                "ARG207",
                f"this interpretation holds and rejects {thesis}`{word.text}`",
                Label(word.span, "rejected here"),
                (Label(place, "held here"),) if place else (),
                help="delete one of the two",
            )
        )


def _accounts(lines: Iterable[Line], drafts: Drafts) -> Iterator[Account]:
    """How it accounts for events; one that it accounts for twice with the same statement is warned of."""
    first: dict[tuple[Name, Name], Word] = {}
    for line in lines:
        event, statement = (drafts.names.find(word, kind) for word, kind in zip(line.names, _EXPLAINED, strict=True))
        if event is None or statement is None:
            continue
        word = first.setdefault((event, statement), line.names[1])
        if word is line.names[1]:
            yield Account(event, statement, line.text, line.span)
        else:
            drafts.names.twice(line.names[1], word)


_EXPLAINED = POINTS_AT[Keyword.EXPLAINS]


def _indicator(line: Line, drafts: Drafts, report: _Report) -> Indicator:
    attributes = Attributes(line, report)
    assert line.text is not None  # noqa: S101 - the grammar gives an indicator a text
    name = drafts.indicator_names.get(line.span) or name_from(line.text.raw)
    status = attributes.choice(Keyword.STATUS, Status) or Status.UNKNOWN
    return Indicator(name, line.text, status, attributes.day(Keyword.CHECKED), line.span)
