"""A path of the evidence matrix in words, so that every sign of it can be read aloud and disputed."""

from argmap.analysis.influence import Hop, Path, Stake
from argmap.model import Argument, Name, Step, StepKind
from argmap.model.called import called

_VERBS = {
    StepKind.SUPPORT: "supports",
    StepKind.OBJECTION: "objects to",
    StepKind.UNDERCUT: "undercuts",
    StepKind.REPLY: "replies to",
}
_PARTS = {
    StepKind.SUPPORT: "a reason for",
    StepKind.OBJECTION: "an objection to",
    StepKind.UNDERCUT: "an undercut of",
    StepKind.REPLY: "a reply to",
}

_ENDS = {Stake.HOLDS: "holds", Stake.ASSUMES: "depends on", Stake.REJECTS: "rejects"}


def path_words(argument: Argument, path: Path, interpretation: Name) -> str:
    """A path to something that an interpretation has a stake in, as a sentence without its full stop.

    For instance "turnout supports mandate, which objects to order, which security-first rejects". Texts in it are as
    they were written: whoever prints it sees to characters that should not reach a terminal.
    """
    start = _said(argument, path.start)
    if not path.hops:
        return f"{interpretation} {_ENDS.get(path.stake, 'claims')} {start}"
    clauses = [hop_words(argument, hop) for hop in path.hops]
    if path.stake is not Stake.THESIS:
        clauses.append(f"{interpretation} {_ENDS[path.stake]}")
    return f"{start} {', which '.join(clauses)}"


def hop_words(argument: Argument, hop: Hop) -> str:
    """What the origin of a hop does to its target, as in "supports mandate"."""
    target = _said(argument, hop.target)
    if not hop.steps:
        return f"is an assumption of {target}" if hop.for_it else f"contradicts {target}"
    step = argument.steps[hop.steps[0]]
    if step.target_step is not None:
        for key in reversed(hop.steps[1:]):
            target = _as(argument, argument.steps[key], target)
    if hop.origin in step.assumed:
        return f"is assumed by {_as(argument, step, target)}"
    return f"{_VERBS[step.kind]} {target}"


def _as(argument: Argument, step: Step, target: str) -> str:
    """A step as something to speak about, so that one hears which way it goes."""
    return f"{_said(argument, step.premises[0])} as {_PARTS[step.kind]} {target}"


def _said(argument: Argument, name: Name) -> str:
    thesis = name in argument.interpretations
    return f"the thesis of {name}" if thesis else called(argument.statements[name])
