"""Puts the cites of a citation together: groups those of the same names, and collapses years, suffixes and numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from argmap.csl.cite import ItemId
from argmap.csl.formatter import Written
from argmap.csl.rich import Joiner, Text, letters, plain
from argmap.csl.state import CiteContext
from argmap.csl.xml import Node

FEWEST = 3
"""How many numbers or year-suffixes in a row are drawn together, as `[1]–[3]` or `2001a–c`."""


@dataclass(frozen=True, slots=True)
class WrittenCite:
    """One cite: its item, all it depends on, how it is written, and the words before and after it."""

    item: ItemId
    context: CiteContext
    written: Written
    prefix: Text = ()
    suffix: Text = ()

    @property
    def stands_alone(self) -> bool:
        """Whether it has something of its own, so that nothing can be collapsed into it."""
        return bool(self.context.locator or self.prefix or self.suffix)


@dataclass(frozen=True, slots=True)
class Grouping:
    """How a style puts cites together; `rewrite` writes a cite in another context."""

    citation: Node
    joiner: Joiner
    rewrite: Callable[[WrittenCite, CiteContext], Written]

    @property
    def delimiter(self) -> str:
        layout = self.citation.first("layout")
        return layout.get("delimiter") if layout else ""

    @property
    def collapse(self) -> str:
        return self.citation.get("collapse")

    @property
    def after_collapse(self) -> str:
        return self.citation.get("after-collapse-delimiter", self.delimiter)

    def joined(self, cites: Sequence[WrittenCite]) -> Text:
        """The cites in order, collapsed as the style has it."""
        if self.collapse == "citation-number":
            return self._numbers(cites)
        if not self.collapse and "cite-group-delimiter" not in self.citation.attributes:
            return self._sequence([(self._affixed(cite), self.delimiter) for cite in cites])
        groups: dict[str, list[WrittenCite]] = {}
        for place, cite in enumerate(cites):
            groups.setdefault(cite.written.authors or f"\0{place}", []).append(cite)
        return self._sequence([self._group(group) for group in groups.values()])

    def _sequence(self, texts: Sequence[tuple[Text, str]]) -> Text:
        """Texts, each with the delimiter behind it; none stands before words that begin with a comma or full stop."""
        whole: Text = ()
        delimiter = ""
        for text, after in texts:
            if text:
                whole = self.joiner.join([whole, text], "" if text[0].text[0] in ",.;" else delimiter)
                delimiter = " " if text[-1].text[-1] == "," else after
        return whole

    def _affixed(self, cite: WrittenCite, text: Text | None = None) -> Text:
        parts = [cite.prefix, cite.written.text if text is None else text, cite.suffix]
        return self.joiner.join(parts)

    def _group(self, group: Sequence[WrittenCite]) -> tuple[Text, str]:
        """Cites of the same names, who are named once: `Smith 2020, 2021`; `Smith 2020, 12; 2021, 15`."""
        first, *rest = group
        if self.collapse:
            bare = [self._without_authors(cite) if not cite.prefix else cite for cite in rest]
            written = [first, *bare]
        else:
            written = list(group)
        texts = (
            self._years(written)
            if self.collapse.startswith("year-suffix")
            else [self._affixed(each) for each in written]
        )
        between = self.after_collapse if any(cite.context.locator for cite in group) else self._between
        return self._sequence([(text, between) for text in texts]), self.after_collapse

    @property
    def _between(self) -> str:
        return self.citation.get("cite-group-delimiter", ", ")

    def _without_authors(self, cite: WrittenCite) -> WrittenCite:
        return replace(cite, written=self.rewrite(cite, replace(cite.context, suppress_author=True)))

    def _years(self, group: Sequence[WrittenCite]) -> list[Text]:
        """Cites of the same names, those of a year as one: `2001a, b`."""
        texts: list[Text] = []
        for _, same in groupby(enumerate(group), key=lambda pair: self._year(*pair)):
            first, *rest = [cite for _, cite in same]
            texts.append(self._suffixes(first, rest) if rest else self._affixed(first))
        return texts

    def _year(self, place: int, cite: WrittenCite) -> str:
        """What cites of one year share: what is written of them besides names and suffix."""
        if cite.stands_alone or not cite.context.disambiguation.suffix:
            return f"\0{place}"
        bare = replace(
            cite.context,
            suppress_author=True,
            disambiguation=replace(cite.context.disambiguation, suffix=""),
        )
        return letters(self.rewrite(cite, bare).text)

    def _suffixes(self, first: WrittenCite, rest: Sequence[WrittenCite]) -> Text:
        """The first cite with the year-suffixes of all behind its own."""
        text = first.written.text
        at = next((place for place, run in enumerate(text) if run.font.year_suffix), None)
        if at is None:
            return self.joiner.join([self._affixed(cite) for cite in (first, *rest)], self.delimiter)
        cites = [first, *rest]
        runs: list[list[WrittenCite]] = []
        for cite in cites:
            follows = runs and _ordinal(cite) == _ordinal(runs[-1][-1]) + 1
            if follows and self.collapse == "year-suffix-ranged":
                runs[-1].append(cite)
            else:
                runs.append([cite])
        delimiter = self.citation.get(
            "year-suffix-delimiter", self.citation.get("cite-group-delimiter", self.delimiter)
        )
        drawn = [
            self._drawn([plain(cite.context.disambiguation.suffix, text[at].font) for cite in run], delimiter)
            for run in runs
        ]
        return (*text[:at], *self.joiner.join(drawn, delimiter), *text[at + 1 :])

    def _drawn(self, texts: Sequence[Text], delimiter: str) -> Text:
        if len(texts) < FEWEST:
            return self.joiner.join(texts, delimiter)
        return self.joiner.join([texts[0], texts[-1]], "–")

    def _numbers(self, cites: Sequence[WrittenCite]) -> Text:
        """Numbers, of which three or more in a row become a range; those with words or a locator stand alone."""
        runs: list[list[WrittenCite]] = []
        for cite in cites:
            last = runs[-1][-1] if runs else None
            follows = last and cite.context.number == last.context.number + 1
            if last and follows and not (cite.stands_alone or last.stands_alone):
                runs[-1].append(cite)
            else:
                runs.append([cite])
        after = self.after_collapse
        return self._sequence(
            [
                (
                    self._drawn([self._affixed(cite) for cite in run], self.delimiter),
                    after if len(run) >= FEWEST else self.delimiter,
                )
                for run in runs
            ]
        )


def _ordinal(cite: WrittenCite) -> int:
    """The place of a year-suffix in the alphabet: 1 for a, 27 for aa."""
    place = 0
    for letter in cite.context.disambiguation.suffix:
        place = place * 26 + ord(letter) - ord("a") + 1
    return place
