"""What every part of a brief draws on: analysis, atlas, citations, letters, and how statements are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from argmap.analysis import Analysis
from argmap.brief.citing import Citations
from argmap.brief.labels import Labels
from argmap.brief.passages import Link, Mark, Marks, Passage, Run, Stress, Words, with_stops
from argmap.brief.views import Assurance, Chip, Engine, Likelihood, View
from argmap.language.tree import Citation, Emphasis, Inline, Mention, Plain, Text
from argmap.maps.atlas import Atlas
from argmap.model import LIKELIHOODS, Argument, Masthead, Name, Statement, as_title, in_words

COLOURS = 6
"""How many column colours there are before they start again."""


@dataclass(frozen=True, slots=True)
class Context:
    """One brief's common ground. Make it with `Context.of`."""

    analysis: Analysis
    atlas: Atlas
    masthead: Masthead
    labels: Labels
    chips: Mapping[Name, Chip]
    """The compared interpretations, in column order."""
    conclusions: frozenset[Name]
    """The key judgments, and the theses of the compared interpretations."""
    citations: Citations
    boxes: frozenset[str]
    """The ids of all boxes on the maps."""
    before: Analysis | None = None
    """The previous edition, where one is given."""
    engines: tuple[Engine, ...] = ()
    """By what the brief is made."""

    @classmethod
    def of(cls, analysis: Analysis, atlas: Atlas, masthead: Masthead, citations: Citations | None = None) -> "Context":
        """Work out letters, and numbers where they are not known, once for all parts."""
        labels = Labels.of(masthead.lang)
        chips = _chips(analysis.argument, labels.letters)
        return cls(
            analysis=analysis,
            atlas=atlas,
            masthead=masthead,
            labels=labels,
            chips=chips,
            conclusions=frozenset((*masthead.judgments, *chips)),
            citations=citations or Citations.of(analysis.argument, masthead),
            boxes=frozenset(atlas.boxes()),
        )

    @property
    def argument(self) -> Argument:
        """The argument the brief is about."""
        return self.analysis.argument

    def passage(self, text: Text) -> Passage:
        """A text with its citations as its style places them, and its mentions linked."""
        return Passage(with_stops([self._run(inline) for inline in text.inlines], self.citations.below))

    def maybe(self, text: Text | None) -> Passage | None:
        """The same, where a text may be missing."""
        return None if text is None else self.passage(text)

    def view(self, name: Name) -> View:
        """A statement as the brief shows it."""
        statement = self.argument.statements[name]
        box = f"map-{name}"
        return View(
            name=name,
            handle=in_words(name) if statement.named else "",
            anchor=f"s-{name}",
            map=box if box in self.boxes else "",
            role=statement.role,
            ground=statement.ground,
            text=self.passage(statement.text),
            verdict=self.analysis.verdicts.get(name),
            by=self.maybe(statement.by),
            quotes=tuple(self.passage(quote) for quote in statement.quotes),
            likelihood=likelihood(statement),
            assurance=self._assurance(statement),
            held_by=tuple(self.chips[one.name] for one in self.argument.compared() if name in one.holds),
            rejected_by=tuple(self.chips[one.name] for one in self.argument.compared() if name in one.rejects),
        )

    def views(self, names: tuple[Name, ...]) -> tuple[View, ...]:
        """Several statements."""
        return tuple(self.view(name) for name in names)

    def mark(self, source: Name) -> Mark:
        """A source as it is cited: by its number."""
        return self._mark(source, [])

    def _assurance(self, statement: Statement) -> Assurance | None:
        if statement.confidence is None:
            return None
        return Assurance(statement.confidence.level, self.maybe(statement.confidence.reason))

    def _run(self, inline: Inline) -> Run:
        match inline:
            case Plain(text):
                return Words(text)
            case Emphasis(text):
                return Stress(text)
            case Citation(cites):
                together = groupby(cites, key=lambda cite: Name(cite.source.text))
                return Marks(tuple(self._mark(source, [cite.locator for cite in each]) for source, each in together))
            case Mention(target):
                return self._mention(Name(target.text))

    def _mark(self, source: Name, locators: list[str]) -> Mark:
        return Mark(source, self.citations.numbers[source], ", ".join(filter(None, locators)), f"src-{source}")

    def _mention(self, name: Name) -> Run:
        if name in self.argument.statements:
            return Link(in_words(name), f"s-{name}")
        return Words(in_words(name))


def likelihood(statement: Statement) -> Likelihood | None:
    """A statement's likelihood, where it has one, with the range its term stands for."""
    if statement.likelihood not in LIKELIHOODS:
        return None
    return Likelihood(statement.likelihood, *LIKELIHOODS[statement.likelihood])


def _chips(argument: Argument, letters: Sequence[str]) -> dict[Name, Chip]:
    return {
        one.name: Chip(_letter(letters, place), place % COLOURS + 1, as_title(one.name), f"i-{one.name}")
        for place, one in enumerate(argument.compared())
    }


def _letter(letters: Sequence[str], place: int) -> str:
    around, last = divmod(place, len(letters))
    return (letters[around - 1] if around else "") + letters[last]
