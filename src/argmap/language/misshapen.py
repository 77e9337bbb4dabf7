"""What to say about a line whose keyword is not followed by what it takes."""

from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.language.inline import KEYS_ARE, NAMES_ARE, is_key, is_name, is_of_a_word, mended_key, mended_name
from argmap.language.lines import LogicalLine
from argmap.language.look_alikes import instead
from argmap.language.tree import ADDRESSES, Keyword
from argmap.language.wording import (
    DATES,
    EXAMPLES,
    MANY_NAMES,
    MAY_HAVE_TEXT,
    MAY_NAME,
    MAY_POINT,
    MUST_NAME,
    TEXT_ONLY,
    WORDS_AND_TEXT,
    at_keyword,
    at_words,
    short,
)

_PATHS = ADDRESSES - {Keyword.URL, Keyword.CITATIONS}


def lacks_colon(line: LogicalLine) -> bool:
    """Whether its text begins in the lines below only, as they show: by itself, it may look like one that points."""
    return line.lacks_colon and line.keyword in MAY_HAVE_TEXT


def misshapen(source: Source, line: LogicalLine) -> Diagnostic:
    """A word in its place, but not followed by what it needs."""
    keyword = Keyword(line.keyword)
    if keyword in TEXT_ONLY:
        return _text_only(source, line, keyword)
    if lacks_colon(line) and len(line.words) < 2:
        return _text_below(source, line, keyword)
    if keyword in MUST_NAME or keyword in MAY_NAME or lacks_colon(line):
        return _statement(source, line, keyword)
    return _names_only(source, line, keyword)


def _text_below(source: Source, line: LogicalLine, keyword: Keyword) -> Diagnostic:
    """A line of one word, or of none, with its text in the lines below, and no colon."""
    word = line.words[0][0] if line.words else ""
    advice = instead(word, ":") or f"put a colon before the text: {_first_row(keyword, word)}"
    if is_name(word) and keyword in MAY_POINT:
        advice += "; to point at a statement, delete the text below"
    if is_key(word) and keyword is Keyword.SOURCE:
        advice += "; to point at a work of a bibliography, delete the text below"
    message = "this line has no colon, so the text below it would belong to nothing"
    return Diagnostic("ARG103", message, Label(Span(source.path, line.start, line.end)), help=advice)


def _first_row(keyword: Keyword, word: str) -> str:
    """How the line begins, with a colon: its one word may be a name, or the first of its text."""
    if keyword in MAY_NAME:
        plain = f"`{keyword}: {short(word)}`" if word else f"`{keyword}:`"
        return f"`{keyword} {short(word)}:` if `{short(word)}` is a name, or else {plain}" if is_name(word) else plain
    if keyword is Keyword.EXPLAINS:
        return f"`{keyword} {WORDS_AND_TEXT[keyword]}:`"
    usual = WORDS_AND_TEXT.get(keyword, "NAME")
    return f"`{keyword} {short(word if is_name(word) else mended_name(word)) or usual}:`"


def _statement(source: Source, line: LogicalLine, keyword: Keyword) -> Diagnostic:
    if not line.colon:
        return _no_colon(source, line, keyword)
    if not line.words and keyword in MUST_NAME:
        return Diagnostic(
            "ARG107",
            f"this `{keyword}` has no name",
            at_keyword(source, line),
            help=f"put a short name before the colon, as in `{keyword} {EXAMPLES[keyword]}`",
        )
    if line.pieces and line.pieces[0][1].startswith("//"):
        return _colon_too_late(source, line, keyword)
    if wrong := [word for word in line.words if not is_name(word[0])]:
        return _not_a_name(source, line, wrong[0])
    if len(line.words) > 1:
        joined = "-".join(word for word, _, _ in line.words)
        if len(line.words) > 3 or len(joined) > 40:
            return _colon_too_late(source, line, keyword)
        return Diagnostic(
            "ARG121",
            f"this `{keyword}` has {len(line.words)} names; it takes one",
            at_words(source, line),
            help=f"join the words with hyphens (`{keyword} {joined}: ...`), or put the colon after the name",
        )
    return _no_text(source, line, keyword)


