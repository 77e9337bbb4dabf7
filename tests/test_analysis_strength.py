"""Gradual strength: it agrees with the literature, behaves as weighing should, ends on circles, and reads as bands."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis import (
    Band,
    Bearing,
    Origin,
    Weighing,
    all_strengths,
    contributions,
    credence,
    strengths,
)
from argmap.analysis.gradual import Modular, Node, energy, solve, strength
from argmap.analysis.strength import SEMANTICS, band
from argmap.model import Name
from oracles import WEIGHED, Weighed
from samples import argument_of
from test_analysis_standing import maps
from wordings import circle_sentences, contribution_sentences

QE, DFQ, EULER = Weighing

H_CATEGORISER = Modular(energy, lambda base, impact: base / (1 - impact))
"""Besnard & Hunter (2001), with base scores (Amgoud, Ben-Naim, Doder & Vesic 2017, IJCAI); attacks only."""

quick = settings(max_examples=40)
each_weighing = pytest.mark.parametrize("weighing", Weighing)

# The literature -------------------------------------------------------------------------------------------------------


def graph_of(example: Weighed) -> dict[str, Node]:
    def onto(name: str, edges: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(source for source, target in (edge.split(">") for edge in edges) if target == name)

    return {
        name: Node(base, onto(name, example.supports), onto(name, example.attacks))
        for name, base in example.base.items()
    }


@pytest.mark.parametrize(
    ("example", "semantics"),
    [(example, semantics) for example in WEIGHED for semantics in example.expected],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_strengths_of_the_literature(example: Weighed, semantics: str) -> None:
    modular = H_CATEGORISER if semantics == "h-categoriser" else SEMANTICS[Weighing(semantics)]
    solution = solve(graph_of(example), modular)
    assert solution.strengths == pytest.approx(example.expected[semantics], abs=5e-9)
    assert not solution.unsettled
    assert solution.circular == (set("ade") if semantics == "h-categoriser" else set())


# What weighing should be like -----------------------------------------------------------------------------------------


@st.composite
def graphs(draw: st.DrawFn, *, circular: bool = True) -> dict[str, Node]:
    """A few nodes that bear on one another; unless circular, only on those after them."""
    size = draw(st.integers(1, 7))
    nodes = {}
    for number in range(size):
        others = st.sampled_from([str(other) for other in range(size if circular else number)] or [""])
        bearers = [tuple(draw(st.lists(others, max_size=3, unique=True))) for _ in range(3)]
        kept = [tuple(filter(None, each)) for each in bearers]
        nodes[str(number)] = Node(draw(st.floats(0, 1)), *kept)
    return nodes


@each_weighing
@quick
@given(graph=graphs())
def test_strengths_are_from_0_to_1(weighing: Weighing, graph: dict[str, Node]) -> None:
    assert all(0 <= each <= 1 for each in solve(graph, SEMANTICS[weighing]).strengths.values())


@each_weighing
@quick
@given(graph=graphs(circular=False), base=st.floats(0, 1))
def test_a_further_supporter_never_weakens_and_a_further_attacker_never_strengthens(
    weighing: Weighing, graph: dict[str, Node], base: float
) -> None:
    last = str(len(graph) - 1)
    node, graph = graph[last], {**graph, "new": Node(base)}
    supported = {**graph, last: replace(node, supporters=(*node.supporters, "new"))}
    attacked = {**graph, last: replace(node, attackers=(*node.attackers, "new"))}
    before, more, less = (solve(each, SEMANTICS[weighing]).strengths[last] for each in (graph, supported, attacked))
    assert less - 1e-12 <= before <= more + 1e-12


@each_weighing
@quick
@given(graph=graphs())
def test_where_a_circle_settles_each_strength_is_what_its_neighbours_make_of_it(
    weighing: Weighing, graph: dict[str, Node]
) -> None:
    solution = solve(graph, SEMANTICS[weighing])
    for name in graph.keys() - solution.unsettled:
        assert strength(graph[name], solution.strengths, SEMANTICS[weighing]) == pytest.approx(
            solution.strengths[name], abs=1e-8
        )


@quick
@given(text=maps(), random=st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_strength(text: str, random: Random) -> None:
    head, *blocks = text.split("claim ")
    random.shuffle(blocks)
    shuffled = "claim ".join([head, *blocks])
    found, again = (all_strengths(argument_of(each)) for each in (text, shuffled))
    for weighing in Weighing:
        assert found[weighing].solution.strengths == again[weighing].solution.strengths
        assert found[weighing].solution.unsettled == again[weighing].solution.unsettled


# Circles and long chains ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("bases", "expected"), [((1, 1), (0.5, 0.5)), ((0.8, 0.5), (2 / 3, 1 / 6))])
def test_df_quad_on_two_that_attack_each_other_comes_to_its_fixed_point(
    bases: tuple[float, float], expected: tuple[float, float]
) -> None:
    """Moved at once and all the way, two of base score 1 would swing between 0 and 1 for ever."""
    graph = {"a": Node(bases[0], attackers=("b",)), "b": Node(bases[1], attackers=("a",))}
    solution = solve(graph, SEMANTICS[DFQ])
    assert [solution.strengths[name] for name in "ab"] == pytest.approx(expected, abs=1e-7)
    assert solution.circular == {"a", "b"}


def test_many_that_all_attack_one_another_do_not_overshoot() -> None:
    size = 150
    names = [f"n{number}" for number in range(size)]
    graph = {name: Node(0.5, attackers=tuple(other for other in names if other != name)) for name in names}
    solution = solve(graph, SEMANTICS[DFQ])
    assert not solution.unsettled
    found = solution.strengths["n0"]
    assert found == pytest.approx(0.5 * (1 - found) ** (size - 1), abs=1e-8)


def test_a_circle_that_cannot_settle_is_reported_with_all_that_hangs_on_it() -> None:
    contrary = Modular(energy, lambda base, impact: 0.0 if impact < -0.5 else base)
    graph = {
        "before": Node(0.5),
        "self": Node(1, attackers=("self",)),
        "above": Node(0.5, supporters=("self",)),
        "top": Node(0.5, needs=("above",)),
        "apart": Node(0.5),
    }
    for order in (graph, dict(reversed(graph.items()))):
        assert solve(order, contrary).unsettled == {"self", "above", "top"}


def test_a_chain_of_thousands_is_followed_to_its_end() -> None:
    size = 5_000
    lines = [f"claim c{number}: C.\n  support c{number + 1}" for number in range(size)]
    for weighing, found in all_strengths(argument_of("\n".join([*lines, f"claim c{size}: The last.\n"]))).items():
        assert (found.circular, found.converged) == ((), True)
        top = found.number(Name("c0"))
        assert top is not None
        assert top > 0.5
        above = strength(Node(0.5, ("below",)), {"below": top}, SEMANTICS[weighing])
        assert above == pytest.approx(top, abs=1e-6), "so far up, one step more changes nothing"


def test_a_circle_of_many_settles() -> None:
    size = 1_000
    lines = [f"claim c{number}: C.\n  support c{(number + 1) % size}" for number in range(size)]
    for weighing, found in all_strengths(argument_of("\n".join(lines) + "\n")).items():
        assert found.converged
        assert len(found.circular) == size
        assert found.band(Name("c0")) is (Band.VERY_STRONG if weighing is DFQ else Band.STRONG)


# From an argument -----------------------------------------------------------------------------------------------------


def numbers(text: str, weighing: Weighing = QE) -> dict[str, float]:
    argument = argument_of(text)
    found = strengths(argument, weighing)
    return {name: round(number, 6) for name in argument.statements if (number := found.number(name)) is not None}


SOURCES = """
source a1: A
  grade A1
