"""What rests on which source, and which statements have fewer sources than they seem to."""

from collections.abc import Iterable, Iterator

from argmap.analysis import Echo
from argmap.analysis.verdicts import LeftOut, Verdicts
from argmap.document.inlines import Inlines, inlines, joined
from argmap.model import Name, Role
from argmap.wording.speaker import Speaker

NAMES = 8
"""How many statements are named; the rest are counted."""

CLAIMS = frozenset({Role.CLAIM, Role.RECOMMENDATION})


def source(say: Speaker, name: Name) -> Inlines:
    """A source by its name, its grade and its title, and where it is written."""
    found = say.argument.sources[name]
    key = "source-graded" if found.grade else "source-ungraded"
    pieces = {"grade": found.grade} if found.grade else {}
    return inlines(say(key, name=say.source(name), title=found.title.plain(), **pieces), say.page(f"src-{name}"))


def summary(say: Speaker, verdicts: Verdicts) -> Inlines:
    """How many sources there are, and which claims rest on one alone."""
    alone = claims(say, verdicts.single_sources)
    told = say.count("rest-on-one", len(alone), names=_names(say, alone)) if alone else say("rest-on-none")
    idle = sum(not citing for citing in verdicts.citations.by.values())
    uncited = say.count("uncited", idle) if idle else ()
    return joined((say.count("sources-summary", len(say.argument.sources)), uncited, told))


def rests(say: Speaker, verdicts: Verdicts, found: LeftOut) -> Iterator[Inlines]:
    """Who cites a source, what goes with it, and what rests on it alone."""
    name, *echoing = found.sources
    yield say.count("source-cited", len(verdicts.citations.by[name]))
    if echoing:
        yield say("source-remark", remark=say("left-out-with-it", sources=say.listed(map(say.source, echoing))))
    alone = claims(say, found.rests)
    if not alone:
        yield say("rests-none")
        return
    more = len(found.rests) - len(alone)
    told = say.count("rests-alone", len(alone), names=_names(say, alone))
    yield joined((told, say.count("rests-more", more) if more else ()))


def claims(say: Speaker, names: Iterable[Name]) -> list[Name]:
    """The claims and the advice among some statements."""
    return [name for name in names if say.argument.statements[name].role in CLAIMS]


def echoed(say: Speaker, echo: Echo) -> Inlines:
    """The one source that all sources of a statement go back to, and where the statement is written."""
    told = say(
        "goes-back-to",
        statement=say.called(echo.statement),
        sources=say.listed(echo.cited, last="list-and"),
        origin=echo.origin,
    )
    return inlines(told, say.at(echo.statement))


def _names(say: Speaker, names: list[Name]) -> Inlines:
    return say.some([say.called(name) for name in names], NAMES)
