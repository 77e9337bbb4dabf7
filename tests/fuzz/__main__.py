"""Fuzzes every target in a process of its own, guided by coverage where atheris is installed, blindly elsewhere.

`python -m fuzz [TARGET ...]`; FUZZ_RUNS says how many inputs to try in all. What breaks a target is written to a file,
which is named, and the exit code is then 1.
"""

import hashlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from random import Random
from types import FrameType

from fuzz.mutation import Mutator

RUNS = 100_000
SECONDS = 20
"""How long one input may take."""
MEMORY = 4 * 2**30
"""How much address space a target may use, in bytes."""


def main(names: list[str]) -> int:
    """Fuzz the targets named, or all, one after the other; 1 if one of them broke."""
    from fuzz.targets import TARGETS

    chosen = names or list(TARGETS)
    runs, shares = int(os.environ.get("FUZZ_RUNS") or RUNS), sum(TARGETS[name].share for name in chosen)
    broken = []
    for name in chosen:
        many = runs * TARGETS[name].share // shares
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="argmap-corpus-") as corpus:  # Atheris ends without putting away.
            done = subprocess.run([sys.executable, "-m", "fuzz", "--one", name, str(many), corpus], check=False)
        print(f"{name}: {many:,} inputs in {time.monotonic() - began:.0f} s, code {done.returncode}", flush=True)  # noqa: T201
        broken += [name] if done.returncode else []
    return 1 if broken else 0


def one(name: str, runs: int, corpus: Path) -> None:
    """Fuzz one target in this process, until it breaks or was run so often; `corpus` is a folder for what it tries."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    findings = Path(tempfile.gettempdir()) / f"argmap-fuzz-{os.getuid()}" / name
    findings.mkdir(parents=True, exist_ok=True)
    if find_spec("atheris"):
        _guided(name, runs, findings, corpus)
    else:
        _blind(name, runs, findings)


def _guided(name: str, runs: int, findings: Path, corpus: Path) -> None:
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    with atheris.instrument_imports(include=["argmap"]):
        from fuzz.targets import TARGETS, seeds_of
    target, seeds = TARGETS[name], seeds_of(name)
    mutator = Mutator(seeds)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)  # noqa: S311 - it keeps no secrets
        if random.random() < 0.3:
            return bytes(atheris.Mutate(data, most))
        return mutator.changed(data, random, most)

    for seed in seeds:
        Path(corpus, hashlib.sha256(seed).hexdigest()).write_bytes(seed)
    options: dict[str, object] = {
        "runs": runs,
        "max_len": target.longest,
        "timeout": SECONDS,
        "print_final_stats": 1,
        "verbosity": 0,
    }
    options |= {"rss_limit_mb": MEMORY // 2**20, "artifact_prefix": f"{findings}/"}
    given = [f"-{option}={value}" for option, value in options.items()]
    atheris.Setup([sys.argv[0], *given, str(corpus)], target.run, custom_mutator=mutate)
    atheris.Fuzz()


def _blind(name: str, runs: int, findings: Path) -> None:
    from fuzz.targets import TARGETS, seeds_of

    target, seeds = TARGETS[name], seeds_of(name)
    mutator, random = Mutator(seeds), Random(os.environ.get("FUZZ_SEED", "0"))  # noqa: S311 - the same
    signal.signal(signal.SIGALRM, _too_slow)
    for at in range(runs):
        data = seeds[at] if at < len(seeds) else mutator.changed(random.choice(seeds), random, target.longest)
        signal.alarm(SECONDS)
        try:
            target.run(data)
        except BaseException:
            place = findings / f"crash-{hashlib.sha256(data).hexdigest()[:16]}"
            place.write_bytes(data)
            print(f"{name} broke; the input is {place}", file=sys.stderr)  # noqa: T201
            raise
        signal.alarm(0)


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"longer than {SECONDS} seconds")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        sys.exit(main(sys.argv[1:]))
