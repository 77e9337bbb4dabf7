"""The argument in full: the map of the whole, then each section with its maps and every statement in prose order."""

from dataclasses import dataclass
from typing import ClassVar

from argmap.brief.context import Context
from argmap.brief.leaves import Leaves, leaves_of
from argmap.brief.outline import Row, outline
from argmap.brief.readings import defined_by
from argmap.maps.atlas import MapKind, Sheet
from argmap.model import ROOTS, Name, Role


@dataclass(frozen=True, slots=True)
class Overview:
    """The map of the whole argument."""

    id: str
    title: str
    sheets: tuple[Sheet, ...]
    kind: ClassVar[str] = "overview"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()

    @property
    def wide(self) -> bool:
        """Whether it begins on a landscape page."""
        return self.sheets[0].landscape


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section of the argument: its maps, and its statements as rows, a tuple for each claim."""

    id: str
    title: str
    leaves: Leaves
    outlines: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """The argument, section by section: every statement no interpretation's section has written out, each once."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]
    kind: ClassVar[str] = "whole"

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Its sections, where there is more than one."""
        return tuple((chapter.title, chapter.id) for chapter in self.chapters) if len(self.chapters) > 1 else ()


def compose_overview(context: Context) -> tuple[Overview, ...]:
    """The map of the whole, if it was drawn."""
    found = context.atlas.of(MapKind.WHOLE)
    return (Overview("overview", context.labels("overview"), found.sheets),) if found and found.sheets else ()


def compose_whole(context: Context) -> tuple[Whole, ...]:
    """The argument in full, if anything is argued."""
    written = {name for one in context.argument.compared() for name in defined_by(context, one)}
    chapters = [chapter for group in _groups(context) if (chapter := _chapter(context, group, written))]
    rest = [name for name in context.argument.statements if name not in written]
    if rest:
        # Statements no root leads to (they support each other in a circle) are still printed.
        lost = _Group("further-statements", context.labels("further-statements"), tuple(rest), Leaves())
        chapters.extend(chapter for chapter in [_chapter(context, lost, written)] if chapter)
    return (Whole("argument", context.labels("argument-in-full"), tuple(chapters)),) if chapters else ()


@dataclass(frozen=True, slots=True)
class _Group:
    id: str
    title: str
    roots: tuple[Name, ...]
    leaves: Leaves


def _groups(context: Context) -> list[_Group]:
    argument = context.argument
    roots = [statement for statement in argument.statements.values() if statement.role in ROOTS]
    claims = [statement for statement in roots if statement.role is Role.CLAIM]
    loose = tuple(claim.name for claim in claims if claim.section is None)
    groups = [_Group("claims", context.labels("unsectioned"), loose, Leaves())]
    for section in argument.sections.values():
        map_ = context.atlas.of(MapKind.SECTION, section.name)
        names = tuple(claim.name for claim in claims if claim.section == section.name)
        title = context.passage(section.title).plain
        groups.append(_Group(f"section-{section.name}", title, names, leaves_of(map_)))
    others = tuple(statement.name for statement in roots if statement.role is not Role.CLAIM)
    maps = [context.atlas.of(MapKind.INTERPRETATION, name) for name in others if name not in context.chips]
    sheets = tuple(sheet for drawn in maps if drawn for sheet in drawn.sheets)
    groups.append(_Group("theses", context.labels("theses"), others, Leaves(closing=sheets)))
    return groups


def _chapter(context: Context, group: _Group, written: set[Name]) -> Chapter | None:
    outlines: list[tuple[Row, ...]] = []
    for root in group.roots:
        if root in written:
            continue
        rows = tuple(outline(context, root))
        written.update(row.view.name for row in rows if row.defines)
        outlines.append(rows)
    return Chapter(group.id, group.title, group.leaves, tuple(outlines)) if outlines else None
