"""Key judgments are what is acted on: readers need to know how sure they are, and that the argument bears them out."""

import shlex
from collections.abc import Iterator, Mapping

from argmap.analysis import Analysis, Verdict
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.model import LIKELIHOODS, Masthead, Statement

_FATES: Mapping[Verdict | None, str] = {
    Verdict.UNANSWERED: "what is said against it goes unanswered",
    Verdict.UNSUPPORTED: "an assumption it needs falls, or every reason for it fails",
    Verdict.CONTESTED: "the argument leaves it undecided",
}


_DOUBTED = [term for term, (_, highest) in LIKELIHOODS.items() if highest < 50]
"""Terms for what is held to be more likely false than true."""


def judgment_without_confidence(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG405: a key judgment does not say how confident its authors are in it."""
    for masthead, statement in key_judgments(analysis):
        if statement.confidence is None:
            yield Diagnostic(
                "ARG405",
                f"the key judgment {quoted(statement)} does not say how confident you are in it",
                at(statement),
                (Label(masthead.name_span, "a key judgment of this brief"),),
                help="put `confidence high`, `moderate` or `low` beneath it, and after a colon why",
            )


def fallen_judgment(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG412: a key judgment does not stand; one that its authors call unlikely need not."""
    for masthead, statement in key_judgments(analysis):
        fate = _FATES.get(analysis.verdicts.get(statement.name))
        if fate and statement.likelihood not in _DOUBTED:
            yield Diagnostic(
                "ARG412",
                f"the key judgment {quoted(statement)} does not stand: {fate}",
                at(statement),
                (Label(masthead.name_span, "a key judgment of this brief"),),
                help=f"see what it rests on with {why(masthead, statement)}; answer the objections, or drop it",
            )


def key_judgments(analysis: Analysis) -> Iterator[tuple[Masthead, Statement]]:
    """The key judgments of the brief, each once, with the brief that names them."""
    masthead = analysis.argument.masthead
    for name in dict.fromkeys(masthead.judgments) if masthead else ():
        if masthead is not None:
            yield masthead, analysis.argument.statements[name]


def why(masthead: Masthead, statement: Statement, *options: str) -> str:
    """The command that explains how a key judgment fares, with the file of its brief, so that it can be pasted."""
    return f"`{shlex.join(['argmap', 'why', statement.name, *options, masthead.span.path])}`"
