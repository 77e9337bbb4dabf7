"""Measures argmap beside other programs, prints the figures, and writes them into the page beside this file.

`make bench` does all of it, in about a quarter of an hour; `make bench FULL=1` has the large sizes too,
and takes hours.
"""

import argparse
import os
import sys
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
        measure(Bench(Path(folder), results, asked.most), asked.tasks or list(TASKS))
    if asked.tasks:
        print("Only some tasks were measured, so the page stays as it was.")
        return
    results.machine = machine()
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
        help=f"only some of {', '.join(TASKS)}: prints them and writes nothing",
    )
    parser.add_argument("--full", action="store_true", help="the large sizes too")
    parser.add_argument("--most", type=int, default=sys.maxsize, metavar="SIZE", help="no argument of more statements")
    parser.add_argument("--limit", type=float, help="seconds a command may take (300; 3600 with --full)")
    parser.add_argument("--page", action="store_true", help="write the page again from what was measured the last time")
    return parser.parse_args()


if __name__ == "__main__":
    main()
