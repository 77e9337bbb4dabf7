"""What to say about a line that could not be read: the grammar knows that it is wrong, this module says why and what to do."""

from collections.abc import Iterable
from difflib import get_close_matches

from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.language.inline import is_name
from argmap.language.lines import LONGEST_LINE, LogicalLine
from argmap.language.tree import Keyword as K

STATEMENTS = frozenset({K.CLAIM, K.SUPPORT, K.AND, K.ASSUMES, K.OBJECTION, K.UNDERCUT, K.RECOMMENDATION})
"""Words that introduce a statement which other lines bear on; so does `interpretation`, which takes more."""

_MUST_NAME = {K.BRIEF, K.SECTION, K.QUESTION, K.SOURCE, K.CLAIM, K.INTERPRETATION, K.TERM}
_MAY_NAME = {K.SUPPORT, K.AND, K.ASSUMES, K.OBJECTION, K.UNDERCUT, K.RECOMMENDATION, K.INDICATOR}
_MAY_POINT = {K.SUPPORT, K.AND, K.ASSUMES, K.OBJECTION, K.UNDERCUT}
_TEXT_ONLY = {
    K.INCLUDE, K.BY, K.QUOTE, K.NOTE, K.IMPLICATION, K.DISSENT, K.SUBTITLE, K.AUTHOR, K.ORGANISATION, K.MARKING,
    K.SUMMARY, K.BIBLIOGRAPHY, K.PUBLISHER, K.URL, K.FILE,
}  # fmt: skip
_MANY_NAMES = {K.LIKELIHOOD, K.TAGS, K.ANSWERS, K.HOLDS, K.REJECTS, K.JUDGMENTS, K.COMPARE, K.DERIVES_FROM}

_BRIEF = "under a `brief`"
_SOURCE = "under a `source`"
_INTERPRETATION = "under an `interpretation`"
_STATEMENT = "under a statement (a `claim`, `support`, `objection`, `interpretation`, ...)"
_INDICATOR = "under an `indicator`"
_MARGIN = "at the left margin"

_PLACES: dict[K, str] = {
    **dict.fromkeys(_MUST_NAME | {K.INCLUDE}, _MARGIN),
    **dict.fromkeys((K.SUPPORT, K.OBJECTION, K.CONTRADICTS), _STATEMENT),
    **dict.fromkeys((K.QUOTE, K.CONFIDENCE, K.LIKELIHOOD, K.SCHEME, K.TAGS, K.EXPIRES), _STATEMENT),
    K.AND: "under a `support`",
    K.ASSUMES: "under a `support`, a `claim` or an `interpretation`",
    K.UNDERCUT: "under a `support` or an `objection`",
    K.BY: "under a statement or a `dissent`",
    K.NOTE: "under the line it is about",
    K.DATE: "under a statement, a `source` or a `brief`",
    **dict.fromkeys((K.ANSWERS, K.HOLDS, K.REJECTS, K.IMPLICATION, K.RECOMMENDATION, K.INDICATOR), _INTERPRETATION),
    **dict.fromkeys((K.STATUS, K.CHECKED), _INDICATOR),
    **dict.fromkeys((K.SUBTITLE, K.ORGANISATION, K.AS_OF, K.MARKING, K.SUMMARY, K.JUDGMENTS, K.COMPARE), _BRIEF),
    **dict.fromkeys((K.LANG, K.PAPER, K.STYLE, K.BIBLIOGRAPHY, K.DISSENT), _BRIEF),
    K.AUTHOR: "under a `brief` or a `source`",
    **dict.fromkeys((K.PUBLISHER, K.ACCESSED, K.URL, K.KIND, K.GRADE, K.FILE, K.DERIVES_FROM), _SOURCE),
}


def near(word: str, known: Iterable[str]) -> str:
    """The known word nearest to a misspelt one, or an empty string."""
    candidates = list(known)
    folded = {candidate.casefold(): candidate for candidate in candidates}
    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return folded[matches[0]] if matches else ""


def empty_file(source: Source) -> Diagnostic:
    """Nothing but comments and blank lines."""
    return Diagnostic(
        "ARG113",
        "this file says nothing",
        Label(Span(source.path, 0, 0)),
        help="begin with a claim, as in `claim turnout: Few people voted.`",
    )


def too_long(source: Source, line: LogicalLine) -> Diagnostic:
    """A line that is not something anybody wrote."""
    return Diagnostic(
        "ARG114",
        f"this line is {line.end - line.start:,} characters long; the most is {LONGEST_LINE:,}",
        Label(Span(source.path, line.start, line.start + len(line.keyword))),
        help="split it into several statements",
    )


