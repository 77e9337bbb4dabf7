"""Puts citations that stand together into one: grouped by author, or with runs of numbers drawn together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argmap.csl.cite import ItemId
from argmap.csl.formatter import Asked, Written
from argmap.csl.rich import Joiner, Text
from argmap.csl.xml import Node

FEWEST = 3
"""How many numbers in a row are drawn together, as `[1]–[3]`."""


@dataclass(frozen=True, slots=True)
class Part:
    """One citation of several: its source, all it depends on, and how it is written."""

    item: ItemId
    asked: Asked
    written: Written


def joined(parts: Sequence[Part], citation: Node, joiner: Joiner, again: Callable[[Part], Written]) -> Text:
    """The citations in order, collapsed as the style has it; `again` writes one without its authors."""
    layout = citation.first("layout") or citation
    delimiter = layout.get("delimiter")
    collapse = citation.get("collapse")
    if collapse == "citation-number":
        return _numbered(parts, delimiter, citation, joiner)
    if not collapse and "cite-group-delimiter" not in citation.attributes:
        return joiner.join([part.written.text for part in parts], delimiter)
    groups: dict[str, list[Part]] = {}
    for place, part in enumerate(parts):
        groups.setdefault(part.written.authors or f"\0{place}", []).append(part)
    between = citation.get("after-collapse-delimiter") or delimiter
    return joiner.join([_group(group, citation, joiner, again) for group in groups.values()], between)


def _group(group: Sequence[Part], citation: Node, joiner: Joiner, again: Callable[[Part], Written]) -> Text:
    """Items of the same authors, who are named once: `Smith 2020, 2021`; `Smith 2020, 12; 2021, 15`."""
    layout = citation.first("layout") or citation
    first, *rest = group
    texts = [
        first.written.text,
        *(again(part).text if citation.get("collapse") else part.written.text for part in rest),
    ]
    placed = any(part.asked.locator for part in group)
    between = layout.get("delimiter") if placed else citation.get("cite-group-delimiter") or ", "
    return joiner.join(texts, between)


def _numbered(parts: Sequence[Part], delimiter: str, citation: Node, joiner: Joiner) -> Text:
    """Numbers, of which three or more in a row become a span; those with a place in the source stand alone."""
    runs: list[list[Part]] = []
    for part in parts:
        last = runs[-1][-1] if runs else None
        follows = last and part.asked.number == last.asked.number + 1 and not (part.asked.locator or last.asked.locator)
        if follows:
            runs[-1].append(part)
        else:
            runs.append([part])
    texts: list[Text] = []
    for run in runs:
        written = [part.written.text for part in run]
        texts.append(
            joiner.join([written[0], written[-1]], "–") if len(run) >= FEWEST else joiner.join(written, delimiter)
        )
    return joiner.join(texts, citation.get("after-collapse-delimiter") or delimiter)
