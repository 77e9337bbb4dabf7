"""Key judgments are what is acted on: readers need to know how sure they are, and that the argument bears them out."""

import shlex
from collections.abc import Iterator, Mapping

from argmap.analysis import Analysis
from argmap.analysis.verdicts import How
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.model import LIKELIHOODS, Masthead, Statement

_HOW: Mapping[How | None, str] = {
    None: "no reason for it holds, or an assumption it needs does not",
    How.WEAKER: "something is open against it, though less well sourced",
    How.EVEN: "what is open against it is as well sourced",
    How.STRONGER: "what is open against it is better sourced",
    How.QUESTIONED: "each reason for it has been put in question",
    How.RESTS: "what it rests on is disputed",
}
_EXPECTED = [term for term, (lowest, _) in LIKELIHOODS.items() if lowest > 50]
"""Terms for what is held to be more likely true than false."""
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


def disputed_judgment(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG412: a key judgment is disputed or unsupported; one that its authors call unlikely may be."""
    for masthead, statement in key_judgments(analysis):
        found = analysis.judged.status.get(statement.name)
        if found and statement.likelihood not in _DOUBTED:
            expected = f", and yet called {statement.likelihood}" if statement.likelihood in _EXPECTED else ""
            how = _HOW[analysis.judged.how(statement.name)]
            yield Diagnostic(
                "ARG412",
                f"the key judgment {quoted(statement)} is {found}{expected}: {how}",
                at(statement),
                (Label(masthead.name_span, "a key judgment of this brief"),),
                help=f"see what bears on it with {why(masthead, statement)}; answer what is open, or say less",
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
