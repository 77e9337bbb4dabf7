"""Gives joined letters the shapes that their neighbours ask for, so that text is measured as it is set."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

_JOINED = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_SHAPES = frozenset((*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)))
"""The characters that Unicode has for letters in one shape."""
_LAM_ALEF = re.compile("[\ufedf\ufee0][\ufe82\ufe84\ufe88\ufe8e]")
"""Lam, initial or medial, before alef: every font has one shape for the two."""
_STRETCH = "\N{ARABIC TATWEEL}"


def shaped(text: str) -> str:
    """The text with each Arabic letter in the shape that it takes among its neighbours, as a character of its own.

    A letter that Unicode has no such character for stays as it is. The rules are those of cursive joining in the
    Unicode Standard, section 9.2; which letters join on which side is read off the shapes that they have.
    """
    if not _JOINED.search(text):
        return text
    return _LAM_ALEF.sub(lambda pair: _ligatures().get(pair[0], pair[0]), "".join(_characters(text)))


def is_joined(text: str) -> bool:
    """Whether any of its characters is a letter that `shaped` has given its shape."""
    return any(ord(character) in _SHAPES for character in text)


def _characters(text: str) -> Iterator[str]:
    solid = [at for at, character in enumerate(text) if not unicodedata.combining(character)]
    place = {at: number for number, at in enumerate(solid)}
    for at, character in enumerate(text):
        if character not in _shapes() or at not in place:
            yield character
            continue
        number = place[at]
        before = number > 0 and _joins_on(text[solid[number - 1]]) and "final" in _shapes()[character]
        after = number + 1 < len(solid) and _joins_on(character) and _joins_back(text[solid[number + 1]])
        shape = "medial" if before and after else "final" if before else "initial" if after else "isolated"
        yield _shapes()[character].get(shape, character)


def _joins_on(character: str) -> bool:
    """Whether it joins with what follows it."""
    return character == _STRETCH or "initial" in _shapes().get(character, {})


def _joins_back(character: str) -> bool:
    """Whether it joins with what stands before it."""
    return character == _STRETCH or "final" in _shapes().get(character, {})


@cache
def _ligatures() -> Mapping[str, str]:
    """The one character for each lam with an alef after it, both in their shapes."""
    shapes, found = _shapes(), {}
    for code in range(0xFEF5, 0xFEFD):
        shape, lam, alef = unicodedata.decomposition(chr(code)).split()
        start = "initial" if shape == "<isolated>" else "medial"
        found[shapes[chr(int(lam, 16))][start] + shapes[chr(int(alef, 16))]["final"]] = chr(code)
    return found


@cache
def _shapes() -> Mapping[str, Mapping[str, str]]:
    """The shapes of each letter by their names in Unicode's decompositions: isolated, initial, medial and final."""
    found: dict[str, dict[str, str]] = {}
    for code in sorted(_SHAPES):
        shape, *letters = unicodedata.decomposition(chr(code)).split() or ("",)
        if shape.startswith("<") and len(letters) == 1:
            found.setdefault(chr(int(letters[0], 16)), {})[shape.strip("<>")] = chr(code)
    return found
