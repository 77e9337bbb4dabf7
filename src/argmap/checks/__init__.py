"""Tradecraft checks: small functions over a finished analysis, each of which opens with why it exists."""

from collections.abc import Collection, Mapping

from argmap.analysis import Analysis
from argmap.checks.assertions import bare_assertion
from argmap.checks.assumptions import untested_assumption
from argmap.checks.check import Check
from argmap.checks.choices import choice_of_no_reason, misplaced_choice
from argmap.checks.circularity import circular_support
from argmap.checks.coherence import incoherent_interpretation
from argmap.checks.connection import unconnected_claim
from argmap.checks.dissents import unnamed_dissent
from argmap.checks.echoing import objection_from_the_same_passage
from argmap.checks.events import event_without_date
from argmap.checks.expiry import expired_evidence
from argmap.checks.foreign import foreign_markup
from argmap.checks.judgments import disputed_judgment, judgment_without_confidence
from argmap.checks.likelihood import likelihood_with_confidence, mixed_likelihood_scales, other_likelihood
from argmap.checks.quotes import quote_not_in_source
from argmap.checks.rivals import (
    no_indicator,
    single_interpretation,
    unchecked_indicator,
    uncompared_interpretation,
    unsupported_interpretation,
)
from argmap.checks.schemes import open_critical_question
from argmap.checks.signs import citation_without_sign
from argmap.checks.single_source import single_source_judgment
from argmap.checks.sources import uncited_source
from argmap.checks.sourcing import unsourced_judgment
from argmap.checks.summaries import summary_of_what_is_disputed
from argmap.checks.themes import theme_without_claims
from argmap.checks.times import held_before_its_time
from argmap.checks.unanswered import unanswered_objection
from argmap.checks.undercutting import undercut_of_the_only_reason
from argmap.diagnostics import Diagnostic, TooMuch

__all__ = ["ALL", "ON_REQUEST", "Check", "run_checks"]

ALL: tuple[Check, ...] = (
    foreign_markup,  # ARG137
    citation_without_sign,  # ARG210
    incoherent_interpretation,  # ARG302
    circular_support,  # ARG303
    held_before_its_time,  # ARG307
    bare_assertion,  # ARG401
    uncited_source,  # ARG402
    unconnected_claim,  # ARG403
    single_interpretation,  # ARG404
    judgment_without_confidence,  # ARG405
    unsourced_judgment,  # ARG406
    no_indicator,  # ARG407
    likelihood_with_confidence,  # ARG408
    mixed_likelihood_scales,  # ARG409
    expired_evidence,  # ARG410
    untested_assumption,  # ARG411
    disputed_judgment,  # ARG412
    uncompared_interpretation,  # ARG413
    quote_not_in_source,  # ARG414
    unnamed_dissent,  # ARG418
    misplaced_choice,  # ARG419
    choice_of_no_reason,  # ARG420
    theme_without_claims,  # ARG421
    event_without_date,  # ARG422
    undercut_of_the_only_reason,  # ARG424
    other_likelihood,  # ARG425
    summary_of_what_is_disputed,  # ARG427
    unchecked_indicator,  # ARG428
)
"""Every check that runs unasked, in the order of their codes."""

ON_REQUEST: Mapping[str, Check] = {
    "ARG415": unanswered_objection,
    "ARG416": open_critical_question,
    "ARG417": single_source_judgment,
    "ARG423": objection_from_the_same_passage,
    "ARG426": unsupported_interpretation,
}
"""The checks that say nothing unless they are asked for, by their codes: what they find is no slip in most briefs."""


def run_checks(
    analysis: Analysis, checks: Collection[Check] = ALL, requested: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Everything the checks find in an argument, in the order of its files; `requested` are codes of `ON_REQUEST`.

    Where a check needs what would take too much to work out, that (ARG908) is among what is found, and all others run.
    """
    asked = (check for code, check in ON_REQUEST.items() if code in requested)
    found: dict[Diagnostic, None] = {}
    for check in (*checks, *asked):
        try:
            found.update(dict.fromkeys(check(analysis)))
        except TooMuch as refusal:
            found[refusal.diagnostic] = None
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))
