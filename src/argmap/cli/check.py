"""`argmap check`: everything there is to say about the input, and nothing written."""

import sys
from pathlib import Path

import click

from argmap.cli.command import Command
from argmap.cli.options import fail_on_option, format_option, limit_option, paths_argument, strict_option
from argmap.cli.reading import read
from argmap.cli.report import counted, reporting
from argmap.diagnostics.render import Format


@click.command(
    "check",
    cls=Command,
    examples=[
        "argmap check",
        "argmap check notes/harbour.arg --strict",
        "argmap check --fail-on unanswered,unsourced",
        "argmap check --format sarif > argmap.sarif",
    ],
)
@paths_argument
@strict_option
@fail_on_option
@format_option
@limit_option
def command(paths: tuple[Path, ...], strict: bool, fail_on: frozenset[str], form: Format) -> int:
    """Say what is wrong with an argument, and where; write nothing.

    PATHS are `.arg` files, and folders that have some, at any depth; without any, the folder `arguments`.
    Every error is reported, not only the first, and so are weak spots, as warnings: assertions without a source,
    interpretations nothing could disprove, and the like. `argmap explain CODE` says more about each. What --fail-on
    names is an error; objections that an interpretation leaves `unanswered` and critical questions left open
    (`open-questions`) are looked for only where it names them.

    As text, the report goes to standard error. As JSON, SARIF or GitHub workflow commands it is the command's
    result, and goes to standard output. Where nothing is wrong, it says so on a terminal, and is silent elsewhere.
    """
    with reporting(form, strict=strict, fail_on=fail_on, on_stdout=True) as report:
        read(paths, report)
    if not report.trouble and (report.diagnostics or sys.stderr.isatty()):
        report.say(f"{counted(len(report.sources), 'file')} read: {report.summary()}")
    return report.code
