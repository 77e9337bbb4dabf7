"""Gaps nobody has filled: questions without an answer, statements without a ground, judgments on one source alone."""

from collections.abc import Iterable, Iterator

from argmap.analysis import Analysis, Verdict
from argmap.document.inlines import Inlines, inlines
from argmap.document.nodes import Listing, Paragraph, Section
from argmap.document.prose import prose
from argmap.editions.sections.questions import open_questions
from argmap.editions.sections.readings import written_in
from argmap.model import Ground, Name, Role
from argmap.wording import Speaker
from argmap.wording.statements import verdict

_NO_GAP = (Role.INTERPRETATION, Role.RECOMMENDATION)


def gaps(say: Speaker, analysis: Analysis) -> tuple[Section, ...]:
    """Gaps, if there are any. A thesis is none (its holdings speak for it), nor is advice (it asserts nothing)."""
    argument, verdicts = say.argument, analysis.verdicts
    answered = {name for one in argument.interpretations.values() for name in one.answers}
    asked = [prose(argument, one.text) for name, one in argument.questions.items() if name not in answered]
    bare = [name for name, one in argument.statements.items() if one.ground is Ground.BARE and one.role not in _NO_GAP]
    unsupported = [name for name, found in verdicts.items() if found is Verdict.UNSUPPORTED]
    fallen = [name for name in analysis.matrix.fallen if name not in unsupported]
    told = [inlines(say.with_page(name), " ", verdict(say.words, verdicts[name])) for name in fallen]
    elsewhere = {name for one in argument.compared() for name in written_in(say, one)}
    found = (
        *_gap(say, "open-questions", "", asked),
        *_gap(say, "bare-assertions", "bare-intro", map(say.repeated, bare)),
        *_gap(say, "unsupported", "unsupported-intro", map(say.repeated, unsupported)),
        *_gap(say, "on-one-source", "on-one-source-intro", _single(say, analysis)),
        *_gap(say, "fallen-evidence", "fallen-intro", told, "compact"),
        *open_questions(say, argument.statements.keys() - elsewhere, grouped=True),
    )
    return (Section(say("gaps"), found, "gaps", "gaps"),) if found else ()


def _gap(say: Speaker, title: str, intro: str, lines: Iterable[Inlines], kind: str = "") -> Iterator[Section]:
    items = tuple((Paragraph(line),) for line in lines)
    if items:
        yield Section(say(title), (*((Paragraph(say(intro)),) if intro else ()), Listing(items, kind)))


def _single(say: Speaker, analysis: Analysis) -> Iterator[Inlines]:
    """Judgments, other than the key ones, that would fall without one source, each with such sources."""
    for name, statement in say.argument.statements.items():
        judged = name in analysis.verdicts and name not in say.badges and statement.ground is Ground.JUDGMENT
        if judged and (sources := analysis.sourcing.single.get(name)):
            yield inlines(say.repeated(name), " ", say.role("by-sources", sources=_either(say, sources)))


def _either(say: Speaker, sources: Iterable[Name]) -> Inlines:
    return say.listed((say.sources((name,)) for name in sources), "list-or")
