"""What a brief says about itself: its title, date and marking, its key judgments and the columns it compares."""

from collections.abc import Mapping, Sequence

from argmap.diagnostics import Diagnostic, Label, Source
from argmap.language.inline import normal
from argmap.language.tree import Keyword, Line, Text, Word
from argmap.locales import LANGUAGES
from argmap.model.argument import Dissent, Masthead, Voice
from argmap.model.attributes import Attributes, Report
from argmap.model.index import Kind
from argmap.model.library import Texts
from argmap.model.markings import unknown_marking
from argmap.model.names import Names
from argmap.model.values import Attach, Name

PAPERS = ("a4", "letter", "legal", "a5", "b5")

CITATION_STYLES = ("chicago-notes", "chicago-author-date", "apa", "ieee")
"""The citation styles that are known by name; the first is the one used where a brief names none."""

LONGEST = 1_000
"""How many characters a title may have, and what stands beside it."""

PARTS = (
    "front",
    "side-by-side",
    "disputes",
    "matrix",
    "readings",
    "overview",
    "spread",
    "argument",
    "indicators",
    "dissent",
    "gaps",
    "sources",
    "glossary",
    "method",
)
"""The parts of a brief, in the order in which they are printed."""

RENAMED = {"cruxes": "disputes", "positions": "disputes", "sensitivity": "sources"}
"""Parts that there once were, each with the one that has now what is left of it."""


Voices = Mapping[Name, Voice]


def speaker(attributes: Attributes, voices: Voices) -> tuple[Text | None, Name | None]:
    """Who says so, in words, and which voice that is, if it is one."""
    by = attributes.text(Keyword.BY)
    voice = voices.get(Name(normal(by.raw))) if by else None
    return (voice.text, voice.name) if voice else (by, None)


def masthead(briefs: Sequence[Line], names: Names, texts: Texts, voices: Voices, report: Report) -> Masthead | None:
    """The masthead of the first of the briefs that a file makes; a second is an error."""
    for again in briefs[1:]:
        report(
            Diagnostic(
                "ARG306",
                "this file makes two briefs",
                Label(again.names[0].span, "a second brief"),
                (Label(briefs[0].names[0].span, "the first"),),
                help="give each brief a file of its own, which includes what both use",
            )
        )
    return _masthead(briefs[0], names, texts, voices, report) if briefs else None


def _masthead(line: Line, names: Names, texts: Texts, voices: Voices, report: Report) -> Masthead:
    attributes = Attributes(line, report)
    assert line.text is not None  # noqa: S101 - the grammar gives a brief a title
    dissents = tuple(_dissent(child, voices, report) for child in attributes.all(Keyword.DISSENT))
    style, citations = attributes.one(Keyword.STYLE), attributes.one(Keyword.CITATIONS)
    if marking := attributes.text(Keyword.MARKING):
        unknown_marking(marking, report)
    head = Masthead(
        name=Name(line.names[0].text),
        title=line.text,
        span=line.span,
        name_span=line.names[0].span,
        subtitle=attributes.text(Keyword.SUBTITLE),
        author=attributes.plain(Keyword.AUTHOR),
        organisation=attributes.plain(Keyword.ORGANISATION),
        date=attributes.day(Keyword.DATE),
        as_of=attributes.day(Keyword.AS_OF),
        marking=marking.plain() if marking else "",
        summary=attributes.text(Keyword.SUMMARY),
        judgments=names.find_all(attributes.names(Keyword.JUDGMENTS), Kind.STATEMENT),
        compare=names.find_all(attributes.names(Keyword.COMPARE), Kind.INTERPRETATION),
        lang=attributes.among(Keyword.LANG, LANGUAGES, LANGUAGES[0]),
        paper=attributes.among(Keyword.PAPER, PAPERS, ""),
        parts=_parts(attributes, names),
        citations=_citations(citations, attributes),
        citation_style=_file(citations, texts),
        style=_file(style, texts),
        previous=attributes.plain(Keyword.PREVIOUS),
        attach=attributes.choice(Keyword.ATTACH, Attach) or Attach.CLEAN,
        scope=attributes.text(Keyword.SCOPE),
        gaps=attributes.texts(Keyword.GAP),
        dissents=dissents,
    )
    beside = (Keyword.SUBTITLE, Keyword.AUTHOR, Keyword.ORGANISATION)
    for text in (head.title, *(each.text for keyword in beside for each in attributes.all(keyword))):
        _check_length(text, report)
    return head


def _file(line: Line | None, texts: Texts) -> Source | None:
    """What the file says that a line names, if it names one that could be read."""
    return texts.get(line.path.span) if line and line.path else None


def _check_length(text: Text | None, report: Report) -> None:
    """ARG114 for what stands at the head of the front page and has no room there."""
    if text and len(text.raw) > LONGEST:
        message = f"this is {len(text.raw):,} characters long; there is room for {LONGEST:,} at the head of a brief"
        report(Diagnostic("ARG114", message, Label(text.span), help="shorten it, and say the rest in a `summary:`"))


def _parts(attributes: Attributes, names: Names) -> tuple[str, ...]:
    """The parts named, as they are printed; one named twice is warned of."""
    found: dict[str, Word] = {}
    for word in attributes.names(Keyword.PARTS):
        part = RENAMED.get(word.text, word.text)
        if part != word.text:
            message = f"the part `{word.text}` is called `{part}` now"
            attributes.report(Diagnostic("ARG138", message, Label(word.span), help=f"write `{part}`"))
            found.setdefault(part, word)
        elif attributes.permits(word, Keyword.PARTS, PARTS) and found.setdefault(part, word) is not word:
            names.twice(word, found[part])
    return tuple(part for part in PARTS if part in found)


def _citations(line: Line | None, attributes: Attributes) -> str:
    if line is None or line.text is None or line.path:
        return CITATION_STYLES[0]
    word = Word(line.text.raw, line.text.span)
    known = attributes.permits(word, Keyword.CITATIONS, (*CITATION_STYLES, "the path of a .csl file"))
    return word.text if known else CITATION_STYLES[0]


def _dissent(line: Line, voices: Voices, report: Report) -> Dissent:
    assert line.text is not None  # noqa: S101 - the grammar gives a dissent a text
    return Dissent(line.text, *speaker(Attributes(line, report), voices))
