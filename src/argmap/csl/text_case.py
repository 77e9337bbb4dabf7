"""Letter case as styles ask for it, leaving alone what must keep its case; titles after the rules for English."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from argmap.csl.rich import Run, Text, letters

# fmt: off
_STOP_WORDS = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of", "on", "onto", "or",
    "over", "pace", "per", "so", "the", "till", "to", "up", "via", "with", "yet", "v", "v.", "vs", "vs.", "von", "van",
    "de", "del", "della", "la", "le", "les", "du", "des", "et", "al", "d’un", "d’une", "c", "ca",
})
# fmt: on
"""Words that stay small within a title (Chicago Manual of Style, 8.160; CSL 1.0.1, appendix on title case)."""

_WORD = re.compile(r"\S+")
_PART = re.compile(r"[^\s\-–—/]+")
_STARTS = frozenset(":?!")
"""Signs after which a title begins anew."""

_AROUND = "“”‘’\"'()[]{}<>,;:.?!…«»"


def cased(text: Text, case: str, *, english: bool) -> Text:
    """The text in one of CSL's cases. `title` is for English alone, and leaves other languages as they are."""
    match case:
        case "lowercase":
            return _mapped(text, str.lower)
        case "uppercase":
            return _mapped(text, str.upper)
        case "capitalize-first":
            return _capitals(text, _first_word(letters(text)))
        case "capitalize-all":
            return _capitals(text, _small_words(letters(text)))
        case "sentence":
            lowered = _mapped(text, str.lower) if letters(text).isupper() else text
            return _capitals(lowered, _first_word(letters(lowered)))
        case "title" if english:
            written = letters(text)
            shouted = written.isupper() and len(written.split()) > 1
            calm = _mapped(text, str.lower) if shouted else text
            return _capitals(calm, _title(letters(calm)))
    return text


def _title(written: str) -> Iterator[int]:
    """Where letters become capitals: at words in small letters, unless they are stop words within a title."""
    words = list(_WORD.finditer(written))
    starts = True
    for place, found in enumerate(words):
        ends = place == len(words) - 1
        for part in _PART.finditer(written, found.start(), found.end()):
            word = part[0].strip(_AROUND)
            first = (starts or written[part.end() : part.end() + 1] == "-") and part.start() == found.start()
            last = ends and part.end() == found.end()
            if word.islower() and (first or last or not _is_stop(word, part[0])):
                yield from _first_letter(part)
        bare = found[0].rstrip("”’\"'")
        starts = bare[-1:] in _STARTS


def _is_stop(word: str, whole: str) -> bool:
    return word in _STOP_WORDS or (f"{word}." in _STOP_WORDS and whole.endswith("."))


def _small_words(written: str) -> Iterator[int]:
    """Where the words begin that are in small letters."""
    for found in _WORD.finditer(written):
        if found[0].strip(_AROUND).islower():
            yield from _first_letter(found)


def _first_word(written: str) -> Iterator[int]:
    """Where the first letter is, if the first word is in small letters."""
    found = next((each for each in _WORD.finditer(written) if any(map(str.isalnum, each[0]))), None)
    if found and found[0].strip(_AROUND).islower():
        yield from _first_letter(found)


def _first_letter(found: re.Match[str]) -> Iterator[int]:
    """Where a word begins, if it begins with a Latin letter: `β-carotene` keeps its β."""
    place = next((at for at, sign in enumerate(found[0]) if sign.isalnum()), -1)
    if place >= 0 and _is_latin(found[0][place]):
        yield found.start() + place


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _capitals(text: Text, places: Iterable[int]) -> Text:
    """The text with capitals at these places, in runs that may change."""
    wanted = set(places)
    runs: list[Run] = []
    offset = 0
    for run in text:
        changed = run.text
        if not run.font.nocase and not run.font.link:
            changed = "".join(
                sign.upper() if offset + index in wanted and len(sign.upper()) == 1 else sign
                for index, sign in enumerate(run.text)
            )
        runs.append(Run(changed, run.font))
        offset += len(run.text)
    return tuple(runs)


def _mapped(text: Text, change: Callable[[str], str]) -> Text:
    return tuple(run if run.font.nocase else Run(change(run.text), run.font) for run in text)
