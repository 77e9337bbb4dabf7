"""Cruxes in plain words, for an analyst who has never seen the program."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from argmap.analysis import (
    Analysis,
    Crux,
    Firmness,
    PairGroup,
    Standing,
    called,
    fates,
    listed,
    paired,
    some,
    suppose,
)
from argmap.cli.outlook_words import IS, WOULD, as_written, order_words, turned
from argmap.cli.paragraphs import amount, command_line, place, wrapped
from argmap.cli.report import counted
from argmap.diagnostics import Source
from argmap.limits import raised_by
from argmap.model import Name

CHAIN = 8
"""How many statements of the way from a withdrawal to its outcome are spelt out."""

OTHERS = 12
"""How many statements of a group are named."""


def crux_lines(analysis: Analysis, sources: Mapping[str, Source], paths: Sequence[Path], most: int) -> Iterator[str]:
    """All there is to say of the cruxes of one argument, with up to so many of each kind."""
    words = _Words(analysis, sources, paths)
    if analysis.cruxes.columns:
        singles = [crux for crux in analysis.cruxes.cruxes if len(crux.statements) == 1]
        groups = paired(analysis.cruxes.cruxes)
        yield from words.summary(len(singles), sum(len(group.cruxes) for group in groups))
        yield from words.entries(
            "Cruxes of one statement", [words.single(crux) for crux in singles[:most]], len(singles)
        )
        yield from words.entries("Cruxes of two statements", [words.group(one) for one in groups[:most]], len(groups))
    else:
        yield "There are no interpretations, and so no quarrel between them."
    yield from words.judgments()


class _Words:
    def __init__(self, analysis: Analysis, sources: Mapping[str, Source], paths: Sequence[Path]) -> None:
        self.analysis = analysis
        self.cruxes = analysis.cruxes
        self.sources = sources
        self.paths = paths

    # The whole -----------------------------------------------------------------------------------------------------

    def summary(self, singles: int, pairs: int) -> Iterator[str]:
        for sentence in as_written(self.analysis, self.cruxes.outlook):
            yield from wrapped(sentence)
        yield ""
        leaves = counted(self.cruxes.leaves, "statement")
        rest = "is an assumption or rests" if self.cruxes.leaves == 1 else "are assumptions or rest"
        yield from wrapped(
            f"{leaves} {rest} on no other. Each was withdrawn in thought, first alone and then in pairs."
            f" {self._found(singles, pairs)}"
        )
        if not self.cruxes.finished:
            yield from wrapped(
                "Not finished: there are too many pairs to try them all. There may be more cruxes of two."
                f" To try more, {raised_by('pairs', self.analysis.limits.pairs)}."
            )

    def _found(self, singles: int, pairs: int) -> str:
        tried = "" if self.cruxes.finished else " that was tried"
        if not singles and not pairs:
            return f"None of them is a crux, nor is any pair{tried}: without them the outcome stays as it is."
        if not singles:
            alone = "None of them is a crux by itself."
        elif singles == 1:
            alone = "1 of them is a crux by itself: without it, the outcome changes."
        else:
            alone = f"{singles} of them are cruxes by themselves: without any one of these, the outcome changes."
        if not pairs:
            return f"{alone} No pair{tried} is one."
        which = "1 pair is a crux" if pairs == 1 else f"{pairs} pairs are cruxes"
        return f"{alone} {which}: without both statements{' of any one' * (pairs > 1)}, the outcome changes."

    def entries(self, title: str, entries: Sequence[Iterator[str]], total: int) -> Iterator[str]:
        if entries:
            yield from ("", title)
        for entry in entries:
            yield ""
            yield from entry
        if total > len(entries):
            yield from ("", f"{total - len(entries)} more, which `--most {total}` shows.")

    # One crux ------------------------------------------------------------------------------------------------------

    def single(self, crux: Crux) -> Iterator[str]:
        yield from wrapped(f"If {self._called(crux.statements[0])} were withdrawn, {self._outcome(crux)}.")
        yield from self._details(crux)

    def group(self, group: PairGroup) -> Iterator[str]:
        crux = group.cruxes[0]
        if len(group.others) == 1:
            names = listed([self._called(name) for name in crux.statements])
            yield from wrapped(f"If {names} were both withdrawn, {self._outcome(crux)}.")
            yield from self._details(crux)
            return
        others = some([self._called(name) for name in group.others], OTHERS)
        together = f"{self._called(group.common)} is a crux together with any one of these {len(group.others)}"
        outcome = self._outcome(crux, counts=False)
        yield from wrapped(f"{together}: {others}. If both were withdrawn, {outcome}.")
        yield from self._text(group.common)
        yield from wrapped(f"For instance, with {self._called(group.others[0])}:", "  ")
        yield from self._way(crux)

    def _outcome(self, crux: Crux, *, counts: bool = True) -> str:
        """What would come of it; where several cruxes are meant, without what `counts` against each, which differs."""
        parts = [turned(self.cruxes.outlook, crux.outlook)] if crux.turns else []
        if crux.reorders:
            forecast = self.analysis.forecast
            against = [old + shift for old, shift in zip(forecast.against, crux.shift, strict=True)]
            order = order_words(crux.outlook.ranking, self.cruxes.columns, against if counts else None)
            parts.append(f"the order would be {order}")
        return ", and ".join(parts)

    def _details(self, crux: Crux) -> Iterator[str]:
        for name in crux.statements:
            yield from self._text(name)
        moved = [
            f"{name} {'+' if shift > 0 else '-'}{amount(abs(shift))}"
            for name, shift in zip(self.cruxes.columns, crux.shift, strict=True)
            if shift
        ]
        if moved:
            yield from wrapped(f"What the evidence counts against them would change: {listed(moved)}.", "  ")
        yield from self._way(crux)

    def _text(self, name: Name) -> Iterator[str]:
        statement = self.analysis.argument.statements[name]
        start = f"{name}: " if statement.named else ""
        yield from wrapped(f"{start}{statement.text.plain()}  [{place(statement.span, self.sources)}]", "    ")

    def _way(self, crux: Crux) -> Iterator[str]:
        """What changes on the way to the outcome, and the commands that explain all of it."""
        argument = self.analysis.argument
        changed = [name for name, _ in crux.changed]
        kept = set(changed[: CHAIN - len(crux.turns)]).union(crux.turns)
        shown = [name for name in changed if len(changed) <= CHAIN or name in kept]
        for sentence in fates(suppose(argument, self.analysis.framework, without=crux.statements), shown):
            yield from wrapped(sentence, "  - ")
        if len(changed) > len(shown):
            yield f"  - and {len(changed) - len(shown)} more on the way"
        commands: list[tuple[str, ...]] = [("why", crux.turns[0])] if crux.turns else []
        if crux.reorders:
            commands.append(("matrix",))
        for words in commands:
            line = command_line(*words, "--without", ",".join(crux.statements), paths=self.paths)
            yield from wrapped(f"more: {line}", "  ")

    def _called(self, name: Name) -> str:
        return called(self.analysis.argument.statements[name])

    # Key judgments -------------------------------------------------------------------------------------------------

    def judgments(self) -> Iterator[str]:
        head = self.analysis.argument.masthead
        if head and head.judgments:
            yield from ("", "Key judgments", "")
            for name in dict.fromkeys(head.judgments):
                yield from wrapped(self._judgment(self.analysis.firmness[name]), "", "  ")

    def _judgment(self, firmness: Firmness) -> str:
        now = f"{firmness.statement} {IS[firmness.standing]}"
        if firmness.firm:
            return f"{now}, whichever single statement or source is left out."
        without: dict[Standing, list[str]] = {}
        for leaf, standing in firmness.leaves:
            without.setdefault(standing, []).append(self._called(leaf))
        for source, standing in firmness.sources:
            without.setdefault(standing, []).append(f"the source {source}")
        hangs = [f"It {WOULD[standing]} without {_either(names)}." for standing, names in without.items()]
        return f"{now}. {' '.join(hangs)}"


def _either(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    many = some(names, OTHERS)
    return f"any one of {many}" if len(names) > 2 else f"{names[0]} or without {names[1]}"
