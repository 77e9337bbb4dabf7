"""Times each analysis by itself at several sizes, in one process, on arguments that are read already.

Run it with `make bench`. It prints the fastest of several runs, in milliseconds.
"""

import argparse
import time
from collections.abc import Callable, Mapping

from bench import argument as argument_text

from argmap.analysis import Analysis, analyse
from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.model import Argument
from argmap.model.resolve import resolve

SIZES = (100, 1_000, 10_000)

ANALYSES: Mapping[str, Callable[[Analysis], object]] = {
    "evidence matrix": lambda analysis: analysis.matrix,
    "withdrawing each leaf": lambda analysis: analysis.effects,
    "cruxes, those effects known": lambda analysis: analysis.effects and analysis.cruxes,
    "leaving out each source": lambda analysis: analysis.sourcing,
    "preferred positions": lambda analysis: analysis.positions,
    "gradual strength, three ways": lambda analysis: analysis.strengths,
}
"""Each analysis by its name; what it needs beforehand is asked for first."""


def main() -> None:
    """Print a line for each analysis, a column for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="how often each is run (default: 3)")
    runs = parser.parse_args().runs
    arguments = [read(size) for size in SIZES]
    print(f"{'milliseconds, for so many statements':40}" + "".join(f"{size:>10,}" for size in SIZES))
    standing = [fastest(runs, lambda: None, lambda _, one=one: analyse(one)) for one in arguments]
    print(line("standing, own terms", standing))
    for name, ask in ANALYSES.items():
        before = (lambda analysis: analysis.effects) if name.startswith("cruxes") else (lambda analysis: analysis)
        print(line(name, [fastest(runs, prepared(one, before), ask) for one in arguments]))


def read(size: int) -> Argument:
    """An argument of so many statements."""
    return resolve([parse(Source("bench.arg", argument_text(size))).value]).value


def prepared(argument: Argument, before: Callable[[Analysis], object]) -> Callable[[], Analysis]:
    """Makes a fresh analysis, with what is needed `before` worked out."""

    def make() -> Analysis:
        analysis = analyse(argument)
        before(analysis)
        return analysis

    return make


def fastest(runs: int, make: Callable[[], object], ask: Callable[..., object]) -> float:
    """The least time that asking takes, in milliseconds; making what is asked is not timed."""
    times = []
    for _ in range(runs):
        made = make()
        start = time.perf_counter()
        ask(made)
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def line(name: str, times: list[float]) -> str:
    """One line of the table."""
    return f"{name:40}" + "".join(f"{each:10.1f}" for each in times)


if __name__ == "__main__":
    main()
