"""The overview that opens an atlas: questions, their rival answers, and each section's claims by their first words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.analysis import Analysis
from argmap.maps.atlas import Box, Heading, MapKind, Sheet
from argmap.maps.box_factory import main_id
from argmap.maps.boxes import BoxStyle, measured, statement_box
from argmap.maps.graph import Page
from argmap.maps.homes import Home
from argmap.maps.wrap import wrap
from argmap.model import Name, Question, Role, Statement
from argmap.wording import maps

_CLAIM, _THESIS = 1, 4
"""How much of each claim and of each interpretation is quoted, in lines."""
_GAP_X, _GAP_Y = 24.0, 8.0
_HEADING = 18.0


@dataclass(slots=True)
class _OverviewColumn:
    """A column being filled from the top."""

    boxes: list[Box] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    used: float = 0.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading, or a box."""

    height: float
    heading: Heading | None = None
    box: Box | None = None


def overview(analysis: Analysis, style: BoxStyle, page: Page, drawn: set[str]) -> tuple[Sheet, ...]:
    """The overview's sheets: rival answers first, then the claims by section. `drawn` are the ids of the other maps."""
    maker = _OverviewBuilder(analysis, style, drawn)
    answers = list(maker.answers())
    sections = [group for group in maker.sections() if group]
    columns = [
        column for groups in ([answers], sections) if any(groups) for column in _fill(groups, page.portrait.height)
    ]
    pairs = [columns[at : at + 2] for at in range(0, len(columns), 2)]
    return tuple(_sheet(pair, number, len(pairs), maker) for number, pair in enumerate(pairs, 1))


@dataclass(frozen=True, slots=True)
class _OverviewBuilder:
    analysis: Analysis
    style: BoxStyle
    drawn: set[str]

    def answers(self) -> Iterator[_Entry]:
        """Each question with the interpretations that answer it; then those that answer none."""
        argument = self.analysis.argument
        left = dict.fromkeys(reading.name for reading in argument.compared())
        for question in argument.questions.values():
            yield _entry(self._question(question))
            for name in [name for name in left if question.name in argument.interpretations[name].answers]:
                del left[name]
                yield self._statement(argument.statements[name], _THESIS)
        yield from (self._statement(argument.statements[name], _THESIS) for name in left)

    def sections(self) -> Iterator[list[_Entry]]:
        """The claims of each section under its title, those of none first."""
        argument = self.analysis.argument
        claims = [statement for statement in argument.statements.values() if statement.role is Role.CLAIM]
        yield [self._statement(claim, _CLAIM) for claim in claims if claim.section not in argument.sections]
        for section in argument.sections.values():
            entries = [self._statement(claim, _CLAIM) for claim in claims if claim.section == section.name]
            if entries:
                yield [self._heading(section.title.plain(), Home(MapKind.SECTION, section.name)), *entries]

    def _heading(self, title: str, home: Home) -> _Entry:
        target = f"sheet.{home.token}.1" if f"map.{home.token}" in self.drawn else ""
        lines = wrap(title, self.style.inner - 40, 10.5, self.style.metrics)
        heading = Heading(title, target, 0, 0, self.style.width, _HEADING + 13.0 * (len(lines) - 1))
        return _Entry(heading.height, heading=heading)

    def _question(self, question: Question) -> Box:
        style = self.style
        box = Box(
            id=f"overview.{question.name}",
            statement=question.name,
            label="",
            role="question",
            words=maps.role(style.words, "question"),
            text=question.text,
            shown="",
            in_full="",
            lines=(),
            status=None,
            standing="",
            stance=None,
            badge="",
            sources=(),
            notes=(),
            onward="",
            x=0,
            y=0,
            width=style.width,
            height=0,
        )
        return measured(box, question.text.plain(), style, limit=6)

    def _statement(self, statement: Statement, limit: int) -> _Entry:
        box = statement_box(self.analysis, statement.name, statement.role.value, self.style)
        notes = tuple(self._notes(statement.name))
        box = replace(box, id=f"overview.{statement.name}", sources=(), notes=notes, onward=main_id(statement.name))
        return _entry(measured(box, statement.text.plain(), self.style, limit=limit))

    def _notes(self, name: Name) -> Iterator[str]:
        readings = self.analysis.argument.compared()
        words = self.style.words
        holds = [reading.name for reading in readings if name in reading.holds]
        rejects = [reading.name for reading in readings if name in reading.rejects]
        for key, names in (("held-by", holds), ("rejected-by", rejects)):
            if names:
                yield from wrap(maps.takers(words, key, names), self.style.inner, 8.0, self.style.metrics)

    def counts(self) -> Mapping[str, int]:
        """How many interpretations and claims there are."""
        argument = self.analysis.argument
        claims = sum(1 for statement in argument.statements.values() if statement.role is Role.CLAIM)
        return {"claims": claims, "interpretations": len(argument.compared())}


def _entry(box: Box) -> _Entry:
    return _Entry(box.height, box=box)


def _fill(groups: Sequence[Sequence[_Entry]], height: float) -> list[_OverviewColumn]:
    """Fill columns with the entries; a heading stays with the entry after it."""
    columns = [_OverviewColumn()]
    for group in groups:
        for at, entry in enumerate(group):
            need = entry.height
            if entry.heading and at + 1 < len(group):
                need += _GAP_Y + group[at + 1].height
            if columns[-1].used and columns[-1].used + need > height:
                columns.append(_OverviewColumn())
            _put(columns[-1], entry)
    return columns


def _put(column: _OverviewColumn, entry: _Entry) -> None:
    top = column.used
    if entry.heading:
        column.headings.append(replace(entry.heading, y=top))
    if entry.box:
        column.boxes.append(replace(entry.box, y=top))
    column.used = top + entry.height + (_GAP_Y if entry.box else 2.0)


def _sheet(columns: Sequence[_OverviewColumn], number: int, count: int, maker: _OverviewBuilder) -> Sheet:
    words, width = maker.style.words, maker.style.width
    shifts = [at * (width + _GAP_X) for at in range(len(columns))]
    title = maps.part(words, maps.whole(words), number, count)
    return Sheet(
        id=f"sheet.overview.{number}",
        title=title,
        width=shifts[-1] + width,
        height=max(column.used for column in columns) - _GAP_Y,
        landscape=False,
        parts=tuple(replace(box, x=x) for x, column in zip(shifts, columns, strict=True) for box in column.boxes),
        joints=(),
        edges=(),
        alternative=maps.overview(words, **maker.counts()),
        headings=tuple(
            replace(heading, x=x) for x, column in zip(shifts, columns, strict=True) for heading in column.headings
        ),
    )
