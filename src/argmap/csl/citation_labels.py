"""The label of an item, for styles that cite by labels: letters of its names and digits of its year."""

import re

from argmap.csl.item import Item

_LETTERS = ((), (4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
"""How many letters each of the first names gives, by how many there are."""

_ROLES = ("author", "editor", "translator", "director")


def citation_label(item: Item) -> str:
    """The label that the item brings with it, or one such as `Doe01` or `DoRo01`."""
    if given := item.raw("citation-label"):
        return given
    names = next((item.names(role) for role in _ROLES if item.names(role)), ())
    families = [_letters(name.family or name.literal or name.given) for name in names[: len(_LETTERS) - 1]]
    if not families:
        families = [_letters(item.raw("title"))]
    start = "".join(family[:count] for family, count in zip(families, _LETTERS[len(families)], strict=True))
    date = item.date("issued")
    return start + (f"{abs(date.parts[0][0]) % 100:02}" if date and date.parts else "")


def _letters(text: str) -> str:
    return re.sub(r"<[^>]*>|[\W\d_]", "", text)
