"""What each command tells of an argument, as objects of JSON."""

from collections.abc import Mapping

from argmap.analysis import Analysis, Positions, Standing, Strengths, contributions
from argmap.analysis.verdicts import Matrix
from argmap.model import Name
from argmap.writers.json.rows import Entry, Places, brief_of, status_of, where

DECIMALS = 3
"""Digits of a strength; more would mean nothing."""

EXACT = 2**53
"""From here on, not every program that reads JSON keeps a whole number as it is."""


# Cruxes ---------------------------------------------------------------------------------------------------------------


def cruxes(analysis: Analysis) -> Entry:
    """What the quarrel between the interpretations turns on, and what bears a load."""
    found = analysis.judged
    return {
        "brief": brief_of(analysis),
        "interpretations": [*found.readings],
        "cruxes": [
            {
                "statements": crux.statements,
                "weight": crux.weight,
                "for": crux.pro,
                "against": crux.con,
                "silent": crux.silent,
            }
            for crux in found.cruxes
        ],
        "load-bearing": found.load_bearing,
    }


# Evidence -------------------------------------------------------------------------------------------------------------


def matrix(analysis: Analysis, matrix: Matrix) -> Entry:
    """What the evidence says of each interpretation; `matrix` is as it is asked for."""
    counted = set(map(id, matrix.counted))
    return {
        "brief": brief_of(analysis),
        "columns": [{"name": name, **_tally(matrix, name)} for name in matrix.columns],
        "rows": [
            {
                "source": row.passage.cited,
                "place": row.passage.place,
                "counted": id(row) in counted,
                "statements": row.statements,
                "signs": {name: row.sign(at) for at, name in enumerate(matrix.columns)},
            }
            for row in matrix.rows
        ],
        "worse-than": matrix.order.better,
    }


def _tally(matrix: Matrix, name: Name) -> Entry:
    found = matrix.tally(name)
    return {"for": found.speaking_for, "against": found.against, "unaddressed": found.unaddressed}


# Sources --------------------------------------------------------------------------------------------------------------


def sources(analysis: Analysis, places: Places) -> Entry:
    """What rests on each source."""
    return {
        "brief": brief_of(analysis),
        "sources": [_source(analysis, name, places) for name in analysis.argument.sources],
        "single-source": analysis.judged.single_sources,
        "echoes": [
            {"statement": echo.statement, "cites": echo.cited, "origin": echo.origin}
            for echo in analysis.judged.citations.echoes()
        ],
    }


def _source(analysis: Analysis, name: Name, places: Places) -> Entry:
    source, found = analysis.argument.sources[name], analysis.judged.without_source(name)
    return {
        "name": name,
        "grade": source.grade or None,
        "title": source.title.plain(),
        **where(source.span, places),
        "cited-by": analysis.judged.citations.by[name],
        "repeated-by": [each for each in found.sources if each != name],
        "unsourced": found.unsourced,
        "rests": found.rests,
        "changed": {each: status.value for each, status in found.changed.items()},
    }


# Positions ------------------------------------------------------------------------------------------------------------


def positions(analysis: Analysis, found: Positions) -> Entry:
    """What can be held together."""
    return {
        "brief": brief_of(analysis),
        "semantics": found.semantics,
        "finished": found.finished,
        "positions": found.number if found.number < EXACT else None,
        "statements": len(analysis.argument.statements),
        "agreed": _by_standing(found.agreed, (Standing.STANDS, Standing.FALLS)),
        "knots": [
            {
                "statements": knot.statements,
                "stopped": knot.stopped,
                "options": [_by_standing(option.statements, tuple(Standing)) for option in knot.options],
            }
            for knot in found.knots
        ],
    }


_JUDGED = {Standing.STANDS: "accepted", Standing.FALLS: "rejected", Standing.UNDECIDED: "open"}
"""What a position makes of a statement."""


def _by_standing(standings: Mapping[Name, Standing], asked: tuple[Standing, ...]) -> dict[str, list[Name]]:
    return {_JUDGED[which]: [name for name, standing in standings.items() if standing is which] for which in asked}


# Strength -------------------------------------------------------------------------------------------------------------


def strength(analysis: Analysis, strengths: Strengths, name: Name) -> Entry:
    """What the strength of one statement is made of."""
    found = contributions(strengths, name)
    steps = analysis.argument.steps
    return {
        "brief": brief_of(analysis),
        "name": name,
        "semantics": strengths.weighing,
        **_strength_entry(strengths, name),
        "circular": name in strengths.solution.circular,
        "base": {"band": found.base.band, "number": found.base.score, "from": found.base.origin},
        "parts": [
            {
                "bearing": part.bearing,
                "statements": part.statements,
                "undercut-by": [steps[undercut].premises[0] for undercut in part.undercuts],
                "band": part.band,
                "shift": round(part.shift, DECIMALS),
                "without": part.without,
            }
            for part in found.parts
        ],
    }


def strengths(analysis: Analysis, name: Name, places: Places) -> Entry:
    """How strong one statement is, in each way of weighing."""
    statement = analysis.argument.statements[name]
    return {
        "brief": brief_of(analysis),
        "name": name,
        "kind": statement.role,
        "status": status_of(analysis.judged, name),
        **{weighing: _strength_entry(each, name) for weighing, each in analysis.strengths.items()},
        "circular": any(name in each.solution.circular for each in analysis.strengths.values()),
        **where(statement.span, places),
    }


def _strength_entry(strengths: Strengths, name: Name) -> Entry:
    number = strengths.number(name)
    return {"band": strengths.band(name), "number": None if number is None else round(number, DECIMALS)}
