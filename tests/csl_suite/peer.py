"""Runs a case with citeproc-py, a peer in the same language, for comparison."""

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from csl_suite.fixture import Fixture, Json
from csl_suite.printed import Printed, of_html


def printed(fixture: Fixture) -> Printed:
    from citeproc import Citation, CitationStylesBibliography, CitationStylesStyle
    from citeproc.source.json import CiteProcJSON

    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder, "style.csl")
        path.write_text(fixture.style, encoding="utf-8")
        style = CitationStylesStyle(str(path), locale=fixture.lang, validate=False)
        items = [{"type": "book", **item, "id": name} for name, item in fixture.items.items()]
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items))
        cited = fixture.citations or [(0, [{"id": name} for name in fixture.items])]
        citations = [Citation([_cite(each) for each in cites]) for _, cites in cited]
        for citation in citations:
            bibliography.register(citation)
        if fixture.lists:
            bibliography.sort()
            return of_html("".join(f'<div class="csl-entry">{each}</div>' for each in bibliography.bibliography()))
        return of_html("\n".join(str(bibliography.cite(each, lambda _: None)) for each in citations))


def _cite(given: Json) -> Any:  # noqa: ANN401 - the package has no types
    from citeproc import CitationItem, Locator

    affixes = {name: given[name] for name in ("prefix", "suffix") if name in given}
    if "locator" in given:
        affixes["locator"] = Locator(given.get("label", "page"), given["locator"])
    return CitationItem(str(given["id"]), **affixes)
