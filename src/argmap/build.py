"""The pipeline from files to files, and the only writer: all is made first, then put in place, whole or not at all."""

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.analysis import Analysis, analyse
from argmap.checks import run_checks
from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Trouble, has_errors
from argmap.model import Argument, Masthead
from argmap.render.glyphs import missing_glyphs
from argmap.workspace import Workspace, read_arguments

if TYPE_CHECKING:
    from argmap.maps import Selection  # Maps take a while to import, and checking an argument draws none.

Outputs = Mapping[PurePosixPath, bytes]
"""What a build makes: paths below the output folder, and their bytes."""

_DRAWING = re.compile(r"(?:whole|section-.+|interpretation-.+)\.(?:dot|svg|png)")
"""The names of the drawings a build makes."""

Progress = Callable[[str], None]
"""Told what is being worked on, for people who wait."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is known of the input before anything is drawn: each argument analysed, with the path of its file."""

    workspace: Workspace
    analyses: tuple[tuple[str, Analysis], ...]

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
    analyses: list[tuple[str, Analysis]] = []
    if not has_errors(found):
        for path, argument in loaded.value.arguments:
            analysis = analyse(argument)
            analyses.append((path, analysis))
            found.update(dict.fromkeys(run_checks(analysis, requested=requested)))
            if argument.masthead is not None:
                found.update(dict.fromkeys(missing_glyphs(argument)))
    diagnostics = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    return Outcome(Compiled(loaded.value.workspace, tuple(analyses)), tuple(diagnostics))


def render(compiled: Compiled, progress: Progress = lambda _: None) -> Outputs:
    """Draw and typeset every brief. Raises `Trouble` where the machine lacks something, or there is no brief."""
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
        outputs.update(_render_brief(analysis, _edition(compiled.workspace, path), progress))
    return outputs


def render_maps(compiled: Compiled, path: str, selection: "Selection", form: str, paper: str) -> Outputs:
    """Draw the maps selected of the argument at a path: a file for each, or for `pdf` one atlas with all of them.

    `form` is `svg`, `png`, `dot` or `pdf`. There are fewer files, or none, where there is nothing to draw. Raises
    `Trouble` where the machine lacks something.
    """
    from argmap.maps import pictures
    from argmap.render.map_files import picture_files
    from argmap.render.metrics import bundled_metrics

    analysis = dict(compiled.analyses)[path]
    if form == "pdf":
        return _render_atlas(analysis, _edition(compiled.workspace, path), selection, paper)
    metrics = bundled_metrics()
    drawn = pictures(analysis, metrics, selection)
    files = picture_files(analysis, drawn, metrics, (form,), lambda name: f"#{quote(name)}")
    return {PurePosixPath(name): data for name, data in files.items()}


def write(outputs: Outputs, out: Path) -> tuple[Path, ...]:
    """Put files in place, each atomically, after all of them were written beside their places.

    Drawings of an earlier build that this one no longer makes are removed. Files whose bytes would not change are
    left as they are. Returns every path of `outputs`. Raises `Trouble` if the folder cannot be written.
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
        _remove_stale(outputs, out)
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


def _render_brief(analysis: Analysis, edition: str, progress: Progress) -> Outputs:
    # These bring in Jinja2 and pydot, which checking an argument does without.
    from argmap.brief import compose_brief, source_marks
    from argmap.maps import draw_atlas
    from argmap.render.graphviz import lay_out
    from argmap.render.html import page_of, render_html
    from argmap.render.map_files import map_files
    from argmap.render.metrics import bundled_metrics
    from argmap.render.pdf import render_pdf

    head = analysis.argument.masthead
    assert head is not None  # noqa: S101 - the caller keeps only arguments with a brief
    progress(f"{head.name}: drawing maps")
    metrics = bundled_metrics()
    atlas = draw_atlas(analysis, page_of(head.paper), metrics, lay_out, source_marks(analysis.argument))
    with ThreadPoolExecutor(1) as beside:  # Graphviz draws while Python typesets.
        files = beside.submit(map_files, analysis, metrics)
        progress(f"{head.name}: typesetting the brief")
        pdf = render_pdf(render_html(compose_brief(analysis, atlas, edition)))
    outputs = {PurePosixPath(f"{head.name}.pdf"): pdf}
    outputs.update({PurePosixPath(head.name, path): data for path, data in files.result().items()})
    return outputs


def _render_atlas(analysis: Analysis, edition: str, selection: "Selection", paper: str) -> Outputs:
    from argmap.maps import draw_atlas
    from argmap.render.atlas_html import render_atlas
    from argmap.render.graphviz import lay_out
    from argmap.render.html import page_of
    from argmap.render.metrics import bundled_metrics
    from argmap.render.pdf import render_pdf

    metrics = bundled_metrics()
    marks = {name: str(name) for name in analysis.argument.sources}
    atlas = draw_atlas(analysis, page_of(paper), metrics, lay_out, marks, selection)
    if not atlas.maps:
        return {}
    document = render_atlas(analysis, atlas, paper, edition, metrics, selection.reading)
    return {PurePosixPath("atlas.pdf"): render_pdf(document.html, document.pages)}


def _edition(workspace: Workspace, path: str) -> str:
    """What tells two editions of a brief apart: a digest of the texts it was made of, in order."""
    digest = hashlib.sha256()
    group = next(group for group in workspace.groups if group[-1].source.path == path)
    for document in group:
        digest.update(document.source.text.encode() + b"\0")
    return digest.hexdigest()[:10]


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
