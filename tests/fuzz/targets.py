"""What is fuzzed: functions from bytes that raise for whatever a user would call a fault, and what to begin with."""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from argmap.analysis import analyse
from argmap.bibliography import read_bibliography
from argmap.checks import ON_REQUEST, run_checks
from argmap.checks.citation_style import unusable_style
from argmap.csl import Cite, Processor, Style, read_style
from argmap.diagnostics import Diagnostic, Outcome, Source, has_errors
from argmap.diagnostics.render import Format, render
from argmap.diagnostics.visible import visible
from argmap.editions.brief import compose_brief
from argmap.language.format import format_document
from argmap.language.parser import parse
from argmap.language.tree import Document
from argmap.limits import Limits
from argmap.model.resolve import resolve
from argmap.render.attachments import Attachment
from argmap.render.extraction_process import extract
from argmap.render.html import render_html
from argmap.render.pdf import render_pdf
from argmap.render.style_file import read_style as read_style_file
from argmap.workspace.database import compile_paths
from argmap.workspace.files import decode
from generators import documents, said
from process import GOOD, SHORT

TESTS = Path(__file__).parents[1]
ARGUMENTS = TESTS.parent / "arguments"
PAGES = TESTS.parent / "src" / "argmap" / "diagnostics" / "pages"
EXAMPLES = Path(__file__).parent / "examples"
FOUND = Path(__file__).parent / "found"
"""Input that broke argmap once, in a folder for each target: it is where every run begins, and the tests run it too."""

WORKS = json.loads((TESTS / "golden" / "csl" / "works.json").read_text(encoding="utf-8"))[:3]
ITEMS = {str(work["id"]): work for work in WORKS}

