"""The pipeline from files to files, and the only writer: all is made first, then put in place, whole or not at all."""

import os
import re
import stat
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.analysis import Analysis, analyse
from argmap.checks import run_checks
from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Trouble, has_errors
from argmap.model import Argument, Masthead
from argmap.render.attachments import Attachment, edition
from argmap.render.glyphs import missing_glyphs
from argmap.workspace import Loaded, Workspace, read_arguments

if TYPE_CHECKING:
    from argmap.maps import Selection  # Maps take a while to import, and checking an argument draws none.
    from argmap.render.theme import Theme

Outputs = Mapping[PurePosixPath, bytes]
"""What a build makes: paths below the output folder, and their bytes."""

_DRAWING = re.compile(r"(?:whole|section-.+|interpretation-.+)\.(?:dot|svg|png)")
"""The names of the drawings a build makes."""

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

Progress = Callable[[str], None]
"""Told what is being worked on, for people who wait."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is known of the input before anything is drawn: each argument analysed, with the path of its file."""

    workspace: Workspace
    analyses: tuple[tuple[str, Analysis], ...]
    themes: "Mapping[str, Theme]" = field(default_factory=dict)
    """The looks of those that name a style file, by path."""
    previous: Mapping[str, Argument] = field(default_factory=dict)
    """The previous editions of those that name one, by path."""

    def theme(self, path: str) -> "Theme":
        """The looks of the argument at a path."""
        from argmap.render.theme import PLAIN

        return self.themes.get(path, PLAIN)

    @property
    def sources(self) -> dict[str, Source]:
        """The texts by path, as messages quote them."""
        return self.workspace.sources


def compile_paths(paths: Sequence[Path], requested: Collection[str] = ()) -> Outcome[Compiled]:
    """Read, resolve, analyse and check files and folders; `requested` has the codes of checks that run on request.

    The checks of an argument as a whole run only when it has no errors: half an argument would give them false alarms.
    """
    loaded = read_arguments(paths)
    found = dict.fromkeys(loaded.diagnostics)
    found.update(dict.fromkeys(_same_names(loaded.value.arguments)))
    themes = _themes(loaded.value)
    found.update(dict.fromkeys((*themes.diagnostics, *_citation_styles(loaded.value))))
    analyses: list[tuple[str, Analysis]] = []
    if not has_errors(found):
        for path, argument in loaded.value.arguments:
            analysis = analyse(argument)
            analyses.append((path, analysis))
            found.update(dict.fromkeys(run_checks(analysis, requested=requested)))
            if argument.masthead is not None:
                theme = themes.value.get(path)
                missing = missing_glyphs(argument, theme.faces) if theme else missing_glyphs(argument)
                found.update(dict.fromkeys(missing))
    diagnostics = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    compiled = Compiled(loaded.value.workspace, tuple(analyses), themes.value, loaded.value.previous)
    return Outcome(compiled, tuple(diagnostics))


