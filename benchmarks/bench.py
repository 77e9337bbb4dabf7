"""Times `argmap check` at several sizes, and `argmap build` of the example, each as a process of its own.

Run it with `make bench`. It prints the median and the fastest of several runs, in seconds, start-up included.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "arguments"
ARGMAP = Path(sys.executable).with_name("argmap")
SIZES = (33, 1_000, 20_000)

PROSE = (
    "the ministry said that services had not reached most villages of the north since the second year of the war and"
    " nobody who was asked there could name an official who had come from the capital to hear what was being asked"
)
WORDS = PROSE.split()


def main() -> None:
    """Print one line for each thing timed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (default: 5)")
    runs = parser.parse_args().runs
    print(f"{'':38}{'median':>8}{'fastest':>9}   seconds, of {runs} runs")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        time_one("argmap --version", runs, "--version")
        for size in SIZES:
            file = place / f"{size}.arg"
            file.write_text(argument(size), encoding="utf-8")
            time_one(f"argmap check, {size:,} statements", runs, "check", file)
        time_one("argmap check, the example", runs, "check", EXAMPLE)
        out = place / "out"
        anew = ("build", "--no-cache", EXAMPLE, "-o", out)
        time_one("argmap build, the example, cold", runs, *anew, before=lambda: remove(out))
        time_one("argmap build, the example, repeated", runs, "build", EXAMPLE, "-o", out)


def remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def time_one(title: str, runs: int, *arguments: str | Path, before: Callable[[], None] = lambda: None) -> None:
    """Time one command; `before` is done before each run and not timed."""
    times = []
    for _ in range(runs):
        before()
        start = time.perf_counter()
        done = subprocess.run([ARGMAP, *arguments], capture_output=True, text=True, check=False)
        times.append(time.perf_counter() - start)
        if done.returncode:
            sys.exit(f"{title} failed:\n{done.stderr}")
    print(f"{title:38}{statistics.median(times):8.2f}{min(times):9.2f}")


# An argument of a given size -----------------------------------------------------------------------------------------


def argument(size: int) -> str:
    """An argument of so many statements, in the mix that arguments have, without errors or warnings."""
    names = count()
    lines = ["brief bench: An argument of many statements", "", "question q: What is the case?", ""]
    sources = max(1, size // 40)
    lines += [f"source s{number}: {sentence(number, 6)}" for number in range(sources)]
    left = size - 2  # The interpretations are statements too.
    claims: list[str] = []
    for number in count():
        if number % 12 == 0:
            lines += ["", f"section part{number // 12}: {sentence(number, 4)}"]
        written = claim(f"c{number}", names, number, sources)
        claims.append(f"c{number}")
        lines.append("")
        for is_statement, line in written:
            if is_statement and not left:
                break
            left -= is_statement
            lines.append(line)
        if not left:
            break
    for reading, held in (("first", claims[::2]), ("second", claims[1::2] or claims)):
        lines += ["", f"interpretation {reading}: {sentence(len(held), 9)}", "  answers q"]
        lines += [f"  holds {', '.join(held)}", f"  indicator: {sentence(len(held), 8)}"]
    return "\n".join(lines) + "\n"


def claim(name: str, names: Iterator[int], seed: int, sources: int) -> Iterator[tuple[bool, str]]:
    """A claim with what bears on it: lines, and whether each is a statement."""

    def said(keyword: str, length: int, depth: int, *, named: bool = False) -> tuple[bool, str]:
        number = next(names)
        head = f"{keyword} n{number}" if named else keyword
        return True, f"{'  ' * depth}{head}: {sentence(number, length)} [@s{number % sources}, p. {number % 90 + 1}]"

    yield True, f"claim {name}: {sentence(seed * 7, 14)} [@s{seed % sources}]"
    yield False, "  confidence moderate: two reports that agree, and no data from the field"
    yield said("support", 16, 1, named=True)
    yield said("and", 12, 2)
    if seed % 3 == 0:
        yield said("undercut", 11, 2)
        yield said("objection", 13, 3)
    yield said("support", 18, 1, named=True)
    if seed % 4 == 0:
        yield True, f"    assumes: {sentence(seed * 11, 10)}"
        yield said("objection", 12, 3)
        yield said("objection", 9, 4)
    yield said("objection", 15, 1, named=True)
    yield said("objection", 14, 2)
    yield said("support", 12, 1)


def sentence(seed: int, length: int) -> str:
    """So many words, different for each seed."""
    words = [WORDS[(seed * 31 + place * (seed % 7 + 3)) % len(WORDS)] for place in range(length)]
    return f"{' '.join(words).capitalize()} {seed}."


if __name__ == "__main__":
    main()
