"""The evidence matrix: its signs follow the prevailing reasons, each can be read aloud, and it adds up as published."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from argmap.analysis import Analysis, Mark, Matrix, Standing
from argmap.analysis.influence import Hop, Path, Stake
from argmap.analysis.matrix import diagnosticity, ranking, totals
from argmap.model import Argument, Ground, Interpretation, Name, Role, StepKind
from oracles import HEUER
from quarrels import blocks, quarrels
from samples import analysis_of

MARKS = {"C": Mark.CONSISTENT, "I": Mark.INCONSISTENT, "II": Mark.STRONGLY_INCONSISTENT}

# Heuer's example ------------------------------------------------------------------------------------------------------

IRAQ = """\
source s: Reports of January 1991
claim e1: Saddam says that he will not answer. [@s]
claim e2: He keeps his people from doing anything that could unite the other side. [@s]
claim e3: He fears a stronger answer. [@s]
claim e4: Agents abroad have been told to get ready. [@s]
claim e5: Radio traffic to them has grown. [@s]
claim e6: His standing would not survive doing nothing. [@s]
claim restraint: He holds back.
  support e2
  support e3
claim readiness: Something is being prepared.
  support e4
  support e5
interpretation h1: Iraq will not retaliate.
  support e1
  support e2
  support e3
  objection readiness
  objection e6
interpretation h2: It will sponsor some minor terrorism.
  support e1
  support e2
  support e3
  support e4
  support e5
  support e6
interpretation h3: It is planning a major attack.
  support e1
  objection restraint
  support e4
  support e5
  support e6
"""
"""An argument of the shape of Heuer's figure 15. What is inconsistent speaks against a hypothesis at one remove."""


def marks(analysis: Analysis, name: str) -> tuple[Mark, ...]:
    return next(tuple(cell.mark for cell in row.cells) for row in analysis.matrix.rows if row.statement == name)


def test_heuers_matrix_adds_up_as_published() -> None:
    rows = [[MARKS[letter] for letter in row] for row in HEUER.rows.values()]
    assert totals(rows, 3) == HEUER.points
    assert {name: round(diagnosticity(row), 4) for name, row in zip(HEUER.rows, rows, strict=True)} == {
        **HEUER.diagnosticity
    }
    for left_out, points in HEUER.without.items():
        kept = [row for name, row in zip(HEUER.rows, rows, strict=True) if name != left_out]
        assert totals(kept, 3) == points


def test_heuers_matrix_follows_from_an_argument() -> None:
    analysis = analysis_of(IRAQ)
    assert {name: marks(analysis, name.lower()) for name in HEUER.rows} == {
        name: tuple(MARKS[letter] for letter in row) for name, row in HEUER.rows.items()
    }
    assert analysis.matrix.points == HEUER.points
    assert analysis.matrix.ranking == (("h2",), ("h3",), ("h1",))
    assert [row.statement for row in analysis.matrix.rows] == ["e6", "e2", "e3", "e4", "e5", "e1"]


def test_heuers_linchpin_is_found() -> None:
    analysis = analysis_of(IRAQ)
    (crux,) = [crux for crux in analysis.cruxes.cruxes if crux.statement == "e6"]
    assert crux.reorders
    assert crux.outlook.ranking == (("h2",), ("h1", "h3"))
    without = IRAQ.replace("  objection e6\n", "").replace("  support e6\n", "")
    assert analysis_of(without).matrix.points == HEUER.without["E6"]


# Signs ----------------------------------------------------------------------------------------------------------------

QUARREL = """\
source s: Source
claim fact: F. [@s]
claim point: P.
interpretation one: One.
  holds point
interpretation two: Two.
  rejects point
interpretation third: Three.
  note: It does not care.
"""


