"""`argmap matrix`: what the evidence says of each interpretation, as a table, for a spreadsheet, or for scripts."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Matrix, Row, Sign, Verdicts
from argmap.analysis.verdicts.ranks import poor
from argmap.cli.answers import Answer, lang_option, print_answers, print_json, words_for
from argmap.cli.command import Command
from argmap.cli.options import limit_option, paths_argument
from argmap.cli.reading import Kind, having, names_in, read
from argmap.cli.report import reporting
from argmap.diagnostics.visible import visible
from argmap.document.inlines import Inlines, inlines
from argmap.language.inline import normal
from argmap.model import Name
from argmap.wording.evidence import SIGNS, indicator, key, order, place, tally
from argmap.wording.paths import because, said, speaks
from argmap.writers.json import entries
from argmap.writers.json.rows import brief_of

FORMULA = "=+-@\t\r\n＝＋－＠"
"""What a spreadsheet may take for the beginning of a formula, where more follows."""

AGAINST = (Sign.AGAINST, Sign.GRANTED, Sign.MIXED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The matrix of one brief as it is asked for: as the argument is written, or without something."""

    analysis: Analysis
    verdicts: Verdicts
    matrix: Matrix
    without: tuple[Name, ...]

    @property
    def asked(self) -> tuple[str, ...]:
        """What to type to have the same left out."""
        return ("--without", ",".join(self.without)) if self.without else ()

    @classmethod
    def of(cls, analysis: Analysis, without: tuple[Name, ...] = ()) -> "Sheet":
        """Work it out: statements are withdrawn; with sources go their rows, and those of what only repeats them."""
        sources = [name for name in without if name in analysis.argument.sources]
        verdicts = analysis.judged_without(tuple(name for name in without if name not in sources))
        gone = [each for name in sources for each in analysis.judged.without_source(name).sources]
        return cls(analysis, verdicts, verdicts.matrix.without(gone) if gone else verdicts.matrix, without)


@click.command(
    "matrix",
    cls=Command,
    examples=[
        "argmap matrix",
        "argmap matrix --cell turnout security-first",
        "argmap matrix --without turnout,register",
        "argmap matrix --format csv > matrix.csv",
    ],
)
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="For people, for a spreadsheet, or for scripts.",
)
@click.option("--all", "everything", is_flag=True, help="Show also the passages that speak against none.")
@click.option(
    "--cell",
    nargs=2,
    metavar="ROW INTERPRETATION",
    help="Say how one sign comes about; ROW is a statement, or a passage such as 'register p. 4'.",
)
@click.option("--without", multiple=True, metavar="NAMES", help="Leave out these sources or statements.")
@lang_option
@limit_option
def command(
    paths: tuple[Path, ...],
    form: str,
    everything: bool,
    cell: tuple[str, str] | None,
    without: Sequence[str],
    lang: str | None,
) -> int:
    """Set the evidence against the interpretations.

    A row is a passage, a place in a source, however many statements cite it; what only repeats another source is one
    passage. It says + of an interpretation that holds or draws on a statement that cites it; − if such a statement is,
    or carries, something that the interpretation rejects or must deny, or openly objects to what it holds; (−) if the
    objection is replied to; ± if it says both. A passage of a poor source is not counted. All of this is worked out
    from what is written, and `--cell` shows how.

    One interpretation fares better than another only if no fewer passages speak for it, and at least two fewer against
    it, in all and with any one source left out. Otherwise it is too close to call.

    PATHS are `.arg` files and folders; without any, the folder `arguments`. NAMES are parted by commas. CSV and JSON
    have all rows.
    """
    if cell and (form != "table" or everything):
        raise click.UsageError("`--cell` asks about one sign; leave out `--format` and `--all`")
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    gone = names_in(without)
    analyses = [analysis for _, analysis in compiled.analyses]
    for name in gone:
        analyses = having(Kind.REMOVABLE, name, analyses, paths)
    if cell:
        column = Name(normal(cell[1]))
        analyses = _comparing(column, analyses, paths)
    sheets = [Sheet.of(analysis, gone) for analysis in analyses]
    if cell:
        asked = [(Answer(one.sheet.analysis, compiled, paths, lang), one) for one in _asked(sheets, cell[0], paths)]
        print_answers((answer, _cell(answer, one, column)) for answer, one in asked)
    elif form == "json":
        print_json(entries.matrix(sheet.analysis, sheet.matrix) for sheet in sheets)
    elif form == "csv":
        click.echo(_csv(sheets), nl=False)
    elif compared := [sheet for sheet in sheets if len(sheet.matrix.columns) > 1 and sheet.matrix.rows]:
        answers = [(Answer(sheet.analysis, compiled, paths, lang), sheet) for sheet in compared]
        print_answers((answer, _lines(answer, sheet, everything=everything)) for answer, sheet in answers)
    else:
        click.echo(words_for(analyses, lang).form("matrix-nothing"), err=True)
    return report.code


def _comparing(column: Name, analyses: Sequence[Analysis], paths: Sequence[Path]) -> list[Analysis]:
    """The arguments that compare an interpretation. Raises `click.UsageError` if none does."""
    known = having(Kind.INTERPRETATION, column, analyses, paths)
    compared = [analysis for analysis in known if column in analysis.judged.readings]
    if not compared:
        raise click.UsageError(f"`{visible(column)}` is not compared; the line `compare` of the brief leaves it out")
    return compared


