"""A name as CSL has it, of a person in parts or of an institution as a whole, read from CSL-JSON."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from argmap.csl.scalars import flag_of, text_of


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its parts, or all of it as a literal."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    """A particle that is left out where the family name stands alone: `Ludwig van Beethoven`, `Beethoven`."""
    non_dropping: str = ""
    """A particle that is kept there: `Willem de Koning`, `De Koning`."""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    """Whether a comma stands before the suffix."""
    static: bool = False
    """Whether the family name always stands first, as in Chinese and Hungarian."""

    @property
    def key(self) -> str:
        """What tells this person from all others."""
        return self.literal or "\0".join(
            (self.given.replace(". ", "."), self.dropping, self.non_dropping, self.family, self.suffix)
        )


_APOSTROPHES = "'’‘ʼ"
_JOINED = re.compile(rf"([^\W\d_]{{1,4}}[{_APOSTROPHES}-])(?=[^\W\d_])")
"""A particle that has no space behind it: `d’Alembert`, `al-Khwarizmi`."""

_SUFFIX = re.compile(r"(.*?),(!?)\s*([^,]+)$")


def name_of(value: object) -> Name | None:
    """The name that a value of CSL-JSON gives, or None."""
    if not isinstance(value, Mapping):
        return Name(literal=text) if (text := text_of(value)) else None
    if literal := text_of(value.get("literal")):
        return Name(literal=literal)
    name = Name(
        family=text_of(value.get("family")),
        given=text_of(value.get("given")),
        dropping=text_of(value.get("dropping-particle")),
        non_dropping=text_of(value.get("non-dropping-particle")),
        suffix=text_of(value.get("suffix")),
        comma_suffix=flag_of(value.get("comma-suffix")),
        static=flag_of(value.get("static-ordering")),
    )
    if not (name.family or name.given):
        rest = name.non_dropping or name.dropping or name.suffix
        return Name(literal=rest) if rest else None
    if flag_of(value.get("isInstitution")):
        return Name(literal=name.family or name.given)
    return _parsed(name) if flag_of(value.get("parse-names", True)) else name


def _parsed(name: Name) -> Name:
    """The name with particles and a suffix that stand in its other parts put where they belong."""
    if name.family.startswith('"') and name.family.endswith('"') and len(name.family) > 2:
        return replace(name, family=name.family[1:-1])
    found = _SUFFIX.fullmatch(name.given)
    if found and not name.suffix and not _is_small(found[3]):
        name = replace(name, given=found[1], suffix=found[3], comma_suffix=bool(found[2]) or name.comma_suffix)
    if not name.non_dropping:
        particle, family = _led(name.family)
        name = replace(name, non_dropping=particle, family=family)
    if not name.dropping:
        given, particle = _trailed(name.given)
        name = replace(name, given=given, dropping=particle)
    return name


def _is_small(word: str) -> bool:
    return word.lstrip(_APOSTROPHES)[:1].islower()


def _led(family: str) -> tuple[str, str]:
    """The particles that a family name begins with, and the rest of it."""
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and _is_small(words[count]):
        count += 1
    joined = _JOINED.match(words[count])
    joined = joined if joined and joined[1].islower() and words[count][joined.end()].isupper() else None
    if joined:
        words[count : count + 1] = [joined[1], words[count][joined.end() :]]
        count += 1
    spaced = " " if count and not joined and words[count - 1][-1] in f"{_APOSTROPHES}-" else ""
    return " ".join(words[:count]) + spaced, " ".join(words[count:])


def _trailed(given: str) -> tuple[str, str]:
    """A given name, and the particles that it ends with."""
    words = given.split(" ")
    count = len(words)
    while count > 1 and _is_small(words[count - 1]):
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])
