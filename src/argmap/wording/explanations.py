"""Why a statement fares as it does, a sentence for each row of the explanation."""

from collections.abc import Iterator

from argmap.analysis import Explanation, Relation, Repeat, Row, Scenario, Standing
from argmap.analysis.tally import Tally, tally
from argmap.document.inlines import Inlines
from argmap.model import Ground, Name, StepKind
from argmap.wording.speaker import Speaker

CITES = 2
"""How many citations of a statement are spelt out."""


def explained(say: Speaker, explanation: Explanation) -> Iterator[Inlines]:
    """A sentence for each row of the explanation, and where its statement is written."""
    for place, row in enumerate(explanation.rows):
        told = _row(say, explanation.scenario, row)
        yield (*(told if place else supposed(say, explanation.scenario, told)), say.at(row.statement))


def supposed(say: Speaker, scenario: Scenario, told: Inlines) -> Inlines:
    """A sentence after what is left out for it to be true."""
    left_out = [say.called(name) for name in scenario.without]
    left_out.extend(say("why-source", name=name) for name in scenario.sources)
    return say("why-without", things=say.listed(left_out, last="list-and"), sentence=told) if left_out else told


def does(say: Speaker, standing: Standing) -> Inlines:
    """How something fares, as what is said of it."""
    return say(f"does-{standing}")


# One row --------------------------------------------------------------------------------------------------------------


def _row(say: Speaker, scenario: Scenario, row: Row) -> Inlines:
    opening = _opening(say, scenario, row)
    if row.granted:
        return say("why-granted", opening=opening)
    if row.repeat is not None:
        return say("why-circle" if row.repeat is Repeat.CIRCLE else "why-above", opening=opening)
    return say("why-row", opening=opening, reason=reason(say, scenario, row.statement))


def _opening(say: Speaker, scenario: Scenario, row: Row) -> Inlines:
    """What a statement has to do with the row above it, and how it fares."""
    linked = row.linked and row.relation is not Relation.NEEDS
    name = say.called(row.statement)
    plain = linked or row.relation in (Relation.ASKED, Relation.BECAUSE)
    if row.granted:
        what = say("which-granted" if row.relation is not Relation.BECAUSE or linked else "granted", name=name)
    elif plain:
        what = say("fares", name=name, does=does(say, row.standing))
    else:
        what = _which(say, scenario, row, name)
    return what if row.relation is Relation.ASKED else say(f"why-{'and' if linked else row.relation}", what=what)


def _which(say: Speaker, scenario: Scenario, row: Row, name: Inlines) -> Inlines:
    """A statement, with what it would do where the relation alone does not say it, and how it fares."""
    fares = does(say, row.standing)
    step = None if row.step is None else scenario.argument.steps[row.step]
    if row.relation not in (Relation.HANGS_ON, Relation.DESPITE):
        return say("which", name=name, does=fares)
    if step is None:
        return say("which-contradicts", name=name, does=fares)
    if step.target_step is not None:
        premise = say.called(scenario.argument.steps[step.target_step].premises[0])
        return say(f"which-{step.kind}", name=name, does=fares, premise=premise)
    if step.kind is StepKind.OBJECTION and row.relation is Relation.DESPITE:
        return say("which", name=name, does=fares)
    return say(f"which-{step.kind}", name=name, does=fares)


# Why a statement fares as it does -------------------------------------------------------------------------------------


def reason(say: Speaker, scenario: Scenario, name: Name) -> Inlines:
    """What a statement's standing rests on, as the end of a sentence."""
    found = tally(scenario, name)
    match found.standing:
        case Standing.STANDS:
            ground = scenario.argument.statements[name].ground
            return say("why-stands", basis=_basis(say, found, ground), answered=_joined(say, _answered(say, found)))
        case Standing.FALLS:
            return _joined(say, _downfall(say, found))
        case Standing.UNDECIDED:
            return _joined(say, _suspense(say, found))


def _joined(say: Speaker, parts: Iterator[Inlines]) -> Inlines:
    return say.listed(parts, "list-and")


def _basis(say: Speaker, found: Tally, ground: Ground) -> Inlines:
    if not found.based:
        carried = say.within("basis-reasons", found.reasons.stands)
        return say("basis-unsourced", carried=carried) if found.unsourced else carried
    if ground is Ground.REPORTED:
        return say("basis-cites", places=say.some(found.cites, CITES)) if found.cites else say("basis-quotes")
    return say("basis-assumed" if ground is Ground.ASSUMPTION else "basis-bare")


def _answered(say: Speaker, found: Tally) -> Iterator[Inlines]:
    if found.objections.total:
        yield _all(say, "answered", found.objections.total)
    if found.opposites.total:
        yield say("contradiction-falls")
    if not found.objections.total and not found.opposites.total:
        yield say("unopposed")


def _downfall(say: Speaker, found: Tally) -> Iterator[Inlines]:
    if found.withdrawn:
        yield say("cause-withdrawn")
        return
    if found.objections.stands:
        yield say.within("cause-objections-stands", found.objections.stands)
    if found.opposites.stands:
        yield say("contradiction-stands")
    if found.assumptions.falls:
        yield say("cause-assumption-falls")
    if not found.based and found.reasons.falls == found.reasons.total:
        if found.unsourced:
            yield say("cause-source")
        if found.reasons.total or not found.unsourced:
            yield _all(say, "cause-reasons", found.reasons.total)


def _suspense(say: Speaker, found: Tally) -> Iterator[Inlines]:
    if not found.based and not found.reasons.stands:
        yield say("cause-unsettled")
    if found.assumptions.undecided:
        yield say("cause-assumption-undecided")
    if found.objections.undecided:
        yield say.within("cause-objections-undecided", found.objections.undecided)
    if found.opposites.undecided:
        yield say("contradiction-undecided")


def _all(say: Speaker, key: str, number: int) -> Inlines:
    """The sentence that says something of all there are, be they two."""
    return say(f"{key}-both") if number == 2 else say.within(key, number)
