"""What `argmap why` tells, as objects of JSON."""

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Answer, Reading, Reason, Verdicts, Why
from argmap.model import Name
from argmap.writers.json.rows import Entry, brief_of, status_of


def why(analysis: Analysis, verdicts: Verdicts, name: Name) -> Entry:
    """All that bears on a statement."""
    found, statement = verdicts.why(name), analysis.argument.statements[name]
    return {
        "brief": brief_of(analysis),
        "without": verdicts.without,
        "name": name,
        "kind": statement.role,
        "text": statement.text.plain(),
        "status": status_of(verdicts, name),
        "how": verdicts.how(name),
        **_bearing(found),
        "interpretation": _reading(verdicts, verdicts.readings[name]) if name in verdicts.readings else None,
    }


def _bearing(found: Why) -> Entry:
    return {"rank": found.own, "sources": found.sources, "reasons": [_reason(one) for one in found.reasons]}


def _reason(one: Reason) -> Entry:
    return {
        "bearing": one.bearing,
        "statement": one.statement,
        "fares": one.fares,
        "linked": [{"statement": name, "fares": fares} for name, fares in one.linked],
        "rejoinders": [
            {"depth": each.depth, "kind": each.kind, "statement": each.statement, "fares": each.fares}
            for each in one.rejoinders
        ],
        "answers": [_answer(each) for each in one.answers],
    }


def _answer(one: Answer) -> Entry:
    return {"state": one.state, "statement": one.statement}


def _reading(verdicts: Verdicts, reading: Reading) -> Entry:
    """What an interpretation makes of everything."""
    hardest = verdicts.hardest(reading.name)
    return {
        "stances": dict(reading.stances()),
        "needs": reading.needs,
        "answers": reading.answering,
        "denies-unargued": reading.unargued,
        "best": verdicts.best_case(reading.name),
        "hardest": hardest
        and {
            "statement": hardest.premise,
            "state": hardest.state,
            "denied": hardest.denied,
            "answers": [_answer(each) for each in hardest.answers],
        },
    }
