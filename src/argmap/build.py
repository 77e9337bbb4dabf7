"""The pipeline from files to the bytes of files; what has been made before of the same is taken from the cache."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.analysis import Analysis, analyse
from argmap.cache import NOTHING, Cache, digest_of
from argmap.checks import run_checks
from argmap.collector import no_collection
from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Trouble, has_errors
from argmap.files import LONGEST_NAME
from argmap.limits import STANDARD, Limits
from argmap.model import Argument, Attach, Masthead
from argmap.outputs import Outputs
from argmap.redaction import Origin, SourceCopy, copy_of
from argmap.redaction.taking_out import not_to_be_taken_out
from argmap.render.faces import BUNDLED
from argmap.render.glyphs import missing_from_judgments, missing_glyphs
from argmap.render.made_with import made_with
from argmap.runs import kept_as, recalled
from argmap.workspace import Loaded, Workspace, read_arguments

if TYPE_CHECKING:
    from argmap.maps import Selection  # Maps take a while to import, and checking an argument draws none.
    from argmap.render.press import Press
    from argmap.render.theme import Theme

_AT_A_TIME = 8
"""How many briefs are typeset at a time; each mostly waits for the processes that do the work."""
_LENGTH = 5_000
"""About how many characters of XHTML a brief has for each of its statements."""

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


@no_collection()  # All that is read is kept, to be built from.
def compile_paths(
    paths: Sequence[Path], requested: Collection[str] = (), limits: Limits = STANDARD
) -> Outcome[Compiled]:
    """Read, resolve, analyse and check files and folders; `requested` has the codes of checks that run on request.

    The checks of an argument as a whole run only when it has no errors: half an argument would give them false alarms.
    """
    loaded = read_arguments(paths, limits)
    found = dict.fromkeys(loaded.diagnostics)
    found.update(dict.fromkeys(_same_names(loaded.value.arguments)))
    themes = _themes(loaded.value)
    found.update(dict.fromkeys((*themes.diagnostics, *_citation_styles(loaded.value))))
    analyses: list[tuple[str, Analysis]] = []
    if not has_errors(found):
        for path, argument in loaded.value.arguments:
            analysis = analyse(argument, limits)
            analyses.append((path, analysis))
            found.update(dict.fromkeys(run_checks(analysis, requested=requested)))
            if argument.masthead is not None:
                theme = themes.value.get(path)
                faces = theme.faces if theme else BUNDLED
                found.update(dict.fromkeys(missing_glyphs(argument, faces)))
                if earlier := loaded.value.previous.get(path):
                    found.update(dict.fromkeys(missing_from_judgments(earlier, faces)))
    compiled = Compiled(loaded.value.workspace, tuple(analyses), themes.value, loaded.value.previous)
    for path, analysis in analyses:
        if (head := analysis.argument.masthead) and head.attach is Attach.SOURCE:
            found.update(dict.fromkeys(not_to_be_taken_out(source_copy(compiled, path), analysis)))
    diagnostics = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    return Outcome(compiled, tuple(diagnostics))


def _citation_styles(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is wrong with the citation styles that arguments bring with them."""
    for _, argument in loaded.arguments:
        if argument.masthead and argument.masthead.citation_style:
            from argmap.checks.citation_style import unusable_style

            yield from unusable_style(argument.masthead.citation_style)


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


