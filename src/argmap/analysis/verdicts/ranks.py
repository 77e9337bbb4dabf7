"""What a statement rests on by itself: its rank, nothing finer, and since when it can be known.

The halves of an Admiralty grade are not used independently of each other (Baker et al. 1968; Irwin & Mandel 2019), so
no more is made of them than whether a source is poor.
"""

from collections.abc import Collection

from argmap.model import Argument, Day, Ground, Name, Statement

JUDGMENT, UNSOURCED, POORLY_SOURCED, SOURCED = range(4)
"""The ranks."""

_POOR_SOURCES, _POOR_INFORMATION = "DE", "45"


def poor(grade: str) -> bool:
    """Whether a grade calls the source, or what it says, doubtful or worse; F and 6 only say that nobody can judge."""
    return bool(grade) and (grade[0] in _POOR_SOURCES or grade[1] in _POOR_INFORMATION)


def own_rank(argument: Argument, statement: Statement, without: Collection[Name] = ()) -> int:
    """The rank that a statement has by itself, if some sources were not there."""
    if statement.ground is not Ground.REPORTED:
        return JUDGMENT if statement.ground is Ground.JUDGMENT else UNSOURCED
    cited = {Name(cite.source.text) for cite in statement.cites()}
    left = cited.difference(without)
    if not left:
        return JUDGMENT
    grades = [argument.sources[name].grade for name in left if name in argument.sources]
    return POORLY_SOURCED if grades and all(map(poor, grades)) else SOURCED


EVER = 9999_99_99
"""A day that no date comes after."""


def known_since(argument: Argument, statement: Statement) -> int:
    """The first day that it can be of, as a number: by its `date`, else by the earliest source cited; 0 if unknown."""
    if statement.date:
        return first_day(statement.date)
    sources = argument.sources
    if statement.ground is not Ground.REPORTED:
        return 0
    days = [sources[name].date for cite in statement.cites() if (name := Name(cite.source.text)) in sources]
    return min((first_day(day) if day else 0 for day in days), default=0)


def first_day(day: Day) -> int:
    """The first day that a date can mean, as a number that grows with it."""
    return day.year * 10_000 + (day.month or 1) * 100 + (day.day or 1)


def last_day(day: Day) -> int:
    """The last day that a date can mean, or one that comes before the first of the next month."""
    return day.year * 10_000 + (day.month or 12) * 100 + (day.day or 31)
