"""A statement as a box: what it says, and how much room that takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Stance
from argmap.maps.atlas import Box, EdgeKind, Stub, StubKind
from argmap.maps.forest import Branch
from argmap.maps.graph import Metrics
from argmap.maps.wrap import TextRun, break_runs, cap, wrap
from argmap.model import IN_SECTIONS, Name, Role
from argmap.wording import Catalogue, maps

TEXT, TEXT_LINE = 8.8, 11.4
"""Size and line height of a box's text, in points."""
LABEL, SMALL, SMALL_LINE = 8.4, 8.0, 11.0
"""Size of a name; size and line height of all the other small print."""
PAD_X, PAD_Y, BORDER = 7.0, 5.0, 1.0
NBSP = "\N{NO-BREAK SPACE}"
RUN_GAP = 5.0
"""The distance between the parts of a box's first line."""
TAB = 12.0
"""The height of a stub that is attached to a box."""
SLACK = 0.6
"""How much narrower than on the page text is measured, so that rounding never costs a line there."""

_ROLES = {
    Role.PREMISE: "support",
    Role.SUPPORT: "support",
    Role.ASSUMPTION: "assumption",
    Role.OBJECTION: "objection",
    Role.UNDERCUT: "undercut",
    Role.REPLY: "reply",
}
_BEARING = (EdgeKind.SUPPORT, EdgeKind.OBJECTION, EdgeKind.UNDERCUT, EdgeKind.REPLY)


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """What the boxes of an atlas have in common. `marks` are the source marks the page will print, for measuring."""

    metrics: Metrics
    words: Catalogue
    width: float
    highest: float
    marks: Mapping[Name, str] = field(default_factory=dict)
    stances: Mapping[Name, Stance] = field(default_factory=dict)
    """What the one interpretation that is asked about says of statements."""
    ends: Mapping[Name, tuple[Name, ...]] = field(default_factory=dict)
    """What each statement bears on, for its main box to point to where that is drawn elsewhere."""
    boxes: dict[tuple[Name, str, Stance | None], Box] = field(default_factory=dict, compare=False, repr=False)
    """Those measured so far, by statement, role and stance; most stand on several maps."""

    @property
    def inner(self) -> float:
        """The width of a line of text in a box."""
        return self.width - 2 * (PAD_X + BORDER) - SLACK


def role_of(analysis: Analysis, name: Name, branch: Branch | None) -> str:
    """The role of a statement at the end of a branch, or of a root if there is none."""
    if branch is not None and branch.assumed:
        return "assumption"
    if branch is not None and branch.kind in (EdgeKind.HOLDS, EdgeKind.REJECTS):
        role = analysis.argument.statements[name].role
        return role.value if role in IN_SECTIONS else "statement"
    if branch is not None and branch.kind in _BEARING:
        return branch.kind.value
    role = analysis.argument.statements[name].role
    return _ROLES.get(role, role.value)


def statement_box(analysis: Analysis, name: Name, role: str, style: BoxStyle, stance: Stance | None = None) -> Box:
    """The box of a statement, measured but neither placed nor given an id."""
    key = (name, role, stance or style.stances.get(name))
    if key not in style.boxes:
        style.boxes[key] = _statement_box(analysis, *key, style)
    return style.boxes[key]


def _statement_box(analysis: Analysis, name: Name, role: str, stance: Stance | None, style: BoxStyle) -> Box:
    statement = analysis.argument.statements[name]
    status = analysis.judged.status.get(name)
    sources = tuple(dict.fromkeys(Name(cite.source.text) for cite in statement.cites()))
    box = Box(
        id="",
        statement=name,
        label=analysis.argument.handle(name),
        role=role,
        words=maps.role(style.words, role),
        text=statement.text,
        shown="",
        in_full="",
        lines=(),
        status=status,
        standing=maps.standing(style.words, status),
        stance=stance,
        badge=maps.stance(style.words, stance),
        sources=sources,
        notes=(),
        onward="",
        x=0,
        y=0,
        width=style.width,
        height=0,
    )
    return measured(box, statement.text.plain(), style)


