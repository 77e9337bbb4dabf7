"""A reading that holds two statements which exclude each other would score on either side of every comparison."""

from collections.abc import Iterator

from argmap.analysis import Analysis, Clash, Conflict
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic
from argmap.model import Argument, Name


def incoherent_interpretation(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG302: an interpretation holds what objects to or contradicts something it holds, or rejects what it needs."""
    for name, conflicts in analysis.conflicts.items():
        for conflict in conflicts:
            yield _incoherent(analysis.argument, name, conflict)


def _incoherent(argument: Argument, name: Name, conflict: Conflict) -> Diagnostic:
    pair = [argument.statements[conflict.held], argument.statements[conflict.against]]
    words = ["held", "rejected" if conflict.clash is Clash.DENIED_ASSUMPTION else "held"]
    what, advice = _wording(conflict.clash, *("its own thesis" if one.name == name else quoted(one) for one in pair))
    return Diagnostic(
        "ARG302",
        f"the interpretation `{name}` {what}",
        at(argument.statements[name]),
        tuple(at(one, f"{word} by it") for one, word in zip(pair, words, strict=True) if one.name != name),
        help=advice,
    )


def _wording(clash: Clash, held: str, against: str) -> tuple[str, str]:
    match clash:
        case Clash.CONTRADICTION:
            return f"holds {held} and {against}, which contradict each other", f"give up {held} or {against}"
        case Clash.OBJECTION:
            return (
                f"holds {held} and also {against}, which objects to it",
                f"give up {held} or {against}, or hold an `undercut` that says why {against} does not bear on {held}",
            )
        case Clash.DENIED_ASSUMPTION:
            return (
                f"holds {held} and rejects {against}, an assumption it depends on",
                f"give up {held}, or do not reject {against}",
            )
