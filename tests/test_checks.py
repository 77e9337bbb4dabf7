"""The checks: each finds what it is for, points at it, says what to write, and is silent about what is sound."""

import pytest

from argmap.checks import ALL, run_checks
from argmap.diagnostics import Diagnostic, Source
from argmap.language.parser import parse
from samples import analysis_of, findings

SOUND = """
brief mali: Who broke Mali?
  date 2024-06-30
  judgments hollow-state

question why: Why did the army take power?

source usip: Analysis of the coups

claim hollow-state: The state had lost its citizens. [@usip]
  confidence moderate: one survey
  support turnout: Few voted. [@usip]
    expires 2024-12-31
    assumes free: Those who stayed at home could have voted.
      support: Polling stations were open. [@usip]

interpretation inner-decay: The state broke from within.
  answers why
  holds hollow-state
  recommendation: Hold elections early.
  indicator: Turnout stays low.

interpretation ambition: A few officers wanted power.
  answers why
  rejects hollow-state
  indicator: They keep every office.
"""


def pointed_at(text: str, finding: Diagnostic) -> str:
    """The words that a finding marks."""
    assert finding.primary is not None
    return text[finding.primary.span.start : finding.primary.span.end]


def only(text: str, code: str) -> Diagnostic:
    """The one finding under a code."""
    (finding,) = findings(text, code)
    return finding


def marked(text: str, code: str) -> list[str]:
    """What each finding under a code points at."""
    return [pointed_at(text, finding) for finding in findings(text, code)]


def changed(old: str, new: str) -> str:
    """The sound argument with one thing changed."""
    assert SOUND.count(old) == 1
    return SOUND.replace(old, new)


def test_a_sound_argument_gives_nothing() -> None:
    assert run_checks(analysis_of(SOUND)) == ()


BROKEN = """
brief b: B
  date 2024
  judgments top
  summary: With high confidence, war is unlikely; peace is probable.
question why: Why?
source never: Never cited
claim top: Top.
  support ring
claim ring: Ring.
  support top
  expires 2020
  assumes taken: Taken.
claim alone: Alone.
interpretation reading: R.
  answers why
  holds top
  contradicts top
"""


def test_every_check_finds_something_and_says_what_to_do() -> None:
    found = run_checks(analysis_of(BROKEN))
    assert sorted({finding.code for finding in found}) == [
        "ARG302",
        "ARG303",
        *(f"ARG{code}" for code in range(401, 413)),
    ]
    assert [finding.primary.span.start for finding in found if finding.primary] == sorted(
        finding.primary.span.start for finding in found if finding.primary
    )
    assert all(finding.help and not finding.message.endswith(".") for finding in found)


def test_checks_can_be_chosen() -> None:
    text = changed("  indicator: Turnout stays low.\n", "").replace("  date 2024-06-30", "  date 2026")
    analysis = analysis_of(text)
    assert [finding.code for finding in run_checks(analysis)] == ["ARG410", "ARG407"]
    no_indicator = next(check for check in ALL if check.__name__ == "no_indicator")
    assert [finding.code for finding in run_checks(analysis, [no_indicator])] == ["ARG407"]


# ARG302, ARG303 -------------------------------------------------------------------------------------------------------


def test_incoherence_points_at_the_interpretation_and_at_both_places() -> None:
    text = changed("  holds hollow-state", "  holds hollow-state, full").replace(
        "interpretation inner", "claim full: Most voted. [@usip]\n  contradicts hollow-state\n\ninterpretation inner"
    )
    finding = only(text, "ARG302")
    assert pointed_at(text, finding) == "inner-decay"
    assert [text[label.span.start : label.span.end] for label in finding.secondary] == ["hollow-state", "full"]
    assert "contradict each other" in finding.message
    objection = only(text.replace("  contradicts hollow-state", "  objection hollow-state"), "ARG302")
    assert "which objects to it" in objection.message
    assert "undercut" in objection.help
    thesis = only(changed("  answers why\n  holds", "  contradicts hollow-state\n  holds"), "ARG302")
    assert "holds its own thesis and `hollow-state`, which contradict each other" in thesis.message
    denied = only(changed("  holds hollow-state", "  holds hollow-state\n  assumes base: B.\n  rejects base"), "ARG302")
    assert "an assumption it depends on" in denied.message


