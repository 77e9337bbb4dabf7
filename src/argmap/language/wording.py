"""What the messages about lines know of the keywords: what each takes, where it stands, what it is mistaken for."""

from argmap.diagnostics import Label, Source, Span
from argmap.language.lines import LogicalLine
from argmap.language.tree import Keyword

K = Keyword

MUST_NAME = frozenset({
    K.BRIEF, K.SECTION, K.QUESTION, K.SOURCE, K.CLAIM, K.EVENT, K.INTERPRETATION, K.THEME, K.TERM, K.VOICE,
})  # fmt: skip
MAY_NAME = frozenset({K.SUPPORT, K.AND, K.ASSUMES, K.OBJECTION, K.UNDERCUT, K.REPLY, K.RECOMMENDATION, K.INDICATOR})

BELOW_POINTER = {
    K.SUPPORT: (K.AND, K.ASSUMES, K.UNDERCUT, K.REPLY, K.SCHEME, K.ANSWERS),
    **dict.fromkeys((K.OBJECTION, K.UNDERCUT, K.REPLY), (K.AND, K.UNDERCUT, K.REPLY, K.SCHEME, K.ANSWERS)),
    **dict.fromkeys((K.AND, K.ASSUMES), (K.ANSWERS,)),
}
"""What can stand under a line that only points, besides a `note`: what concerns that step alone."""
MAY_POINT = frozenset(BELOW_POINTER)

TEXT_ONLY = frozenset({
    K.INCLUDE, K.BY, K.QUOTE, K.NOTE, K.IMPLICATION, K.DISSENT, K.SUBTITLE, K.AUTHOR, K.ORGANISATION, K.MARKING,
    K.SUMMARY, K.BIBLIOGRAPHY, K.CITATIONS, K.PREVIOUS, K.PUBLISHER, K.URL, K.FILE, K.LABEL, K.CAVEAT, K.FIGURE,
    K.CONFLICT, K.WOULD_CHANGE, K.ASK, K.COLLECT, K.ASSESSMENT, K.STAKE, K.SCOPE, K.GAP,
})  # fmt: skip
WORDS_AND_TEXT = {K.CONFIDENCE: "moderate", K.POSSIBLE: "unclear", K.EXPLAINS: "coup, hollow-state"}
"""What takes words for the compiler and may have a text besides, each with words that it could have."""
MAY_HAVE_TEXT = MUST_NAME | MAY_NAME | TEXT_ONLY | WORDS_AND_TEXT.keys()
MANY_NAMES = {
    K.LIKELIHOOD, K.TAGS, K.ANSWERS, K.HOLDS, K.REJECTS, K.JUDGMENTS, K.COMPARE, K.PARTS, K.DERIVES_FROM, K.BEST,
    K.HARDEST, K.SECTIONS, K.SHOWS,
}  # fmt: skip

ABOUT_STATEMENTS = frozenset({
    K.SUPPORT, K.OBJECTION, K.ASSUMES, K.CONTRADICTS, K.QUOTE, K.CONFIDENCE, K.LIKELIHOOD, K.SCHEME, K.TAGS, K.EXPIRES,
    K.BY, K.DATE, K.LABEL, K.CAVEAT, K.FIGURE, K.CONFLICT, K.WOULD_CHANGE, K.ASK, K.COLLECT, K.BEST, K.HARDEST,
})  # fmt: skip
"""What can stand under every statement that is defined, and says something about it."""

DATES = {K.DATE, K.AS_OF, K.EXPIRES, K.ACCESSED, K.CHECKED}

OTHER_WORDS = {
    **dict.fromkeys(("pro", "reason", "because", "evidence", "since", "therefore"), K.SUPPORT),
    **dict.fromkeys(("con", "counter", "attack", "rebuttal", "against", "but", "however"), K.OBJECTION),
    **dict.fromkeys(("hypothesis", "scenario", "position", "theory"), K.INTERPRETATION),
    **dict.fromkeys(("thesis", "statement", "conclusion", "fact"), K.CLAIM),
    **dict.fromkeys(("response", "answer", "concession", "granted", "yet"), K.REPLY),
    **dict.fromkeys(("happening", "incident", "milestone"), K.EVENT),
    **dict.fromkeys(("speaker", "person", "actor", "stakeholder"), K.VOICE),
    **dict.fromkeys(("caution", "warning", "disclaimer"), K.CAVEAT),
    **dict.fromkeys(("number", "statistic", "quantity"), K.FIGURE),
    **dict.fromkeys(("feasible", "feasibility"), K.POSSIBLE),
    **dict.fromkeys(("limits", "limitations"), K.SCOPE),
    **dict.fromkeys(("premise", "with"), K.AND),
    **dict.fromkeys(("definition", "glossary"), K.TERM),
    **dict.fromkeys(("reference", "citation"), K.SOURCE),
    **dict.fromkeys(("import", "use"), K.INCLUDE),
    **dict.fromkeys(("chapter", "part", "group"), K.SECTION),
    **dict.fromkeys(("comment", "todo", "remark"), K.NOTE),
}
"""What people who come from other tools and books may type, and what it is called here."""

