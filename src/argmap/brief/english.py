"""The English words of a brief."""

from collections.abc import Mapping

from argmap.maps.words import MARKS

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_FRONT = {
    "numbers": "no one two three four five six seven eight nine ten",
    "prepared-by": "Prepared by",
    "date": "Date",
    "as-of": "Information as of",
    "edition": "Edition",
    "bottom-line": "Bottom line",
    "key-judgments": "Key judgments",
    "contents": "Contents",
    "page": "p.",
    "reason": "Why",
    "likelihood": "Likelihood",
    "likelihood-sentence": "{term}, {low} to {high} percent.",
    "confidence": "Confidence",
    "level-high": "High",
    "level-moderate": "Moderate",
    "level-low": "Low",
    "standing": "Standing",
    "argued": "Argued on",
    "change": "Would change it",
    "change-revived": "It would fall if this objection had no answer:",
    "change-assumption": "It would fall if this assumption proved wrong:",
    "change-evidence": "It would fall if this reason were withdrawn:",
    "change-withdrawn": "It would stand if this were answered:",
    "change-granted": "It would stand if this assumption held:",
    "change-restored": "It would stand if this reason held:",
    "change-none": "No single objection, assumption or reason decides it.",
    "nothing": "Nothing stated.",
    "signs": "How to read it",
    "signs-note": "[3, ¶4] is source 3 at paragraph 4, and p. 7 the page where a statement is argued; both are links. "
    "A, B, C … are the interpretations, in the order of the comparison.",
    "with": "Needed with it:",
    "also": "and",
    "colophon": "Compiled by argmap from plain text; edition {edition}. The same text always gives the same document.",
}

_VERDICTS = {
    **{f"mark-{verdict}": mark for verdict, mark in MARKS.items()},
    "mark-rejected": "–",
    "verdict-unchallenged": "stands, unchallenged",
    "verdict-answered": "stands, answered",
    "verdict-contested": "undecided, contested",
    "verdict-unanswered": "falls, unanswered",
    "verdict-unsupported": "falls, unsupported",
    "explain-unchallenged": "Nothing has been said against it.",
    "explain-answered": "Every objection to it is answered.",
    "explain-contested": "As the argument is written, it neither stands nor falls.",
    "explain-unanswered": "An objection to it stands.",
    "explain-unsupported": "An assumption it needs falls, or all that supports it does.",
    "reply-unanswered": "Unanswered.",
    "reply-contested": "Contested:",
    "reply-answered": "Answered:",
    "reply-rejected": "Rejected outright.",
    "reply-unsupported": "Falls: it has no support that stands.",
}

_COMPARISON = {
    "side-by-side": "The interpretation|{n} interpretations side by side",
    "thesis": "Thesis",
    "who-holds-it": "Who holds it",
    "nobody-named": "Nobody named.",
    "best-case": "Its best case",
    "no-reason": "No reason is given.",
    "hardest-objection": "Hardest objection",
    "no-objection": "None is raised.",
    "key-assumptions": "Key assumptions",
    "more-assumptions": "And one more|And {n} more",
    "no-assumption": "None stated.",
    "on-its-own-terms": "On its own terms",
    "coherent": "Coherent",
    "incoherent": "Incoherent",
    "open-objections": "One objection unanswered.|{n} objections unanswered.",
    "baseless": "One statement it holds rests on nothing it accepts.|"
    "{n} statements it holds rest on nothing it accepts.",
    "in-the-whole": "In the whole argument",
    "what-follows": "If it is right",
    "what-to-do": "What to do",
    "what-we-would-see": "What we would see",
    "no-sign": "No indicator is given.",
    "mark-observed": "●",
    "its-section": "More on",
    "mark-not-observed": "○",
    "mark-unknown": "?",
    "status-observed": "observed",
    "status-not-observed": "not observed",
    "status-unknown": "not known",
    "positions": "Where they agree and where they part",
    "shared-ground": "Shared ground",
    "shared-intro": "Each interpretation, tried on its own terms, accepts these claims.",
    "beneath": "All accept one further statement beneath these claims.|"
    "All accept {n} further statements beneath these claims.",
    "beneath-only": "All accept no claim of the argument, and one statement beneath its claims.|"
    "All accept no claim of the argument, and {n} statements beneath its claims.",
    "contested-ground": "Contested",
    "contested-intro": "At least one interpretation accepts, and at least one other rejects, each of these statements.",
    "contested-key": "Holds and rejects are said outright; accepts and denies follow from what is said.",
    "statement": "Statement",
    "sign-holds": "+",
    "sign-accepts": "+",
    "sign-open": "·",
    "sign-denies": "−",
    "sign-rejects": "−",
    "stance-holds": "holds",
    "stance-accepts": "accepts",
    "stance-open": "open",
    "stance-denies": "denies",
    "stance-rejects": "rejects",
}

