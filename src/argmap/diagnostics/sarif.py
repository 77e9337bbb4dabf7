"""Findings as SARIF 2.1.0, which code hosts and editors show beside the text (OASIS standard, 2020)."""

import os
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from argmap import __version__
from argmap.diagnostics.catalogue import CATALOGUE, Rule
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.explain import explain, gist
from argmap.diagnostics.places import region, written
from argmap.diagnostics.spans import Source
from argmap.diagnostics.visible import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """A SARIF log with one run, all rules of the catalogue, and a result for each finding; ASCII only."""
    index = {code: number for number, code in enumerate(CATALOGUE)}
    driver = {
        "name": "argmap",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in CATALOGUE.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return written(whole, (_result(each, index[each.code], sources) for each in diagnostics))


def _rule(rule: Rule) -> dict[str, object]:
    page = explain(rule.code) or ""
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": {"text": rule.slug.replace("-", " ")},
        "fullDescription": {"text": gist(rule.code)},
        "help": {"text": gist(rule.code), "markdown": page},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(diagnostic: Diagnostic, index: int, sources: Mapping[str, Source]) -> dict[str, object]:
    remarks = [*diagnostic.notes, *([f"Help: {diagnostic.help}"] if diagnostic.help else [])]
    secondary = [{"id": number, **_location(label, sources)} for number, label in enumerate(diagnostic.secondary, 1)]
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": str(diagnostic.severity),
        "message": _message("\n".join([diagnostic.message, *remarks])),
        "locations": [_location(diagnostic.primary, sources)] if diagnostic.primary else [],
        "relatedLocations": secondary,
    }


def _location(label: Label, sources: Mapping[str, Source]) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": _artifact(label.span.path)}
    where = region(label.span, sources)
    if where:
        physical["region"] = {
            "startLine": where.line,
            "startColumn": where.column,
            "endLine": where.end_line,
            "endColumn": where.end_column,
        }
    return {"physicalLocation": physical, **({"message": _message(label.text)} if label.text else {})}


def _artifact(path: str) -> dict[str, str]:
    """Where a file is, as a URI: relative to the top of the checkout, unless the path is absolute."""
    pure = PurePath(path)
    if pure.is_absolute():
        return {"uri": pure.as_uri()}
    return {"uri": quote(os.fsencode(pure.as_posix())), "uriBaseId": "%SRCROOT%"}


def _message(text: str) -> dict[str, str]:
    """Text that SARIF takes for no placeholder (`{0}`, section 3.11.5) and no link (`[text](target)`, 3.11.6)."""
    shown = "\n".join(map(visible, text.split("\n")))
    return {"text": shown.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}