def test_circles_are_reported_once_each() -> None:
    text = (
        "claim a: A.\n  support b\nclaim b: B.\n  support c\nclaim c: C.\n  support a\n"
        "claim d: D.\n  support a\nclaim e: E.\n  support f\nclaim f: F.\n  support e\n"
    )
    assert [finding.message for finding in findings(text, "ARG303")] == [
        "`a`, `b` and `c` rest on nothing but one another",
        "`e` and `f` rest on nothing but each other",
    ]
    assert marked(text, "ARG303") == ["a", "e"]


def test_a_circle_with_a_way_out_is_none() -> None:
    circle = "source s: S\nclaim a: A.\n  support b\nclaim b: B.\n  support a\n"
    assert len(findings(circle, "ARG303")) == 1
    assert findings(circle.replace("A.", "A. [@s]"), "ARG303") == []
    assert findings(circle + "  support: Another reason. [@s]\n", "ARG303") == []
    linked = circle + "    and fact: A fact. [@s]\n"
    assert len(findings(linked, "ARG303")) == 1, "a further premise of the circle's own step is no way out"


def test_a_circle_is_found_though_an_objection_brings_it_down() -> None:
    text = "source s: S\nclaim a: A.\n  support b\n  objection: Not a. [@s]\nclaim b: B.\n  support a\n"
    assert len(findings(text, "ARG303")) == 1


def test_circles_run_through_assumptions_too() -> None:
    text = "claim a: A.\n  support b: B.\n    support c\nclaim c: C.\n  assumes a\n  support: D.\n"
    finding = only(text, "ARG303")
    assert "`c` depends on `a`" in [label.text for label in finding.secondary]


def test_a_long_circle_is_counted_not_listed() -> None:
    size = 2_000
    text = "".join(f"claim c{i}: C {i}.\n  support c{(i + 1) % size}\n" for i in range(size))
    finding = only(text, "ARG303")
    assert finding.message == "`c0`, `c1`, `c2`, `c3`, `c4` and 1995 others rest on nothing but one another"
    assert len(finding.secondary) == 6


# ARG401, ARG406, ARG411 -----------------------------------------------------------------------------------------------


def test_bare_is_what_has_neither_source_nor_reason_nor_is_assumed() -> None:
    text = (
        "source s: S\nclaim bare: B.\n  objection: An unnamed objection that is long enough to be cut off somewhere.\n"
        "claim cited: C. [@s]\nclaim judged: J.\n  support cited\nclaim pointed: P.\n  support cited\nclaim taken: T.\n"
        "claim needy: N. [@s]\n  assumes taken\n"
    )
    assert marked(text, "ARG401") == ["bare", "objection"]
    assert "“An unnamed objection that is long enough to be …”" in findings(text, "ARG401")[1].message


def test_a_thesis_is_bare_only_if_nothing_carries_it() -> None:
    text = "source s: S\nclaim c: C. [@s]\ninterpretation reading: R.\n"
    assert "holds and rejects nothing" in only(text, "ARG401").message
    for line in ("  holds c\n", "  rejects c\n", "  support c\n"):
        assert findings(text + line, "ARG401") == []


def test_a_recommendation_asserts_nothing() -> None:
    assert findings("interpretation r: R.\n  support: S.\n  recommendation: Do it.\n", "ARG401") == findings(
        "interpretation r: R.\n  support: S.\n", "ARG401"
    )


def test_the_lowest_unsourced_judgment_is_reported() -> None:
    text = (
        "source s: S\nclaim top: T.\n  support middle: M.\n    support low: L.\n      assumes taken: A.\n"
        "      support: Anyone can see it.\n"
    )
    assert marked(text, "ARG406") == ["low"]
    assert marked(text.replace("Anyone can see it.", "Anyone can see it. [@s]"), "ARG406") == []
    assert marked(text.replace("middle: M.", "middle: M. [@s]"), "ARG406") == ["low"]
    assert marked(text.replace("taken: A.", "taken: A. [@s]"), "ARG406") == ["low"], "that is assumed above `low`"