SLIPS = {
    **dict.fromkeys("-*+•–—>", "leave the `{}` out: a line begins with its keyword"),
    **dict.fromkeys(("//", "--", "%", ";", "/*", "<!--"), "begin a comment with `#`"),
    **dict.fromkeys((":", "："), "write a keyword before the colon, as in `claim turnout: ...`"),
}

EXAMPLES = {
    K.BRIEF: "mali: Who broke Mali?",
    K.SECTION: "aid: Outside money",
    K.QUESTION: "why: Why did the army take power?",
    K.SOURCE: "usip-2021: Analysis of the 2021 coups",
    K.CLAIM: "turnout: Few people voted.",
    K.EVENT: "coup: Soldiers arrested the president.",
    K.INTERPRETATION: "security-first: Donors paid for security first.",
    K.THEME: "money: What outside money did",
    K.TERM: "junta: A government of officers.",
    K.VOICE: "reyes: Ana Reyes, who observed the elections",
}

_BRIEF = "under a `brief`"
_SOURCE = "under a `source`"
_INTERPRETATION = "under an `interpretation`"
_STATEMENT = "under a statement (a `claim`, `support`, `objection`, `interpretation`, ...)"
_INDICATOR = "under an `indicator`"
_THEME = "under a `theme`"
_STEP = "the `support`, `objection`, `undercut` or `reply`"
MARGIN = "at the left margin"

PLACES: dict[K, str] = {
    **dict.fromkeys(MUST_NAME | {K.INCLUDE}, MARGIN),
    **dict.fromkeys(ABOUT_STATEMENTS - {K.BY, K.DATE, K.LABEL, K.CAVEAT, K.BEST, K.HARDEST}, _STATEMENT),
    **dict.fromkeys((K.BEST, K.HARDEST), "under an `interpretation` or a key judgment"),
    K.AND: f"under {_STEP} that needs it, too",
    K.UNDERCUT: f"under {_STEP} whose step it denies; against a statement write `objection`",
    K.REPLY: f"under {_STEP} that it grants and outweighs; against a statement write `objection`",
    K.LABEL: "under a statement, a `section`, a `question` or a `source`",
    K.CAVEAT: "under a statement or a `source`",
    K.BY: "under a statement or a `dissent`",
    K.NOTE: "under the line it is about",
    K.DATE: "under a statement, a `source` or a `brief`",
    K.ANSWERS: "under an `interpretation` or an `event` (questions of the brief), or under a line that bears on one "
    "with a `scheme` (critical questions)",
    **dict.fromkeys((K.HOLDS, K.REJECTS, K.EXPLAINS, K.STAKE), _INTERPRETATION),
    **dict.fromkeys((K.IMPLICATION, K.RECOMMENDATION, K.INDICATOR), _INTERPRETATION),
    K.ASSESSMENT: "under an `interpretation`, a `theme` or a `question`",
    K.POSSIBLE: "under a `recommendation`",
    **dict.fromkeys((K.SECTIONS, K.SHOWS), _THEME),
    **dict.fromkeys((K.STATUS, K.CHECKED), _INDICATOR),
    **dict.fromkeys((K.SUBTITLE, K.ORGANISATION, K.AS_OF, K.MARKING, K.SUMMARY, K.JUDGMENTS, K.COMPARE), _BRIEF),
    **dict.fromkeys((K.LANG, K.PAPER, K.PARTS, K.STYLE, K.BIBLIOGRAPHY, K.CITATIONS, K.PREVIOUS), _BRIEF),
    **dict.fromkeys((K.ATTACH, K.SCOPE, K.GAP, K.DISSENT), _BRIEF),
    K.AUTHOR: "under a `brief` or a `source`",
    **dict.fromkeys((K.PUBLISHER, K.ACCESSED, K.URL, K.KIND, K.GRADE, K.FILE, K.DERIVES_FROM), _SOURCE),
}


def at_keyword(source: Source, line: LogicalLine) -> Label:
    """Points at the first word of a line."""
    return Label(Span(source.path, line.start, line.start + len(line.keyword)))


def at_words(source: Source, line: LogicalLine) -> Label:
    """Points at what stands between the keyword and the colon."""
    return Label(Span(source.path, line.words[0][1], line.words[-1][2]))


def short(word: str) -> str:
    """A word cut to a length that a message can hold."""
    return word if len(word) <= 40 else word[:39] + "…"
