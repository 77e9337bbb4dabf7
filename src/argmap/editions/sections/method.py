"""The method note: how all that the brief says was worked out, what its words mean, and where the limits are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Status
from argmap.document.inlines import Inlines, InlineStyle, Range, Styled, inlines
from argmap.document.nodes import Block, Blocks, Cell, Listing, Paragraph, Row, Section, Table, Tone
from argmap.model import LIKELIHOODS
from argmap.wording import Speaker
from argmap.wording.statements import fares

RANKS = (("A", "1"), ("B", "2"), ("C", "3"), ("D", "4"), ("E", "5"), ("F", "6"))
"""The letters and digits of the Admiralty code, those that are level together."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A program, library or typeface that the bytes of a document depend on, and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class _Used:
    """What the brief makes use of: of nothing else is there a note."""

    cruxes: bool
    matrix: bool
    schemes: bool
    likelihood: bool
    confidence: bool
    grades: bool


def method(say: Speaker, analysis: Analysis, engines: Sequence[Engine] = ()) -> tuple[Section, ...]:
    """The method note; `engines` are what the brief is made by."""
    argument = say.argument
    compared, statements = len(argument.compared()) > 1, argument.statements.values()
    used = _Used(
        cruxes=compared,
        matrix=compared and bool(analysis.judged.matrix.rows),
        schemes=bool(argument.schemes),
        likelihood=any(statement.likelihood for statement in statements),
        confidence=any(statement.confidence for statement in statements),
        grades=any(source.grade for source in argument.sources.values()),
    )
    intro = say(
        "method-intro",
        statements=str(len(argument.statements)),
        steps=str(len(argument.steps)),
        sources=str(len(argument.sources)),
    )
    blocks: Blocks = (Paragraph(intro), *_notes(say, used), *_last(say, used, engines))
    return (Section(say("method"), blocks, "method", "method"),)


def _notes(say: Speaker, used: _Used) -> Iterator[Section]:
    standing = tuple(Paragraph(say(key)) for key in ("method-status-1", "method-status-2"))
    yield Section(say("method-status"), (*standing, _statuses(say)))
    if used.matrix:
        yield _note(say, "method-matrix", "method-matrix-1", "method-matrix-2")
    if used.cruxes:
        yield _note(say, "method-stances", "method-stances-1", "method-stances-2")
    if used.schemes:
        yield _note(say, "method-schemes", "method-schemes-1")
    if used.likelihood:
        yield Section(say("likelihood"), (Paragraph(say("method-likelihood")), _scale(say)))
    if used.confidence:
        yield _note(say, "confidence", "method-confidence")
    if used.grades:
        yield Section(say("grades"), (Paragraph(say("method-grades")), _grades(say)))


def _note(say: Speaker, title: str, *keys: str) -> Section:
    return Section(say(title), tuple(Paragraph(say(key)) for key in keys))


def _statuses(say: Speaker) -> Table:
    rows = tuple(_row(fares(say.words, each), say(f"explain-{each}")) for each in Status if each)
    return Table("list key", ("word", ""), (say("word"), say("meaning")), rows)


def _scale(say: Speaker) -> Table:
    rows = tuple(
        _row(say(f"likelihood-{term}"), inlines(f"{low}–{high}"), (Range(low, high),))
        for term, (low, high) in LIKELIHOODS.items()
    )
    return Table("list key", ("word", "percent", ""), (say("term"), say("percent"), say("range")), rows)


def _grades(say: Speaker) -> Table:
    head = (say("letter"), say("the-source"), say("digit"), say("the-information"))
    rows = tuple(
        _row(
            inlines(letter),
            say(f"grade-{letter}"),
            (Styled(InlineStyle.STRONG, inlines(digit)),),
            say(f"grade-{digit}"),
        )
        for letter, digit in RANKS
    )
    return Table("list key two", ("grade", "", "grade", ""), head, rows)


def _row(name: Inlines, *cells: Inlines) -> Row:
    return Row((Cell(name, head=True), *map(Cell, cells)))


def _last(say: Speaker, used: _Used, engines: Sequence[Engine]) -> Iterator[Section]:
    yield _note(say, "limits", "method-limits")
    if engines:
        made_by = ", ".join(f"{one.name}\N{NO-BREAK SPACE}{one.version}" for one in engines)
        told: Blocks = (Paragraph(say("made-by-1")), Paragraph(inlines(made_by, "."), Tone.SMALL))
        yield Section(say("made-by"), told)
    works = tuple((Paragraph(say(f"work-{work}")),) for work in _works(used))
    literature: Block = Listing(works, "literature", lang="en")
    yield Section(say("literature"), (literature,))


def _works(used: _Used) -> Iterator[str]:
    """What the methods that were used are taken from, in the order of their authors."""
    for work, wanted in {
        "amgoud": True,
        "dhami": used.matrix,
        "dung": True,
        "gordon": True,
        "heuer": used.matrix,
        "karvetski": used.matrix,
        "modgil": True,
        "modgil-prakken-2013": True,
        "modgil-prakken-2014": True,
        "odni": used.confidence or used.likelihood,
        "walton": used.schemes,
    }.items():
        if wanted:
            yield work
