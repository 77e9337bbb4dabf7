"""Kinds of argument and what to ask of each, so that a reason is tested by the questions that kind tends to fail on.

The schemes and what their questions are about follow D. Walton, C. Reed and F. Macagno, *Argumentation Schemes*
(Cambridge University Press, 2008), chapter 9, and D. Walton, *Argumentation Schemes for Presumptive Reasoning*
(Erlbaum, 1996). The words are those of this project; some schemes of the books are joined, and some left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CriticalQuestion:
    """What to ask of an argument of one kind; left open, or answered badly, it weakens the argument."""

    name: str
    """One word, unique within its scheme; an `answers` line names it."""
    text: str
    """The question, for readers."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A kind of argument that is neither proof nor fallacy: it carries weight until a critical question tells."""

    name: str
    """What a `scheme` line names it by."""
    title: str
    """What the literature calls it."""
    form: str
    """How such an argument goes, in one sentence."""
    questions: tuple[CriticalQuestion, ...]
    also: tuple[str, ...] = ()
    """What others call it; no line may, but a message leads from there to its name."""


def question_lines(questions: Iterable[CriticalQuestion]) -> str:
    """Questions for a message, each with its name on a line of its own."""
    return "\n".join(f"`{question.name}`: {question.text}" for question in questions)


def _scheme(name: str, title: str, form: str, also: str, **questions: str) -> Scheme:
    asked = tuple(CriticalQuestion(each, text) for each, text in questions.items())
    return Scheme(name, title, form, asked, tuple(also.split()))


