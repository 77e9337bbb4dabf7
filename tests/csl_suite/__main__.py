"""`make csl SUITE=…`: how many cases of the suite come out right, by category, and what is wrong in the others."""

# ruff: noqa: T201

import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from csl_suite import ours
from csl_suite.fixture import Fixture, read_fixture
from csl_suite.printed import Printed, of_html, shown

Run = Callable[[Fixture], Printed]


def reason(run: Run, fixture: Fixture) -> str:
    """What is wrong with what a processor makes of a case; nothing if all is right."""
    wanted = of_html(fixture.result)
    try:
        found = run(fixture)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "" if found == wanted else f"wanted {shown(wanted)}\n  found {shown(found)}"


def main(suite: Path, *names: str) -> int:
    fixtures = [read_fixture(path) for path in sorted(suite.glob("*.txt"))]
    chosen = [each for each in fixtures if not names or any(each.name.startswith(name) for name in names)]
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for fixture in chosen:
        wrong = reason(ours.printed, fixture)
        for key in (fixture.category, "all"):
            row = right[key]
            row[0] += 1
            row[1] += not wrong
            row[2] += fixture.is_core
            row[3] += fixture.is_core and not wrong
        if wrong:
            print(f"{fixture.name}{'' if fixture.is_core else ' (locale)'}\n {wrong}")
    for key, (n, ok, core, okc) in sorted(right.items()):
        print(f"{key:20} {ok:4}/{n:4}  core {okc:4}/{core:4}")
    row = right["all"]
    print(f"core {100 * row[3] / max(row[2], 1):.1f}%")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
