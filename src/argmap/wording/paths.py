"""Why a passage speaks for an interpretation or against it: what its sign says, and each way there as a sentence."""

from collections.abc import Iterator

from argmap.analysis.verdicts import EVIDENCE, Path, Row, Sign, Stake, Verdicts
from argmap.document.inlines import Inlines
from argmap.model import Ground, Name
from argmap.wording.evidence import place, sign
from argmap.wording.speaker import Speaker


def said(say: Speaker, row: Row, found: Sign, column: Name) -> Inlines:
    """What a passage says of an interpretation."""
    shown = sign(say.words, found)
    mark, words = (shown.mark, shown.words) if shown else ("", "")
    return say("cell", passage=place(say, row.passage), letter=say.letter(column), meaning=words, sign=mark)


def speaks(verdicts: Verdicts, name: Name, column: Name) -> bool:
    """Whether a statement, or an indicator, has a sign for an interpretation."""
    if name in verdicts.argument.statements:
        return bool(verdicts.paths(name, column))
    return any(name == each.name for each in verdicts.argument.interpretations[column].indicators)


def because(say: Speaker, verdicts: Verdicts, name: Name, column: Name, *, evidence: bool) -> Iterator[Inlines]:
    """Each way that leads from a statement to what an interpretation has a stake in; else why it says nothing of it."""
    if name not in say.argument.statements:
        yield say("cell-indicator")
    elif not evidence and (why_not := _no_evidence(say, verdicts, name)):
        yield why_not
    elif found := verdicts.paths(name, column):
        yield from (path(say, each, column) for each in found)
    else:
        yield say("cell-silent", letter=say.letter(column))


def _no_evidence(say: Speaker, verdicts: Verdicts, name: Name) -> Inlines:
    """Why a statement that has no row has none; nothing, if it has none since it says nothing of anybody."""
    one = say.argument.statements[name]
    if one.role not in EVIDENCE:
        return say("cell-role")
    if one.ground is not Ground.REPORTED:
        return say("cell-unsourced")
    if not verdicts.holds(name):
        return say("cell-fallen")
    if one.by:
        return say("cell-view")
    return () if verdicts.is_evidence(name) else say("cell-drawn")


def path(say: Speaker, found: Path, column: Name) -> Inlines:
    """A way that leads from a statement to what an interpretation has a stake in."""
    letter = say.letter(column)
    if not found.hops:
        return say(f"path-{found.stake}", letter=letter)
    told: Inlines = ()
    for hop, name in found.hops:
        target = say("thesis-of", letter=say.letter(name)) if name in say.chips else say.quoted(name)
        told = say.listed([told] * bool(told) + [say(f"hop-which-{hop}" if told else f"hop-{hop}", target=target)])
    if found.stake is Stake.THESIS:
        return say("path-end", before=told)
    return say(f"path-end-{found.stake}", before=told, letter=letter)
