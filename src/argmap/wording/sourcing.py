"""What hangs on one source, and which statements have fewer sources than they seem to."""

from collections.abc import Iterator, Sequence

from argmap.analysis import Echo, LeftOut, Standing
from argmap.document.inlines import Inlines, inlines
from argmap.model import Name
from argmap.wording.speaker import Speaker

NAMES = 8
"""How many statements are named; the rest are counted."""


def source(say: Speaker, name: Name) -> Inlines:
    """A source by its name, its grade and its title, and where it is written."""
    found = say.argument.sources[name]
    key = "source-graded" if found.grade else "source-ungraded"
    pieces = {"grade": found.grade} if found.grade else {}
    return inlines(say(key, name=say.source(name), title=found.title.plain(), **pieces), say.page(f"src-{name}"))


def without_source(say: Speaker, found: LeftOut, order: Sequence[Sequence[Name]]) -> Iterator[Inlines]:
    """What follows if a source is left out; `order` is that of the interpretations as things are."""
    if found.repeated_by:
        yield say("source-remark", remark=say("left-out-with-it", sources=say.listed(found.repeated_by)))
    yield _cited(say, found)
    for standing in Standing:
        if changed := [name for name, now in found.changed.items() if now is standing]:
            names = say.some([say.called(name) for name in changed], NAMES)
            yield say("source-named", remark=say(f"would-{standing}"), names=names)
    judgments = dict.fromkeys(say.argument.masthead.judgments if say.argument.masthead else ())
    if fates := [fate(say, name, found.changed[name]) for name in judgments if name in found.changed]:
        yield say("source-judgments", fates=say.listed(fates, last="list-and"))
    if found.outlook.ranking != order:
        yield say("source-remark", remark=say("new-order", order=ranked(say, found.outlook.ranking)))


def echoed(say: Speaker, echo: Echo) -> Inlines:
    """The one source that all sources of a statement go back to, and where the statement is written."""
    told = say(
        "goes-back-to",
        statement=say.called(echo.statement),
        sources=say.listed(echo.cited, last="list-and"),
        origin=echo.origin,
    )
    return inlines(told, say.at(echo.statement))


def fate(say: Speaker, name: Name, then: Standing) -> Inlines:
    """How a statement would fare."""
    return say(f"crux-fate-{then}", statement=say.called(name))


def ranked(say: Speaker, ranking: Sequence[Sequence[Name]]) -> Inlines:
    """Interpretations in their order by name; those that are level share a place."""
    places = []
    before = 1
    for level in ranking:
        names = say.listed(level, last="list-and")
        places.append(say("matrix-place", number=str(before), interpretations=names))
        before += len(level)
    return say.listed(places)


def _cited(say: Speaker, found: LeftOut) -> Inlines:
    """How many cite it, and what becomes of their sources without it."""
    citing, bare = len(found.cited_by), len(found.unsourced)
    told = [say.count("source-cited", citing)]
    if bare:
        told.append(say.count("source-bare", bare))
        if echoing := len(set(found.unsourced).difference(found.cited_by)):
            told.append(say.count("source-echoed", echoing))
    elif citing:
        told.append(say.count("source-besides", citing))
    return inlines(*(piece for each in told for piece in (each, " ")))