def test_an_objections_source_is_no_source_of_what_it_is_raised_against() -> None:
    text = "source s: S\nclaim top: T.\n  support: Anyone can see it.\n  objection: No. [@s]\n"
    assert marked(text, "ARG406") == ["top"]


def test_a_thesis_is_sourced_through_what_it_holds() -> None:
    text = "source s: S\nclaim c: C. [@s]\ninterpretation reading: R.\n  support: Anyone can see it.\n"
    assert marked(text, "ARG406") == ["reading"]
    assert marked(text + "  holds c\n", "ARG406") == []


@pytest.mark.parametrize(
    "test",
    [
        "      support: It was so before. [@s]",
        "      objection: It was not so before. [@s]",
        "      contradicts other",
        "claim third: See [[taken]]. [@s]\n  support other",
        "interpretation r: R.\n  rejects taken",
        "interpretation r: R.\n  indicator: The end of [[taken]].",
    ],
)
def test_an_assumption_is_tested_by_whatever_speaks_to_it(test: str) -> None:
    text = "source s: S\nclaim other: O. [@s]\nclaim top: T.\n  support one: One. [@s]\n    assumes taken: Taken.\n"
    assert marked(text, "ARG411") == ["taken"]
    assert marked(f"{text}{test}\n", "ARG411") == []


def test_a_cited_assumption_is_tested() -> None:
    assert findings("source s: S\nclaim top: T. [@s]\n  assumes taken: Taken. [@s]\n", "ARG411") == []


# ARG402, ARG403, ARG404, ARG407 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "use",
    [
        "claim c: C. [@second]",
        "claim c: C. [@first]\n  quote: “So.” [@second]",
        "claim c: C. [@first]\n  confidence low: one source [@second]",
        "claim c: C. [@third]",
        "term word: A word. [@second]",
        "brief b: B\n  summary: All told. [@second]",
        "brief b: B\n  dissent: Not so. [@second]",
        "interpretation r: R.\n  implication: It follows. [@second]",
        "interpretation r: R.\n  indicator: It shows. [@second]",
    ],
)
def test_a_source_is_used_wherever_readers_see_it_cited(use: str) -> None:
    text = "source first: F\nsource second: S\nsource third: T\n  derives-from second\nclaim x: X. [@first]\n"
    assert "`second`" in findings(text, "ARG402")[0].message
    assert all("`second`" not in finding.message for finding in findings(f"{text}{use}\n", "ARG402"))


def test_a_note_is_not_printed_and_cites_nothing() -> None:
    text = "source s: S\nclaim c: C.\n  note: Look into [@s].\n"
    assert pointed_at(text, only(text, "ARG402")) == "s"


@pytest.mark.parametrize(
    "line",
    [
        "  support other",
        "  objection other",
        "  contradicts other",
        "  assumes other",
        "claim third: T. [@s]\n  support alone",
        "claim third: T, see [[alone]]. [@s]",
        "interpretation r: R.\n  holds alone",
        "interpretation r: R.\n  rejects alone",
        "brief b: B\n  judgments alone",
    ],
)
def test_a_claim_is_connected_by_anything_that_touches_it(line: str) -> None:
    text = "source s: S\nclaim other: O. [@s]\n  support: B. [@s]\nclaim alone: A. [@s]\n"
    assert marked(text, "ARG403") == ["alone"]
    assert "alone" not in marked(f"{text}{line}\n", "ARG403")


def test_a_question_wants_two_answers() -> None:
    text = "question why: Why?\nquestion how: How?\ninterpretation r: R.\n  answers why\n"
    messages = [finding.message for finding in findings(text, "ARG404")]
    assert messages == ["the question `why` has one interpretation, `r`", "the question `how` has no interpretation"]
    assert findings(SOUND, "ARG404") == []


