"""Every code argmap can print, in one place: a code is never reused, and each has a page for `argmap explain`."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error refuses the input, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: its code, the name it goes by, and its severity."""

    code: str
    slug: str
    severity: Severity


def _rules(severity: Severity, **slugs: str) -> list[Rule]:
    return [Rule(code, slug, severity) for code, slug in slugs.items()]


_ALL = [
    *_rules(
        Severity.ERROR,
        # How a file is written.
        ARG101="tab",
        ARG102="crooked-indentation",
        ARG103="missing-colon",
        ARG104="unknown-keyword",
        ARG105="misplaced-line",
        ARG106="text-for-name",
        ARG107="missing-name",
        ARG108="missing-text",
        ARG109="broken-citation",
        ARG110="broken-markup",
        ARG111="stray-continuation",
        ARG112="not-utf-8",
        ARG114="line-too-long",
        ARG115="nested-too-deep",
        ARG116="file-too-large",
        ARG117="missing-file",
        ARG118="include-loop",
        ARG119="path-outside",
        ARG120="control-character",
        ARG121="too-many-names",
        ARG122="unknown-value",
        ARG123="bad-date",
        ARG124="bad-grade",
        ARG125="repeated-attribute",
        ARG126="nothing-below",
        ARG127="unreadable-file",
        ARG130="no-previous-edition",
        ARG133="not-an-argument",
        ARG135="long-name",
        ARG136="malformed-figure",
        # What names refer to.
        ARG201="unknown-name",
        ARG202="duplicate-name",
        ARG203="wrong-kind",
        ARG204="bears-on-itself",
        ARG207="holds-and-rejects",
        ARG208="derives-from-itself",
        ARG209="answers-no-question",
        # What the argument says as a whole.
        ARG302="incoherent-interpretation",
        ARG305="same-brief-name",
        ARG306="too-many-briefs",
        ARG307="held-before-its-time",
        # Bibliographies and citation styles.
        ARG601="unreadable-bibliography",
        ARG602="broken-entry",
        ARG604="duplicate-key",
        ARG610="unreadable-style",
        ARG611="dependent-style",
        ARG612="missing-macro",
        ARG621="two-works",
        # What the machine or the fonts cannot do.
        ARG501="missing-glyph",
        ARG511="unreadable-style-file",
        ARG512="unknown-style-key",
        ARG513="wrong-style-value",
        ARG514="low-contrast",
        ARG516="unusable-font",
        ARG517="unusable-logo",
        ARG901="nothing-to-build",
        ARG902="missing-graphviz",
        ARG903="missing-pango",
        ARG904="graphviz-failed",
        ARG905="cannot-write",
        ARG906="no-such-path",
        ARG907="nothing-to-print",
        ARG908="too-much-to-work-out",
        # What is wrong with a PDF that a source is to be taken out of.
        ARG911="unreadable-pdf",
        ARG912="no-source-attached",
        ARG913="unsafe-name",
        ARG914="pdf-too-large",
        ARG915="altered-source",
        ARG916="would-overwrite",
        ARG917="cluster-failed",
        ARG918="too-little-memory",
        ARG919="argmap-is-damaged",
    ),
    *_rules(
        Severity.WARNING,
        ARG113="empty-file",
        ARG129="unknown-marking",
        ARG131="missing-text",
        ARG132="invisible-character",
        ARG134="look-alike-sign",
        ARG137="foreign-markup",
        ARG138="renamed-part",
        ARG206="named-twice",
        ARG210="citation-without-sign",
        ARG211="unknown-voice",
        ARG303="circular-support",
        ARG515="colours-alike",
        # Tradecraft.
        ARG401="bare-assertion",
        ARG402="uncited-source",
        ARG403="unconnected-claim",
        ARG404="single-interpretation",
        ARG405="judgment-without-confidence",
        ARG406="unsourced-judgment",
        ARG407="no-indicator",
        ARG408="likelihood-with-confidence",
        ARG409="mixed-likelihood-scales",
        ARG410="expired-evidence",
        ARG411="untested-assumption",
        ARG412="disputed-judgment",
        ARG413="uncompared-interpretation",
        ARG414="quote-not-in-source",
        ARG415="unanswered-objection",
        ARG416="open-critical-question",
        ARG417="single-source-judgment",
        ARG418="unnamed-dissent",
        ARG419="misplaced-choice",
        ARG420="choice-of-no-reason",
        ARG421="theme-without-claims",
        ARG422="event-without-date",
        ARG423="objection-from-the-same-passage",
        ARG424="undercut-of-the-only-reason",
        ARG425="other-likelihood",
        ARG426="unsupported-interpretation",
        ARG427="summary-of-what-is-disputed",
        ARG428="unchecked-indicator",
        # Bibliographies.
        ARG603="entry-without-key",
        ARG605="bare-entry",
        ARG606="unknown-string",
        ARG607="unparted-names",
        ARG608="entry-without-title",
        # What was left out.
        ARG909="map-left-out",
    ),
]

RETIRED = frozenset({"ARG128", "ARG910"})
"""Codes that meant something once and are never given again."""

CATALOGUE: dict[str, Rule] = {rule.code: rule for rule in sorted(_ALL, key=lambda rule: rule.code)}

ALIASES = {
    "circular": "ARG303",
    "bare": "ARG401",
    "uncited": "ARG402",
    "unconnected": "ARG403",
    "unsourced": "ARG406",
    "expired": "ARG410",
    "untested": "ARG411",
    "disputed": "ARG412",
    "unquoted": "ARG414",
    "unanswered": "ARG415",
    "open-questions": "ARG416",
    "single-source": "ARG417",
}
"""Short names for what people ask for by name."""

_CODES = {name: rule.code for rule in CATALOGUE.values() for name in (rule.code.casefold(), rule.slug)} | ALIASES


def code_of(name: str) -> str | None:
    """The code meant by a code (`ARG202`, `arg202`), by the name of its rule (`duplicate-name`) or by a short name."""
    return _CODES.get(name.strip().casefold())


def near(name: str) -> tuple[str, ...]:
    """The codes that may have been meant by a name that there is not, the likeliest first; at most three."""
    asked = name.strip().casefold()
    begun = [each for each in _CODES if asked and each.startswith(asked)]
    close = [*begun, *get_close_matches(asked, _CODES, n=3)]
    return tuple(dict.fromkeys(_CODES[each] for each in close))[:3]
