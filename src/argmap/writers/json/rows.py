"""Plain rows from an analysed argument, for tables and JSON: what `argmap list` lists, a function for each kind."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from argmap.analysis import Analysis
from argmap.diagnostics import Source, Span

Cell = str | int | list[str] | None
"""A value as JSON has it; None where there is nothing to say."""

Row = dict[str, Cell]

Entry = dict[str, Any]
"""An object of JSON that holds others."""

Places = Mapping[str, Source]


def brief_of(analysis: Analysis) -> str | None:
    """The name of the brief that an argument makes, if it makes one."""
    return analysis.argument.masthead.name if analysis.argument.masthead else None


def where(span: Span, sources: Places) -> Row:
    """Where something is written."""
    return {"path": span.path, "line": sources[span.path].position(span.start).line}


def _statements(analysis: Analysis, sources: Places) -> Iterator[Row]:
    for statement in analysis.argument.statements.values():
        yield {
            "name": statement.name,
            "kind": statement.role.value,
            "ground": statement.ground.value,
            "standing": analysis.verdicts.get(statement.name),
            "section": statement.section,
            **where(statement.span, sources),
            "text": statement.text.plain(),
        }


def _sources(analysis: Analysis, sources: Places) -> Iterator[Row]:
    statements = analysis.argument.statements.values()
    cited = Counter(name for each in statements for name in {cite.source.text for cite in each.cites()})
    for source in analysis.argument.sources.values():
        yield {
            "name": source.name,
            "grade": source.grade or None,
            "date": str(source.date) if source.date else None,
            "cited-by": cited[source.name],
            **where(source.span, sources),
            "title": source.title.plain(),
        }


def _interpretations(analysis: Analysis, sources: Places) -> Iterator[Row]:
    for interpretation in analysis.argument.interpretations.values():
        yield {
            "name": interpretation.name,
            "answers": [*interpretation.answers],
            "holds": [*interpretation.holds],
            "rejects": [*interpretation.rejects],
            "unanswered": len(analysis.unanswered[interpretation.name]),
            **where(interpretation.span, sources),
            "thesis": analysis.argument.statements[interpretation.name].text.plain(),
        }


def _questions(analysis: Analysis, sources: Places) -> Iterator[Row]:
    interpretations = analysis.argument.interpretations.values()
    for question in analysis.argument.questions.values():
        yield {
            "name": question.name,
            "answered-by": [each.name for each in interpretations if question.name in each.answers],
            **where(question.span, sources),
            "text": question.text.plain(),
        }


def _sections(analysis: Analysis, sources: Places) -> Iterator[Row]:
    statements = Counter(statement.section for statement in analysis.argument.statements.values())
    for section in analysis.argument.sections.values():
        yield {
            "name": section.name,
            "statements": statements[section.name],
            **where(section.span, sources),
            "title": section.title.plain(),
        }


def _indicators(analysis: Analysis, sources: Places) -> Iterator[Row]:
    for interpretation in analysis.argument.interpretations.values():
        for indicator in interpretation.indicators:
            yield {
                "name": indicator.name,
                "interpretation": interpretation.name,
                "status": indicator.status.value,
                "checked": str(indicator.checked) if indicator.checked else None,
                **where(indicator.span, sources),
                "text": indicator.text.plain(),
            }


def _terms(analysis: Analysis, sources: Places) -> Iterator[Row]:
    for term in analysis.argument.terms.values():
        yield {"name": term.name, **where(term.span, sources), "text": term.text.plain()}


KINDS: Mapping[str, Callable[[Analysis, Places], Iterator[Row]]] = {
    "statements": _statements,
    "sources": _sources,
    "interpretations": _interpretations,
    "questions": _questions,
    "sections": _sections,
    "indicators": _indicators,
    "terms": _terms,
}