_READINGS = {
    "held-by-whom": "Held by",
    "on-the-map": "On the map,",
    "in-argument": "in the argument as a whole.",
    "its-argument": "Its argument",
    "also-holds": "It also holds",
    "it-rejects": "It rejects",
    "ledger": "Unanswered objections",
    "ledger-intro": "Even granting all it holds, one objection has no answer.|"
    "Even granting all it holds, {n} objections have no answer.",
    "ledger-empty": "On its own terms it leaves no objection unanswered.",
    "clash-objection": "It holds two statements of which one is an objection to the other.",
    "clash-contradiction": "It holds two statements that contradict each other.",
    "clash-denied assumption": "It holds a statement and rejects an assumption which that statement depends on.",
    "first": "First",
    "second": "Second",
    "undercuts": "Undercuts the step from",
    "against": "Against",
}

_ARGUMENT = {
    "overview": "The argument at a glance",
    "argument-in-full": "The argument in full",
    "argument-intro": "Every claim with what bears on it, in order. Reasons and objections stand indented under what "
    "they bear on; the margin says how each statement fares and where it is on the map.",
    "unsectioned": "Claims",
    "recommendation": "Recommendation",
    "theses": "The interpretations",
    "further-statements": "Further statements",
    "relation-because": "Because",
    "relation-and": "And",
    "relation-assuming": "Assuming",
    "relation-against": "Against",
    "relation-but": "Yet this does not bear on it:",
    "relation-contradicts": "Cannot stand with",
    "level": "(level {n})",
    "step-fails": "(this reason fails)",
    "step-open": "(this is undecided)",
    "objection-falls": "(this objection falls)",
    "objection-granted": "(granted, but it does not bear on it)",
    "voice": "—",
    "map-page": "map, p.",
    "held-by": "held by",
    "rejected-by": "rejected by",
}

_CLOSING = {
    "indicators": "Indicators",
    "indicators-intro": "What one would see if an interpretation were right.",
    "what-to-watch": "What to watch",
    "speaks-for": "Speaks for",
    "status": "Status",
    "checked": "Checked",
    "not-checked": "not checked",
    "dissent": "Dissent",
    "dissent-intro": "Disagreement with this brief, in full.",
    "gaps": "Gaps",
    "open-questions": "Questions without an answer",
    "bare-assertions": "Asserted without a ground",
    "bare-intro": "These statements cite no source, have no support and are not marked as assumptions.",
    "unsupported": "Without a support that stands",
    "unsupported-intro": "What these statements rest on falls.",
    "sources": "Sources",
    "sources-summary": "This brief draws on one source.|This brief draws on {n} sources.",
    "grades-note": "Grades are explained in the note on method.",
    "single-source": "One judgment rests on one source alone.|{n} judgments rest on one source alone.",
    "accessed": "Accessed {date}.",
    "grade": "Grade",
    "grade-": "not graded",
    "grade-A": "completely reliable",
    "grade-B": "usually reliable",
    "grade-C": "fairly reliable",
    "grade-D": "not usually reliable",
    "grade-E": "unreliable",
    "grade-F": "reliability cannot be judged",
    "grade-1": "confirmed by other sources",
    "grade-2": "probably true",
    "grade-3": "possibly true",
    "grade-4": "doubtful",
    "grade-5": "improbable",
    "grade-6": "truth cannot be judged",
    "repeats": "Repeats",
    "counts-as-one": "counts as one source with it.",
    "cited-for": "Cited for",
    "not-cited": "Nothing in the argument.",
    "rest-on-it-alone": "Rest on it alone",
    "glossary": "Glossary",
}

