"""A key judgment that one source can bring down is no firmer than that source, however much else is said for it."""

from collections.abc import Iterator, Sequence

from argmap.analysis import Analysis
from argmap.checks.check import at, in_a_row, quoted
from argmap.checks.judgments import key_judgments
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Name, Statement


def single_source_judgment(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG417: a key judgment stands, and would not without one of its sources and what only repeats that."""
    for _, statement in key_judgments(analysis):
        sources = analysis.sourcing.single(statement.name)
        echoes = {echo for source in sources for echo in analysis.sourcing.left_out[source].repeated_by}
        if sources:
            yield _hangs(analysis, statement, [source for source in sources if source not in echoes])


def _hangs(analysis: Analysis, statement: Statement, sources: Sequence[Name]) -> Diagnostic:
    names = in_a_row([f"`{source}`" for source in sources])
    which = f"each of the sources {names}" if len(sources) > 1 else f"the source {names}"
    one = "any one of them" if len(sources) > 1 else "it"
    defined = analysis.argument.sources
    return Diagnostic(
        "ARG417",
        f"the key judgment {quoted(statement)} hangs on {which}: without {one}, it would not stand",
        at(statement),
        tuple(Label(defined[source].name_span, "it hangs on this source") for source in sources),
        help=f"cite another source where the argument rests on this one, or give a reason that does not; see"
        f" `argmap why {statement.name} --without-source {sources[0]}`",
    )
