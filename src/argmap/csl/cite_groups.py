"""Puts the cites of a citation together: groups those of the same names, and collapses years, suffixes and numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from argmap.csl.cite import ItemId
from argmap.csl.formatter import Written
from argmap.csl.rich import Font, Joiner, Text, letters, plain
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

    def _affixed(self, cite: WrittenCite) -> Text:
        return self.joiner.join([cite.prefix, cite.written.text, cite.suffix])

    def _group(self, group: Sequence[WrittenCite]) -> tuple[Text, str]:
        """Cites of the same names, who are named once: `Smith 2020, 2021`; `Smith 2020, 12; 2021, 15`."""
        cites = [group[0], *map(self._without_authors, group[1:])] if self.collapse else list(group)
        years = self.collapse.startswith("year-suffix")
        texts = self._years(cites) if years else [self._affixed(each) for each in cites]
        located = any(cite.context.locator for cite in group)
        between = self.after_collapse if located else self.citation.get("cite-group-delimiter", ", ")
        return self._sequence([(text, between) for text in texts]), self.after_collapse

    def _without_authors(self, cite: WrittenCite) -> WrittenCite:
        if cite.prefix:
            return cite
        return replace(cite, written=self.rewrite(cite, replace(cite.context, suppress_author=True)))

    # Years ------------------------------------------------------------------------------------------------------------

    def _years(self, group: Sequence[WrittenCite]) -> list[Text]:
        """Cites of the same names, those of a year as one: `2001a, b`."""
        years = groupby(enumerate(group), key=lambda pair: self._year(*pair))
        return [self._one_year([cite for _, cite in same]) for _, same in years]

    def _year(self, place: int, cite: WrittenCite) -> str:
        """What cites of one year share: what is written of them besides names and suffix."""
        disambiguation = cite.context.disambiguation
        if cite.stands_alone or not disambiguation.suffix:
            return f"\0{place}"
        bare = replace(cite.context, suppress_author=True, disambiguation=replace(disambiguation, suffix=""))
        return letters(self.rewrite(cite, bare).text)

    def _one_year(self, cites: Sequence[WrittenCite]) -> Text:
        """The first cite of a year, with the suffixes of all in the place of its own."""
        text = cites[0].written.text
        at = next((place for place, run in enumerate(text) if run.font.year_suffix), None)
        if len(cites) == 1 or at is None:
            return self.joiner.join([self._affixed(cite) for cite in cites], self.delimiter)
        ranged = self.collapse == "year-suffix-ranged"
        runs = _runs(cites, lambda last, cite: ranged and _ordinal(cite) == _ordinal(last) + 1)
        delimiter = self.citation.get("cite-group-delimiter", self.delimiter)
        delimiter = self.citation.get("year-suffix-delimiter", delimiter)
        suffixes = [[_suffix(cite, text[at].font) for cite in run] for run in runs]
        drawn = [self._drawn(each, delimiter) for each in suffixes]
        return (*text[:at], *self.joiner.join(drawn, delimiter), *text[at + 1 :])

    # Numbers ----------------------------------------------------------------------------------------------------------

    def _numbers(self, cites: Sequence[WrittenCite]) -> Text:
        """Numbers, of which three or more in a row become a range; those with words or a locator stand alone."""
        runs = _runs(cites, _counts_on)
        texts = [self._drawn([self._affixed(cite) for cite in run], self.delimiter) for run in runs]
        after = [self.after_collapse if len(run) >= FEWEST else self.delimiter for run in runs]
        return self._sequence(list(zip(texts, after, strict=True)))

    def _drawn(self, texts: Sequence[Text], delimiter: str) -> Text:
        """A run, as a range if it is long enough."""
        if len(texts) < FEWEST:
            return self.joiner.join(texts, delimiter)
        return self.joiner.join([texts[0], texts[-1]], "–")


def _runs(cites: Sequence[WrittenCite], follows: Callable[[WrittenCite, WrittenCite], bool]) -> list[list[WrittenCite]]:
    """The cites in runs, in which each follows on the one before."""
    runs: list[list[WrittenCite]] = []
    for cite in cites:
        if runs and follows(runs[-1][-1], cite):
            runs[-1].append(cite)
        else:
            runs.append([cite])
    return runs


def _counts_on(last: WrittenCite, cite: WrittenCite) -> bool:
    return cite.context.number == last.context.number + 1 and not (cite.stands_alone or last.stands_alone)


def _suffix(cite: WrittenCite, font: Font) -> Text:
    return plain(cite.context.disambiguation.suffix, font._replace(item=cite.item))


def _ordinal(cite: WrittenCite) -> int:
    """The place of a year-suffix in the alphabet: 1 for a, 27 for aa."""
    place = 0
    for letter in cite.context.disambiguation.suffix:
        place = place * 26 + ord(letter) - ord("a") + 1
    return place
