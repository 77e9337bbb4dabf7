"""Makes the files people read of what was compiled; what has been made before of the same is taken from the cache."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.analysis import Analysis, analyse
from argmap.cache import NOTHING, Cache, digest_of
from argmap.diagnostics import Diagnostic, Label, Trouble
from argmap.limits import LONGEST_NAME
from argmap.model import Attach, Masthead
from argmap.model.masthead import PARTS
from argmap.outputs import Outputs
from argmap.render.made_with import made_with
from argmap.workspace.snapshot import Compiled
from argmap.workspace.store import Finished, keep, kept, recalled

if TYPE_CHECKING:
    from argmap.maps import Selection  # All of these take a while to import, and what is kept needs none.
    from argmap.redaction import SourceCopy
    from argmap.render.press import Press
    from argmap.render.theme import Theme

_AT_A_TIME = 8
"""How many briefs are typeset at a time; each mostly waits for the processes that do the work."""
_LENGTH = 5_000
"""About how many characters of XHTML a brief has for each of its statements."""

Progress = Callable[[str], None]
"""Told what is being worked on, for people who wait."""


def render(
    compiled: Compiled,
    progress: Progress = lambda _: None,
    only: Collection[str] = (),
    cache: Cache = NOTHING,
    address: str = "",
    attach: str = "",
) -> Finished:
    """Draw and typeset every brief, or `only` some parts of it, as a file of its own beside that of the whole.

    Several are typeset at a time, and those that `cache` has are not; `address` is that of a Dask cluster, if one is to
    do it. `attach` names what each carries of its source (see `Attach`), if not what the brief asks for. Raises
    `Trouble` where the machine lacks something, there is no brief, or there is nothing to print.
    """
    briefs = {path: analysis for path, analysis in compiled.analyses if analysis.argument.masthead}
    if not briefs:
        raise Trouble(
            Diagnostic(
                "ARG901",
                "none of these files makes a brief",
                help="begin one with a line such as `brief mali: Who broke Mali?`; `argmap init` writes an example",
            )
        )
    keys = {path: _key(cache, compiled, path, "brief", attach, *only) for path in briefs}
    made = {path: known for path, key in keys.items() if (known := recalled(cache, key))}
    left = [(path, _fit(source_copy(compiled, path, attach), briefs[path])) for path in briefs if path not in made]
    for (path, _), one in zip(left, _finished(compiled, left, progress, only, cache, address), strict=True):
        made[path] = keep(cache, keys[path], one)
    files = {name: data for path in briefs for name, data in made[path].files.items()}
    return Finished(files, {name: each for path in briefs for name, each in made[path].carried.items()})


def source_copy(compiled: Compiled, path: str, attach: str = "", *, on_maps: bool = False) -> "SourceCopy":
    """What the brief, or atlas, of the argument at a path carries: as `attach` has it, or else as the brief does."""
    from argmap.redaction import Origin, copy_of

    argument = dict(compiled.analyses)[path].argument
    asked = argument.masthead.attach if argument.masthead else Attach.CLEAN
    earlier, theme = compiled.previous.get(path), compiled.theme(path)
    origin = Origin(compiled.loaded.groups[path], argument, earlier, theme, on_maps)
    return copy_of(origin, Attach(attach) if attach else asked)


def _fit(copy: "SourceCopy", analysis: Analysis) -> "SourceCopy":
    """A copy as it is. Raises `Trouble` for one that would not be taken out of a PDF again."""
    from argmap.redaction.taking_out import not_to_be_taken_out

    if trouble := next(not_to_be_taken_out(copy, analysis), None):
        raise Trouble(trouble)
    return copy


def render_maps(
    compiled: Compiled,
    path: str,
    selection: "Selection",
    form: str,
    paper: str,
    cache: Cache = NOTHING,
    copy: "SourceCopy | None" = None,
) -> Outputs:
    """Draw the maps selected of the argument at a path: a file for each, or for `pdf` one atlas with all of them.

    `form` is `svg`, `png`, `dot` or `pdf`. `copy` is what an atlas carries of its source. There are fewer files, or
    none, where there is nothing to draw. Raises `Trouble` where the machine lacks something.
    """
    asked = repr(replace(selection, kinds=frozenset())), *sorted(selection.kinds), form, paper
    key = _key(cache, compiled, path, "maps", copy.kind if copy else "", *asked)
    return kept(cache, key, lambda: Finished(_maps(compiled, path, selection, form, paper, cache, copy))).files


def _key(cache: Cache, compiled: Compiled, path: str, *asked: str) -> str:
    """What files are kept under: a digest of all that they depend on."""
    limits = dict(compiled.analyses)[path].limits
    return digest_of(compiled.digests[path], made_with(), repr(limits), *asked) if cache else ""


def _maps(
    compiled: Compiled,
    path: str,
    selection: "Selection",
    form: str,
    paper: str,
    cache: Cache,
    copy: "SourceCopy | None",
) -> Outputs:
    from argmap.render.map_files import picture_files

    analysis, theme = dict(compiled.analyses)[path], compiled.theme(path)
    if form == "pdf":
        made_of = _fit(copy or source_copy(compiled, path, on_maps=True), analysis)
        return _render_atlas(analysis, made_of, theme, selection, paper)
    files = picture_files(analysis, form, lambda name: f"#{quote(name)}", selection, theme, cache)
    return {PurePosixPath(name): data for name, data in files.items()}


@dataclass(frozen=True, slots=True)
class _Draft:
    """A brief that is composed, and left to be typeset."""

    name: PurePosixPath
    """Where its PDF goes."""
    partial: bool
    """Whether it has not all parts that there are."""
    html: str
    made_of: "SourceCopy"
    theme: "Theme"


def _draft(
    compiled: Compiled,
    made_of: "SourceCopy",
    path: str,
    analysis: Analysis,
    progress: Progress,
    only: Collection[str],
) -> _Draft:
    # These bring in Jinja2 and pydot, which checking an argument does without.
    from argmap.editions.brief import compose_brief, maps_for, parts_of
    from argmap.editions.citations import Citations
    from argmap.maps import draw_atlas
    from argmap.render.engines import engines
    from argmap.render.graphviz import lay_out
    from argmap.render.html import page_of, render_html
    from argmap.render.lowering import lowered

    head = analysis.argument.masthead
    assert head is not None  # noqa: S101 - the caller keeps only arguments with a brief
    progress(f"{head.name}: drawing maps")
    theme, earlier = compiled.theme(path), compiled.previous.get(path)
    parts = parts_of(analysis.argument, only)
    wanted, citations = maps_for(analysis.argument, parts), Citations.of(analysis.argument, head)
    layout = partial(lay_out, limits=analysis.limits)
    atlas = draw_atlas(analysis, page_of(head.paper, theme), theme.metrics, layout, citations.marks, wanted)
    made_by = engines(theme.faces, maps=bool(atlas.maps))
    before = analyse(earlier, analysis.limits) if earlier else None
    brief = compose_brief(analysis, made_of.edition, only, made_by, before, citations)
    if lowered(brief, atlas).empty:
        raise Trouble(_nothing_to_print(head, parts))
    # No name of a brief has a full stop, so this is the file of no other.
    name = f"{head.name}.{'+'.join(parts)}.pdf" if only else f"{head.name}.pdf"
    if len(name.encode()) > LONGEST_NAME:
        raise Trouble(_too_many_parts(head, name))
    return _Draft(PurePosixPath(name), len(parts) < len(PARTS), render_html(brief, atlas, theme), made_of, theme)


def _finished(
    compiled: Compiled,
    copies: "Sequence[tuple[str, SourceCopy]]",
    progress: Progress,
    only: Collection[str],
    cache: Cache,
    address: str,
) -> Iterator[Finished]:
    """Compose and typeset briefs, and draw the maps that go with them meanwhile."""
    if not copies:
        return
    # What threads need is imported before they begin: an import that Ctrl-C ends may keep others waiting for ever.
    from concurrent.futures import ThreadPoolExecutor

    from argmap.render.map_files import map_files
    from argmap.render.press import pressing
    from argmap.render.weasy import load

    analyses, themes = dict(compiled.analyses), [compiled.theme(path) for path, _ in copies]
    briefs = [(path, analyses[path], copy) for path, copy in copies]
    # The press ends before the threads do: those that wait for what it is at need not wait any more.
    with ThreadPoolExecutor(_AT_A_TIME) as beside, ThreadPoolExecutor(1) as drawing, pressing(address) as press:
        press.expect(_LENGTH * sum(len(analysis.argument.statements) for _, analysis, _ in briefs))
        try:
            drawn = [
                drawing.submit(map_files, analysis, theme.metrics, theme, cache) if not only else None
                for (_, analysis, _), theme in zip(briefs, themes, strict=True)
            ]
            drafts = [_draft(compiled, copy, path, analysis, progress, only) for path, analysis, copy in briefs]
            progress(f"typesetting {', '.join(draft.name.stem for draft in drafts)}")
            typeset = [beside.submit(_typeset, draft, press) for draft in drafts]
            beside.submit(load)  # What joins pages needs it too, and until then there is nothing to do here.
            for draft, pdf, maps in zip(drafts, typeset, drawn, strict=True):
                pictures = maps.result() if maps else {}
                folder = draft.name.stem
                files = {PurePosixPath(folder, path): data for path, data in pictures.items()}
                carried = {draft.name.name: draft.made_of.carried(partial=draft.partial)}
                yield Finished({draft.name: pdf.result(), **files}, carried)
        except BaseException:
            for pool in (drawing, beside):
                pool.shutdown(wait=False, cancel_futures=True)
            raise


def _typeset(draft: _Draft, press: "Press") -> bytes:
    from argmap.render.pdf import render_pdf

    return render_pdf(draft.html, None, draft.made_of.files, draft.theme, press, draft.made_of.made)


def _too_many_parts(head: Masthead, name: str) -> Diagnostic:
    message = f"the name of the file would be {len(name.encode()):,} bytes long, and names of files have {LONGEST_NAME}"
    advice = "name fewer parts, build the whole brief, or give it a shorter name"
    return Diagnostic("ARG905", message, Label(head.name_span), help=advice)


def _nothing_to_print(head: Masthead, parts: Sequence[str]) -> Diagnostic:
    listed = ", ".join(f"`{part}`" for part in parts)
    return Diagnostic(
        "ARG907",
        f"the brief `{head.name}` has nothing to say in {'this part' if len(parts) == 1 else 'these parts'}: {listed}",
        Label(head.name_span),
        help="name other parts, or build the whole brief",
    )


def _render_atlas(
    analysis: Analysis,
    made_of: "SourceCopy",
    theme: "Theme",
    selection: "Selection",
    paper: str,
) -> Outputs:
    from argmap.maps import draw_atlas
    from argmap.render.atlas_html import render_atlas
    from argmap.render.graphviz import lay_out
    from argmap.render.html import page_of
    from argmap.render.pdf import render_pdf
    from argmap.render.press import pressing

    metrics = theme.metrics
    marks = {name: str(name) for name in analysis.argument.sources}
    layout = partial(lay_out, limits=analysis.limits)
    atlas = draw_atlas(analysis, page_of(paper, theme), metrics, layout, marks, selection)
    if not atlas.maps:
        return {}
    document = render_atlas(analysis, atlas, paper, made_of.edition, metrics, selection.reading, theme)
    with pressing() as press:
        return {
            PurePosixPath("atlas.pdf"): render_pdf(
                document.html, document.pages, made_of.files, theme, press, made_of.made
            )
        }
