"""The workspace: files with unsaved texts over them, and what follows from them, worked out anew where they changed.

No state is kept but these texts, and what was worked out, by digests of what it was made of. So each question looks at
the files, and an answer is right whatever became of them since the last one.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.analysis import Analysis, analyse
from argmap.cache import NOTHING, Cache, digest_of
from argmap.checks import run_checks
from argmap.collector import no_collection
from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Trouble, has_errors
from argmap.language.tree import Document
from argmap.limits import STANDARD, Limits
from argmap.model import Argument, Attach, Masthead
from argmap.model.group import Group
from argmap.model.resolve import resolve
from argmap.render.faces import BUNDLED
from argmap.render.glyphs import missing_from_judgments, missing_glyphs
from argmap.workspace.files import Finder, find_files, real_path, roots_of, shown_path
from argmap.workspace.memo import Memo
from argmap.workspace.reading import Reader
from argmap.workspace.snapshot import Compiled, Loaded

if TYPE_CHECKING:
    from argmap.outputs import Outputs
    from argmap.render.theme import Theme


Answer = tuple[tuple[Any, ...], Outcome[bytes | None]]
"""What was asked of `Finder.read_beside`, and what it gave."""


class Edition(StrEnum):
    """What can be made of an argument."""

    BRIEF = "brief"
    """The PDF of a brief, with the drawings of its maps."""
    ATLAS = "atlas"
    """A PDF of its maps alone."""


@dataclass(frozen=True, slots=True)
class _Looks:
    """A style file as it was read, with all that it asked for, and what it got."""

    theme: "Outcome[Theme]"
    answers: tuple[Answer, ...]

    @property
    def digest(self) -> str:
        """That of the files it names."""
        return digest_of(*(got.value or b"" for _, got in self.answers))

    def holds(self, finder: Finder) -> bool:
        """Whether all that it asked for is as it was."""
        return all(finder.read_beside(*asked) == got for asked, got in self.answers)


class Workspace:
    """The arguments in files and folders, for whoever asks again and again: a watch, a preview, an editor.

    `requested` has the codes of checks that run on request, `cache` keeps what was made. Nothing outside is read: that
    is outside the current folder or, for paths elsewhere, the folder given. All methods but `set_text` raise `Trouble`
    for a path that is not there, and `TooMuch` for more than `limits` allow.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        limits: Limits = STANDARD,
        requested: Collection[str] = (),
        cache: Cache = NOTHING,
    ) -> None:
        self._paths, self._limits, self._requested, self._cache = paths, limits, requested, cache
        self._unsaved: dict[Path, bytes] = {}
        self._memo = Memo()

    def set_text(self, path: Path, text: str | None) -> None:
        """Read this text in place of the file at a path, whether that is there or not; with None, the file again."""
        if text is None:
            self._unsaved.pop(real_path(path), None)
        else:
            self._unsaved[real_path(path)] = text.encode(errors="surrogatepass")

    # One thing ------------------------------------------------------------------------------------------------------

    def document(self, path: str) -> Document | None:
        """The syntax tree of a file, by its path as messages show it; None if it is not among those that are read."""
        return self.loaded().value.documents.get(path)

    def argument(self, brief: str) -> Argument | None:
        """The argument of a brief, by the brief's name or the path of its file; None if there is none."""
        arguments = self.loaded().value.arguments
        return next((each for path, each in arguments if _is_meant(brief, path, each)), None)

    def analysis(self, brief: str) -> Analysis | None:
        """What follows from that argument; None if there is none, or any error."""
        return next((analysis for _, analysis in self._meant(brief).value.analyses), None)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything there is to say about all of it."""
        return self.compiled().diagnostics

    def edition(self, brief: str, kind: Edition = Edition.BRIEF) -> "Outcome[Outputs]":
        """The files made of that argument; none if there is an error. Raises `Trouble` if the machine fails, too."""
        from argmap.maps import Selection  # These take a while to import.
        from argmap.workspace.editions import render, render_maps

        meant = self._meant(brief)
        if not meant.value.analyses:
            return Outcome({}, meant.diagnostics)
        if kind is Edition.BRIEF:
            return Outcome(render(meant.value, cache=self._cache).files, meant.diagnostics)
        ((path, analysis),) = meant.value.analyses[:1]
        paper = analysis.argument.masthead.paper if analysis.argument.masthead else ""
        return Outcome(render_maps(meant.value, path, Selection(), "pdf", paper, self._cache), meant.diagnostics)

    def _meant(self, brief: str) -> Outcome[Compiled]:
        compiled = self.compiled()
        analyses = compiled.value.analyses
        meant = tuple(each for each in analyses if _is_meant(brief, each[0], each[1].argument))
        return Outcome(replace(compiled.value, analyses=meant), compiled.diagnostics)

    # All of it ------------------------------------------------------------------------------------------------------

    @no_collection()  # All that is read is kept, to be built from.
    def loaded(self) -> Outcome[Loaded]:
        """Read all files, and resolve each group of them into an argument."""
        unsaved = dict(self._unsaved)
        given = find_files(self._paths, self._limits, unsaved)
        finder = Finder(roots_of(self._paths), given=given.value, limits=self._limits, unsaved=unsaved)
        reader = Reader(finder, self._memo, self._limits)
        named = {shown_path(real_path(path)) for path in self._paths if not os.path.isdir(path)}  # noqa: PTH112
        groups = reader.groups(named)
        arguments = {group.path: self._resolved(group, reader) for group in groups}
        previous = {path: self._resolved(group, reader) for path, group in reader.earlier.items()}
        found = [*given.diagnostics, *reader.diagnostics]
        found.extend(each for argument in arguments.values() for each in argument.diagnostics)
        found.extend(each for argument in previous.values() for each in argument.diagnostics if has_errors([each]))
        loaded = Loaded(
            tuple((path, argument.value) for path, argument in arguments.items()),
            {path: argument.value for path, argument in previous.items()},
            {group.path: group for group in groups},
            {path: file.document for path, file in reader.files.items()},
            reader.sources,
            finder,
        )
        return Outcome(loaded, _in_order(found))

    def _resolved(self, group: Group, reader: Reader) -> Outcome[Argument]:
        """The argument of some files.

        Where not all are there, a name that is not known may stand in one that is missing: that is no error (ARG201).
        """
        argument = self._memo.get(
            ("argument", group.path), group.digest, lambda: resolve(group.documents, group.texts, group.works)
        )
        if not reader.partial(group):
            return argument
        return Outcome(argument.value, tuple(each for each in argument.diagnostics if each.code != "ARG201"))

    @no_collection()
    def compiled(self) -> Outcome[Compiled]:
        """Read, resolve, analyse and check everything.

        The checks of an argument as a whole run only where there are no errors: half an argument would give them false
        alarms.
        """
        loaded = self.loaded()
        looks = dict(self._looks(loaded.value))
        found = [*loaded.diagnostics, *_same_names(loaded.value.arguments), *self._citation_styles(loaded.value)]
        found.extend(each for look in looks.values() for each in look.theme.diagnostics)
        themes = {path: look.theme.value for path, look in looks.items()}
        digests = {path: _digest(group, looks.get(path)) for path, group in loaded.value.groups.items()}
        compiled = Compiled(loaded.value, (), themes, digests)
        if not has_errors(found):
            analyses = tuple((path, self._analysis(path, compiled)) for path in digests)
            compiled = replace(compiled, analyses=analyses)
            found.extend(each for path, _ in analyses for each in self._findings(path, compiled))
        return Outcome(compiled, _in_order(found))

    def _looks(self, loaded: Loaded) -> Iterator[tuple[str, _Looks]]:
        """The looks of the arguments that name a style file, by path."""
        for path, argument in loaded.arguments:
            if argument.masthead and (style := argument.masthead.style):
                digest, look = loaded.finder.digest(style.path), partial(_look, style, loaded.finder)
                yield path, self._memo.get(("looks", style.path), digest, look, lambda each: each.holds(loaded.finder))

    def _citation_styles(self, loaded: Loaded) -> Iterator[Diagnostic]:
        """What is wrong with the citation styles that arguments bring with them."""
        for _, argument in loaded.arguments:
            if argument.masthead and (style := argument.masthead.citation_style):
                digest = loaded.finder.digest(style.path)
                yield from self._memo.get(("citations", style.path), digest, partial(_unusable, style))

    def _analysis(self, path: str, compiled: Compiled) -> Analysis:
        argument = dict(compiled.loaded.arguments)[path]
        digest = compiled.loaded.groups[path].digest
        return self._memo.get(("analysis", path), digest, lambda: analyse(argument, self._limits))

    def _findings(self, path: str, compiled: Compiled) -> tuple[Diagnostic, ...]:
        """What the checks find in an argument that has no errors."""
        return self._memo.get(
            ("findings", path), compiled.digests[path], lambda: tuple(_found(path, compiled, self._requested))
        )


def read_arguments(paths: Sequence[Path], limits: Limits = STANDARD) -> Outcome[Loaded]:
    """Read files and folders, and resolve each group of files into an argument, as far as `limits` allow.

    Whatever is wrong is among the diagnostics; there are no arguments if a path is not there, or there is too much.
    """
    return _tried(Workspace(paths, limits))


def load_string(text: str, path: str | Path = "argument.arg", limits: Limits = STANDARD) -> Outcome[Loaded]:
    """Read an argument from a text, as if that were in the file at a path; nothing need be there.

    Files that it includes and names are read from the folder of that path. Whatever is wrong is among the diagnostics.
    """
    workspace = Workspace([Path(path)], limits)
    workspace.set_text(Path(path), text)
    return _tried(workspace)


def _tried(workspace: Workspace) -> Outcome[Loaded]:
    try:
        return workspace.loaded()
    except Trouble as trouble:
        return Outcome(Loaded(), (trouble.diagnostic,))


def compile_paths(
    paths: Sequence[Path], requested: Collection[str] = (), limits: Limits = STANDARD
) -> Outcome[Compiled]:
    """Read, resolve, analyse and check files and folders, once; see `Workspace`."""
    return Workspace(paths, limits, requested).compiled()


def _is_meant(brief: str, path: str, argument: Argument) -> bool:
    return brief == path or bool(argument.masthead and argument.masthead.name == brief)


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each finding once, in the order of files and lines."""
    return tuple(sorted(dict.fromkeys(found), key=lambda diagnostic: diagnostic.sort_key))


