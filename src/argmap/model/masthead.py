"""What a brief says about itself: its title, date and marking, its key judgments and the columns it compares."""

from collections.abc import Callable, Sequence

from argmap.diagnostics import Diagnostic, Label
from argmap.language.tree import Keyword, Line
from argmap.model.argument import Dissent, Masthead, Name
from argmap.model.attributes import Attributes
from argmap.model.names import Kind, Names

LANGUAGES = ("en", "fr")
PAPERS = ("a4", "letter")

_Report = Callable[[Diagnostic], None]


def masthead(briefs: Sequence[Line], names: Names, report: _Report) -> Masthead | None:
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
    return _masthead(briefs[0], names, report) if briefs else None


def _masthead(line: Line, names: Names, report: _Report) -> Masthead:
    attributes = Attributes(line, report)
    assert line.text is not None  # noqa: S101 - the grammar gives a brief a title
    dissents = tuple(_dissent(child, report) for child in attributes.all(Keyword.DISSENT))
    lang = attributes.among(Keyword.LANG, LANGUAGES, "en")
    if lang != "en":
        attributes.not_used_yet(Keyword.LANG, "headings and labels of the text are in English")
    attributes.not_used_yet(Keyword.STYLE, "every brief has the same style")
    attributes.not_used_yet(Keyword.BIBLIOGRAPHY, "define its sources with `source` lines")
    style, bibliography = attributes.word(Keyword.STYLE), attributes.text(Keyword.BIBLIOGRAPHY)
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
        marking=attributes.plain(Keyword.MARKING),
        summary=attributes.text(Keyword.SUMMARY),
        judgments=names.resolve_all(attributes.names(Keyword.JUDGMENTS), Kind.STATEMENT),
        compare=names.resolve_all(attributes.names(Keyword.COMPARE), Kind.INTERPRETATION),
        lang=lang,
        paper=attributes.among(Keyword.PAPER, PAPERS, "a4"),
        style=style.text if style else "",
        bibliography=bibliography.raw if bibliography else "",
        dissents=dissents,
    )
    for text in (
        head.title,
        head.subtitle,
        head.summary,
        *(part for dissent in dissents for part in (dissent.text, dissent.by)),
    ):
        names.check(text)
    return head


def _dissent(line: Line, report: _Report) -> Dissent:
    assert line.text is not None  # noqa: S101 - the grammar gives a dissent a text
    return Dissent(line.text, Attributes(line, report).text(Keyword.BY))
