"""Arguments worked by hand, with the verdicts that are to come of them: read from a file, and compared with what does.

`python -m verdict_oracles FILE` says which cases of any such file pass, and what of the others comes out otherwise. A
case has an `id`, what it `asks`, an argument (`arg`), and what to `expect`; only what is named there is compared, but
`rows`, `common`, `cruxes`, `counted`, `order` and `load` are complete. By source, `rests` has what rests on it, and
`without` the statements of which something else is printed then; by statements (divided by spaces), `withdrawn` has
the same without these. Errors in the argument are read past: some cases are about one.
"""
# ruff: noqa: T201

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from argmap.analysis.verdicts import Answer, Hardest, Matrix, Reason, Row, State, Verdicts, Why
from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.model import Name
from argmap.model.resolve import resolve

Case = Mapping[str, Any]
Find = Callable[[Verdicts], Any]

OWN = {3: "source", 2: "poor source", 1: "word"}
"""What the cases call the own ranks."""


def cases(file: Path) -> list[Case]:
    """The cases of a file."""
    found: list[Case] = json.loads(file.read_text(encoding="utf-8"))
    return found


def verdicts_of(text: str) -> Verdicts:
    """The verdicts on the argument of one file, whatever errors it has."""
    return Verdicts(resolve([parse(Source("case.arg", text)).value]).value)


def differences(case: Case) -> Iterator[str]:
    """What comes out otherwise than expected."""
    found = verdicts_of(case["arg"])
    for key, expected in case["expect"].items():
        if key in WHOLE:
            yield from _difference(key, _set(key, expected), _set(key, WHOLE[key](found)))
        else:
            for name, each in expected.items():
                told = _plain(EACH[key](found, name, each))
                yield from _difference(f"{key} of {name}", _set(key, each), _set(key, told))


def _difference(what: str, expected: object, found: object) -> Iterator[str]:
    if expected != found:
        yield f"{what}: expected {_shown(expected)}, found {_shown(found)}"


def _set(key: str, value: object) -> object:
    return sorted(value) if key in UNORDERED and isinstance(value, list) else value


def _plain(value: object) -> object:
    """A value as JSON has it."""
    return json.loads(json.dumps(value))


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


# What is asked of the whole -------------------------------------------------------------------------------------------


def _row(row: Row) -> str:
    return f"{row.passage.source or ''} {row.passage.echo or row.passage.place}"


def _rows(matrix: Matrix) -> dict[str, dict[str, str]]:
    columns = list(enumerate(matrix.columns))
    return {_row(row): {name: str(row.sign(at)) for at, name in columns} for row in matrix.rows}


def _cruxes(found: Verdicts) -> list[list[object]]:
    return [[list(c.statements), c.weight, list(c.pro), list(c.con), list(c.silent)] for c in found.cruxes]


def _lists(names: Mapping[Name, Iterable[Name]]) -> dict[str, list[str]]:
    return {name: list(each) for name, each in names.items()}


WHOLE: Mapping[str, Find] = {
    "common": lambda found: _lists(found.common_ground),
    "undisputed": lambda found: found.undisputed,
    "cruxes": _cruxes,
    "load": lambda found: _lists(found.load_bearing),
    "rows": lambda found: _rows(found.matrix),
    "counted": lambda found: [_row(row) for row in found.matrix.counted],
    "order": lambda found: _lists(found.order.better),
}

# What is asked of one statement or interpretation ---------------------------------------------------------------------


def _status(found: Verdicts, name: Name) -> str:
    return found.status[name]


def _by(answers: Iterable[Answer]) -> list[list[str]]:
    return [[answer.state, answer.statement] for answer in answers]


def _why(found: Why) -> list[list[object]]:
    own: list[list[object]] = [["own", OWN[found.own], "holds", []]] if found.own else []
    return own + [[each.bearing, each.statement, each.fares, list(_said(each))] for each in found.reasons]


def _said(reason: Reason) -> Iterator[list[str]]:
    yield from ([each.kind, each.statement, each.fares] for each in reason.rejoinders if not each.depth)
    yield from ([each.state, each.statement, ""] for each in reason.answers if each.state in FAILED)
    yield from (["and", name, fares] for name, fares in reason.linked)


def _hardest(found: Hardest | None) -> list[object] | None:
    if found is None:
        return None
    return [found.premise, "rejected" if found.denied else found.state, _by(found.answers)]


def _stances(found: Verdicts, reading: Name, expected: Mapping[Name, str]) -> dict[str, str]:
    return {name: found.readings[reading].stance(name) for name in expected}


def _tally(found: Verdicts, reading: Name) -> list[int]:
    tally = found.matrix.tally(reading)
    return [tally.speaking_for, tally.against, tally.unaddressed]


EACH: Mapping[str, Callable[[Verdicts, Name, Any], Any]] = {
    "status": lambda found, name, _: _status(found, name),
    "how": lambda found, name, _: found.how(name),
    "holds": lambda found, name, _: found.holds(name),
    "why": lambda found, name, _: _why(found.why(name)),
    "stance": _stances,
    "needs": lambda found, name, _: found.readings[name].needs,
    "late": lambda found, name, _: found.readings[name].late,
    "answering": lambda found, name, _: found.readings[name].answering,
    "unargued": lambda found, name, _: found.readings[name].unargued,
    "hardest": lambda found, name, _: _hardest(found.hardest(name)),
    "best": lambda found, name, _: found.best_case(name),
    "tally": lambda found, name, _: _tally(found, name),
    "rests": lambda found, name, _: found.without_source(name).rests,
    "without": lambda found, name, _: found.without_source(name).changed,
    "withdrawn": lambda found, names, _: found.withdrawn(map(Name, names.split())).changed,
}


FAILED = (State.REFUTED, State.UNSUPPORTED)
UNORDERED = frozenset({"counted", "needs", "late", "answering", "unargued"})
"""What is asked as a set of names."""


def main() -> int:
    """Run the cases of the files that are named."""
    failed = 0
    for file in map(Path, sys.argv[1:]):
        for case in cases(file):
            wrong = list(differences(case))
            failed += bool(wrong)
            print(f"{'passes' if not wrong else 'FAILS '} {case['id']}: {case['asks']}")
            print("".join(f"    {each}\n" for each in wrong), end="")
    print(f"{failed} of the cases fail" if failed else "all pass")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
