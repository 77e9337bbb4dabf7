"""Reads a case of the suite: a style, items, what is cited, and the text that must come of it."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from argmap.csl.locale import DIALECTS, FALLBACK

_SECTION = re.compile(r">>=+ ?([\w-]+) ?=+>>\n?(.*?)\n?<<=+ ?\1 ?=+<<", re.DOTALL)
_LANG = re.compile(r'<style\b[^>]*?\bdefault-locale="([^"]*)"')

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Fixture:
    """One case."""

    name: str
    sections: Mapping[str, str]

    @property
    def category(self) -> str:
        return self.name.partition("_")[0]

    @property
    def lists(self) -> bool:
        """Whether it asks for the list of references, and not for citations."""
        return self.sections["MODE"].strip().startswith("bibliography")

    @property
    def style(self) -> str:
        return self.sections["CSL"]

    @property
    def lang(self) -> str:
        found = _LANG.search(self.style)
        return found[1] if found else FALLBACK

    @property
    def is_core(self) -> bool:
        """Whether it needs no locale besides the bundled ones."""
        return self.lang in {*DIALECTS, *DIALECTS.values()}

    @property
    def result(self) -> str:
        return self.sections["RESULT"]

    @cached_property
    def items(self) -> Mapping[str, Json]:
        return {str(item.get("id", place)): item for place, item in enumerate(json.loads(self.sections["INPUT"]))}

    def section(self, name: str) -> Any:  # noqa: ANN401 - whatever JSON the section has
        return json.loads(self.sections[name]) if self.sections.get(name, "").strip() else None

    @cached_property
    def citations(self) -> Sequence[tuple[int, Sequence[Json]]]:
        """What is cited in the end, in order, each with the number of its note."""
        if steps := self.section("CITATIONS"):
            return list(_played(steps))
        return [(0, cites) for cites in self.section("CITATION-ITEMS") or ()]

    @cached_property
    def order(self) -> Sequence[str]:
        """The items in the order in which they come into the document."""
        if self.is_document:
            return list(dict.fromkeys(str(cite["id"]) for _, cites in self.citations for cite in cites))
        listed = self.section("BIBENTRIES")
        return [str(name) for name in listed[-1]] if listed else list(self.items)

    @property
    def is_document(self) -> bool:
        """Whether citations stand in a document, where later ones depend on those before."""
        return "CITATIONS" in self.sections


def _played(steps: Sequence[Any]) -> Sequence[tuple[int, Sequence[Json]]]:
    """The citations as they stand after the last step, each step putting one between those before and after it."""
    known: dict[str, tuple[int, Sequence[Json]]] = {}
    order: list[str] = []
    for place, (citation, before, after) in enumerate(steps):
        name = str(citation.get("citationID", f"_{place}"))
        note = citation.get("properties", {}).get("noteIndex", 0)
        known[name] = (note, citation["citationItems"])
        known.update(
            {str(each): (number, known[str(each)][1]) for each, number in (*before, *after) if str(each) in known}
        )
        order = [*(str(each) for each, _ in before), name, *(str(each) for each, _ in after)]
    return [known[name] for name in order]


def read_fixture(path: Path) -> Fixture:
    return Fixture(path.stem, dict(_SECTION.findall(path.read_text(encoding="utf-8"))))