# The table ------------------------------------------------------------------------------------------------------------


def _lines(answer: Answer, sheet: Sheet, *, everything: bool) -> Iterator[str]:
    """The passages that speak against any interpretation, or all; the signs, the counts, and the order."""
    say, out, matrix = answer.say, answer.out, sheet.matrix
    yield from answer.supposing(sheet.without)
    yield from answer.key()
    rows = [row for row in matrix.rows if everything or any(row.sign(at) in AGAINST for at in range(len(say.chips)))]
    if rows:
        yield out.heading(inlines(_marks(chip.letter for chip in say.chips.values()).rstrip()))
    counted = set(map(id, matrix.counted))
    for row in rows:
        marks = _marks(SIGNS[row.sign(at)] for at in range(len(say.chips)))
        yield from out.paragraph(_row(answer, row, counted=id(row) in counted), marks, " " * len(marks))
    if left := len(matrix.rows) - len(rows):
        yield from out.paragraph(say.count("matrix-unshown", left))
    yield ""
    yield from (f"{each.mark:3}  {each.words}" for each in key(say.words))
    yield ""
    for told in (*(tally(say, matrix, name) for name in matrix.columns), *order(say, matrix.order), say("order-note")):
        yield from out.paragraph(told)
    if rows and (name := rows[0].statements[0]) in answer.argument.statements:
        at = max(range(len(say.chips)), key=lambda each: (rows[0].sign(each) in AGAINST, bool(rows[0].sign(each))))
        yield ""
        yield from answer.more("matrix", "--cell", name, matrix.columns[at], *sheet.asked, margin="")


def _marks(signs: Iterable[str]) -> str:
    return "".join(f"{each:3}  " for each in signs)


def _row(answer: Answer, row: Row, *, counted: bool) -> Inlines:
    """A passage, the statements that cite it, and whether it is not counted."""
    say, argument = answer.say, answer.argument
    names = [say.called(each) if each in argument.statements else indicator(say, each) for each in row.statements]
    told = place(say, row.passage)
    if row.passage.source is not None:
        told = say("matrix-row", passage=told, statements=say.listed(names))
    if counted:
        return told
    cited = row.passage.cited
    is_poor = cited is not None and poor(argument.sources[cited].grade)
    return inlines(told, " (", say("not-counted-poor" if is_poor else "not-counted-echo"), ")")


# One sign -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """A row that is asked about, as far as there is one, and the statements that are to be told of."""

    sheet: Sheet
    row: Row | None
    statements: Sequence[Name]


def _asked(sheets: Sequence[Sheet], words: str, paths: Sequence[Path]) -> Iterator[Asked]:
    """What is asked about, in each matrix that has it. Raises `click.UsageError` if none has."""
    rows = [Asked(sheet, row, row.statements) for sheet in sheets for row in sheet.matrix.rows if _is(row, words)]
    yield from rows
    if not rows:
        name = Name(normal(words))
        having(Kind.STATEMENT, name, [sheet.analysis for sheet in sheets], paths)
        for sheet in sheets:
            if name in sheet.analysis.argument.statements:
                yield Asked(sheet, next((row for row in sheet.matrix.rows if name in row.statements), None), [name])


def _is(row: Row, words: str) -> bool:
    return _passage(f"{row.passage.cited or ''} {row.passage.place}") == _passage(words)


def _passage(text: str) -> str:
    return " ".join(normal(text).casefold().replace(",", " ").split())


def _cell(answer: Answer, asked: Asked, column: Name) -> Iterator[str]:
    """What one sign says, and the ways that lead to it, of each statement; or why there is none."""
    say, out, row, sheet = answer.say, answer.out, asked.row, asked.sheet
    yield from answer.supposing(sheet.without)
    yield from answer.key()
    if row and (found := row.sign(sheet.matrix.columns.index(column))):
        yield from out.paragraph(said(say, row, found, column))
    for name in asked.statements:
        if len(asked.statements) > 1 and not speaks(sheet.verdicts, name, column):
            continue
        told = say.with_page(name) if name in answer.argument.statements else indicator(say, name)
        yield from out.paragraph(told, "  - ", "    ")
        for way in because(say, sheet.verdicts, name, column, evidence=row is not None):
            yield from out.paragraph(way, "      ")


# For spreadsheets -----------------------------------------------------------------------------------------------------


def _csv(sheets: Sequence[Sheet]) -> str:
    """All rows of all briefs; each heading that is not an interpretation's name has a blank, which no name has."""
    columns = list(dict.fromkeys(name for sheet in sheets for name in sheet.matrix.columns))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["brief name", "source name", "source place", *columns, "row counted", "statement names"])
    for sheet in sheets:
        counted, its = set(map(id, sheet.matrix.counted)), sheet.matrix.columns
        for row in sheet.matrix.rows:
            signs = [SIGNS[row.sign(its.index(name))] if name in its else "" for name in columns]
            before = (brief_of(sheet.analysis) or "", row.passage.cited or "", row.passage.place)
            after = ("yes" if id(row) in counted else "no", " ".join(row.statements))
            writer.writerow([*map(_harmless, before), *signs, *map(_harmless, after)])
    return written.getvalue()


def _harmless(value: str) -> str:
    """A cell that no spreadsheet takes for a formula, and no terminal for a command."""
    text = visible(value)
    return f"'{text}" if text.startswith(tuple(FORMULA)) else text
