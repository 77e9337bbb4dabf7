"""Follows what files name: from those given to all that arguments are made of, each read once, through the fence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile
from pathlib import Path

from argmap.cache import digest_of
from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Span, TooMuch
from argmap.language.parser import parse
from argmap.language.tree import Document, Junk, Keyword, Line
from argmap.language.unseen import unprintable, unseen
from argmap.limits import MIB, Limits, raised_by
from argmap.model.group import Group, naming_files, path_of
from argmap.model.library import Works, lines_with, works_of
from argmap.workspace.files import Finder, Other, decode, other, shown_path
from argmap.workspace.memo import Memo

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


@dataclass(slots=True)
class _File:
    """A file with an argument, and what it names; `digest` is of its bytes."""

    path: Path
    document: Document
    digest: str
    partial: bool
    """Whether it could not be read, or has an `include` that names no file to be had."""
    includes: list[str] = field(default_factory=list)
    """The paths of files it includes."""
    texts: dict[Span, Source] = field(default_factory=dict)
    targets: dict[Span, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        return self.document.source.path


class Reader:
    """Reads what `finder` finds, and parses what is not in `memo`; one for each time that files are looked at."""

    def __init__(self, finder: Finder, memo: Memo, limits: Limits) -> None:
        self.finder, self.memo, self.limits = finder, memo, limits
        self.diagnostics: list[Diagnostic] = []
        self.said: dict[Path, Outcome[Source | None]] = {}
        self.files: dict[str, _File] = {}
        self.earlier: dict[str, Group] = {}
        """The previous editions, by the paths of the files whose briefs name them."""

    @property
    def sources(self) -> dict[str, Source]:
        """The texts by path, as messages quote them."""
        named = {source.path: source for file in self.files.values() for source in file.texts.values()}
        return named | {path: file.document.source for path, file in self.files.items()}

    def groups(self, named: set[str]) -> tuple[Group, ...]:
        """The groups that stand for themselves: of files with a brief, and of those that no other file includes.

        A previous edition does so only if it is among those `named` by their own paths. Raises TooMuch (ARG116) where
        they come to too much, all with what they include.
        """
        for path in self.finder.given:
            self._follow(path)
        self.earlier = dict(self._previous())
        return tuple(self._standing(named))

    def partial(self, group: Group) -> bool:
        """Whether not all files of a group are there, so that a name may be defined in one that is missing."""
        return any(self.files[document.source.path].partial for document in group.documents)

    def works_of(self, source: Source) -> Works:
        """The works of a bibliography that was read."""
        digest = self.finder.digest(source.path)
        return self.memo.get(("works", source.path), digest, lambda: works_of(source))

    def _previous(self) -> Iterator[tuple[str, Group]]:
        """The previous edition of each brief that names one; the one before that is not read for it."""
        for file in list(self.files.values()):
            for brief in lines_with(file.document.nodes, Keyword.BRIEF):
                for line in lines_with(brief.children, Keyword.PREVIOUS):
                    if found := self._edition(file, line):
                        yield file.shown, self._group(found)

    def _edition(self, file: _File, line: Line) -> str:
        """The path of the previous edition that a line names; nothing, and an error, for what is none."""
        found = self._named(file, line)
        if found is None:
            return ""
        if kind := other(found):
            advice = _EARLIER if kind.line else kind.mended(shown_path(found))
            self._report("ARG130", kind.message(path_of(line).text), line, advice)
            return ""
        self._follow(found)
        target = self.files[shown_path(found)]
        if target is file or not _has_brief(target.document):
            fault = "is this file itself" if target is file else "has no `brief` line"
            self._report("ARG130", f"this is no previous edition: it {fault}", line, _EARLIER)
            return ""
        return target.shown

    def _standing(self, named: set[str]) -> Iterator[Group]:
        files = size = 0
        included = {target for file in self.files.values() for target in file.includes}
        left_out = {group.path for group in self.earlier.values()} - named
        for path in dict.fromkeys(map(shown_path, self.finder.given)):
            if path not in left_out and (path not in included or _has_brief(self.files[path].document)):
                group = self._group(path, self.earlier.get(path))
                files += len(group.documents)
                size += sum(len(each.source.text) for each in group.documents)
                if files > self.limits.includes or size > self.limits.total_size * MIB:
                    raise _too_much_included(self.limits, path, by_size=files <= self.limits.includes)
                yield group

    def _group(self, root: str, earlier: Group | None = None) -> Group:
        files = [self.files[path] for path in self._closure(root)]
        texts = {place: text for file in files for place, text in file.texts.items()}
        read = [*((file.shown, file.digest) for file in files)]
        read += ((f"{place}", text.path + self.finder.digest(text.path)) for place, text in texts.items())
        return Group(
            tuple(file.document for file in files),
            texts,
            {place: target for file in files for place, target in file.targets.items()},
            earlier,
            digest_of(*(part for pair in read for part in pair)),
            self.works_of,
        )

    def _closure(self, root: str) -> list[str]:
        """The files a root is made of, each after those it includes."""
        order: dict[str, None] = {}
        entered = {root}
        stack = [(root, iter(self.files[root].includes))]
        while stack:
            path, remaining = stack[-1]
            following = next((target for target in remaining if target not in entered), None)
            if following is None:
                order[path] = None
                stack.pop()
            else:
                entered.add(following)
                stack.append((following, iter(self.files[following].includes)))
        return list(order)

    # Following includes --------------------------------------------------------------------------------------------

    def _follow(self, path: Path) -> None:
        """Read a file and everything it includes, at any remove."""
        if shown_path(path) in self.files:
            return
        following = {path: self._enter(path)}  # In order, the last one innermost.
        while following:
            file, includes = next(reversed(following.values()))
            line = next(includes, None)
            if line is None:
                following.popitem()
            elif (target := self._included([*following], file, line)) is not None:
                shown = shown_path(target)
                file.includes.append(shown)
                if shown not in self.files:
                    following[target] = self._enter(target)

    def _enter(self, path: Path) -> tuple[_File, Iterator[Line]]:
        """Read a file, and the texts it names. Returns it with the lines that name those to be read next."""
        shown = shown_path(path)
        self.finder.asked.setdefault(shown, "")
        data = self.finder.read_argument(path, shown)
        digest = self.finder.digest(shown)
        document = (
            Outcome(Document(Source(shown, ""), ()), data.diagnostics)
            if data.diagnostics
            else self.memo.get(("document", shown), digest, lambda: self._parsed(shown, data.value))
        )
        self.diagnostics.extend(document.diagnostics)
        nodes = document.value.nodes
        unread = any(isinstance(node, Junk) and node.keyword == Keyword.INCLUDE for node in nodes)
        self.files[shown] = file = _File(path, document.value, digest, bool(data.diagnostics) or unread)
        for line in naming_files(nodes):
            self._text(file, line)
        return file, lines_with(nodes, Keyword.INCLUDE)

    def _parsed(self, shown: str, data: bytes) -> Outcome[Document]:
        source = decode(shown, data)
        document = parse(source.value, self.limits)
        return Outcome(document.value, (*source.diagnostics, *document.diagnostics))

    def _included(self, following: Sequence[Path], file: _File, line: Line) -> Path | None:
        """The file an include names, unless it is not to be had, no argument, or already being followed."""
        found = self._named(file, line)
        if found and (kind := other(found)):
            self._no_argument(line, found, kind)
            found = None
        if found is None:
            file.partial = True
        elif found in following:
            loop = [*dropwhile(lambda path: path != found, following), found]
            shown = " → ".join(shown_path(path) for path in loop)
            self._report("ARG118", f"these files include each other in a loop: {shown}", line, "delete one include")
            return None
        return found

    def _no_argument(self, line: Line, path: Path, kind: Other) -> None:
        written = path_of(line).text
        below = f"name it below the `brief` line: `{kind.line.format(written)}`"
        self._report("ARG133", kind.message(written), line, below if kind.line else kind.mended(shown_path(path)))

    def _text(self, file: _File, line: Line) -> None:
        """Read a file that is no argument; whatever is wrong with it is said where it is named."""
        path, place = self._named(file, line), path_of(line).span
        if path is None:
            return
        if path not in self.said:
            self.said[path] = read = self._read_text(path, shown_path(path))
            if read.value and line.keyword in _LOOKED_THROUGH:
                self.diagnostics.extend((*unprintable(read.value), *unseen(read.value)))
        for problem in self.said[path].diagnostics:
            where = (problem.primary,) if problem.primary else ()
            advice = problem.help if problem.code == "ARG116" else _CONTENTS[line.keyword]
            self.diagnostics.append(replace(problem, primary=Label(place), secondary=where, help=advice))
        if (source := self.said[path].value) is not None:
            file.texts[place] = source

    def _read_text(self, path: Path, shown: str) -> Outcome[Source | None]:
        data = self.finder.read(path, shown)
        if data.diagnostics:
            return Outcome(None, data.diagnostics)
        return self.memo.get(("text", shown), self.finder.digest(shown), lambda: decode(shown, data.value))

    def _named(self, file: _File, line: Line) -> Path | None:
        """The file that a line names from the folder of its own, unless it is missing or outside."""
        path = path_of(line)
        found = self.finder.find(file.path.parent, path.text, Label(path.span), _EXAMPLES[line.keyword])
        missing = line.keyword is Keyword.FILE and any(each.code == "ARG117" for each in found.diagnostics)
        self.diagnostics.extend(map(_missing_text, found.diagnostics) if missing else found.diagnostics)
        if found.value is not None:
            file.targets[path.span] = shown_path(found.value)
        return found.value

    def _report(self, code: str, message: str, line: Line, advice: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, Label(path_of(line).span), help=advice))


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
    return next(lines_with(document.nodes, Keyword.BRIEF), None) is not None
