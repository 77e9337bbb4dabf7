"""Replies, linked premises of any step, and what bears on what bears on a step."""

import pytest

from argmap.analysis import Standing, analyse
from argmap.diagnostics import Outcome, Source
from argmap.language.parser import parse
from argmap.model import Argument, Name, Role, StepId, StepKind
from argmap.model.relations import Connective
from argmap.model.resolve import resolve


def read(text: str) -> Outcome[Argument]:
    parsed = parse(Source("a.arg", text))
    assert parsed.diagnostics == ()
    return resolve([parsed.value])


def argument(text: str) -> Argument:
    outcome = read(text)
    assert outcome.diagnostics == ()
    return outcome.value


SOURCE = "source s: A source\n\n"
OBJECTED = SOURCE + (
    "claim c: A claim. [@s]\n"
    "  objection o: It is not so. [@s]\n"
    "    {kind} r: Granted, but it weighs little. [@s]\n"
    "      {other} u: That was long ago. [@s]\n"
)


@pytest.mark.parametrize("kind", ["undercut", "reply"])
@pytest.mark.parametrize("other", ["undercut", "reply"])
def test_what_ends_a_step_can_be_ended_itself(kind: str, other: str) -> None:
    whole = argument(OBJECTED.format(kind=kind, other=other))
    against, onto, beyond = whole.steps.values()
    assert (against.kind, onto.kind, beyond.kind) == ("objection", kind, other)
    assert (onto.target_step, beyond.target_step) == (against.id, onto.id)
    assert whole.undercuts == {against.id: (onto.id,), onto.id: (beyond.id,)}
    standing = analyse(whole).standing
    assert standing.live(beyond.id)
    assert standing.steps[onto.id] is Standing.FALLS
    assert standing.statements[Name("c")] is Standing.FALLS


def test_an_objection_that_is_replied_to_no_longer_defeats() -> None:
    text = OBJECTED.format(kind="reply", other="reply").rsplit("      reply", 1)[0]
    assert analyse(argument(text)).standing.accepts(Name("c"))


def test_a_reply_to_a_support_questions_it_without_ending_it() -> None:
    whole = argument(SOURCE + "claim c: A claim.\n  support a: A reason. [@s]\n    reply r: It was long ago. [@s]\n")
    support, reply = whole.steps
    assert whole.undercuts == {}
    assert whole.doubts == {support: (reply,)}
    assert whole.onto(support) == (reply,)
    assert analyse(whole).standing.accepts(Name("c"))
    assert not whole.relations.targets[reply].favourable


def test_a_reply_is_written_out_beneath_what_it_answers() -> None:
    whole = argument(OBJECTED.format(kind="reply", other="undercut"))
    lines = [(line.depth, line.connective, line.statement) for line in whole.relations.prose[Name("c")]]
    assert lines == [
        (0, Connective.ROOT, "c"),
        (1, Connective.AGAINST, "o"),
        (2, Connective.GRANTED, "r"),
        (3, Connective.BUT, "u"),
    ]
    assert whole.statements[Name("r")].role is Role.REPLY


@pytest.mark.parametrize("kind", ["objection", "undercut", "reply"])
def test_every_step_can_have_linked_premises(kind: str) -> None:
    reason, margin = ("", "  ") if kind == "objection" else ("  support a: A reason. [@s]\n", "    ")
    lines = f"{margin}{kind} x: One thing. [@s]\n{margin}  and y: Another. [@s]\n"
    whole = argument(f"{SOURCE}claim c: A claim. [@s]\n{reason}{lines}")
    step = list(whole.steps.values())[-1]
    assert (step.kind, step.premises) == (kind, ("x", "y"))
    assert whole.statements[Name("y")].beneath_step == step.id


def test_a_step_with_two_premises_is_dead_once_one_of_them_falls() -> None:
    whole = argument(
        SOURCE + "claim c: A claim. [@s]\n  objection x: One. [@s]\n    and y: Another. [@s]\n"
        "      objection: Not so. [@s]\n"
    )
    assert analyse(whole).standing.accepts(Name("c"))


def test_steps_may_share_their_first_premise() -> None:
    whole = argument(
        SOURCE + "claim c: A claim.\n  support a: A reason. [@s]\n    and b: With this. [@s]\n"
        "  support a\n    and d: Or with that. [@s]\n"
    )
    assert [step.premises for step in whole.steps.values()] == [("a", "b"), ("a", "d")]
    assert [*whole.steps] == ["support:a:c", "support:a+d:c"]
    assert whole.statements[Name("d")].beneath_step == StepId("support:a+d:c")


def test_the_same_step_given_twice_is_still_warned_of() -> None:
    outcome = read(
        SOURCE + "claim c: A claim.\n  support a: A reason. [@s]\n    and b: With this. [@s]\n  support a\n    and b\n"
    )
    assert [each.code for each in outcome.diagnostics] == ["ARG206"]
    assert len(outcome.value.steps) == 1


def test_a_reply_can_point_at_a_statement_defined_elsewhere() -> None:
    whole = argument(
        SOURCE + "claim c: A claim. [@s]\n  objection o: Against. [@s]\n    reply d\n      undercut: Not here. [@s]\n\n"
        "claim d: Another. [@s]\n"
    )
    assert [step.kind for step in whole.steps.values()] == [StepKind.OBJECTION, StepKind.REPLY, StepKind.UNDERCUT]


def test_an_event_is_a_statement_of_its_section_with_a_date_and_its_questions() -> None:
    whole = argument(
        SOURCE + "question q: Why?\n\nsection t: Then\n\nevent coup: Soldiers arrested the president. [@s]\n"
        "  date 2020-08-18\n  answers q\n"
    )
    event = whole.statements[Name("coup")]
    assert (event.role, event.section, str(event.date), event.answers) == (Role.EVENT, "t", "2020-08-18", ("q",))


def test_a_thesis_has_a_date_and_what_its_author_thinks_best_and_hardest() -> None:
    whole = argument(
        SOURCE + "interpretation i: A thesis. [@s]\n  date 2020\n  best a\n  hardest o\n"
        "  support a: A reason. [@s]\n  objection o: Against. [@s]\n"
    )
    thesis = whole.statements[Name("i")]
    assert (str(thesis.date), thesis.best, thesis.hardest) == ("2020", ("a",), ("o",))


@pytest.mark.parametrize("keyword", ["best", "hardest"])
def test_what_is_best_or_hardest_must_be_a_statement(keyword: str) -> None:
    outcome = read(f"{SOURCE}interpretation i: A thesis. [@s]\n  {keyword} nothing, s\n")
    assert [each.code for each in outcome.diagnostics] == ["ARG201", "ARG203"]
