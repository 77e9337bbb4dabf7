"""What a map is drawn with: the boxes and stubs of its statements, each measured once."""

from collections.abc import Collection
from dataclasses import replace

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Stance
from argmap.maps.atlas import Box, MapKind, Stub
from argmap.maps.boxes import BoxStyle, also, reference, role_of, statement_box
from argmap.maps.forest import Branch, bearing_on
from argmap.maps.homes import Home
from argmap.model import Name, StepKind

_MOST = 40
"""How many boxes a stub points to at most."""


class BoxFactory:
    """Makes the boxes of the map `home`, each measured once; `homes` gives the map that each statement belongs to.

    On an interpretation's map, boxes show what it holds and what it rejects, unless another is asked about.
    Of what bears on `partial` statements, not all is shown.
    """

    def __init__(
        self,
        analysis: Analysis,
        style: BoxStyle,
        homes: dict[Name, Home],
        home: Home,
        partial: frozenset[Name] = frozenset(),
    ) -> None:
        self.analysis = analysis
        self.style = style
        self.homes = homes
        self.home = home
        self.partial = partial
        self.stances = style.stances or _stances(analysis, home)
        self._boxes: dict[tuple[Name, str], Box] = {}
        self._stubs: dict[Name, Stub] = {}
        self._alsos: dict[tuple[str, ...], Stub] = {}
        self._more: dict[Name, bool] = {}

    def box(self, name: Name, branch: Branch | None) -> Box:
        """The box of a statement at the end of a branch, or of a root if there is none."""
        role = role_of(self.analysis, name, branch)
        if (name, role) not in self._boxes:
            box = statement_box(self.analysis, name, role, self.style, self.stances.get(name))
            focus = self.home.kind is MapKind.FOCUS and name == self.home.subject
            self._boxes[name, role] = replace(box, focus=focus)
        return self._boxes[name, role]

    def stub(self, name: Name) -> Stub:
        """The stub that stands for a statement whose box is elsewhere."""
        if name not in self._stubs:
            self._stubs[name] = reference(self.analysis, name, self.style)
        return self._stubs[name]

    def also(self, name: Name, drawn: Collection[Name]) -> Stub | None:
        """The stub above a statement's main box that leads to what it bears on, but for what is `drawn` here."""
        away = [main_id(end) for end in self.style.ends.get(name, ()) if end not in drawn and end in self.homes]
        if not away or self.foreign(name) or self.home.kind is MapKind.FOCUS:
            return None
        key = "map-bears-also" if drawn else "map-bears"
        text, here = self.style.words.form(key), self.style.words.form(f"{key}-here")
        known = (text, *away[:_MOST])
        if known not in self._alsos:
            self._alsos[known] = also(text, here, away[:_MOST], self.style)
        return self._alsos[known]

    def foreign(self, name: Name) -> bool:
        """Whether the statement is at home on another map."""
        return self.homes.get(name) != self.home

    def more_elsewhere(self, name: Name) -> bool:
        """Whether another map shows what bears on the statement."""
        if name not in self._more:
            away = self.foreign(name) and name in self.homes
            self._more[name] = away and bool(bearing_on(self.analysis.argument, name))
        return self._more[name]

    def box_id(self, name: Name, number: int = 1) -> str:
        """The id of its box on this map, the `number`-th if repeated to carry on. No name has a dot, so ids differ."""
        away = f".in.{self.home.token}" if self.foreign(name) or self.home.kind is MapKind.FOCUS else ""
        return main_id(name) + away + (f".part{number}" if number > 1 else "")


def main_id(name: Name) -> str:
    """The id of a statement's main box, on the map it is at home on."""
    return f"map-{name}"


def _stances(analysis: Analysis, home: Home) -> dict[Name, Stance]:
    """What an interpretation holds, the reasons for its own thesis among it, and what it rejects."""
    reading = (
        analysis.argument.interpretations.get(home.subject) if home.subject and home.kind == "interpretation" else None
    )
    if reading is None:
        return {}
    argument = analysis.argument
    steps = [argument.steps[key] for key in argument.into.get(reading.name, ())]
    reasons = [name for step in steps if step.kind is StepKind.SUPPORT for name in step.premises]
    held = (reading.name, *reasons, *argument.statements[reading.name].assumptions, *reading.holds)
    return dict.fromkeys(held, Stance.HOLDS) | dict.fromkeys(reading.rejects, Stance.REJECTS)
