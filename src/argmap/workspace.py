"""The only reader: finds `.arg` files, all they include and name, and makes arguments of them."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile
from pathlib import Path

from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Span, TooMuch, has_errors
from argmap.files import MIB, Finder, Other, decode, find_files, other, roots_of, shown_path
from argmap.language.parser import parse
from argmap.language.tree import Document, Junk, Keyword, Line, Node
from argmap.language.unseen import unprintable, unseen
from argmap.limits import STANDARD, Limits, raised_by
from argmap.model import Argument
from argmap.model.library import Texts
from argmap.model.resolve import resolve

_EXAMPLES = {
    Keyword.INCLUDE: "`include: mali/sources.arg`",
    Keyword.FILE: "`file: texts/usip.txt`",
    Keyword.BIBLIOGRAPHY: "`bibliography: works.bib`",
    Keyword.CITATIONS: "`citations: styles/house.csl`",
    Keyword.STYLE: "`style styles/house.toml`",
    Keyword.PREVIOUS: "`previous: editions/mali-2026-10.arg`",
}

_CONTENTS = {
    Keyword.FILE: "name a file with the words of the source as plain text, in UTF-8",
    Keyword.BIBLIOGRAPHY: "name a file of BibTeX or CSL-JSON, as reference managers export them, in UTF-8",
    Keyword.CITATIONS: "name a style of the Citation Style Language (.csl), in UTF-8",
    Keyword.STYLE: "name a style file (TOML), in UTF-8",
}
"""What the files are to hold that lines with these keywords name."""


_EARLIER = "name the file that the brief of the previous edition is in"

_LOOKED_THROUGH = (Keyword.CITATIONS, Keyword.STYLE)
"""What names files that are looked through for characters that nobody sees, as files with arguments are.

Of bibliographies only what is printed is (see `model.library`); the texts of sources are only searched.
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of one run.

    `groups` has, for each file that is not only there to be included, the documents it is made of: included files
    first, the file itself last. `texts` has what the files say that lines of these name (the texts of sources,
    bibliographies, styles), by the places of the paths, as far as they are there.
    """

    documents: Mapping[str, Document]
    groups: tuple[tuple[Document, ...], ...]
    texts: Texts
    finder: Finder
    previous: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)
    """For each file whose brief names a previous edition, the documents that that is made of."""
    partial: Collection[str] = ()
    """The paths of files that could not be read, and of those with an `include` that names no file to be had."""

    @property
    def asked(self) -> tuple[str, ...]:
        """The path of every file that was asked for so far, whether it is there or not."""
        return tuple(self.finder.asked)

    @property
    def sources(self) -> dict[str, Source]:
        """The texts by path, as messages quote them."""
        named = {source.path: source for source in self.texts.values()}
        return named | {path: document.source for path, document in self.documents.items()}

    def made_of(self, group: Sequence[Document]) -> tuple[Source, ...]:
        """All texts that make up the argument of a group: its files in order, then what these name, each once.

        Those are the previous edition, bibliographies and styles. The texts of its sources are not among them.
        """
        group = (*group, *self.previous.get(group[-1].source.path, ()))
        lines = (line for document in group for line in _naming_files(document.nodes))
        named = (self.texts.get(_path(line)[1]) for line in lines if line.keyword is not Keyword.FILE)
        return tuple(dict.fromkeys((*(document.source for document in group), *filter(None, named))))

    def target(self, document: Document, line: Line) -> str:
        """The path of the file that a line of a document names; empty if that was not found."""
        place = Path(document.source.path).parent / _path(line)[0]
        return self.finder.links.get(shown_path(place), "")

    def read_beside(self, source: Source, written: str, label: Label, most: int = 0) -> Outcome[bytes | None]:
        """The bytes of a file that one of the texts names from its own folder, as a style names fonts and a logo.

        `written` is the path as the text has it. None, and an error at `label`, for a file that is not there, cannot
        be read, has more than `most` bytes (if any are named) or lies outside the workspace, itself or through a link.
        """
        found = self.finder.find(Path(source.path).parent, written, label)
        if found.value is None:
            return Outcome(None, found.diagnostics)
        data = self.finder.read(found.value, shown_path(found.value), most)
        blamed = tuple(replace(each, primary=label, help="") for each in data.diagnostics)
        return Outcome(None if blamed else data.value, blamed)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The arguments of one run, each with the path of the file it was read from."""

    workspace: Workspace
    arguments: tuple[tuple[str, Argument], ...]
    previous: Mapping[str, Argument]
    """The previous edition of an argument, by the path of the later one, where that names one."""


