"""What to say about a line that stands wrong: the grammar knows that it does, this module says why and what to do."""

from collections.abc import Iterable
from difflib import get_close_matches

from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.language.lines import LogicalLine
from argmap.language.look_alikes import instead, parts
from argmap.language.tree import Keyword
from argmap.language.wording import (
    ABOUT_STATEMENTS,
    BELOW_POINTER,
    MARGIN,
    OTHER_WORDS,
    PLACES,
    SLIPS,
    at_keyword,
    short,
)
from argmap.limits import raised_by


def near(word: str, known: Iterable[str]) -> str:
    """The known word nearest to a misspelt one, or an empty string.

    Of known phrases only those are near that share a whole word with a phrase, if any do: to guess `unlikely` from
    `quite likely` would turn the sense round.
    """
    folded = {candidate.casefold(): candidate for candidate in known}
    words = word.casefold().split()
    sharing = [each for each in folded if not set(words).isdisjoint(each.split())] if len(words) > 1 else []
    matches = get_close_matches(word.casefold(), sharing or folded, n=1, cutoff=0.7)
    return folded[matches[0]] if matches else ""


def empty_file(source: Source) -> Diagnostic:
    """Nothing but comments and blank lines."""
    return Diagnostic(
        "ARG113",
        "this file says nothing",
        Label(Span(source.path, 0, 0)),
        help="begin with a claim, as in `claim turnout: Few people voted.`",
    )


def too_long(source: Source, line: LogicalLine, longest: int) -> Diagnostic:
    """A line that is not something anybody wrote."""
    return Diagnostic(
        "ARG114",
        f"this line is {max(line.length, line.end - line.start):,} characters long; the most is {longest:,}",
        Label(Span(source.path, line.start, line.start + min(len(line.keyword), 40))),
        help=f"split it into several statements, or {raised_by('line-length', longest)}",
    )


def too_deep(source: Source, line: LogicalLine, deepest: int) -> Diagnostic:
    """Indentation past the limit; what lies deeper is not read."""
    return Diagnostic(
        "ARG115",
        f"this line lies more than {deepest} levels deep; it and what lies deeper was not read",
        at_keyword(source, line),
        help="name a statement further up, and let a line at the left margin go on from it; or "
        + raised_by("depth", deepest),
    )


def crooked(source: Source, line: LogicalLine, depths: list[int]) -> Diagnostic:
    """A line that goes back to a depth no open line has."""
    return Diagnostic(
        "ARG102",
        f"this line is indented by {line.indent} {_spaces(line.indent)}, between two levels",
        at_keyword(source, line),
        notes=(f"the levels open here are at {depths[-2]} and {depths[-1]} {_spaces(depths[-1])}",),
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
            at_keyword(source, line),
            help="move it to the left margin",
        )
    rest = "move it to the depth of the statement it is about"
    if above.colon:
        rest = f"to go on with the text above, begin the line with `|`; otherwise {rest}"
    return Diagnostic(
        "ARG126",
        f"nothing can stand below `{above.keyword}`",
        at_keyword(source, line),
        (Label(Span(source.path, above.start, above.start + len(above.keyword)), "below this"),),
        help=rest,
    )


def unknown_keyword(
    source: Source, line: LogicalLine, parent: LogicalLine | None, expected: set[str] | None
) -> Diagnostic:
    """A first word that is not one of the language; where it is not known what could stand here, none is suggested."""
    message = f"`{short(line.keyword)}` is not a word that a line can begin with"
    advice = _another_word(line, parent, expected) if expected is not None else _NO_ARGUMENT
    return Diagnostic("ARG104", message, at_keyword(source, line), help=advice)


_NO_ARGUMENT = "so many lines like this suggest that the file was not written for argmap"


def _another_word(line: LogicalLine, parent: LogicalLine | None, expected: set[str]) -> str:
    if line.keyword in SLIPS:
        return SLIPS[line.keyword].format(line.keyword)
    keyword = parts(line.keyword)[0]
    if keyword in set(Keyword) and (advice := instead(line.keyword, ":")):
        return f"{advice} (`{keyword}: ...`)"
    if not keyword and (advice := instead(line.keyword[:1], "|#:")):
        return advice
    if line.words and (joined := f"{line.keyword}-{line.words[0][0]}") in set(Keyword):
        return f"did you mean `{joined}`?"
    elsewhere = OTHER_WORDS.get(line.keyword.casefold().strip(".,"))
    if guess := near(line.keyword, expected) or elsewhere or near(line.keyword, map(str, Keyword)):
        return f"did you mean `{guess}`?"
    usual = "begin it with a word such as " + ", ".join(f"`{word}`" for word in _common(expected))
    go_on = "to go on with the text above, begin the line with `|`"
    if parent is None or not parent.colon:
        return usual
    return f"{usual}; {go_on}" if line.colon else f"{go_on}; otherwise {usual}"


def _common(expected: set[str]) -> list[str]:
    usual = [
        Keyword.CLAIM,
        Keyword.SUPPORT,
        Keyword.OBJECTION,
        Keyword.SOURCE,
        Keyword.INTERPRETATION,
        Keyword.AUTHOR,
        Keyword.NOTE,
    ]
    return [str(word) for word in usual if word in expected][:4] or sorted(expected)[:4]


def misplaced(source: Source, line: LogicalLine, parent: LogicalLine | None, meant: str = "") -> Diagnostic:
    """A word of the language where it cannot stand; another may have been meant, which can."""
    keyword = Keyword(line.keyword)
    if parent is not None and not parent.colon and parent.keyword in BELOW_POINTER and keyword in ABOUT_STATEMENTS:
        stands = ", ".join(f"`{word}`" for word in BELOW_POINTER[Keyword(parent.keyword)])
        return Diagnostic(
            "ARG126",
            f"`{keyword}` cannot stand below a line that only points at a statement",
            at_keyword(source, line),
            (Label(Span(source.path, parent.start, parent.end), "points at a statement defined elsewhere"),),
            help=f"move it to where that statement is defined; here stands only what concerns this step ({stands})",
        )
    advice = f"it belongs {PLACES[keyword]}"
    if parent is None:
        advice += "; indent it below that line"
    elif meant:
        advice = f"did you mean `{meant}`?"
    elif parent.keyword == Keyword.SECTION and PLACES[keyword] == MARGIN:
        advice = "move it to the left margin: to a section belongs all that follows it, up to the next"
    where = f"below `{parent.keyword}`" if parent is not None else MARGIN
    above = Label(Span(source.path, parent.start, parent.start + len(parent.keyword)), "below this") if parent else None
    return Diagnostic(
        "ARG105",
        f"`{keyword}` cannot stand {where}",
        at_keyword(source, line),
        (above,) if above else (),
        help=advice,
    )
