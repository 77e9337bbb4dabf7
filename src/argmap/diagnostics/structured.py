"""Findings as JSON, for scripts and editors: this shape is a promise, `version` changes when it is broken."""

from collections.abc import Mapping, Sequence

from argmap.diagnostics.catalogue import CATALOGUE, Severity
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.places import encodable, region, written
from argmap.diagnostics.spans import Source

VERSION = 1


def render_json(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """One object: `version`, `errors` and `warnings` (how many), and `diagnostics`.

    Each of the diagnostics has

    - `code`, `slug`, `severity` (`error` or `warning`), `message`, `notes` (a list), `help` (may be empty);
    - `labels`, the primary one first: `primary` (true or false), `path`, `text` (may be empty), and `line`, `column`,
      `end_line`, `end_column`, counted from 1 in code points, the end exclusive; these four are null where the text
      of the file is not at hand. A finding about the machine rather than a text has no label.

    All of it is ASCII: other characters are escaped, so nothing in it can act on a terminal.
    """
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    whole = {
        "version": VERSION,
        "errors": errors,
        "warnings": len(diagnostics) - errors,
        "diagnostics": [],
    }
    return written(whole, (_finding(diagnostic, sources) for diagnostic in diagnostics))


def _finding(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> dict[str, object]:
    labels = [_label(diagnostic.primary, sources, primary=True)] if diagnostic.primary else []
    return {
        "code": diagnostic.code,
        "slug": CATALOGUE[diagnostic.code].slug,
        "severity": str(diagnostic.severity),
        "message": encodable(diagnostic.message),
        "notes": [encodable(note) for note in diagnostic.notes],
        "help": encodable(diagnostic.help),
        "labels": [*labels, *(_label(label, sources, primary=False) for label in diagnostic.secondary)],
    }


def _label(label: Label, sources: Mapping[str, Source], *, primary: bool) -> dict[str, object]:
    where = region(label.span, sources)
    return {
        "primary": primary,
        "path": encodable(label.span.path),
        "line": where and where.line,
        "column": where and where.column,
        "end_line": where and where.end_line,
        "end_column": where and where.end_column,
        "text": encodable(label.text),
    }
