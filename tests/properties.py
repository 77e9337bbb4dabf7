"""Searches for examples that contradict a property, at random and for as long as it is told.

`python -m properties [PATH ...]` tries the properties of these tests, or of all, in rounds, each with its own
seed.
PROPERTIES_MINUTES says for how long another round is begun (0: one round), and SEED the first seed. What was found is
printed with the seed that finds it again, and the exit code is then 1.
"""
# ruff: noqa: T201

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import count
from random import SystemRandom

MINUTES = 5
SEEDS = 2**32
WORKERS = ("--numprocesses", "auto", "--maxprocesses", "8", "--dist", "worksteal")


def main(paths: Sequence[str]) -> int:
    """Try rounds until the time is over; a property that was contradicted is left out of those that follow."""
    end = time.monotonic() + 60 * float(os.environ.get("PROPERTIES_MINUTES") or MINUTES)
    first = int(os.environ.get("SEED") or SystemRandom().randrange(SEEDS))
    found: dict[str, int] = {}
    for seed in map(SEEDS.__rmod__, count(first)):
        done = one_round(seed, paths, found)
        broken = re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", done.stdout, re.MULTILINE)
        found |= dict.fromkeys(broken, seed)
        print(done.stdout if done.returncode else f"seed {seed}: every property held", flush=True)
        if (
            done.returncode > 1 or time.monotonic() >= end
        ):  # Above 1, there was nothing to try, or it could not be tried.
            break
    for test, seed in found.items():
        print(f"{test}\n    again: PROPERTIES_MINUTES=0 SEED={seed} make properties")
    return 1 if found else done.returncode


def one_round(seed: int, paths: Sequence[str], known: Iterable[str]) -> "subprocess.CompletedProcess[str]":
    """Try every property but those known to be contradicted."""
    command = [sys.executable, "-m", "pytest", "-m", "hypothesis", "--hypothesis-profile=search", "--tb=short", "-rfE"]
    command += [f"--hypothesis-seed={seed}", *WORKERS, *(f"--deselect={test}" for test in known), *paths]
    env = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
