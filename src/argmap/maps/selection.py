"""Which maps are asked for: all of them, those of some sections and interpretations, or what surrounds a statement."""

from dataclasses import dataclass

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Stance
from argmap.maps.atlas import MapKind
from argmap.maps.box_factory import BoxFactory
from argmap.maps.boxes import BoxStyle
from argmap.maps.forest import bearing_on, build_forest
from argmap.maps.homes import Home, homes
from argmap.maps.plan import Plan, plans, roots
from argmap.model import Argument, Interpretation, Name, in_words
from argmap.wording.maps import surroundings


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader wants to see.

    Without `subjects` it is every map of some `kinds`, and the spread of interpretations if `spread` says so. A
    subject of kind `FOCUS` is a statement with all that is within `depth` steps of it. Boxes say what the
    interpretation `reading` holds and rejects, if one is given.
    """

    subjects: tuple[Home, ...] = ()
    depth: int = 2
    reading: Name | None = None
    kinds: frozenset[MapKind] = frozenset(MapKind)
    spread: bool = True


EVERYTHING = Selection()


def selected(analysis: Analysis, style: BoxStyle, selection: Selection) -> tuple[Plan, ...]:
    """The maps asked for, in the order asked for; a section or interpretation that has nothing to draw has none."""
    if not selection.subjects:
        return tuple(plan for plan in plans(analysis, style) if plan.home.kind in selection.kinds)
    known = {plan.home: plan for plan in plans(analysis, style)}
    for home in selection.subjects:
        if home.kind is MapKind.FOCUS and home.subject is not None:
            known[home] = focus(analysis, style, home.subject, selection.depth)
    return tuple(known[home] for home in dict.fromkeys(selection.subjects) if home in known)


def focus(analysis: Analysis, style: BoxStyle, name: Name, depth: int) -> Plan:
    """A statement with everything within so many steps of reasoning from it, whichever way these lead.

    Of what bears on the last of them, only what is within that distance is shown; a stub says that there is more.
    """
    argument = analysis.argument
    away = _distances(argument, name, depth)
    members = [each for each in argument.statements if each in away]
    last = {each: bearing_on(argument, each) for each in members if away[each] == depth}
    shown = {each: tuple(branch for branch in branches if branch.statement in away) for each, branches in last.items()}
    home = Home(MapKind.FOCUS, name)
    at = homes(argument) | {each: home for each in members if shown.get(each, True)}
    forest = build_forest(argument, members, roots(argument, dict.fromkeys(members)), shown, last)
    partial = frozenset(each for each, branches in shown.items() if 0 < len(branches) < len(last[each]))
    title = surroundings(style.words, _called(argument, name), depth)
    return Plan(home, title, forest, BoxFactory(analysis, style, at, home, partial))


def stances(one: Interpretation) -> dict[Name, Stance]:
    """What an interpretation says outright: its thesis and what it holds, and what it rejects."""
    return dict.fromkeys(one.rejects, Stance.REJECTS) | dict.fromkeys((one.name, *one.holds), Stance.HOLDS)


def _distances(argument: Argument, start: Name, depth: int) -> dict[Name, int]:
    """How many steps each statement is away from the first, as far as `depth`."""
    beside: dict[Name, list[Name]] = {name: [] for name in argument.statements}
    for name in argument.statements:
        for branch in bearing_on(argument, name):
            # What undercuts a step is next to both of its ends.
            reasons = (each for step in branch.chain[:-1] for each in argument.steps[step].premises)
            for end in (name, *reasons):
                beside[end].append(branch.statement)
                beside[branch.statement].append(end)
    away = {start: 0}
    queue = [start]
    for name in queue:  # It grows.
        for other in beside[name] if away[name] < depth else ():
            if other not in away:
                away[other] = away[name] + 1
                queue.append(other)
    return away


def _called(argument: Argument, name: Name) -> str:
    return argument.title(name) if argument.handle(name) else in_words(name)
