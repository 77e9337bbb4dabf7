"""The only reader: finds `.arg` files, all they include and the texts of their sources, and makes arguments of them."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Span, Trouble
from argmap.language.parser import parse
from argmap.language.tree import Document, Keyword, Line, Node
from argmap.model import Argument
from argmap.model.resolve import resolve
from argmap.model.sources import Texts

LARGEST_FILE = 128 * 2**20
"""Bytes; a larger file is not read."""

SUFFIX = ".arg"

_EXAMPLES = {Keyword.INCLUDE: "`include: mali/sources.arg`", Keyword.FILE: "`file: texts/usip.txt`"}


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of one run.

    `groups` has, for each file that is not only there to be included, the documents it is made of: included files
    first, the file itself last. `texts` has what their sources say, as far as there is a file with it. `asked` has the
    path of every file that was asked for, whether it is there or not.
    """

    documents: Mapping[str, Document]
    groups: tuple[tuple[Document, ...], ...]
    texts: Texts
    asked: tuple[str, ...]

    @property
    def sources(self) -> dict[str, Source]:
        """The texts by path, as messages quote them."""
        of_sources = {source.path: source for source in self.texts.values()}
        return of_sources | {path: document.source for path, document in self.documents.items()}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The arguments of one run, each with the path of the file it was read from."""

    workspace: Workspace
    arguments: tuple[tuple[str, Argument], ...]


def read_arguments(paths: Sequence[Path]) -> Outcome[Loaded]:
    """Read files and folders, and resolve each group of files into an argument."""
    workspace = read_workspace(paths)
    found = dict.fromkeys(workspace.diagnostics)
    arguments: list[tuple[str, Argument]] = []
    for group in workspace.value.groups:
        argument = resolve(group, workspace.value.texts)
        found.update(dict.fromkeys(argument.diagnostics))
        arguments.append((group[-1].source.path, argument.value))
    diagnostics = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    return Outcome(Loaded(workspace.value, tuple(arguments)), tuple(diagnostics))


def read_workspace(paths: Sequence[Path]) -> Outcome[Workspace]:
    """Read files and folders (every `.arg` file below them) with all they include, and the texts of their sources.

    Nothing outside the workspace is read: that is the current folder, or, for paths elsewhere, the folder given.
    Raises `Trouble` for a path that is not there.
    """
    reader = _Reader(paths)
    for path in reader.given:
        reader.follow(path)
    workspace = Workspace(reader.documents, tuple(reader.groups()), reader.texts, tuple(reader.asked))
    return Outcome(workspace, tuple(reader.diagnostics))


def find_files(paths: Sequence[Path]) -> Outcome[tuple[Path, ...]]:
    """The files given and, in order, every `.arg` file below the folders given, hidden ones left out; links resolved.

    A link in a folder that leads outside the workspace is reported, and not among them; so is a folder that cannot be
    read. Raises `Trouble` for a path
    that is not there, or that has no such file.
    """
    for path in paths:
        if not os.path.exists(path):  # noqa: PTH110 - a path too long for the system is not there either
            advice = _near_path(path) or "check the spelling, and the folder you are in"
            raise Trouble(Diagnostic("ARG906", f"there is no file or folder `{path.as_posix()}`", help=advice))
    roots = _roots(paths)
    files: dict[Path, None] = {}
    diagnostics: list[Diagnostic] = []
    for path in paths:
        unreadable: list[OSError] = []
        found = [file for file in _below(path.resolve(), unreadable.append) if file.is_file()]
        diagnostics.extend(_unreadable_folder(error) for error in unreadable)
        if not found and not unreadable:
            advice = "argmap reads files whose names end in `.arg`; `argmap init` writes one to begin with"
            raise Trouble(Diagnostic("ARG906", f"there is no `{SUFFIX}` file in `{path.as_posix()}`", help=advice))
        for file in found:
            if _inside(file, roots):
                files[file.resolve()] = None
            else:
                message = f"this is a link to `{file.resolve().as_posix()}`, which is outside the workspace"
                label = Label(Span(shown_path(file), 0, 0))
                diagnostics.append(Diagnostic("ARG119", message, label, help="copy the file here"))
    return Outcome(tuple(files), tuple(diagnostics))


def read_bytes(path: Path, shown: str) -> Outcome[bytes]:
    """The bytes of a file, shown in messages as `shown`; none, and an error, if it cannot be read or is too large."""
    start = Label(Span(shown, 0, 0))
    try:
        if path.stat().st_size > LARGEST_FILE:
            message = f"this file is larger than {LARGEST_FILE // 2**20} MiB and was not read"
            advice = "split it, and `include:` the parts"
            return Outcome(b"", (Diagnostic("ARG116", message, start, help=advice),))
        return Outcome(path.read_bytes())
    except OSError as error:
        return Outcome(b"", (Diagnostic("ARG127", f"this file cannot be read: {error.strerror}", start),))


def decode(path: str, data: bytes) -> Outcome[Source]:
    """The text of a file: UTF-8, with or without a byte order mark, any line ends. Bytes that are not are reported."""
    diagnostics: list[Diagnostic] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", errors="replace")
        whole = error.object  # Without a byte order mark, which the offset leaves out.
        at = len(_lines(whole[: error.start].decode()))
        diagnostics.append(
            Diagnostic(
                "ARG112",
                f"this file is not UTF-8: byte {whole[error.start]:#04x} makes no sense here",
                Label(Span(path, at, at + 1)),
                help="save it as UTF-8; most editors offer that when saving",
            )
        )
    return Outcome(Source(path, _lines(text)), tuple(diagnostics))


def _read_text(path: Path, shown: str) -> Outcome[Source | None]:
    """The text of a file that is no argument; None if it cannot be read."""
    data = read_bytes(path, shown)
    return Outcome(None, data.diagnostics) if data.diagnostics else decode(shown, data.value)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@dataclass(slots=True)
class _Open:
    """A file whose includes are being followed."""

    path: Path
    shown: str
    includes: Iterator[Line] = field(default_factory=lambda: iter(()))


class _Reader:
    def __init__(self, paths: Sequence[Path]) -> None:
        found = find_files(paths)
        self.given = found.value
        self.roots = _roots(paths)
        self.documents: dict[str, Document] = {}
        self.diagnostics: list[Diagnostic] = [*found.diagnostics]
        self.includes: dict[str, list[str]] = {}
        self.said: dict[Path, Outcome[Source | None]] = {}
        self.texts: dict[Span, Source] = {}
        self.asked: dict[str, None] = {}

    def groups(self) -> Iterator[tuple[Document, ...]]:
        """The files that stand for themselves: those with a brief, and those that no other file includes."""
        included = {target for targets in self.includes.values() for target in targets}
        for path in dict.fromkeys(shown_path(file) for file in self.given):
            document = self.documents.get(path)
            if document is not None and (path not in included or _has_brief(document)):
                yield tuple(self.documents[name] for name in self._closure(path))

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
        stack = [self._enter(path)]
        while stack:
            line = next(stack[-1].includes, None)
            if line is None:
                stack.pop()
            elif (target := self._included(stack, line)) is not None:
                shown = shown_path(target)
                self.includes[stack[-1].shown].append(shown)
                if shown not in self.documents:
                    stack.append(self._enter(target))

    def _enter(self, path: Path) -> _Open:
        shown = shown_path(path)
        opened = _Open(path, shown)
        self.asked[shown] = None
        self.includes[shown] = []
        document = self._document(path, shown)
        self.documents[shown] = document
        opened.includes = _lines_with(Keyword.INCLUDE, document.nodes)
        for source in _lines_with(Keyword.SOURCE, document.nodes):
            for line in _lines_with(Keyword.FILE, source.children):
                self._text(path.parent, line)
        return opened

    def _document(self, path: Path, shown: str) -> Document:
        data = read_bytes(path, shown)
        self.diagnostics.extend(data.diagnostics)
        if data.diagnostics:
            return Document(Source(shown, ""), ())
        source = decode(shown, data.value)
        document = parse(source.value)
        self.diagnostics.extend((*source.diagnostics, *document.diagnostics))
        return document.value

    def _included(self, stack: list[_Open], line: Line) -> Path | None:
        """The file an include names, unless it is not to be had or already being followed."""
        found = self._named(stack[-1].path.parent, line)
        following = [opened.path for opened in stack]
        if found is not None and found[0] in following:
            loop = [*following[following.index(found[0]) :], found[0]]
            shown = " → ".join(shown_path(path) for path in loop)
            self._report("ARG118", f"these files include each other in a loop: {shown}", found[1], "delete one include")
            return None
        return found[0] if found else None

    def _text(self, folder: Path, line: Line) -> None:
        """Read what a source says; whatever is wrong with the file is said where it is named."""
        found = self._named(folder, line)
        if found is None:
            return
        path, label = found
        if path not in self.said:
            self.said[path] = _read_text(path, shown_path(path))
        for problem in self.said[path].diagnostics:
            where = (problem.primary,) if problem.primary else ()
            advice = "name a file with the words of the source as plain text, in UTF-8"
            self.diagnostics.append(replace(problem, primary=label, secondary=where, help=advice))
        if (source := self.said[path].value) is not None:
            self.texts[label.span] = source

    def _named(self, folder: Path, line: Line) -> tuple[Path, Label] | None:
        """The file that a line names from a folder, with where it does so, unless it is missing or outside."""
        assert line.text is not None  # noqa: S101 - the grammar gives lines that name files a text
        written, label = line.text.raw, Label(line.text.span)
        target = folder / written
        if "\0" in written or Path(written).is_absolute() or "\\" in written or not _inside(target, self.roots):
            advice = f"give the path from this file to the other with forward slashes, as in {_EXAMPLES[line.keyword]}"
            self._report("ARG119", "this path leads outside the workspace", label, advice)
            return None
        self.asked[shown_path(target.resolve())] = None
        if not os.path.isfile(target):  # noqa: PTH113 - false, too, for a path too long for the system
            near = _near_path(Path(written), target.parent) or "the path is read from the folder of this file"
            self._report("ARG117", f"there is no file `{written}`", label, near)
            return None
        return target.resolve(), label

    def _report(self, code: str, message: str, label: Label, advice: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, label, help=advice))


def _roots(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The folders whose files may be read."""
    given = [path.resolve() for path in paths]
    return (Path.cwd().resolve(), *(path if path.is_dir() else path.parent for path in given))


