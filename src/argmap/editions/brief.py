"""The brief: which parts of an argument a reader is handed; one with nothing to say, or not asked for, is left out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.analysis import Analysis
from argmap.document.inlines import InlineStyle, Styled, inlines
from argmap.document.languages import with_languages
from argmap.document.nodes import Blocks, Paragraph, Section, Tone
from argmap.document.resolving import resolved
from argmap.editions.citations import Citations
from argmap.editions.sections.closing import dissent, glossary
from argmap.editions.sections.disputes import disputes
from argmap.editions.sections.evidence import matrix
from argmap.editions.sections.front import front
from argmap.editions.sections.gaps import gaps
from argmap.editions.sections.method import Engine, method
from argmap.editions.sections.readings import readings
from argmap.editions.sections.side_by_side import side_by_side
from argmap.editions.sections.signs import indicators
from argmap.editions.sections.sources import sources
from argmap.editions.sections.whole import overview, spread, whole
from argmap.maps.atlas import MapKind
from argmap.maps.selection import Selection
from argmap.model import Argument, Name
from argmap.model.masthead import PARTS
from argmap.wording import Catalogue, Speaker

FRONT = "front"
"""The name of the part that every brief begins with, unless others are asked for."""

_MAPS = {"readings": MapKind.INTERPRETATION, "overview": MapKind.WHOLE, "argument": MapKind.SECTION}
"""The maps that parts print."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a brief says."""

    words: Catalogue
    paper: str
    marking: str
    title: str
    author: str
    description: str
    edition: str
    date: str
    """The date in words."""
    created: str
    """The date as ISO 8601 has it, for the file's metadata; empty if the brief gives none."""
    citations: Citations
    front: Blocks
    """The front page; nothing where it is not asked for."""
    parts: tuple[Section, ...]
    """What comes after it, in the order of reading."""
    end: Blocks
    """What closes the document."""

    @property
    def empty(self) -> bool:
        """Whether nothing is said."""
        return not (self.front or self.parts)

    def finished(self, elsewhere: Collection[str] = ()) -> "Brief":
        """The same with its references settled and its citations formed, in the order of reading.

        `elsewhere` are anchors that the writer has, beside those of the document.
        """
        document = resolved((self.front, self.parts, self.end), elsewhere)
        front, parts, end = with_languages(self.citations.cited(document), self.words.lang)
        return replace(self, front=front, parts=parts, end=end)


def source_marks(argument: Argument) -> Mapping[Name, str]:
    """What stands for each source in the brief, for maps drawn before it: its number. Needs a masthead."""
    if argument.masthead is None:
        return {}
    return Citations.of(argument, argument.masthead).marks


def parts_of(argument: Argument, only: Collection[str] = ()) -> tuple[str, ...]:
    """The names of the parts to print, in the order of reading: those of `only`, else the brief's own, else all."""
    asked = only or (argument.masthead.parts if argument.masthead else ()) or PARTS
    return tuple(part for part in PARTS if part in asked)


def maps_for(argument: Argument, parts: Collection[str]) -> Selection:
    """The maps that some parts print; the others need not be drawn."""
    kinds = {_MAPS[part] for part in parts if part in _MAPS}
    if "argument" in parts and len(argument.compared()) < len(argument.interpretations):
        kinds.add(MapKind.INTERPRETATION)
    return Selection(kinds=frozenset(kinds), spread="spread" in parts)


def sections(
    say: Speaker, analysis: Analysis, citations: Citations, engines: Sequence[Engine]
) -> Mapping[str, Callable[[], tuple[Section, ...]]]:
    """How each part after the front page is made, by the names of `model.masthead.PARTS`, in the order of reading."""
    return {
        "side-by-side": lambda: side_by_side(say, analysis),
        "disputes": lambda: disputes(say, analysis),
        "matrix": lambda: matrix(say, analysis),
        "readings": lambda: readings(say, analysis),
        "overview": lambda: overview(say),
        "spread": lambda: spread(say),
        "argument": lambda: whole(say, analysis, below=citations.below),
        "indicators": lambda: indicators(say),
        "dissent": lambda: dissent(say),
        "gaps": lambda: gaps(say, analysis),
        "sources": lambda: sources(say, analysis, citations.references),
        "glossary": lambda: glossary(say),
        "method": lambda: method(say, analysis, engines),
    }


def compose_brief(
    analysis: Analysis,
    edition: str,
    only: Collection[str] = (),
    engines: Sequence[Engine] = (),
    before: Analysis | None = None,
    citations: Citations | None = None,
) -> Brief:
    """The brief of an argument that has a masthead (ValueError without one).

    `edition` says which content it prints, `only` which parts to print in place of those the brief asks for,
    `engines` by what the pages are made, and `before` is the previous edition, for what changed since. `citations` are
    its own, if they are known already. What the front page alone says goes into the properties only if it is printed.
    """
    argument, head = analysis.argument, analysis.argument.masthead
    if head is None:
        raise ValueError("an argument without a `brief` line makes no brief")
    words, citations = Catalogue.of(head.lang), citations or Citations.of(argument, head)
    say = Speaker.of(argument, words, citations.numbers)
    chosen = parts_of(argument, only)
    makers = sections(say, analysis, citations, engines)
    parts = [part for name, make in makers.items() if name in chosen for part in make()]
    opened, described = FRONT in chosen, head.summary or head.subtitle
    return Brief(
        words=words,
        paper=head.paper,
        marking=head.marking,
        title=head.title.plain(),
        author=(head.author or head.organisation) if opened else "",
        description=described.plain() if described and opened else "",
        edition=edition,
        date=words.day(head.date),
        created=str(head.date or ""),
        citations=citations,
        front=front(say, analysis, head, edition, before) if opened else (),
        parts=tuple(parts),
        end=(_colophon(say, edition),) if parts and parts[-1].kind == "method" else (),
    )


def _colophon(say: Speaker, edition: str) -> Paragraph:
    called = Styled(InlineStyle.EDITION, inlines(edition))
    return Paragraph(inlines(say("colophon"), " ", say("edition"), " ", called), Tone.COLOPHON)
