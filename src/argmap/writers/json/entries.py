"""What each command tells of an argument, as objects of JSON."""

from collections.abc import Mapping

from argmap.analysis import Analysis, Crux, LeftOut, Matrix, Positions, Standing, Strengths, contributions
from argmap.model import Name
from argmap.writers.json.paths import path_words
from argmap.writers.json.rows import Entry, Places, brief_of, where

DECIMALS = 3
"""Digits of a strength; more would mean nothing."""

EXACT = 2**53
"""From here on, not every program that reads JSON keeps a whole number as it is."""


# Cruxes ---------------------------------------------------------------------------------------------------------------


def cruxes(analysis: Analysis) -> Entry:
    """What the quarrel between the interpretations turns on."""
    found = analysis.cruxes
    against = zip(analysis.forecast.columns, analysis.forecast.against, strict=True)
    return {
        "brief": brief_of(analysis),
        "order": found.outlook.ranking,
        "against": dict(against),
        "withdrawn": found.leaves,
        "cruxes": [_crux(crux, found.columns) for crux in found.cruxes],
    }


def _crux(crux: Crux, columns: tuple[Name, ...]) -> Entry:
    return {
        "statement": crux.statement,
        "order": crux.outlook.ranking,
        "turns": {name: crux.outlook.standings[name].value for name in crux.turns},
        "reorders": crux.reorders,
        "changed": {name: standing.value for name, standing in crux.changed},
        "shift": dict(zip(columns, crux.shift, strict=True)),
    }


# Evidence -------------------------------------------------------------------------------------------------------------


def matrix(analysis: Analysis, matrix: Matrix, sources: Places) -> Entry:
    """What the evidence says of each interpretation; `matrix` is as it is asked for."""
    argument = analysis.argument
    points = zip(matrix.columns, matrix.points, strict=True)
    return {
        "brief": brief_of(analysis),
        "columns": [{"name": name, "points": number} for name, number in points],
        "rows": [
            {
                "name": row.statement,
                **where(argument.statements[row.statement].span, sources),
                "text": argument.statements[row.statement].text.plain(),
                "diagnosticity": round(row.diagnosticity, 4),
                "cells": [
                    {
                        "interpretation": column,
                        "mark": cell.mark.value,
                        "paths": [
                            {"consistent": path.consistent, "words": path_words(argument, path, column)}
                            for path in cell.paths
                        ],
                    }
                    for column, cell in zip(matrix.columns, row.cells, strict=True)
                ],
            }
            for row in matrix.rows
        ],
        "order": matrix.ranking,
        "silent": matrix.silent,
        "drawn": matrix.drawn,
        "fallen": matrix.fallen,
    }


# Sources --------------------------------------------------------------------------------------------------------------


def sources(analysis: Analysis, places: Places) -> Entry:
    """What hangs on each source."""
    sourcing = analysis.sourcing
    return {
        "brief": brief_of(analysis),
        "order": sourcing.outlook.ranking,
        "sources": [_source(analysis, left_out, places) for left_out in sourcing.left_out.values()],
        "echoes": [
            {"statement": echo.statement, "cites": echo.cited, "origin": echo.origin} for echo in sourcing.echoes
        ],
    }


def _source(analysis: Analysis, left_out: LeftOut, places: Places) -> Entry:
    source = analysis.argument.sources[left_out.source]
    return {
        "name": source.name,
        "grade": source.grade or None,
        "title": source.title.plain(),
        **where(source.span, places),
        "cited-by": left_out.cited_by,
        "repeated-by": left_out.repeated_by,
        "unsourced": left_out.unsourced,
        "no-longer-stand": left_out.falls,
        "changed": {name: standing.value for name, standing in left_out.changed.items()},
        "order": left_out.outlook.ranking,
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


def _by_standing(standings: Mapping[Name, Standing], asked: tuple[Standing, ...]) -> dict[str, list[Name]]:
    return {which: [name for name, standing in standings.items() if standing is which] for which in asked}


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
        "standing": analysis.verdicts.get(name),
        **{weighing: _strength_entry(each, name) for weighing, each in analysis.strengths.items()},
        "circular": any(name in each.solution.circular for each in analysis.strengths.values()),
        **where(statement.span, places),
    }


def _strength_entry(strengths: Strengths, name: Name) -> Entry:
    number = strengths.number(name)
    return {"band": strengths.band(name), "number": None if number is None else round(number, DECIMALS)}
