"""`argmap extract`: from a brief that somebody was handed, back to the text it was made of."""

import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

import click

from argmap.cli.command import Command
from argmap.cli.options import fitting, limit_option
from argmap.cli.report import Exit, Report, counted, limits_asked, reporting
from argmap.diagnostics import Diagnostic, Label, Outcome, Span, Trouble, has_errors
from argmap.diagnostics.visible import visible
from argmap.limits import MIB, Limits, raised_by
from argmap.model import Attach
from argmap.outputs import put
from argmap.redaction import SourceCopy
from argmap.render.attachments import Attachment, edition
from argmap.render.extraction import NOT_OURS, Extracted
from argmap.render.extraction_process import extract
from argmap.workspace.database import compile_paths
from argmap.workspace.editions import source_copy
from argmap.workspace.files import SUFFIX, decode, shown_path


class State(StrEnum):
    """How a file on disk stands to the one in the PDF."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@click.command(
    "extract",
    cls=Command,
    examples=[
        "argmap extract mali.pdf",
        "argmap extract mali.pdf --list",
        "argmap extract mali.pdf --compare arguments",
    ],
)
@click.argument("pdf", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    callback=fitting,
    help="Where the files go; by default a folder named after the PDF, such as mali-source.",
)
@click.option(
    "--compare",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Write nothing, and say of each file whether the one in FOLDER still says the same.",
)
@click.option(
    "--list", "listed", is_flag=True, help="Write nothing, and list what is attached, with its size in bytes."
)
@click.option("--altered", is_flag=True, help="Go on even if the source is not what the PDF was made of.")
@limit_option
def command(pdf: Path, out: Path | None, compare: Path | None, listed: bool, altered: bool) -> int:
    """Take the source out of a PDF that argmap made.

    A brief carries a clean copy of its source, the files it was made of, or nothing; see `argmap build --attach`. What
    there is is checked against the edition that the PDF names, and written; the paths go to standard output. A file
    that is there already and says something else is never overwritten. Whether the pages were made of these files, only
    building them again can show.

    With `--compare`, the exit code is 1 if any file in FOLDER is missing or says something else. A clean copy is
    compared with the clean copy that would be made of what is there now.
    """
    if (out is not None) + (compare is not None) + listed > 1:
        raise click.UsageError("`--list` and `--compare` write nothing; give one of them, or `-o`")
    if compare is not None and not compare.is_dir():
        raise Trouble(Diagnostic("ARG906", f"there is no folder `{compare.as_posix()}`", help="check the spelling"))
    with reporting() as report:
        extracted = _extracted(pdf, report, altered=altered)
        if extracted is not None and not report.refused:
            if listed:
                return _list(extracted, pdf)
            if extracted.kind is Attach.NONE:
                raise Trouble(_without_source(extracted, pdf))
            if compare is not None:
                return _compare(extracted, compare, report)
            _write(extracted, out or Path(f"{pdf.stem}-source"))
    return report.code


def _extracted(pdf: Path, report: Report, *, altered: bool) -> Extracted | None:
    found = extract(_read(pdf, report.limits), report.limits)
    where = Label(Span(shown_path(pdf), 0, 0))
    extracted = report.take(Outcome(found.value, tuple(replace(each, primary=where) for each in found.diagnostics)))
    if extracted is not None and not extracted.intact and not altered:
        report.take(Outcome(None, (_altered(extracted, where),)))
    return extracted


def _read(pdf: Path, limits: Limits) -> bytes:
    """The bytes of a PDF. Raises `Trouble` if they cannot be had."""
    if not pdf.is_file():
        raise Trouble(Diagnostic("ARG906", f"there is no file `{pdf.as_posix()}`", help="name a PDF that argmap made"))
    try:
        with pdf.open("rb") as file:
            data = file.read(limits.pdf_size * MIB + 1)
    except OSError as error:
        message = f"`{pdf.as_posix()}` cannot be read: {error.strerror}"
        raise Trouble(Diagnostic("ARG127", message, help="mend its permissions, or copy it elsewhere")) from error
    if len(data) > limits.pdf_size * MIB:
        message = f"`{pdf.as_posix()}` is larger than {limits.pdf_size:,} MiB and was not read"
        advice = f"{NOT_OURS}; if you trust it, {raised_by('pdf-size', limits.pdf_size)}"
        raise Trouble(Diagnostic("ARG914", message, help=advice))
    return data


def _without_source(extracted: Extracted, pdf: Path) -> Diagnostic:
    return Diagnostic(
        "ARG912",
        "this PDF was made without its source, as its makers chose (`attach none`): nothing was lost",
        Label(Span(shown_path(pdf), 0, 0)),
        notes=(
            f"it says that it is edition {visible(extracted.edition)}, made by argmap {visible(extracted.version)}",
        ),
        help="ask whoever made it for the source; an `argmap build` of the same source gives the same edition",
    )


def _altered(extracted: Extracted, where: Label) -> Diagnostic:
    made, has = visible(extracted.edition), edition(extracted.files)
    return Diagnostic(
        "ARG915",
        "what is attached to this PDF is not the source that it was made of",
        where,
        notes=(f"the PDF says that it is edition {made}, and what is attached is edition {has}",),
        help="ask whoever sent it for the original; `--altered` takes out what there is",
    )


# Listing -------------------------------------------------------------------------------------------------------------


def _list(extracted: Extracted, pdf: Path) -> Exit:
    for file in extracted.files:
        click.echo(f"{len(file.data):>11,}  {visible(file.path)}")
    size = sum(len(file.data) for file in extracted.files)
    what = f"{counted(len(extracted.files), 'file')}, {size:,} bytes: {_called(extracted)}"
    none = f"nothing is attached to {pdf.name}: it was made without its source (edition {extracted.edition})"
    click.echo(visible(what if extracted.files else none), err=True)
    return Exit.SUCCESS


# Writing -------------------------------------------------------------------------------------------------------------


def _write(extracted: Extracted, out: Path) -> None:
    """Write what is not there yet. Raises `Trouble`, before anything is written, where a file stands in the way."""
    states = {file.path: _state(file, out) for file in extracted.files}
    free = (State.SAME, State.MISSING)
    in_the_way = [path for path in states if _linked(out, path) or states[path] not in free]
    if in_the_way:
        raise Trouble(_refused(in_the_way, out))
    put({PurePosixPath(f.path): f.data for f in extracted.files if states[f.path] is State.MISSING}, out)
    for path in states:
        click.echo(visible((out / path).as_posix()))
    click.echo(visible(_outcome(extracted, list(states.values()), out)), err=True)
    click.echo(visible(_advice(extracted, out)), err=True)


def _refused(paths: Sequence[str], out: Path) -> Diagnostic:
    shown = [(out / path).as_posix() for path in paths]
    more = (f"and {len(shown) - 5} more",) if len(shown) > 5 else ()
    return Diagnostic(
        "ARG916",
        f"{counted(len(shown), 'file')} would be overwritten, and nothing was written",
        notes=(*(f"`{path}` is there already, and is something else" for path in shown[:5]), *more),
        help="choose another folder with `-o`, or move away what is there; `--compare` says what differs",
    )


def _linked(out: Path, path: str) -> bool:
    """Whether a link below the folder stands in the way: it may lead anywhere."""
    place = out / path
    within = [place, *(parent for parent in place.parents if parent.is_relative_to(out) and parent != out)]
    return any(each.is_symlink() for each in within)


def _outcome(extracted: Extracted, states: Sequence[State], out: Path) -> str:
    written = states.count(State.MISSING)
    kept = f"; {counted(len(states) - written, 'file')} said the same already" if written < len(states) else ""
    return f"{_called(extracted)}; wrote {counted(written, 'file')} to {out.as_posix()}/{kept}"


def _called(extracted: Extracted) -> str:
    """Whether this is the source that the PDF says it was made of, in words; anybody can write what it says."""
    if extracted.intact:
        clean = "a clean copy of the source" if extracted.kind is Attach.CLEAN else "the source"
        made = f"edition {extracted.edition}, argmap {extracted.version}"
        return f"this is {clean} that the PDF says it was made of ({made}); only a build of it shows whether it was"
    return f"this is not the source that the PDF was made of (the PDF says edition {extracted.edition})"


def _advice(extracted: Extracted, out: Path) -> str:
    """What to do next: build it, or first find what a brief names and does not carry."""
    arguments = [out / file.path for file in extracted.files if file.path.endswith(SUFFIX)]
    try_it = f"Now try `argmap build {shlex.quote(str(out))}`."
    if not arguments:
        return try_it
    found = compile_paths(arguments, limits=limits_asked())
    absent = ", ".join(f"`{path}`" for path in found.value.asked if not Path(path).is_file())
    if any(each.code == "ARG117" for each in found.diagnostics):
        return f"Not all that it names is in the PDF. Put this there before you build: {absent}."
    texts = f" Texts of sources are not in the PDF; without them, quotes are not looked up: {absent}." if absent else ""
    return try_it + texts


# Comparing -----------------------------------------------------------------------------------------------------------


def _compare(extracted: Extracted, folder: Path, report: Report) -> Exit:
    if extracted.kind is Attach.CLEAN:
        states = _compared_copies(extracted, folder, report)
        if report.refused:
            return report.code
    else:
        states = {(folder / file.path).as_posix(): _state(file, folder) for file in extracted.files}
    for path, state in states.items():
        click.echo(f"{state:10} {visible(path)}")
    differ = sum(state is not State.SAME for state in states.values())
    found = f"{differ} of {counted(len(states), 'file')} differ{'s' if differ == 1 else ''} from it" if differ else ""
    click.echo(visible(f"{_called(extracted)}; {found or f'all in {folder.as_posix()} say the same'}"), err=True)
    return Exit.INPUT if differ else Exit.SUCCESS


def _compared_copies(extracted: Extracted, folder: Path, report: Report) -> Mapping[str, State]:
    """How what is in a folder stands to a clean copy, by the paths in the folder, or in the copy where there are none.

    The argument in the folder is the one with a brief of the same name. What is wrong in the folder is reported.
    """
    compiled = compile_paths([folder], limits=report.limits)
    report.take(Outcome(None, tuple(each for each in compiled.diagnostics if has_errors([each]))))
    report.sources = compiled.value.sources
    nothing = SourceCopy(Attach.CLEAN, (), "")
    copies = [
        source_copy(compiled.value, path, Attach.CLEAN, on_maps=on_maps)
        for path, _ in compiled.value.analyses
        for on_maps in (False, True)  # A PDF does not say whether it is a brief or an atlas.
    ]
    data = {file.data for file in extracted.files}
    fitting = [copy for copy in copies if _main(copy.files) == _main(extracted.files)]
    nearest = max(fitting, key=lambda copy: sum(file.data in data for file in copy.files), default=nothing)
    there = {file.path: file.data for file in nearest.files}
    return {
        nearest.origins.get(file.path) or file.path: State.SAME
        if there.get(file.path) == file.data
        else State.CHANGED
        if file.path in there
        else State.MISSING
        for file in extracted.files
    }


def _main(files: Sequence[Attachment]) -> str:
    """The path of the file that the others lie beside, in a folder; it is called after the brief."""
    return next((file.path for file in files if "/" not in file.path), "")


def _state(file: Attachment, folder: Path) -> State:
    """How a file in a folder stands to one of the PDF; line ends and byte order marks make no difference."""
    place = folder / file.path
    if not os.path.lexists(place):
        return State.MISSING
    try:
        data = place.read_bytes() if place.is_file() else None
    except OSError:
        return State.UNREADABLE
    same = data is not None and file.data in (data, decode(file.path, data).value.text.encode())
    return State.SAME if same else State.CHANGED