def test_an_interpretation_without_an_indicator_is_pointed_at() -> None:
    text = changed("  indicator: They keep every office.\n", "")
    assert marked(text, "ARG407") == ["ambition"]


# ARG405, ARG410, ARG412 -----------------------------------------------------------------------------------------------


def test_only_key_judgments_need_confidence() -> None:
    text = changed("  confidence moderate: one survey\n", "")
    assert marked(text, "ARG405") == ["hollow-state"]
    assert findings(text.replace("  judgments hollow-state\n", ""), "ARG405") == []


@pytest.mark.parametrize(
    ("masthead", "expires", "expired"),
    [
        ("date 2024-06-30", "2024-06-29", True),
        ("date 2024-06-30", "2024-06-30", False),
        ("date 2024-06", "2024-05", True),
        ("date 2024-06", "2024-06", False),
        ("date 2024", "2024-02-01", False),
        ("date 2024-01-31", "2023", True),
        ("date 2024-03-01", "2024-02", True),
        ("date 2024-02-29", "2024-02", False),
        ("date 2024-06-30\n  as-of 2024-01-01", "2024-03-01", False),
        ("as-of 2024-04-01\n  date 2024-01-01", "2024-03-01", True),
        ("author: Nobody", "1999", False),
    ],
)
def test_evidence_expires_after_the_last_day_its_date_can_mean(masthead: str, expires: str, expired: bool) -> None:
    text = changed("date 2024-06-30", masthead).replace("expires 2024-12-31", f"expires {expires}")
    assert marked(text, "ARG410") == (["turnout"] if expired else [])


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        ("  objection: No. [@usip]", "is disputed: what is open against it is as well sourced"),
        ("  contradicts ambition", "is disputed: something is open against it, though less well sourced"),
        ("  assumes base: B.\n    objection: No. [@usip]", "is disputed: what it rests on is disputed"),
    ],
)
def test_a_key_judgment_must_stand(line: str, fate: str) -> None:
    text = changed("  confidence moderate: one survey", f"  confidence moderate: one survey\n{line}")
    finding = only(text, "ARG412")
    assert fate in finding.message
    assert "`argmap why hollow-state test.arg`" in finding.help


def test_a_key_judgment_that_is_called_unlikely_may_fall() -> None:
    text = changed(
        "  confidence moderate: one survey",
        "  confidence moderate: one survey\n  likelihood very unlikely\n  objection: No. [@usip]",
    )
    assert not findings(text, "ARG412")


# ARG408, ARG409 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "likelihood"),
    [
        ("We have high confidence that another coup is unlikely.", "unlikely"),
        ("Very likely there will be another, and our confidence is low.", "Very likely"),
        ("It is almost certain (moderate confidence) to fail.", "almost certain"),
        ("Peace, we judge with moderate confidence, is *probably* far off.", "probably"),
        ("All is well. We are confident that war is unlikely.", "unlikely"),
        ("With low confidence in this assessment, we call it likely.", "likely"),
    ],
)
def test_likelihood_and_confidence_in_one_sentence(sentence: str, likelihood: str) -> None:
    text = f"source s: S\nclaim c: {sentence} [@s, p. 4]\n"
    assert marked(text, "ARG408") == [likelihood]


@pytest.mark.parametrize(
    "sentence",
    [
        "Another coup is unlikely. We have high confidence in this judgment.",
        "Is another coup likely? We have high confidence that we know.",
        "Voters have low confidence in the courts, so protests are likely.",
        "A vote of no confidence is likely.",
        "The likelihood is low, we say with high confidence.",
        "High confidence [@likely] is no virtue, see [[unlikely]].",
    ],
)
def test_sentences_that_keep_them_apart(sentence: str) -> None:
    text = f"source s: S\nsource likely: L\nclaim unlikely: U. [@s]\nclaim c: {sentence} [@s]\n"
    assert findings(text, "ARG408") == []


def test_a_row_of_full_stops_ends_no_sentence_but_where_it_ends() -> None:
    dots = "." * 19_000
    assert findings(f"claim c: Confidence{dots}is low.\n", "ARG408") == []
    assert marked(f"claim c: It is likely{dots}With low confidence.\n", "ARG408") == ["likely"]
    assert findings(f"claim c: It is likely{dots} With low confidence.\n", "ARG408") == []


