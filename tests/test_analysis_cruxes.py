"""Cruxes: found by following changes alone, they are those that one finds by working out everything anew."""

from collections.abc import Sequence, Set
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis import Analysis, Crux, Framework, Standing, analyse, fates, paired, suppose
from argmap.analysis.ends import Ends
from argmap.analysis.influence import Influence
from argmap.analysis.matrix import Mark, Ranking, build_matrix, evidence, totals
from argmap.diagnostics import TooMuch
from argmap.limits import Limits
from argmap.model import Name, Role, StepKind
from quarrels import blocks, quarrels
from samples import analysis_of, argument_of

QUARREL = """\
source s: Source
source t: Another
claim relay: R.
  support base: B. [@s]
claim safe: S. [@t]
  objection relay
claim other: O. [@t]
interpretation go: Go.
  holds safe
  support safe
interpretation wait: Wait.
  holds relay
  support relay
  support other
"""

Outcome = tuple[dict[Name, Standing], list[set[Name]]]


def places(ranking: Ranking) -> list[set[Name]]:
    return [set(place) for place in ranking]


def outcome(crux: Crux) -> Outcome:
    return dict(crux.outlook.standings), places(crux.outlook.ranking)


def anew(analysis: Analysis, withdrawn: tuple[Name, ...] = ()) -> Outcome:
    """How the interpretations come out if all is worked out again with some statements out."""
    argument, framework = analysis.argument, Framework(analysis.argument)
    standings = framework.settle(dict.fromkeys(withdrawn, False)).standings
    matrix = build_matrix(argument, Influence(argument, framework, argument.compared()), standings)
    return {name: standings[framework.numbers[name]] for name in matrix.columns}, places(matrix.ranking)


def leaves(analysis: Analysis) -> list[Name]:
    """What can be withdrawn, by the definition."""
    argument = analysis.argument
    supported = {step.target for step in argument.steps.values() if step.kind is StepKind.SUPPORT}
    return [
        name
        for name, one in argument.statements.items()
        if name not in supported
        and one.role is not Role.INTERPRETATION
        and analysis.standing.statements[name] is not Standing.FALLS
    ]


def by_force(analysis: Analysis) -> dict[tuple[Name, ...], Outcome]:
    """Every crux of one or two leaves that contains no smaller one."""
    written = anew(analysis)
    found: dict[tuple[Name, ...], Outcome] = {}
    for size in (1, 2):
        for statements in combinations(leaves(analysis), size):
            if not any((name,) in found for name in statements):
                came = anew(analysis, statements)
                if came != written:
                    found[statements] = came
    return found


def assert_found_by_force(text: str) -> None:
    analysis = analysis_of(text)
    cruxes = analysis.cruxes
    assert cruxes.finished
    assert cruxes.leaves == len(leaves(analysis))
    assert {crux.statements: outcome(crux) for crux in cruxes.cruxes} == by_force(analysis)


@settings(max_examples=50)
@given(quarrels())
def test_cruxes_are_those_found_by_force(text: str) -> None:
    assert_found_by_force(text)


@settings(max_examples=40)
@given(quarrels(readings="xy"))
def test_cruxes_of_leaves_that_bear_on_what_they_like_are_those_found_by_force(text: str) -> None:
    """With leaves of their own beneath every claim, pairs matter more often."""
    claims = [block for block in blocks(text) if block.startswith("claim ")]
    more = []
    for number, block in enumerate(claims):
        name = block.split(":")[0].removeprefix("claim ")
        below = "\n".join(
            [
                f"  objection o{number}: O. [@t]",
                f"    objection p{number}: P. [@s]",
                f"    objection q{number}: Q. [@u]",
            ]
        )
        more.append(block + (below + "\n" if name in "ace" else f"  support r{number}: R. [@t]\n"))
    assert_found_by_force("".join([*more, *(block for block in blocks(text) if not block.startswith("claim "))]))


def test_two_ways_from_one_row_are_cut_only_together() -> None:
    text = """\
source s: Source
claim row: Row. [@s]
claim left: Left.
  support row
  assumes one-prop: P.
claim right: Right.
  support row
  assumes other-prop: Q.
claim first: First.
  support left
claim second: Second.
  support right
interpretation one: One.
  rejects first, second
interpretation two: Two.
  note: It takes no side.
"""
    assert_found_by_force(text)
    assert ("one-prop", "other-prop") in [crux.statements for crux in analysis_of(text).cruxes.cruxes]