def _citation_styles(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is wrong with the citation styles that arguments bring with them."""
    for _, argument in loaded.arguments:
        if argument.masthead and argument.masthead.citation_style:
            from argmap.citations.style import read_style

            yield from read_style(argument.masthead.citation_style).diagnostics


def _themes(loaded: Loaded) -> "Outcome[dict[str, Theme]]":
    """The looks of the arguments that name a style file, by path, with what is wrong in those files."""
    themes: dict[str, Theme] = {}
    diagnostics: list[Diagnostic] = []
    for path, argument in loaded.arguments:
        if argument.masthead and argument.masthead.style:
            from argmap.render.style_file import read_style

            read = read_style(argument.masthead.style, loaded.workspace.read_beside)
            themes[path] = read.value
            diagnostics.extend(read.diagnostics)
    return Outcome(themes, tuple(diagnostics))


def render(compiled: Compiled, progress: Progress = lambda _: None, only: Collection[str] = ()) -> Outputs:
    """Draw and typeset every brief, or `only` some parts of it, as a file of its own beside that of the whole.

    Raises `Trouble` where the machine lacks something, there is no brief, or there is nothing to print.
    """
    briefs = [(path, analysis) for path, analysis in compiled.analyses if analysis.argument.masthead]
    if not briefs:
        raise Trouble(
            Diagnostic(
                "ARG901",
                "none of these files makes a brief",
                help="begin one with a line such as `brief mali: Who broke Mali?`; `argmap init` writes an example",
            )
        )
    outputs: dict[PurePosixPath, bytes] = {}
    for path, analysis in briefs:
        earlier = compiled.previous.get(path)
        before = analyse(earlier) if earlier else None
        made_of, theme = _made_of(compiled, path), compiled.theme(path)
        outputs.update(_render_brief(analysis, made_of, theme, progress, only, before))
    return outputs


def render_maps(compiled: Compiled, path: str, selection: "Selection", form: str, paper: str) -> Outputs:
    """Draw the maps selected of the argument at a path: a file for each, or for `pdf` one atlas with all of them.

    `form` is `svg`, `png`, `dot` or `pdf`. There are fewer files, or none, where there is nothing to draw. Raises
    `Trouble` where the machine lacks something.
    """
    from argmap.maps import pictures
    from argmap.render.map_files import picture_files

    analysis, theme = dict(compiled.analyses)[path], compiled.theme(path)
    if form == "pdf":
        return _render_atlas(analysis, _made_of(compiled, path), theme, selection, paper)
    drawn = pictures(analysis, theme.metrics, selection)
    files = picture_files(analysis, drawn, theme.metrics, (form,), lambda name: f"#{quote(name)}", theme)
    return {PurePosixPath(name): data for name, data in files.items()}


def write(outputs: Outputs, out: Path) -> tuple[Path, ...]:
    """Put what a build made in place, as `put` does, and remove the drawings of an earlier one that it made no more."""
    written = put(outputs, out)
    try:
        _remove_stale(outputs, out)
    except OSError as error:
        raise _cannot_write(out, error, "or choose another folder with `-o`") from error
    return written


def put(outputs: Outputs, out: Path) -> tuple[Path, ...]:
    """Put files in place, each atomically, after all of them were written beside their places.

    Files whose bytes would not change are left as they are. Returns every path of `outputs`. Raises `Trouble` if the
    folder cannot be written.
    """
    staged: list[tuple[Path, Path]] = []
    mode = _new_file_mode()
    try:
        for name, data in outputs.items():
            place = out / name
            if place.is_dir():
                raise IsADirectoryError(f"`{place.as_posix()}` is a folder")
            if not (place.is_file() and place.read_bytes() == data):
                place.parent.mkdir(parents=True, exist_ok=True)
                staged.append((_stage(place, data, mode), place))
        for temporary, place in staged:
            temporary.replace(place)
    except OSError as error:
        raise _cannot_write(out, error, "or choose another folder with `-o`") from error
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    return tuple(out / name for name in outputs)


def rewrite(place: Path, data: bytes) -> None:
    """Give a file that exists new content, atomically; permissions stay. Raises `Trouble` if it cannot be written."""
    real = place.resolve()
    staged: Path | None = None
    try:
        staged = _stage(real, data, stat.S_IMODE(real.stat().st_mode))
        staged.replace(real)
    except OSError as error:
        raise _cannot_write(place, error, "then try again") from error
    finally:
        if staged is not None:
            staged.unlink(missing_ok=True)


def _cannot_write(place: Path, error: OSError, otherwise: str) -> Trouble:
    message = f"cannot write to `{place.as_posix()}`: {error.strerror or error}"
    return Trouble(Diagnostic("ARG905", message, help=f"free some space or mend the permissions, {otherwise}"))


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


def _render_brief(
    analysis: Analysis,
    made_of: Sequence[Attachment],
    theme: "Theme",
    progress: Progress,
    only: Collection[str],
    before: Analysis | None,
) -> Outputs:
    # These bring in Jinja2 and pydot, which checking an argument does without.
    from argmap.brief import compose_brief, maps_for, parts_of, source_marks
    from argmap.maps import draw_atlas
    from argmap.render.engines import engines
    from argmap.render.graphviz import lay_out
    from argmap.render.html import page_of, render_html
    from argmap.render.map_files import map_files
    from argmap.render.pdf import render_pdf

    head = analysis.argument.masthead
    assert head is not None  # noqa: S101 - the caller keeps only arguments with a brief
    progress(f"{head.name}: drawing maps")
    metrics = theme.metrics
    parts = parts_of(analysis.argument, only)
    wanted, marks = maps_for(analysis.argument, parts), source_marks(analysis.argument)
    atlas = draw_atlas(analysis, page_of(head.paper, theme), metrics, lay_out, marks, wanted)
    brief = compose_brief(analysis, atlas, edition(made_of), only, engines(theme.faces, maps=bool(atlas.maps)), before)
    if brief.empty:
        raise Trouble(_nothing_to_print(head, parts))
    with ThreadPoolExecutor(1) as beside:  # Graphviz draws while Python typesets.
        files = None if only else beside.submit(map_files, analysis, metrics, theme)
        progress(f"{head.name}: typesetting the brief")
        pdf = render_pdf(render_html(brief, theme), attachments=made_of, theme=theme)
    if files is None:  # No name of a brief has a full stop, so this is the file of no other.
        return {PurePosixPath(f"{head.name}.{'+'.join(parts)}.pdf"): pdf}
    outputs = {PurePosixPath(f"{head.name}.pdf"): pdf}
    outputs.update({PurePosixPath(head.name, path): data for path, data in files.result().items()})
    return outputs


def _nothing_to_print(head: Masthead, parts: Sequence[str]) -> Diagnostic:
    listed = ", ".join(f"`{part}`" for part in parts)
    return Diagnostic(
        "ARG907",
        f"the brief `{head.name}` has nothing to say in {'this part' if len(parts) == 1 else 'these parts'}: {listed}",
        Label(head.name_span),
        help="name other parts, or build the whole brief",
    )


def _render_atlas(
    analysis: Analysis, made_of: Sequence[Attachment], theme: "Theme", selection: "Selection", paper: str
) -> Outputs:
    from argmap.maps import draw_atlas
    from argmap.render.atlas_html import render_atlas
    from argmap.render.graphviz import lay_out
    from argmap.render.html import page_of
    from argmap.render.parts import render_atlas_pdf

    metrics = theme.metrics
    marks = {name: str(name) for name in analysis.argument.sources}
    atlas = draw_atlas(analysis, page_of(paper, theme), metrics, lay_out, marks, selection)
    if not atlas.maps:
        return {}
    document = render_atlas(analysis, atlas, paper, edition(made_of), metrics, selection.reading, theme)
    return {PurePosixPath("atlas.pdf"): render_atlas_pdf(document.html, document.pages, made_of, theme)}


def _made_of(compiled: Compiled, path: str) -> tuple[Attachment, ...]:
    """What a brief is made of, to go with its PDF: its file, and all that this includes and names.

    Fonts are not among it: few licences let them be handed on whole.

    Paths are from the folder that has all of it; line ends are those of Unix, so that they differ on no system.
    """
    workspace, head = compiled.workspace, dict(compiled.analyses)[path].argument.masthead
    group = next(group for group in workspace.groups if group[-1].source.path == path)
    files = {Path(text.path).absolute(): text.text.encode() for text in workspace.made_of(group)}
    if head and head.style:
        folder = Path(head.style.path).absolute().parent
        files |= {Path(os.path.normpath(folder / name)): data for name, data in compiled.theme(path).attached}
    root = Path(os.path.commonpath([place.parent for place in files]))
    return tuple(
        Attachment(place.relative_to(root).as_posix(), data, *_ROLES.get(place.suffix.casefold(), ("text/plain", "")))
        for place, data in files.items()
    )


def _new_file_mode() -> int:
    """The permissions that the user's umask leaves to a new file; it can be read only by setting it."""
    umask = os.umask(0o077)
    os.umask(umask)
    return 0o666 & ~umask


def _stage(place: Path, data: bytes, mode: int) -> Path:
    """Write a file beside the place it is for, so that it can be put there in one move."""
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _remove_stale(outputs: Outputs, out: Path) -> None:
    """Remove drawings of maps that this build no longer makes; what else lies beside them is not ours."""
    folders = {out / name.parent for name in outputs if name.parent.name == "maps"}
    for folder in folders:
        for found in folder.iterdir():
            if _DRAWING.fullmatch(found.name) and PurePosixPath(found.relative_to(out)) not in outputs:
                found.unlink()
