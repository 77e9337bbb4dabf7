"""Words for likelihood and confidence as they stand in sentences, found without reading sources' words as the authors'.

The terms are those of Intelligence Community Directive 203 (2015), D.6.e.2: two rows of words for the same seven
ranges, of which a product is to keep to one; and confidence, which is not to stand in one sentence with likelihood.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.diagnostics import Span
from argmap.language.tree import Text

SECOND_ROW = {
    "remote chance": "almost no chance",
    "remote possibility": "almost no chance",
    "highly improbable": "very unlikely",
    "highly improbably": "very unlikely",
    "improbable": "unlikely",
    "improbably": "unlikely",
    "roughly even odds": "roughly even chance",
    "probable": "likely",
    "probably": "likely",
    "highly probable": "very likely",
    "highly probably": "very likely",
    "nearly certain": "almost certain",
    "nearly certainly": "almost certainly",
}
"""From each word of the scale's second row to its equal in the first, the one that `likelihood` takes."""

_FIRST_ROW = ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "very likely", "likely")
_CERTAIN = ("almost certainly", "almost certain")

_LIKELIHOOD = re.compile(
    r"\b(?:" + "|".join(sorted((*_FIRST_ROW, *_CERTAIN, *SECOND_ROW), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
# "Low confidence in the courts" is about the courts; "low confidence in this judgment" is ours.
_CONFIDENCE = re.compile(
    r"\b(?:high|higher|moderate|medium|low|lower|our)[ -](?:level of |degree of )?confidence\b"
    r"(?! in (?!(?:this|these|that|our|the) (?:judge?ment|assessment|analys|estimate|conclusion|finding)))"
    r"|\b(?:highly|moderately|fairly|very) confident\b"
    r"|\b(?:am|are|remain) confident\b"
    r"|\bwith confidence\b",
    re.IGNORECASE,
)
_STEMS = ("likely", "probab", "certain", "chance", "odds", "possib")
"""One of these is in every likelihood word; most texts have none, and need no closer look."""
_NOT_PROSE = re.compile(r"\[@[^\[\]]*\]|\[\[[^\[\]]*\]\]")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[”\"’')\]]*\s+(?=[^\sa-z])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or two in a text, in lower case, and where they stand (the whole text if its lines were joined)."""

    words: str
    span: Span

    @property
    def second_row(self) -> bool:
        """Whether it is of the scale's second row."""
        return self.words in SECOND_ROW


def likelihoods(text: Text) -> Iterator[Phrase]:
    """The likelihood words of a text, in order."""
    folded = text.raw.casefold()
    if any(stem in folded for stem in _STEMS):
        for found in _LIKELIHOOD.finditer(_prose(text)):
            yield _phrase(text, found)


def mixed(text: Text) -> Iterator[tuple[Phrase, Phrase]]:
    """For each sentence that has both, its first likelihood word and its first word for confidence."""
    if "confiden" not in text.raw.casefold():
        return
    prose = _prose(text)
    start = 0
    for end in [*(found.end() for found in _SENTENCE_END.finditer(prose)), len(prose)]:
        likelihood, confidence = _LIKELIHOOD.search(prose, start, end), _CONFIDENCE.search(prose, start, end)
        if likelihood and confidence:
            yield _phrase(text, likelihood), _phrase(text, confidence)
        start = end


def _prose(text: Text) -> str:
    """The text as written, with citations and mentions blanked out so that offsets stay."""
    return _NOT_PROSE.sub(lambda found: " " * len(found[0]), text.raw) if "[" in text.raw else text.raw


def _phrase(text: Text, found: re.Match[str]) -> Phrase:
    return Phrase(found[0].lower(), text.at(*found.span()))
