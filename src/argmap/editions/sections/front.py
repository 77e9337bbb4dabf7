"""The front page: what a reader with one minute needs, the bottom line and the key judgments."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.document.inlines import Inlines, InlineStyle, Styled, Where, inlines, joined
from argmap.document.nodes import Block, Blocks, Cover, Judgment, Paragraph, Section, Tone
from argmap.document.prose import anchor, maybe, prose
from argmap.editions.sections.disputes import turning
from argmap.editions.sections.since import since
from argmap.model import Masthead, Name, Question
from argmap.wording import Speaker
from argmap.wording.statements import confidence, likelihood
from argmap.wording.verdicts import how_it_fares

TURNING = 3
"""How many outcomes the front page tells of what the quarrel turns on."""


def front(
    say: Speaker, analysis: Analysis, head: Masthead, edition: str, before: Analysis | None = None, most: int = TURNING
) -> Blocks:
    """The front page of a brief; `edition` says which content it prints, and `before` is the previous edition."""
    return (
        _cover(say, head, edition),
        *_bottom_line(say, head),
        *_judgments(say, analysis),
        *turning(say, analysis, most),
        *(since(say, before, analysis) if before else ()),
    )


def _cover(say: Speaker, head: Masthead, edition: str) -> Cover:
    facts = {
        "prepared-by": inlines(head.author),
        "date": inlines(say.words.day(head.date)),
        "as-of": inlines(say.words.day(head.as_of)),
        "edition": (Styled(InlineStyle.EDITION, inlines(edition)),),
    }
    return Cover(
        head.organisation,
        inlines(head.title.plain()),
        maybe(say.argument, head.subtitle),
        tuple(prose(say.argument, question.text) for question in _questions(say)),
        tuple((say(key), said) for key, said in facts.items() if said),
    )


def _questions(say: Speaker) -> list[Question]:
    """The questions the compared interpretations answer; all there are, where they name none."""
    asked = dict.fromkeys(name for one in say.argument.compared() for name in one.answers)
    return [say.argument.questions[name] for name in asked] or [*say.argument.questions.values()]


def _bottom_line(say: Speaker, head: Masthead) -> Iterator[Section]:
    if head.summary:
        line = Paragraph(prose(say.argument, head.summary))
        yield Section(say("bottom-line"), (line,), "bottom-line", "bottom-line")


def _judgments(say: Speaker, analysis: Analysis) -> Iterator[Block]:
    told = tuple(
        Judgment(badge.number, say.text(name), tuple(_facts(say, analysis, name))) for name, badge in say.badges.items()
    )
    if told:
        yield Section(say("key-judgments"), told, "judgments", "judgments")


def _facts(say: Speaker, analysis: Analysis, name: Name) -> Iterator[Paragraph]:
    """Why it is so, how likely it is, what is wrong with it if anything is, and how sure the authors are."""
    if reason := analysis.judged.best_case(name):
        yield Paragraph(_reason(say, reason[0]), label=say("reason"))
    statement = say.argument.statements[name]
    term = statement.likelihood
    said = likelihood(say.words, term) if term else ()
    label = say("likelihood") if term else None
    yield Paragraph(joined((said, *_state(say, analysis, name))), Tone.FACT, label)
    if statement.confidence:
        yield Paragraph(confidence(say, statement.confidence), label=say("confidence"))


def _reason(say: Speaker, name: Name) -> Inlines:
    return (Where(anchor(name), inlines(say.with_page(name), "."), say.text(name)),)


def _state(say: Speaker, analysis: Analysis, name: Name) -> Iterator[Inlines]:
    yield how_it_fares(say, analysis.judged, name)
    if single := analysis.judged.single_sources.get(name):
        yield say.count("rests-on", len(single), sources=say.listed(_by_title(say, one) for one in single))
    yield say.where(anchor(name), "argued")


def _by_title(say: Speaker, source: Name) -> Inlines:
    """A source by its number, where the list of sources is in the document, else by its title."""
    title = Styled(InlineStyle.TITLE, inlines(say.argument.sources[source].title.plain()))
    return (Where(f"src-{source}", say.sources((source,)), (title,)),)