def test_the_reason_for_a_confidence_is_part_of_its_sentence() -> None:
    text = "source s: S\nclaim c: C. [@s]\n  confidence low: the sources likely repeat each other\n"
    assert marked(text, "ARG408") == ["likely"]
    assert findings(text.replace("likely ", ""), "ARG408") == []


def test_over_joined_lines_the_whole_text_is_marked() -> None:
    text = "source s: S\nclaim c: We have high confidence that\n  | another coup is unlikely. [@s]\n"
    assert marked(text, "ARG408")[0].startswith("We have high confidence")


def test_words_of_both_rows_are_reported_once_with_their_equals() -> None:
    text = "source s: S\nclaim a: War is unlikely. [@s]\nclaim b: Peace is highly probable, and probably soon. [@s]\n"
    finding = only(text, "ARG409")
    assert pointed_at(text, finding) == "highly probable"
    assert finding.help == "keep to one row: write “very likely” for “highly probable”, “likely” for “probably”"
    assert [text[label.span.start : label.span.end] for label in finding.secondary] == ["unlikely", "probably"]


def test_the_likelihood_line_is_of_the_first_row() -> None:
    text = "source s: S\nclaim a: War comes. [@s]\n  likelihood very unlikely\nclaim b: Peace is probable. [@s]\n"
    assert marked(text, "ARG409") == ["probable"]
    assert findings(text.replace("Peace is probable", "Peace is near"), "ARG409") == []


def test_others_words_and_other_meanings_are_left_alone() -> None:
    text = (
        "source s: S\nclaim a: War is unlikely in remote villages. [@s]\n  quote: “Peace is probable.” [@s]\n"
        "  note: probably wrong\nbrief b: B\n  dissent: Probably not.\n"
    )
    assert findings(text, "ARG409") == []


def test_the_words_are_looked_for_in_english_only() -> None:
    text = "brief b: B\n  lang fr\nsource s: S\nclaim a: C’est probable, pas unlikely. [@s]\n"
    assert findings(text, "ARG409") == []
    assert len(findings(text.replace("lang fr", "lang en"), "ARG409")) == 1


def signs(text: str) -> list[str]:
    return [found.message for found in findings(f"source s: S\nclaim a: A. [@s]\n{text}\n", "ARG210")]


@pytest.mark.parametrize("written", ["[s]", "[s, ¶4]", "[s, p. 3–4]", "[ s , 3 ]"])
def test_a_source_in_brackets_without_the_sign_is_pointed_at(written: str) -> None:
    text = f"source s: S\nclaim a: A. [@s]\n  support: So they say {written} and more.\n"
    (found,) = findings(text, "ARG210")
    assert found.primary
    assert text[found.primary.span.start : found.primary.span.end] == written
    assert "`[@s" in found.help


@pytest.mark.parametrize(
    "text",
    [
        "claim b: B [t, or so] [sic] [1].",
        "claim b: B (see s) (t@s, x).",
        r"claim b: B \[s, ¶4\].",
        "claim b: B [@s, ¶4] [[a]].",
    ],
)
def test_other_brackets_are_left_alone(text: str) -> None:
    assert signs(text) == []


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("(@s)", "`[@s]`"),
        ("(@s, p. 4)", "`[@s, p. 4]`"),
        ("[reyes, p. 4]", "`[@reyes, p. 4]`"),
        ("[t, ¶4]", "`[@t, ¶4]`"),
    ],
)
def test_what_is_nearly_a_citation_is_pointed_at(written: str, advice: str) -> None:
    (found,) = findings(f"source s: S\nclaim a: A. [@s]\n  support: So they say {written} and more.\n", "ARG210")
    assert advice in found.help


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It is so. # TODO", "#"),
        ("It is so. # ask Reyes", "#"),
        ("It is so. #TODO", "#"),
        ("It is so.[^1]", "[^1]"),
        ("It is _really_ so.", "_really_"),
        ("It is _very much_ so.", "_very much_"),
        ("It is [so](https://example.org/a).", "[so](https://example.org/a)"),
    ],
)
def test_markup_of_other_languages_is_pointed_at(text: str, shown: str) -> None:
    whole = f"source s: S\nclaim a: {text} [@s]\n"
    (found,) = findings(whole, "ARG137")
    assert found.primary
    assert whole[found.primary.span.start : found.primary.span.end].strip() == shown


