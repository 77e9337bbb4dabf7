"""Gaps nobody has filled: questions without an answer, statements without a ground, judgments on one source alone."""

from collections.abc import Iterable, Iterator

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Status
from argmap.document.inlines import Inlines, inlines, joined
from argmap.document.nodes import Listing, Paragraph, Section
from argmap.document.prose import prose
from argmap.editions.sections.questions import open_questions
from argmap.editions.sections.readings import written_in
from argmap.model import Ground, Name, Role
from argmap.wording import Speaker
from argmap.wording.verdicts import how_it_fares

_NO_GAP = (Role.INTERPRETATION, Role.RECOMMENDATION)


def gaps(say: Speaker, analysis: Analysis) -> tuple[Section, ...]:
    """Gaps, if there are any. A thesis is none (its holdings speak for it), nor is advice (it asserts nothing)."""
    argument, verdicts = say.argument, analysis.judged
    answered = {name for one in argument.interpretations.values() for name in one.answers}
    asked = [prose(argument, one.text) for name, one in argument.questions.items() if name not in answered]
    bare = [name for name, one in argument.statements.items() if one.ground is Ground.BARE and one.role not in _NO_GAP]
    bare_ones = frozenset(bare)
    unsupported = [
        name for name, found in verdicts.status.items() if found is Status.UNSUPPORTED and name not in bare_ones
    ]
    told = [joined((say.repeated(name), how_it_fares(say, verdicts, name))) for name in unsupported]
    elsewhere = {name for one in argument.compared() for name in written_in(say, one)}
    found = (
        *_gap(say, "open-questions", "", asked),
        *_gap(say, "bare-assertions", "bare-intro", map(say.repeated, bare)),
        *_gap(say, "unsupported", "", told),
        *_gap(say, "on-one-source", "on-one-source-intro", _single(say, analysis)),
        *open_questions(say, argument.statements.keys() - elsewhere, grouped=True),
    )
    return (Section(say("gaps"), found, "gaps", "gaps"),) if found else ()


def _gap(say: Speaker, title: str, intro: str, lines: Iterable[Inlines]) -> Iterator[Section]:
    items = tuple((Paragraph(line),) for line in lines)
    if items:
        yield Section(say(title), (*((Paragraph(say(intro)),) if intro else ()), Listing(items)))


def _single(say: Speaker, analysis: Analysis) -> Iterator[Inlines]:
    """Judgments that are no key judgments, and yet stand only with some one source, or with each of several."""
    for name, statement in say.argument.statements.items():
        judged = name in analysis.judged.status and name not in say.badges and statement.ground is Ground.JUDGMENT
        if judged and (sources := analysis.judged.single_sources.get(name)):
            yield inlines(say.repeated(name), " ", say.role("by-sources", sources=_either(say, sources)))


def _either(say: Speaker, sources: Iterable[Name]) -> Inlines:
    return say.listed((say.sources((name,)) for name in sources), "list-or")
