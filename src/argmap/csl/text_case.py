"""Letter case as styles ask for it, leaving alone what must keep its case; English titles after Chicago's rules."""

import re
from collections.abc import Callable

from argmap.csl.rich import Run, Text, letters

# fmt: off
_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of", "on", "onto", "or",
    "over", "so", "the", "till", "to", "up", "via", "with", "yet", "v", "vs", "v.", "vs.", "von", "van", "de",
    "del", "della", "la", "le", "les", "du", "des", "et", "al", "d’un", "d’une", "c", "ca", "per", "pace",
})
# fmt: on
"""Words that stay small within a title (Chicago Manual of Style, 8.160; CSL 1.0.2, appendix on title case)."""

_WORD = re.compile(r"[^\s]+")
_STARTS = re.compile(r"[:?!.—]$")


def cased(text: Text, case: str, *, english: bool) -> Text:
    """The text in one of CSL's cases. `title` is for English alone, and leaves other languages as they are."""
    match case:
        case "lowercase":
            return _mapped(text, str.lower)
        case "uppercase":
            return _mapped(text, str.upper)
        case "capitalize-first":
            return _at(text, _first_letter(text))
        case "capitalize-all":
            starts = (found.start() for found in _WORD.finditer(letters(text)))
            return _at(text, *starts)
        case "sentence":
            lowered = text if not letters(text).isupper() else _mapped(text, str.lower)
            return _at(lowered, _first_letter(lowered))
        case "title" if english:
            return _at(text, *_title(letters(text)))
    return text


def _title(written: str) -> list[int]:
    """Where letters become capitals: at words in small letters, unless they are small words within a title."""
    words = list(_WORD.finditer(written))
    if written.isupper() and len(words) > 1:
        return []
    capitals: list[int] = []
    starts = True
    for place, found in enumerate(words):
        word = found[0].strip("“”‘’\"'()[],;:.?!…«»")
        last = place == len(words) - 1
        if word.islower() and (starts or last or word not in _SMALL):
            capitals += _parts(found, word)
        starts = bool(_STARTS.search(found[0].rstrip("”’\"'"))) and not re.fullmatch(r"(?:v|vs|c|ca)\.", found[0])
    return capitals


def _parts(found: re.Match[str], word: str) -> list[int]:
    """The first letter of a word, and those of the parts of a word with hyphens, but for small words in it."""
    start = found.start() + found[0].index(word)
    parts = re.finditer(r"[-–—/]([^-–—/]+)", word)
    return [start, *(start + part.start(1) for part in parts if part[1] not in _SMALL)]


def _first_letter(text: Text) -> int:
    return next((place for place, sign in enumerate(letters(text)) if sign.isalnum()), -1)


def _at(text: Text, *places: int) -> Text:
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