_METHOD = {
    "method": "Method",
    "method-intro": "This brief was compiled from an argument (statements: {statements}, steps: {steps}, "
    "sources: {sources}). Nothing in it was entered twice: comparison, standing, maps and lists are all worked out "
    "from the same statements, so they cannot disagree with each other.",
    "method-standing": "Standing",
    "method-standing-1": "A statement stands if it has a basis, no objection to it stands, and nothing it contradicts "
    "stands. A basis is a cited source, an assumption named as such, or at least one step of support that holds; a "
    "bare assertion is taken at its word and listed among the gaps. A step holds if all its premises stand and no "
    "undercut of it stands: an undercut grants the premises and denies that they bear on the conclusion.",
    "method-standing-2": "Where these rules settle a statement it stands or falls; where they do not, it is left "
    "undecided rather than guessed. This is the grounded reading of an abstract dialectical framework; where there "
    "are only attacks it agrees with Dung’s grounded extension.",
    "word": "Word",
    "meaning": "What it says of a statement",
    "method-terms": "On its own terms",
    "method-terms-1": "Each interpretation is also tried by itself: what it holds is taken as standing, what it "
    "rejects as fallen, and the rest is worked out from there. It is incoherent if it holds two statements that "
    "attack each other. An objection is unanswered if it still stands after all that has been granted.",
    "method-likelihood": "The terms are those of Intelligence Community Directive 203, with their ranges in percent. "
    "They are the authors’ judgments, not computed.",
    "term": "Term",
    "percent": "Percent",
    "range": "Range",
    "method-confidence": "Confidence says how well founded a judgment is: how many sources it has, how good and how "
    "independent they are, and how much of it rests on assumption. It is given apart from likelihood, because a "
    "judgment can be held likely on thin ground and unlikely on firm ground.",
    "grades": "Grades of sources",
    "method-grades": "Grades follow the Admiralty code: a letter for the source, a digit for the information. F and 6 "
    "mean that no judgment is possible; they are not the lowest grade.",
    "letter": "Letter",
    "the-source": "The source is",
    "digit": "Digit",
    "the-information": "The information is",
    "limits": "Limits",
    "method-limits": "Standing depends on what has been written down: an objection nobody raised defeats nothing, and "
    "a statement nobody challenged is not thereby true. Neither the number of reasons nor the grade of a source "
    "changes standing. The comparison orders a discussion; it does not settle it.",
    "literature": "Literature",
    "method-literature": "Brewka, G., Ellmauthaler, S., Strass, H., Wallner, J. P. and Woltran, S. (2013). Abstract "
    "dialectical frameworks revisited. Proceedings of IJCAI 2013."
    "|Brewka, G. and Woltran, S. (2010). Abstract dialectical frameworks. Proceedings of KR 2010."
    "|Dung, P. M. (1995). On the acceptability of arguments and its fundamental role in nonmonotonic reasoning, logic "
    "programming and n-person games. Artificial Intelligence 77, 321–357."
    "|Office of the Director of National Intelligence (2015). Intelligence Community Directive 203: Analytic "
    "Standards.",
}

ENGLISH: Mapping[str, str] = {
    **_FRONT,
    **_VERDICTS,
    **_COMPARISON,
    **_READINGS,
    **_ARGUMENT,
    **_CLOSING,
    **_METHOD,
}
"""Every entry by its key."""