def read_arguments(paths: Sequence[Path], limits: Limits = STANDARD) -> Outcome[Loaded]:
    """Read files and folders, and resolve each group of files into an argument, as far as `limits` allow."""
    workspace = read_workspace(paths, limits)
    found = dict.fromkeys(workspace.diagnostics)
    arguments: list[tuple[str, Argument]] = []
    for group in workspace.value.groups:
        argument = _resolved(group, workspace.value)
        found.update(dict.fromkeys(argument.diagnostics))
        arguments.append((group[-1].source.path, argument.value))
    previous: dict[str, Argument] = {}
    for path, group in workspace.value.previous.items():
        earlier = _resolved(group, workspace.value)
        found.update(dict.fromkeys(each for each in earlier.diagnostics if has_errors([each])))
        previous[path] = earlier.value
    diagnostics = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    return Outcome(Loaded(workspace.value, tuple(arguments), previous), tuple(diagnostics))


def _resolved(group: Sequence[Document], workspace: Workspace) -> Outcome[Argument]:
    """The argument of some files. Where not all are there, a name that is not known may stand in one that is missing.

    That is not an error of its own then (ARG201).
    """
    argument = resolve(group, workspace.texts)
    if workspace.partial and any(document.source.path in workspace.partial for document in group):
        return Outcome(argument.value, tuple(each for each in argument.diagnostics if each.code != "ARG201"))
    return argument


def read_workspace(paths: Sequence[Path], limits: Limits = STANDARD) -> Outcome[Workspace]:
    """Read files and folders (every `.arg` file below them) with all they include, and the texts of their sources.

    Nothing outside the workspace is read: that is the current folder, or, for paths elsewhere, the folder given.
    Raises `Trouble` for a path that is not there, and `TooMuch` where all files together are more than `limits` allow.
    """
    reader = _Reader(paths, limits)
    for path in reader.given:
        reader.follow(path)
    previous = dict(reader.previous())
    groups = tuple(reader.groups())
    workspace = Workspace(reader.documents, groups, reader.texts, reader.finder, previous, reader.partial)
    return Outcome(workspace, tuple(reader.diagnostics))


@dataclass(slots=True)
class _Open:
    """A file whose includes are being followed."""

    path: Path
    shown: str
    includes: Iterator[Line] = field(default_factory=lambda: iter(()))


