"""Which map each statement is at home on: its section's, its interpretation's, or the whole argument's."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.maps.atlas import MapKind
from argmap.maps.outline import owner
from argmap.model import Argument, Name, Role, StepId


@dataclass(frozen=True, slots=True)
class Home:
    """A map, by what it is of."""

    kind: MapKind
    subject: Name | None

    @property
    def token(self) -> str:
        """What it is called in ids and file names."""
        return self.kind.value if self.subject is None else f"{self.kind.value}-{self.subject}"


WHOLE = Home(MapKind.WHOLE, None)


def homes(argument: Argument, written: Mapping[Name, StepId]) -> dict[Name, Home]:
    """The home of every statement: that of what it was written beneath, in the end a claim's or an interpretation's.

    Recommendations that nothing bears on are on no map.
    """
    above = {name: owner(argument, step) for name, step in written.items()}
    for statement in argument.statements.values():
        above.update((assumption, statement.name) for assumption in statement.assumptions if assumption not in above)
    recommends = {
        name: reading.name for reading in argument.interpretations.values() for name in reading.recommendations
    }
    found: dict[Name, Home] = {}
    for name in argument.statements:
        trail = [name]
        while trail[-1] not in found and trail[-1] in above and len(trail) <= len(argument.statements):
            trail.append(above[trail[-1]])
        home = found.get(trail[-1]) or _own(argument, trail[-1], recommends)
        for passed in trail:
            found.setdefault(passed, home)
    return {name: home for name, home in found.items() if not _bare_advice(argument, name)}


def _own(argument: Argument, name: Name, recommends: Mapping[Name, Name]) -> Home:
    reading = recommends.get(name, name)
    if reading in argument.interpretations:
        return Home(MapKind.INTERPRETATION, reading)
    section = argument.statements[name].section
    return Home(MapKind.SECTION, section) if section in argument.sections else WHOLE


def _bare_advice(argument: Argument, name: Name) -> bool:
    is_advice = argument.statements[name].role is Role.RECOMMENDATION
    return is_advice and not any((argument.into.get(name), argument.out_of.get(name), argument.opposites.get(name)))
