"""What authors write, as what stands in a line: citations still to be formed, mentions as references."""

from argmap.document.inlines import Cite, Cited, Emphasis, Inline, Inlines, Passage, Ref, Show, Text, inlines
from argmap.language import tree
from argmap.model import Argument, Name, in_words


def prose(argument: Argument, text: tree.Text) -> Inlines:
    """A text of an argument."""
    return (Passage(inlines(*(_inline(argument, each) for each in text.inlines))),)


def maybe(argument: Argument, text: tree.Text | None) -> Inlines:
    """The same for a text that may be None, which gives nothing."""
    return () if text is None else prose(argument, text)


def anchor(name: Name) -> str:
    """Where a statement is written out."""
    return f"s-{name}"


def _inline(argument: Argument, inline: tree.Inline) -> Inline:
    match inline:
        case tree.Plain(text):
            return Text(text)
        case tree.Emphasis(text):
            return Emphasis(text)
        case tree.Citation(cites):
            return Cite(tuple(Cited(Name(cite.source.text), cite.locator) for cite in cites))
        case tree.Mention(target):
            name = Name(target.text)
            words = Text(in_words(name))
            return Ref(anchor(name), (words,), Show.MENTION) if name in argument.statements else words
