"""What `make fuzz` looks for in long runs, looked for briefly: seeds, whatever broke argmap once, and some changes."""

from random import Random

import pytest

from fuzz.mutation import Mutator
from fuzz.targets import TARGETS, found, seeds_of

QUICK = {"brief": 6, "pdf": 6, "tree": 6, "workspace": 30}
"""Inputs to try of the targets that take longest; of the others, 60."""


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks(name: str) -> None:
    target, seeds = TARGETS[name], seeds_of(name)
    for data in found(name):
        target.run(data)
    mutator, random = Mutator(seeds), Random(name)  # noqa: S311 - it keeps no secrets
    for _ in range(QUICK.get(name, 60)):
        target.run(mutator.changed(random.choice(seeds), random, target.longest))


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_begins_with_something(name: str) -> None:
    assert seeds_of(name)
    assert all(len(seed) <= TARGETS[name].longest for seed in seeds_of(name))
