"""What is left out, and what is hostile: the same comes of looking only as far as a change reaches as of the whole."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.verdicts import Stance, Verdicts
from argmap.analysis.verdicts.fixed_point import WITHDRAWN
from argmap.analysis.verdicts.revision import Revision
from argmap.analysis.verdicts.status import Judgement, Region
from argmap.diagnostics import TooMuch
from argmap.limits import Limits
from argmap.model import Name
from disputes import Dispute, disputes
from samples import argument_of
from verdict_oracles import verdicts_of


def in_full(judgement: Judgement, ranks: Mapping[int, int]) -> Judgement:
    """What comes of other own ranks, all of it worked out anew."""
    own = [ranks.get(number, rank) for number, rank in enumerate(judgement.plain.own)]
    after = judgement.with_own(own)
    after.work_out(Region(range(len(own)), range(len(judgement.plain.keys))))
    return after


@given(disputes(), st.sampled_from([WITHDRAWN, 0, 2, 3]))
@settings(max_examples=60)
def test_what_a_change_reaches_comes_out_as_it_would_in_full(dispute: Dispute, rank: int) -> None:
    judgement = Verdicts(argument_of(dispute.text)).judgement
    numbers = range(len(judgement.plain.names))
    for number in numbers:
        ranks = {number: rank, (number * 7) % len(numbers): WITHDRAWN}
        revision, expected = Revision(judgement, ranks), in_full(judgement, ranks)
        found = revision.after
        assert found.bounds == expected.bounds
        assert (found.status, found.states, found.against) == (expected.status, expected.states, expected.against)
        assert revision.changed == [each for each in numbers if judgement.fares(each) != expected.fares(each)]


def test_replies_to_replies_are_told_with_their_depth() -> None:
    lines = ["claim c: C.", "  objection o: O.", "    reply r: R.", "      undercut u: U.", "    reply q: Q."]
    (reason,) = Verdicts(argument_of("\n".join(lines) + "\n")).why(Name("c")).reasons
    assert [(each.depth, each.statement) for each in reason.rejoinders] == [(0, "r"), (1, "u"), (0, "q")]


@given(disputes())
@settings(max_examples=30)
def test_a_source_that_nobody_could_do_without_is_told_of_what_rests_on_it(dispute: Dispute) -> None:
    found = Verdicts(argument_of(dispute.text))
    for name, sources in found.single_sources.items():
        for source in sources:
            assert found.status[name] == ""
            assert found.without_source(source).changed[name] == "unsupported"


EVIDENCE = """\
source s: S
source t: T
source copy: An echo of it
  derives-from s
claim c: C.
  support x: X. [@s, p. 1]
  support y: Y. [@copy]
  support z: Z. [@t, p. 2]
interpretation i: I.
  holds c
interpretation j: J.
  rejects c
"""


def test_evidence_without_a_source_and_its_echoes_is_without_their_rows() -> None:
    found = Verdicts(argument_of(EVIDENCE))
    assert found.without_source(Name("s")).sources == ("s", "copy")
    matrix = found.matrix.without(found.without_source(Name("s")).sources)
    assert [row.statements for row in matrix.rows] == [["z"]]
    assert matrix.tally(Name("j")).against == 1
    assert [row.statements for row in found.matrix.without([Name("copy")]).rows] == [["x"], ["z"]]


def chain(count: int) -> str:
    """Objections to objections, each from a source of its own: one that is left out turns all before it."""
    lines = [
        line for n in range(count) for line in (f"source s{n}: S", f"claim c{n}: C. [@s{n}]", f"  objection c{n + 1}")
    ]
    return "\n".join(lines) + f"\nclaim c{count}: C.\n  support x: X. [@s0]\n"


def test_leaving_out_each_source_of_many_is_refused_where_it_takes_too_long() -> None:
    argument = argument_of(chain(60))
    alone = {f"c{number}": (f"s{number}",) for number in range(0, 60, 2)}
    assert Verdicts(argument).single_sources == {**alone, "c60": ("s0",), "x": ("s0",)}
    with pytest.raises(TooMuch) as refused:
        _ = Verdicts(argument, Limits(paths=1000)).single_sources
    assert refused.value.diagnostic.code == "ARG908"


ON_ITSELF = "claim c: C.\n  support c\n  objection c\n  contradicts c\n  assumes c\n"
EACH_OTHER = """\
interpretation i: I.
  holds j, i
  rejects j
  contradicts i
interpretation j: J.
  holds i
  contradicts i
"""
ECHOES_IN_A_CIRCLE = """\
source a: A
  derives-from b
source b: B
  derives-from a
claim c: C. [@a]
interpretation i: I.
  holds c
"""
NOWHERE = "claim c: C. [@nobody]\n  date 9999-12\ninterpretation i: I.\n  date 9999\n  holds c, nothing\n"
TWICE = "brief b: B\n  judgments i, c\nclaim c: C.\ninterpretation i: I.\n  support c\n    and c\n    assumes c\n"


@pytest.mark.parametrize(
    ("text", "status", "rows", "best"),
    [
        (ON_ITSELF, {"c": ""}, 0, {}),
        (EACH_OTHER, {}, 0, {"i": ("j",), "j": ("i",)}),
        (ECHOES_IN_A_CIRCLE, {"c": ""}, 1, {"i": ("c",)}),
        (NOWHERE, {"c": ""}, 0, {"i": ("c",)}),
        (TWICE, {"c": ""}, 0, {"i": ("c",), "c": ()}),
    ],
)
def test_whatever_is_wrong_with_an_argument_there_are_verdicts(
    text: str, status: dict[str, str], rows: int, best: dict[str, tuple[str, ...]]
) -> None:
    found = verdicts_of(text)
    assert (found.status, len(found.matrix.rows)) == (status, rows)
    assert {name: found.best_case(name) for name in {**found.readings, **found.judgments}} == best
    assert [found.why(name).statement for name in found.argument.statements] == list(found.argument.statements)
    assert (found.cruxes, found.order.better) == ((), {})


DATED = """\
source early: E
  date 2020
source late: L
  date 2022
claim c: C. [@early]
claim d: D. [@late]
claim e: E.
  support x: X. [@late]
  support y: Y. [@late; @early]
  support g: G.
    date 2021-01-31
claim h: H.
  date 2021-02
claim f: F.
  date 2021-02
interpretation i: I.
  date 2021-01
  holds c, d, e, f
  rejects h
"""


def test_an_interpretation_draws_on_nothing_later_and_holds_nothing_that_is_later_by_its_own_date() -> None:
    reading = Verdicts(argument_of(DATED)).readings[Name("i")]
    assert reading.late == ("d", "x", "h", "f")
    assert (reading.anachronisms, reading.held_early) == (("f", "h"), ("d",))
    stances = {name: reading.stance(Name(name)) for name in "cdxygfh"}
    holds, silent = Stance.HOLDS, Stance.SILENT
    assert stances == {
        "c": holds,
        "d": holds,
        "x": silent,
        "y": Stance.DRAWS_ON,
        "g": Stance.DRAWS_ON,
        "f": silent,
        "h": silent,
    }
