"""What the tests of maps share: arguments from text, a page to draw them for, and arguments that are hard to draw."""

from collections.abc import Callable, Iterator
from itertools import combinations
from math import hypot
from pathlib import Path
from zlib import crc32

from argmap.analysis import Analysis, analyse
from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.maps import Atlas, Box, Edge, EdgeKind, Extent, Page, Point, Sheet, Stub, StubKind, draw_atlas
from argmap.model import Argument, Name
from argmap.model.resolve import resolve
from argmap.render.graphviz import lay_out
from argmap.render.metrics import bundled_metrics

GOLDEN = Path(__file__).parent / "golden" / "maps"
PAGE = Page(portrait=Extent(459, 640), landscape=Extent(762, 428))


def analysis_of(text: str) -> Analysis:
    """The analysis of an argument given as text."""
    return analyse(resolve([parse(Source("maps.arg", text)).value]).value)


def atlas_of(text: str) -> Atlas:
    """The atlas of an argument given as text."""
    return draw_atlas(analysis_of(text), PAGE, bundled_metrics(), lay_out)


def sample() -> Analysis:
    """The analysis of a small argument in which every relation occurs."""
    return analysis_of((GOLDEN / "sample.arg").read_text(encoding="utf-8"))


def room(sheet: Sheet) -> Extent:
    """What a sheet may take of its page."""
    return PAGE.landscape if sheet.landscape else PAGE.portrait


_WORDS = [
    "The",
    "report",
    "says",
    "that",
    "amounts",
    "were",
    "larger",
    "than",
    "expected",
    "in",
    "most",
    "of",
    "its",
    "regions",
]


def prose(seed: int, words: int) -> str:
    """Some words that differ from seed to seed."""
    return " ".join(_WORDS[(seed * 7 + at * (3 + seed % 5)) % len(_WORDS)] for at in range(words)) + "."


def _bushy() -> str:
    lines = [f"question q: {prose(9, 8)}"]
    for section in range(3):
        lines.append(f"section s{section}: Section {section}")
        for claim in range(3):
            key = f"c{section}-{claim}"
            lines.append(f"claim {key}: {prose(section + claim, 12)}")
            for reason in range(4):
                lines.append(f"  support {key}-{reason}: {prose(reason + claim, 6 + 5 * reason)}")
                lines.extend(
                    f"    objection {key}-{reason}-{at}: {prose(at, 14)}\n      objection: {prose(at + 20, 20)}"
                    for at in range(reason)
                )
                lines.append(f"    undercut: {key} {reason} {prose(reason, 9)}")
            lines.append(f"  support c{(section + 1) % 3}-0-1")
    lines.append("interpretation i: It is so.\n  holds c0-0, c1-1, c2-2, c0-1-3\n  rejects c1-0\n  support c2-1")
    return "\n".join(lines) + "\n"


def _wide(keyword: str, first: str) -> str:
    return f"claim c: {prose(0, 9)}\n{first}" + "".join(
        f"{'    ' if first else '  '}{keyword} w{at}: {prose(at, 5 + at % 17)}\n" for at in range(200)
    )


def _deep() -> str:
    kinds = ("support", "objection")
    return "claim c: It is so.\n" + "".join(
        f"{'  ' * at}{kinds[at % 2]} w{at}: {prose(at, 9)}\n" for at in range(1, 301)
    )


def _circular() -> str:
    return "".join(
        f"claim c{at}: {prose(at, 8)}\n  support c{(at + 1) % 9}\n  objection c{(at + 4) % 9}\n"
        f"  contradicts c{(at + 2) % 9}\n"
        for at in range(9)
    )


def _wordy() -> str:
    return (
        f"claim c: {prose(1, 700)}\n  support {'n' * 200}: {'x' * 2000}\n  objection: {prose(2, 400)}\n"
        f"    support: {'马里国家的合法性' * 40}\n  support: {'العربية نص طويل ' * 30}\n"
        "  support: \U0001f600e\u0301 short\n"
    )


def _answered() -> str:
    """Undercuts and replies of one another, with linked premises, deeper than they are drawn as joints."""
    lines = ["claim w: It is so."]
    for at in range(12):
        kind = ("support", "objection")[at % 2]
        lines.append(f"  {kind} w{at}: {prose(at, 9)}")
        for depth in range(at % 7):
            below = ("reply", "undercut")[(at + depth) % 2]
            lines.append(f"{'    ' + '  ' * depth}{below} w{at}d{depth}: {prose(at * 7 + depth, 7)}")
            if depth % 2:
                lines.append(f"{'      ' + '  ' * depth}and w{at}d{depth}a: {prose(depth, 6)}")
    return "\n".join(lines) + "\n"


def _spelled() -> str:
    """Texts in letters of which the bundled fonts have all, some of them composed of a letter and its marks."""
    texts = (
        "Ё́лка у́же — «не» та, что была́ прежде, и щука съела её целиком.",
        "Ὁ βίος βραχύς, ἡ δὲ τέχνη μακρή, ὁ δὲ καιρὸς ὀξύς.",
        "Ma\u0302li n\u2019a pas ce\u0301de\u0301 ; l\u2019E\u0301tat, lui, s\u2019est retire\u0301 du Nord.",
        "Šta je dobro? Łódź, İstanbul, Þingvellir, Đà Nẵng und Straße.",
    )
    lines = ["claim c: Names are spelled as they are."]
    for at in range(12):
        lines.append(f"  support t{at}: {' '.join(texts[(at + step) % 4] for step in range(1 + at % 3))}")
        lines.append(f"    objection o{at}: {texts[at % 4]}")
    return "\n".join(lines) + "\n"


