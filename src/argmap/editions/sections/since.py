"""What changed since the previous edition, for the front page: in short, and with places to turn to."""

from collections.abc import Iterable, Iterator, Sequence

from argmap.analysis import Analysis, changes
from argmap.analysis.changes import Changes, Revised, Shifted
from argmap.document.inlines import Inlines, inlines, joined
from argmap.document.nodes import Paragraph, Section, Tone
from argmap.model import Name, Role
from argmap.wording import Speaker, shorten
from argmap.wording.evidence import order
from argmap.wording.statements import level
from argmap.wording.verdicts import stance

MOST = 4
"""How many statements of a kind are named; the rest are counted."""
WORDS = 120
"""Characters of a former judgment that is stated no more."""


def since(say: Speaker, before: Analysis, after: Analysis, most: int = MOST) -> tuple[Section, ...]:
    """What changed from an earlier edition to this one."""
    found = changes(before, after)
    head = before.argument.masthead
    day = say.words.day(head.date) if head else ""
    intro = say("since-edition", date=day) if day else say("since-undated")
    nothing = () if found else say("since-nothing")
    facts = tuple(
        Paragraph(line, label=() if place else say(label))
        for label, lines in _facts(say, found, before, after, most)
        for place, line in enumerate(lines)
    )
    return (Section(say("since"), (Paragraph(joined((intro, nothing)), Tone.SMALL), *facts), "since", "since"),)


def _facts(
    say: Speaker, found: Changes, before: Analysis, after: Analysis, most: int
) -> Iterator[tuple[str, Iterable[Inlines]]]:
    """What is told under which label."""
    there, gone = after.argument.statements, before.argument.statements
    if found.bottom_line:
        yield "bottom-line", (say("since-reworded"),)
    yield "since-reassessed", [_reassessed(say, one) for one in found.revised]
    yield "since-raised", [_judgment(say, name) for name in found.raised]
    yield "since-dropped", [say.with_page(name) for name in found.dropped if name in there]
    left = [gone[name].text.plain() for name in found.dropped if name not in there]
    yield "since-withdrawn", [inlines(shorten(text, WORDS)) for text in left]
    if found.order is not None:
        yield "since-order", (joined(order(say, found.order)),)
    yield "since-cleared", _some(say, found.cleared, most)
    yield "since-disputed", _some(say, found.disputed, most)
    yield "since-unsupported", _some(say, found.unsupported, most)
    yield "since-shifted", _shifts(say, found.shifted, most)
    counts = {"added": found.added, "removed": found.removed, "reworded": found.reworded}
    if any(counts.values()):
        yield "since-statements", (say("since-counts", **{key: str(len(names)) for key, names in counts.items()}),)


def _judgment(say: Speaker, name: Name) -> Inlines:
    return inlines(say.badges[name], " ", say.with_page(name))


def _reassessed(say: Speaker, one: Revised) -> Inlines:
    """A key judgment that is assessed otherwise: what it was and what it is now, where that changed."""
    words = say.words
    changed = {
        "status": [words.form(f"status-{each}" if each else "since-unmarked") for each in one.statuses],
        "likelihood": [words.form(f"likelihood-{each}" if each else "since-unsaid") for each in one.likelihoods],
        "confidence": [level(words, each) for each in one.levels],
    }
    told = [say(f"since-{what}", before=pair[0], after=pair[1]) for what, pair in changed.items() if len(set(pair)) > 1]
    return joined((_judgment(say, one.name), *told))


def _shifts(say: Speaker, found: Sequence[Shifted], most: int) -> list[Inlines]:
    told = [_shift(say, one) for one in found[:most]]
    if len(found) > most:
        told[-1] = joined((told[-1], say.count("since-more-shifts", len(found) - most)))
    return told


def _shift(say: Speaker, one: Shifted) -> Inlines:
    before, after = (stance(say.words, each) for each in one.stances)
    told = say("since-stance", letter=say.letter(one.interpretation), before=before, after=after)
    return joined((say.with_page(one.statement), told))


def _some(say: Speaker, names: Sequence[Name], most: int) -> list[Inlines]:
    """The first few of some statements, claims first, and how many more there are. Key judgments are told elsewhere."""
    left = [name for name in names if name not in say.badges]
    left.sort(key=lambda name: say.argument.statements[name].role is not Role.CLAIM)
    told = [say.with_page(name) for name in left[:most]]
    if len(left) > most:
        told[-1] = joined((told[-1], say.count("since-more", len(left) - most)))
    return told
