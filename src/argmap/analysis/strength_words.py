"""Strength in plain English: what it is made of, and what to know of circles."""

from collections.abc import Iterable, Mapping, Sequence

from argmap.analysis.called import called
from argmap.analysis.contributions import Bearing, Contribution, Contributions
from argmap.analysis.grades import best_source
from argmap.analysis.lists import listed, some
from argmap.analysis.strength import Band, Origin, Strengths, Weighing, band
from argmap.diagnostics.visible import visible
from argmap.model import Argument, StepId

WEIGHING_NAMES: Mapping[Weighing, str] = {
    Weighing.QUADRATIC_ENERGY: "quadratic energy",
    Weighing.DF_QUAD: "DF-QuAD",
    Weighing.EULER: "Euler",
}
"""What each way of weighing is called in a sentence."""

HARDLY, SLIGHTLY, GREATLY = 0.005, 0.1, 0.2
"""A shift of strength below the first is said to matter hardly, one below the second to move it slightly, and one from
the third on, which is the width of a band, to move it greatly."""

NAMED = 6
"""How many statements of a circle are named; the rest are counted."""

# What a strength is made of -------------------------------------------------------------------------------------------

_LEADS = {
    Bearing.SUPPORT: "Supported by",
    Bearing.OBJECTION: "Objected to by",
    Bearing.CONTRADICTION: "Contradicted by",
    Bearing.ASSUMPTION: "Assumes",
}


def contribution_sentences(argument: Argument, strengths: Strengths, found: Contributions) -> list[str]:
    """What the statement is, where it starts, and a sentence for each thing that bears on it; fit for a terminal."""
    name = called(argument.statements[found.name])
    way = WEIGHING_NAMES[strengths.weighing]
    if found.strength is None:
        settled = f"{name} has no strength by {way}: it hangs on a circle for which none was found."
        return [visible(settled)]
    here = band(found.strength)
    lines = [f"{name} is {here} by {way}.", _start(argument, found)]
    lines.extend(_part(argument, part, here) for part in found.parts)
    return [visible(line) for line in lines]


def _start(argument: Argument, found: Contributions) -> str:
    statement = argument.statements[found.name]
    match found.base.origin:
        case Origin.CONFIDENCE:
            why = f"confidence in it is {statement.confidence.level}" if statement.confidence else ""
        case Origin.SOURCES:
            source = best_source(argument, statement)
            grade = f"graded {source.grade}" if source and source.grade else "not graded"
            why = f"its best source, {source.name}, is {grade}" if source else "it quotes a source"
        case Origin.NOTHING:
            why = "it states no confidence and cites no source"
    nothing = "" if found.parts else ", and nothing bears on it"
    return f"It starts {found.base.band}: {why}{nothing}."


def _part(argument: Argument, part: Contribution, here: Band) -> str:
    first, *others = (called(argument.statements[name]) for name in part.statements)
    linked = f" with {listed(others)}" if others else ""
    still = "still " if part.without is here else ""
    return (
        f"{_LEADS[part.bearing]} {first}{linked} ({_quality(argument, part)}), {_effect(part.shift)}; "
        f"without this, it would {still}be {part.without}."
    )


def _quality(argument: Argument, part: Contribution) -> str:
    """`weak`, `weak together`, `weak, after an undercut by pandemic`."""
    together = " together" if len(part.statements) > 1 else ""
    undercuts = "an undercut" if len(part.undercuts) == 1 else "undercuts"
    by = f", after {undercuts} by {listed(_firsts(argument, part.undercuts))}" if part.undercuts else ""
    return f"{part.band or 'of no settled strength'}{together}{by}"


def _effect(shift: float) -> str:
    size = abs(shift)
    if size < HARDLY:
        return "which hardly matters"
    how = " slightly" if size < SLIGHTLY else " greatly" if size >= GREATLY else ""
    return f"which {'raises' if shift > 0 else 'lowers'} it{how}"


def _firsts(argument: Argument, steps: Iterable[StepId]) -> list[str]:
    return [called(argument.statements[argument.steps[step].premises[0]]) for step in steps]


# Circles --------------------------------------------------------------------------------------------------------------


def circle_sentences(argument: Argument, strengths: Sequence[Strengths]) -> list[str]:
    """What to know where statements bear on themselves through others; nothing where none do. Fit for a terminal."""
    circular = strengths[0].circular if strengths else ()
    if not circular:
        return []
    names = some([called(argument.statements[name]) for name in circular], NAMED)
    bear = "bears on itself" if len(circular) == 1 else "bear on themselves"
    defined = "DF-QuAD is defined only where nothing bears on itself"
    makeshift = "what it gives for these, and for what hangs on them, is a makeshift"
    lines = [f"{names} {bear} through others. Such strengths are approached step by step. {defined}; {makeshift}."]
    lost = [WEIGHING_NAMES[each.weighing] for each in strengths if not each.converged]
    if lost:
        lines.append(f"By {listed(lost)}, no strength was found for some statements: their circles did not settle.")
    return [visible(line) for line in lines]
