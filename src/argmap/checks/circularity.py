"""Claims that rest on nothing but one another look supported although nothing from outside carries any of them."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from argmap.analysis import Analysis, Framework, Standing
from argmap.checks.check import at, quoted, supports
from argmap.diagnostics import Diagnostic, Label
from argmap.diagnostics.lists import listed
from argmap.model import Argument, Name, StepId

LONGEST = 6
"""How many statements of a circle are named and marked; the rest are counted."""

Rests = Mapping[Name, tuple[Name, StepId | None]]
"""From a statement to one it awaits, with the step between them (None for an assumption it depends on)."""


def circular_support(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG303: statements that would not stand even if nothing were said against them, because they await one another.

    Every statement that awaits a circle leads to one that is reported; a circle with a way out is not one.
    """
    if not _may_circle(analysis):
        return
    rests = _awaiting(analysis.argument)
    seen: set[Name] = set()
    for start in rests:
        path: dict[Name, None] = {}
        name = start
        while name not in seen:
            seen.add(name)
            path[name] = None
            name = rests[name][0]
        if name in path:
            names = list(path)
            yield _circular(analysis.argument, rests, names[names.index(name) :])


def _may_circle(analysis: Analysis) -> bool:
    """Whether supports run in any circle at all, a quick look that is enough for most arguments.

    What stands can be left out: it was reached from outside any circle.
    """
    argument = analysis.argument
    doubtful = {name for name in argument.statements if not analysis.standing.accepts(name)}
    below = {name: list(argument.statements[name].assumptions) for name in doubtful}
    for step in supports(argument):
        if step.target in below:
            below[step.target].extend(doubtful.intersection(step.premises))
    try:
        TopologicalSorter(below).prepare()
    except CycleError:
        return True
    return False


def _awaiting(argument: Argument) -> Rests:
    """What is left undecided by support alone: each such statement awaits another of them."""
    standings = Framework(argument, attacks=False).settle({})
    numbered = zip(argument.statements, standings, strict=False)  # Statements come before steps.
    open_ = {name for name, standing in numbered if standing is Standing.UNDECIDED}
    rests: dict[Name, tuple[Name, StepId | None]] = {}
    for step in supports(argument):
        if step.target in open_:
            for premise in step.premises:
                if premise in open_:
                    rests.setdefault(step.target, (premise, step.id))
    for name in argument.statements:
        for assumption in argument.statements[name].assumptions:
            if name in open_ and assumption in open_:
                rests.setdefault(name, (assumption, None))
    return {name: rests[name] for name in argument.statements if name in rests}


def _circular(argument: Argument, rests: Rests, circle: list[Name]) -> Diagnostic:
    names = [quoted(argument.statements[name]) for name in circle[:LONGEST]]
    if len(circle) > LONGEST:
        names[-1:] = [f"{len(circle) - LONGEST + 1} others"]
    each = {1: "itself", 2: "each other"}.get(len(circle), "one another")
    return Diagnostic(
        "ARG303",
        f"{listed(names)} {'rest' if len(names) > 1 else 'rests'} on nothing but {each}",
        at(argument.statements[circle[0]], "the circle comes back to this"),
        tuple(_link(argument, rests, name) for name in circle[:LONGEST]),
        help="give one of them a source, or a reason that stands without the others",
    )


def _link(argument: Argument, rests: Rests, name: Name) -> Label:
    below, step = rests[name]
    statement, other = argument.statements[name], argument.statements[below]
    if step is None:
        return at(statement, f"{quoted(statement)} depends on {quoted(other)}")
    return Label(argument.steps[step].span, f"{quoted(other)} is a reason for {quoted(statement)}")
