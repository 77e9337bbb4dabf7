"""Findings in the form asked for: one way in to the views for people and for machines."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from argmap.diagnostics.catalogue import Severity
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.spans import Source
from argmap.diagnostics.text import render_text


class Format(StrEnum):
    """What findings are written as: for a person, for a script, for a code host, for a GitHub workflow."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def render(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    format: Format,  # noqa: A002 - what the option is called
    *,
    colour: bool = False,
) -> str:
    """The findings, in the order given, without a line end after the last line.

    `sources` has the texts by the paths that spans name; where one is missing, the finding names the path alone.
    `colour` concerns the text form only. No findings are empty text, except in JSON and SARIF, which say so.
    """
    match format:
        case Format.TEXT:
            return render_text(diagnostics, sources, colour=colour)
        case Format.JSON:  # These are imported only where they are asked for.
            from argmap.diagnostics.structured import render_json

            return render_json(diagnostics, sources)
        case Format.SARIF:
            from argmap.diagnostics.sarif import render_sarif

            return render_sarif(diagnostics, sources)
        case Format.GITHUB:
            from argmap.diagnostics.github import render_github

            return render_github(diagnostics, sources)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How much was found, as `3 errors, 1 warning in 2 files`; without findings, `no errors, no warnings`."""
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    counts = [_count(errors, "error"), _count(len(diagnostics) - errors, "warning")]
    paths = {diagnostic.primary.span.path for diagnostic in diagnostics if diagnostic.primary}
    found = ", ".join(count for count in counts if count) or "no errors, no warnings"
    return f"{found} in {_count(len(paths), 'file')}" if paths else found


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