MOST_LINES = 60
"""Lines of an argument that is analysed, so that no input takes long."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is fuzzed, what it begins with, its share of the runs in a hundred, and the longest input in bytes."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    share: int
    longest: int


# What is asked of every answer ---------------------------------------------------------------------------------------


def sound(diagnostics: Sequence[Diagnostic], source: Source) -> None:
    """Each finding points into the text, can be shown in every form, and drives no terminal."""
    assert len(diagnostics) <= 10 * (len(source.text) + 1), "more findings than a text can have"
    for each in diagnostics:
        for label in filter(None, (each.primary, *each.secondary)):
            assert label.span.path == source.path, label
            assert 0 <= label.span.start <= label.span.end <= len(source.text), (each, len(source.text))
    some = diagnostics[:5]
    if len(source.text) % 50 == 0:  # They take longer than all the rest.
        for form in Format:
            render(some, {source.path: source}, form)
    shown = render(some, {source.path: source}, Format.TEXT).replace("\n", "")
    assert shown == visible(shown), "a message shows what cannot be seen"


def text_of(data: bytes, path: str) -> Source:
    decoded = decode(path, data)
    sound(decoded.diagnostics, decoded.value)
    return decoded.value


# Arguments -----------------------------------------------------------------------------------------------------------


def language(data: bytes) -> None:
    """Parse; what has no errors says the same once it is formatted, and formatting that changes nothing."""
    source = text_of(data, "fuzz.arg")
    parsed = parse(source)
    sound(parsed.diagnostics, source)
    if not has_errors(parsed.diagnostics):
        keeps_all(parsed.value)


def keeps_all(document: Document) -> None:
    printed = format_document(document)
    again = parse(Source("fuzz.arg", printed))
    assert not has_errors(again.diagnostics), again.diagnostics
    assert said(again.value.nodes) == said(document.nodes), "formatting changed what is said"
    assert again.value.trailing == document.trailing, "formatting changed the last comments"
    assert format_document(again.value) == printed, "formatting twice changes more"


@cache
def _tree() -> Callable[[bytes], object]:
    @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(documents())
    def check(document: Document) -> None:
        keeps_all(document)
        parsed = parse(Source("fuzz.arg", format_document(document)))
        assert said(parsed.value.nodes) == said(document.nodes)

    fuzz: Callable[[bytes], object] = check.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    return fuzz


def tree(data: bytes) -> None:
    """The same for trees of every shape that the grammar allows, drawn from the bytes."""
    _tree()(data)


def argument(data: bytes) -> None:
    """Resolve, with whatever errors there are; without any, analyse and check it, and ask why of its statements."""
    source = text_of(data, "fuzz.arg")
    if source.text.count("\n") > MOST_LINES:
        return
    parsed = parse(source)
    resolved = resolve([parsed.value])
    sound((*parsed.diagnostics, *resolved.diagnostics), source)
    if has_errors((*parsed.diagnostics, *resolved.diagnostics)):
        return
    analysis = analyse(resolved.value)
    sound(run_checks(analysis, requested=tuple(ON_REQUEST)), source)
    for name in list(resolved.value.statements)[:5]:
        analysis.judged.why(name)
    judged = analysis.judged
    _ = judged.order, judged.cruxes, judged.common_ground, judged.single_sources, analysis.positions, analysis.strengths


def brief(data: bytes) -> None:
    """The whole text of a brief, without its maps: nothing in it is markup but what argmap put there."""
    source = text_of(data, "fuzz.arg")
    if source.text.count("\n") > MOST_LINES:
        return
    parsed = parse(source)
    resolved = resolve([parsed.value])
    masthead = resolved.value.masthead
    if masthead is None or has_errors((*parsed.diagnostics, *resolved.diagnostics)):
        return
    html = render_html(compose_brief(analyse(resolved.value), "0" * 12))
    assert "<script" not in html.casefold(), "a text became markup"


FILES = ("a.arg", "b.arg", "works.bib", "house.csl", "house.toml")
"""The files of a workspace, in the order in which bytes are parted into them."""
PARTING = b"\n=====\n"


def workspace(data: bytes) -> None:
    """A brief with all the files it may name: what is checked without an error can be composed."""
    with tempfile.TemporaryDirectory() as folder:
        for name, part in zip(FILES, data.split(PARTING), strict=False):
            Path(folder, name).write_bytes(part)
        compiled = compile_paths([Path(folder)])
        if has_errors(compiled.diagnostics):
            return
        for path, analysis in compiled.value.analyses:
            if analysis.argument.masthead and len(analysis.argument.statements) <= MOST_LINES:
                composed = compose_brief(analysis, "0" * 12)
                render_html(composed, theme=compiled.value.theme(path))


# Other files ---------------------------------------------------------------------------------------------------------


def bibliography(data: bytes) -> None:
    """BibTeX, BibLaTeX and CSL-JSON."""
    source = text_of(data, "fuzz.bib")
    sound(read_bibliography(source).diagnostics, source)


def citations(data: bytes) -> None:
    """A citation style; one that is accepted can cite three works, early, late and again, and list them."""
    source = text_of(data, "fuzz.csl")
    sound(tuple(unusable_style(source)), source)
    read = read_style(source.text)
    if not isinstance(read, Style):
        return
    for lang in ("en", "fr"):
        processor = Processor(read, ITEMS, list(ITEMS), lang, complete=True)
        for cites in ([Cite(name, "p. 3")] for name in (*ITEMS, *ITEMS)):
            assert processor.cite(cites), "a citation came out empty"
        assert len(processor.bibliography(numbered=False)) == len(ITEMS), "a reference was lost"


def style(data: bytes) -> None:
    """A style file, which names fonts and a logo; every file it may name is itself made of its bytes."""
    source = text_of(data, "fuzz.toml")
    sound(read_style_file(source, lambda *_: Outcome(data)).diagnostics, source)


def logo(data: bytes) -> None:
    """A drawing or photograph as a logo, and bytes as a font."""
    text = '[logo]\nfile = "l.svg"\nalt = "A"\n[fonts]\nextra = ["f.ttf"]\n'
    source = Source("fuzz.toml", text)
    sound(read_style_file(source, lambda *_: Outcome(data)).diagnostics, source)


def pdf(data: bytes) -> None:
    """A PDF whose source is asked for."""
    found = extract(data, Limits(pdf_time=10))
    assert (found.value is None) == bool(found.diagnostics)


# What each begins with -----------------------------------------------------------------------------------------------


def _files(*patterns: tuple[Path, str]) -> list[bytes]:
    return [path.read_bytes() for folder, pattern in patterns for path in sorted(folder.rglob(pattern))]


def _arguments() -> list[bytes]:
    """Every argument there is, whole and in parts that stand at the left margin."""
    whole = _files((ARGUMENTS, "*.arg"), (TESTS / "data", "*.arg"), (TESTS / "golden", "*.arg"))
    examples = [part for page in _files((PAGES, "*.md")) for part in page.split(b"```")[1::2]]
    examples = [part.partition(b"\n")[2] for part in examples if part.startswith(b"arg")]
    return [*examples, *(part for text in whole for part in _parts(text))]


def _parts(text: bytes, lines: int = 10) -> Iterator[bytes]:
    rows = text.splitlines(keepends=True)
    for start in range(0, len(rows), lines):
        yield b"".join(rows[start : start + lines])


def _wholes() -> list[bytes]:
    """Arguments that stand by themselves."""
    sample = (TESTS / "golden" / "brief" / "sample.arg").read_bytes()
    return [GOOD.encode(), SHORT.encode(), sample]


def _workspaces() -> list[bytes]:
    """A brief that names a file of each kind, and has them all."""
    example = {path.name: path.read_bytes() for path in EXAMPLES.iterdir()}
    style = b'[colours]\naccent = "#16324f"\n'
    brief = (
        b"brief vote: V\n  bibliography: works.bib\n  citations: house.csl\n  style house.toml\n"
        b"include: b.arg\nsource count: A count\nclaim ready: R. [@lecocq2010; @count, p. 3]\n  support counted\n"
    )
    parts = (brief, b"claim counted: C. [[ready]]\n", example["works.bib"], example["house.csl"], style)
    small = b"brief vote: V\n  bibliography: works.bib\nclaim ready: R. [@key]\n"
    return [PARTING.join(parts), PARTING.join((small, b"claim counted: C.\n", b"@book{key,\n title={x}}"))]


def _examples(*patterns: str) -> list[bytes]:
    return _files(*((EXAMPLES, pattern) for pattern in patterns))


@cache
def _pdfs() -> tuple[bytes, ...]:
    files = [Attachment("a.arg", b"claim a: A.\n", "text/plain", ""), Attachment("b/c.arg", b"# b\n", "text/plain", "")]
    page = '<html lang="en"><head><title>T</title></head><body><h1>T</h1><p>Text.</p></body></html>'
    return (render_pdf(page, attachments=files),)


TARGETS: Mapping[str, Target] = {
    "language": Target(language, _arguments, 40, 1_000),
    "argument": Target(argument, lambda: [*_wholes(), *_arguments()], 20, 3_000),
    "tree": Target(tree, lambda: [bytes(range(256))], 4, 2_000),
    "brief": Target(brief, _wholes, 2, 4_000),
    "workspace": Target(workspace, _workspaces, 4, 8_000),
    "bibliography": Target(bibliography, lambda: _examples("*.bib", "*.json"), 12, 2_000),
    "csl": Target(citations, lambda: _examples("*.csl"), 6, 4_000),
    "style": Target(style, lambda: _examples("*.toml"), 6, 2_000),
    "logo": Target(logo, lambda: _examples("*.svg", "*.png"), 4, 2_000),
    "pdf": Target(pdf, lambda: list(_pdfs()), 2, 64_000),
}


def found(name: str) -> list[bytes]:
    """What broke a target once."""
    return [path.read_bytes() for path in sorted((FOUND / name).glob("*"))]


def seeds_of(name: str) -> list[bytes]:
    """What a target begins with, each no longer than it takes."""
    target = TARGETS[name]
    return [seed[: target.longest] for seed in (*found(name), *target.seeds())]
