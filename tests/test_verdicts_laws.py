"""What must hold of the verdicts on every argument: each law on a random dispute, and mostly on a change of it."""

from itertools import pairwise, permutations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from argmap.analysis.verdicts import Bearing, Fares, How, Stance, Status, Verdicts
from argmap.model import Name, Role, StepKind
from disputes import READINGS, Dispute, disputes
from samples import argument_of

BETTER_FIRST = (Status.NOTHING, Status.DISPUTED, Status.UNSUPPORTED)
FRESH = Name("fresh")
SOURCED = "[@t, p. 99]"
CITED = st.sampled_from(["", "[@s, p. 98]", "[@t, p. 99]", "[@weak]"])

few = settings(max_examples=40)


def verdicts(dispute: Dispute) -> Verdicts:
    return Verdicts(argument_of(dispute.text))


def statuses(found: Verdicts) -> dict[Name, Status]:
    return {name: status for name, status in found.status.items() if name != FRESH}


def holding(found: Verdicts) -> dict[Name, bool | None]:
    return {name: found.holds(name) for name in found.argument.statements if name != FRESH}


def counts(found: Verdicts) -> object:
    return {name: found.matrix.tally(name) for name in found.readings}, found.order


def all_told(found: Verdicts) -> object:
    """All that is told of the whole, so that it can be compared."""
    readings = [(tuple(each.stances()), each.needs, each.answering, each.unargued) for each in found.readings.values()]
    cases = [(found.hardest(name), found.best_case(name)) for name in found.readings]
    told = found.common_ground, found.cruxes, found.load_bearing
    return statuses(found), holding(found), readings, cases, told, counts(found)


@st.composite
def with_a_claim(draw: st.DrawFn) -> tuple[Dispute, str]:
    """A dispute, and one of its claims."""
    dispute = draw(disputes())
    return dispute, draw(st.sampled_from(dispute.claims))


def leaves(dispute: Dispute, keyword: str, cited: str = "") -> list[int]:
    """The lines that write out a statement below such a keyword, with nothing below themselves."""
    depths = [len(line) - len(line.lstrip()) for line in dispute.lines] + [0]
    steps = (at for at in dispute.steps(keyword) if ":" in dispute.lines[at] and cited in dispute.lines[at])
    return [at for at in steps if depths[at + 1] <= depths[at]]


def beside(dispute: Dispute, at: int, *lines: str) -> Dispute:
    """The dispute with lines put after one that has nothing below it, as deep as it."""
    indent = " " * (len(dispute.lines[at]) - len(dispute.lines[at].lstrip()))
    return Dispute((*dispute.lines[: at + 1], *(indent + line for line in lines), *dispute.lines[at + 1 :]))


# Status --------------------------------------------------------------------------------------------------------------


@given(with_a_claim(), CITED)
@few
def test_an_objection_more_never_improves_its_target(drawn: tuple[Dispute, str], cited: str) -> None:
    dispute, target = drawn
    before, after = (
        verdicts(dispute),
        verdicts(dispute.below(dispute.at(f"claim {target}:"), f"objection fresh: F. {cited}")),
    )
    name = Name(target)
    assert BETTER_FIRST.index(after.status[name]) >= BETTER_FIRST.index(before.status[name])


OF_TWO_ASSUMPTIONS = Dispute(
    (
        "claim a: A. [@s]",
        "claim c: C. [@s]",
        "  assumes a",
        "  assumes b",
        "claim b: B.",
        "  support n: N.",
        "    undercut v: V.",
    )
)
IN_A_CIRCLE = Dispute(("claim a: A. [@s]", "claim c: C.", "  assumes a", "  support d", "claim d: D.", "  support c"))


