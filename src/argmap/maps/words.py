"""The words maps are labelled with, in each language a brief can be written in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from argmap.locales import tables


@dataclass(frozen=True, slots=True)
class Words:
    """Every word a map prints that is not the author's.

    `roles`, `statuses` and `stances` are keyed by the values of `Box.role`, `Status` and `Stance`; `legend` by those
    of `EdgeKind`, and by `joint`, `focus` and `box`.
    """

    roles: Mapping[str, str]
    statuses: Mapping[str, str]
    stances: Mapping[str, str]
    legend: Mapping[str, str]
    onward: str
    onward_here: str
    back: str
    back_here: str
    bears: str
    bears_also: str
    bears_here: str
    bears_also_here: str
    see: str
    see_here: str
    in_full: str
    whole: str
    part: str
    """A sheet's title: `{title}`, `{number}`, `{count}`."""
    held_by: str
    rejected_by: str
    alternative: str
    """One sentence on a sheet: `{title}`, `{boxes}`, `{supports}`, `{objections}`, `{undercuts}`."""
    told: Mapping[str, str]
    """What bears on what, for those who hear it: keyed by the values of `EdgeKind`, with `-together` for several
    `{reasons}` of one step towards an `{end}`; and the parts that these sentences are made of."""
    overview: str
    """One sentence on the overview: `{claims}`, `{interpretations}`."""
    near: str
    """The title of a map of a statement's surroundings: `{name}`, `{depth}`."""
    seen: str
    """The title of a map on which every box says what one interpretation makes of it: `{title}`, `{name}`."""
    elsewhere: str
    """On a stub, in place of where it leads: to a map that is not in this document."""
    texts: str
    """Above the texts that maps cut short."""
    sources: str


@cache
def words_for(lang: str) -> Words:
    """The words for a language; English for any other than those of `argmap.locales`."""
    return Words(**tables(lang, "maps"))