def _colon_too_late(source: Source, line: LogicalLine, keyword: Keyword) -> Diagnostic:
    """Words before the line's first colon that read like text: the colon that should part them off is missing."""
    return Diagnostic(
        "ARG103",
        "the first colon of this line stands in its text, so the words before it would be read as names",
        at_words(source, line),
        help=_with_colon(source, line, keyword),
    )


def _with_colon(source: Source, line: LogicalLine, keyword: Keyword) -> str:
    """How to put the colon: behind the first word if that looks like a name, else before it."""
    if keyword is Keyword.EXPLAINS:
        names = ", ".join(short(word if is_name(word) else "NAME") for word, _, _ in line.words[:2])
        return f"put a colon behind the two names: `{keyword} {names}: ...`"
    first, start, end = line.words[0]
    others = len(line.words) > 1
    named = is_name(first) and first == first.lower() and (keyword not in MAY_NAME or "-" in first or not others)
    text = short(source.text[end if named else start : line.end].split("\n")[0].strip())
    if named:
        return f"put a colon before the text: `{keyword} {short(first)}: {text}`"
    if keyword not in MAY_NAME:
        return f"put a name and a colon before the text: `{keyword} NAME: {text}`"
    return f"put a colon before the text: `{keyword}: {text}`"


def _no_colon(source: Source, line: LogicalLine, keyword: Keyword) -> Diagnostic:
    if not line.words:
        advice = f"write it as in `{keyword} {EXAMPLES.get(keyword, 'turnout: Few people voted.')}`"
        return Diagnostic("ARG107", f"this `{keyword}` is empty", at_keyword(source, line), help=advice)
    whole = Label(Span(source.path, line.start, line.end))
    first = line.words[0][0]
    if len(line.words) == 1 and is_name(first):
        advice = f"write `{keyword} {short(first)}: ` and then the text"
        return Diagnostic("ARG103", f"this `{keyword}` has a name but no colon and no text", whole, help=advice)
    if advice := instead(" ".join(word for word, _, _ in line.words), ":"):
        pass
    elif len(line.words) == 1 and keyword in MAY_POINT and is_of_a_word(first[-1]):
        return _not_a_name(source, line, line.words[0])
    else:
        advice = _with_colon(source, line, keyword)
        if keyword in MAY_POINT:
            advice += f"; to point at one statement, write its name alone (`{keyword} turnout`)"
    return Diagnostic("ARG103", "this line has no colon, so its text would be read as names", whole, help=advice)


def _text_only(source: Source, line: LogicalLine, keyword: Keyword) -> Diagnostic:
    text = source.text[line.start + len(keyword) : line.end].split("\n")[0].strip()
    if not line.colon:
        missing = "there is no colon before it" if line.words or line.lacks_colon else "here is none"
        row = f" {short(text)}" if text else "" if line.lacks_colon else " ..."
        what = "an address" if keyword is Keyword.URL else "the path of a file" if keyword in _PATHS else "text"
        return Diagnostic(
            "ARG103",
            f"`{keyword}` takes {what}, and {missing}",
            Label(Span(source.path, line.start, line.end)),
            help=instead(text, ":") or f"write `{keyword}:{row}`",
        )
    if line.words:
        return Diagnostic(
            "ARG121",
            f"`{keyword}` takes no name",
            at_words(source, line),
            help=f"put the colon straight after `{keyword}`: `{keyword}: {short(text)}`",
        )
    return _no_text(source, line, keyword)


