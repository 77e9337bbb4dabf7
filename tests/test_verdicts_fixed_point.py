"""What holds: the fixed point agrees with its definition, with Dung's, with clingo and with today's standing."""

from collections.abc import Callable, Sequence
from itertools import product

from clingo import Control, Model
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.analysis import Standing, ground
from argmap.analysis.verdicts import Verdicts
from argmap.analysis.verdicts.fixed_point import WITHDRAWN, Bounds, Graph, Network, reach, settle
from argmap.model import Name
from disputes import Dispute, disputes
from samples import argument_of, attack_graph
from test_analysis_standing import attack_graphs

Node = tuple[str, int, int]
RANKS = (1, 2, 3)


def settled(graph: Graph, own: Sequence[int]) -> Bounds:
    network = Network(graph)
    bounds = Bounds([0] * network.size, [0] * network.size)
    settle(network, own, reached(graph, own), range(network.size), bounds)
    return bounds


def reached(graph: Graph, own: Sequence[int]) -> list[int]:
    found = [0] * len(own)
    reach(graph, own, range(len(own)), found)
    return found


# Its definition ------------------------------------------------------------------------------------------------------


def every(values: Sequence[bool | None]) -> bool | None:
    return False if False in values else None if None in values else True


def some(values: Sequence[bool | None]) -> bool | None:
    return True if True in values else None if None in values else False


def opposite(value: bool | None) -> bool | None:
    return None if value is None else not value


def by_definition(graph: Graph, own: Sequence[int]) -> dict[Node, bool | None]:
    """PRO, BEARS, LIVE, OK and ACC as they are defined, from nothing known until nothing new becomes known."""
    statements, steps = range(len(graph.supports)), range(len(graph.premises))
    brought = ranks_brought(graph, own)
    rules: dict[Node, Callable[[dict[Node, bool | None]], bool | None]] = {}
    for c, r in product(statements, RANKS):
        rules["PRO", c, r] = lambda v, c=c, r=r: some(  # type: ignore[misc]
            [own[c] >= r, *(v["LIVE", t, r] for t in graph.supports[c])]
        ) if own[c] != WITHDRAWN and (r == 1 or r in brought[c]) else False  # fmt: skip
        rules["OK", c, r] = lambda v, c=c, r=r: every(  # type: ignore[misc]
            [
                v["PRO", c, r],
                *(opposite(v["LIVE", o, r]) for o in graph.objections[c]),
                *(opposite(v["ACC", d, r]) for d in graph.rivals[c]),
                *(v["ACC", a, 1] for a in graph.assumptions[c]),
            ]
        )
        rules["ACC", c, r] = lambda v, c=c, r=r: some([v["OK", c, q] for q in RANKS if q >= r])  # type: ignore[misc]
    for t, r in product(steps, RANKS):
        rules["BEARS", t, r] = lambda v, t=t, r=r: every(  # type: ignore[misc]
            [
                *(v["ACC", p, r] for p in graph.premises[t]),
                *(v["ACC", a, 1] for a in graph.assumed[t]),
                *(opposite(v["LIVE", u, r]) for u in graph.enders[t]),
            ]
        )
        rules["LIVE", t, r] = lambda v, t=t, r=r: some([v["BEARS", t, q] for q in RANKS if q >= r])  # type: ignore[misc]
    known: dict[Node, bool | None] = dict.fromkeys(rules)
    while (new := {node: rule(known) for node, rule in rules.items()}) != known:
        known = new
    return known


def ranks_brought(graph: Graph, own: Sequence[int]) -> list[set[int]]:
    """The ranks that each statement has, or gets from supports whatever attacks them."""
    found = [{r for r in RANKS if r <= rank} for rank in own]
    while True:
        new = [set(each) for each in found]
        for c, t in ((c, t) for c, steps in enumerate(graph.supports) for t in steps if own[c] != WITHDRAWN):
            new[c] |= set(RANKS).intersection(*(found[p] for p in graph.premises[t]))
        if new == found:
            return found
        found = new


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Graph, list[int]]:
    """Plain graphs of any kind, also such as no argument can be: what attacks itself, and steps that end themselves."""
    count, steps = draw(st.integers(1, 5)), draw(st.integers(0, 7))
    numbers = st.integers(0, count - 1)
    some_numbers = st.lists(numbers, max_size=2, unique=True).map(tuple)
    rivals: list[set[int]] = [set() for _ in range(count)]
    for one, other in draw(st.lists(st.tuples(numbers, numbers), max_size=2)):
        rivals[one].add(other)
        rivals[other].add(one)
    supports: list[list[int]] = [[] for _ in range(count)]
    objections: list[list[int]] = [[] for _ in range(count)]
    enders: list[list[int]] = [[] for _ in range(steps)]
    for step in range(steps):
        lists = draw(st.sampled_from([supports, objections, enders]))
        lists[draw(st.integers(0, len(lists) - 1))].append(step)
    graph = Graph(
        supports,
        objections,
        [tuple(sorted(each)) for each in rivals],
        [draw(some_numbers) for _ in range(count)],
        [draw(some_numbers) for _ in range(steps)],
        [draw(some_numbers) for _ in range(steps)],
        enders,
    )
    return graph, draw(st.lists(st.sampled_from([WITHDRAWN, 0, 1, 2, 3]), min_size=count, max_size=count))