def render(
    compiled: Compiled,
    progress: Progress = lambda _: None,
    only: Collection[str] = (),
    cache: Cache = NOTHING,
    address: str = "",
    copies: Mapping[str, SourceCopy] | None = None,
) -> Outputs:
    """Draw and typeset every brief, or `only` some parts of it, as a file of its own beside that of the whole.

    Several are typeset at a time, and those that `cache` has are not; `address` is that of a Dask cluster, if one is to
    do it. `copies` has what each carries of its source; else it is what the brief asks for. Raises `Trouble` where the
    machine lacks something, there is no brief, or there is nothing to print.
    """
    copies = source_copies(compiled) if copies is None else copies
    briefs = [(path, analysis) for path, analysis in compiled.analyses if analysis.argument.masthead]
    if not briefs:
        raise Trouble(
            Diagnostic(
                "ARG901",
                "none of these files makes a brief",
                help="begin one with a line such as `brief mali: Who broke Mali?`; `argmap init` writes an example",
            )
        )
    for path, analysis in briefs:
        if trouble := next(not_to_be_taken_out(copies[path], analysis), None):
            raise Trouble(trouble)
    keys = {path: _key(compiled, path, analysis, only, copies[path]) for path, analysis in briefs} if cache else {}
    made = {path: outputs for path, key in keys.items() if (outputs := recalled(cache, cache.get(key)))}
    left = [(path, analysis) for path, analysis in briefs if path not in made]
    for (path, _), outputs in zip(left, _finished(compiled, copies, left, progress, only, cache, address), strict=True):
        made[path] = outputs
        if cache:
            cache.put(keys[path], kept_as(cache, outputs))
    return {name: data for path, _ in briefs for name, data in made[path].items()}


def source_copies(compiled: Compiled, attach: str = "") -> dict[str, SourceCopy]:
    """What each brief carries of its source, by path: as `attach` has it (see `Attach`), or else as the brief does."""
    return {
        path: source_copy(compiled, path, attach) for path, analysis in compiled.analyses if analysis.argument.masthead
    }


def source_copy(compiled: Compiled, path: str, attach: str = "", *, on_maps: bool = False) -> SourceCopy:
    """What the brief, or the atlas, of the argument at a path carries of its source."""
    argument = dict(compiled.analyses)[path].argument
    asked = argument.masthead.attach if argument.masthead else Attach.CLEAN
    earlier, theme = compiled.previous.get(path), compiled.theme(path)
    origin = Origin(compiled.workspace, path, argument, earlier, theme, on_maps)
    return copy_of(origin, Attach(attach) if attach else asked)


def render_maps(
    compiled: Compiled,
    path: str,
    selection: "Selection",
    form: str,
    paper: str,
    cache: Cache = NOTHING,
    copy: SourceCopy | None = None,
) -> Outputs:
    """Draw the maps selected of the argument at a path: a file for each, or for `pdf` one atlas with all of them.

    `form` is `svg`, `png`, `dot` or `pdf`. `copy` is what an atlas carries of its source. There are fewer files, or
    none, where there is nothing to draw. Raises `Trouble` where the machine lacks something.
    """
    from argmap.render.map_files import picture_files

    analysis, theme = dict(compiled.analyses)[path], compiled.theme(path)
    if form == "pdf":
        made_of = copy or source_copy(compiled, path, on_maps=True)
        if trouble := next(not_to_be_taken_out(made_of, analysis), None):
            raise Trouble(trouble)
        return _render_atlas(analysis, made_of, theme, selection, paper, cache)
    files = picture_files(analysis, form, lambda name: f"#{quote(name)}", selection, theme, cache)
    return {PurePosixPath(name): data for name, data in files.items()}


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


@dataclass(frozen=True, slots=True)
class _Draft:
    """A brief that is composed, and left to be typeset."""

    name: PurePosixPath
    """Where its PDF goes."""
    html: str
    made_of: SourceCopy
    theme: "Theme"


