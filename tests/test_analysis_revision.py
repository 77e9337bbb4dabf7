"""Withdrawals: what is worked out from the change alone is what comes out when everything is worked out anew."""

from itertools import combinations

import pytest
from hypothesis import given, settings

from argmap.analysis import Framework, ground
from argmap.analysis.components import strong_components
from argmap.analysis.framework import Standing
from argmap.analysis.revision import Reviser
from argmap.model import Argument, Ground, Name
from quarrels import quarrels
from samples import argument_of


def reviser(argument: Argument) -> Reviser:
    framework = Framework(argument)
    return Reviser(framework, framework.settle({}).standings)


def after(reviser: Reviser, withdrawn: tuple[Name, ...] = (), unsourced: tuple[Name, ...] = ()) -> list[Standing]:
    """How every statement and step fares after a withdrawal, by the change it makes."""
    numbers = reviser.framework.numbers
    changed = reviser.without([numbers[name] for name in withdrawn], [numbers[name] for name in unsourced]).changed
    return [changed.get(node, standing) for node, standing in enumerate(reviser.standings)]


@settings(max_examples=40)
@given(quarrels())
def test_one_or_two_withdrawn_is_as_if_they_had_been_fixed_out(text: str) -> None:
    argument = argument_of(text)
    asked = reviser(argument)
    for size in (1, 2):
        for withdrawn in combinations(argument.statements, size):
            fixed = dict.fromkeys(withdrawn, False)
            assert after(asked, withdrawn) == Framework(argument).settle(fixed).standings, withdrawn


@settings(max_examples=40)
@given(quarrels())
def test_only_what_is_new_is_called_changed(text: str) -> None:
    asked = reviser(argument_of(text))
    for node in asked.framework.numbers.values():
        for other, standing in asked.without([node]).changed.items():
            assert standing is not asked.standings[other]


@settings(max_examples=40)
@given(quarrels())
def test_changes_come_in_order_of_effect(text: str) -> None:
    asked = reviser(argument_of(text))
    for node in asked.framework.numbers.values():
        seen: set[int] = set()
        for other, standing in asked.without([node]).changed.items():
            causes = {one for one in seen if other in asked.heard_by[one]}
            assert causes or other == node or standing is Standing.UNDECIDED
            seen.add(other)


def uncited(text: str, source: str) -> tuple[Argument, dict[Name, bool]]:
    """The argument with no citation of a source, and what now rests on nothing, which is to be taken as out."""
    argument = argument_of(text)
    bare = argument_of(text.replace(f"[@{source}]", ""))
    lost = [name for name, one in argument.statements.items() if one.ground is not bare.statements[name].ground]
    return bare, {name: False for name in lost if bare.statements[name].ground is not Ground.JUDGMENT}


@settings(max_examples=50)
@given(quarrels())
def test_what_loses_its_source_stands_only_by_a_reason(text: str) -> None:
    argument = argument_of(text)
    asked = reviser(argument)
    for source in "stu":
        bare, out = uncited(text, source)
        expected = ground(bare, out)
        unsourced = tuple(
            name for name, one in argument.statements.items() if one.ground is not bare.statements[name].ground
        )
        for found in (after(asked, (), unsourced), Framework(argument).settle({}, unsourced).standings):
            assert found == [*expected.statements.values(), *expected.steps.values()]


def test_what_nobody_uses_changes_nothing_but_itself() -> None:
    argument = argument_of("source s: S\nclaim used: U. [@s]\nclaim idle: I. [@s]\nclaim top: T.\n  support used\n")
    asked = reviser(argument)
    assert list(asked.without([asked.framework.numbers[Name("idle")]]).changed) == [1]


@pytest.mark.parametrize("size", [3, 3_000])
def test_a_long_chain_falls_to_its_end(size: int) -> None:
    text = "".join(f"claim c{number}: C.\n  support c{number + 1}\n" for number in range(size)) + f"claim c{size}: C.\n"
    asked = reviser(argument_of(text))
    changed = asked.without([size]).changed
    assert len(changed) == 2 * size + 1
    assert set(changed.values()) == {Standing.FALLS}


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([[1], [2], [0]], [{0, 1, 2}]),
        ([[1], [2], []], [{0}, {1}, {2}]),
        ([[1], [0, 2], [3], [2]], [{0, 1}, {2, 3}]),
        ([[0], []], [{1}, {0}]),
        ([], []),
    ],
)
def test_knots_come_before_what_they_lead_to(edges: list[list[int]], expected: list[set[int]]) -> None:
    assert [set(knot) for knot in strong_components(edges)] == expected