@given(graphs())
def test_what_holds_is_as_it_is_defined(drawn: tuple[Graph, list[int]]) -> None:
    graph, own = drawn
    expected, bounds = by_definition(graph, own), settled(graph, own)
    count = len(graph.supports)
    nodes = [("ACC", each, each) for each in range(count)] + [("PRO", each, count + each) for each in range(count)]
    nodes += [("LIVE", each, 2 * count + each) for each in range(len(graph.premises))]
    for (what, each, node), rank in product(nodes, RANKS):
        found = True if rank <= bounds.low[node] else None if rank <= bounds.high[node] else False
        assert found is expected[what, each, rank], (what, each, rank)


@given(graphs(), st.data())
@settings(max_examples=50)
def test_a_region_worked_out_anew_comes_out_as_the_whole_does(
    drawn: tuple[Graph, list[int]], data: st.DataObject
) -> None:
    graph, own = drawn
    network, expected = Network(graph), settled(graph, own)
    changed = data.draw(st.lists(st.sampled_from([0, 3]), min_size=len(own), max_size=len(own)))
    before = settled(graph, changed)
    bounds = Bounds(before.low.copy(), before.high.copy())
    settle(network, own, reached(graph, own), range(network.size), bounds)
    assert bounds == expected
    region = data.draw(st.sets(st.integers(0, network.size - 1)))
    settle(network, own, reached(graph, own), sorted(region), bounds)
    assert all(slot < 0 for slot in network.slots)
    closed = {each for node in region for lists in network.heard for each in lists[node]} <= region
    assert bounds == expected or not closed


# Others --------------------------------------------------------------------------------------------------------------


@given(disputes(replies=False, graded=False, readings=""))
@settings(max_examples=60)
@example(
    Dispute(
        (
            "claim a: A.",
            "  support n: N.",
            "  objection b",
            "    undercut v: V.",
            "  support b",
            "claim b: B.",
            "  support a",
        )
    )
)
def test_with_equal_ranks_and_no_replies_what_holds_is_what_stands(dispute: Dispute) -> None:
    argument = argument_of(dispute.text)
    found, labelling = Verdicts(argument), ground(argument)
    said = {True: Standing.STANDS, False: Standing.FALLS, None: Standing.UNDECIDED}
    assert {name: said[found.holds(name)] for name in argument.statements} == labelling.statements


COMPLETE = """
{ in(X); out(X) } 1 :- argument(X).
:- in(X), attacks(Y, X), not out(Y).
:- argument(X), not in(X), out(Y) : attacks(Y, X).
:- out(X), not in(Y) : attacks(Y, X).
:- in(Y), attacks(Y, X), not out(X).
#show in/1. #show out/1. #defined attacks/2.
"""
"""Complete labellings, as Caminada (2006) defines them."""


def least_complete(arguments: str, attacks: set[tuple[str, str]]) -> dict[str, bool | None]:
    """What every complete labelling agrees on, which is the grounded one, by clingo."""
    control, models = Control(["0", "--eq=0"]), list[set[str]]()
    facts = [f"argument({name})." for name in arguments] + [f"attacks({one},{other})." for one, other in attacks]
    control.add("base", [], COMPLETE + " ".join(facts))
    control.ground([("base", [])])

    def read(model: Model) -> None:
        models.append(set(map(str, model.symbols(shown=True))))

    control.solve(on_model=read)
    agreed = set.intersection(*models)
    return {
        name: True if f"in({name})" in agreed else False if f"out({name})" in agreed else None for name in arguments
    }


@given(attack_graphs())
@settings(max_examples=50)
def test_of_attacks_alone_clingo_says_the_same(graph: tuple[str, set[tuple[str, str]]]) -> None:
    arguments, attacks = graph
    found = Verdicts(attack_graph(arguments, sorted(attacks)))
    assert {name: found.holds(Name(name)) for name in arguments} == least_complete(arguments, attacks)


# What could be deep, wide or nothing ---------------------------------------------------------------------------------


def test_a_chain_of_objections_of_any_length_is_worked_out() -> None:
    count = 5_000
    nothing: list[tuple[int, ...]] = [()] * count
    steps = [(each,) for each in range(1, count)]
    objections = [(each,) for each in range(count - 1)] + [()]
    bounds = settled(
        Graph(nothing, objections, nothing, nothing, steps, [()] * (count - 1), [()] * (count - 1)), [1] * count
    )
    assert bounds.low[:4] == bounds.high[:4] == [0, 1, 0, 1]


def test_what_ends_itself_or_contradicts_itself_is_undecided() -> None:
    graph = Graph([()], [(0,)], [(0,)], [()], [(0,)], [()], [(0,)])
    bounds = settled(graph, [2])
    assert (bounds.low, bounds.high) == ([0, 2, 0], [2, 2, 2])


def test_of_an_empty_argument_there_is_nothing_to_say() -> None:
    found = Verdicts(argument_of(""))
    assert (found.status, found.common_ground, found.cruxes, found.matrix.rows, found.single_sources) == (
        {},
        {},
        (),
        (),
        {},
    )
    assert (found.order.better, found.order.worst, found.order.too_close, found.undisputed) == ({}, None, (), 0)