source b2: B
  grade B2
source c3: C
  grade C3
source e5: E
  grade E5
source b6: B
  grade B6
source f6: F
  grade F6
source plain: P
"""


@pytest.mark.parametrize(
    ("text", "score", "origin"),
    [
        ("claim c: C.", 0.5, Origin.NOTHING),
        ("claim c: C.\n  support: S.", 0.5, Origin.NOTHING),
        ("claim c: C. [@b2]", 0.75, Origin.SOURCES),
        ("claim c: C. [@e5; @b2; @plain]", 0.75, Origin.SOURCES),
        ("claim c: C. [@b6]", 0.675, Origin.SOURCES),
        ("claim c: C. [@f6]", 0.6, Origin.SOURCES),
        ("claim c: C. [@plain]", 0.6, Origin.SOURCES),
        ("claim c: C. [@e5]", 0.3, Origin.SOURCES),
        ("claim c: C. [@b2]\n  confidence low", 0.45, Origin.CONFIDENCE),
        ("claim c: C.\n  confidence moderate", 0.65, Origin.CONFIDENCE),
        ("claim c: C.\n  confidence high", 0.85, Origin.CONFIDENCE),
    ],
)
def test_a_base_score_comes_from_confidence_or_else_from_the_best_source(
    text: str, score: float, origin: Origin
) -> None:
    base = strengths(argument_of(f"{SOURCES}{text}\n")).bases[Name("c")]
    assert (round(base.score, 9), base.origin) == (score, origin)


def test_a_grade_that_says_it_cannot_be_judged_is_not_the_worst() -> None:
    argument = argument_of(SOURCES + "claim f: F. [@f6]\nclaim e: E. [@e5]\nclaim p: P. [@plain]\nclaim a: A. [@a1]\n")
    worth = {name: credence(argument, statement) for name, statement in argument.statements.items()}
    assert worth[Name("e")] < worth[Name("f")] == worth[Name("p")] < worth[Name("a")]


def test_the_weakest_linked_premise_counts() -> None:
    text = SOURCES + "claim c: C.\n  support one: O. [@a1]\n    and two: T. [@e5]\n"
    assert numbers(text, DFQ)["c"] == 0.65
    assert numbers(text.replace("[@e5]", "[@b2]"), DFQ)["c"] == 0.875
    assert numbers(text.replace("and two", "assumes two"), DFQ)["c"] == 0.65


def test_an_undercut_weakens_the_step_and_not_what_it_starts_from() -> None:
    text = SOURCES + "claim c: C.\n  support one: O. [@a1]\n    undercut: U. [@b2]\n"
    found = numbers(text, DFQ)
    assert found["one"] == 0.9
    assert found["c"] == pytest.approx(0.5 + 0.5 * 0.9 * 0.25)


def test_what_a_statement_assumes_limits_where_it_starts() -> None:
    text = SOURCES + "claim c: C. [@a1]\n  assumes taken: T.\n    objection: O. [@b2]\n"
    assert numbers(text, DFQ)["c"] == numbers(text, DFQ)["taken"] == 0.125


def test_a_contradiction_weakens_both() -> None:
    text = SOURCES + "claim one: O. [@b2]\n  contradicts two\nclaim two: T. [@b2]\n"
    argument = argument_of(text)
    found = strengths(argument, DFQ)
    assert found.circular == ("one", "two")
    assert numbers(text, DFQ) == pytest.approx({"one": 3 / 7, "two": 3 / 7}, abs=1e-6)
    (said,) = circle_sentences(argument, [found])
    assert said.startswith("one and two bear on themselves through others.")
    assert "DF-QuAD is defined only where nothing bears on itself" in said


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, Band.VERY_WEAK),
        (0.1999, Band.VERY_WEAK),
        (0.2, Band.WEAK),
        (0.4, Band.EVEN),
        (0.1 + 0.2 + 0.3 - 1e-12, Band.STRONG),
        (0.6, Band.STRONG),
        (0.7999, Band.STRONG),
        (0.8 - 1e-12, Band.VERY_STRONG),
        (1, Band.VERY_STRONG),
    ],
)
def test_bands_do_not_hang_on_the_last_digit(number: float, expected: Band) -> None:
    assert band(number) is expected


# What a strength is made of -------------------------------------------------------------------------------------------

PARTS = (
    SOURCES
    + """claim c: C.
  assumes given: G.
    confidence low
  support slight: S. [@e5]
  support main: M. [@a1]
    and also: A. [@b2]
    undercut doubt: D. [@e5]
  objection against: N. [@c3]
