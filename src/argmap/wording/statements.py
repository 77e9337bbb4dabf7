"""What is said of a statement or a step beside its own words: how it fares, how likely it is, and how sure."""

from collections.abc import Iterator, Mapping

from argmap.analysis import verdicts
from argmap.analysis.verdicts import Verdicts
from argmap.document.inlines import Inlines, InlineStyle, Range, Sign, Styled, inlines, sentence
from argmap.document.nodes import Paragraph, Tone
from argmap.document.prose import prose
from argmap.model import LIKELIHOODS, Confidence, Level, Name, Role, Status
from argmap.model.relations import Connective, ProseLine
from argmap.wording.catalogue import Catalogue
from argmap.wording.speaker import Speaker

MARKS: Mapping[verdicts.Status, str] = {verdicts.Status.DISPUTED: "↔", verdicts.Status.UNSUPPORTED: "○"}
"""What stands before the word for how a statement fares; each is in the bundled sans serif."""

DEEPEST = 8
"""How many levels of prose order can be told from where the lines begin; of deeper ones the level is said."""


def fares(words: Catalogue, found: verdicts.Status | None) -> Inlines:
    """What is wrong with a statement, in a word; nothing of most, and nothing of a thesis."""
    return (Sign(f"v-{found}", MARKS[found], words.form(f"status-{found}")),) if found else ()


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
    return (Styled(InlineStyle.ROLE, inlines(how, " ", level) if level else how),)


def unanswered(say: Speaker, found: Verdicts, line: ProseLine) -> Inlines:
    """That an objection has no answer, or none that prevails, after the first of its premises; else nothing."""
    step = line.step
    if step is None or line.connective is not Connective.AGAINST or found.state(step) is not verdicts.State.OPEN:
        return ()
    return (Styled(InlineStyle.FAILED, say("fares-unmet" if say.argument.onto(step) else "fares-open")),)
