"""Solves a residue with the answer-set solver clingo: its labellings under one semantics, as far as limits allow.

Only numbers reach clingo. Maximal labellings are found without comparing any: its heuristic makes the atoms to maximise
true first, so that each labelling it comes upon is maximal, and what is smaller is then excluded (clingo's domain
heuristics with `domRec`; Di Rosa, Giunchiglia & Maratea 2010, "Solving satisfiability problems with preferences").
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.analysis.framework import Standing
from argmap.analysis.residues import Residue

if TYPE_CHECKING:
    from clingo import Model

T = TypeVar("T")


class Semantics(StrEnum):
    """Which labellings count as positions.

    *Complete* are all fixed points of the conditions in Kleene's three-valued logic. Of these, *preferred* are those
    that decide as much as they can, each in its own way; *semi-stable* those for which no other decides the same
    statements and more; *stable* those that decide everything. With attacks alone they are Dung's (1995) and, for
    semi-stable, Caminada's (2006); else those of abstract dialectical frameworks (Brewka et al. 2013), where *stable*
    is what they call a two-valued model: reasons that run in a circle may hold each other up (Polberg 2014 sorts the
    ways to bar that).
    """

    PREFERRED = "preferred"
    STABLE = "stable"
    SEMI_STABLE = "semi-stable"
    COMPLETE = "complete"


class Stop(StrEnum):
    """Why a search ended before everything was found."""

    OPTIONS = "options"
    """There are more labellings than are to be listed."""
    EFFORT = "effort"
    TIME = "time"
    SIZE = "size"
    """There is more to search than is tried at all."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to search. Without `seconds`, what comes of it does not depend on the machine."""

    options: int = 64
    """The most labellings of one residue to list; fewer of one so large that these would take long to read."""
    effort: int | None = 20_000_000
    """For all residues together: conflicts of the solver, each times the nodes of its residue; a few seconds' work."""
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Solutions:
    """Labellings of a residue, each with a standing for each of its nodes: all there are, unless it was stopped."""

    labellings: tuple[tuple[Standing, ...], ...]
    stopped: Stop | None


LARGEST = 100_000
"""Nodes and links of a residue that is still handed to clingo, which takes about a second to read as many."""

READ = 500_000
"""The most standings to read for one residue, over all its labellings."""

TICK = 0.1
"""Seconds between two looks at the clock; they let an interruption from the keyboard through as well."""

_PROGRAM = """
{ stands(N); falls(N) } 1 :- node(N).

unmet(N) :- needs(N, M), not stands(M).
unmet(N) :- attacked(N, M), not falls(M).
unmet(N) :- rests(N, _); not stands(M) : rests(N, M).
:- stands(N), unmet(N).
:- node(N), not stands(N), not unmet(N).

lost(N) :- needs(N, M), falls(M).
lost(N) :- attacked(N, M), stands(M).
lost(N) :- rests(N, _); falls(M) : rests(N, M).
:- falls(N), not lost(N).
:- lost(N), not falls(N).

decided(N) :- stands(N).
decided(N) :- falls(N).
#defined needs/2. #defined attacked/2. #defined rests/2.
"""

_ARGUMENTS = ("--models=0", "--eq=0")
"""All models, and no equivalence preprocessing: with it, clingo 5.8.3 loses models of much the same programs."""

_MAXIMISE = ("--heuristic=Domain", "--enum-mode=domRec")

# It is enough to maximise over the statements, since they determine the steps.
_DEMANDS = {
    Semantics.COMPLETE: "",
    Semantics.STABLE: ":- node(N), not decided(N).",
    Semantics.PREFERRED: """
        #heuristic stands(N) : statement(N). [1, true]
        #heuristic falls(N) : statement(N). [1, true]
    """,
    Semantics.SEMI_STABLE: "#heuristic decided(N) : statement(N). [1, true]",
}