"""
)


@each_weighing
def test_a_contribution_is_the_difference_that_its_line_makes(weighing: Weighing) -> None:
    found = contributions(strengths(argument_of(PARTS), weighing), Name("c"))
    whole = numbers(PARTS, weighing)["c"]
    cuts = {"slight": "  support slight: S. [@e5]\n", "against": "  objection against: N. [@c3]\n"}
    shifts = {part.statements[0]: part.shift for part in found.parts}
    for name, line in cuts.items():
        assert shifts[Name(name)] == pytest.approx(whole - numbers(PARTS.replace(line, ""), weighing)["c"], abs=1e-5)
    assert {part.bearing for part in found.parts if part.shift > 0} == {Bearing.SUPPORT}
    assert [abs(part.shift) for part in found.parts] == sorted((abs(part.shift) for part in found.parts), reverse=True)


def test_contributions_are_said_strongest_first() -> None:
    argument = argument_of(PARTS)
    found = strengths(argument)
    assert contribution_sentences(argument, found, contributions(found, Name("c"))) == [
        "c is even by quadratic energy.",
        "It starts even: it states no confidence and cites no source.",
        "Objected to by against (strong), which lowers it; without this, it would be strong.",
        (
            "Supported by main with also (strong together, after an undercut by doubt), which raises it; "
            "without this, it would still be even."
        ),
        "Supported by slight (weak), which raises it slightly; without this, it would still be even.",
        "Assumes given (even), which lowers it slightly; without this, it would still be even.",
    ]


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        contributions(strengths(argument_of(PARTS)), Name("nobody"))


# Circles in words ----------------------------------------------------------------------------------------------------


def test_where_circles_did_not_settle_it_is_said_by_which_ways() -> None:
    argument = argument_of("claim c: C.\n  contradicts d\nclaim d: D.\n")
    found = all_strengths(argument)
    lost = {
        way: replace(found[way], solution=replace(found[way].solution, unsettled=frozenset("cd"))) for way in (QE, DFQ)
    }
    assert len(circle_sentences(argument, list(found.values()))) == 1
    assert circle_sentences(argument, [*lost.values(), found[EULER]])[1:] == [
        "By quadratic energy and DF-QuAD, no strength was found for some statements: their circles did not settle."
    ]
