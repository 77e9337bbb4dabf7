"""What became of an argument from one edition to the next: what was added, fares otherwise, is judged anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.analysis.analysis import Analysis
from argmap.analysis.matrix import Ranking
from argmap.analysis.verdict import Verdict
from argmap.model import Level, Masthead, Name, Statement


@dataclass(frozen=True, slots=True)
class Revised:
    """A key judgment of both editions that is assessed otherwise; each pair is what it was and what it is now."""

    name: Name
    verdicts: tuple[Verdict | None, Verdict | None]
    """None for the thesis of an interpretation."""
    likelihoods: tuple[str, str]
    """Terms of the scale; empty where none was given."""
    levels: tuple[Level | None, Level | None]
    """How much confidence was put in it; None where that was not said."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The differences between two editions.

    Statements are the same if they have the same name. One without a name is called after its text, so that a new
    wording makes it a new statement. Names are in the order of their own edition.
    """

    revised: tuple[Revised, ...]
    raised: tuple[Name, ...]
    """Statements that were no key judgments before."""
    dropped: tuple[Name, ...]
    """Statements that are key judgments no more, whether they are still there or not."""
    bottom_line: bool
    """Whether it is worded otherwise."""
    ranking: Ranking | None
    """The interpretations in the order in which the evidence contradicts them now, if those of both editions come in
    another order; None if they do not, or where there is no evidence or nothing to compare."""
    added: tuple[Name, ...]
    removed: tuple[Name, ...]
    reworded: tuple[Name, ...]
    risen: tuple[Name, ...]
    """Statements of both editions, but theses, that stand now and did not."""
    fallen: tuple[Name, ...]
    """Statements of both editions that stood and do not now."""

    def __bool__(self) -> bool:
        """Whether there is any."""
        lists = (self.revised, self.raised, self.dropped, self.added, self.removed, self.reworded)
        return any((*lists, self.risen, self.fallen)) or self.bottom_line or self.ranking is not None


def changes(before: Analysis, after: Analysis) -> Changes:
    """What differs between an earlier edition and a later one."""
    then, now = before.argument.statements, after.argument.statements
    old, new = before.argument.masthead, after.argument.masthead
    both = [name for name in now if name in then]
    was, are = (old.judgments if old else ()), (new.judgments if new else ())
    stood, stand = before.standing.accepts, after.standing.accepts
    judged = [name for name in both if name in before.verdicts and name in after.verdicts]
    return Changes(
        revised=tuple(_revised(before, after, [name for name in are if name in was])),
        raised=tuple(name for name in are if name not in was),
        dropped=tuple(name for name in was if name not in are),
        bottom_line=_summary(old) != _summary(new),
        ranking=after.matrix.ranking if _ranked(before, after) != _ranked(after, before) else None,
        added=tuple(name for name in now if name not in then),
        removed=tuple(name for name in then if name not in now),
        reworded=tuple(name for name in both if _words(then[name]) != _words(now[name])),
        risen=tuple(name for name in judged if stand(name) and not stood(name)),
        fallen=tuple(name for name in judged if stood(name) and not stand(name)),
    )


def _revised(before: Analysis, after: Analysis, names: list[Name]) -> Iterator[Revised]:
    for name in names:
        then, now = before.argument.statements[name], after.argument.statements[name]
        one = Revised(
            name=name,
            verdicts=(before.verdicts.get(name), after.verdicts.get(name)),
            likelihoods=(then.likelihood or "", now.likelihood or ""),
            levels=(_level(then), _level(now)),
        )
        if any(was != now for was, now in (one.verdicts, one.likelihoods, one.levels)):
            yield one


def _level(statement: Statement) -> Level | None:
    return statement.confidence.level if statement.confidence else None


def _ranked(one: Analysis, other: Analysis) -> tuple[frozenset[Name], ...]:
    """The order of those interpretations that both editions compare; those that are level are together."""
    shared = {each.name for each in one.argument.compared()} & {each.name for each in other.argument.compared()}
    if len(shared) < 2 or not (one.matrix.rows and other.matrix.rows):
        return ()
    levels = (frozenset(level) & shared for level in one.matrix.ranking)
    return tuple(level for level in levels if level)


def _summary(masthead: Masthead | None) -> str:
    return _plain(masthead.summary.plain()) if masthead and masthead.summary else ""


def _words(statement: Statement) -> str:
    return _plain(statement.text.plain())


def _plain(text: str) -> str:
    return " ".join(text.split())