@given(with_a_claim())
@example((OF_TWO_ASSUMPTIONS, "a"))
@example((IN_A_CIRCLE, "a"))
@few
def test_an_unsourced_objection_to_something_sourced_changes_the_status_of_its_target_alone(
    drawn: tuple[Dispute, str],
) -> None:
    dispute, target = drawn
    before = verdicts(dispute)
    assume(before.own_rank(Name(target)) > 1)
    after = verdicts(dispute.below(dispute.at(f"claim {target}:"), "objection fresh: F."))
    assert holding(after) == holding(before)
    assert counts(after) == counts(before)
    others = {name: status for name, status in statuses(before).items() if name != target}
    assert {name: status for name, status in statuses(after).items() if name != target} == others


@given(with_a_claim())
@few
def test_a_sourced_support_more_never_worsens_its_target(drawn: tuple[Dispute, str]) -> None:
    dispute, target = drawn
    before, after = (
        verdicts(dispute),
        verdicts(dispute.below(dispute.at(f"claim {target}:"), f"support fresh: F. {SOURCED}")),
    )
    name = Name(target)
    assert BETTER_FIRST.index(after.status[name]) <= BETTER_FIRST.index(before.status[name])


@given(disputes(), st.data(), st.sampled_from(["undercut", "reply", "objection"]))
@few
def test_a_sourced_answer_to_an_open_objection_helps_its_target(
    dispute: Dispute, data: st.DataObject, answer: str
) -> None:
    places = [at for at in dispute.steps("objection") if ": " in dispute.lines[at]]
    assume(places)
    at = data.draw(st.sampled_from(places))
    before = verdicts(dispute)
    statement = Name(dispute.lines[at].split()[1].rstrip(":"))
    (step,) = before.argument.out_of[statement]
    target = before.argument.steps[step].target
    assume(target in before.status and before.state(step) == "open")
    assert target is not None
    after = verdicts(dispute.below(at, f"{answer} fresh: F. {SOURCED}"))
    assert BETTER_FIRST.index(after.status[target]) <= BETTER_FIRST.index(before.status[target])
    for name, reading in before.readings.items():
        if reading.stance(target) is Stance.HOLDS and reading.stance(statement) is not Stance.HOLDS:
            assert after.matrix.tally(name).against <= before.matrix.tally(name).against


@given(disputes(), st.data())
@few
def test_to_declare_an_assumption_costs_nothing(dispute: Dispute, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(dispute.steps("claim", "support", "interpretation")))
    before, after = verdicts(dispute), verdicts(dispute.below(at, "assumes fresh: F."))
    assert statuses(after) == statuses(before)
    assert counts(after) == counts(before)


@given(disputes())
@few
def test_a_claim_that_bears_on_nothing_changes_nothing(dispute: Dispute) -> None:
    assert all_told(verdicts(dispute.also(f"claim fresh: F. {SOURCED}"))) == all_told(verdicts(dispute))


@given(disputes())
@few
def test_what_is_printed_fits_what_holds(dispute: Dispute) -> None:
    found = verdicts(dispute)
    for name, status in found.status.items():
        if status is Status.NOTHING:
            assert found.holds(name)
            assert not found.against(name)
        how = found.how(name)
        assert (how is not None) == (status is Status.DISPUTED)
        assert how is not How.WEAKER or found.holds(name)
    for one, others in found.argument.opposites.items():
        assert not (found.holds(one) and any(map(found.holds, others)))


# Evidence and order --------------------------------------------------------------------------------------------------


@given(disputes())
@few
def test_no_undercut_and_no_reply_is_evidence(dispute: Dispute) -> None:
    found = verdicts(dispute)
    speaking = {name for row in found.matrix.rows for name in row.statements} & found.argument.statements.keys()
    assert {found.argument.statements[name].role for name in speaking}.isdisjoint({Role.UNDERCUT, Role.REPLY})


@given(disputes(), st.data())
@few
def test_to_split_a_statement_of_one_passage_changes_no_count(dispute: Dispute, data: st.DataObject) -> None:
    places = leaves(dispute, "support", "[@")
    assume(places)
    at = data.draw(st.sampled_from(places))
    cited = dispute.lines[at][dispute.lines[at].index("[@") :]
    assert counts(verdicts(beside(dispute, at, f"support fresh: F. {cited}"))) == counts(verdicts(dispute))


