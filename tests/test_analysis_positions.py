"""Positions: they are the labellings of the literature, found by brute force too, and limits never make them lie."""

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.analysis import (
    Framework,
    Positions,
    Reach,
    Semantics,
    Standing,
    Stop,
    ground,
    positions,
)
from argmap.model import Argument, Ground, Name, StepId, StepKind
from oracles import EXAMPLES, Example
from samples import argument_of, attack_graph
from test_analysis_standing import attack_graphs, maps

STANDS, FALLS, UNDECIDED = Standing.STANDS, Standing.FALLS, Standing.UNDECIDED

Labels = frozenset[tuple[str, Standing]]
"""A labelling of statements, as a set of names with their standings."""


def positions_of(
    argument: Argument, semantics: Semantics = Semantics.PREFERRED, reach: Reach | None = None
) -> Positions:
    return positions(argument, Framework(argument), ground(argument), semantics, reach or Reach())


def all_of(found: Positions) -> list[dict[str, Standing]]:
    """Every position spelt out, statements and steps together."""
    whole = []
    for choice in product(*(knot.options for knot in found.knots)):
        labels: dict[str, Standing] = {}
        for part in (found.settled, *choice):
            labels |= {str(key): label for key, label in [*part.statements.items(), *part.steps.items()]}
        whole.append(labels)
    return whole


def extensions(argument: Argument, semantics: Semantics) -> list[set[str]]:
    """What stands in each position."""
    return [
        {name for name in argument.statements if labels[name] is STANDS}
        for labels in all_of(positions_of(argument, semantics))
    ]


# Dung's extensions ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_extensions_of_the_literature(example: Example) -> None:
    argument = attack_graph(example.arguments, example.attacks)
    for semantics, expected in {
        Semantics.COMPLETE: example.complete,
        Semantics.PREFERRED: example.preferred,
        Semantics.STABLE: example.stable,
        Semantics.SEMI_STABLE: example.semi_stable,
    }.items():
        found = ["".join(sorted(extension)) or "-" for extension in extensions(argument, semantics)]
        assert sorted(found) == expected.split(), semantics


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_ideal_extension_is_the_largest_complete_one_within_all_preferred_ones(example: Example) -> None:
    argument = attack_graph(example.arguments, example.attacks)
    shared = set.intersection(*extensions(argument, Semantics.PREFERRED))
    within = [extension for extension in extensions(argument, Semantics.COMPLETE) if extension <= shared]
    assert max(within, key=len) == set(example.ideal)


def complete_extensions(arguments: str, attacks: set[tuple[str, str]]) -> list[set[str]]:
    """The conflict-free sets that contain just what they defend, by Dung's definition."""
    attackers = {one: {other for other, target in attacks if target == one} for one in arguments}
    found = []
    for members in product((True, False), repeat=len(arguments)):
        extension = {one for one, member in zip(arguments, members, strict=True) if member}
        defended = {one for one in arguments if all(attackers[other] & extension for other in attackers[one])}
        if extension == defended and not any(attackers[one] & extension for one in extension):
            found.append(extension)
    return found


@settings(max_examples=40)
@given(attack_graphs())
def test_attacks_alone_give_dungs_extensions(graph: tuple[str, set[tuple[str, str]]]) -> None:
    arguments, attacks = graph
    argument = attack_graph(arguments, sorted(attacks))
    complete = complete_extensions(arguments, attacks)
    reach = [one | {target for attacker, target in attacks if attacker in one} for one in complete]
    ranges = list(zip(complete, reach, strict=True))
    expected = {
        Semantics.COMPLETE: complete,
        Semantics.PREFERRED: [one for one in complete if not any(one < other for other in complete)],
        Semantics.STABLE: [one for one, covered in ranges if covered == set(arguments)],
        Semantics.SEMI_STABLE: [one for one, covered in ranges if not any(covered < other for other in reach)],
    }
    for semantics, sets in expected.items():
        assert sorted(map(sorted, extensions(argument, semantics))) == sorted(map(sorted, sets)), semantics
    assert {name for name, standing in ground(argument).statements.items() if standing is STANDS} == min(
        complete, key=len
    )


# All of the language, against Kleene's conditions written out ---------------------------------------------------------

VALUE = {STANDS: 1, UNDECIDED: 0, FALLS: -1}
STANDING = {value: standing for standing, value in VALUE.items()}


def step_value(argument: Argument, key: StepId, values: Mapping[Name, int]) -> int:
    undercuts = [-step_value(argument, undercut, values) for undercut in argument.undercuts.get(key, ())]
    return min([values[premise] for premise in argument.steps[key].premises] + undercuts)


