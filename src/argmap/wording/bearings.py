"""Why a statement fares as it does: a sentence for each thing that bears on it, and for each that answers that."""

from collections.abc import Iterator

from argmap.analysis.verdicts import Answer, Bearing, Fares, Reason, Rejoinder, State, Verdicts
from argmap.document.inlines import Inlines, inlines, joined
from argmap.model import Name, StepKind
from argmap.wording.speaker import Speaker
from argmap.wording.verdicts import answers, how_it_fares, tested

_ANSWERING = {StepKind.UNDERCUT: State.SET_ASIDE, StepKind.REPLY: State.REPLIED}
"""What an undercut and a reply do to a step, be it that they prevail or not."""


def bearing(say: Speaker, found: Bearing) -> Inlines:
    """What goes before all that bears on a statement in one way."""
    return say(f"why-{found}")


def statement(say: Speaker, verdicts: Verdicts, name: Name) -> Inlines:
    """A statement with what it cites and where it is written, and what is to be said of it."""
    return joined(((*say.text(name), say.at(name)), how_it_fares(say, verdicts, name)))


def reason(say: Speaker, verdicts: Verdicts, one: Reason) -> Inlines:
    """One thing that bears on a statement, with what goes with it, and what is to be said of each."""
    told = statement(say, verdicts, one.statement)
    if one.linked:
        others = joined(statement(say, verdicts, name) for name, _ in one.linked)
        told = say("part-with", what=told, others=others)
    return joined((told, tested(say, verdicts, one.statement) if one.bearing is Bearing.NEEDS else ()))


def outcome(say: Speaker, verdicts: Verdicts, one: Reason) -> Iterator[Inlines]:
    """How it comes out, if nothing that stands below it says so."""
    if one.bearing is Bearing.AGAINST and one.fares is Fares.OPEN:
        yield say("fares-unmet" if one.rejoinders else "fares-open")
    elif one.bearing is Bearing.CONTRADICTS:
        if one.statement not in say.argument.interpretations:
            yield from answers(say, verdicts.against(one.statement) if one.fares is Fares.REFUTED else ())
    else:
        below = {each.step for each in one.rejoinders}
        told = [each for each in one.answers if each.step is None or each.step not in below]
        if found := [each for each in told if not _is_said(say, verdicts, each)]:
            yield from answers(say, found)


def _is_said(say: Speaker, verdicts: Verdicts, one: Answer) -> bool:
    """Whether what a premise lacks is said of that premise."""
    return one.state is State.UNSUPPORTED and bool(how_it_fares(say, verdicts, one.statement))


def rejoinder(say: Speaker, verdicts: Verdicts, one: Rejoinder) -> Inlines:
    """An undercut or a reply, and whether it prevails."""
    told = say(f"answer-{_ANSWERING[one.kind]}", what=statement(say, verdicts, one.statement))
    return inlines(told, " ", say(f"fares-{one.fares}"))