@given(with_a_claim(), st.sampled_from(["support", "objection"]))
@few
def test_what_merely_repeats_a_reason_changes_no_count(drawn: tuple[Dispute, str], keyword: str) -> None:
    dispute, claim = drawn
    at = dispute.at(f"claim {claim}:")
    reason = f"{keyword} first: F. [@s, p. 1]"
    once = counts(verdicts(dispute.below(at, reason)))
    for more in (("[@copy, p. 9]",), ("[@s, p. 1]",), ("[@t, p. 9]", "  by: An expert")):
        cited, *said = more
        assert counts(verdicts(dispute.below(at, reason, f"{keyword} fresh: F. {cited}", *said))) == once


@given(disputes(), st.data())
@few
def test_who_holds_less_addresses_no_more_and_fares_no_better(dispute: Dispute, data: st.DataObject) -> None:
    places = [at for at, line in enumerate(dispute.lines) if line.startswith("  holds ")]
    assume(places)
    at = data.draw(st.sampled_from(places))
    names = dispute.lines[at].removeprefix("  holds ").split(", ")
    dropped = data.draw(st.sampled_from(names))
    less = [f"  holds {', '.join(each for each in names if each != dropped)}"] if len(names) > 1 else []
    before, after = verdicts(dispute), verdicts(Dispute((*dispute.lines[:at], *less, *dispute.lines[at + 1 :])))
    reading = next(name for name in READINGS[::-1] if any(f"tion {name}:" in line for line in dispute.lines[:at]))
    old, new = before.matrix, after.matrix
    column = old.columns.index(Name(reading))
    assert addressed(after, column) <= addressed(before, column)
    if {row.passage for row in old.counted if row.bits[1] >> column & 1} <= {
        row.passage for row in new.counted if row.bits[1] >> column & 1
    }:
        assert worse_than(after, Name(reading)) <= worse_than(before, Name(reading))


def addressed(found: Verdicts, column: int) -> int:
    return sum(row.addressed >> column & 1 for row in found.matrix.rows)


def worse_than(found: Verdicts, reading: Name) -> set[Name]:
    return {worse for worse, better in found.order.better.items() if reading in better}


@given(disputes(), st.data(), st.sampled_from(["observed", "not-observed"]))
@few
def test_an_indicator_counts_the_way_it_was_looked_for(dispute: Dispute, data: st.DataObject, status: str) -> None:
    readings = dispute.steps("interpretation")
    assume(readings)
    at = data.draw(st.sampled_from(readings))
    name = Name(dispute.lines[at].split()[1].rstrip(":"))
    lines = ("indicator fresh: F.", f"  status {status}", "  checked 2021")
    before, after = verdicts(dispute).matrix.tally(name), verdicts(dispute.below(at, *lines)).matrix.tally(name)
    if status == "observed":
        assert (after.against, after.speaking_for) == (before.against, before.speaking_for + 1)
    else:
        assert (after.against, after.speaking_for) == (before.against + 1, before.speaking_for)


@given(disputes())
@few
def test_the_order_is_strict_and_transitive(dispute: Dispute) -> None:
    order = verdicts(dispute).order
    pairs = {(one, worse) for worse, better in order.better.items() for one in better}
    assert not any((worse, one) in pairs or one == worse for one, worse in pairs)
    assert all((a, d) in pairs for a, b in pairs for c, d in pairs if b == c)
    told = {*order.pairs}
    told |= {(one, order.worst) for one in order.columns if one != order.worst} if order.worst else set()
    told |= {(order.best, one) for one in order.columns if one != order.best} if order.best else set()
    assert told == pairs
    apart = {name for name in order.columns if name not in (order.worst, order.best)}
    close = {each for one in permutations(apart, 2) if one not in pairs and one[::-1] not in pairs for each in one}
    assert set(order.too_close) == close


# Readings ------------------------------------------------------------------------------------------------------------


