"""Measures argmap beside other programs, prints the figures, and writes them into the page beside this file.

`make bench` does all of it, in about a quarter of an hour; `make bench FULL=1` has the large sizes too,
and takes hours.
"""

import argparse
import os
import tempfile
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.page import write_page
from benchmarks.peers import machine
from benchmarks.results import Results, Task, read
from benchmarks.tasks import TASKS, measure


def main() -> None:
    asked = options()
    if asked.page:
        write_page(read())
        return
    results = Results(full=asked.full, limit=asked.limit or (3600.0 if asked.full else 300.0))
    with tempfile.TemporaryDirectory(prefix="argmap-bench-") as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")  # What argmap keeps for the user stays as it is.
        measure(Bench(Path(folder), results, asked.sizes, asked.alone), asked.tasks or list(TASKS))
    if (asked.tasks or asked.sizes) and not asked.keep:
        print("Only some of it was measured, so the page stays as it was; with --keep it goes among the rest.")
        return
    results.machine = machine()
    if asked.keep:
        newer, results = results, read()
        results.take(newer)
    results.write()
    write_page(results)


def options() -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "tasks",
        nargs="*",
        type=Task,
        metavar="TASK",
        help=f"only some of {', '.join(TASKS)}",
    )
    parser.add_argument("--full", action="store_true", help="the large sizes too")
    parser.add_argument(
        "--sizes", type=_sizes, default=(), metavar="SIZES", help="only some sizes, such as 33,2000; 0 is the example"
    )
    parser.add_argument("--alone", action="store_true", help="argmap alone, and no other program")
    parser.add_argument("--keep", action="store_true", help="put what is measured among the results of the last time")
    parser.add_argument("--limit", type=float, help="seconds a command may take (300; 3600 with --full)")
    parser.add_argument("--page", action="store_true", help="write the page again from what was measured the last time")
    return parser.parse_args()


def _sizes(said: str) -> tuple[int, ...]:
    return tuple(map(int, said.split(",")))


if __name__ == "__main__":
    main()
