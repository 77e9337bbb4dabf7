"""Why a statement fares as it does: all that bears on it, each thing once, how that fares, and what decides it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.citations import cited_sources
from argmap.analysis.verdicts.kinds import Answer, State, Status
from argmap.analysis.verdicts.status import Judgement
from argmap.model import Name, StepId, StepKind


class Bearing(StrEnum):
    """How one thing bears on a statement."""

    FOR = "for"
    AGAINST = "against"
    NEEDS = "needs"
    CONTRADICTS = "contradicts"


class Fares(StrEnum):
    """How it fares: a reason or assumption holds, or fails for what is disputed; see `State` for the rest."""

    HOLDS = "holds"
    DISPUTED = "disputed"
    OPEN = "open"
    REPLIED = "replied"
    SET_ASIDE = "set aside"
    REFUTED = "refuted"
    UNSUPPORTED = "unsupported"
    TOO_WEAK = "too weak"
    """An undercut or reply that is open, and of a lower rank than what it is to end."""
    QUESTIONS = "puts in question"
    """A reply that is open, and leaves a support a reason."""
    PREVAILS = "prevails"


@dataclass(frozen=True, slots=True)
class Rejoinder:
    """An undercut or a reply: of a step, or where it is deeper, of the last rejoinder that is one less deep."""

    depth: int
    kind: StepKind
    statement: Name
    step: StepId
    fares: Fares


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that bears on a statement."""

    bearing: Bearing
    statement: Name
    """Of a step, its first premise."""
    step: StepId | None
    fares: Fares
    rejoinders: tuple[Rejoinder, ...] = ()
    """All undercuts of it and replies to it, and those of these, depth first."""
    answers: tuple[Answer, ...] = ()
    """What decides that a step is not open."""
    linked: tuple[tuple[Name, Fares], ...] = ()
    """Its other premises, and whether they are disputed or unsupported."""


@dataclass(frozen=True, slots=True)
class Why:
    """A statement with all that bears on it."""

    statement: Name
    own: int
    """Its own rank."""
    sources: tuple[Name, ...]
    reasons: tuple[Reason, ...]


def why(judgement: Judgement, number: int) -> Why:
    """All that bears on a statement: what speaks for it, against it, what it needs, and what contradicts it."""
    plain = judgement.plain
    name = plain.names[number]
    sources = cited_sources(plain.argument, name)
    return Why(name, judgement.own[number], sources, tuple(_reasons(judgement, number)))


def _reasons(judgement: Judgement, number: int) -> Iterator[Reason]:
    plain, graph = judgement.plain, judgement.graph
    supports, objections = graph.supports[number], graph.objections[number]
    for bearing, steps in ((Bearing.FOR, supports), (Bearing.AGAINST, objections)):
        yield from (_step(judgement, bearing, step) for step in steps)
    assumed = (each for step in supports for each in graph.assumed[step])
    for each in dict.fromkeys((*graph.assumptions[number], *assumed)):
        yield Reason(Bearing.NEEDS, plain.names[each], None, _status(judgement, each))
    rivals = frozenset(judgement.against[number][1])
    for each in graph.rivals[number]:
        yield Reason(Bearing.CONTRADICTS, plain.names[each], None, Fares.OPEN if each in rivals else Fares.REFUTED)


def _step(judgement: Judgement, bearing: Bearing, step: int) -> Reason:
    plain, state = judgement.plain, judgement.states[step]
    fares = Fares(state)
    if bearing is Bearing.FOR:
        fares = Fares.HOLDS if state is State.OPEN else Fares.DISPUTED if judgement.shaky(step) else fares
    linked = [each for each in judgement.graph.premises[step] if each != plain.first[step]]
    return Reason(
        bearing,
        plain.names[plain.first[step]],
        plain.keys[step],
        fares,
        tuple(_rejoinders(judgement, step)),
        judgement.answers(step),
        tuple((plain.names[each], _status(judgement, each)) for each in linked),
    )


def _rejoinders(judgement: Judgement, step: int) -> Iterator[Rejoinder]:
    """Works with a stack, not recursion, so that replies to replies may be of any number."""
    plain = judgement.plain
    stack = [(0, each, step) for each in reversed(plain.onto[step])]
    while stack:
        depth, each, below = stack.pop()
        name = plain.names[plain.first[each]]
        yield Rejoinder(depth, plain.kinds[each], name, plain.keys[each], _fares(judgement, each, below))
        stack += [(depth + 1, other, each) for other in reversed(plain.onto[each])]


def _fares(judgement: Judgement, step: int, below: int) -> Fares:
    """How an undercut or reply fares against the step it is of."""
    if not judgement.is_open(step):
        return Fares(judgement.states[step])
    if step not in judgement.graph.enders[below]:
        return Fares.QUESTIONS
    return Fares.TOO_WEAK if judgement.strength(step) < judgement.weight(below) else Fares.PREVAILS


def _status(judgement: Judgement, number: int) -> Fares:
    status = judgement.status[number]
    return Fares.HOLDS if status is Status.NOTHING else Fares(status)
