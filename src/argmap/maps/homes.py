"""The map that each statement belongs to: its section's, its interpretation's, or the whole argument's."""

from dataclasses import dataclass

from argmap.maps.atlas import MapKind
from argmap.model import Argument, Name, Role, Statement


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


def homes(argument: Argument) -> dict[Name, Home]:
    """The home of every statement: the interpretation or the section that it was written in.

    Recommendations that nothing bears on are on no map.
    """
    return {name: _home(one) for name, one in argument.statements.items() if not _bare_advice(argument, name)}


def _home(statement: Statement) -> Home:
    if statement.interpretation:
        return Home(MapKind.INTERPRETATION, statement.interpretation)
    return Home(MapKind.SECTION, statement.section) if statement.section else WHOLE


def _bare_advice(argument: Argument, name: Name) -> bool:
    is_advice = argument.statements[name].role is Role.RECOMMENDATION
    return is_advice and not any((argument.into.get(name), argument.out_of.get(name), argument.opposites.get(name)))
