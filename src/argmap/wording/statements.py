"""What is said of a statement, a step or an objection beside its own words: how it fares, how likely, how sure."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis import Standing, Verdict
from argmap.analysis.replies import Reply
from argmap.document.inlines import Inlines, Range, Sign, Style, Styled, inlines, joined, sentence
from argmap.document.nodes import Paragraph, Tone
from argmap.document.prose import prose
from argmap.model import LIKELIHOODS, Confidence, Level, Name, Role, Status, as_title
from argmap.model.relations import Connective
from argmap.wording.catalogue import Catalogue
from argmap.wording.speaker import Speaker

MARKS: Mapping[str, str] = {
    "unchallenged": "●",
    "answered": "✓",
    "contested": "↔",
    "unanswered": "✗",
    "unsupported": "○",
}
"""What stands before the word of a verdict; every one of them is in the bundled sans serif."""

DEEPEST = 8
"""How many levels of prose order can be told from where the lines begin; of deeper ones the level is said."""


def verdict(words: Catalogue, found: Verdict | None) -> Inlines:
    """How a statement fares; nothing for a thesis, which has no verdict."""
    return (Sign(f"v-{found}", MARKS[found], words.form(f"verdict-{found}")),) if found else ()


def status(words: Catalogue, found: Status) -> Sign:
    """Whether a sign was seen."""
    return Sign(f"i-{found}", words.form(f"mark-{found}"), words.form(f"status-{found}"))


def likelihood(words: Catalogue, term: str) -> Inlines:
    """A term of the scale of likelihood, with what it stands for."""
    low, high = LIKELIHOODS[term]
    said = words("likelihood-sentence", term=words.form(f"likelihood-{term}"), low=str(low), high=str(high))
    return inlines(said, " ", Range(low, high))


def level(words: Catalogue, found: Level | None) -> str:
    """A level of confidence; `None` where none was given."""
    return words.form(f"level-{found}" if found else "since-unsaid")


def confidence(say: Speaker, found: Confidence) -> Inlines:
    """How sure the authors are, and why."""
    said = level(say.words, found.level)
    if found.reason is None:
        return inlines(said, ".")
    return say("level-because", level=said, reason=sentence(prose(say.argument, found.reason)))


def attached(say: Speaker, name: Name) -> Iterator[Paragraph]:
    """What stands below a statement's own words: when it happened, quotes, cautions, how likely, and how sure it is."""
    statement = say.argument.statements[name]
    if statement.role is Role.EVENT and statement.date:
        yield Paragraph(inlines(say.words.day(statement.date)), Tone.VOICE)
    for quote in statement.quotes:
        yield Paragraph(prose(say.argument, quote), Tone.QUOTE)
    for caveat in statement.caveats:
        yield Paragraph(say("caveat", caution=sentence(prose(say.argument, caveat))), Tone.VOICE)
    if statement.likelihood:
        yield Paragraph(likelihood(say.words, statement.likelihood), Tone.VOICE)
    if statement.confidence:
        yield Paragraph(say("confidence-said", level=confidence(say, statement.confidence)), Tone.VOICE)


def voice(say: Speaker, name: Name) -> Inlines:
    """Who says so, if anyone is named."""
    statement = say.argument.statements[name]
    if statement.by is None:
        return ()
    key = "held-by-whom" if statement.role is Role.INTERPRETATION else "voice"
    return say(key, who=sentence(prose(say.argument, statement.by)))


def holders(say: Speaker, name: Name) -> Iterator[Inlines]:
    """Who holds a statement, and who rejects it, as far as anyone does."""
    compared = say.argument.compared()
    held = [say.chips[one.name] for one in compared if name in one.holds]
    if held:
        yield inlines(say("held-by"), *(piece for chip in held for piece in (" ", chip)))
    yield from rejecters(say, name)


def rejecters(say: Speaker, name: Name) -> Iterator[Inlines]:
    """Who rejects a statement, if anyone does."""
    rejected = [say.chips[one.name] for one in say.argument.compared() if name in one.rejects]
    if rejected:
        yield inlines(say("rejected-by"), *(piece for chip in rejected for piece in (" ", chip)))


def relation(words: Catalogue, connective: Connective, depth: int) -> Inlines:
    """What a line of prose order has to do with the line above it, as its beginning; nothing for the first."""
    if connective is Connective.ROOT:
        return ()
    how = words(f"relation-{connective}")
    level = words("level", n=str(depth)) if depth > DEEPEST else ()
    return (Styled(Style.ROLE, inlines(how, " ", level) if level else how),)


def failure(words: Catalogue, connective: Connective, standing: Standing, granted: bool) -> Inlines:
    """What becomes of a step that does not hold; `granted` says that its premise stands."""
    if standing is Standing.STANDS or connective in (Connective.AND, Connective.ASSUMING):
        return ()
    if standing is Standing.UNDECIDED:
        key = "step-open"
    elif connective is Connective.BECAUSE:
        key = "step-fails"
    else:
        key = "objection-granted" if granted else "objection-falls"
    return (Styled(Style.FAILED, words(key)),)


def reply(say: Speaker, found: Reply, answers: Sequence[Name]) -> Inlines:
    """What becomes of an objection, and what answers it."""
    mark = MARKS[found] if found in MARKS else say.words.form(f"mark-{found}")
    said = Sign(f"r-{found}", mark, say.words.form(f"reply-{found}"))
    also = inlines(" ", Styled(Style.ROLE, say("also")), " ")
    return joined(((said,), joined(map(say.told, answers), also)))


def turned(say: Speaker, name: Name, then: Standing) -> Inlines:
    """How an interpretation would come out."""
    after = Styled(Style.STRONG, say(f"crux-then-{then}"))
    return inlines(say.chips[name], " ", say("crux-turn", interpretation=as_title(name), turn=after))