@given(disputes())
@few
def test_readings_are_of_one_mind_on_common_ground_and_of_two_on_cruxes(dispute: Dispute) -> None:
    found = verdicts(dispute)
    pro, con = {Stance.HOLDS, Stance.DRAWS_ON}, {Stance.REJECTS, Stance.MUST_DENY}
    for name, who in found.common_ground.items():
        sides = {reading: one.stance(name) for reading, one in found.readings.items()}
        assert {reading for reading, side in sides.items() if side in pro} == set(who)
        assert set(sides.values()) <= {*pro, Stance.SILENT}
    for crux in found.cruxes:
        sides = {reading: one.stance(crux.statements[0]) for reading, one in found.readings.items()}
        assert {reading for reading, side in sides.items() if side in pro} == set(crux.pro) != set()
        assert {reading for reading, side in sides.items() if side in con} == set(crux.con)
        assert crux.con or crux.silent
        assert not {*crux.silent} & {*crux.pro, *crux.con}


@given(disputes())
@few
def test_a_reading_holds_nothing_that_it_rejects_or_must_deny(dispute: Dispute) -> None:
    for reading in verdicts(dispute).readings.values():
        assert {reading.stance(name) for name in reading.held} == {Stance.HOLDS}
        assert all(reading.stance(name) is Stance.REJECTS for name in reading.rejected)


# Form ----------------------------------------------------------------------------------------------------------------


def turned_round(lines: tuple[str, ...], indent: int = 0) -> tuple[str, ...]:
    """The lines with the last first at every depth, each with what stands below it."""
    starts = [at for at, line in enumerate(lines) if len(line) - len(line.lstrip()) == indent]
    blocks = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    return tuple(line for block in reversed(blocks) for line in (block[0], *turned_round(block[1:], indent + 2)))


def without_order(found: Verdicts) -> object:
    stances = {name: (dict(one.stances()), {*one.needs}, {*one.answering}) for name, one in found.readings.items()}
    cruxes = {name for crux in found.cruxes for name in crux.statements}
    order = {name: {*better} for name, better in found.order.better.items()}
    tallies = {name: found.matrix.tally(name) for name in found.readings}
    common = {name: {*who} for name, who in found.common_ground.items()}
    return found.status, holding(found), stances, cruxes, tallies, order, common, found.undisputed


@given(disputes())
@few
def test_the_order_of_lines_changes_nothing_but_what_it_breaks_ties_of(dispute: Dispute) -> None:
    assert without_order(verdicts(Dispute(turned_round(dispute.lines)))) == without_order(verdicts(dispute))


@given(disputes())
@few
def test_why_names_all_that_bears_on_a_statement_once(dispute: Dispute) -> None:
    found = verdicts(dispute)
    argument = found.argument
    for name, statement in argument.statements.items():
        reasons = found.why(name).reasons
        by = {bearing: [one for one in reasons if one.bearing is bearing] for bearing in Bearing}
        steps = [one.step for bearing in (Bearing.FOR, Bearing.AGAINST) for one in by[bearing]]
        assert sorted(filter(None, steps)) == sorted(argument.into.get(name, ()))
        supports = [
            argument.steps[key] for key in argument.into.get(name, ()) if argument.steps[key].kind is StepKind.SUPPORT
        ]
        assumed = {*statement.assumptions}.union(*(step.assumed for step in supports))
        assert sorted(one.statement for one in by[Bearing.NEEDS]) == sorted(assumed)
        assert [one.statement for one in by[Bearing.CONTRADICTS]] == list(argument.opposites.get(name, ()))
        onto = [one.step for reason in reasons for one in reason.rejoinders]
        below = [key for key, step in argument.steps.items() if step.target_step and final(found, key) == name]
        assert sorted(onto) == sorted(below)
        for reason in reasons:
            decided = reason.step is None or reason.fares in (Fares.HOLDS, Fares.OPEN) or bool(reason.answers)
            assert decided, reason


def final(found: Verdicts, key: object) -> Name:
    return found.argument.relations.targets[key].statement  # type: ignore[index]