@pytest.mark.parametrize(
    "text",
    ["snake_case_names stay", "Rank #1 and # 2", "see a_b and c_d", r"\[so\](there)", "#MeToo", "[[a]](b)", "__init__"],
)
def test_signs_that_mean_nothing_anywhere_are_left_alone(text: str) -> None:
    assert findings(f"source s: S\nclaim a: {text} [@s]\n", "ARG137") == []


def test_what_is_quoted_is_verbatim_so_its_signs_are_left_alone() -> None:
    assert findings("source s: S\nclaim a: A. [@s]\n  quote: “It is _so_.[^1]” [@s]\n", "ARG137") == []


@pytest.mark.parametrize(("comment", "told"), [("## Heading", 1), ("### Heading", 1), ("# Heading", 0), ("##", 0)])
def test_a_comment_that_looks_like_a_heading_is_pointed_at(comment: str, told: int) -> None:
    found = parse(Source("a.arg", f"{comment}\nclaim a: A.\n")).diagnostics
    assert [each.code for each in found] == ["ARG137"] * told


DATED = """\
source s: S
claim c: C. [@s]
  date {held}
interpretation i: I.
  date {own}
  holds c
  rejects d
claim d: D. [@s]
  date 2050
"""


@pytest.mark.parametrize(
    ("own", "held", "wrong"),
    [
        ("2019", "2021", True),
        ("2021", "2021-06", False),
        ("2021-05", "2021", False),
        ("2021-05", "2021-06", True),
        ("2021-02-28", "2021-03-01", True),
        ("2024-02", "2024-02-29", False),
        ("2021-06-01", "2021-06-01", False),
    ],
)
def test_an_interpretation_holds_nothing_that_begins_after_it_ends(own: str, held: str, wrong: bool) -> None:
    assert bool(findings(DATED.format(own=own, held=held), "ARG307")) is wrong


CHOICES = """\
brief b: B
  judgments k
source s: S
claim k: K.
  confidence low
  support a: A. [@s]
    support deep: D. [@s]
    undercut u: U. [@s]
    reply r: R. [@s]
    objection x: X. [@s]
  objection o: O. [@s]
    and p: P. [@s]
  contradicts no
claim no: No. [@s]
claim other: Other. [@s]
  best s1
  support s1: S1. [@s]
interpretation i: I.
  holds k
  rejects no
  {line}
"""


@pytest.mark.parametrize("line", ["best k, a, deep", "hardest o, p, u, r, x, no"])
def test_reasons_and_objections_may_be_to_what_it_holds_and_what_that_rests_on(line: str) -> None:
    assert findings(CHOICES.format(line=line), "ARG420") == []


@pytest.mark.parametrize("line", ["best o", "best other", "hardest a", "hardest i", "best i"])
def test_what_is_no_reason_or_no_objection_is_no_choice(line: str) -> None:
    assert len(findings(CHOICES.format(line=line), "ARG420")) == 1


def test_choices_elsewhere_than_of_interpretations_and_key_judgments_are_warned_of() -> None:
    (found,) = findings(CHOICES.format(line="best a"), "ARG419")
    assert "`other`" in found.message
    assert findings(CHOICES.format(line="best a").replace("judgments k", "judgments k, other"), "ARG419") == []
    assert findings(CHOICES.format(line="best a").split("\n", 2)[2], "ARG419") == []  # In what has no brief.


def test_every_text_that_may_cite_is_looked_through() -> None:
    assert (
        len(signs("claim b: B.\n  quote: “x” [s]\n  confidence low: L [s]\n  support: One\n    | and two [s, 3].")) == 3
    )