_SCHEMES = (
    # Who says so.
    _scheme(
        "expert-opinion",
        "argument from expert opinion",
        "Someone who knows the field says that it is so; so it probably is.",
        "authority expert experts expert-testimony",
        expertise="How much does this person really know?",
        field="Does the matter lie in the field that the person knows?",
        wording="What exactly did the person say, and does it come to this?",
        bias="Does the person have a reason to say so whether or not it is so?",
        agreement="Do other experts say the same?",
        evidence="On what evidence does the person say so?",
    ),
    _scheme(
        "position-to-know",
        "argument from position to know, or witness testimony",
        "Someone who was there, or is placed to know, says that it is so; so it probably is.",
        "testimony witness witness-testimony eyewitness insider",
        access="Could this person really see, hear or know it?",
        honesty="Does the person usually tell the truth, and have no reason not to?",
        wording="What exactly did the person say, and does it come to this?",
        agreement="Does the account fit with itself, with known facts and with what others report?",
    ),
    _scheme(
        "popular-opinion",
        "argument from popular opinion",
        "Most people believe it; so it is probably so.",
        "popularity majority common-belief ad-populum",
        count="What shows that most people believe it?",
        knowledge="Can those people know?",
        reasons="Do they have reasons of their own, or do they repeat one another?",
    ),
    _scheme(
        "popular-practice",
        "argument from popular practice",
        "It is what most people in that position do; so it is acceptable here.",
        "common-practice custom tradition",
        count="What shows that most of them do it?",
        reasons="Do they have a good reason for it?",
        likeness="Is the position here the same as theirs?",
        exceptions="Is there something here that speaks against doing as they do?",
    ),
    _scheme(
        "commitment",
        "argument from commitment",
        "Someone has bound themselves by word or deed; so they must accept what follows from it.",
        "promise pledge",
        evidence="What shows that they are bound by it?",
        extent="Does what they said or did reach as far as this case?",
        withdrawal="Have they since taken it back, or were they free to?",
    ),
    # Who is speaking: arguments against the weight of what someone says.
    _scheme(
        "bias",
        "argument from bias",
        "The one who says so has a stake in it; so what they say should count for less.",
        "interest vested-interest motive conflict-of-interest",
        evidence="What shows that they have a stake or a leaning?",
        effect="Did it affect what they say here?",
        duty="Are they expected to be even-handed here, or is everyone known to argue a side?",
        corroboration="Do others without that stake say the same?",
    ),
    _scheme(
        "character",
        "argument from character (ethotic argument, ad hominem)",
        "The one who says so has shown bad character; so what they say should count for less.",
        "ad-hominem ethotic credibility",
        evidence="What shows that their character is as described?",
        relevance="Does that trait bear on whether this is true?",
        weight="Does it rest on their word at all, or is there evidence that stands without it?",
    ),
    _scheme(
        "inconsistency",
        "argument from inconsistent commitment",
        "It does not fit with what they said or did before; so what they say should count for less.",
        "inconsistent-commitment hypocrisy contradiction tu-quoque",
        evidence="What shows that they said or did the other thing?",
        conflict="Do the two really exclude each other?",
        change="Have they changed their mind, and said why?",
        relevance="Does the conflict make this less likely to be true, or only them less likeable?",
    ),
    # What is like what.
    _scheme(
        "analogy",
        "argument from analogy",
        "Two cases are alike; so what holds of the one holds of the other.",
        "comparison similarity parallel",
        likeness="Are the two cases alike in what matters here?",
        truth="Does it really hold of the first case?",
        differences="Do they differ in something that would change the outcome?",
        rivals="Is there another case, just as alike, in which it does not hold?",
    ),
    _scheme(
        "precedent",
        "argument from precedent",
        "A case like this one was settled in this way; so this one should be, too.",
        "earlier-case case-law",
        likeness="Is the earlier case like this one in what decided it?",
        standing="Was it settled rightly, and does it still count?",
        exceptions="Is there something in this case that calls for another outcome?",
        rivals="Were other cases like it settled in another way?",
    ),
    _scheme(
        "example",
        "argument from example",
        "It is so in this case; so it is so in general.",
        "illustration instance generalisation generalization sample",
        truth="Is it really so in this case?",
        fit="Is this a case of what the general statement is about?",
        typical="Is the case a usual one, or was it picked because it fits?",
        exceptions="In which cases is it not so?",
    ),
    _scheme(
        "verbal-classification",
        "argument from verbal classification",
        "This is a case of something that always, or usually, has a certain property; so this has it.",
        "classification definition category label",
        fit="Is this really a case of it?",
        link="Do all such cases have the property, or only most of them?",
        wording="Would another fair word for it lead elsewhere?",
    ),
    _scheme(
        "established-rule",
        "argument from an established rule",
        "A rule says what is to be done in such cases; so that is to be done here.",
        "rule rules law norm",
        scope="Does the rule cover this case?",
        standing="Is the rule in force, and is it a good one?",
        conflict="Does another rule say otherwise, and which comes first?",
        exceptions="Is there a reason to make an exception here?",
    ),
    # What shows what.
    _scheme(
        "sign",
        "argument from sign",
        "This is usually a sign of that; this is seen, so that is there.",
        "indication symptom clue trace",
        observation="Was the sign really seen?",
        strength="How often does the sign come without what it is taken for?",
        rivals="What else could account for it?",
    ),
    _scheme(
        "evidence-to-hypothesis",
        "argument from evidence to a hypothesis",
        "If it were so, one would see this; this is seen, so it is probably so.",
        "hypothesis prediction confirmation verification",
        link="If it were so, would one really expect to see this?",
        observation="Was it really seen?",
        rivals="Would one see the same if it were not so?",
        failures="What else would one see if it were so, and was that looked for?",
    ),
    _scheme(
        "best-explanation",
        "abductive argument, or inference to the best explanation",
        "This would explain what is known better than anything else would; so it is probably so.",
        "abduction abductive explanation inference-to-the-best-explanation",
        facts="Is what is to be explained really so?",
        quality="How well does it explain that, apart from the other explanations?",
        rivals="Which other explanations were considered, and why are they worse?",
        search="Was the search wide enough to find a better one?",
        haste="Would it be better to find out more before settling on one?",
    ),
    _scheme(
        "ignorance",
        "argument from ignorance, or lack of evidence",
        "If it were so, it would be known by now; it is not known, so it is probably not so.",
        "lack-of-evidence absence-of-evidence no-evidence silence",
        search="Who looked for it, where and how hard?",
        visibility="If it were so, would the search have found it?",
        burden="Which side ought to bring evidence here?",
    ),
    _scheme(
        "alternatives",
        "argument from alternatives",
        "It must be one of a few things, and all but one are ruled out; so it is that one.",
        "elimination exclusion disjunction either-or",
        completeness="Are these all the possibilities there are?",
        exclusion="Are the others really ruled out, or only less likely?",
        overlap="Could more than one of them be true?",
    ),
    # What brings about what.
    _scheme(
        "cause-to-effect",
        "argument from cause to effect",
        "This brings about that; this is the case, so that has followed or will follow.",
        "cause causal causation effect",
        strength="How regularly does the one bring about the other?",
        evidence="What shows that it is a cause, and not only something that came before?",
        presence="Is the cause really there?",
        interference="Is there something here that would prevent the effect?",
    ),
    _scheme(
        "correlation-to-cause",
        "argument from correlation to cause",
        "Two things go together; so the one brings about the other.",
        "correlation association",
        correlation="Do the two really go together, and in enough cases?",
        chance="Could it be chance?",
        direction="Could the second bring about the first?",
        third="Could something else bring about both?",
        path="By what steps would the one lead to the other?",
    ),
    _scheme(
        "slippery-slope",
        "slippery slope argument",
        "A first step leads to another and in the end to something bad; so the first should not be taken.",
        "slope domino dominoes thin-end",
        steps="Which steps lie between the first and the last?",
        links="How likely is each step once the one before it is taken?",
        stop="What could stop it on the way?",
        outcome="Is the end as bad as it is said to be?",
    ),
    # What to do.
    _scheme(
        "practical-reasoning",
        "practical reasoning from a goal to a means",
        "Someone wants this, and that is a way to it; so that is what they should do, or will do.",
        "means-to-end means-end goal",
        goal="Is it really what they want, and above other goals that speak against it?",
        means="Does that really lead there?",
        ability="Can they do it?",
        alternatives="Is there another way, and is it better?",
        effects="What else would it bring about?",
    ),
    _scheme(
        "positive-consequences",
        "argument from positive consequences",
        "If it is done, good will come of it; so it should be done.",
        "benefits good-consequences advantages",
        likelihood="How likely is the good to come of it?",
        evidence="What shows that it would?",
        costs="What bad would come of it as well?",
        alternatives="Could the same good be had in a better way?",
    ),
    _scheme(
        "negative-consequences",
        "argument from negative consequences",
        "If it is done, bad will come of it; so it should not be done.",
        "harms bad-consequences risks danger",
        likelihood="How likely is the bad to come of it?",
        evidence="What shows that it would?",
        benefits="What good would come of it as well?",
        prevention="Could it be done in a way that avoids the bad?",
        inaction="What will come of not doing it?",
    ),
    _scheme(
        "values",
        "argument from values",
        "It serves, or harms, something that is held to be good; so it should, or should not, be done.",
        "value principle",
        value="Is that held to be good, and by whom?",
        link="Does it really serve or harm it?",
        conflict="Which other values does it touch, and which comes first?",
    ),
    _scheme(
        "waste",
        "argument from waste, or sunk costs",
        "Much has been put into it that would be lost by stopping; so one should go on.",
        "sunk-cost sunk-costs investment",
        success="How likely is it to succeed from here?",
        loss="Would what was put in really be lost, or is it spent either way?",
        costs="What will going on cost from now on, and what else could that buy?",
    ),
)

SCHEMES: Mapping[str, Scheme] = {scheme.name: scheme for scheme in _SCHEMES}
"""Every scheme by its name, kindred ones together."""
