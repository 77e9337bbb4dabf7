"""Cruxes in plain words, for an analyst who has never seen the program."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from argmap.analysis import Analysis, Crux, called, fates, listed, suppose
from argmap.cli.outlook_words import order_words, turned
from argmap.cli.paragraphs import command_line, place, wrapped
from argmap.cli.report import counted
from argmap.diagnostics import Source
from argmap.model import Name

CHAIN = 8
"""How many statements of the way from a withdrawal to its outcome are spelt out."""


def crux_lines(analysis: Analysis, sources: Mapping[str, Source], paths: Sequence[Path], most: int) -> Iterator[str]:
    """All there is to say of the cruxes of one argument, with up to so many of them."""
    if not analysis.cruxes.columns:
        yield "There are no interpretations, and so no quarrel between them."
        return
    words = _Words(analysis, sources, paths)
    found = analysis.cruxes.cruxes
    yield from words.summary()
    for crux in found[:most]:
        yield ""
        yield from words.crux(crux)
    if len(found) > most:
        yield from ("", f"{len(found) - most} more, which `--most {len(found)}` shows.")


class _Words:
    def __init__(self, analysis: Analysis, sources: Mapping[str, Source], paths: Sequence[Path]) -> None:
        self.analysis = analysis
        self.cruxes = analysis.cruxes
        self.sources = sources
        self.paths = paths

    # The whole -----------------------------------------------------------------------------------------------------

    def summary(self) -> Iterator[str]:
        if len(self.cruxes.columns) > 1:
            order = order_words(self.cruxes.outlook.ranking, self.cruxes.columns, self.analysis.forecast.against)
            yield from wrapped(f"What the evidence counts against them, from the least to the most: {order}.")
            yield ""
        leaves = counted(self.cruxes.leaves, "statement")
        rest = "is an assumption or rests" if self.cruxes.leaves == 1 else "are assumptions or rest"
        yield from wrapped(f"{leaves} {rest} on no other. Each was withdrawn in thought by itself. {self._found()}")

    def _found(self) -> str:
        match len(self.cruxes.cruxes):
            case 0:
                return "None of them is a crux: without any one of them the outcome stays as it is."
            case 1:
                return "1 of them is a crux: without it, the outcome changes."
            case number:
                return f"{number} of them are cruxes: without any one of these, the outcome changes."

    # One crux ------------------------------------------------------------------------------------------------------

    def crux(self, crux: Crux) -> Iterator[str]:
        statement = self.analysis.argument.statements[crux.statement]
        yield from wrapped(f"If {called(statement)} were withdrawn, {self._outcome(crux)}.")
        start = f"{statement.name}: " if statement.named else ""
        yield from wrapped(f"{start}{statement.text.plain()}  [{place(statement.span, self.sources)}]", "    ")
        moved = [f"{name} {shift:+}" for name, shift in zip(self.cruxes.columns, crux.shift, strict=True) if shift]
        if moved:
            yield from wrapped(f"What the evidence counts against them would change: {listed(moved)}.", "  ")
        yield from self._way(crux)

    def _outcome(self, crux: Crux) -> str:
        parts = [turned(self.cruxes.outlook, crux.outlook)] if crux.turns else []
        if crux.reorders:
            before = self.analysis.forecast.against
            against = [old + shift for old, shift in zip(before, crux.shift, strict=True)]
            parts.append(f"the order would be {order_words(crux.outlook.ranking, self.cruxes.columns, against)}")
        return ", and ".join(parts)

    def _way(self, crux: Crux) -> Iterator[str]:
        """What changes on the way to the outcome, and the commands that explain all of it."""
        argument = self.analysis.argument
        changed = [name for name, _ in crux.changed]
        kept: set[Name] = set(changed[: CHAIN - len(crux.turns)]).union(crux.turns)
        shown = [name for name in changed if len(changed) <= CHAIN or name in kept]
        for sentence in fates(suppose(argument, self.analysis.framework, without=(crux.statement,)), shown):
            yield from wrapped(sentence, "  - ")
        if len(changed) > len(shown):
            yield f"  - and {len(changed) - len(shown)} more on the way"
        commands: list[tuple[str, ...]] = [("why", crux.turns[0])] if crux.turns else []
        if crux.reorders:
            commands.append(("matrix",))
        for words in commands:
            line = command_line(*words, "--without", crux.statement, paths=self.paths)
            yield from wrapped(f"more: {line}", "  ")
