"""Cruxes: found by following changes alone, they are those that one finds by working out everything anew."""

from collections.abc import Sequence, Set

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis import Analysis, Crux, Framework, Standing
from argmap.analysis.ends import Ends
from argmap.analysis.influence import Influence
from argmap.analysis.matrix import Mark, Ranking, build_matrix, evidence, totals
from argmap.diagnostics import TooMuch
from argmap.model import Name, Role, StepKind
from quarrels import blocks, quarrels
from samples import analysis_of

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


def by_force(analysis: Analysis) -> dict[Name, Outcome]:
    """Every crux."""
    written = anew(analysis)
    outcomes = {name: anew(analysis, (name,)) for name in leaves(analysis)}
    return {name: came for name, came in outcomes.items() if came != written}


def assert_found_by_force(text: str) -> None:
    analysis = analysis_of(text)
    cruxes = analysis.cruxes
    assert cruxes.leaves == len(leaves(analysis))
    assert {crux.statement: outcome(crux) for crux in cruxes.cruxes} == by_force(analysis)


@settings(max_examples=50)
@given(quarrels())
def test_cruxes_are_those_found_by_force(text: str) -> None:
    assert_found_by_force(text)


@settings(max_examples=40)
@given(quarrels(readings="xy"))
def test_cruxes_of_leaves_that_bear_on_what_they_like_are_those_found_by_force(text: str) -> None:
    """With leaves of their own beneath every claim, more of them matter."""
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


def test_what_changes_is_told_in_order_of_effect() -> None:
    analysis = analysis_of(QUARREL)
    (crux,) = (crux for crux in analysis.cruxes.cruxes if crux.statement == "base")
    assert [name for name, _ in crux.changed] == ["relay", "safe", "go"]
    assert crux.turns == ("go",)


@settings(max_examples=40)
@given(quarrels())
def test_the_order_of_the_lines_makes_no_difference(text: str) -> None:
    there, back = analysis_of(text).cruxes, analysis_of("".join(reversed(blocks(text)))).cruxes
    assert {crux.statement: outcome(crux) for crux in there.cruxes} == {
        crux.statement: outcome(crux) for crux in back.cruxes
    }


def test_a_statement_that_nobody_uses_is_no_crux() -> None:
    idle = QUARREL + "claim idle: I. [@s]\n"
    assert analysis_of(idle).cruxes.cruxes == analysis_of(QUARREL).cruxes.cruxes
    assert analysis_of(idle).cruxes.leaves == analysis_of(QUARREL).cruxes.leaves + 1


def test_a_thesis_is_not_withdrawn() -> None:
    analysis = analysis_of("interpretation one: One.\n  note: N\ninterpretation two: Two.\n  note: N\n")
    assert (analysis.cruxes.leaves, analysis.cruxes.cruxes) == (0, ())


# By one search from the ends, and by one from each row ----------------------------------------------------------------


Row = tuple[Mark, ...]
"""What a row says of each column."""


def forwards(analysis: Analysis, standings: Sequence[Standing], silenced: Set[int] = frozenset()) -> dict[int, Row]:
    """Every row, worked out by following each of its paths to its end."""
    argument, framework = analysis.argument, analysis.framework
    influence = Influence(argument, framework, argument.compared())
    found: dict[int, Row] = {}
    for number, one in evidence(argument, framework).items():
        marks = [Mark.SILENT] * len(argument.compared())
        if number not in silenced and one.counts(standings.__getitem__):
            trace = influence.trace(number, standings.__getitem__)
            for column in range(len(marks)):
                against = trace.found.get((column, False))
                if (column, True) in trace.found:
                    marks[column] = Mark.MIXED if against else Mark.CONSISTENT
                elif against:
                    marks[column] = Mark.STRONGLY_INCONSISTENT if against.outright else Mark.INCONSISTENT
        found[number] = tuple(marks)
    return found


@settings(max_examples=50)
@given(quarrels())
def test_rows_say_what_following_each_of_their_paths_says(text: str) -> None:
    analysis = analysis_of(text)
    names = list(analysis.argument.statements)
    standings = [*analysis.standing.statements.values(), *analysis.standing.steps.values()]
    old = {names[number]: marks for number, marks in forwards(analysis, standings).items()}
    for row in analysis.matrix.rows:
        assert tuple(cell.mark for cell in row.cells) == old[row.statement]
    for name in (*analysis.matrix.silent, *analysis.matrix.drawn, *analysis.matrix.fallen):
        assert set(old[name]) == {Mark.SILENT}


@settings(max_examples=50)
@given(quarrels(), st.data())
def test_an_effect_is_what_following_each_path_again_says(text: str, data: st.DataObject) -> None:
    analysis = analysis_of(text)
    argument, framework = analysis.argument, analysis.framework
    names = data.draw(st.lists(st.sampled_from(list(argument.statements)), min_size=1, max_size=2, unique=True))
    unsourced = data.draw(st.sampled_from([[], names]))
    effect = analysis.forecast.effect([] if unsourced else names, unsourced)
    silenced = {framework.numbers[name] for name in unsourced}
    standings = [*analysis.standing.statements.values(), *analysis.standing.steps.values()]
    now = [effect.revision.changed.get(node, standing) for node, standing in enumerate(standings)]
    before, after = forwards(analysis, standings), forwards(analysis, now, silenced)
    old, new = (totals(list(rows.values()), len(argument.compared())) for rows in (before, after))
    assert effect.shift == tuple(there - here for here, there in zip(old, new, strict=True))


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
