"""The files that one argument is made of, with all that they name: what it is resolved from, and what is handed on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Optional

from argmap.diagnostics import Source, Span
from argmap.language.tree import Document, Keyword, Line, Node, Word
from argmap.model.library import NO_TEXTS, Texts, Works, lines_with, works_of


@dataclass(frozen=True, slots=True)
class Group:
    """Files that know each other's names."""

    documents: tuple[Document, ...]
    """Included files first, the one that stands for itself last."""
    texts: Texts = field(default_factory=lambda: NO_TEXTS)
    """What the files say that lines name (texts of sources, bibliographies, styles), as far as they are there."""
    targets: Mapping[Span, str] = field(default_factory=dict)
    """The paths of the files that lines name, by the places where they do; those that were not found are missing."""
    earlier: Optional["Group"] = None
    """The files of the previous edition, if the brief names one."""
    digest: str = ""
    """That of everything here but the previous edition."""
    works: Callable[[Source], Works] = works_of
    """The works of a bibliography."""

    @property
    def path(self) -> str:
        """Where the file is that stands for itself."""
        return self.documents[-1].source.path

    def made_of(self) -> tuple[Source, ...]:
        """All texts that make up the argument: its files in order, then what these name, each once.

        Those are the previous edition, bibliographies and styles. The texts of its sources are not among them.
        """
        documents, texts = self.documents, self.texts
        if self.earlier:
            documents, texts = (*documents, *self.earlier.documents), {**texts, **self.earlier.texts}
        lines = (line for each in documents for line in naming_files(each.nodes))
        named = (texts.get(path_of(line).span) for line in lines if line.keyword is not Keyword.FILE)
        return tuple(dict.fromkeys((*(each.source for each in documents), *filter(None, named))))


def naming_files(nodes: Sequence[Node]) -> Iterator[Line]:
    """The lines that name files other than arguments."""
    for source in lines_with(nodes, Keyword.SOURCE):
        yield from lines_with(source.children, Keyword.FILE)
    for brief in lines_with(nodes, Keyword.BRIEF):
        yield from lines_with(brief.children, Keyword.BIBLIOGRAPHY)
        yield from lines_with(brief.children, Keyword.STYLE)
        yield from (line for line in lines_with(brief.children, Keyword.CITATIONS) if line.path)


def path_of(line: Line) -> Word:
    """The path that a line gives; only for lines that name files."""
    assert line.path is not None  # noqa: S101
    return line.path