class _Reader:
    def __init__(self, paths: Sequence[Path], limits: Limits) -> None:
        found = find_files(paths, limits)
        self.given = found.value
        self.limits = limits
        self.finder = Finder(roots_of(paths), given=found.value, limits=limits)
        self.documents: dict[str, Document] = {}
        self.diagnostics: list[Diagnostic] = [*found.diagnostics]
        self.includes: dict[str, list[str]] = {}
        self.partial: set[str] = set()
        self.said: dict[Path, Outcome[Source | None]] = {}
        self.texts: dict[Span, Source] = {}
        self.named = {shown_path(path.resolve()) for path in paths if os.path.isfile(path)}  # noqa: PTH113
        self.editions: list[tuple[Path, Line]] = []
        """Each file whose brief names a previous edition, and where."""
        self.earlier: set[str] = set()

    def previous(self) -> Iterator[tuple[str, tuple[Document, ...]]]:
        """Read the previous edition of each brief; the one before that is not read for it."""
        for path, line in list(self.editions):
            found = self._named(path.parent, line)
            if found is None:
                continue
            if kind := other(found[0]):
                advice = _EARLIER if kind.line else kind.mended(shown_path(found[0]))
                self._report("ARG130", kind.message(_path(line)[0]), found[1], advice)
                continue
            self.follow(found[0])
            target = shown_path(found[0])
            if found[0] == path or not _has_brief(self.documents[target]):
                fault = "is this file itself" if found[0] == path else "has no `brief` line"
                self._report("ARG130", f"this is no previous edition: it {fault}", found[1], _EARLIER)
                continue
            self.earlier.add(target)
            yield shown_path(path), tuple(self.documents[name] for name in self._closure(target))

    def groups(self) -> Iterator[tuple[Document, ...]]:
        """The files that stand for themselves: those with a brief, and those that no other file includes.

        A previous edition does so only if it was given by its own path. Raises TooMuch (ARG116) where they come to too
        much, all with what they include.
        """
        files = size = 0
        included = {target for targets in self.includes.values() for target in targets}
        for path in dict.fromkeys(shown_path(file) for file in self.given):
            document = self.documents.get(path)
            if path in self.earlier - self.named:
                continue
            if document is not None and (path not in included or _has_brief(document)):
                group = tuple(self.documents[name] for name in self._closure(path))
                files, size = files + len(group), size + sum(len(each.source.text) for each in group)
                if files > self.limits.includes or size > self.limits.total_size * MIB:
                    raise _too_much_included(self.limits, path, by_size=files <= self.limits.includes)
                yield group

    def _closure(self, root: str) -> list[str]:
        """The files a root is made of, each after those it includes."""
        order: dict[str, None] = {}
        entered = {root}
        stack = [(root, iter(self.includes[root]))]
        while stack:
            path, remaining = stack[-1]
            following = next((target for target in remaining if target not in entered), None)
            if following is None:
                order[path] = None
                stack.pop()
            else:
                entered.add(following)
                stack.append((following, iter(self.includes[following])))
        return list(order)

    # Following includes --------------------------------------------------------------------------------------------

    def follow(self, path: Path) -> None:
        """Read a file and everything it includes, at any remove."""
        if shown_path(path) in self.documents:
            return
        following = {path: self._enter(path)}  # In order, the last one innermost.
        while following:
            opened = next(reversed(following.values()))
            line = next(opened.includes, None)
            if line is None:
                following.popitem()
            elif (target := self._included(following, opened, line)) is not None:
                shown = shown_path(target)
                self.includes[opened.shown].append(shown)
                if shown not in self.documents:
                    following[target] = self._enter(target)

    def _enter(self, path: Path) -> _Open:
        shown = shown_path(path)
        opened = _Open(path, shown)
        self.finder.asked.setdefault(shown, "")
        self.includes[shown] = []
        document = self._document(path, shown)
        self.documents[shown] = document
        if any(isinstance(node, Junk) and node.keyword == Keyword.INCLUDE for node in document.nodes):
            self.partial.add(shown)
        opened.includes = _lines_with(Keyword.INCLUDE, document.nodes)
        for line in _naming_files(document.nodes):
            self._text(path.parent, line)
        for brief in _lines_with(Keyword.BRIEF, document.nodes):
            self.editions.extend((path, line) for line in _lines_with(Keyword.PREVIOUS, brief.children))
        return opened

    def _document(self, path: Path, shown: str) -> Document:
        data = self.finder.read_argument(path, shown)
        self.diagnostics.extend(data.diagnostics)
        if data.diagnostics:
            self.partial.add(shown)
            return Document(Source(shown, ""), ())
        source = decode(shown, data.value)
        document = parse(source.value, self.limits)
        self.diagnostics.extend((*source.diagnostics, *document.diagnostics))
        return document.value

    def _included(self, following: Mapping[Path, _Open], opened: _Open, line: Line) -> Path | None:
        """The file an include names, unless it is not to be had, no argument, or already being followed."""
        found = self._named(opened.path.parent, line)
        if found and (kind := other(found[0])):
            self._no_argument(line, found[0], kind)
            found = None
        if found is None:
            self.partial.add(opened.shown)
        elif found[0] in following:
            loop = [*dropwhile(lambda path: path != found[0], following), found[0]]
            shown = " → ".join(shown_path(path) for path in loop)
            self._report("ARG118", f"these files include each other in a loop: {shown}", found[1], "delete one include")
            return None
        return found[0] if found else None

    def _no_argument(self, line: Line, path: Path, kind: Other) -> None:
        written, span = _path(line)
        below = f"name it below the `brief` line: `{kind.line.format(written)}`"
        self._report(
            "ARG133", kind.message(written), Label(span), below if kind.line else kind.mended(shown_path(path))
        )

    def _text(self, folder: Path, line: Line) -> None:
        """Read a file that is no argument; whatever is wrong with it is said where it is named."""
        found = self._named(folder, line)
        if found is None:
            return
        path, label = found
        if path not in self.said:
            self.said[path] = read = self.finder.read_text(path, shown_path(path))
            if read.value and line.keyword in _LOOKED_THROUGH:
                self.diagnostics.extend((*unprintable(read.value), *unseen(read.value)))
        for problem in self.said[path].diagnostics:
            where = (problem.primary,) if problem.primary else ()
            advice = problem.help if problem.code == "ARG116" else _CONTENTS[line.keyword]
            self.diagnostics.append(replace(problem, primary=label, secondary=where, help=advice))
        if (source := self.said[path].value) is not None:
            self.texts[label.span] = source

    def _named(self, folder: Path, line: Line) -> tuple[Path, Label] | None:
        """The file that a line names from a folder, with where it does so, unless it is missing or outside."""
        written, span = _path(line)
        label = Label(span)
        found = self.finder.find(folder, written, label, _EXAMPLES[line.keyword])
        missing = line.keyword is Keyword.FILE and any(each.code == "ARG117" for each in found.diagnostics)
        self.diagnostics.extend(map(_missing_text, found.diagnostics) if missing else found.diagnostics)
        return (found.value, label) if found.value is not None else None

    def _report(self, code: str, message: str, label: Label, advice: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, label, help=advice))


