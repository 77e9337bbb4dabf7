"""What was not asked: the critical questions that an author's kinds of argument raise and that no line deals with."""

from collections.abc import Container, Iterator

from argmap.document.inlines import Inlines, Ref, inlines, joined
from argmap.document.nodes import Blocks, Listing, Paragraph, Section, Tone
from argmap.document.prose import anchor
from argmap.model import Name, SchemeUse
from argmap.wording import Speaker
from argmap.wording.catalogue import capital


def open_questions(say: Speaker, within: Container[Name], *, grouped: bool = False) -> Iterator[Section]:
    """The open questions about what bears on some statements; `grouped` tells each once, the most common first."""
    uses = [use for use in say.argument.schemes if conclusion(say, use) in within and say.words.questions(use)]
    if uses:
        items = _by_question(say, uses) if grouped else [_argument(say, use) for use in uses]
        blocks = (Paragraph(say("critical-intro")), Listing(tuple(items), "unasked"))
        yield Section(say("open-critical-questions"), blocks)


def conclusion(say: Speaker, use: SchemeUse) -> Name:
    """The statement that an argument of a known kind bears on in the end, whatever steps it undercuts on the way."""
    return say.argument.relations.targets[use.step].statement if use.step else use.statement


def _argument(say: Speaker, use: SchemeUse) -> Blocks:
    """An argument with the questions that are open about it."""
    end = conclusion(say, use)
    if use.step:
        by_name = (Ref(anchor(end), inlines(say.short(end))), say.page(anchor(end)))
        said = joined((say.with_page(use.statement), (say.role("bears-on"),), by_name))
    else:
        said = joined(((say.role("reasons-of"),), say.with_page(end)))
    return (Paragraph(said), Paragraph(_asked(say, use), Tone.ASKED))


def _by_question(say: Speaker, uses: list[SchemeUse]) -> list[Blocks]:
    """Questions with the arguments that they are open about."""
    groups: dict[Inlines, list[SchemeUse]] = {}
    for use in uses:
        groups.setdefault(_asked(say, use), []).append(use)
    alike = sorted(groups.items(), key=lambda group: -len(group[1]))
    return [
        (
            Paragraph(asked),
            Paragraph(say("asked-of", arguments=_all_called(say, members)), Tone.ASKED),
        )
        for asked, members in alike
    ]


def _asked(say: Speaker, use: SchemeUse) -> Inlines:
    kind = say.role("scheme-asks", scheme=capital(say.words.scheme(use.scheme)))
    return inlines(kind, " ", " ".join(say.words.questions(use)))


def _all_called(say: Speaker, uses: list[SchemeUse]) -> Inlines:
    return say.listed((_called(say, use) for use in uses), "list-semicolon")


def _called(say: Speaker, use: SchemeUse) -> Inlines:
    if use.step:
        return say.by_name(use.statement)
    return say("asked-of-all", statement=say.by_name(conclusion(say, use)))
