"""Puts together what a PDF carries of its source: all as it is, or a clean copy from which the same pages come."""

import json
import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap.language.format import format_document
from argmap.language.inline import normal
from argmap.language.tree import Document, Keyword, Line, rewritten
from argmap.model import Argument, Attach, CitedSource, Name
from argmap.model.group import Group, path_of
from argmap.redaction import looks
from argmap.redaction.earlier import skeleton
from argmap.redaction.lines import addressed, bare, is_printed, left_out, written
from argmap.redaction.variables import ALWAYS, Needed, cut, needed
from argmap.render.attachments import Attachment, Carried, LeftOut, Made, edition
from argmap.render.theme import PLAIN, Theme

_ROLES = {
    ".arg": ("text/plain", "Source of this document, for argmap"),
    ".bib": ("text/plain", "Bibliography"),
    ".json": ("text/plain", "Bibliography"),
    ".csl": ("text/plain", "Citation style"),
    ".toml": ("text/plain", "Style"),
    ".svg": ("image/svg+xml", "Logo"),
    ".png": ("image/png", "Logo"),
    ".jpg": ("image/jpeg", "Logo"),
    ".jpeg": ("image/jpeg", "Logo"),
}
"""The media type of a file that a brief is made of, and what the list of attachments calls it, by its ending."""

_ON_MAPS = frozenset({"author", "editor", "title", "container-title", "publisher", "authority", "issued", "URL", "DOI"})
"""What an atlas may print of a work: it has no citation style."""
_UNTITLED = frozenset({"title-short", "genre"})
"""What else it may print of a work that has no title."""

_WORKS, _STYLE, _CITATIONS, _PREVIOUS, _LOGO = "works.json", "style.toml", "citations.csl", "previous.arg", "logo"
_UNNAMED = "argument"
"""What the copy of an argument is called that makes no brief."""


@dataclass(frozen=True, slots=True)
class SourceCopy:
    """What of its source goes with a PDF."""

    kind: Attach
    files: tuple[Attachment, ...]
    edition: str
    """That of the files which are attached or, where none are, of those that a clean copy would have."""
    left: Mapping[LeftOut, int] = field(default_factory=dict)
    """What is left out of it, or would be out of a clean copy, and how many of each."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """For each file of a clean copy, where what it says is from."""

    @property
    def made(self) -> Made:
        """What the PDF says of itself."""
        return Made(self.edition, self.kind)

    def carried(self, *, partial: bool) -> Carried:
        """The same in numbers, with a PDF that prints all parts of the argument, or only some."""
        return Carried(self.kind, len(self.files), dict(self.left), partial)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a copy is made of: an argument and its files, with its previous edition and its looks.

    `on_maps` says whether it goes with an atlas, which may print more of sources than a brief.
    """

    group: Group
    argument: Argument
    earlier: Argument | None = None
    theme: Theme = PLAIN
    on_maps: bool = False


def copy_of(origin: Origin, kind: Attach) -> SourceCopy:
    """The copy of a kind."""
    clean = _Clean(origin)
    if kind is Attach.SOURCE:
        files = _whole(origin)
        return SourceCopy(kind, files, edition(files), clean.left)
    files = tuple(clean.files())
    origins = dict(clean.origins)
    return SourceCopy(kind, files if kind is Attach.CLEAN else (), edition(files), clean.left, origins)


def _whole(origin: Origin) -> tuple[Attachment, ...]:
    """The file of an argument, and all that this includes and names, as they are.

    Fonts are not among it: few licences let them be handed on whole. Nor are the texts of sources.

    Paths are from the folder that has all of it; line ends are those of Unix, so that they differ on no system.
    """
    head = origin.argument.masthead
    texts = origin.group.made_of()
    files = {Path(text.path).absolute(): text.text.encode() for text in texts}
    if head and head.style:
        folder = Path(head.style.path).absolute().parent
        files |= {Path(os.path.normpath(folder / name)): data for name, data in origin.theme.attached}
    root = Path(os.path.commonpath([place.parent for place in files]))
    return tuple(_attachment(place.relative_to(root).as_posix(), data) for place, data in files.items())


def _attachment(path: str, data: bytes) -> Attachment:
    return Attachment(path, data, *_ROLES.get(Path(path).suffix.casefold(), ("text/plain", "")))


def _on_maps(source: CitedSource) -> frozenset[str]:
    return _ON_MAPS if source.item.get("title") else _ON_MAPS | _UNTITLED


