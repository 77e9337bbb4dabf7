"""Times the verdicts on arguments of every shape that could take long, within one process.

`python -m benchmarks.verdicts [STATEMENTS]` prints, for each shape and for 20 and 40 interpretations, the seconds of
processor time for status alone, and for each part of all there is. The goals: one second for status, three for all, and
40 interpretations in no more than twice the time of 20.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from random import Random

from argmap.analysis.verdicts import Verdicts
from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.model import Argument
from argmap.model.resolve import resolve
from benchmarks.arguments import as_arg, invent

STATEMENTS = 20_000
READINGS = (20, 40)
EACH = 40
"""Of so many statements, one is held or rejected by each interpretation."""


def chain(size: int) -> Iterator[str]:
    """Each rests on the next; every third is objected to."""
    for number in range(size):
        yield f"claim c{number}: C.{_cited(number) if number % 3 == 0 else ''}"
        if number + 1 < size:
            yield f"  support c{number + 1}"
        if number % 3 == 1 and number + 2 < size:
            yield f"  objection c{number + 2}"


def quarrel(size: int) -> Iterator[str]:
    """Each is an objection to the one before."""
    for number in range(size):
        yield f"claim c{number}: C.{_cited(number)}"
        if number + 1 < size:
            yield f"  objection c{number + 1}"


def tree(size: int) -> Iterator[str]:
    """Each rests on three others, or is objected to by one of them."""
    for number in range(size):
        yield f"claim c{number}: C.{_cited(number) if 3 * number + 1 >= size else ''}"
        for below in range(3 * number + 1, min(3 * number + 4, size)):
            yield f"  {'objection' if below % 7 == 0 else 'support'} c{below}"


def tangle(size: int) -> Iterator[str]:
    """A random graph: each has up to four others that bear on it, in circles too."""
    random = Random(1)  # noqa: S311
    for number in range(size):
        yield f"claim c{number}: C.{_cited(number) if random.random() < 0.5 else ''}"
        for other in {random.randrange(size) for _ in range(random.randrange(5))} - {number}:
            yield f"  {random.choice(('support', 'support', 'objection'))} c{other}"
            if random.random() < 0.2:
                yield f"    undercut c{random.randrange(size)}"


def star(size: int) -> Iterator[str]:
    """One contradicts all others."""
    yield f"claim c0: C.{_cited(0)}"
    yield from (f"  contradicts c{number}" for number in range(1, size))
    yield from (f"claim c{number}: C.{_cited(number)}" for number in range(1, size))


def mixed(size: int) -> Iterator[str]:
    """Claims with reasons, premises, assumptions, objections and undercuts, in the mix that arguments have."""
    text = as_arg(invent(size)).partition("\ninterpretation ")[0]
    return (
        line
        for line in text.split("\n")
        if not line.startswith(("brief", "source", "section", "  judgments", "  compare"))
    )


SHAPES: Mapping[str, Callable[[int], Iterator[str]]] = {
    "chain": chain,
    "quarrel": quarrel,
    "tree": tree,
    "random graph": tangle,
    "star of contradictions": star,
    "mixed": mixed,
}


def _cited(number: int) -> str:
    return f" [@s{number % 500}, p. {number}]"


def argument(shape: str, size: int, readings: int) -> Argument:
    """An argument of one shape, with interpretations that hold and reject a part of it each."""
    lines = [*(f"source s{number}: S" for number in range(size)), *SHAPES[shape](size)]
    names = [line.split()[1].rstrip(":") for line in lines if line.startswith("claim")]
    for number in range(readings):
        lines.append(f"interpretation i{number}: I.")
        held = (
            list(islice(names, number, None, EACH)) if shape != "star of contradictions" else names[number : number + 1]
        )
        rejected = [name for name in names[number + readings :: EACH * 3] if name not in set(held)]
        lines.append(f"  holds {', '.join(held)}")
        lines.append(f"  rejects {', '.join(rejected)}")
    text = "brief b: B\n" + "\n".join(lines) + "\n"
    return resolve([parse(Source("bench.arg", text)).value]).value


PARTS: Mapping[str, Callable[[Verdicts], object]] = {
    "status": lambda found: found.status,
    "stances": lambda found: [reading.sides for reading in found.readings.values()],
    "common ground": lambda found: (found.common_ground, found.undisputed),
    "cruxes": lambda found: found.cruxes,
    "load-bearing": lambda found: found.load_bearing,
    "cases": lambda found: [(found.hardest(name), found.best_case(name)) for name in found.readings],
    "matrix": lambda found: found.matrix,
    "tallies": lambda found: [found.matrix.tally(name) for name in found.readings],
    "order": lambda found: found.order,
    "one source less": lambda found: found.without_source(next(iter(found.argument.sources))),
    "why": lambda found: [found.why(name) for name in found.argument.statements],
}
"""What is worked out, in this order; each part after those before it."""


def measure(shape: str, size: int, readings: int) -> dict[str, float]:
    """The seconds of each part."""
    found, seconds = Verdicts(argument(shape, size, readings)), dict[str, float]()
    for part, work in PARTS.items():
        start = time.process_time()
        work(found)
        seconds[part] = time.process_time() - start
    return seconds


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else STATEMENTS
    gc.disable()  # As the commands do.
    print(f"{'':32}{'all':>8}" + "".join(f"{part:>16}" for part in PARTS))
    for shape in SHAPES:
        for readings in READINGS:
            seconds = measure(shape, size, readings)
            figures = "".join(f"{each:16.2f}" for each in seconds.values())
            print(f"{shape + ', ' + str(readings):32}{sum(seconds.values()):8.2f}{figures}", flush=True)
            gc.collect()


if __name__ == "__main__":
    main()
