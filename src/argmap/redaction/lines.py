"""Decides which lines of an argument are handed on: those that a brief can print, and that bear on what it says."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from argmap.diagnostics import Span
from argmap.language.tree import FOR_AUTHORS, KEPT, Document, Keyword, Line, Plain, Text, Word, walk
from argmap.model import Name
from argmap.model.items import KINDS
from argmap.redaction.variables import Needed
from argmap.render.attachments import LeftOut

_NEVER = FOR_AUTHORS | KEPT | {Keyword.FILE, Keyword.VOICE}
"""What is not handed on. Of a voice, only what it is called, where it says something."""
_UNLABELLED = frozenset({Keyword.SOURCE, Keyword.SECTION, Keyword.QUESTION})
"""What neither the label nor the caveats of are printed, as those of statements are."""

_VARIABLES: Mapping[Keyword, Collection[str]] = {
    Keyword.AUTHOR: ("author",),
    Keyword.PUBLISHER: ("publisher", "container-title", "authority"),
    Keyword.ACCESSED: ("accessed",),
    Keyword.URL: ("URL", "DOI"),
    Keyword.KIND: ("genre",),
}
"""The lines of a source, each with what it may be to a citation style."""


def is_printed(line: Line, above: Line | None, needed: Needed) -> bool:
    """Whether a line, below another or at the left margin, can be printed or bears on what is."""
    if line.keyword in _NEVER or above is None:
        return line.keyword not in _NEVER
    if line.keyword is Keyword.DATE:
        return True  # An interpretation draws on nothing that came after it.
    if above.keyword is Keyword.SOURCE and line.keyword in _VARIABLES:
        wanted = needed.get(Name(above.names[0].text), ())
        decides = line.keyword is Keyword.KIND and (above.text is None or line.names[0].text in KINDS)
        return decides or any(variable in wanted for variable in _VARIABLES[line.keyword])
    if line.keyword in (Keyword.LABEL, Keyword.CAVEAT):
        return above.keyword not in _UNLABELLED
    return line.keyword is not Keyword.ANSWERS or above.keyword is not Keyword.EVENT


def left_out(documents: Collection[Document], needed: Needed) -> Counter[LeftOut]:
    """How many comments, notes and other lines of these files are not handed on."""
    found = Counter(dict.fromkeys((LeftOut.COMMENT, LeftOut.NOTE, LeftOut.UNPRINTED), 0))
    for document in documents:
        found[LeftOut.COMMENT] += sum(map(bool, document.trailing))
        for node, above in walk(document.nodes):
            if isinstance(node, Line):
                found[LeftOut.COMMENT] += sum(map(bool, node.comments))
                if not is_printed(node, above if isinstance(above, Line) else None, needed):
                    found[LeftOut.NOTE if node.keyword is Keyword.NOTE else LeftOut.UNPRINTED] += 1
    return found


def bare(line: Line) -> Line:
    """The line without the comments above it."""
    return replace(line, comments=())


def addressed(line: Line, path: str) -> Line:
    """The line with another path in it."""
    if line.text is None:
        return replace(line, names=(Word(path, line.span),))
    return replace(line, text=written(path, line.span))


def written(raw: str, span: Span) -> Text:
    """A text without any markup."""
    return Text(raw, (Plain(raw),), span)