CONSISTENT, AGAINST, STRONGLY = Mark.CONSISTENT, Mark.INCONSISTENT, Mark.STRONGLY_INCONSISTENT
MIXED, SILENT = Mark.MIXED, Mark.SILENT


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("P.\n  support fact\n", (CONSISTENT, AGAINST), id="a reason"),
        pytest.param("P. [@s]\n  objection fact\n", (STRONGLY, CONSISTENT), id="an objection"),
        pytest.param("P. [@s]\n  contradicts fact\n", (SILENT, SILENT), id="two that bring each other down"),
        pytest.param("P.\n  assumes fact\n", (CONSISTENT, AGAINST), id="an assumption"),
        pytest.param(
            "P.\n  support why: W. [@s]\n    undercut fact\n", (AGAINST, CONSISTENT), id="the only reason undercut"
        ),
        pytest.param(
            "P.\n  support: V. [@s]\n  support why: W. [@s]\n    undercut fact\n",
            (SILENT, SILENT),
            id="one reason of two undercut",
        ),
        pytest.param(
            "P. [@s]\n  objection: V. [@s]\n  objection why: W. [@s]\n    undercut fact\n",
            (SILENT, SILENT),
            id="one objection of two undercut",
        ),
        pytest.param(
            "P. [@s]\n  objection why: W. [@s]\n    undercut fact\n", (CONSISTENT, AGAINST), id="an objection undercut"
        ),
        pytest.param(
            "P. [@s]\n  objection why: W. [@s]\n    objection fact\n", (CONSISTENT, AGAINST), id="an objection answered"
        ),
        pytest.param(
            "P.\n  support why: W.\n    support: X.\n      support fact\n", (CONSISTENT, AGAINST), id="at two removes"
        ),
        pytest.param(
            "P.\n  support why: W. [@s]\n    objection fact\n",
            (AGAINST, CONSISTENT),
            id="what it brings down carried it",
        ),
        pytest.param(
            "P. [@s]\n  objection why: W.\n    support fact\n    objection: N. [@s]\n",
            (SILENT, SILENT),
            id="an answered objection leads no further",
        ),
        pytest.param(
            "P.\n  support fact\n    undercut: It does not follow. [@s]\n",
            (SILENT, SILENT),
            id="an undercut step is dead",
        ),
        pytest.param(
            "P.\n  support fact\n  objection why: W.\n    support fact\n", (MIXED, MIXED), id="for and against"
        ),
    ],
)
def test_a_sign_follows_what_prevails(lines: str, expected: tuple[Mark, Mark]) -> None:
    text = QUARREL.replace("claim point: P.\n", f"claim point: {lines}")
    found = analysis_of(text).matrix
    rows = {row.statement: tuple(cell.mark for cell in row.cells) for row in found.rows}
    assert rows.get(Name("fact"), (SILENT,) * 3) == (*expected, SILENT)


def test_no_path_leads_through_a_thesis() -> None:
    text = QUARREL.replace("interpretation one: One.\n", "interpretation one: One.\n  support fact\n")
    through = text.replace("claim point: P.\n", "claim point: P.\n  support one\n")
    assert marks(analysis_of(through), "fact") == (CONSISTENT, SILENT, SILENT)


def test_the_fewest_moves_count_however_many_steps_they_take() -> None:
    """An undercut is one move by two steps; an assumption and a contradiction are two moves by none."""
    undercut = "claim point: P.\n  support why: W. [@s]\n    undercut fact\n"
    longer = "claim middle: M. [@s]\n  assumes fact\n  contradicts point\n"
    matrix = analysis_of(QUARREL.replace("claim point: P.\n", undercut + longer)).matrix
    (path,) = matrix.cell(Name("fact"), Name("one")).paths
    assert [len(hop.steps) for hop in path.hops] == [2]


def test_a_conclusion_is_not_counted_beside_what_it_is_drawn_from() -> None:
    text = QUARREL.replace("claim point: P.\n", "claim point: P. [@s]\n  support fact\n")
    matrix = analysis_of(text).matrix
    assert ([row.statement for row in matrix.rows], matrix.drawn) == (["fact"], ("point",))
    undercut = text.replace("  support fact\n", "  support fact\n    undercut: It does not follow. [@s]\n")
    assert [row.statement for row in analysis_of(undercut).matrix.rows] == ["point"]


def test_reports_that_support_each_other_in_a_circle_are_evidence_still() -> None:
    text = QUARREL.replace("claim point: P.\n", "claim point: P. [@s]\n  support fact\n")
    matrix = analysis_of(text.replace("claim fact: F. [@s]\n", "claim fact: F. [@s]\n  support point\n")).matrix
    assert {row.statement for row in matrix.rows} == {"fact", "point"}


def test_a_conclusion_that_quarrels_with_what_would_undercut_it_is_drawn_all_the_same() -> None:
    point = "claim point: P. [@s]\n  support fact\n    undercut doubt\n"
    doubt = "claim doubt: D.\n  contradicts point\n  objection fact\n"
    assert analysis_of(QUARREL.replace("claim point: P.\n", point + doubt)).matrix.drawn == ("point",)


def test_a_thesis_and_advice_are_no_evidence() -> None:
    text = QUARREL + "  support fact\n  recommendation act: Act. [@s]\n    support fact\n"
    cited = text.replace("interpretation two: Two.\n", "interpretation two: Two. [@s]\n")
    matrix = analysis_of(cited).matrix
    assert [row.statement for row in matrix.rows] == ["fact"]
    assert matrix.silent == matrix.fallen == ()


