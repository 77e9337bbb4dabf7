"""Random disputes: claims that bear on one another in every way there is, under sources good and poor, with readings.

A dispute is a list of lines, so that a test can put another below any of them.
"""

from dataclasses import dataclass

from hypothesis import strategies as st

HEAD = """\
brief b: B
  judgments a
source s: Good
  grade B2
  date 2020
source t: Good too
  grade A1
  date 2021
source u: Not graded, and late
  date 2023
source weak: Poor
  grade D4
  date 2021
source copy: An echo of the first
  date 2021
  derives-from s
"""

CITED = ["", "", " [@s, p. 1]", " [@s, p. 2]", " [@t, p. 3]", " [@u, p. 4]", " [@weak, p. 5]", " [@copy, p. 6]"]
CLAIMS = "abcdef"
READINGS = "xyz"


@dataclass(frozen=True)
class Dispute:
    """The lines of an argument, but for its head."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The argument."""
        return HEAD + "".join(f"{line}\n" for line in self.lines)

    @property
    def claims(self) -> list[str]:
        """The claims there are."""
        return [line.split(":")[0].removeprefix("claim ") for line in self.lines if line.startswith("claim ")]

    def at(self, start: str) -> int:
        """The first line that begins so, spaces aside."""
        return next(at for at, line in enumerate(self.lines) if line.strip().startswith(start))

    def below(self, at: int, *lines: str) -> "Dispute":
        """The dispute with lines put right below another."""
        line = self.lines[at]
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        return Dispute((*self.lines[: at + 1], *(indent + each for each in lines), *self.lines[at + 1 :]))

    def also(self, *lines: str) -> "Dispute":
        """The dispute with lines at its end."""
        return Dispute((*self.lines, *lines))

    def steps(self, *keywords: str) -> list[int]:
        """The lines that begin a step with one of these keywords."""
        return [at for at, line in enumerate(self.lines) if line.split()[0].rstrip(":") in keywords]


@st.composite
def disputes(draw: st.DrawFn, *, replies: bool = True, graded: bool = True, readings: str = READINGS) -> Dispute:
    """Two to six claims with what bears on them, and interpretations over them.

    Without `replies` nothing is granted and answered; if not `graded`, nothing cites a source, and ranks are equal.
    """
    claims = CLAIMS[: draw(st.integers(2, len(CLAIMS)))]
    writer = _Writer(draw, claims, replies, CITED if graded else [""])
    for name in claims:
        writer.claim(name)
    shown = readings[: draw(st.integers(0, len(readings)))] if readings else ""
    for name in shown:
        writer.reading(name, shown)
    return Dispute(tuple(writer.lines))


class _Writer:
    def __init__(self, draw: st.DrawFn, claims: str, replies: bool, cited: list[str]) -> None:
        self.draw, self.claims, self.cited = draw, claims, cited
        self.over = ["undercut", "reply"] if replies else ["undercut"]
        self.lines: list[str] = []
        self.said: set[tuple[str, ...]] = set()
        self.count = 0

    def claim(self, name: str) -> None:
        self.lines.append(f"claim {name}: Claim {name}.{self._cited()}")
        if self.cited != [""] and self._one_in(8):
            self.lines.append("  by: Somebody")
        for _ in range(self.draw(st.integers(0, 3))):
            self._bearing(name)

    def reading(self, name: str, others: str) -> None:
        self.lines.append(f"interpretation {name}: Reading {name}.")
        some = st.lists(st.sampled_from(self.claims), max_size=3, unique=True)
        held = self.draw(some)
        rejected = [each for each in self.draw(some) if each not in held]
        self.lines += [f"  holds {', '.join(held)}"] if held else []
        self.lines += [f"  rejects {', '.join(rejected)}"] if rejected else []
        self.lines += ["  date 2021"] if self._one_in(4) else []
        self._indicators(name)
        for _ in range(self.draw(st.integers(0, 2))):
            self._bearing(name)
        for other in others:
            if other < name and self._one_in(3):
                self.lines.append(f"  contradicts {other}")

    def _indicators(self, name: str) -> None:
        status = self.draw(st.sampled_from(["", "", "observed", "not-observed"]))
        if status:
            self.lines += [f"  indicator seen-{name}: Seen.{self._cited()}", f"    status {status}", "    checked 2021"]

    def _bearing(self, name: str) -> None:
        kind = self.draw(st.sampled_from(["support", "support", "objection", "objection", "assumes", "contradicts"]))
        other = self._premise(name, kind)
        if other is None:
            return
        self.lines.append(f"  {kind} {other}")
        if kind in ("support", "objection"):
            self._onto(name, kind, 4)

    def _premise(self, name: str, kind: str) -> str | None:
        """Another claim, or a statement of its own; None for a claim that was named so before."""
        if kind != "contradicts" and self.draw(st.booleans()):
            self.count += 1
            return f"n{self.count}: Statement {self.count}.{self._cited()}"
        other = self.draw(st.sampled_from([each for each in self.claims if each != name]))
        key = (kind, *sorted((name, other))) if kind == "contradicts" else (kind, name, other)
        if key in self.said:
            return None
        self.said.add(key)
        return other

    def _onto(self, name: str, kind: str, indent: int) -> None:
        """What stands below a step: linked premises, assumptions, and undercuts and replies, some of these answered."""
        for _ in range(self.draw(st.sampled_from([0, 0, 1, 2]))):
            word = self.draw(st.sampled_from(["and", *self.over, *self.over] + ["assumes"] * (kind == "support")))
            self.count += 1
            self.lines.append(f"{' ' * indent}{word} n{self.count}: Statement {self.count}.{self._cited()}")
            if word in self.over and self._one_in(3):
                self._onto(name, word, indent + 2)

    def _cited(self) -> str:
        return self.draw(st.sampled_from(self.cited))

    def _one_in(self, times: int) -> bool:
        return self.draw(st.integers(1, times)) == times
