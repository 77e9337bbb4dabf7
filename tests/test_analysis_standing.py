"""Standing: it agrees with Dung's and Brewka's definitions, written out naively, and with how people read a map."""

from collections.abc import Iterable
from itertools import product
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.analysis import Standing, ground
from argmap.analysis.standing import own_basis
from argmap.model import Argument, Name, StepKind
from oracles import EXAMPLES, Example
from samples import argument_of, attack_graph

STANDS, FALLS, UNDECIDED = Standing.STANDS, Standing.FALLS, Standing.UNDECIDED

# Dung's grounded extension -------------------------------------------------------------------------------------------


def characteristic(arguments: Iterable[str], attacks: set[tuple[str, str]]) -> set[str]:
    """The least fixed point of Dung's characteristic function, by its definition."""
    accepted: set[str] = set()
    while True:
        defended = {
            one
            for one in arguments
            if all(any((c, b) in attacks for c in accepted) for b, attacked in attacks if attacked == one)
        }
        if defended == accepted:
            return accepted
        accepted = defended


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_grounded_extension_of_the_literature(example: Example) -> None:
    labelling = ground(attack_graph(example.arguments, example.attacks))
    assert {name for name in example.arguments if labelling.accepts(Name(name))} == set(example.grounded)


@st.composite
def attack_graphs(draw: st.DrawFn) -> tuple[str, set[tuple[str, str]]]:
    arguments = "abcdefgh"[: draw(st.integers(1, 8))]
    pairs = [(one, other) for one in arguments for other in arguments if one != other]
    return arguments, set(draw(st.lists(st.sampled_from(pairs), max_size=14))) if pairs else set()


@given(attack_graphs())
def test_attacks_alone_give_dungs_grounded_extension(graph: tuple[str, set[tuple[str, str]]]) -> None:
    arguments, attacks = graph
    labelling = ground(attack_graph(arguments, sorted(attacks)))
    accepted = characteristic(arguments, attacks)
    attacked = {target for attacker, target in attacks if attacker in accepted}
    for name in arguments:
        expected = STANDS if name in accepted else FALLS if name in attacked else UNDECIDED
        assert labelling.statements[Name(name)] is expected


# The grounded interpretation of an abstract dialectical framework -----------------------------------------------------


@st.composite
def maps(draw: st.DrawFn) -> str:
    """A map of a few claims that bear on one another in every way the language has."""
    claims = "abcdef"[: draw(st.integers(2, 6))]
    blocks = ["source s: Source\n"]
    contradicted: set[frozenset[str]] = set()
    for name in claims:
        others = [other for other in claims if other != name]
        block = [f"claim {name}: Claim {name}.{draw(st.sampled_from(['', '', ' [@s]']))}"]
        for other in draw(st.lists(st.sampled_from(others), max_size=4, unique=True)):
            block.extend(draw(bearings(name, other, others, contradicted)))
        blocks.append("\n".join(block) + "\n")
    return "".join(blocks)


@st.composite
def bearings(draw: st.DrawFn, name: str, other: str, others: list[str], contradicted: set[frozenset[str]]) -> list[str]:
    kind = draw(st.sampled_from(["support", "support", "objection", "contradicts", "assumes"]))
    if kind == "contradicts":
        if frozenset((name, other)) in contradicted:
            return []
        contradicted.add(frozenset((name, other)))
    lines = [f"  {kind} {other}"]
    if kind == "support":
        lines.extend(f"    and {one}" for one in draw(st.lists(st.sampled_from(others), max_size=1)) if one != other)
    if kind in ("support", "objection"):
        lines.extend(
            f"    undercut {one}" for one in draw(st.lists(st.sampled_from(others), max_size=1)) if one != other
        )
    return lines


def parents(argument: Argument, node: str) -> list[str]:
    """What a node's acceptance condition speaks of."""
    if node in argument.steps:
        return [*argument.steps[node].premises, *argument.undercuts.get(node, ())]  # type: ignore[index,call-overload]
    name = Name(node)
    assumptions = argument.statements[name].assumptions
    return [*assumptions, *argument.into.get(name, ()), *argument.opposites.get(name, ())]


def accepted(argument: Argument, node: str, world: dict[str, bool]) -> bool:
    """A node's acceptance condition in a world where everything is settled, as the design words it."""
    if node in argument.steps:
        step = argument.steps[node]  # type: ignore[index]
        return all(world[one] for one in step.premises) and not any(
            world[one] for one in argument.undercuts.get(step.id, ())
        )
    statement = argument.statements[Name(node)]
    steps = [argument.steps[key] for key in argument.into.get(statement.name, ())]
    live = {kind: any(world[step.id] for step in steps if step.kind is kind) for kind in StepKind}
    return (
        (own_basis(statement) or live[StepKind.SUPPORT])
        and all(world[one] for one in statement.assumptions)
        and not live[StepKind.OBJECTION]
        and not any(world[one] for one in argument.opposites.get(statement.name, ()))
    )