def statement_value(argument: Argument, name: Name, values: Mapping[Name, int]) -> int:
    """What a statement's condition comes to in Kleene's logic: *and* is the minimum, *or* the maximum, *not* minus."""
    statement = argument.statements[name]
    parts = [values[assumption] for assumption in statement.assumptions]
    parts.extend(-values[other] for other in argument.opposites.get(name, ()))
    supports = [-1]
    for key in argument.into.get(name, ()):
        value = step_value(argument, key, values)
        if argument.steps[key].kind is StepKind.SUPPORT:
            supports.append(value)
        else:
            parts.append(-value)
    if statement.ground is Ground.JUDGMENT:
        parts.append(max(supports))
    return min(parts, default=1)


def fixed_points(argument: Argument) -> list[dict[str, Standing]]:
    """Every complete labelling, by trying all there are."""
    found = []
    for labels in product((1, 0, -1), repeat=len(argument.statements)):
        values = dict(zip(argument.statements, labels, strict=True))
        if all(statement_value(argument, name, values) == value for name, value in values.items()):
            everything = dict(values) | {key: step_value(argument, key, values) for key in argument.steps}
            found.append({str(name): STANDING[value] for name, value in everything.items()})
    return found


def maximal(
    found: list[dict[str, Standing]], argument: Argument, key: Callable[[str, Standing], object]
) -> list[dict[str, Standing]]:
    """Those whose decided statements, each seen as `key` has it, are not all among those of another with more."""
    decided = [
        {key(name, labels[name]) for name in argument.statements if labels[name] is not UNDECIDED} for labels in found
    ]
    return [labels for labels, own in zip(found, decided, strict=True) if not any(own < other for other in decided)]


def as_set(found: Iterable[Mapping[str, Standing]]) -> set[Labels]:
    return {frozenset((str(name), standing) for name, standing in labels.items()) for labels in found}


CIRCLES = """\
claim a: A.
  contradicts b
  support c
    undercut b
claim b: B.
claim c: C.
claim d: D.
  support e
claim e: E.
  support d
"""
"""Circles of reasons and of objections, of which a solver easily loses a labelling."""


@settings(max_examples=50)
@given(maps())
@example(CIRCLES)
def test_positions_are_what_trying_all_labellings_finds(text: str) -> None:
    argument = argument_of(text)
    complete = fixed_points(argument)
    expected = {
        Semantics.COMPLETE: complete,
        Semantics.PREFERRED: maximal(complete, argument, lambda name, standing: (name, standing)),
        Semantics.SEMI_STABLE: maximal(complete, argument, lambda name, _: name),
        Semantics.STABLE: [labels for labels in complete if UNDECIDED not in labels.values()],
    }
    for semantics, labellings in expected.items():
        found = positions_of(argument, semantics)
        assert found.finished
        assert as_set(all_of(found)) == as_set(labellings), semantics
        assert len(all_of(found)) == found.number == len(labellings)


@settings(max_examples=40)
@given(maps())
def test_every_position_has_what_grounded_standing_decides(text: str) -> None:
    argument = argument_of(text)
    standing = ground(argument)
    settled = {str(name): label for name, label in standing.statements.items() if label is not UNDECIDED}
    for semantics in Semantics:
        assert all(settled.items() <= labels.items() for labels in all_of(positions_of(argument, semantics)))


# What is said of positions -------------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(maps(), st.sampled_from(Semantics))
def test_what_all_positions_agree_on_is_what_counting_gives(text: str, semantics: Semantics) -> None:
    argument = argument_of(text)
    found = positions_of(argument, semantics)
    whole = all_of(found)
    for name in argument.statements:
        labels = [position[name] for position in whole]
        if whole:
            assert found.agreed.get(name, UNDECIDED) is (labels[0] if len(set(labels)) == 1 else UNDECIDED)