def test_a_withdrawal_can_lead_a_row_to_what_another_changes() -> None:
    """Without `barrier`, `row` speaks for `end` by way of `far`, which falls without `prop`: the two do not add up.

    Against the first count 0.3, without the barrier 1.2, without the prop nothing, without both nothing. Against the
    second count 1.5, without the prop 0.6.
    """
    text = """\
source best: Best
  grade A1
source worst: Worst
  grade E5
source some: Some
claim row: Row. [@best]
claim dead: D.
  support row
  objection barrier: B.
claim middle: M.
  support anchor: N. [@worst]
  support dead
claim far: F.
  support middle
  assumes prop: P.
claim end: E.
  support far
claim via: V.
  support: N. [@some]
claim on-prop: O.
  support: N. [@best]
  assumes prop
claim other: O.
  support via
  support on-prop
interpretation one: One.
  rejects end
interpretation two: Two.
  rejects other
"""
    assert_found_by_force(text)
    assert_found_by_force("".join(reversed(blocks(text))))
    assert analysis_of(text).matrix.weighted == (0.3, 1.5)


def test_what_a_row_is_led_to_can_matter_only_without_another() -> None:
    """Without `barrier`, `row` speaks both for and against the first; without `prop` as well, only against it."""
    text = """\
source best: Best
  grade A1
source some: Some
claim row: Row. [@best]
claim dead: D.
  support row
  objection barrier: B.
claim end: E.
  support dead
claim middle: M.
  support anchor: N. [@some]
  support dead
claim far: F.
  support middle
  assumes prop: P.
claim good: G.
  support far
claim other: O.
  support via: V.
    support: N. [@some]
interpretation one: One.
  holds good
  rejects end
interpretation two: Two.
  rejects other
"""
    assert_found_by_force(text)
    assert ("barrier", "prop") in [crux.statements for crux in analysis_of(text).cruxes.cruxes]


def test_what_becomes_evidence_can_hang_on_what_another_withdrawal_takes_away() -> None:
    """Without `below`, `row` is evidence and speaks for `end` by way of `far`, which falls without `prop`.

    Against the first count 0, without `below` 1, without both 0; against the second 2, without `prop` 1.
    """
    text = """\
source s: S
claim row: Row. [@s]
  support drawn: D.
    support below: B.
claim far: F.
  support row
  assumes prop: P.
claim end: E.
  support far
claim other: O.
  support via: V. [@s]
  support on-prop: N.
    support: M. [@s]
    assumes prop
interpretation one: One.
  rejects end
interpretation two: Two.
  rejects other
"""
    assert_found_by_force(text)
    assert analysis_of(text).matrix.weighted == (0, 2)
    assert ("below", "prop") not in [crux.statements for crux in analysis_of(text).cruxes.cruxes]


def test_what_changes_is_told_in_order_of_effect() -> None:
    analysis = analysis_of(QUARREL)
    (crux,) = (crux for crux in analysis.cruxes.cruxes if crux.statements == ("base",))
    assert [name for name, _ in crux.changed] == ["relay", "safe", "go"]
    assert crux.turns == ("go",)
    scenario = suppose(analysis.argument, analysis.framework, without=crux.statements)
    assert fates(scenario, [name for name, _ in crux.changed]) == [
        "relay falls because base is withdrawn: the only reason for it fails.",
        "safe stands because relay falls: it cites t, and the objection to it falls.",
        "go stands because safe stands: a reason for it holds, and nothing is said against it.",
    ]


@settings(max_examples=40)
@given(quarrels())
def test_each_change_is_put_down_to_something(text: str) -> None:
    analysis = analysis_of(text)
    for crux in analysis.cruxes.cruxes:
        names = [name for name, _ in crux.changed]
        scenario = suppose(analysis.argument, analysis.framework, without=crux.statements)
        for (_, standing), sentence in zip(crux.changed, fates(scenario, names), strict=True):
            assert " because " in sentence or standing is Standing.UNDECIDED


