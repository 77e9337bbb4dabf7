"""A key judgment that one source can bring down is no better than that source, however much else is said for it."""

from collections.abc import Iterator, Sequence

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.checks.judgments import key_judgments, why
from argmap.diagnostics import Diagnostic, Label
from argmap.diagnostics.lists import listed
from argmap.model import Name, Statement


def single_source_judgment(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG417: a key judgment is unsupported without one of its sources and what only repeats that."""
    for masthead, statement in key_judgments(analysis):
        sources = analysis.judged.single_sources.get(statement.name, ())
        echoes = {echo for source in sources for echo in analysis.judged.without_source(source).sources[1:]}
        if sources:
            own = [source for source in sources if source not in echoes]
            yield _rests(analysis, statement, own, why(masthead, statement, "--without", own[0]))


def _rests(analysis: Analysis, statement: Statement, sources: Sequence[Name], command: str) -> Diagnostic:
    names = listed([f"`{source}`" for source in sources])
    which = f"each of the sources {names}" if len(sources) > 1 else f"the source {names}"
    one = "any one of them" if len(sources) > 1 else "it"
    defined = analysis.argument.sources
    return Diagnostic(
        "ARG417",
        f"the key judgment {quoted(statement)} rests on {which}: without {one}, it is unsupported",
        at(statement),
        tuple(Label(defined[source].name_span, "it rests on this source") for source in sources),
        help=f"cite another source where the argument rests on this one, or give a reason that does not; see {command}",
    )
