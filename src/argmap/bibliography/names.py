"""Reads the names of people and institutions in BibTeX and BibLaTeX as CSL's: family, given, particle, suffix."""

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from argmap.bibliography.tex import plain

CslName = dict[str, str]

_EXTENDED = {"family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix"}
"""The parts of BibLaTeX's long form of a name, `family=Berg, given=Anna, prefix=van den`."""


def csl_names(tex: str) -> list[CslName]:
    """The names in a field, in order. `others` at the end becomes the literal name `others`, which means et al."""
    return [name for each in split_multiple_persons_names(tex) if (name := _name(each.strip()))]


def _name(tex: str) -> CslName | None:
    if tex.startswith("{") and _closing(tex) == len(tex) - 1:
        literal = plain(tex[1:-1])
        return {"literal": literal} if literal else None
    if "=" in tex and (parts := _extended(tex)):
        return parts
    found = parse_single_name_into_parts(tex, strict=False)
    named = {
        "family": found.last,
        "given": found.first,
        "non-dropping-particle": found.von,
        "suffix": found.jr,
    }
    name = {part: text for part, words in named.items() if (text := plain(" ".join(words)))}
    return {"literal": name["family"]} if list(name) == ["family"] else name or None


def _extended(tex: str) -> CslName:
    pairs = (part.partition("=") for part in tex.split(","))
    return {
        _EXTENDED[key.strip()]: text
        for key, _, value in pairs
        if key.strip() in _EXTENDED and (text := plain(value.strip().strip('"').removeprefix("{").removesuffix("}")))
    }


def _closing(tex: str) -> int:
    """Where the brace that opens a text is closed; -1 if it is not."""
    depth = 0
    for place, sign in enumerate(tex):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place
    return -1