class Solver:
    """Solves residues one after the other, within limits that hold for all of them together."""

    def __init__(self, semantics: Semantics, reach: Reach) -> None:
        self.semantics = semantics
        self.options = reach.options
        self.effort = reach.effort
        self.deadline = None if reach.seconds is None else time.monotonic() + reach.seconds
        self.known: dict[Residue, Solutions] = {}

    def solve(self, residue: Residue) -> Solutions:
        """The labellings of a residue, in no particular order."""
        if residue not in self.known:
            self.known[residue] = self._solve(residue)
        return self.known[residue]

    def _solve(self, residue: Residue) -> Solutions:
        if residue.nodes + len(residue.links) > LARGEST:
            return Solutions((), Stop.SIZE)
        if self._late():
            return Solutions((), Stop.TIME)
        most = min(self.options, READ // residue.nodes)
        if self.semantics is Semantics.SEMI_STABLE:
            found, stopped = self._semi_stable(residue, most)
        else:
            program = _Program(residue, self.semantics)
            found, stopped = self._search(program, program.labelling, most)
        return Solutions(tuple(found), stopped)

    def _semi_stable(self, residue: Residue, most: int) -> tuple[list[tuple[Standing, ...]], Stop | None]:
        """First the largest sets of statements that can be decided, then the labellings that decide just these."""
        program = _Program(residue, Semantics.SEMI_STABLE)
        sets, stopped = self._search(program, program.choice, most)
        program = _Program(residue, Semantics.COMPLETE)
        found: list[tuple[Standing, ...]] = []
        for choice in sets:
            more, cut = self._search(program, program.labelling, most - len(found), program.deciding(choice))
            found.extend(more)
            if cut:
                return found, cut
        return found, stopped

    def _search(
        self, program: "_Program", read: Callable[["Model"], T], most: int, assumptions: Sequence[int] = ()
    ) -> tuple[list[T], Stop | None]:
        """What is read from each model, at most `most`, and why there are no more of them."""
        if self.effort is None:
            return self._models(program, read, most, assumptions)
        if self.effort < program.nodes:
            return [], Stop.EFFORT
        program.allow(self.effort // program.nodes)
        outcome = self._models(program, read, most, assumptions)
        self.effort -= program.conflicts() * program.nodes
        return outcome

    def _models(
        self, program: "_Program", read: Callable[["Model"], T], most: int, assumptions: Sequence[int]
    ) -> tuple[list[T], Stop | None]:
        found: list[T] = []
        with program.control.solve(assumptions, yield_=True, async_=True) as handle:
            while True:
                handle.resume()
                while not handle.wait(TICK) and not self._late():
                    pass
                if self._late():
                    return found, Stop.TIME
                model = handle.model()
                if model is None:
                    return found, None if handle.get().exhausted else Stop.EFFORT
                if len(found) == most:
                    return found, Stop.OPTIONS
                found.append(read(model))

    def _late(self) -> bool:
        return self.deadline is not None and time.monotonic() > self.deadline


class _Program:
    """A residue as clingo has it, and what its models say."""

    def __init__(self, residue: Residue, semantics: Semantics) -> None:
        from clingo import Control  # It takes a while to import, and most commands have no need of it.

        self.nodes = residue.nodes
        demand = _DEMANDS[semantics]
        maximise = _MAXIMISE if "#heuristic" in demand else ()
        self.control = Control([*_ARGUMENTS, *maximise], logger=_be_silent)
        self.control.add("base", [], f"{_PROGRAM} {demand} {' '.join(_facts(residue))}")
        self.control.ground([("base", [])])
        self.stands = self._literals("stands", residue.nodes)
        self.falls = self._literals("falls", residue.nodes)
        self.decided = self._literals("decided", residue.statements)

    def _literals(self, what: str, count: int) -> list[int]:
        atoms = self.control.symbolic_atoms.by_signature(what, 1)
        literals = {atom.symbol.arguments[0].number: atom.literal for atom in atoms}
        return [literals[node] for node in range(count)]

    def allow(self, conflicts: int) -> None:
        """Let the next search give up after so many conflicts."""
        configuration: Any = self.control.configuration
        configuration.solve.solve_limit = str(conflicts)

    def conflicts(self) -> int:
        """How many conflicts the last search came upon."""
        return int(self.control.statistics["solving"]["solvers"]["conflicts"])

    def labelling(self, model: "Model") -> tuple[Standing, ...]:
        """The standing of each node in a model."""
        return tuple(
            Standing.STANDS if model.is_true(stands) else Standing.FALLS if model.is_true(falls) else Standing.UNDECIDED
            for stands, falls in zip(self.stands, self.falls, strict=True)
        )

    def choice(self, model: "Model") -> tuple[bool, ...]:
        """Which statements a model decides."""
        return tuple(map(model.is_true, self.decided))

    def deciding(self, choice: Sequence[bool]) -> list[int]:
        """What to assume so that just these statements are decided."""
        return [atom if decided else -atom for atom, decided in zip(self.decided, choice, strict=True)]


def _be_silent(_code: object, _text: str) -> None:
    """Keep remarks from standard error, such as that nothing is left to maximise."""


def _facts(residue: Residue) -> Iterator[str]:
    yield f"node(0..{residue.nodes - 1}). statement(0..{residue.statements - 1})."
    for bond, node, other in residue.links:
        yield f"{bond}({node}, {other})."