class _Clean:
    """Makes a clean copy.

    Its files are called after the brief and what they are for: how files and folders are called where they come from is
    nobody else's business.
    """

    def __init__(self, origin: Origin) -> None:
        self.group, self.argument, self.theme = origin.group, origin.argument, origin.theme
        self.head, self.earlier = origin.argument.masthead, origin.earlier
        self.name = self.head.name if self.head else _UNNAMED
        self.documents = origin.group.documents
        self.previous = origin.group.earlier.documents if origin.group.earlier and self.earlier else ()
        self.needed = self._needed(on_maps=origin.on_maps)
        self.works = self._works()
        self.parts: dict[str, str] = {}
        """The files that are included, with their names in the copy; those of which nothing is left have none."""
        self.origins: dict[str, str] = {}
        self.root = True
        self.folder = f"{self.name}/"

    # What is left of works ------------------------------------------------------------------------------------------

    def _needed(self, *, on_maps: bool) -> Needed:
        extra = _on_maps if on_maps else lambda _: frozenset[str]()
        least: Needed = {name: ALWAYS | extra(source) for name, source in self.argument.sources.items()}
        if self.head is None:
            return least
        cited = needed(self.argument, self.head)
        return {name: {*least[name], *cited[name]} for name in least}

    def _works(self) -> dict[Name, object]:
        """The works of bibliographies that are sources of the argument."""
        lines = (node for document in self.documents for node in document.nodes if isinstance(node, Line))
        own = {line.names[0].text for line in lines if line.keyword is Keyword.SOURCE and line.text is not None}
        sources = {name: source for name, source in self.argument.sources.items() if name not in own}
        return {name: {**cut(source.item, self.needed[name]), "id": name} for name, source in sources.items()}

    @property
    def left(self) -> Counter[LeftOut]:
        """What is left out."""
        found = left_out((*self.documents, *self.previous), self.needed)
        found[LeftOut.WORK] = len(self._listed()) - len(self.works)
        return found

    def _listed(self) -> Collection[str]:
        """The keys of all works that could be cited."""
        named = (self.group.texts.get(line.text.span) for line in self._bibliographies() if line.text)
        return {work.key for source in named if source for work in self.group.works(source).value}

    def _bibliographies(self) -> Iterator[Line]:
        for document in self.documents:
            for brief in document.nodes:
                if isinstance(brief, Line) and brief.keyword is Keyword.BRIEF:
                    yield from _with(Keyword.BIBLIOGRAPHY, brief)

    # Files ----------------------------------------------------------------------------------------------------------

    def files(self) -> Iterator[Attachment]:
        """All files, those that others include before these."""
        for document in self.documents:
            if text := self._text(document):
                yield _attachment(self._called(document), text.encode())
        if self.works:
            data = json.dumps([*self.works.values()], ensure_ascii=False, indent=1, default=dict)
            named = (self.group.texts.get(line.text.span) for line in self._bibliographies() if line.text)
            yield self._beside(_WORKS, f"{data}\n".encode(), next((each.path for each in named if each), ""))
        if self.head and self.head.citation_style:
            text = looks.citation_style(self.head.citation_style.text)
            yield self._beside(_CITATIONS, text.encode(), self.head.citation_style.path)
        if self.head and self.head.style:
            yield from self._style(self.head.style.text, self.head.style.path)
        if self.previous and self.earlier:
            text = skeleton(self.previous, self.earlier, self.argument)
            yield self._beside(_PREVIOUS, text.encode(), self.previous[-1].source.path)

    def _style(self, text: str, path: str) -> Iterator[Attachment]:
        name = ""
        for _, data in self.theme.attached:
            bare, ending = looks.logo(data)
            name = f"{_LOGO}{ending}"
            yield self._beside(name, bare)
        yield self._beside(_STYLE, looks.style_file(text, name).encode(), path)

    def _beside(self, name: str, data: bytes, origin: str = "") -> Attachment:
        self.origins[f"{self.folder}{name}"] = origin
        return _attachment(f"{self.folder}{name}", data)

    def _called(self, document: Document) -> str:
        """The name of a file with an argument; it gets one when there is something in it."""
        if document is self.documents[-1]:
            name = f"{self.name}.arg"
        else:
            name = f"{self.folder}part-{len(self.parts) + 1}.arg"
            self.parts[document.source.path] = name
        self.origins[name] = document.source.path
        return name

    # Lines ----------------------------------------------------------------------------------------------------------

    def _text(self, document: Document) -> str:
        """What is left of a file: lines in their one form, without comments."""
        self.document, self.root = document, document is self.documents[-1]
        nodes = rewritten(document.nodes, self._line)
        return format_document(Document(document.source, nodes))

    def _line(self, line: Line, above: Line | None) -> Line | None:
        if not is_printed(line, above, self.needed):
            return None
        line = bare(line)
        match line.keyword:
            case Keyword.BRIEF:
                return self._brief(line)
            case Keyword.BY if line.text and (voice := self.argument.voices.get(Name(normal(line.text.raw)))):
                return replace(line, text=voice.text)
            case Keyword.INCLUDE:
                name = self.parts.get(self.group.targets.get(path_of(line).span, ""), "")
                return addressed(line, name if self.root else name.removeprefix(self.folder)) if name else None
        return line

    def _brief(self, line: Line) -> Line | None:
        """The brief with the names that files have in the copy; included ones only lend their works."""
        if not self.root:
            lends = self.head is None and any(_with(Keyword.BIBLIOGRAPHY, line)) and self.works
            title = written("Works", line.span)
            return replace(line, text=title, children=(self._bibliography(line),)) if lends else None
        below = [child for each in line.children if isinstance(each, Line) and (child := self._of_brief(each))]
        works = (self._bibliography(line),) if self.works else ()
        return replace(line, children=(*below, *works))

    def _of_brief(self, line: Line) -> Line | None:
        match line.keyword:
            case Keyword.ATTACH | Keyword.BIBLIOGRAPHY:
                return None
            case Keyword.STYLE:
                return addressed(line, f"{self.folder}{_STYLE}")
            case Keyword.PREVIOUS:
                return addressed(line, f"{self.folder}{_PREVIOUS}")
            case Keyword.CITATIONS if line.path:
                return addressed(line, f"{self.folder}{_CITATIONS}")
        return line

    def _bibliography(self, line: Line) -> Line:
        path = f"{self.folder}{_WORKS}" if self.root else _WORKS
        return Line(Keyword.BIBLIOGRAPHY, (), written(path, line.span), (), line.span)


def _with(keyword: Keyword, line: Line) -> Sequence[Line]:
    return [child for child in line.children if isinstance(child, Line) and child.keyword is keyword]
