"""Findings as GitHub workflow commands, which mark the lines of a pull request they are about."""

from collections.abc import Mapping, Sequence

from argmap.diagnostics.catalogue import CATALOGUE
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.places import region
from argmap.diagnostics.spans import Source
from argmap.diagnostics.visible import visible


def render_github(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """One command a line, `::error file=…,line=…,title=…::message`, without a line end after the last."""
    return "\n".join(_command(diagnostic, sources) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> str:
    title = f"{diagnostic.code} {CATALOGUE[diagnostic.code].slug}"
    properties = {**_place(diagnostic, sources), "title": title}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    remarks = [*diagnostic.notes, *([f"Help: {diagnostic.help}"] if diagnostic.help else [])]
    message = "\n".join(visible(line) for part in [diagnostic.message, *remarks] for line in part.split("\n"))
    return f"::{diagnostic.severity} {listed}::{_data(message)}"


def _place(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> dict[str, str]:
    """Where to show it. Columns are left out over several lines, where GitHub does not take them."""
    if diagnostic.primary is None:
        return {}
    place = {"file": diagnostic.primary.span.path}
    where = region(diagnostic.primary.span, sources)
    if where:
        place |= {"line": str(where.line), "endLine": str(where.end_line)}
        if where.line == where.end_line:
            place |= {"col": str(where.column), "endColumn": str(where.end_column)}
    return place


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
