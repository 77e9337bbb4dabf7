"""What closes the argument: dissent printed in full, and the words as used here."""

from argmap.document.inlines import inlines
from argmap.document.nodes import Blocks, Glossary, Group, Paragraph, Section, Tone
from argmap.document.prose import maybe, prose
from argmap.model import as_title
from argmap.wording import Speaker


def dissent(say: Speaker) -> tuple[Section, ...]:
    """Dissent, if there is any."""
    dissents = say.argument.masthead.dissents if say.argument.masthead else ()
    told = tuple(
        Group(
            "dissent",
            tuple(
                Paragraph(said, tone)
                for said, tone in (
                    (prose(say.argument, one.text), Tone.PLAIN),
                    (maybe(say.argument, one.by), Tone.VOICE),
                )
                if said
            ),
        )
        for one in dissents
    )
    blocks: Blocks = (Paragraph(say("dissent-intro")), *told)
    return (Section(say("dissent"), blocks, "dissent", "dissents"),) if told else ()


def glossary(say: Speaker) -> tuple[Section, ...]:
    """The glossary, if a term is defined."""
    terms = sorted(say.argument.terms.values(), key=lambda term: as_title(term.name))
    entries = tuple((inlines(as_title(term.name)), prose(say.argument, term.text)) for term in terms)
    return (Section(say("glossary"), (Glossary(entries),), "glossary", "glossary"),) if terms else ()