def _missing_text(problem: Diagnostic) -> Diagnostic:
    """What is said of the text of a source that is not there: all but looking up quotes can be done without."""
    advice = f"{problem.help}; or take the line out, if you do not have the text"
    return replace(problem, code="ARG131", message=f"{problem.message}, so no quote is looked up in it", help=advice)


def _too_much_included(limits: Limits, path: str, *, by_size: bool) -> TooMuch:
    name, most, unit = ("total-size", limits.total_size, " MiB") if by_size else ("includes", limits.includes, " files")
    message = f"this file, and those before it, are made of more than {most:,}{unit}, with all that they include"
    advice = f"let fewer files include as much, or {raised_by(name, most)}"
    return TooMuch(Diagnostic("ARG116", message, Label(Span(path, 0, 0)), help=advice))


def _has_brief(document: Document) -> bool:
    return next(_lines_with(Keyword.BRIEF, document.nodes), None) is not None


def _lines_with(keyword: Keyword, nodes: Sequence[Node]) -> Iterator[Line]:
    return (node for node in nodes if isinstance(node, Line) and node.keyword is keyword)


def _naming_files(nodes: Sequence[Node]) -> Iterator[Line]:
    """The lines that name files other than arguments."""
    for source in _lines_with(Keyword.SOURCE, nodes):
        yield from _lines_with(Keyword.FILE, source.children)
    for brief in _lines_with(Keyword.BRIEF, nodes):
        yield from _lines_with(Keyword.BIBLIOGRAPHY, brief.children)
        yield from _lines_with(Keyword.STYLE, brief.children)
        yield from (line for line in _lines_with(Keyword.CITATIONS, brief.children) if line.path)


def _path(line: Line) -> tuple[str, Span]:
    """The path that a line gives, and where."""
    assert line.path is not None  # noqa: S101 - only lines that name files are asked
    return line.path.text, line.path.span
