"""`argmap map`: the maps by themselves, for slides, for articles, and to print."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import click

from argmap.cache import user_cache
from argmap.cli.attached_words import told
from argmap.cli.command import Command
from argmap.cli.condition import make_ready
from argmap.cli.options import attach_option, fitting, limit_option
from argmap.cli.reading import Kind, having, read
from argmap.cli.report import reporting
from argmap.cli.status import status
from argmap.diagnostics import Outcome
from argmap.diagnostics.visible import visible
from argmap.language.inline import normal
from argmap.maps import WHOLE, Home, MapKind, Selection
from argmap.model import Argument, Name
from argmap.model.masthead import PAPERS
from argmap.outputs import Outputs, write
from argmap.render.glyphs import missing_glyphs
from argmap.workspace.editions import render_maps, source_copy
from argmap.workspace.snapshot import Compiled

FORMS = ("svg", "png", "pdf", "dot")
STDOUT = Path("-")


@click.command(
    "map",
    cls=Command,
    examples=[
        "argmap map -f pdf",
        "argmap map north south -f png -o slides",
        "argmap map --focus turnout --depth 1",
        "argmap map north --interpretation outsiders -o north.svg",
    ],
)
@click.argument("names", nargs=-1, metavar="[NAMES]...")
@click.option("--focus", "focused", multiple=True, metavar="NAME", help="Draw a statement with what surrounds it.")
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    default=2,
    show_default=True,
    metavar="N",
    help="How many steps away from a statement its surroundings end.",
)
@click.option("--interpretation", "reading", metavar="NAME", help="Show in boxes what this one holds and rejects.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="For articles, for slides, to print, or for Graphviz. By default as OUT ends, or else svg.",
)
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    callback=fitting,
    help="The file to write, or a folder; - writes one file to standard output. By default this folder.",
)
@click.option("--paper", type=click.Choice(PAPERS), help="For pdf. By default the brief's own, or else a4.")
@click.option(
    "--from",
    "paths",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path, readable=False),
    help="An `.arg` file or a folder to read, in place of the folder `arguments`; may be given again.",
)
@attach_option
@limit_option
def command(
    names: tuple[str, ...],
    focused: tuple[str, ...],
    depth: int,
    reading: str | None,
    form: str | None,
    out: Path | None,
    paper: str | None,
    paths: tuple[Path, ...],
    attach: str,
) -> int:
    """Draw maps by themselves.

    NAMES are sections and interpretations; without any, the whole argument is drawn. A statement's name, or `--focus`,
    stands for that statement with everything within some steps of it, whichever way they lead.

    As `pdf` it is an atlas, one file for all NAMES: an overview first, then sheets that can be read on paper, with the
    pages on which they go on. Otherwise each of NAMES becomes one picture in a file of its own, however large. Files
    are called after what is on them, and what had such a name is replaced. Their paths go to standard output.
    """
    form = _form(form, out)
    if attach and form != "pdf":
        raise click.UsageError("`--attach` is for `-f pdf`: nothing is attached to pictures")
    written: tuple[Path, ...] = ()
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
        if not report.refused:
            asked = _asked(compiled, paths, names, focused, reading)
            report.take(Outcome(None, missing_glyphs(asked.argument, compiled.theme(asked.path).faces)))
        if not report.refused:
            whole = () if form == "pdf" else (WHOLE,)  # The atlas has all maps; of pictures, this is the one.
            selection = Selection(asked.subjects or whole, depth, asked.reading)
            head = asked.argument.masthead
            make_ready()
            with status() as show:
                show("drawing maps")
                paper = paper or (head.paper if head else "")
                copy = source_copy(compiled, asked.path, attach, on_maps=True) if form == "pdf" else None
                outputs = render_maps(compiled, asked.path, selection, form, paper, user_cache(), copy)
            named = _named(outputs, asked, form)
            written = _written(named, out)
            if copy is not None:
                report.say(told(next(iter(named)).name, copy.carried(partial=True)))
    for place in written:
        click.echo(place)
    return report.code


def _form(form: str | None, out: Path | None) -> str:
    """The form asked for, by name or by the ending of the file. Raises `click.UsageError` if these differ."""
    ending = out.suffix.removeprefix(".").lower() if out and out != STDOUT and not out.is_dir() else ""
    if ending and ending != (form or ending if ending in FORMS else None):
        known = f"a file of the form {form}" if form else f"{', '.join(FORMS[:-1])} or {FORMS[-1]}"
        raise click.UsageError(f"`{visible(str(out))}` does not end like {known}")
    return form or ending or FORMS[0]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One argument, by the path of its file, and what is to be seen of it."""

    path: str
    argument: Argument
    subjects: tuple[Home, ...]
    reading: Name | None