@settings(max_examples=40)
@given(quarrels())
def test_the_order_of_the_lines_makes_no_difference(text: str) -> None:
    there, back = analysis_of(text).cruxes, analysis_of("".join(reversed(blocks(text)))).cruxes
    assert {frozenset(crux.statements): outcome(crux) for crux in there.cruxes} == {
        frozenset(crux.statements): outcome(crux) for crux in back.cruxes
    }


def test_a_statement_that_nobody_uses_is_no_crux() -> None:
    idle = QUARREL + "claim idle: I. [@s]\n"
    assert analysis_of(idle).cruxes.cruxes == analysis_of(QUARREL).cruxes.cruxes
    assert analysis_of(idle).cruxes.leaves == analysis_of(QUARREL).cruxes.leaves + 1


def test_a_thesis_is_not_withdrawn() -> None:
    analysis = analysis_of("interpretation one: One.\n  note: N\ninterpretation two: Two.\n  note: N\n")
    assert (analysis.cruxes.leaves, analysis.cruxes.cruxes) == (0, ())


def test_the_search_says_when_it_was_given_up() -> None:
    pairs = "".join(f"  support r{number}: R. [@s]\n" for number in range(6))
    text = f"source s: S\nclaim top: T.\n{pairs}interpretation one: One.\n  support top\n"
    assert analysis_of(text).cruxes.finished
    assert not analyse(argument_of(text), Limits(pairs=20)).cruxes.finished


# By one search from the ends, and by one from each row ----------------------------------------------------------------


Row = tuple[tuple[Mark, ...], frozenset[int]]
"""What a row says of each column, and what has a say in that: itself, its reasons, and all that its paths come by."""


def forwards(analysis: Analysis, standings: Sequence[Standing], silenced: Set[int] = frozenset()) -> dict[int, Row]:
    """Every row, worked out by following each of its paths to its end."""
    argument, framework = analysis.argument, analysis.framework
    influence = Influence(argument, framework, argument.compared())
    found: dict[int, Row] = {}
    for number, one in evidence(argument, framework).items():
        marks, met = [Mark.SILENT] * len(argument.compared()), {number, *one.reasons}
        if number not in silenced and one.counts(standings.__getitem__):
            trace = influence.trace(number, standings.__getitem__)
            met |= trace.met
            for column in range(len(marks)):
                against = trace.found.get((column, False))
                if (column, True) in trace.found:
                    marks[column] = Mark.MIXED if against else Mark.CONSISTENT
                elif against:
                    marks[column] = Mark.STRONGLY_INCONSISTENT if against.outright else Mark.INCONSISTENT
        found[number] = tuple(marks), frozenset(met)
    return found


@settings(max_examples=50)
@given(quarrels())
def test_rows_say_what_following_each_of_their_paths_says(text: str) -> None:
    analysis = analysis_of(text)
    names = list(analysis.argument.statements)
    standings = [*analysis.standing.statements.values(), *analysis.standing.steps.values()]
    old = {names[number]: marks for number, (marks, _) in forwards(analysis, standings).items()}
    for row in analysis.matrix.rows:
        assert tuple(cell.mark for cell in row.cells) == old[row.statement]
    for name in (*analysis.matrix.silent, *analysis.matrix.drawn, *analysis.matrix.fallen):
        assert set(old[name]) == {Mark.SILENT}


@settings(max_examples=50)
@given(quarrels(), st.data())
def test_an_effect_is_what_following_each_path_again_says(text: str, data: st.DataObject) -> None:
    """The rows it touches are those that came by what changes; how far the order shifts is how far they do."""
    analysis = analysis_of(text)
    argument, framework = analysis.argument, analysis.framework
    names = data.draw(st.lists(st.sampled_from(list(argument.statements)), min_size=1, max_size=2, unique=True))
    unsourced = data.draw(st.sampled_from([[], names]))
    effect = analysis.forecast.effect([] if unsourced else names, unsourced)
    silenced = {framework.numbers[name] for name in unsourced}
    standings = [*analysis.standing.statements.values(), *analysis.standing.steps.values()]
    now = [effect.revision.changed.get(node, standing) for node, standing in enumerate(standings)]
    before, after = forwards(analysis, standings), forwards(analysis, now, silenced)
    touched = {row for row, (_, met) in before.items() if not met.isdisjoint(effect.revision.changed)}
    assert effect.rows == touched | (silenced & before.keys())
    assert effect.opened >= {node for row in effect.rows for node in after[row][1] - before[row][1]}
    assert effect.work >= effect.revision.work + len(effect.opened), "nothing is looked at without being counted"
    weights = [one.weight for one in evidence(argument, framework).values()]
    old, new = (
        totals([marks for marks, _ in rows.values()], weights, len(argument.compared())) for rows in (before, after)
    )
    assert effect.shift == pytest.approx([there - here for here, there in zip(old, new, strict=True)], abs=1e-6)


