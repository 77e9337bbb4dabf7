"""What maps say: on boxes and stubs, in titles and keys, and to those who hear a map instead of seeing it."""

from collections.abc import Mapping, Sequence

from argmap.analysis.verdicts import Stance, Status
from argmap.document.inlines import plain
from argmap.wording.catalogue import Catalogue
from argmap.wording.speaker import SHORT, shorten
from argmap.wording.statements import MARKS

_LEGEND = (
    "support",
    "objection",
    "undercut",
    "reply",
    "contradiction",
    "assumption",
    "joint",
    "holds",
    "rejects",
    "focus",
    "box",
)


def role(words: Catalogue, name: str) -> str:
    """The part that a statement plays on a map; empty for a bare statement."""
    return words.form(f"map-role-{name}")


def standing(words: Catalogue, found: Status | None) -> str:
    """What is wrong with a statement, with a mark that needs no colour; most often empty."""
    return f"{MARKS[found]} {words.form(f'status-{found}')}" if found else ""


def stance(words: Catalogue, found: Stance | None) -> str:
    """What an interpretation makes of a statement; empty if it says nothing of it."""
    return words.form(f"map-stance-{found}") if found else ""


def legend(words: Catalogue) -> Mapping[str, str]:
    """What lines, dots and boxes mean, by kind."""
    return {kind: words.form(f"map-legend-{kind}") for kind in _LEGEND}


def whole(words: Catalogue) -> str:
    """The title of the map of everything."""
    return words.form("map-whole")


def part(words: Catalogue, title: str, number: int, count: int) -> str:
    """The title of one of several sheets of a map."""
    return words.text("part", title=title, number=str(number), count=str(count)) if count > 1 else title


def surroundings(words: Catalogue, name: str, depth: int) -> str:
    """The title of the map of what is within so many steps of a statement."""
    return words.text("map-near", name=name, depth=str(depth))


def seen(words: Catalogue, title: str, interpretation: str) -> str:
    """The title of a map on which boxes say what one interpretation makes of them."""
    return words.text("map-seen", title=title, name=interpretation)


def stance_key(words: Catalogue, found: Stance) -> tuple[str, str]:
    """Where interpretations stand side by side on one map: the sign of a stance, and what it means."""
    return words.form(f"sign-{found}"), words.form(f"spread-key-{found}")


def stance_lines(words: Catalogue, kind: str) -> str:
    """What a line means there, which may lead through statements that are not shown."""
    return words.form(f"spread-line-{kind}")


def takers(words: Catalogue, key: str, names: Sequence[str]) -> str:
    """Which interpretations hold a statement (`held-by`) or reject it (`rejected-by`), in the words of the brief."""
    return f"{words.form(key)} {plain(words.listed(names))}"


# For those who hear a map --------------------------------------------------------------------------------------------


def alternative(words: Catalogue, title: str, boxes: int, edges: Mapping[str, int]) -> str:
    """One sentence on a map; `edges` counts its lines by kind."""
    kinds = {f"{kind}s": str(edges.get(kind, 0)) for kind in ("support", "objection", "undercut")}
    return words.text("map-alternative", title=title.rstrip("."), boxes=str(boxes), **kinds)


def overview(words: Catalogue, interpretations: int, claims: int) -> str:
    """One sentence on the overview."""
    return words.text("map-overview", interpretations=str(interpretations), claims=str(claims))


def called(words: Catalogue, label: str, text: str) -> str:
    """A statement by its name, or by the beginning of its text, as everywhere."""
    return label or words.text("trail-words", words=shorten(text, SHORT))


def elsewhere(words: Catalogue, name: str) -> str:
    """A statement that is only pointed to."""
    return words.text("map-drawn-elsewhere", name=name)


def said(words: Catalogue, label: str, text: str, fares: str) -> str:
    """All that a box says of a statement: its name, its text and how it fares, as far as there are such."""
    named = words.text("map-named", name=label, text=text) if label else text
    return words.text("map-standing", text=named, standing=fares) if fares else named


def relation(words: Catalogue, kind: str, reasons: Sequence[str], end: str) -> str:
    """What bears on what: reasons, of which several go together, and a statement or a step."""
    key = f"map-{kind}-together" if len(reasons) > 1 else f"map-{kind}"
    return words.text(key, reasons=_listed(words, reasons), end=end)


def step(words: Catalogue, kind: str, reasons: Sequence[str], end: str) -> str:
    """A step by its kind, its premises and what it bears on, as the brief calls it."""
    return words.text(f"step-{kind}", start=_listed(words, reasons), end=end)


def cut_off(words: Catalogue, kind: str, name: str) -> str:
    """That what bears on a statement goes on elsewhere (`onward`), or comes from there (`back`, `also`)."""
    keys = {"onward": "map-goes-on", "back": "map-carried-on", "also": "map-bears-on-more"}
    return words.text(keys[kind], name=name)


def _listed(words: Catalogue, names: Sequence[str]) -> str:
    return plain(words.listed(names, last="list-and"))