def too_deep(source: Source, line: LogicalLine, deepest: int) -> Diagnostic:
    """Indentation past the limit; what lies deeper is not read."""
    return Diagnostic(
        "ARG115",
        f"this line lies more than {deepest} levels deep; it and what lies deeper was not read",
        _keyword(source, line),
        help="name a statement further up, and let a line at the left margin go on from it",
    )


def crooked(source: Source, line: LogicalLine, depths: list[int]) -> Diagnostic:
    """A line that goes back to a depth no open line has."""
    return Diagnostic(
        "ARG102",
        f"this line is indented by {line.indent} {_spaces(line.indent)}, between two levels",
        _keyword(source, line),
        notes=(f"the lines above stand at {depths[-2]} and {depths[-1]} {_spaces(depths[-1])}",),
        help=f"indent it by {depths[-2]} or {depths[-1]}; it is read here as standing at {depths[-1]}",
    )


def _spaces(count: int) -> str:
    return "space" if count == 1 else "spaces"


def nothing_below(source: Source, line: LogicalLine, above: LogicalLine | None) -> Diagnostic:
    """A deeper line under one that takes none."""
    if above is None:
        return Diagnostic(
            "ARG102",
            "the first line of a file cannot be indented",
            _keyword(source, line),
            help="move it to the left margin",
        )
    return Diagnostic(
        "ARG126",
        f"nothing can stand below `{above.keyword}`",
        _keyword(source, line),
        (Label(Span(source.path, above.start, above.start + len(above.keyword)), "below this"),),
        help="to go on with its text begin the line with `|`; otherwise move it to the depth of the statement it is about",
    )


def unknown_keyword(source: Source, line: LogicalLine, parent: LogicalLine | None, expected: set[str]) -> Diagnostic:
    """A first word that is not one of the language."""
    label = _keyword(source, line)
    message = f"`{_short(line.keyword)}` is not a word that a line can begin with"
    guess = near(line.keyword, expected) or near(line.keyword, map(str, K))
    if guess:
        return Diagnostic("ARG104", message, label, help=f"did you mean `{guess}`?")
    if parent is not None and parent.colon:
        advice = "to go on with the text above, begin the line with `|`"
    else:
        advice = "begin it with a word such as " + ", ".join(f"`{word}`" for word in _common(expected))
    return Diagnostic("ARG104", message, label, help=advice)


def _common(expected: set[str]) -> list[str]:
    usual = [K.CLAIM, K.SUPPORT, K.OBJECTION, K.SOURCE, K.INTERPRETATION, K.AUTHOR, K.NOTE]
    return [word for word in usual if word in expected][:4] or sorted(expected)[:4]


def misplaced(source: Source, line: LogicalLine, parent: LogicalLine | None) -> Diagnostic:
    """A word of the language where it cannot stand."""
    keyword = K(line.keyword)
    if parent is not None and parent.keyword in _MAY_POINT and not parent.colon and keyword in _PLACES:
        return Diagnostic(
            "ARG126",
            f"`{keyword}` cannot stand below a line that only points at a statement",
            _keyword(source, line),
            (Label(Span(source.path, parent.start, parent.end), "points at a statement defined elsewhere"),),
            help="move it to where that statement is defined; here stands only what concerns this step"
            + (" (`and`, `assumes`, `undercut`)" if parent.keyword == K.SUPPORT else " (`undercut`)"),
        )
    where = f"below `{parent.keyword}`" if parent is not None else _MARGIN
    above = Label(Span(source.path, parent.start, parent.start + len(parent.keyword)), "below this") if parent else None
    return Diagnostic(
        "ARG105",
        f"`{keyword}` cannot stand {where}",
        _keyword(source, line),
        (above,) if above else (),
        help=f"it belongs {_PLACES[keyword]}" + ("; indent it below that line" if parent is None else ""),
    )


def misshapen(source: Source, line: LogicalLine) -> Diagnostic:
    """A word in its place, but not followed by what it needs."""
    keyword = K(line.keyword)
    if keyword in _MUST_NAME or keyword in _MAY_NAME:
        return _statement(source, line, keyword)
    if keyword in _TEXT_ONLY:
        return _text_only(source, line, keyword)
    return _names_only(source, line, keyword)


def _statement(source: Source, line: LogicalLine, keyword: K) -> Diagnostic:
    if not line.colon:
        return _no_colon(source, line, keyword)
    if not line.words and keyword in _MUST_NAME:
        return Diagnostic(
            "ARG107",
            f"this `{keyword}` has no name",
            _keyword(source, line),
            help=f"put a short name before the colon, as in `{keyword} turnout: ...`",
        )
    if wrong := [word for word in line.words if not is_name(word[0])]:
        return _not_a_name(source, line, wrong[0])
    if len(line.words) > 1:
        joined = "-".join(word for word, _, _ in line.words[:3])
        return Diagnostic(
            "ARG121",
            f"this `{keyword}` has {len(line.words)} names; it takes one",
            _words(source, line),
            help=f"join the words with hyphens (`{keyword} {joined}: ...`), or put the colon after the name",
        )
    return _no_text(source, line, keyword)