def _draft(
    compiled: Compiled,
    made_of: SourceCopy,
    path: str,
    analysis: Analysis,
    progress: Progress,
    only: Collection[str],
    cache: Cache,
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
    layout = partial(lay_out, cache=cache, limits=analysis.limits)
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
    return _Draft(PurePosixPath(name), render_html(brief, atlas, theme), made_of, theme)


def _finished(
    compiled: Compiled,
    copies: Mapping[str, SourceCopy],
    briefs: Sequence[tuple[str, Analysis]],
    progress: Progress,
    only: Collection[str],
    cache: Cache,
    address: str,
) -> Iterator[Outputs]:
    """Compose and typeset briefs, and draw the maps that go with them meanwhile."""
    if not briefs:
        return
    # What threads need is imported before they begin: an import that Ctrl-C ends may keep others waiting for ever.
    from concurrent.futures import ThreadPoolExecutor

    from argmap.render.map_files import map_files
    from argmap.render.press import pressing
    from argmap.render.weasy import load

    # The press ends before the threads do: those that wait for what it is at need not wait any more.
    with ThreadPoolExecutor(_AT_A_TIME) as beside, ThreadPoolExecutor(1) as drawing, pressing(cache, address) as press:
        press.expect(_LENGTH * sum(len(analysis.argument.statements) for _, analysis in briefs))
        themes = [compiled.theme(path) for path, _ in briefs]
        try:
            drawn = [
                drawing.submit(map_files, analysis, theme.metrics, theme, cache) if not only else None
                for (_, analysis), theme in zip(briefs, themes, strict=True)
            ]
            drafts = [
                _draft(compiled, copies[path], path, analysis, progress, only, cache) for path, analysis in briefs
            ]
            progress(f"typesetting {', '.join(draft.name.stem for draft in drafts)}")
            typeset = [beside.submit(_typeset, draft, press) for draft in drafts]
            beside.submit(load)  # What joins pages needs it too, and until then there is nothing to do here.
            for draft, pdf, maps in zip(drafts, typeset, drawn, strict=True):
                pictures = maps.result() if maps else {}
                folder = draft.name.stem
                yield {
                    draft.name: pdf.result(),
                    **{PurePosixPath(folder, path): data for path, data in pictures.items()},
                }
        except BaseException:
            for pool in (drawing, beside):
                pool.shutdown(wait=False, cancel_futures=True)
            raise


def _typeset(draft: _Draft, press: "Press") -> bytes:
    from argmap.render.pdf import render_pdf

    return render_pdf(draft.html, None, draft.made_of.files, draft.theme, press, draft.made_of.made)


def _key(compiled: Compiled, path: str, analysis: Analysis, only: Collection[str], made_of: SourceCopy) -> str:
    """What the files of a brief are kept under: a digest of all that they depend on."""
    earlier = compiled.previous.get(path)
    arguments = (analysis.argument, *((earlier,) if earlier else ()))
    texts = [source.text for argument in arguments for source in argument.sources.values() if source.text]
    group = next(group for group in compiled.workspace.groups if group[-1].source.path == path)
    families = compiled.theme(path).faces.families
    fonts = [font for family in families for font, _, _ in family.styles() if font.data is not None]
    parts: dict[str, list[str | bytes]] = {
        "brief": [made_with(), repr(analysis.limits), *only],
        "made of": [text.text for text in compiled.workspace.made_of(group)],
        "drawn": [data for _, data in compiled.theme(path).attached],
        "carried": [
            made_of.kind,
            made_of.edition,
            *(part for each in made_of.files for part in (each.path, each.data)),
        ],
        "texts": [text.text for text in texts],
        "fonts": [font.read() for font in fonts],
    }
    return digest_of(*(digest_of(name, *values) for name, values in parts.items()))


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
    made_of: SourceCopy,
    theme: "Theme",
    selection: "Selection",
    paper: str,
    cache: Cache,
) -> Outputs:
    from argmap.maps import draw_atlas
    from argmap.render.atlas_html import render_atlas
    from argmap.render.graphviz import lay_out
    from argmap.render.html import page_of
    from argmap.render.pdf import render_pdf
    from argmap.render.press import pressing

    metrics = theme.metrics
    marks = {name: str(name) for name in analysis.argument.sources}
    layout = partial(lay_out, cache=cache, limits=analysis.limits)
    atlas = draw_atlas(analysis, page_of(paper, theme), metrics, layout, marks, selection)
    if not atlas.maps:
        return {}
    document = render_atlas(analysis, atlas, paper, made_of.edition, metrics, selection.reading, theme)
    with pressing(cache) as press:
        return {
            PurePosixPath("atlas.pdf"): render_pdf(
                document.html, document.pages, made_of.files, theme, press, made_of.made
            )
        }
