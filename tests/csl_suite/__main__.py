"""`make csl SUITE=…`: how many cases of the suite come out right, by category, and what is wrong in the others."""

# ruff: noqa: T201

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from csl_suite import ours, peer
from csl_suite.fixture import Fixture, read_fixture
from csl_suite.printed import Printed, of_html, shown

Run = Callable[[Fixture], Printed]
RUNS: Mapping[str, Run] = {"argmap": ours.printed, "citeproc-py": peer.printed}


def wrong(run: Run, fixture: Fixture) -> str:
    """What is wrong with what a processor makes of a case; nothing if all is right."""
    wanted = of_html(fixture.result)
    try:
        found = run(fixture)
    except Exception as error:
        return f"  {type(error).__name__}: {error}"
    return "" if found == wanted else f"  right: {shown(wanted)}\n  found: {shown(found)}"


def table(fixtures: Sequence[Fixture], passed: Mapping[str, set[str]]) -> str:
    """How many cases pass, by category, and of those that need no locale besides the bundled ones."""
    categories = sorted({each.category for each in fixtures})
    rows: list[tuple[str, Sequence[Fixture]]] = [
        (name, [each for each in fixtures if each.category == name]) for name in categories
    ]
    rows += [("all", fixtures), ("with a bundled locale", [each for each in fixtures if each.is_core])]
    lines = ["".join([f"{'':24}{'cases':>6}", *(f"{name:>20}" for name in passed)])]
    for name, cases in rows:
        counts = [sum(each.name in right for each in cases) for right in passed.values()]
        cells = [f"{count:>12}{count / max(len(cases), 1):>7.1%} " for count in counts]
        lines.append("".join([f"{name:24}{len(cases):>6}", *cells]))
    return "\n".join(lines)


def main(suite: Path, *names: str) -> int:
    """Run the cases of a folder, or those whose names begin with one of these."""
    fixtures = [read_fixture(path) for path in sorted(suite.glob("*.txt"))]
    fixtures = [each for each in fixtures if each.name.startswith(names or "")]
    if not fixtures:
        print(f"there are no cases in {suite}", file=sys.stderr)
        return 1
    passed: dict[str, set[str]] = {}
    for name, run in RUNS.items():
        if run is peer.printed and (names or not find_spec("citeproc")):
            continue
        reasons = {each.name: wrong(run, each) for each in fixtures}
        passed[name] = {each for each, reason in reasons.items() if not reason}
        if run is ours.printed:
            print("".join(f"{each}\n{reason}\n" for each, reason in reasons.items() if reason))
    print(table(fixtures, passed))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
