"""Which maps an atlas has, and what is on each: the whole argument's, the sections', the interpretations'."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.analysis import Analysis
from argmap.maps.atlas import EdgeKind, MapKind
from argmap.maps.box_factory import BoxFactory
from argmap.maps.boxes import BoxStyle
from argmap.maps.forest import Branch, Forest, bearing_on, build_forest
from argmap.maps.homes import WHOLE, Home, homes
from argmap.model import Argument, Interpretation, Name
from argmap.wording.maps import whole


@dataclass(frozen=True, slots=True)
class Plan:
    """One map before it is cut and drawn."""

    home: Home
    title: str
    forest: Forest
    factory: BoxFactory


def plans(analysis: Analysis, style: BoxStyle) -> tuple[Plan, ...]:
    """The maps of an atlas: what belongs to no section, each section, each interpretation; none that would be empty."""
    at = homes(analysis.argument)
    members: dict[Home, list[Name]] = {}
    for name, home in at.items():
        members.setdefault(home, []).append(name)
    listed = [home for home in _listed(analysis.argument) if home in members]
    return tuple(_plan(analysis, style, home, members[home], at) for home in listed)


def whole_plan(analysis: Analysis, style: BoxStyle) -> Plan:
    """Everything on one map, what the interpretations hold and reject included."""
    argument = analysis.argument
    at = dict.fromkeys(homes(argument), WHOLE)
    extra = {name: _positions(reading) for name, reading in argument.interpretations.items()}
    forest = build_forest(argument, at, roots(argument, at), extra)
    return Plan(WHOLE, whole(style.words), forest, BoxFactory(analysis, style, at, WHOLE))


def _listed(argument: Argument) -> Iterator[Home]:
    yield WHOLE
    yield from (Home(MapKind.SECTION, name) for name in argument.sections)
    compared = [reading.name for reading in argument.compared()]
    for name in dict.fromkeys([*compared, *argument.interpretations]):
        yield Home(MapKind.INTERPRETATION, name)


def _plan(analysis: Analysis, style: BoxStyle, home: Home, own: list[Name], at: dict[Name, Home]) -> Plan:
    argument = analysis.argument
    factory = BoxFactory(analysis, style, at, home)
    if home.kind is MapKind.INTERPRETATION and home.subject is not None:
        return Plan(home, argument.title(home.subject), _reading(argument, home.subject, own, at), factory)
    title = argument.sections[home.subject].title.plain() if home.subject else whole(style.words)
    members = dict.fromkeys(own)
    return Plan(home, title, build_forest(argument, members, roots(argument, members)), factory)


def roots(argument: Argument, members: Mapping[Name, object]) -> Iterator[Name]:
    """The members that bear on no other member: where a map begins."""
    relations = argument.relations
    for name in members:
        targets = (relations.targets[step].statement for step in argument.out_of.get(name, ()))
        if name not in relations.assumed_by and not any(target in members for target in targets):
            yield name


def _reading(argument: Argument, subject: Name, own: list[Name], at: Mapping[Name, Home]) -> Forest:
    """An interpretation's map: all that is written under it, what it holds and rejects, and what bears on that."""
    reading = argument.interpretations[subject]
    taken = [name for name in (*reading.holds, *reading.rejects) if name in at]
    shown = dict.fromkeys((subject, *own, *taken))
    around = [branch.statement for name in shown for branch in _near(argument, name)]
    members = dict.fromkeys([*shown, *(name for name in around if name in at)])
    leaves = {name for name in members if name not in shown}
    return build_forest(argument, members, [subject], {subject: _positions(reading)}, leaves, frozenset(own))


def _near(argument: Argument, name: Name) -> Iterator[Branch]:
    """What bears on a statement, as far as it is drawn as a box; what contradicts it is only pointed to."""
    return (branch for branch in bearing_on(argument, name) if branch.kind is not EdgeKind.CONTRADICTION)


def _positions(reading: Interpretation) -> tuple[Branch, ...]:
    held = tuple(Branch(name, EdgeKind.HOLDS) for name in reading.holds)
    return held + tuple(Branch(name, EdgeKind.REJECTS) for name in reading.rejects)