def _digest(group: Group, look: _Looks | None) -> str:
    """That of all files that what is made of an argument depends on."""
    return digest_of(group.digest, group.earlier.digest if group.earlier else "", look.digest if look else "")


def _look(style: Source, finder: Finder) -> _Looks:
    """Read a style file."""
    from argmap.render.style_file import read_style

    answers: list[Answer] = []

    def read(*asked: Any) -> Outcome[bytes | None]:  # noqa: ANN401 - as `read_beside` has them
        answers.append((asked, finder.read_beside(*asked)))
        return answers[-1][1]

    return _Looks(read_style(style, read), tuple(answers))


def _unusable(style: Source) -> tuple[Diagnostic, ...]:
    from argmap.checks.citation_style import unusable_style

    return tuple(unusable_style(style))


def _found(path: str, compiled: Compiled, requested: Collection[str]) -> Iterator[Diagnostic]:
    analysis = dict(compiled.analyses)[path]
    yield from run_checks(analysis, requested=requested)
    if (head := analysis.argument.masthead) is not None:
        faces = compiled.theme(path).faces if path in compiled.themes else BUNDLED
        yield from missing_glyphs(analysis.argument, faces)
        if earlier := compiled.previous.get(path):
            yield from missing_from_judgments(earlier, faces)
        if head.attach is Attach.SOURCE:
            yield from _not_to_be_taken_out(path, compiled)


def _not_to_be_taken_out(path: str, compiled: Compiled) -> Iterator[Diagnostic]:
    from argmap.redaction.taking_out import not_to_be_taken_out
    from argmap.workspace.editions import source_copy

    return not_to_be_taken_out(source_copy(compiled, path), dict(compiled.analyses)[path])


def _same_names(arguments: Sequence[tuple[str, Argument]]) -> list[Diagnostic]:
    """Briefs that would overwrite each other; not every system tells files apart by capitals."""
    found: list[Diagnostic] = []
    heads: dict[str, Masthead] = {}
    for _, argument in arguments:
        head = argument.masthead
        if head is not None and (first := heads.setdefault(head.name.casefold(), head)) is not head:
            found.append(
                Diagnostic(
                    "ARG305",
                    f"another brief is named `{first.name}`, and would be written to the same files",
                    Label(head.name_span),
                    (Label(first.name_span, "the other one"),),
                    help="rename one; capitals alone do not tell them apart",
                )
            )
    return found
