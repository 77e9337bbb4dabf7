"""A theme shows claims: a reason or an objection out of its place would say less than it does where it stands."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Role


def theme_without_claims(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG421: a theme shows a statement that is no claim."""
    argument = analysis.argument
    for theme in argument.themes.values():
        for shown in (argument.statements[name] for name in theme.shows):
            if shown.role is not Role.CLAIM:
                yield Diagnostic(
                    "ARG421",
                    f"the theme `{theme.name}` shows {quoted(shown)}, which is no claim",
                    Label(theme.name_span),
                    (at(shown, f"written as `{shown.role}`"),),
                    help="name the claim that it bears on, or make it a `claim` and point at it from where it stands",
                )