def _asked(
    compiled: Compiled, paths: Sequence[Path], names: Sequence[str], focused: Sequence[str], reading: str | None
) -> _Asked:
    """Look names up. Raises `click.UsageError` for one that is not there, or if it is not clear in which argument."""
    analyses = [analysis for _, analysis in compiled.analyses]
    wanted = [(Kind.SUBJECT, each) for each in names] + [(Kind.STATEMENT, each) for each in focused]
    for kind, each in [*wanted, *([(Kind.INTERPRETATION, reading)] if reading is not None else [])]:
        analyses = having(kind, Name(normal(each)), analyses, paths)
    left = set(map(id, analyses))
    found = [(path, analysis.argument) for path, analysis in compiled.analyses if id(analysis) in left]
    if not found:
        raise click.UsageError("there are no arguments in what was read")
    if len(found) > 1:
        listed = ", ".join(f"`{visible(path)}`" for path, _ in found)
        raise click.UsageError(f"this may mean any of {listed}; choose one of them with `--from`")
    ((path, argument),) = found
    homes = [_home(argument, Name(normal(each))) for each in names]
    homes.extend(Home(MapKind.FOCUS, Name(normal(each))) for each in focused)
    return _Asked(path, argument, tuple(dict.fromkeys(homes)), Name(normal(reading)) if reading else None)


def _home(argument: Argument, name: Name) -> Home:
    if name in argument.sections:
        return Home(MapKind.SECTION, name)
    return Home(MapKind.INTERPRETATION if name in argument.interpretations else MapKind.FOCUS, name)


def _named(outputs: Outputs, asked: _Asked, form: str) -> Outputs:
    """The files by the names they get. Raises `click.UsageError` where there was nothing to draw."""
    wanted = asked.subjects or (WHOLE,)
    if form == "pdf":
        wanted = wanted if len(wanted) == 1 else (WHOLE,)
        outputs = {PurePosixPath(f"{wanted[0].token}.pdf"): data for data in outputs.values()}
    names: dict[PurePosixPath, bytes] = {}
    for home in wanted:
        data = outputs.get(PurePosixPath(f"{home.token}.{form}"))
        if data is None:
            raise click.UsageError(f"there is nothing to draw{f' in `{home.subject}`' if home.subject else ''}")
        name = PurePosixPath(f"{_called(asked, home)}.{form}")
        names[name if name not in names else PurePosixPath(f"{home.token}.{form}")] = data
    return names


def _called(asked: _Asked, home: Home) -> str:
    head = asked.argument.masthead
    whole = f"{head.name}-map" if head else "map"
    return "-".join(filter(None, (home.subject or whole, asked.reading)))


def _written(files: Outputs, out: Path | None) -> tuple[Path, ...]:
    """Put the files where they are wanted. Returns their paths; none for standard output."""
    if out == STDOUT:
        if len(files) > 1:
            raise click.UsageError("`-o -` takes one file, and there are several; name a folder")
        sys.stdout.buffer.write(*files.values())
        return ()
    if out is not None and out.suffix and not out.is_dir():
        if len(files) > 1:
            raise click.UsageError(f"`{visible(str(out))}` is one file, and there are {len(files)}; name a folder")
        return write({PurePosixPath(out.name): data for data in files.values()}, out.parent)
    return write(files, out or Path())
