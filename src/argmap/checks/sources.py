"""A source that nothing cites makes a brief look better founded than it is, or betrays a forgotten citation."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Argument, Name
from argmap.model.texts import CITING, marked_up


def uncited_source(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG402: a source is neither cited anywhere nor what a cited source derives from."""
    used = _used(analysis.argument)
    for name, source in analysis.argument.sources.items():
        if name not in used:
            yield Diagnostic(
                "ARG402",
                f"the source `{name}` is never cited",
                Label(source.name_span),
                help=f"cite it where it bears on the argument, as in `[@{name}]`, or delete it",
            )


def _used(argument: Argument) -> set[Name]:
    waiting = [Name(cite.source.text) for text in marked_up(argument, CITING) for cite in text.cites()]
    used: set[Name] = set()
    while waiting:
        name = waiting.pop()
        if name not in used and name in argument.sources:
            used.add(name)
            waiting.extend(argument.sources[name].derives_from)
    return used
