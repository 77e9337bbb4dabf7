"""Cuts a previous edition to what is told of it: what changed, and not what it said."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from argmap.diagnostics import Source, Span
from argmap.language.format import format_document
from argmap.language.tree import Document, Keyword, Line, Node, Text, Word, rewritten
from argmap.model import Argument, Name
from argmap.redaction.lines import written

LONGEST = 120
"""How much is printed of a key judgment that was withdrawn."""

_WITHHELD = "…"
"""Stands for words that are not handed on."""

_STATEMENTS = frozenset(
    {Keyword.CLAIM, Keyword.SUPPORT, Keyword.AND, Keyword.ASSUMES, Keyword.OBJECTION, Keyword.UNDERCUT, Keyword.REPLY}
    | {Keyword.EVENT, Keyword.INTERPRETATION, Keyword.RECOMMENDATION}
)
_NAMING = _STATEMENTS | {Keyword.CONTRADICTS, Keyword.HOLDS, Keyword.REJECTS, Keyword.JUDGMENTS, Keyword.COMPARE}
_MARKUP = re.compile(r"[\\*\[\]]")


def skeleton(documents: Sequence[Document], before: Argument, now: Argument) -> str:
    """A file in which every statement of an earlier edition fares as it did, so that the same has changed.

    Words are those of the present edition, or none: of what is there no more, or read otherwise, neither words nor
    names are left, but for the beginning of a key judgment that was withdrawn, which is printed. Its sources have
    grades and derive from one another, and are called by numbers.
    """
    maker = _Maker(before, now)
    nodes: tuple[Node, ...] = tuple(maker.sources())
    for document in documents:
        maker.is_root = document is documents[-1]
        nodes += rewritten(document.nodes, lambda line, _: maker.changed(line))
    return format_document(Document(Source("", ""), nodes))


@dataclass(slots=True)
class _Maker:
    before: Argument
    now: Argument
    names: Mapping[Name, str]
    sourced: Mapping[Name, str]
    generated: Mapping[Span, Name]
    is_root: bool = False

    def __init__(self, before: Argument, now: Argument) -> None:
        self.before, self.now = before, now
        fresh = (f"earlier-{number}" for number in count(1))
        free = (name for name in fresh if name not in now.statements)
        self.sourced = {name: next(free) for name in before.sources}
        self.names = {name: name if name in now.statements else next(free) for name in before.statements}
        self.generated = {each.span: name for name, each in before.statements.items()}

    def sources(self) -> Iterator[Line]:
        for name, source in self.before.sources.items():
            below = [_line(Keyword.GRADE, source.grade)] if source.grade else []
            if source.derives_from:
                below.append(_line(Keyword.DERIVES_FROM, *(self.sourced[each] for each in source.derives_from)))
            yield replace(_line(Keyword.SOURCE, self.sourced[name]), text=_text(_WITHHELD), children=tuple(below))

    def changed(self, line: Line) -> Line | None:
        """What becomes of a line."""
        line = replace(line, comments=())
        match line.keyword:
            case Keyword.BRIEF:
                return replace(line, names=_words("earlier"), text=_text(_WITHHELD)) if self.is_root else None
            case Keyword.SUMMARY:
                return replace(line, text=self._summary(line))
            case Keyword.CONFIDENCE:
                return replace(line, text=None)
            case keyword if keyword in _STATEMENTS and line.text is not None:
                return self._statement(line)
            case keyword if keyword in _NAMING:
                return replace(line, names=_words(*(self.names[Name(each.text)] for each in line.names)))
        return line if line.keyword in (Keyword.LIKELIHOOD, Keyword.DATE) else None

    def _statement(self, line: Line) -> Line:
        name = self.generated[line.span]
        statement = self.before.statements[name]
        words = statement.text.plain()
        present = self.now.statements.get(name)
        judged = self.before.masthead is not None and name in self.before.masthead.judgments
        if present is not None:
            shown = words if words == present.text.plain() else _WITHHELD
        else:
            shown = _beginning(words) if judged else _WITHHELD
        cited = "; ".join(
            f"@{each}" for each in dict.fromkeys(self.sourced[Name(cite.source.text)] for cite in statement.cites())
        )
        text = " ".join(filter(None, (_MARKUP.sub(r"\\\g<0>", shown), f"[{cited}]" if cited else "")))
        return replace(line, names=_words(self.names[name]), text=_text(text))

    def _summary(self, line: Line) -> Text:
        present = self.now.masthead.summary if self.now.masthead else None
        words = line.text.plain() if line.text else ""
        same = present is not None and present.plain() == words
        return _text(_MARKUP.sub(r"\\\g<0>", words) if same else _WITHHELD)


def _beginning(words: str) -> str:
    """As much as is printed of a text; what is printed of that is the same again."""
    if len(words) <= LONGEST:
        return words
    whole = words[: LONGEST + 1].rpartition(" ")[0] or words[:LONGEST]
    return f"{whole} {_WITHHELD * (LONGEST + 1 - len(whole))}"


def _line(keyword: Keyword, *names: str) -> Line:
    return Line(keyword, _words(*names), None, (), _NOWHERE)


def _words(*names: str) -> tuple[Word, ...]:
    return tuple(Word(name, _NOWHERE) for name in names)


def _text(raw: str) -> Text:
    return written(raw, _NOWHERE)


_NOWHERE = Span("", 0, 0)
