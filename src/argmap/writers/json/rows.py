"""Plain rows from an analysed argument, for tables and JSON: what `argmap list` lists, a function for each kind."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Verdicts
from argmap.diagnostics import Source, Span
from argmap.model import Name, Role

Cell = str | int | list[str] | None
"""A value as JSON has it; None where there is nothing to say."""

Row = dict[str, Cell]

Entry = dict[str, Any]
"""An object of JSON that holds others."""

Places = Mapping[str, Source]


def brief_of(analysis: Analysis) -> str | None:
    """The name of the brief that an argument makes, if it makes one."""
    return analysis.argument.masthead.name if analysis.argument.masthead else None


def status_of(verdicts: Verdicts, name: Name) -> str | None:
    """What is to be said of a statement: `disputed`, `unsupported`, or nothing; None for a thesis."""
    found = verdicts.status.get(name)
    return None if found is None else found.value


def where(span: Span, sources: Places) -> Row:
    """Where something is written."""
    return {"path": span.path, "line": sources[span.path].position(span.start).line}


def _statements(analysis: Analysis, sources: Places) -> Iterator[Row]:
    return _of_roles(analysis, sources, frozenset(Role))


def _of_roles(analysis: Analysis, sources: Places, roles: Collection[Role]) -> Iterator[Row]:
    for statement in analysis.argument.statements.values():
        if statement.role in roles:
            yield {
                "name": statement.name,
                "kind": statement.role.value,
                "ground": statement.ground.value,
                "status": status_of(analysis.judged, statement.name),
                "section": statement.section,
                **where(statement.span, sources),
                "text": statement.text.plain(),
            }


def _events(analysis: Analysis, sources: Places) -> Iterator[Row]:
    for statement in analysis.argument.statements.values():
        if statement.role is Role.EVENT:
            yield {
                "name": statement.name,
                "date": str(statement.date) if statement.date else None,
                "status": status_of(analysis.judged, statement.name),
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
            "has-to-answer": _to_answer(analysis, interpretation.name),
            **where(interpretation.span, sources),
            "thesis": analysis.argument.statements[interpretation.name].text.plain(),
        }


def _to_answer(analysis: Analysis, name: Name) -> int | None:
    """How many open objections an interpretation has to answer; None for one that is not compared."""
    readings = analysis.judged.readings
    return len(readings[name].to_answer) if name in readings else None


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


def _themes(analysis: Analysis, sources: Places) -> Iterator[Row]:
    for theme in analysis.argument.themes.values():
        yield {
            "name": theme.name,
            "sections": [*theme.sections],
            "shows": [*theme.shows],
            **where(theme.span, sources),
            "title": theme.title.plain(),
        }


def _voices(analysis: Analysis, sources: Places) -> Iterator[Row]:
    heard = Counter(statement.voice for statement in analysis.argument.statements.values())
    for voice in analysis.argument.voices.values():
        yield {
            "name": voice.name,
            "statements": heard[voice.name],
            **where(voice.span, sources),
            "text": voice.text.plain(),
        }


ROLES: Mapping[str, Role] = {
    "claims": Role.CLAIM,
    "supports": Role.SUPPORT,
    "premises": Role.PREMISE,
    "assumptions": Role.ASSUMPTION,
    "objections": Role.OBJECTION,
    "undercuts": Role.UNDERCUT,
    "replies": Role.REPLY,
    "recommendations": Role.RECOMMENDATION,
}
"""The statements that are listed by themselves, as what they are written."""

KINDS: Mapping[str, Callable[[Analysis, Places], Iterator[Row]]] = {
    "statements": _statements,
    **{kind: partial(_of_roles, roles=frozenset({role})) for kind, role in ROLES.items()},
    "events": _events,
    "sources": _sources,
    "interpretations": _interpretations,
    "questions": _questions,
    "sections": _sections,
    "themes": _themes,
    "voices": _voices,
    "indicators": _indicators,
    "terms": _terms,
}

WITH_STATUS = frozenset({"statements", "events", *ROLES})
"""The kinds of which something may be to be said: that they are disputed, or unsupported."""
