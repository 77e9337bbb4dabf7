"""The front page: what a reader with one minute needs, the bottom line and the key judgments."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.analysis.choices import strongest_reason
from argmap.document.inlines import Inlines, InlineStyle, Styled, Where, inlines, joined
from argmap.document.nodes import Block, Blocks, Cover, Judgment, Paragraph, Section, Tone
from argmap.document.prose import anchor, maybe, prose
from argmap.editions.sections.cruxes import turning
from argmap.editions.sections.since import since
from argmap.model import Masthead, Name, Question
from argmap.wording import Speaker
from argmap.wording.statements import confidence, likelihood, verdict

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
    """Why it is so, how likely it is and how it fares, and how sure the authors are."""
    if reason := strongest_reason(analysis, name):
        yield Paragraph(_reason(say, reason), label=say("reason"))
    statement = say.argument.statements[name]
    label, *rest = _state(say, analysis, name)
    yield Paragraph(joined(rest), Tone.FACT, label or None)
    if statement.confidence:
        yield Paragraph(confidence(say, statement.confidence), label=say("confidence"))


def _reason(say: Speaker, reason: tuple[Name, ...]) -> Inlines:
    first, more = anchor(reason[0]), len(reason) - 1
    told = say.together(reason[:1])
    role = (Styled(InlineStyle.ROLE, say.count("more-premises", more)),) if more else ()
    here = inlines(told, ".", " ", role) if more else told
    return (Where(first, here, joined((say.text(reason[0]), role))),)


def _state(say: Speaker, analysis: Analysis, name: Name) -> Iterator[Inlines]:
    """A label, then what is said after it."""
    term, found = say.argument.statements[name].likelihood, analysis.verdicts.get(name)
    standing = inlines(verdict(say.words, found), ".") if found else ()
    if term:
        yield say("likelihood")
        yield likelihood(say.words, term)
        yield inlines(Styled(InlineStyle.LABEL, say("standing")), standing) if found else ()
    else:
        yield say("standing") if found else ()
        yield standing
    if single := analysis.sourcing.single.get(name):
        yield say("falls-without", sources=say.listed((_by_title(say, one) for one in single), "list-or-source"))
    yield say.where(anchor(name), "argued")


def _by_title(say: Speaker, source: Name) -> Inlines:
    """A source by its number, where the list of sources is in the document, else by its title."""
    title = Styled(InlineStyle.TITLE, inlines(say.argument.sources[source].title.plain()))
    return (Where(f"src-{source}", say.sources((source,)), (title,)),)
