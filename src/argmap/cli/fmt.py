"""`argmap fmt`: files laid out the one way, so that nobody need think of it and a diff shows what changed."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.cli.command import Command
from argmap.cli.options import given, limit_option, paths_argument
from argmap.cli.report import Report, reporting
from argmap.diagnostics import Outcome, Source, has_errors
from argmap.language.format import difference, format_document
from argmap.language.parser import parse
from argmap.limits import MIB
from argmap.outputs import rewrite
from argmap.workspace.files import decode, find_files, read_bytes, shown_path, too_large, too_large_an_argument

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file before and after, as text for the diff and as bytes for the disk."""

    source: Source
    text: str
    before: bytes

    @property
    def after(self) -> bytes:
        """The new bytes: UTF-8 without a byte order mark, with the line ends that the file begins with."""
        first, found, _ = self.before.partition(b"\n")
        crlf = bool(found) and first.endswith(b"\r")
        return (self.text.replace("\n", "\r\n") if crlf else self.text).encode()


@click.command("fmt", cls=Command, examples=["argmap fmt", "argmap fmt --check --diff", "argmap fmt - < draft.arg"])
@paths_argument
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if a file is not laid out this way.")
@click.option("--diff", is_flag=True, help="Change nothing; print what would change.")
@limit_option
def command(paths: tuple[Path, ...], check: bool, diff: bool) -> int:
    """Lay files out the one way: two spaces a level, long text wrapped behind `|`, blank lines where they help.

    PATHS are `.arg` files, and folders that have some, at any depth; without any, the folder `arguments`. The path
    `-` stands for standard input, laid out on standard output. What the files say stays the same.

    Files that change (with --check, that would change) are listed on standard output. A file with a line that cannot
    be read is left as it is; its errors are printed, and the exit code is 1.
    """
    if STDIN in paths and (len(paths) > 1 or check or diff):
        raise click.UsageError("`-` stands alone, without other paths or options")
    would_change = False
    with reporting() as report:
        if STDIN in paths:
            _filter(report)
            paths = ()
        else:
            paths = report.take(find_files(given(paths), report.limits))
        most, advice = report.limits.file_size * MIB, too_large_an_argument(report.limits)
        for path in paths:
            shown = shown_path(path)
            formatted = _format(shown, report.take(read_bytes(path, shown, most, advice)), report)
            if formatted is None or formatted.after == formatted.before:
                continue
            would_change = True
            if not (check or diff):
                rewrite(path, formatted.after)
            click.echo(difference(shown, formatted.source.text, formatted.text) if diff else shown)
    return report.code or int(check and would_change)


def _filter(report: Report) -> None:
    shown, most = "<standard input>", report.limits.file_size * MIB
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        report.take(Outcome(None, (too_large(shown, most, too_large_an_argument(report.limits)),)))
        return
    formatted = _format(shown, data, report)
    if formatted is not None:
        sys.stdout.buffer.write(formatted.after)
        sys.stdout.flush()


def _format(shown: str, data: bytes, report: Report) -> Formatted | None:
    """A file in its one form, or None if it cannot be read."""
    source = decode(shown, data)
    document = parse(source.value, report.limits)
    found = (*source.diagnostics, *document.diagnostics)
    if has_errors(found):
        report.diagnostics.extend(found)
        report.sources = {**report.sources, shown: source.value}
        return None
    return Formatted(source.value, format_document(document.value), data)
