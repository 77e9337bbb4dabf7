"""What the tests of maps share: arguments from text, a page to draw them for, and arguments that are hard to draw."""

from pathlib import Path

from argmap.analysis import Analysis, analyse
from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.maps import Atlas, Extent, Page, Sheet, draw_atlas
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
        f"{'    ' if first else '  '}{keyword} w{at}: {prose(at, 5 + at % 17)}\n" for at in range(120)
    )


def _deep() -> str:
    kinds = ("support", "objection")
    return "claim c: It is so.\n" + "".join(
        f"{'  ' * at}{kinds[at % 2]} w{at}: {prose(at, 9)}\n" for at in range(1, 151)
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


HARD = {
    "bushy": _bushy(),
    "wide": _wide("support", ""),
    "linked": _wide("and", "  support a: Yes.\n"),
    "deep": _deep(),
    "circular": _circular(),
    "wordy": _wordy(),
    "lone": "claim c: It is so.\n",
}
"""Arguments no single page holds, or that have no end, or hardly any content."""
