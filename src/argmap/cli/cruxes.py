"""`argmap cruxes`: what the quarrel between the interpretations turns on."""

from pathlib import Path

import click

from argmap.cli.answers import print_json
from argmap.cli.command import Command
from argmap.cli.crux_words import crux_lines
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.paragraphs import heading
from argmap.cli.reading import read
from argmap.cli.report import reporting
from argmap.writers.json import entries


@click.command(
    "cruxes", cls=Command, examples=["argmap cruxes", "argmap cruxes --most 30", "argmap cruxes --format json"]
)
@paths_argument
@output_option("text", "json")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many cruxes to show.",
)
@limit_option
def command(paths: tuple[Path, ...], form: str, most: int) -> int:
    """Say what the quarrel between the interpretations turns on.

    Each assumption, and each statement that nothing supports, is withdrawn in thought by itself. It is a crux if the
    thesis of an interpretation would then stand or fall otherwise, or if the order in which the evidence speaks against
    the interpretations (`argmap matrix`) would change.

    To withdraw is not to delete: if you delete the last reason for a claim, it stands on the author's bare word; if
    that reason is withdrawn, the claim falls.

    PATHS are `.arg` files and folders; without any, the folder `arguments`. JSON has all cruxes.
    """
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    analyses = [analysis for _, analysis in compiled.analyses]
    if form == "json":
        print_json(map(entries.cruxes, analyses))
        return report.code
    chapters = (
        [*heading(each, several=len(analyses) > 1), *crux_lines(each, compiled.sources, paths, most)]
        for each in analyses
    )
    click.echo("\n\n".join("\n".join(chapter) for chapter in chapters))
    return report.code