def _below(path: Path, unreadable: Callable[[OSError], None]) -> list[Path]:
    """A file itself, or the files below a folder that argmap reads."""
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for folder, folders, files in os.walk(path, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(folder, name) for name in files if name.endswith(SUFFIX) and not name.startswith("."))
    return sorted(found)


def _unreadable_folder(error: OSError) -> Diagnostic:
    label = Label(Span(shown_path(Path(error.filename)), 0, 0))
    return Diagnostic("ARG127", f"this folder cannot be read: {error.strerror}", label)


def _inside(path: Path, roots: Sequence[Path]) -> bool:
    try:
        real = path.resolve()
    except (OSError, RuntimeError):
        return False
    return any(real.is_relative_to(root) for root in roots)


def shown_path(path: Path) -> str:
    """A path as messages show it: from the current folder where it is in there, with forward slashes."""
    whole, here = path.absolute(), Path.cwd().resolve()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def _has_brief(document: Document) -> bool:
    return next(_lines_with(Keyword.BRIEF, document.nodes), None) is not None


def _lines_with(keyword: Keyword, nodes: Sequence[Node]) -> Iterator[Line]:
    return (node for node in nodes if isinstance(node, Line) and node.keyword is keyword)


def _near_path(path: Path, folder: Path | None = None) -> str:
    """Advice that names a file of a similar name in the same folder (where `folder` is), or nothing."""
    try:
        names = sorted(os.listdir(folder or path.parent))  # noqa: PTH208 - names are all it takes
    except OSError:
        return ""
    matches = get_close_matches(path.name, names, n=1)
    return f"did you mean `{(path.parent / matches[0]).as_posix()}`?" if matches else ""