def test_evidence_that_falls_or_bears_on_nothing_is_set_apart() -> None:
    text = QUARREL + "claim idle: I. [@s]\nclaim fallen: F. [@s]\n  objection idle\n"
    matrix = analysis_of(text).matrix
    assert (matrix.rows, matrix.silent, matrix.fallen) == ((), ("fact", "idle"), ("fallen",))
    assert matrix.points == (0, 0, 0)


def test_without_interpretations_there_are_no_columns() -> None:
    matrix = analysis_of("source s: S\nclaim a: A. [@s]\n").matrix
    assert (matrix.columns, matrix.rows, matrix.ranking) == ((), (), ())


def test_only_what_is_compared_is_a_column() -> None:
    assert analysis_of("brief b: B\n  compare two, one\n" + QUARREL).matrix.columns == ("two", "one")


def test_a_grade_changes_nothing_of_what_counts_against() -> None:
    text = QUARREL.replace("claim point: P.\n", "claim point: P. [@s]\n  objection fact\n")
    graded = analysis_of(text.replace("source s: Source\n", "source s: Source\n  grade E5\n")).matrix
    assert (graded.points, graded.ranking) == ((2, 0, 0), (("two", "third"), ("one",)))


def test_those_that_share_a_place_stand_together() -> None:
    names = [Name(name) for name in "abcd"]
    assert ranking(names, [2, 0, 2, 1]) == (("b",), ("d",), ("a", "c"))


# All matrices ---------------------------------------------------------------------------------------------------------

State = tuple[Name, bool]


def stakes(argument: Argument, one: Interpretation) -> dict[Name, Stake]:
    """What an interpretation has a stake in, its own words before what they imply."""
    assumed: dict[Name, Stake] = {}
    waiting = [one.name, *one.holds]
    while waiting:
        for name in argument.statements[waiting.pop()].assumptions:
            if name not in assumed:
                assumed[name] = Stake.ASSUMES
                waiting.append(name)
    own = {**dict.fromkeys(one.rejects, Stake.REJECTS), **assumed, **dict.fromkeys(one.holds, Stake.HOLDS)}
    return {**own, one.name: Stake.THESIS}


def moves(analysis: Analysis, state: State) -> dict[State, bool]:
    """Where one can get from a statement in one hop, and whether that does more than take away, by the definition."""
    argument, standing = analysis.argument, analysis.standing
    name, spoken_for = state
    fares = Standing.STANDS if spoken_for else Standing.FALLS
    if standing.statements[name] is not fares or name in argument.interpretations:
        return {}
    found = {((other, spoken_for), spoken_for) for other, one in argument.statements.items() if name in one.assumptions}
    found |= {((other, not spoken_for), spoken_for) for other in argument.opposites.get(name, ())}
    for step in argument.steps.values():
        if name in step.premises and standing.steps[step.id] is fares:
            if step.target is not None:
                found.add(((step.target, spoken_for is (step.kind is StepKind.SUPPORT)), spoken_for))
            else:
                aim = argument.steps[step.target_step]  # type: ignore[index]
                if standing.steps[aim.id] is (Standing.FALLS if spoken_for else Standing.STANDS):
                    assert aim.target is not None
                    found.add(((aim.target, spoken_for is not (aim.kind is StepKind.SUPPORT)), not spoken_for))
    reached: dict[State, bool] = {}
    for (other, for_it), direct in found:
        if direct or standing.statements[other] is (Standing.STANDS if for_it else Standing.FALLS):
            reached[other, for_it] = reached.get((other, for_it), False) or direct
    return reached


def distances(analysis: Analysis, start: Name) -> dict[State, int]:
    """How many hops it takes at least to speak for or against each statement."""
    found: dict[State, int] = {(start, True): 0}
    for hops in range(2 * len(analysis.argument.statements)):
        for state in [state for state, far in found.items() if far == hops]:
            for reached in moves(analysis, state):
                found.setdefault(reached, hops + 1)
    return found


def mark(analysis: Analysis, start: Name, stakes: Mapping[Name, Stake]) -> Mark:
    """A mark by its definition."""
    reached, straight = distances(analysis, start), moves(analysis, (start, True))
    sides: dict[bool, list[State]] = {True: [], False: []}
    for name, spoken in reached:
        if name in stakes:
            sides[spoken is (stakes[name] is not Stake.REJECTS)].append((name, spoken))
    if sides[True]:
        return Mark.MIXED if sides[False] else Mark.CONSISTENT
    if not sides[False]:
        return Mark.SILENT
    outright = (
        reached[state] == 0 or (straight.get(state, False) and stakes[state[0]] is not Stake.REJECTS)
        for state in sides[False]
    )
    return Mark.STRONGLY_INCONSISTENT if any(outright) else Mark.INCONSISTENT


