"""What is markup elsewhere is printed here as it stands, so whoever writes it out of habit should hear of it."""

import re
from collections.abc import Iterator, Mapping

from argmap.analysis import Analysis
from argmap.diagnostics import Diagnostic, Label
from argmap.model.texts import FIELDS, Register, marked_up

_OWN = tuple(field for field in FIELDS if field.register is not Register.QUOTED and field.name != "note")
"""The texts that are in the authors' hands: quotes are verbatim, and notes are not printed."""

_FOREIGN: Mapping[str, tuple[str, str]] = {
    "remark": ("begins no comment behind a text", "put the comment on a line of its own, above this one"),
    "footnote": ("is no footnote", "say it in the text or below it, or cite a source: `[@name, p. 4]`"),
    "link": (
        "is no link",
        "give the address to a `source` (`url:`) and cite it; for plain brackets write `\\[` and `\\]`",
    ),
    "stress": ("stresses nothing", "stress words with asterisks: `*so*`"),
}
_SIGNS = re.compile(
    r"(?<=\s)(?P<remark>\#(?:\s+(?=[^\W\d])|(?=TODO|FIXME|XXX)))"
    r"|(?<!\\)(?P<footnote>\[\^[^\[\]\s]+\])"
    r"|(?<![\\\[])(?P<link>\[[^\[\]@][^\[\]]*\]\([^()\s]+\))"
    r"|(?<![\w/_])(?P<stress>_(?=[^\W_])[^_]*[^\W_]_)(?![\w_])"
)


def foreign_markup(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG137: a text has what would be a comment, a footnote, a link or emphasis elsewhere, and is none here."""
    for text in marked_up(analysis.argument, _OWN):
        for found in _SIGNS.finditer(text.raw):
            what, advice = _FOREIGN[str(found.lastgroup)]
            sign = found[0].rstrip()
            shown = sign if len(sign) <= 40 else f"{sign[:39]}…"
            yield Diagnostic(
                "ARG137", f"`{shown}` {what}, and is printed as it stands", Label(text.at(*found.span())), help=advice
            )
