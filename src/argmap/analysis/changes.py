"""What became of an argument from one edition to the next: what was added, fares otherwise, is judged anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.analysis.analysis import Analysis
from argmap.analysis.verdicts import Order, Stance, Status
from argmap.model import Level, Masthead, Name, Role, Statement


@dataclass(frozen=True, slots=True)
class Revised:
    """A key judgment of both editions that is assessed otherwise; each pair is what it was and what it is now."""

    name: Name
    statuses: tuple[Status, Status]
    likelihoods: tuple[str, str]
    """Terms of the scale; empty where none was given."""
    levels: tuple[Level | None, Level | None]
    """How much confidence was put in it; None where that was not said."""


@dataclass(frozen=True, slots=True)
class Shifted:
    """What an interpretation of both editions made of a claim of both, and what it makes of it now."""

    interpretation: Name
    statement: Name
    stances: tuple[Stance, Stance]


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
    order: Order | None
    """Which interpretation the evidence speaks less against now, if that differs among those of both editions."""
    added: tuple[Name, ...]
    removed: tuple[Name, ...]
    reworded: tuple[Name, ...]
    cleared: tuple[Name, ...]
    """Statements of both editions, but theses, that were disputed or unsupported, and are not now."""
    disputed: tuple[Name, ...]
    """Those that are disputed now, and were not."""
    unsupported: tuple[Name, ...]
    """Those that are unsupported now, and were not."""
    shifted: tuple[Shifted, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        lists = (self.revised, self.raised, self.dropped, self.added, self.removed, self.reworded)
        fares = (self.cleared, self.disputed, self.unsupported, self.shifted)
        return any((*lists, *fares)) or self.bottom_line or self.order is not None


def changes(before: Analysis, after: Analysis) -> Changes:
    """What differs between an earlier edition and a later one."""
    then, now = before.argument.statements, after.argument.statements
    old, new = before.argument.masthead, after.argument.masthead
    both = [name for name in now if name in then]
    was, are = (old.judgments if old else ()), (new.judgments if new else ())
    was_so, is_so = before.judged.status, after.judged.status
    moved = {name: is_so[name] for name in both if name in was_so and name in is_so and was_so[name] != is_so[name]}
    return Changes(
        revised=tuple(_revised(before, after, [name for name in are if name in was])),
        raised=tuple(name for name in are if name not in was),
        dropped=tuple(name for name in was if name not in are),
        bottom_line=_summary(old) != _summary(new),
        order=after.judged.order if _ordered(before, after) != _ordered(after, before) else None,
        added=tuple(name for name in now if name not in then),
        removed=tuple(name for name in then if name not in now),
        reworded=tuple(name for name in both if _words(then[name]) != _words(now[name])),
        cleared=tuple(name for name, now_so in moved.items() if now_so is Status.NOTHING),
        disputed=tuple(name for name, now_so in moved.items() if now_so is Status.DISPUTED),
        unsupported=tuple(name for name, now_so in moved.items() if now_so is Status.UNSUPPORTED),
        shifted=tuple(_shifted(before, after, both)),
    )


def _revised(before: Analysis, after: Analysis, names: list[Name]) -> Iterator[Revised]:
    for name in names:
        then, now = before.argument.statements[name], after.argument.statements[name]
        one = Revised(
            name=name,
            statuses=(_status(before, name), _status(after, name)),
            likelihoods=(then.likelihood or "", now.likelihood or ""),
            levels=(_level(then), _level(now)),
        )
        if any(was != now for was, now in (one.statuses, one.likelihoods, one.levels)):
            yield one


def _level(statement: Statement) -> Level | None:
    return statement.confidence.level if statement.confidence else None


def _status(edition: Analysis, name: Name) -> Status:
    return edition.judged.status.get(name, Status.NOTHING)


def _shifted(before: Analysis, after: Analysis, both: list[Name]) -> Iterator[Shifted]:
    """What interpretations make otherwise of claims that both editions have."""
    claims = [name for name in both if after.argument.statements[name].role is Role.CLAIM]
    old = before.judged.readings
    for name, reading in after.judged.readings.items():
        for claim in claims if name in old else ():
            stances = (old[name].stance(claim), reading.stance(claim))
            if stances[0] is not stances[1]:
                yield Shifted(name, claim, stances)


def _ordered(one: Analysis, other: Analysis) -> frozenset[tuple[Name, Name]]:
    """Which of the interpretations that both editions compare fare better than which, in one edition."""
    shared = one.judged.readings.keys() & other.judged.readings.keys()
    better = one.judged.order.better.items() if len(shared) > 1 else ()
    return frozenset((each, worse) for worse, many in better for each in many if {each, worse} <= shared)


def _summary(masthead: Masthead | None) -> str:
    return _plain(masthead.summary.plain()) if masthead and masthead.summary else ""


def _words(statement: Statement) -> str:
    return _plain(statement.text.plain())


def _plain(text: str) -> str:
    return " ".join(text.split())
