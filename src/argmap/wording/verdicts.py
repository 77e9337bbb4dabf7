"""How a statement fares, and what interpretations make of it: stances, answers, best case, hardest objection, needs."""

from collections.abc import Callable, Iterable, Iterator

from argmap.analysis.verdicts import Answer, Hardest, How, Stance, State, Status, Verdicts
from argmap.document.inlines import Inlines, joined
from argmap.model import Ground, Name, StepKind
from argmap.wording.catalogue import Catalogue
from argmap.wording.speaker import Speaker

Call = Callable[[Name], Inlines]
"""How a statement is spoken of within a sentence."""


# How a statement fares ------------------------------------------------------------------------------------------------


def status(words: Catalogue, found: Status | None) -> str:
    """The word for what is printed of a statement; most often there is none."""
    return words.form(f"status-{found}") if found else ""


def how_it_fares(say: Speaker, verdicts: Verdicts, name: Name) -> Inlines:
    """What is to be said of a statement, and why; nothing of most, and nothing of a thesis."""
    if name in verdicts.without:
        return say("how-left-out")
    match verdicts.status.get(name):
        case Status.DISPUTED:
            return _disputed(say, verdicts, name)
        case Status.UNSUPPORTED:
            too = say("how-open-too") if verdicts.against(name) else ()
            return joined((_unsupported(say, verdicts, name), too))
    return ()


def _disputed(say: Speaker, verdicts: Verdicts, name: Name) -> Inlines:
    how, strongest = verdicts.how(name), verdicts.strongest_against(name)
    if strongest and strongest.step is None and how in (How.WEAKER, How.EVEN, How.STRONGER):
        return say(f"how-contradicts-{how}", other=say.quoted(strongest.statement))
    return say(f"how-{how}")


def _unsupported(say: Speaker, verdicts: Verdicts, name: Name) -> Inlines:
    statement = say.argument.statements[name]
    if any(verdicts.holds(each) is False for each in statement.assumptions):
        return say("how-unsupported-assumption")
    if verdicts.without and statement.ground is Ground.REPORTED:
        return say("how-source-left-out")
    given = say.argument.into.get(name) or statement.ground is Ground.REPORTED
    return say("how-unsupported" if given else "how-unsupported-bare")


# What interpretations make of it --------------------------------------------------------------------------------------


def stance(words: Catalogue, found: Stance) -> str:
    """What an interpretation makes of a statement: a dash where it does not address it."""
    return words.form(f"stance-{found}")


def best_case(say: Speaker, verdicts: Verdicts, name: Name, call: Call | None = None) -> Iterator[Inlines]:
    """The best reasons for an interpretation or a key judgment, or that there are none."""
    found = verdicts.best_case(name)
    yield from map(call or say.with_page, found) if found else (say("no-reason"),)


def hardest(say: Speaker, verdicts: Verdicts, name: Name, call: Call | None = None) -> Iterator[Inlines]:
    """The hardest objection to an interpretation or a key judgment, and then each answer to it."""
    found = verdicts.hardest(name)
    if found is None:
        yield say("hardest-none")
        return
    yield (call or say.with_page)(found.premise)
    yield from hardest_answers(say, found, call)


def hardest_answers(say: Speaker, found: Hardest, call: Call | None = None) -> Iterator[Inlines]:
    """How the hardest objection is answered."""
    if not found.denied:
        yield from answers(say, found.answers, call)
    elif found.answers:
        yield from (say("answer-denied-with", what=(call or say.with_page)(each.statement)) for each in found.answers)
    else:
        yield say("answer-denied")


def answers(say: Speaker, found: Iterable[Answer], call: Call | None = None) -> Iterator[Inlines]:
    """How an objection, undercut or reply is answered, a sentence an answer; that it is not, if there is none."""
    told = dict.fromkeys(_answer(say, each, call or say.with_page) for each in found)
    yield from told or (say("answer-open"),)


def _answer(say: Speaker, one: Answer, call: Call) -> Inlines:
    if one.state is State.UNSUPPORTED:
        return say("answer-unsupported")
    return say(f"answer-{one.state}", what=call(one.statement))


def need(say: Speaker, verdicts: Verdicts, name: Name, call: Call | None = None) -> Inlines:
    """Something that cannot be done without; of an assumption, whether anybody has objected to it."""
    return joined(((call or say.with_page)(name), tested(say, verdicts, name)))


def tested(say: Speaker, verdicts: Verdicts, name: Name) -> Inlines:
    """How many objections there are to an assumption itself, and how many of them are open; of others, nothing."""
    if say.argument.statements[name].ground is not Ground.ASSUMPTION:
        return ()
    into = say.argument.into.get(name, ())
    steps = [key for key in into if say.argument.steps[key].kind is StepKind.OBJECTION]
    if not steps:
        return say("objected-to-never")
    are_open = sum(verdicts.state(step) is State.OPEN for step in steps)
    key = "objected-open-one" if len(steps) == 1 else "objected-open"
    return say.count("objected-to", len(steps), open=say.within(key, are_open))
