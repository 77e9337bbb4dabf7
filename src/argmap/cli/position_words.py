"""Positions in plain words, for `argmap positions`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from argmap.analysis import Analysis, Knot, Positions, Semantics, Standing, Stop, called
from argmap.cli.paragraphs import command_line, heading, wrapped
from argmap.cli.report import counted
from argmap.diagnostics.visible import visible
from argmap.model import Name

NAMES = 20
"""How many statements are named in a row; of more, the number is given."""

OPTIONS = 12
"""How many options of a knot are spelt out."""

MANY = 1_000_000
"""Positions that are still counted exactly."""

_MEANING = {
    Semantics.PREFERRED: "A preferred one leaves undecided only what it must.",
    Semantics.STABLE: "A stable one leaves nothing undecided.",
    Semantics.SEMI_STABLE: "A semi-stable one leaves as little undecided as any.",
    Semantics.COMPLETE: "A complete one may leave undecided what depends on itself.",
}


def lines(analysis: Analysis, found: Positions, paths: Sequence[Path], seconds: int, *, headed: bool) -> Iterator[str]:
    """All there is to say about the positions of an argument; `headed` by the brief that is meant."""
    yield from heading(analysis, several=headed)
    if not analysis.argument.statements:
        yield "There are no statements."
        return
    words = _Words(analysis, found, paths, seconds)
    yield from words.summary()
    for number, knot in enumerate(found.knots, 1):
        yield ""
        yield from words.knot(number, knot)


class _Words:
    def __init__(self, analysis: Analysis, found: Positions, paths: Sequence[Path], seconds: int) -> None:
        self.analysis = analysis
        self.argument = analysis.argument
        self.found = found
        self.paths = paths
        self.seconds = seconds

    # The whole -----------------------------------------------------------------------------------------------------

    def summary(self) -> Iterator[str]:
        found = self.found
        yield self._count()
        yield from wrapped(
            f"A position judges all statements so that its judgments bear one another out. {_MEANING[found.semantics]}"
        )
        yield from self._agreed()
        if found.knots:
            choice = " One option of each knot makes a position." if found.number else ""
            knots = f"{counted(len(found.knots), 'knot')}: statements that hang on one another"
            yield from wrapped(f"What is not settled in advance falls into {knots}.{choice}")

    def _count(self) -> str:
        number, kind = self.found.number, self.found.semantics
        if not number:
            none = any(knot.finished and not knot.options for knot in self.found.knots)
            return f"There is no {kind} position." if none else f"Not finished: no {kind} position was found."
        are = "is" if number == 1 else "are"
        amount = f"more than {MANY:,} {kind} positions" if number > MANY else counted(number, f"{kind} position")
        return f"There {are} {amount}." if self.found.finished else f"Not finished: there {are} at least {amount}."

    def _agreed(self) -> Iterator[str]:
        found, total = self.found, len(self.argument.statements)
        if not found.number and found.semantics is Semantics.STABLE:
            return
        number = len(found.agreed)
        if number == total:
            yield "This one leaves nothing undecided, and so there is no choice to make."
        elif number or found.finished:
            least = "" if found.finished else "At least "
            yield f"{least}{number} of {counted(total, 'statement')} stand or fall whichever position one takes."

    # One knot ------------------------------------------------------------------------------------------------------

    def knot(self, number: int, knot: Knot) -> Iterator[str]:
        yield f"Knot {number}: {counted(len(knot.statements), 'statement')}, {self._options(knot)}"
        if not knot.options:
            yield from self._labelled("statements", self._names(knot.statements))
        shown = knot.options[:OPTIONS]
        alike = _alike(knot) if len(knot.options) > 1 else {}
        for place, option in enumerate(shown, 1):
            own = {name: standing for name, standing in option.statements.items() if name not in alike}
            yield from self._labelled(f"option {place}", self._standings(own))
        if len(knot.options) > len(shown):
            yield f"  and {len(knot.options) - len(shown)} more, which `--format json` lists"
        if alike:
            yield from self._labelled(
                "in each" if knot.finished else f"in all {len(knot.options)} found", self._standings(alike)
            )
        yield f"  {self._why(knot.statements[0])}"

    def _options(self, knot: Knot) -> str:
        number = counted(len(knot.options), "option") if knot.options else "no option"
        match knot.stopped:
            case None:
                return number
            case Stop.OPTIONS:
                return f"more than {number}, where the search stopped"
            case Stop.TIME:
                return f"{number} found in {counted(self.seconds, 'second')}, not finished (`--seconds` looks longer)"
            case Stop.EFFORT:
                return f"{number} found, not finished"
            case Stop.SIZE:
                return "too large to look for options"

    def _standings(self, standings: Mapping[Name, Standing]) -> str:
        groups = {which: [name for name, standing in standings.items() if standing is which] for which in Standing}
        return "; ".join(f"{which}: {self._names(names)}" for which, names in groups.items() if names)

    def _labelled(self, label: str, text: str) -> list[str]:
        return wrapped(text, f"  {label}  ", "    ")

    def _names(self, names: Sequence[Name]) -> str:
        said = [called(self.argument.statements[name]) for name in names[:NAMES]]
        return ", ".join(said) + (f" and {len(names) - NAMES} more" if len(names) > NAMES else "")

    def _why(self, name: Name) -> str:
        """What to type to be told more; it is not wrapped, so that it can be copied."""
        return visible(f"more: {command_line('why', name, paths=self.paths)}")


def _alike(knot: Knot) -> dict[Name, Standing]:
    """What is the same in all the options that were found."""
    first, *others = (option.statements for option in knot.options)
    return {name: standing for name, standing in first.items() if all(other[name] is standing for other in others)}
