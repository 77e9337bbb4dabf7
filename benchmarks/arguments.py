"""Invents an argument of any size, and writes the very same one twice: as `.arg`, and as Argdown for the peer.

`python -m benchmarks.arguments SIZE FOLDER` writes SIZE.arg and SIZE.argdown.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

PROSE = (
    "the ministry said that services had not reached most villages of the north since the second year of the war and"
    " nobody who was asked there could name an official who had come from the capital to hear what was being asked"
)
WORDS = PROSE.split()


class Relation(StrEnum):
    """How a statement bears on the one above it, as the keyword of `.arg`."""

    CLAIM = "claim"
    """Not at all: it stands for itself."""
    SUPPORT = "support"
    PREMISE = "and"
    """A further premise of the step from the statement above it to the one above that."""
    ASSUMPTION = "assumes"
    """The same, without a source."""
    OBJECTION = "objection"
    UNDERCUT = "undercut"
    """It attacks that step."""


SHAPE: Sequence[tuple[int, Relation, int, int]] = (
    (0, Relation.CLAIM, 14, 1),
    (1, Relation.SUPPORT, 16, 1),
    (2, Relation.PREMISE, 12, 1),
    (2, Relation.UNDERCUT, 11, 3),
    (3, Relation.OBJECTION, 13, 3),
    (1, Relation.SUPPORT, 18, 1),
    (2, Relation.ASSUMPTION, 10, 4),
    (3, Relation.OBJECTION, 12, 4),
    (4, Relation.OBJECTION, 9, 4),
    (1, Relation.OBJECTION, 15, 1),
    (2, Relation.OBJECTION, 14, 1),
    (1, Relation.SUPPORT, 12, 1),
)
"""A claim and what bears on it, in the mix that arguments have: for each statement how deep it stands, its relation,
how many words it has, and with which claims it occurs (all, every third, every fourth)."""

SHARING = 5
"""Of so many claims, one is supported by an earlier one too."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `depth` is how many others it stands below, and `source` the number of the one it cites, if any.

    `also` is another claim that supports it too: an argument is a graph, and no tree.
    """

    name: str
    depth: int
    relation: Relation
    text: str
    source: int | None
    page: int
    also: str = ""


@dataclass(frozen=True, slots=True)
class Invented:
    """An argument. Each of its two interpretations holds every other claim, and they are statements too."""

    statements: tuple[Statement, ...]
    theses: tuple[str, str]
    sources: tuple[str, ...]

    def held(self, thesis: int) -> list[str]:
        """The claims that the first (0) or second (1) interpretation holds."""
        claims = [each.name for each in self.statements if each.relation is Relation.CLAIM]
        return claims[thesis::2] or claims


def invent(size: int) -> Invented:
    """An argument of so many statements, at least 3; the same one every time."""
    sources = max(1, size // 40)
    statements = tuple(islice(_statements(sources), size - 2))
    cited = range(min(sources, len(statements)))
    return Invented(
        statements, (_sentence(size, 9), _sentence(size + 1, 9)), tuple(_sentence(each, 6) for each in cited)
    )


def _statements(sources: int) -> Iterator[Statement]:
    number = claim = 0
    while True:
        for depth, relation, length, every in SHAPE:
            if claim % every == 0:
                name, also = f"n{number}", ""
                if relation is Relation.CLAIM:
                    name, also = f"c{claim}", f"c{claim // 2}" if claim % SHARING == SHARING - 1 else ""
                source = None if relation is Relation.ASSUMPTION else number % sources
                yield Statement(name, depth, relation, _sentence(number, length), source, number % 90 + 1, also)
                number += 1
        claim += 1


def _sentence(seed: int, length: int) -> str:
    """So many words, different for each seed."""
    words = [WORDS[(seed * 31 + place * (seed % 7 + 3)) % len(WORDS)] for place in range(length)]
    return f"{' '.join(words).capitalize()} {seed}."


def main() -> None:
    size, folder = int(sys.argv[1]), Path(sys.argv[2])
    argument = invent(size)
    (folder / f"{size}.arg").write_text(as_arg(argument), encoding="utf-8")
    (folder / f"{size}.argdown").write_text(as_argdown(argument), encoding="utf-8")


# As .arg -------------------------------------------------------------------------------------------------------------


def as_arg(argument: Invented) -> str:
    """The argument as argmap reads it: without errors or warnings."""
    lines = ["brief bench: An argument of many statements", "  judgments c0", "  compare first, second", ""]
    lines += ["question q: What is the case?", ""]
    lines += [f"source s{number}: {title}" for number, title in enumerate(argument.sources)]
    for each in argument.statements:
        if each.relation is Relation.CLAIM:
            lines += _section(each, "section part{0}: {1}")
        cited = "" if each.source is None else f" [@s{each.source}, p. {each.page}]"
        lines.append(f"{'  ' * each.depth}{each.relation} {each.name}: {each.text}{cited}")
        if each.relation is Relation.CLAIM:
            lines.append("  confidence moderate: two reports that agree, and no data from the field")
            lines += [f"  support {each.also}"] if each.also else []
    for number, (name, thesis) in enumerate(zip(("first", "second"), argument.theses, strict=True)):
        lines += ["", f"interpretation {name}: {thesis}", "  answers q", f"  holds {', '.join(argument.held(number))}"]
        lines.append(f"  indicator: {_sentence(number, 8)}")
    return "\n".join(lines) + "\n"


def _section(claim: Statement, form: str) -> list[str]:
    """What stands before a claim: an empty line, and for every twelfth the head of a section."""
    part, rest = divmod(int(claim.name[1:]), 12)
    return ["", form.format(part, _sentence(part, 4)), ""] if rest == 0 else [""]


# As Argdown ----------------------------------------------------------------------------------------------------------

SIGNS = {Relation.SUPPORT: "+", Relation.OBJECTION: "-"}
OF_STEPS = (Relation.PREMISE, Relation.ASSUMPTION, Relation.UNDERCUT)
"""What bears on a step, and not on a statement."""


def as_argdown(argument: Invented) -> str:
    """The argument as Argdown reads it.

    A support with further premises, or whose step is undercut, is there an argument with premises and a conclusion;
    any other is a plain relation. What a reading holds supports it. A source is words, since Argdown knows none.
    """
    lines = ["===", "title: An argument of many statements", "==="]
    below = _below(argument.statements)
    for each in argument.statements:
        if each.relation is Relation.CLAIM:
            lines += _section(each, "# {1}")
            lines += _argdown(each, below)
    for number, (name, thesis) in enumerate(zip(("first", "second"), argument.theses, strict=True)):
        lines += ["", f"[{name}]: {thesis}", *(f"  + [{claim}]" for claim in argument.held(number))]
    return "\n".join(lines) + "\n"


def _below(statements: Sequence[Statement]) -> Mapping[str, list[Statement]]:
    """What stands right below each statement, by its name."""
    below: dict[str, list[Statement]] = {}
    above: list[Statement] = []
    for each in statements:
        below[each.name] = []
        del above[each.depth :]
        if above:
            below[above[-1].name].append(each)
        above.append(each)
    return below


def _argdown(claim: Statement, below: Mapping[str, list[Statement]]) -> Iterator[str]:
    """A claim with what bears on it, then the steps to it that are arguments of their own."""
    steps: list[tuple[Statement, Statement]] = []
    yield from _outline("", claim, 0, below, steps)
    for support, conclusion in steps:  # It grows where a step is below a step.
        parts = below[support.name]
        yield from ("", f"<to-{conclusion.name}-from-{support.name}>")
        for part in parts:
            if part.relation is Relation.UNDERCUT:
                yield from _outline("  _ ", part, 2, below, steps)
        yield ""
        premises = [support, *(part for part in parts if part.relation in OF_STEPS[:2])]
        for number, premise in enumerate(premises, 1):
            yield from _outline(f"({number}) ", premise, 1, below, steps)
        yield from ("----", f"({len(premises) + 1}) [{conclusion.name}]")


def _outline(
    mark: str,
    top: Statement,
    depth: int,
    below: Mapping[str, list[Statement]],
    steps: list[tuple[Statement, Statement]],
) -> Iterator[str]:
    """A statement and its plain relations, indented; those that are steps of their own are put into `steps`."""
    left = [(mark, top, depth)]
    while left:
        mark, each, depth = left.pop()
        cited = "" if each.source is None else f" s{each.source}, p. {each.page}"
        yield f"{mark}[{each.name}]: {each.text}{cited}"
        if each.also:
            yield f"{'  ' * (depth + 1)}+ [{each.also}]"
        plain: list[tuple[str, Statement, int]] = []
        for part in below[each.name]:
            if part.relation is Relation.SUPPORT and any(inner.relation in OF_STEPS for inner in below[part.name]):
                steps.append((part, each))
            elif part.relation in SIGNS:
                plain.append((f"{'  ' * (depth + 1)}{SIGNS[part.relation]} ", part, depth + 1))
        left.extend(reversed(plain))


if __name__ == "__main__":
    main()
