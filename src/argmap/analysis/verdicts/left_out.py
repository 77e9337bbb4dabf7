"""What becomes of an argument without a source, or without a statement; and what rests on one source alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.analysis.citations import Citations
from argmap.analysis.verdicts.fixed_point import WITHDRAWN
from argmap.analysis.verdicts.kinds import Status
from argmap.analysis.verdicts.numbered import Numbered
from argmap.analysis.verdicts.ranks import own_rank
from argmap.analysis.verdicts.revision import Revision
from argmap.analysis.verdicts.status import Judgement
from argmap.model import Name


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What comes of leaving something out."""

    sources: tuple[Name, ...]
    """The source, and all that merely repeats it."""
    unsourced: tuple[Name, ...]
    """The statements that are left without any source, or are withdrawn."""
    changed: Mapping[Name, Status]
    """The statements of which something else is printed then, theses apart, in the order of the files."""
    rests: tuple[Name, ...]
    """Those of them of which nothing is printed, and which are unsupported without it."""
    work: int
    """How many statements and steps had to be looked at."""


def without_source(judgement: Judgement, citations: Citations, source: Name) -> LeftOut:
    """Leave out a source and its echoes: what cites nothing else has no ground of its own then."""
    plain, silenced = judgement.plain, citations.with_echoes((source,))
    citing = {plain.numbers[name] for each in silenced for name in citations.by[each]}
    fresh = {each: own_rank(plain.argument, plain.statements[each], frozenset(silenced)) for each in sorted(citing)}
    lost = {each: rank for each, rank in fresh.items() if rank != plain.own[each]}
    unsourced = plain.named(plain.numbers[name] for name in citations.unsourced(silenced))
    return _left_out(judgement, lost, silenced, unsourced)


def withdrawn(judgement: Judgement, names: Iterable[Name]) -> LeftOut:
    """Withdraw statements: they are false, and every step from them is dead."""
    numbers = judgement.plain.numbered(names)
    return _left_out(judgement, dict.fromkeys(numbers, WITHDRAWN), (), judgement.plain.named(numbers))


def remaining(plain: Numbered, known: Citations, without: Iterable[Name]) -> list[int]:
    """The own ranks of all statements where some statements are withdrawn, and some sources left out with echoes."""
    gone = tuple(without)
    silenced = frozenset(known.with_echoes(name for name in gone if name in known.by))
    own = [own_rank(plain.argument, one, silenced) for one in plain.statements]
    for number in plain.numbered(name for name in gone if name in plain.numbers):
        own[number] = WITHDRAWN
    return own


def _left_out(
    judgement: Judgement, lost: Mapping[int, int], sources: tuple[Name, ...], unsourced: tuple[Name, ...]
) -> LeftOut:
    plain, before = judgement.plain, judgement.status
    revision = Revision(judgement, lost)
    after = revision.after.status
    told = [each for each in revision.changed if after[each] is not before[each] and not plain.is_thesis[each]]
    rests = (each for each in told if before[each] is Status.NOTHING and after[each] is Status.UNSUPPORTED)
    changed = {plain.names[each]: after[each] for each in told}
    return LeftOut(sources, unsourced, changed, plain.named(rests), revision.work)
