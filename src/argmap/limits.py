"""How much argmap takes on before it refuses: every limit in one value, each with a name by which it can be changed.

Limits keep a file from strangers, or a slip, from filling the memory or the day. They travel as an argument from the
command line to wherever something is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

MOST = 1_000_000_000
"""What no limit can be raised above."""

MIB = 2**20
"""Bytes."""

LONGEST_NAME = 240
"""How many bytes the name of a file may have: systems take 255, and a file has a few more until it is put in place."""

A_DAY = 86_400
"""The most for limits of time, in seconds."""


def _limit(standard: int, unit: str, meaning: str, most: int = MOST) -> Any:  # noqa: ANN401 - as `field` has it
    return field(default=standard, metadata={"unit": unit, "meaning": meaning, "most": most})


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each thing, in the unit that `listed` names."""

    file_size: int = _limit(8, "MiB", "a file with an argument")
    text_size: int = _limit(128, "MiB", "any other file: the text of a source, a bibliography, a style")
    total_size: int = _limit(512, "MiB", "all files of a run together")
    files: int = _limit(10_000, "files", "read in a run, whether you name them or other files include them")
    includes: int = _limit(100_000, "files", "that all briefs are made of, counted once for each brief")
    line_length: int = _limit(20_000, "characters", "a line with those that go on with it")
    depth: int = _limit(500, "levels", "lines below lines")
    paths: int = _limit(10_000_000, "looks", "at what bears on what, for what rests on one source alone")
    trials: int = _limit(3_000_000, "looks", "at statements, for whether interpretations contradict themselves")
    boxes: int = _limit(1_500, "boxes", "on a map that a build draws as a picture; `argmap map` draws any")
    layout_time: int = _limit(120, "seconds", "for Graphviz to lay out maps", A_DAY)
    layout_memory: int = _limit(2_048, "MiB", "for Graphviz, where the system can limit it")
    findings: int = _limit(1_000, "findings", "shown to a person; JSON and SARIF have all of them")
    pdf_size: int = _limit(512, "MiB", "a PDF that a source is taken out of")
    pdf_unpacked: int = _limit(128, "MiB", "what is attached to it, unpacked")
    pdf_files: int = _limit(1_000, "files", "attached to it")
    pdf_time: int = _limit(20, "seconds", "to read it", A_DAY)
    pdf_memory: int = _limit(1_024, "MiB", "to read it, besides its own size, where the system can limit it")

    def changed(self, name: str, value: int) -> "Limits":
        """The same with another value for one limit. Raises KeyError for no name, ValueError for a value out of range.

        The ValueError says which values there may be.
        """
        limit = next((each for each in fields(self) if option(each.name) == name), None)
        if limit is None:
            raise KeyError(name)
        most = limit.metadata["most"]
        if not 1 <= value <= most:
            raise ValueError(f"from 1 to {most:,}")
        changed: Limits = replace(self, **{limit.name: value})
        return changed

    def listed(self) -> Iterator[tuple[str, int, str, str]]:
        """Of each limit its name, its value, its unit and what it is about."""
        for each in fields(self):
            yield option(each.name), getattr(self, each.name), each.metadata["unit"], each.metadata["meaning"]


STANDARD = Limits()
"""The limits that hold where nobody says otherwise."""


def option(field_name: str) -> str:
    """What a limit is called on the command line."""
    return field_name.replace("_", "-")


def raised_by(name: str, value: int) -> str:
    """How to raise a limit that is at this value, in words for the help of a message."""
    return f"raise the limit with `--limit {name}={2 * value}`"