def measured(box: Box, words: str, style: BoxStyle, limit: int = 0) -> Box:
    """The box with its text broken into lines and its height; at most `limit` lines of text, if given."""
    head = len(head_rows(box, style.inner, style.metrics))
    room = style.highest - 2 * (PAD_Y + BORDER) - (head + len(box.notes)) * SMALL_LINE
    most = limit or max(2, int(room // TEXT_LINE))
    lines = wrap(words, style.inner, TEXT, style.metrics)
    shown = cap(lines, most, style.inner, TEXT, style.metrics)
    in_full = style.words.form("map-in-full") if shown != lines and not box.onward else ""
    box = replace(box, shown=" ".join(shown), in_full=in_full, lines=shown)
    rows = len(text_rows(box, style.marks, style.inner, style.metrics))
    small = head + len(box.notes) + (1 if in_full else 0)
    height = 2 * (PAD_Y + BORDER) + small * SMALL_LINE + rows * TEXT_LINE
    return replace(box, height=_even(height))


def head_rows(box: Box, inner: float, metrics: Metrics) -> list[list[TextRun]]:
    """A box's first lines: its name, role, stance and standing; each run's part is one of `label`, `words`, ..."""
    runs = [TextRun(box.label, LABEL, bold=True, part="label")] if box.label else []
    page = "→ 000" if box.onward else ""
    small = (
        (box.words, False, "words"),
        (box.badge, True, "badge"),
        (box.standing, True, "standing"),
        (page, False, "page"),
    )
    runs.extend(TextRun(text.replace(" ", NBSP), SMALL, bold, part) for text, bold, part in small if text)
    return break_runs(runs, inner, RUN_GAP, metrics)


def text_rows(box: Box, marks: Mapping[Name, str], inner: float, metrics: Metrics) -> list[list[TextRun]]:
    """A box's text in lines, with the marks of its sources after it; each run's part is `said` or `marks`."""
    rows = [[TextRun(line, TEXT, part="said")] for line in box.lines]
    shown = source_marks(box.sources, marks)
    if not shown or not rows:
        return rows
    pieces = break_runs([TextRun(shown, SMALL, part="marks")], inner, 0.0, metrics)
    if metrics.width(box.lines[-1], TEXT) + metrics.width(f" {shown}", SMALL) <= inner:
        rows[-1] += pieces.pop(0)
    return rows + pieces


def source_marks(sources: tuple[Name, ...], marks: Mapping[Name, str]) -> str:
    """The marks of a box's sources as printed after its text, unbreakable; room for one digit where unknown."""
    listed = f",{NBSP}".join(marks.get(source, "0") for source in sources)
    return f"[{listed}]" if listed else ""


def tab(kind: StubKind, width: float) -> Stub:
    """A stub attached to a box, not yet placed and pointing nowhere."""
    return Stub(kind, "", "", (), "", paged=False, x=0, y=0, width=width, height=TAB)


def also(text: str, here: str, targets: Sequence[str], style: BoxStyle) -> Stub:
    """A stub above a box, not yet placed, that gives a page for each of several targets after its text.

    There is room to say that they are `here` instead.
    """
    said = (" ".join([f"← {text}", *["000,"] * len(targets)]), f"← {here}")
    rows = max(len(wrap(each, style.inner - 2, SMALL, style.metrics)) for each in said)
    height = _even(TAB + SMALL_LINE * (rows - 1))
    first, *further = targets
    return replace(
        tab(StubKind.ALSO, style.width), text=text, target=first, further=tuple(further), paged=True, height=height
    )


def reference(analysis: Analysis, name: Name, style: BoxStyle) -> Stub:
    """A stub that stands for a statement whose box is elsewhere: its name, and the beginning of what it says."""
    statement = analysis.argument.statements[name]
    label = name if statement.named else ""
    lines = cap(wrap(statement.text.plain(), style.inner, SMALL, style.metrics), 2, style.inner, SMALL, style.metrics)
    page = TextRun(f"{style.words.form('map-see')} 000", SMALL)
    runs = ([TextRun(label, LABEL, bold=True)] if label else []) + [page]
    head = len(break_runs(runs, style.inner, RUN_GAP, style.metrics))
    height = 2 * (PAD_Y - 1 + BORDER) + (head + len(lines)) * SMALL_LINE
    return Stub(StubKind.REFERENCE, label, "", lines, "", paged=True, x=0, y=0, width=style.width, height=_even(height))


def _even(height: float) -> float:
    """Rounded up to an even number of points: Graphviz places in whole ones, and halves the sides of boxes."""
    return 2.0 * ceil(height / 2)