def grounded(argument: Argument) -> dict[str, Standing]:
    """Brewka and Woltran's operator, by its definition: a node is settled if it is so in every completion."""
    nodes: dict[str, Standing] = dict.fromkeys([*argument.statements, *argument.steps], UNDECIDED)
    while True:
        following = {}
        for node in nodes:
            names_ = sorted(set(parents(argument, node)))
            choices = [(True, False) if nodes[name] is UNDECIDED else (nodes[name] is STANDS,) for name in names_]
            values = {accepted(argument, node, dict(zip(names_, world, strict=True))) for world in product(*choices)}
            following[node] = UNDECIDED if len(values) == 2 else STANDS if True in values else FALLS
        if following == nodes:
            return nodes
        nodes = following


def without_repeated_parents(argument: Argument) -> bool:
    """Whether no condition speaks twice of one node: there Kleene's logic and the operator agree."""
    return all(len(set(found := parents(argument, node))) == len(found) for node in argument.statements)


@given(maps())
def test_standing_is_the_least_fixed_point_of_the_operator(text: str) -> None:
    argument = argument_of(text)
    assume(without_repeated_parents(argument))
    labelling = ground(argument)
    expected = grounded(argument)
    assert all(labelling.statements[name] is expected[name] for name in argument.statements)
    assert all(labelling.steps[key] is expected[key] for key in argument.steps)


@settings(max_examples=40)
@given(maps(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(text: str, random: Random) -> None:
    head, *blocks = text.split("claim ")
    random.shuffle(blocks)
    shuffled = "claim ".join([head, *blocks])
    assert ground(argument_of(text)).statements == ground(argument_of(shuffled)).statements


@settings(max_examples=40)
@given(maps())
def test_retracting_what_nobody_uses_changes_nothing_else(text: str) -> None:
    argument = argument_of(text)
    assumed = {name for statement in argument.statements.values() for name in statement.assumptions}
    used = {*argument.out_of, *argument.opposites, *assumed}
    for name in argument.statements.keys() - used:
        head, *blocks = text.split("claim ")
        rest = "claim ".join([head, *(block for block in blocks if not block.startswith(f"{name}:"))])
        remaining = ground(argument_of(rest)).statements
        assert remaining == {one: standing for one, standing in ground(argument).statements.items() if one != name}


# As people read a map -------------------------------------------------------------------------------------------------

MAP = """
source s: Source
claim top: The conclusion.
  support reason: A reason. [@s]
    and also: A further premise of it. [@s]
    undercut doubt: That would not show it.
  support second: Another reason. [@s]
  objection against: It is not so.
    objection answer: Yes it is. [@s]
"""


def test_a_support_is_dead_once_one_linked_premise_falls() -> None:
    text = "source s: S\nclaim top: T.\n  support one: One. [@s]\n    and two: Two. [@s]\n"
    assert set(ground(argument_of(text)).statements.values()) == {STANDS}
    labelling = ground(argument_of(text + "      objection: Not two. [@s]\n"))
    assert labelling.statements[Name("one")] is STANDS
    assert labelling.statements[Name("top")] is FALLS


def test_an_undercut_kills_the_step_and_leaves_both_ends_alone() -> None:
    labelling = ground(argument := argument_of(MAP))
    steps = {argument.steps[key].premises[0]: standing for key, standing in labelling.steps.items()}
    assert steps[Name("reason")] is FALLS
    assert steps[Name("second")] is STANDS
    assert labelling.accepts(Name("reason"))
    assert labelling.accepts(Name("top"))


def test_what_rests_on_steps_alone_falls_with_the_last_of_them() -> None:
    argument = argument_of(MAP.replace("  support second: Another reason. [@s]\n", ""))
    assert ground(argument).statements[Name("top")] is FALLS


def test_a_claim_depends_on_what_it_assumes() -> None:
    text = "source s: S\nclaim top: T. [@s]\n  assumes taken: For granted.\n    objection not-so: It is not so. [@s]\n"
    assert ground(argument_of(text)).statements[Name("top")] is FALLS
    assert ground(argument_of(text.replace("    objection", "    support"))).statements[Name("top")] is STANDS


def test_a_contradiction_counts_both_ways() -> None:
    text = "source s: S\nclaim one: One. [@s]\n  contradicts two\nclaim two: Two. [@s]\n"
    assert set(ground(argument_of(text)).statements.values()) == {UNDECIDED}
    settled = ground(argument_of(text + "  objection against: Not so. [@s]\n")).statements
    assert (settled[Name("one")], settled[Name("two")]) == (STANDS, FALLS)


@pytest.mark.parametrize("kind", ["support", "objection"])
def test_long_circles_and_chains_come_to_an_end(kind: str) -> None:
    size = 3_000
    lines = [f"claim c{i}: Number {i}.\n  {kind} c{(i + 1) % size}" for i in range(size)]
    assert set(ground(argument_of("\n".join(lines) + "\n")).statements.values()) == {UNDECIDED}
    lines[-1] = f"claim c{size - 1}: The last."
    chain = ground(argument_of("\n".join(lines) + "\n")).statements
    assert chain[Name("c0")] is (STANDS if kind == "support" else FALLS)
