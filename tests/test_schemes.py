"""Kinds of argument: what authors may call them, what each asks, and which lines deal with that."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.checks.schemes import open_critical_question
from argmap.cli.listing import command as list_command
from argmap.diagnostics import Diagnostic, Source, has_errors
from argmap.language.format import format_document
from argmap.language.parser import parse
from argmap.model import SCHEMES, Argument, SchemeUse
from argmap.model.resolve import resolve
from inside import argmap
from samples import analysis_of, argument_of

PANEL = """\
source panel: A panel of regional experts

claim tilted: Money for the army tilted the balance.
  support said: A panel of regional experts says so. [@panel, ¶3]
    scheme expert-opinion
    and years: They have worked on Mali for years. [@panel, ¶1]
      answers expertise
    undercut donors: Two of them advise the donors. [@panel, ¶2]
      answers bias
"""


def found(text: str) -> list[Diagnostic]:
    """What reading and resolving a file has to say."""
    document = parse(Source("test.arg", text))
    return [*document.diagnostics, *resolve([document.value]).diagnostics]


def marked(text: str) -> list[tuple[str, str]]:
    """For each finding its code and what it points at."""
    return [(each.code, text[each.primary.span.start : each.primary.span.end]) for each in found(text) if each.primary]


def only_use(argument: Argument) -> SchemeUse:
    (use,) = argument.schemes
    return use


# The schemes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_can_be_named_and_each_of_its_questions_dealt_with(name: str) -> None:
    text = f"claim a: x\n  support: y\n    scheme {name}\n"
    asked = [question.name for question in only_use(argument_of(text)).open_questions()]
    assert len(set(asked)) == len(asked) >= 3
    text += f"    undercut: z\n      answers {', '.join(asked)}\n"
    assert only_use(argument_of(text)).open_questions() == ()


def test_what_others_call_a_scheme_leads_to_one_scheme_alone() -> None:
    others = [word for scheme in SCHEMES.values() for word in scheme.also]
    assert len(set(others)) == len(others)
    assert not set(others) & set(SCHEMES)
    for scheme in SCHEMES.values():
        for word in scheme.also:
            (finding,) = found(f"claim a: x\n  scheme {word}\n")
            assert f"did you mean `{scheme.name}`?" in finding.help


# What a scheme is about -----------------------------------------------------------------------------------------------


def test_questions_are_dealt_with_or_open() -> None:
    use = only_use(argument_of(PANEL))
    assert (use.scheme, use.statement) == ("expert-opinion", "said")
    assert use.addressed == (("expertise", "years"), ("bias", "donors"))
    assert [question.name for question in use.open_questions()] == ["field", "wording", "agreement", "evidence"]
    assert PANEL[use.span.start : use.span.end] == "expert-opinion"


@pytest.mark.parametrize("line", ["support b", "objection b", "support b: B.", "objection b: B."])
def test_below_a_reason_it_is_about_the_step(line: str) -> None:
    argument = argument_of(f"claim a: A.\n  {line}\n    scheme sign\n" + "claim b: B.\n" * (":" not in line))
    use = only_use(argument)
    assert use.step is not None
    assert (argument.steps[use.step].premises, argument.steps[use.step].target) == (("b",), "a")
    assert use.statement == "b"


def test_below_an_undercut_it_is_about_the_step_that_undercuts() -> None:
    argument = argument_of("claim a: A.\n  support: B.\n    undercut c: C.\n      scheme bias\n")
    use = only_use(argument)
    assert use.step is not None
    assert argument.steps[use.step].premises == ("c",)
    assert argument.steps[use.step].target is None


@pytest.mark.parametrize(
    "text",
    [
        "claim a: A.\n  scheme sign\n",
        "interpretation a: A.\n  scheme sign\n",
        "interpretation i: I.\n  recommendation a: A.\n    scheme sign\n",
        "claim c: C.\n  support: S.\n    and a: A.\n      scheme sign\n",
        "claim c: C.\n  assumes a: A.\n    scheme sign\n",
    ],
)
def test_below_any_other_statement_it_is_about_all_that_leads_to_it(text: str) -> None:
    use = only_use(argument_of(text))
    assert (use.step, use.statement) == (None, "a")


@pytest.mark.parametrize(
    "line",
    ["support", "objection", "assumes", "support b", "objection b", "assumes b"],
)
@pytest.mark.parametrize("top", ["claim", "interpretation"])
def test_what_bears_on_a_statement_answers_the_questions_of_its_scheme(top: str, line: str) -> None:
    defined, pointed = (line, "") if " " in line else (f"{line} b: B.", "no")
    text = f"{top} a: A.\n  {defined}\n    answers strength\n  scheme sign\n" + "claim b: B.\n" * (not pointed)
    assert only_use(argument_of(text)).addressed == (("strength", "b"),)


@pytest.mark.parametrize("above", ["support s: S.", "support s"])
@pytest.mark.parametrize("line", ["and b", "assumes b", "undercut b", "and b: B.", "assumes b: B.", "undercut b: B."])
def test_what_concerns_a_step_answers_the_questions_of_its_scheme(above: str, line: str) -> None:
    text = f"claim a: A.\n  {above}\n    scheme sign\n    {line}\n      answers strength, rivals\n"
    text += "claim s: S.\n" * (":" not in above) + "claim b: B.\n" * (":" not in line)
    assert only_use(argument_of(text)).addressed == (("strength", "b"), ("rivals", "b"))


def test_an_interpretation_still_answers_questions_of_the_brief() -> None:
    argument = argument_of("question rivals: Who?\ninterpretation a: A.\n  scheme sign\n  answers rivals\n")
    assert [each.answers for each in argument.interpretations.values()] == [("rivals",)]
    assert only_use(argument).addressed == ()


def test_one_statement_may_be_used_in_steps_of_different_kinds() -> None:
    text = "claim a: A.\n  support c\n    scheme sign\nclaim b: B.\n  support c\n    scheme example\nclaim c: C.\n"
    uses = argument_of(text).schemes
    assert [(use.scheme, use.statement) for use in uses] == [("sign", "c"), ("example", "c")]
    assert len({use.step for use in uses}) == 2


# Messages ------------------------------------------------------------------------------------------------------------


def test_a_scheme_that_is_none() -> None:
    (finding,) = found("claim a: A.\n  scheme gossip\n")
    assert (finding.code, finding.message) == ("ARG122", "`gossip` is not a value of `scheme`")
    assert finding.help == "`argmap list schemes` shows every scheme and what it asks"


def test_a_question_that_the_scheme_does_not_ask() -> None:
    text = PANEL.replace("answers bias", "answers bais")
    (finding,) = found(text)
    assert (finding.code, finding.help) == ("ARG209", "did you mean `bias`?")
    assert marked(text) == [("ARG209", "bais")]
    assert [text[label.span.start : label.span.end] for label in finding.secondary] == ["expert-opinion"]
    for question in SCHEMES["expert-opinion"].questions:
        assert f"`{question.name}`: {question.text}" in finding.notes[0]


def test_a_question_that_nothing_asks() -> None:
    text = "claim a: A.\n  support: B.\n    undercut: C.\n      answers strength\n"
    (finding,) = found(text)
    assert marked(text) == [("ARG209", "strength")]
    assert [text[label.span.start : label.span.end] for label in finding.secondary] == ["support"]
    assert "as in `scheme sign`" in finding.help


def test_a_question_of_the_brief_is_not_for_a_reason_to_answer() -> None:
    above = "question why: Why?\nclaim a: A.\n"
    for scheme in ("", "  scheme sign\n"):
        (finding,) = found(above + scheme + "  support: B.\n    answers why\n")
        assert finding.code == "ARG209"
        assert "only an `interpretation`" in finding.help


def test_the_same_question_twice_in_one_place_and_a_second_scheme() -> None:
    text = "claim a: A.\n  scheme sign\n  scheme bias\n  support: B.\n    answers rivals\n    answers rivals\n"
    assert marked(text) == [("ARG125", "scheme"), ("ARG206", "rivals")]


@pytest.mark.parametrize("scheme", ["scheme gossip", "scheme expert opinion", "schema sign"])
def test_a_scheme_that_cannot_be_read_is_one_error(scheme: str) -> None:
    text = f"claim a: A.\n  support: B.\n    {scheme}\n    undercut: C.\n      answers strength\n"
    assert len(found(text)) == 1


def test_an_answer_below_what_cannot_be_read_is_not_an_error_of_its_own() -> None:
    text = "claim a: A.\n  suport: B.\n    scheme sign\n    undercut: C.\n      answers strength\n"
    assert [code for code, _ in marked(text)] == ["ARG104"]


def test_what_is_left_out_of_the_argument_takes_its_scheme_along() -> None:
    text = "claim a: A.\n  support nobody\n    scheme sign\n    and b\n      answers strength\nclaim b: B.\n"
    document = parse(Source("test.arg", text))
    outcome = resolve([document.value])
    assert has_errors(outcome.diagnostics)
    assert outcome.value.schemes == ()


def test_very_many_unknown_words_are_all_reported() -> None:
    rows = "".join(f"claim c{number}: C.\n  scheme sgn{number}\n" for number in range(2_000))
    assert len(found(rows)) == 2_000


# The check -----------------------------------------------------------------------------------------------------------


def test_open_questions_are_found_in_one_finding() -> None:
    (finding,) = open_critical_question(analysis_of(PANEL))
    assert finding.message == "the scheme `expert-opinion` of `said` leaves 4 critical questions open"
    assert "`field`: Does the matter lie in the field that the person knows?" in finding.notes[0]
    assert "`bias`" not in finding.notes[0]
    assert "`answers field`" in finding.help


def test_following_the_help_closes_a_question() -> None:
    (finding,) = open_critical_question(analysis_of(PANEL))
    assert "an `and` or an `undercut`" in finding.help
    for line in ("and", "undercut"):
        more = f"    {line}: More. [@panel]\n      answers field\n"
        (fewer,) = open_critical_question(analysis_of(PANEL + more))
        assert "leaves 3 critical questions open" in fewer.message


def test_without_open_questions_there_is_no_finding() -> None:
    asked = ", ".join(question.name for question in SCHEMES["sign"].questions)
    text = f"claim a: A.\n  scheme sign\n  objection: B.\n    answers {asked}\n"
    assert list(open_critical_question(analysis_of(text))) == []
    (one,) = open_critical_question(analysis_of(text.replace("strength, ", "")))
    assert one.message == "the scheme `sign` of `a` leaves a critical question open"


# The formatter and the command ---------------------------------------------------------------------------------------


def test_the_formatter_keeps_schemes_and_answers() -> None:
    pointed = "claim a: x\n  support b\n    scheme sign\n    and c\n      answers strength, rivals\n"
    for text in (PANEL, pointed):
        untidy = text.replace("      ", "         ").replace("strength, rivals", "strength  rivals")
        assert format_document(parse(Source("", untidy)).value) == text


def test_schemes_are_listed_where_there_is_no_argument(tmp_path: Path) -> None:
    done = argmap("list", "schemes", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    blocks = done.out.rstrip("\n").split("\n\n")
    assert [block.split(":")[0] for block in blocks] == list(SCHEMES)
    for block, scheme in zip(blocks, SCHEMES.values(), strict=True):
        rows = [row.split(maxsplit=1) for row in block.splitlines()[2:]]
        assert rows == [[question.name, question.text] for question in scheme.questions]
    assert max(map(len, done.out.splitlines())) <= 100


def test_schemes_are_listed_as_json(tmp_path: Path) -> None:
    done = argmap("list", "schemes", "--format", "json", cwd=tmp_path)
    listed = json.loads(done.out)
    assert [scheme["name"] for scheme in listed] == list(SCHEMES)
    assert set(listed[0]) == {"name", "title", "form", "questions"}
    assert listed[0]["questions"][0] == {"name": "expertise", "text": "How much does this person really know?"}


def test_schemes_belong_to_no_argument(tmp_path: Path) -> None:
    done = argmap("list", "schemes", "a.arg", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "takes no paths" in done.err
    assert "did you mean `schemes`?" in argmap("list", "scheme", cwd=tmp_path).err


# In the languages of briefs ------------------------------------------------------------------------------------------


def test_schemes_are_listed_in_the_language_asked_for() -> None:
    told = CliRunner().invoke(list_command, ["schemes", "--lang", "fr"]).output
    assert told.startswith("expert-opinion: argument d’expert\n  Quelqu’un qui connaît le domaine l’affirme")
    assert "    field      La question relève-t-elle du domaine" in told
    first = json.loads(CliRunner().invoke(list_command, ["schemes", "--lang", "ar", "--format", "json"]).output)[0]
    assert (first["name"], first["title"]) == ("expert-opinion", "حجة رأي الخبير")
