"""Likelihood and confidence run together, or in words of two scales, are read in as many ways as there are readers."""

from collections.abc import Iterator
from itertools import islice

from argmap.analysis import Analysis
from argmap.checks.check import at
from argmap.checks.phrases import SECOND_ROW, Phrase, likelihoods, mixed
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Argument, Confidence
from argmap.model.texts import ASSESSING, marked_up

_SENTENCES = tuple(field for field in ASSESSING if field.owner is not Confidence)
"""Texts that are sentences of their own."""

MOST = 5
"""How many places one finding marks; the rest are counted."""


def likelihood_with_confidence(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG408: one sentence has a word for likelihood and a word for confidence.

    The reason after `confidence` counts as part of the sentence that the level begins.
    """
    argument = analysis.argument
    if not _in_english(argument):
        return
    for text in marked_up(argument, _SENTENCES):
        for likelihood, confidence in mixed(text):
            yield _run_together(likelihood, f"“{confidence.words}”", confidence)
    for statement in argument.statements.values():
        if (given := statement.confidence) and given.reason:
            for likelihood in islice(likelihoods(given.reason), 1):
                yield _run_together(likelihood, f"`confidence {given.level}`", None)


def _run_together(likelihood: Phrase, confidence: str, place: Phrase | None) -> Diagnostic:
    apart = place is not None and place.span != likelihood.span
    return Diagnostic(
        "ARG408",
        f"one sentence says how likely something is (“{likelihood.words}”) and how sure you are ({confidence})",
        Label(likelihood.span, "likelihood" if apart else ""),
        (Label(place.span, "confidence"),) if place is not None and apart else (),
        help="say how likely it is in one sentence and how sure you are in another; beneath a statement, a "
        "`confidence` line does the latter",
    )


def mixed_likelihood_scales(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG409: one brief uses likelihood words of both rows of ICD 203's scale."""
    argument = analysis.argument
    if not _in_english(argument):
        return
    phrases = [phrase for text in marked_up(argument, ASSESSING) for phrase in likelihoods(text)]
    phrases.sort(key=lambda phrase: (phrase.span.path, phrase.span.start))
    second = [phrase for phrase in phrases if phrase.second_row]
    first = [Label(one.span, f"“{one.words}” is of the other row") for one in phrases if not one.second_row]
    first.extend(
        at(statement, f"and `likelihood {statement.likelihood}` of the other row")
        for statement in argument.statements.values()
        if statement.likelihood
    )
    if second and first:
        yield _mixed_scales(second, first[0])


def _mixed_scales(second: list[Phrase], other: Label) -> Diagnostic:
    equals = {phrase.words: SECOND_ROW[phrase.words] for phrase in second}
    more = len(second) - MOST
    return Diagnostic(
        "ARG409",
        "likelihood words from both rows of the scale are used",
        Label(second[0].span, f"“{second[0].words}” is of one row"),
        (other, *(Label(phrase.span, "and here") for phrase in second[1:MOST])),
        notes=(f"there are {more} more places",) if more > 1 else (),
        help="keep to one row: write " + ", ".join(f"“{new}” for “{old}”" for old, new in equals.items()),
    )


_SCALE = {"roughly even chance": "roughly even", "almost certainly": "almost certain"}


def other_likelihood(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG425: a statement says in its text how likely it is, and its line `likelihood` says something else."""
    argument = analysis.argument
    for statement in argument.statements.values() if _in_english(argument) else ():
        for phrase in islice(likelihoods(statement.text), 1) if statement.likelihood else ():
            first_row = SECOND_ROW.get(phrase.words, phrase.words)
            if _SCALE.get(first_row, first_row) != statement.likelihood:
                yield Diagnostic(
                    "ARG425",
                    f"the text says “{phrase.words}”, and the line beneath it `likelihood {statement.likelihood}`",
                    Label(phrase.span),
                    help="say it once: take the words out of the text, or let both say the same",
                )


def _in_english(argument: Argument) -> bool:
    return argument.masthead is None or argument.masthead.lang == "en"