def _no_colon(source: Source, line: LogicalLine, keyword: K) -> Diagnostic:
    if not line.words:
        example = f"`{keyword} turnout: Few people voted.`"
        return Diagnostic("ARG107", f"this `{keyword}` is empty", _keyword(source, line), help=f"write {example}")
    first = line.words[0][0]
    pointing = keyword in _MAY_POINT
    if len(line.words) == 1 and is_name(first):
        return Diagnostic(
            "ARG103",
            f"this `{keyword}` has a name but no colon and no text",
            Label(Span(source.path, line.start, line.end)),
            help=f"write `{keyword} {first}: ` and then the text",
        )
    named = is_name(first) and first[0].islower()
    advice = f"`{keyword} {first}: ...`" if named else f"`{keyword}: {first} ...`"
    if keyword in _MUST_NAME and not named:
        advice = f"`{keyword} NAME: {first} ...`"
    return Diagnostic(
        "ARG103",
        "this line has no colon, so its text would be read as names",
        Label(Span(source.path, line.start, line.end)),
        help=f"put a colon before the text: {advice}"
        + (f"; to point at one statement, write its name alone (`{keyword} turnout`)" if pointing else ""),
    )


def _text_only(source: Source, line: LogicalLine, keyword: K) -> Diagnostic:
    if not line.colon:
        words = " ".join(word for word, _, _ in line.words[:4]) or "..."
        return Diagnostic(
            "ARG103",
            f"`{keyword}` takes text, and there is no colon before it",
            Label(Span(source.path, line.start, line.end)),
            help=f"write `{keyword}: {words}`",
        )
    if line.words:
        return Diagnostic(
            "ARG121",
            f"`{keyword}` takes no name",
            _words(source, line),
            help=f"put the colon straight after `{keyword}`",
        )
    return _no_text(source, line, keyword)


def _names_only(source: Source, line: LogicalLine, keyword: K) -> Diagnostic:
    wrong = [word for word in line.words if not is_name(word[0])]
    several = keyword in _MANY_NAMES
    what = "names" if several else "one word"
    if line.colon and not line.words:
        text = " ".join(piece for _, piece in line.pieces)[:40] or "..."
        return Diagnostic(
            "ARG106",
            f"`{keyword}` takes {what} for the compiler, not text for readers",
            Label(Span(source.path, line.start, line.end)),
            help=f"leave the colon out: `{keyword} {text}`",
        )
    if line.colon and keyword is K.CONFIDENCE and len(line.words) == 1 and not line.pieces:
        return _no_text(source, line, keyword)
    if line.colon and not wrong:
        return Diagnostic(
            "ARG106",
            f"`{keyword}` takes {what} and no text",
            Label(Span(source.path, line.start, line.end)),
            help="leave out the colon and what follows it; remarks for yourself go into a `note:`",
        )
    if not line.words:
        return Diagnostic(
            "ARG107", f"`{keyword}` says nothing", _keyword(source, line), help=f"write {what} after `{keyword}`"
        )
    if wrong:
        return _not_a_name(source, line, wrong[0])
    return Diagnostic(
        "ARG121", f"`{keyword}` takes one word; here are {len(line.words)}", _words(source, line), help="keep one"
    )


def _not_a_name(source: Source, line: LogicalLine, word: tuple[str, int, int]) -> Diagnostic:
    text, start, end = word
    mended = "-".join("".join(sign if sign.isalnum() else " " for sign in text).split())
    if line.colon and len(line.words) > 2:
        advice = "if this is text for readers, put the colon before it"
    else:
        advice = f"write `{mended}`" if mended else "leave it out"
    return Diagnostic(
        "ARG106",
        f"`{_short(text)}` cannot be a name",
        Label(Span(source.path, start, end)),
        notes=("names are letters and digits of any script, joined by single hyphens",),
        help=advice,
    )


def _no_text(source: Source, line: LogicalLine, keyword: K) -> Diagnostic:
    return Diagnostic(
        "ARG108",
        f"this `{keyword}` has a colon but no text",
        Label(Span(source.path, line.start, line.end)),
        help="write the text after the colon"
        + ("; to point at a statement defined elsewhere, leave the colon out" if keyword in _MAY_POINT else ""),
    )


def _keyword(source: Source, line: LogicalLine) -> Label:
    return Label(Span(source.path, line.start, line.start + len(line.keyword)))


def _words(source: Source, line: LogicalLine) -> Label:
    return Label(Span(source.path, line.words[0][1], line.words[-1][2]))


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:39] + "…"
