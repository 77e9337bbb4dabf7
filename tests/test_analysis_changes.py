"""What changed from one edition of an argument to the next."""

from argmap.analysis import Changes, changes
from argmap.analysis.verdicts import Stance, Status
from argmap.model import Level, Name
from samples import analysis_of

BEFORE = """\
brief b: T
  summary: It is so.
  judgments ready, safe
  compare go, wait
source s: S
  grade A1
claim ready: It is ready.
  likelihood likely
  confidence low: one report
  support counted: It was counted. [@s]
claim safe: It is safe.
  support looked: We looked. [@s]
  objection rain: It rained. [@s]
    objection dry: It dried. [@s]
interpretation go: Go.
  holds ready
interpretation wait: Wait.
  rejects ready
"""


def since(*edits: tuple[str, str]) -> Changes:
    """What changed when pieces of the first edition were replaced."""
    text = BEFORE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return changes(analysis_of(BEFORE), analysis_of(text))


def test_the_same_text_has_no_changes() -> None:
    assert not since()
    assert not since(("summary: It is so.", "summary: It  is\n    | so."))


def test_a_new_bottom_line_is_a_change() -> None:
    assert since(("It is so.", "It is not so.")).bottom_line


def test_a_judgment_is_assessed_anew_in_status_likelihood_and_confidence() -> None:
    (one,) = since(("likelihood likely", "likelihood very likely"), ("confidence low", "confidence high")).revised
    assert one.name == "ready"
    assert one.likelihoods == ("likely", "very likely")
    assert one.levels == (Level.LOW, Level.HIGH)
    assert one.statuses == (Status.NOTHING, Status.NOTHING)
    (other,) = since(("    objection dry: It dried. [@s]\n", "")).revised
    assert (other.name, other.statuses) == ("safe", (Status.NOTHING, Status.DISPUTED))


def test_what_is_said_no_more_is_an_empty_term_and_no_level() -> None:
    (one,) = since(("  likelihood likely\n", ""), ("  confidence low: one report\n", "")).revised
    assert (one.likelihoods, one.levels) == (("likely", ""), (Level.LOW, None))


def test_judgments_come_and_go() -> None:
    found = since(("judgments ready, safe", "judgments ready, counted"))
    assert (found.raised, found.dropped) == (("counted",), ("safe",))


def test_statements_are_added_removed_reworded_and_come_into_doubt_and_out_of_it() -> None:
    found = since(
        ("    objection dry: It dried. [@s]\n", "  objection snow: It snowed. [@s]\n"),
        ("It was counted.", "It was counted twice."),
    )
    assert found.added == (Name("snow"),)
    assert found.removed == (Name("dry"),)
    assert found.reworded == (Name("counted"),)
    assert "safe" in found.disputed
    assert "rain" in found.cleared


def test_what_an_interpretation_makes_otherwise_of_a_claim_is_told() -> None:
    (one,) = since(("  rejects ready\n", "")).shifted
    assert (one.interpretation, one.statement, one.stances) == ("wait", "ready", (Stance.REJECTS, Stance.SILENT))


def test_another_order_of_the_interpretations_is_told() -> None:
    assert since(("interpretation go: Go.", "interpretation go: Go at once.")).order is None
    late = "".join(f"  objection late{n}: It is late. [@s{n}, p. {n}]\n" for n in range(4))
    sources = "".join(f"source s{n}: S\n" for n in range(4))
    found = since(
        ("interpretation go: Go.\n", f"{sources}interpretation go: Go.\n{late}"),
        ("  holds ready\n", ""),
        ("  rejects ready\n", ""),
    )
    assert found.order is not None
    assert found.order.better == {"go": ("wait",)}


def test_without_a_brief_everything_is_new() -> None:
    found = changes(analysis_of("claim c: C.\n"), analysis_of(BEFORE))
    assert found.raised == ("ready", "safe")
    assert found.order is None
