"""Puts links and other pieces of a page into the sentences of a language, at the places that each has for them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from argmap.brief.labels import Labels

_PLACE = re.compile(r"( ?)\{(\w+)\}")
_OPENING = re.compile(r"(?:<[^>]*>)+")
_BOXED = ('class="chip', 'class="badge-of')
"""How pieces with a ground of their own are known; a space inside would widen it."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What templates call for every fixed word. Pieces of a page are set as they are, all other values escaped."""

    labels: Labels

    def __call__(self, key: str, **pieces: object) -> Markup:
        """The words for a key, with `{pieces}` in place; none if they only lead to a `page` that is not printed."""
        if pieces.get("page") == "":
            return Markup()
        return _filled(self.labels.form(key), pieces)

    def count(self, key: str, number: int, **pieces: object) -> Markup:
        """The sentence for a key with a number in it (`{n}`), in the form that goes with it."""
        return _filled(self.labels.plural(key, number), {"n": self.labels.number(number), **pieces})

    def listed(self, things: Iterable[object], piece: Callable[[object], Markup], form: str, last: str = "") -> Markup:
        """Things one after another, each set by a macro; `form`, and `last` for the last, say how two are joined."""
        first, *others = map(piece, things)
        for number, each in enumerate(others, 1):
            key = last if last and number == len(others) else form
            first = _filled(self.labels.form(key), {"before": first, "next": each})
        return first

    def decimal(self, number: float | str) -> str:
        """A number in figures."""
        return self.labels.decimal(number)

    def number(self, number: int) -> str:
        """A number in words up to ten, in figures beyond."""
        return self.labels.number(number)


def _filled(form: str, pieces: dict[str, object]) -> Markup:
    return Markup(_PLACE.sub(lambda place: _set(place[1], str(escape(pieces[place[2]]))), str(escape(form))))  # noqa: S704


def _set(space: str, piece: str) -> str:
    """A piece with the space before it inside: WeasyPrint 70 may else break the text at its first space."""
    opening = _OPENING.match(piece)
    if not space or opening is None or any(boxed in opening[0] for boxed in _BOXED):
        return space + piece
    return piece if piece[opening.end() :].startswith(" ") else opening[0] + space + piece[opening.end() :]
