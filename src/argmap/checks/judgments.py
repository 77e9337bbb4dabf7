"""Key judgments are what is acted on: readers need to know how sure they are, and that the argument bears them out."""

import shlex
from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Status
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.model import LIKELIHOODS, Masthead, Statement

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
    """ARG412: a key judgment is disputed or unsupported; one that its authors call unlikely may well be."""
    for masthead, statement in key_judgments(analysis):
        status = analysis.judged.status.get(statement.name, Status.NOTHING)
        if status and statement.likelihood not in _DOUBTED:
            yield Diagnostic(
                "ARG412",
                f"the key judgment {quoted(statement)} is {status}",
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