def _names_only(source: Source, line: LogicalLine, keyword: Keyword) -> Diagnostic:
    whole = Label(Span(source.path, line.start, line.end))
    what = "names" if keyword in MANY_NAMES else _TAKES.get(keyword, "one word")
    if keyword is Keyword.EXPLAINS and len(line.words) < 2:
        return _explains_what(source, line)
    if line.colon and not line.words:
        text = " ".join(piece for _, piece in line.pieces) or "..."
        message = f"`{keyword}` takes {what} for the compiler, not text for readers"
        return Diagnostic("ARG106", message, whole, help=f"leave the colon out: `{keyword} {short(text)}`")
    wanted = 2 if keyword is Keyword.EXPLAINS else 1
    if line.colon and keyword in WORDS_AND_TEXT and len(line.words) == wanted and not line.pieces:
        return _no_text(source, line, keyword)
    if keyword is Keyword.STYLE and line.words:
        advice = "write a path relative to this file, without spaces and colons, as in `style styles/house.css`"
        return Diagnostic("ARG106", "`style` takes one path", whole, help=advice)
    fits = is_key if keyword is Keyword.DERIVES_FROM else is_name
    wrong = [word for word in line.words if not fits(word[0])]
    if line.colon and not wrong and not (keyword in WORDS_AND_TEXT and len(line.words) != wanted):
        advice = "leave out the colon and what follows it; remarks for yourself go into a `note:`"
        return Diagnostic("ARG106", f"`{keyword}` takes {what} and no text", whole, help=advice)
    if not line.words:
        return Diagnostic(
            "ARG107", f"`{keyword}` says nothing", at_keyword(source, line), help=f"write {what} after `{keyword}`"
        )
    if wrong:
        return _not_a_name(source, line, wrong[0])
    message = f"`{keyword}` takes {what}; here are {len(line.words)}"
    return Diagnostic("ARG121", message, at_words(source, line), help=_one_word(line, keyword))


def _explains_what(source: Source, line: LogicalLine) -> Diagnostic:
    text = "".join(f": {short(piece)}" for _, piece in line.pieces[:1])
    return Diagnostic(
        "ARG107",
        f"`explains` takes two names; here is {'one' if line.words else 'none'}",
        at_words(source, line) if line.words else at_keyword(source, line),
        help=f"name the event, and then the statement that accounts for it: `explains EVENT, NAME{text}`",
    )


def _one_word(line: LogicalLine, keyword: Keyword) -> str:
    words = [short(word) for word, _, _ in line.words]
    if keyword in DATES:
        return _DATE_ADVICE
    if keyword is Keyword.CONTRADICTS:
        return "write a line of its own for each: " + ", ".join(f"`{keyword} {word}`" for word in words[:3])
    if keyword is Keyword.CONFIDENCE:
        return "keep `high`, `moderate` or `low`; a reason goes behind a colon: `confidence low: ...`"
    if keyword is Keyword.POSSIBLE:
        return "keep `yes`, `no` or `unclear`; a reason goes behind a colon: `possible unclear: ...`"
    if keyword is Keyword.EXPLAINS:
        return f"write a line for each: `{keyword} EVENT, NAME`; a few words go behind a colon"
    return f"keep one, or join them with hyphens: `{keyword} {short('-'.join(words))}`"


_TAKES = {Keyword.STYLE: "one path", Keyword.EXPLAINS: "two names"}

_DATE_ADVICE = "write a date as a year, a month or a day: `2021`, `2021-05` or `2021-05-24`"


def _not_a_name(source: Source, line: LogicalLine, word: tuple[str, int, int]) -> Diagnostic:
    text, start, end = word
    if advice := instead(text, ":,"):
        pass
    elif line.colon and len(line.words) > 2:
        advice = "if this is text for readers, put the colon before it"
    else:
        mended = mended_key(text) if line.keyword == Keyword.DERIVES_FROM else mended_name(text)
        advice = f"write `{short(mended)}`" if mended else "leave it out"
    label = Label(Span(source.path, start, end))
    if line.keyword in DATES:
        return Diagnostic("ARG106", f"`{short(text)}` cannot be a date", label, help=_DATE_ADVICE)
    if line.keyword == Keyword.SOURCE and is_key(text):
        advice += f"; if it is the key of a work in a bibliography, leave the colon out: `source {short(text)}`"
    rule = KEYS_ARE if line.keyword in (Keyword.SOURCE, Keyword.DERIVES_FROM) else NAMES_ARE
    return Diagnostic("ARG106", f"`{short(text)}` cannot be a name", label, notes=(rule,), help=advice)


def _no_text(source: Source, line: LogicalLine, keyword: Keyword) -> Diagnostic:
    return Diagnostic(
        "ARG108",
        f"this `{keyword}` has a colon but no text",
        Label(Span(source.path, line.start, line.end)),
        help="write the text after the colon"
        + ("; to point at a statement defined elsewhere, leave the colon out" if keyword in MAY_POINT else ""),
    )