def test_a_chain_of_thousands_takes_no_longer_than_its_length() -> None:
    """Each of its claims cites a source, so that to follow the paths of each would take as long as its square."""
    links = 4_000
    chain = "".join(f"claim c{at}: C.\n  support s{at}: S. [@s]\n  support c{at + 1}\n" for at in range(links))
    rivals = "interpretation i: I.\n  holds c0\ninterpretation j: J.\n  rejects c0\n"
    analysis = analysis_of(f"source s: S\n{chain}claim c{links}: C. [@s]\n{rivals}")
    assert len(analysis.matrix.rows) == links + 1
    marks = {tuple(cell.mark for cell in row.cells) for row in analysis.matrix.rows}
    assert marks == {(Mark.CONSISTENT, Mark.INCONSISTENT)}
    assert analysis.cruxes.leaves == links + 1
    longest = analysis.matrix.cell(Name(f"c{links}"), Name("i")).paths[0]
    assert len(longest.hops) == links


def test_as_much_as_the_limit_is_worked_out_and_no_more() -> None:
    analysis = analysis_of(QUARREL)
    argument, framework = analysis.argument, analysis.framework
    standings = [*analysis.standing.statements.values(), *analysis.standing.steps.values()]

    def looks(most: int) -> int:
        influence = Influence(argument, framework, argument.compared(), most)
        Ends(influence, standings).reaching([framework.numbers[Name("relay")]])
        return influence.visits

    taken = looks(1_000)
    assert taken > 0
    assert looks(taken) == taken
    with pytest.raises(TooMuch):
        looks(taken - 1)


# Pairs ----------------------------------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(quarrels())
def test_each_pair_is_in_one_group_and_all_of_a_group_come_to_the_same(text: str) -> None:
    cruxes = analysis_of(text).cruxes.cruxes
    groups = paired(cruxes)
    gathered = [crux for group in groups for crux in group.cruxes]
    assert {crux.statements for crux in gathered} == {crux.statements for crux in cruxes if len(crux.statements) == 2}
    assert len(gathered) == len({crux.statements for crux in gathered})
    for group in groups:
        assert all(outcome(crux) == outcome(group.cruxes[0]) for crux in group.cruxes)
        assert [set(crux.statements) for crux in group.cruxes] == [{group.common, other} for other in group.others]


def test_pairs_with_one_in_common_are_gathered() -> None:
    text = (
        "source s: S\nclaim top: T.\n  support key: K. [@s]\n  support many\n"
        "claim many: M.\n  support one: O. [@s]\n    and two: W. [@s]\n    and three: H. [@s]\n"
        "interpretation reading: R.\n  support top\n"
    )
    (group,) = paired(analysis_of(text).cruxes.cruxes)
    assert (group.common, group.others) == ("key", ("one", "two", "three"))


# Key judgments --------------------------------------------------------------------------------------------------------

HEAD = "brief b: B\n  judgments safe, relay, base\n"


def test_key_judgments_hang_on_what_they_cannot_do_without() -> None:
    firmness = analysis_of(HEAD + QUARREL).firmness
    assert firmness[Name("relay")].leaves == (("base", Standing.FALLS),)
    assert firmness[Name("relay")].sources == (("s", Standing.FALLS),)
    assert firmness[Name("safe")].leaves == (("base", Standing.STANDS),)
    assert not firmness[Name("safe")].firm


def test_no_judgment_is_said_to_hang_on_itself() -> None:
    base = analysis_of(HEAD + QUARREL).firmness[Name("base")]
    assert (base.leaves, base.sources) == ((), (("s", Standing.FALLS),))


def test_two_reasons_from_two_sources_are_firm() -> None:
    text = (
        "brief b: B\n  judgments top\nsource s: S\nsource t: T\nclaim top: T.\n  support: A. [@s]\n  support: B. [@t]\n"
    )
    assert analysis_of(text).firmness[Name("top")].firm
