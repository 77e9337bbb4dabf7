"""Findings as people read them: the message, the lines it is about with marks beneath, and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.diagnostics.catalogue import Severity
from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.excerpt import Mark, excerpt, mark
from argmap.diagnostics.pen import Pen, Style
from argmap.diagnostics.spans import Source
from argmap.diagnostics.visible import visible

SHADES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING}


@dataclass(frozen=True, slots=True)
class Block:
    """What a finding marks in one file, and the place its heading names; `source` is None if it has no text to show."""

    path: str
    source: Source | None
    head: Label
    marks: tuple[Mark, ...]


def render_text(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], *, colour: bool = False) -> str:
    """The findings with a blank line between them, without a line end after the last."""
    pen = Pen(colour)
    return "\n\n".join("\n".join(_finding(diagnostic, sources, pen)) for diagnostic in diagnostics)


def _finding(diagnostic: Diagnostic, sources: Mapping[str, Source], pen: Pen) -> Iterator[str]:
    shade = SHADES[diagnostic.severity]
    headline = pen.draw(f": {visible(diagnostic.message)}", Style.STRONG)
    yield pen.draw(f"{diagnostic.severity}[{diagnostic.code}]", shade) + headline
    blocks = _blocks(diagnostic, sources)
    gutter = max([2, *(len(str(mark.line)) for block in blocks for mark in block.marks)])
    remarks = list(_remarks(diagnostic, blocks, gutter, pen))
    bar = pen.draw(" " * gutter + " |", Style.FRAME)
    for index, block in enumerate(blocks):
        yield _heading(block, "-->" if index == 0 and diagnostic.primary else ":::", gutter, pen)
        if block.source:
            yield bar
            yield from excerpt(block.source, block.marks, gutter, pen)
        if remarks or index + 1 < len(blocks):
            yield bar
    yield from remarks


def _blocks(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> tuple[Block, ...]:
    """One block a file, that of the primary label first, the others as they come."""
    labels: dict[str, list[Label]] = {}
    for label in (diagnostic.primary, *diagnostic.secondary):
        if label:
            labels.setdefault(label.span.path, []).append(label)
    shade = SHADES[diagnostic.severity]

    def marks(source: Source, group: Sequence[Label]) -> Iterator[Mark]:
        for label in group:
            primary = label is diagnostic.primary
            yield mark(source, label, shade if primary else Style.FRAME, primary=primary)

    return tuple(
        Block(path, source, group[0], tuple(marks(source, group)) if source else ())
        for path, group in labels.items()
        for source in [_with_text(sources.get(path))]
    )


def _with_text(source: Source | None) -> Source | None:
    """The source, unless it has no line to show."""
    return source if source and source.text else None


def _heading(block: Block, arrow: str, gutter: int, pen: Pen) -> str:
    place = visible(block.path)
    if block.source:
        position = block.source.position(min(block.head.span.start, len(block.source.text)))
        place += f":{position.line}:{position.column}"
    return f"{pen.draw(' ' * (gutter - 1) + arrow, Style.FRAME)} {place}"


def _remarks(diagnostic: Diagnostic, blocks: Sequence[Block], gutter: int, pen: Pen) -> Iterator[str]:
    """Notes and help; a label whose file has no text to show is a note too."""
    unseen = {block.path for block in blocks if not block.source}
    for label in (diagnostic.primary, *diagnostic.secondary):
        if label and label.text and label.span.path in unseen:
            yield from _remark("note", f"{visible(label.span.path)}: {label.text}", Style.STRONG, gutter, pen)
    for note in diagnostic.notes:
        yield from _remark("note", note, Style.STRONG, gutter, pen)
    if diagnostic.help:
        yield from _remark("help", diagnostic.help, Style.HELP, gutter, pen)


def _remark(word: str, text: str, style: Style, gutter: int, pen: Pen) -> Iterator[str]:
    """`= note: …`; further lines of the text stand under its first."""
    first, *rest = text.split("\n")
    margin = " " * (gutter + 1)
    yield f"{margin}{pen.draw('=', Style.FRAME)} {pen.draw(f'{word}:', style)} {visible(first)}"
    for line in rest:
        yield f"{margin}{' ' * len(f'= {word}: ')}{visible(line)}".rstrip()
