"""What is evidence, and the passage that it goes back to: a place in a source, however many statements cite it."""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.analysis.verdicts.numbered import Numbered
from argmap.analysis.verdicts.ranks import poor
from argmap.analysis.verdicts.status import Judgement
from argmap.language.tree import Cite
from argmap.model import Argument, Ground, Name, Role

EVIDENCE = frozenset({Role.CLAIM, Role.SUPPORT, Role.PREMISE, Role.OBJECTION})
"""What may be evidence; an undercut or a reply never is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the source that a citation goes back to; all that merely repeats that source is one passage an echo.

    Of an indicator that cites nothing there is no source, and its name is the place.
    """

    source: Name | None
    place: str
    echo: Name | None = None

    @property
    def cited(self) -> Name | None:
        """The source that is cited for it."""
        return self.echo or self.source


def passage(argument: Argument, cites: Iterable[Cite]) -> Passage | None:
    """The passage of the first citation of a source that is not poor, else of the first; None if there is none."""
    known = [cite for cite in cites if Name(cite.source.text) in argument.sources]
    if not known:
        return None
    cite = min(known, key=lambda one: poor(argument.sources[Name(one.source.text)].grade))
    cited = source = Name(cite.source.text)
    seen = set[Name]()
    while source not in seen and (repeated := argument.sources[source].derives_from):
        seen.add(source)
        source = repeated[0]
    if source == cited:
        return Passage(source, " ".join(cite.locator.split()).casefold())
    return Passage(source, "", cited)


def evidence(judgement: Judgement) -> Iterable[int]:
    """The statements that are evidence: reports that hold, are nobody's view, and are drawn from nothing that is."""
    return (number for number in range(len(judgement.plain.names)) if is_evidence(judgement, number))


def is_evidence(judgement: Judgement, number: int) -> bool:
    """Whether a statement is evidence."""
    plain = judgement.plain
    one = plain.statements[number]
    if one.ground is not Ground.REPORTED or one.role not in EVIDENCE or one.by or not judgement.holds(number):
        return False
    return not any(judgement.is_open(step) and _informs(plain, step) for step in judgement.graph.supports[number])


def _informs(plain: Numbered, step: int) -> bool:
    return any(plain.informs[each] for each in plain.all_premises(step))