def _opening(pick: Callable[..., int], at: int, depth: int) -> str:
    kind = ("support", "objection", "support", "undercut")[pick(4 if depth > 1 else 3, "line", at)]
    return f"{'  ' * depth}{kind if depth else 'claim'} w{at}: "


def quarrel(seed: int, size: int) -> str:
    """An argument of some size in which claims are shared, stand against each other and lead round in circles."""

    def pick(many: int, *what: object) -> int:
        return crc32(repr((seed, *what)).encode()) % many

    lines: list[str] = []
    depths: list[int] = []
    for at in range(size):
        depth = 0 if at % 25 == 0 else 1 + pick(min(4, depths[-1] + 1), "depth", at)
        depths.append(depth)
        if at % 100 == 0:
            lines.append(f"section s{at}: {prose(at, 3)}")
        lines.append(f"{_opening(pick, at, depth)}{prose(pick(99, at), 4 + pick(28, 'words', at))}")
        if pick(6, "shared", at) == 0:
            kind = ("support", "objection", "undercut")[pick(3 if depth else 2, "kind", at)]
            lines.append(f"{'  ' * (depth + 1)}{kind} w{pick(size, 'other', at)}")
        if depth == 0 and at and pick(2, "clash", at):
            lines.append(f"  contradicts w{25 * pick(at // 25, 'against', at)}")
    return "\n".join(lines) + "\n"


HARD = {
    "bushy": _bushy(),
    "wide": _wide("support", ""),
    "linked": _wide("and", "  support a: Yes.\n"),
    "deep": _deep(),
    "circular": _circular(),
    "wordy": _wordy(),
    "spelled": _spelled(),
    "answered": _answered(),
    "quarrel": quarrel(1, 100),
    "lone": "claim c: It is so.\n",
}
"""Arguments no single page holds, or that have no end, or hardly any content."""


def overlaps(sheet: Sheet) -> list[tuple[Box | Stub, Box | Stub]]:
    """Boxes and stubs that cover each other."""
    return [
        (one, other)
        for one, other in combinations(sheet.parts, 2)
        if min(one.x + one.width, other.x + other.width) - max(one.x, other.x) > 0.01
        and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > 0.01
    ]


def drawn(atlas: Atlas) -> Iterator[tuple[Sheet, Box | Stub, Box | Stub]]:
    """Each way that lines lead on a sheet, through joints only, from a reason to what it bears on; no contradiction."""
    for sheet in atlas.sheets():
        ends = [part for part in sheet.parts if isinstance(part, Box) or part.kind is StubKind.REFERENCE]
        edges = [edge for edge in sheet.edges if edge.kind is not EdgeKind.CONTRADICTION]
        lines = [(_at(sheet, ends, edge.points[0]), _at(sheet, ends, _tip(edge))) for edge in edges]
        ways = [(start, end) for start, end in lines if isinstance(start, Box | Stub)]
        for start, end in ways:
            if isinstance(end, Box | Stub):
                yield sheet, start, end
            else:
                ways.extend((start, next_) for joint, next_ in lines if joint == end)


def _tip(edge: Edge) -> Point:
    return edge.head[0] if edge.head and edge.kind is not EdgeKind.UNDERCUT else edge.points[-1]


def _at(sheet: Sheet, ends: list[Box | Stub], point: Point) -> Box | Stub | Point:
    """The box, stub or joint that a line ends at; the lines of undercuts end just before it."""

    def away(part: Box | Stub) -> float:
        across = max(part.x - point.x, point.x - part.x - part.width, 0.0)
        return hypot(across, max(part.y - point.y, point.y - part.y - part.height, 0.0))

    joints = [Point(joint.x, joint.y) for joint in sheet.joints]
    near = [(hypot(joint.x - point.x, joint.y - point.y), at) for at, joint in enumerate(joints)]
    boxes = [(away(part), len(joints) + at) for at, part in enumerate(ends)]
    distance, found = min(near + boxes)
    assert distance < 8, (sheet.id, point)
    return joints[found] if found < len(joints) else ends[found - len(joints)]


def relations(argument: Argument) -> Iterator[tuple[Name, frozenset[Name]]]:
    """Each premise of each step, with what it may be drawn to bear on.

    That is the statement its step leads to in the end; or, for what attacks a step, a premise of that step.
    """
    for step in argument.steps.values():
        attacked, ends = step, set[Name]()
        while attacked.target is None and attacked.target_step is not None:
            attacked = argument.steps[attacked.target_step]
            ends |= set(attacked.premises)
        if attacked.target:
            ends.add(attacked.target)
        for premise in step.premises:
            yield premise, frozenset(ends)
    for statement in argument.statements.values():
        for assumption in statement.assumptions:
            yield assumption, frozenset({statement.name})


def along(path: tuple[Point, ...]) -> Iterator[Point]:
    """Some points of a line, from its start to its end."""
    for a, b, c, d in (path[at : at + 4] for at in range(0, len(path) - 3, 3)):
        for step in range(21):
            t, u = step / 20, 1 - step / 20
            wa, wb, wc, wd = u**3, 3 * u * u * t, 3 * u * t * t, t**3
            yield Point(wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y)
