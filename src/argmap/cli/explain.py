"""`argmap explain`: the page about a code, or about a word of the language."""

import click

from argmap.cli.command import Command
from argmap.diagnostics.catalogue import near
from argmap.diagnostics.explain import explain


@click.command("explain", cls=Command, examples=["argmap explain ARG202", "argmap explain undercut"])
@click.argument("what", metavar="CODE|WORD")
def command(what: str) -> int:
    """Say what the code of a message means, why it matters, and what to write instead; or what a word means.

    CODE is what stands in brackets in a message, such as ARG202, or the name of the rule, such as duplicate-name. WORD
    is one that a line can begin with, such as undercut: you are told how to write it, and where, with an example.
    """
    page = explain(what) or _about_word(what)
    if page is None:
        raise click.UsageError(f"there is no code and no word `{what}`; " + _advice(what))
    click.echo(page.rstrip())
    return 0


def _about_word(what: str) -> str | None:
    from argmap.language.words import explained, keyword_of  # Codes need none of it.

    keyword = keyword_of(what)
    return explained(keyword) if keyword else None


def _advice(what: str) -> str:
    from argmap.language.words import nearest

    close = [*near(what), *filter(None, [nearest(what)])]
    if close:
        return f"did you mean {' or '.join(f'`{other}`' for other in close)}?"
    return "codes look like ARG202, and `grammar/README.md` has the words"