FLOATING = attack_graph("abcd", [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d")])


def test_what_stands_whichever_way_one_decides_is_agreed() -> None:
    found = positions_of(FLOATING)
    assert found.agreed == {Name("c"): FALLS, Name("d"): STANDS}


def test_an_odd_circle_of_objections_has_no_stable_position() -> None:
    argument = attack_graph("abcd", [("a", "b"), ("b", "c"), ("c", "a")])  # So d, at which nobody aims, stands in none.
    stable = positions_of(argument, Semantics.STABLE)
    assert (stable.finished, stable.number) == (True, 0)
    (knot,) = positions_of(argument).knots
    assert [set(option.statements.values()) for option in knot.options] == [{UNDECIDED}]


# The order of the file -----------------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(maps(), st.randoms(use_true_random=False), st.sampled_from(Semantics), st.integers(1, 3))
def test_the_order_of_claims_changes_nothing(text: str, random: Random, semantics: Semantics, options: int) -> None:
    head, *blocks = text.split("claim ")
    random.shuffle(blocks)
    shuffled = "claim ".join([head, *blocks])
    found, other = (positions_of(argument_of(each), semantics, Reach(options=options)) for each in (text, shuffled))
    assert found.settled == other.settled
    assert {frozenset(knot.statements): (knot.options, knot.stopped) for knot in found.knots} == {
        frozenset(knot.statements): (knot.options, knot.stopped) for knot in other.knots
    }


# Size and limits -----------------------------------------------------------------------------------------------------


def pairs(count: int) -> Argument:
    """So many pairs of claims that contradict each other."""
    return argument_of("".join(f"claim a{i}: A.\n  contradicts b{i}\nclaim b{i}: B.\n" for i in range(count)))


@pytest.mark.parametrize("semantics", Semantics)
def test_knots_that_have_nothing_to_do_with_one_another_do_not_multiply(semantics: Semantics) -> None:
    found = positions_of(pairs(40), semantics)
    options = 3 if semantics is Semantics.COMPLETE else 2
    assert [len(knot.options) for knot in found.knots] == [options] * 40
    assert (found.finished, found.number) == (True, options**40)


@pytest.mark.parametrize(
    ("kind", "size", "options"), [("objection", 1_000, 2), ("objection", 999, 1), ("support", 999, 2)]
)
def test_every_circle_comes_to_an_end(kind: str, size: int, options: int) -> None:
    lines = [f"claim c{i}: Number {i}.\n  {kind} c{(i + 1) % size}" for i in range(size)]
    (knot,) = positions_of(argument_of("\n".join(lines) + "\n")).knots
    assert (len(knot.options), knot.finished) == (options, True)


def wheel(spokes: int) -> Argument:
    """One knot: a claim that so many pairs of contradicting claims bear on, each with two options."""
    hub = "claim hub: Hub.\n" + "".join(f"  objection a{i}\n" for i in range(spokes))
    return argument_of(hub + "".join(f"claim a{i}: A.\n  contradicts b{i}\nclaim b{i}: B.\n" for i in range(spokes)))


@pytest.mark.parametrize("semantics", Semantics)
def test_more_options_than_are_asked_for_are_not_finished(semantics: Semantics) -> None:
    found = positions_of(wheel(20), semantics)
    (knot,) = found.knots
    assert (knot.stopped, len(knot.options), found.finished) == (Stop.OPTIONS, 64, False)
    assert found.agreed == {}
    exactly = positions_of(wheel(6), Semantics.PREFERRED)
    assert (exactly.finished, exactly.number) == (True, 64)


def test_no_more_options_are_listed_than_are_asked_for_where_several_sets_can_be_decided() -> None:
    """Of two odd circles `a` breaks the one and `b` the other; either way `c` or `d` stands, so there are four."""
    attacks = ["a>b", "b>a", "c>d", "d>c", "a>h", "c>h", "x>y", "y>z", "z>x", "a>x", "u>v", "v>w", "w>u", "b>u"]
    argument = attack_graph("abcdhxyzuvw", [(attack[0], attack[2]) for attack in attacks])
    assert positions_of(argument, Semantics.SEMI_STABLE).number == 4
    for most in (1, 2, 3):
        (knot,) = positions_of(argument, Semantics.SEMI_STABLE, Reach(options=most)).knots
        assert (len(knot.options), knot.stopped) == (most, Stop.OPTIONS)


@pytest.mark.parametrize("semantics", Semantics)
@pytest.mark.parametrize(
    ("reach", "stopped"), [(Reach(effort=1), Stop.EFFORT), (Reach(seconds=0), Stop.TIME)], ids=["effort", "time"]
)
def test_a_search_that_was_cut_short_claims_nothing(semantics: Semantics, reach: Reach, stopped: Stop) -> None:
    found = positions_of(FLOATING, semantics, reach)
    (knot,) = found.knots
    assert (knot.stopped, knot.options, found.finished, found.agreed) == (stopped, (), False, {})


def test_what_is_settled_in_advance_needs_no_search() -> None:
    argument = attack_graph("abc", [("a", "b"), ("b", "c")])
    found = positions_of(argument, reach=Reach(seconds=0, effort=0))
    assert (found.finished, found.number, len(found.agreed)) == (True, 1, 3)


def test_a_large_knot_does_not_take_from_small_ones() -> None:
    text = "".join(f"claim c{i}: C.\n  contradicts c{(i + 1) % 400}\n" for i in range(400))
    argument = argument_of(text + "claim x: X.\n  contradicts y\nclaim y: Y.\n")
    large, small = positions_of(argument, reach=Reach(effort=400)).knots
    assert (len(large.statements), large.stopped) == (400, Stop.EFFORT)
    assert (len(small.options), small.finished) == (2, True)
