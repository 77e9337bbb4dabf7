"""`argmap explain`: the page about a code."""

import click

from argmap.cli.command import Command
from argmap.diagnostics.catalogue import near
from argmap.diagnostics.explain import explain


@click.command("explain", cls=Command, examples=["argmap explain ARG202"])
@click.argument("code")
def command(code: str) -> int:
    """Say what the code of a message means, why it matters, and what to write instead.

    CODE is what stands in brackets in a message, such as ARG202, or the name of the rule, such as duplicate-name.
    """
    page = explain(code)
    if page is None:
        others = " or ".join(f"`{other}`" for other in near(code))
        raise click.UsageError(
            f"there is no code `{code}`; " + (f"did you mean {others}?" if others else "codes look like ARG202")
        )
    click.echo(page.rstrip())
    return 0
