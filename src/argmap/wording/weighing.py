"""What a strength is made of, and what is to be known of circles."""

from collections.abc import Iterator, Sequence

from argmap.analysis import Band, Contribution, Contributions, Origin, Strengths
from argmap.analysis.grades import best_source
from argmap.analysis.strength import band
from argmap.document.inlines import Inlines, inlines
from argmap.model import Name
from argmap.wording.speaker import Speaker

HARDLY, SLIGHTLY, GREATLY = 0.005, 0.1, 0.2
"""A shift of strength below the first is said to matter hardly, one below the second to move it slightly, and one from
the third on, which is the width of a band, to move it greatly."""

NAMED = 6
"""How many statements of a circle are named; the rest are counted."""


def banded(say: Speaker, found: Band | None) -> Inlines:
    """How strong something is; None where no strength was found."""
    return say(f"band-{found or 'none'}")


def strength(say: Speaker, strengths: Strengths, found: Contributions) -> Iterator[Inlines]:
    """How strong a statement is and where that is written, where it starts, and each thing that bears on it."""
    pieces = {"name": say.called(found.name), "weighing": say(f"weighing-{strengths.weighing}")}
    if found.strength is None:
        yield inlines(say("strength-unsettled", **pieces), say.at(found.name))
        return
    here = band(found.strength)
    yield inlines(say("strength-is", band=banded(say, here), **pieces), say.at(found.name))
    key = "strength-starts" if found.parts else "strength-alone"
    yield say(key, band=banded(say, found.base.band), reason=_start(say, found))
    for part in found.parts:
        yield _part(say, part, here)


def _start(say: Speaker, found: Contributions) -> Inlines:
    statement = say.argument.statements[found.name]
    if found.base.origin is Origin.NOTHING:
        return say("starts-nothing")
    if found.base.origin is Origin.CONFIDENCE and statement.confidence:
        return say(f"starts-{statement.confidence.level}")
    source = best_source(say.argument, statement)
    if source is None:
        return say("starts-quoted")
    graded = {"grade": source.grade} if source.grade else {}
    return say("starts-graded" if graded else "starts-ungraded", source=say.source(source.name), **graded)


def _part(say: Speaker, part: Contribution, here: Band) -> Inlines:
    first, *others = map(say.called, part.statements)
    what = say("bearing-with", first=first, others=say.listed(others, last="list-and")) if others else first
    return say(
        "strength-part",
        bearing=say(f"bearing-{part.bearing}", what=what),
        quality=_quality(say, part),
        effect=_effect(say, part.shift),
        without=say(f"without-{'same' if part.without is here else 'changed'}", band=banded(say, part.without)),
    )


def _quality(say: Speaker, part: Contribution) -> Inlines:
    """How strong a part is, and by what that was lessened."""
    quality = banded(say, part.band)
    if len(part.statements) > 1:
        quality = say("quality-together", band=quality)
    if not part.undercuts:
        return quality
    names: list[Name] = [say.argument.steps[each].premises[0] for each in part.undercuts]
    listed = say.listed(map(say.called, names), last="list-and")
    return say.count("quality-undercut", len(names), quality=quality, names=listed)


def _effect(say: Speaker, shift: float) -> Inlines:
    size = abs(shift)
    if size < HARDLY:
        return say("effect-hardly")
    how = "-slightly" if size < SLIGHTLY else "-greatly" if size >= GREATLY else ""
    return say(f"effect-{'raises' if shift > 0 else 'lowers'}{how}")


def circles(say: Speaker, strengths: Sequence[Strengths]) -> Iterator[Inlines]:
    """The caveat for statements that bear on themselves through others; nothing where none do."""
    circular = strengths[0].circular if strengths else ()
    if not circular:
        return
    names = say.some(list(map(say.called, circular)), NAMED)
    yield inlines(say.count("circle", len(circular), names=names), " ", say("circle-note"))
    lost = [say(f"weighing-{each.weighing}") for each in strengths if not each.converged]
    if lost:
        yield say("circle-lost", weighings=say.listed(lost, last="list-and"))