def counts(analysis: Analysis, name: Name) -> bool:
    """Whether a report is evidence, by the definition."""
    argument = analysis.argument
    above: dict[Name, set[Name]] = {}
    for step in argument.steps.values():
        aim = step
        while aim.target is None:
            aim = argument.steps[aim.target_step]  # type: ignore[index]
        for premise in step.premises:
            above.setdefault(premise, set()).add(aim.target)
    for other, opposites in argument.opposites.items():
        above.setdefault(other, set()).update(opposites)
    for other, one in argument.statements.items():
        for assumption in one.assumptions:
            above.setdefault(assumption, set()).add(other)
    reached, waiting = {name}, [name]
    while waiting:
        fresh = above.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting.extend(fresh)
    drawn = any(
        analysis.standing.live(key)
        and argument.steps[key].kind is StepKind.SUPPORT
        and any(argument.statements[each].ground in (Ground.REPORTED, Ground.JUDGMENT) for each in step.premises)
        and not reached.intersection(step.premises)
        for key in argument.into.get(name, ())
        for step in [argument.steps[key]]
    )
    return analysis.standing.accepts(name) and not drawn


@settings(max_examples=40)
@given(quarrels())
def test_marks_are_those_of_the_definition(text: str) -> None:
    analysis = analysis_of(text)
    argument, matrix = analysis.argument, analysis.matrix
    found = {row.statement: [cell.mark for cell in row.cells] for row in matrix.rows}
    columns = [stakes(argument, one) for one in argument.compared()]
    for name, statement in argument.statements.items():
        if statement.ground is Ground.REPORTED and statement.role is Role.CLAIM and counts(analysis, name):
            expected = [mark(analysis, name, column) for column in columns]
            assert found.pop(name, [Mark.SILENT] * len(columns)) == expected
    assert not found


def sign(argument: Argument, hop: Hop) -> bool:
    """Whether a hop that is really there speaks for its target."""
    if not hop.steps:
        if hop.for_it:
            assert hop.origin in argument.statements[hop.target].assumptions
        else:
            assert hop.target in argument.opposites[hop.origin]
        return hop.for_it
    first, *rest = (argument.steps[key] for key in hop.steps)
    assert hop.origin in first.premises
    last = rest[0] if rest else first
    assert first.target_step == (last.id if rest else None)
    assert last.target == hop.target
    return (last.kind is StepKind.SUPPORT) is not bool(rest)


def said(analysis: Analysis, path: Path, column: Name) -> bool:
    """Whether a path is really there, hop by hop, and where it ends; returns whether it speaks for the column."""
    speaks_for, at = True, path.start
    for hop in path.hops:
        assert hop.origin == at
        assert analysis.standing.statements[at] is (Standing.STANDS if speaks_for else Standing.FALLS)
        assert (hop.target, speaks_for is sign(analysis.argument, hop)) in moves(analysis, (at, speaks_for))
        assert hop.for_it is sign(analysis.argument, hop)
        speaks_for, at = speaks_for is hop.for_it, hop.target
    assert stakes(analysis.argument, analysis.argument.interpretations[column])[at] is path.stake
    return speaks_for is (path.stake is not Stake.REJECTS)


@settings(max_examples=40)
@given(quarrels())
def test_every_path_is_really_there(text: str) -> None:
    analysis = analysis_of(text)
    matrix = analysis.matrix
    for row in matrix.rows:
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            sides = [said(analysis, path, column) for path in cell.paths]
            assert sides == [path.consistent for path in cell.paths]
            assert {Mark.CONSISTENT: [True], Mark.MIXED: [True, False], Mark.SILENT: []}.get(
                cell.mark, [False]
            ) == sides


@settings(max_examples=40)
@given(quarrels())
def test_the_order_of_the_lines_makes_no_difference(text: str) -> None:
    there, back = analysis_of(text).matrix, analysis_of("".join(reversed(blocks(text)))).matrix
    assert marks_by_name(there) == marks_by_name(back)
    assert [set(place) for place in there.ranking] == [set(place) for place in back.ranking]
    assert [row.diagnosticity for row in there.rows] == [row.diagnosticity for row in back.rows]
    assert set(there.silent) == set(back.silent)


def marks_by_name(matrix: Matrix) -> dict[tuple[Name, Name], Mark]:
    return {
        (row.statement, column): cell.mark
        for row in matrix.rows
        for column, cell in zip(matrix.columns, row.cells, strict=True)
    }
