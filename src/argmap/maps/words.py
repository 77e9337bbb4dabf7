"""The words maps are labelled with, in each language a brief can be written in."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Every word a map prints that is not the author's.

    `roles`, `verdicts` and `stances` are keyed by the values of `Box.role`, `Verdict` and `Stance`; `legend` by those
    of `EdgeKind`, and by `joint` and `box`.
    """

    roles: Mapping[str, str]
    verdicts: Mapping[str, str]
    stances: Mapping[str, str]
    legend: Mapping[str, str]
    onward: str
    onward_here: str
    back: str
    back_here: str
    bears: str
    bears_also: str
    see: str
    see_here: str
    in_full: str
    whole: str
    part: str
    """A sheet's title: `{title}`, `{number}`, `{count}`."""
    held_by: str
    rejected_by: str
    alternative: str
    """One sentence on a sheet: `{title}`, `{boxes}`, `{supports}`, `{objections}`, `{undercuts}`."""
    told: Mapping[str, str]
    """What bears on what, for those who hear it: keyed by the values of `EdgeKind`, with `-together` for several
    `{reasons}` of one step towards an `{end}`; and the parts that these sentences are made of."""
    overview: str
    """One sentence on the overview: `{claims}`, `{interpretations}`."""
    near: str
    """The title of a map of a statement's surroundings: `{name}`, `{depth}`."""
    seen: str
    """The title of a map on which every box says what one interpretation makes of it: `{title}`, `{name}`."""
    elsewhere: str
    """On a stub, in place of where it leads: to a map that is not in this document."""
    texts: str
    """Above the texts that maps cut short."""
    sources: str


MARKS: Mapping[str, str] = {
    "unchallenged": "●",
    "answered": "✓",
    "contested": "↔",
    "unanswered": "✗",
    "unsupported": "○",
}
"""What stands before the word of a verdict; every one of them is in the bundled sans serif."""

ENGLISH = Words(
    roles={
        "claim": "claim",
        "statement": "",
        "interpretation": "interpretation",
        "support": "supports",
        "objection": "objects",
        "undercut": "undercuts",
        "assumption": "assumed",
        "contradiction": "contradicts",
        "recommendation": "recommendation",
        "question": "question",
    },
    verdicts={
        "unchallenged": "stands",
        "answered": "stands",
        "contested": "undecided",
        "unanswered": "falls",
        "unsupported": "falls",
    },
    stances={"held": "held", "accepted": "accepted", "rejected": "rejected", "denied": "denied", "open": "left open"},
    legend={
        "support": "supports",
        "objection": "objects",
        "undercut": "undercuts a step",
        "contradiction": "contradict each other",
        "assumption": "is assumed by",
        "joint": "needed together",
        "holds": "is held",
        "rejects": "is rejected",
        "box": "A box leads to its statement.",
    },
    onward="goes on: page",
    onward_here="goes on below",
    back="from page",
    back_here="from above",
    bears="bears on: page",
    bears_also="bears also on: page",
    see="page",
    see_here="on this sheet",
    in_full="in full: page",
    whole="The whole argument",
    part="{title} ({number} of {count})",
    held_by="held by {names}",
    rejected_by="rejected by {names}",
    alternative="Argument map, {title} (statements: {boxes}, supports: {supports}, objections: {objections}, "
    "undercuts: {undercuts}).",
    told={
        "support": "{reasons} supports {end}.",
        "support-together": "{reasons} together support {end}.",
        "objection": "{reasons} objects to {end}.",
        "objection-together": "{reasons} together object to {end}.",
        "undercut": "{reasons} undercuts {end}.",
        "undercut-together": "{reasons} together undercut {end}.",
        "contradiction": "{end} and {reasons} contradict each other.",
        "assumption": "{end} assumes {reasons}.",
        "holds": "{end} holds {reasons}.",
        "rejects": "{end} rejects {reasons}.",
        "step": "the step from {reasons} to {end}",
        "and": "and",
        "unnamed": "“{words}”",
        "elsewhere": "{name} (drawn elsewhere)",
        "onward": "More that bears on {name} is drawn elsewhere.",
        "back": "{name} is carried on here from elsewhere.",
        "also": "{name} bears on more, drawn elsewhere.",
    },
    overview="Overview of the argument (interpretations: {interpretations}, claims: {claims}).",
    near="{name} and what surrounds it (steps: {depth})",
    seen="{title} (as “{name}” sees it)",
    elsewhere="goes on in a map not shown here",
    texts="Texts in full",
    sources="Sources",
)

FRENCH = Words(
    roles={
        "claim": "thèse",
        "statement": "",
        "interpretation": "interprétation",
        "support": "appuie",
        "objection": "objecte",
        "undercut": "désamorce",
        "assumption": "supposé",
        "contradiction": "contredit",
        "recommendation": "recommandation",
        "question": "question",
    },
    verdicts={
        "unchallenged": "tient",
        "answered": "tient",
        "contested": "indécis",
        "unanswered": "tombe",
        "unsupported": "tombe",
    },
    stances={"held": "soutenu", "accepted": "admis", "rejected": "rejeté", "denied": "nié", "open": "laissé ouvert"},
    legend={
        "support": "appuie",
        "objection": "objecte",
        "undercut": "désamorce une étape",
        "contradiction": "se contredisent",
        "assumption": "est supposé par",
        "joint": "nécessaires ensemble",
        "holds": "est soutenu",
        "rejects": "est rejeté",
        "box": "Chaque case renvoie à son énoncé.",
    },
    onward="suite page",
    onward_here="suite ci-dessous",
    back="suite de la page",
    back_here="suite de ci-dessus",
    bears="porte sur page",
    bears_also="porte aussi sur page",
    see="page",
    see_here="sur cette planche",
    in_full="en entier page",
    whole="L’argument entier",
    part="{title} ({number} sur {count})",
    held_by="soutenu par {names}",
    rejected_by="rejeté par {names}",
    alternative="Carte argumentative, {title} (énoncés : {boxes}, appuis : {supports}, objections : {objections}, "
    "désamorçages : {undercuts}).",
    told={
        "support": "{reasons} appuie {end}.",
        "support-together": "{reasons} appuient ensemble {end}.",
        "objection": "{reasons} objecte à {end}.",
        "objection-together": "{reasons} objectent ensemble à {end}.",
        "undercut": "{reasons} désamorce {end}.",
        "undercut-together": "{reasons} désamorcent ensemble {end}.",
        "contradiction": "{end} et {reasons} se contredisent.",
        "assumption": "{end} suppose {reasons}.",
        "holds": "{end} soutient {reasons}.",
        "rejects": "{end} rejette {reasons}.",
        "step": "l’étape de {reasons} à {end}",
        "and": "et",
        "unnamed": "« {words} »",
        "elsewhere": "{name} (dessiné ailleurs)",
        "onward": "La suite de ce qui porte sur {name} est dessinée ailleurs.",
        "back": "{name} est repris ici d’un autre endroit.",
        "also": "{name} porte encore sur ce qui est dessiné ailleurs.",
    },
    overview="Vue d’ensemble de l’argument (interprétations : {interpretations}, thèses : {claims}).",
    near="{name} et ses environs (pas : {depth})",
    seen="{title} (vu par « {name} »)",
    elsewhere="suite sur une carte absente d’ici",
    texts="Textes en entier",
    sources="Sources",
)


def words_for(lang: str) -> Words:
    """The words for a language tag such as `fr` or `fr-CA`; English for any other."""
    return FRENCH if lang.lower().split("-")[0] == "fr" else ENGLISH
