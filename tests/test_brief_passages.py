"""Citations and full stops: each on the side of the other that the style wants, and none doubled or torn apart."""

import pytest

from argmap.brief.passages import Mark, Marks, Passage, Run, Words, with_stops
from argmap.model import Name

CITED = Marks((Mark(Name("count"), 1, "", "src-count"),))


def printed(written: str, *, below: bool) -> str:
    """A sentence in which `^` stands for a citation, as it is set; citations set as one stand together in brackets."""
    first, *rest = written.split("^")
    runs: list[Run] = [Words(first)] if first else []
    for words in rest:
        runs += [CITED, Words(words)] if words else [CITED]
    set_runs = Passage(with_stops(runs, below)).sentence(below).runs
    return "".join(f"[{len(run.marks)}]" if isinstance(run, Marks) else run.text for run in set_runs)


@pytest.mark.parametrize(
    ("written", "below", "within"),
    [
        ("They were counted ^", "They were counted.[1]", "They were counted[1]."),
        ("They were counted. ^", "They were counted.[1]", "They were counted[1]."),
        ("They were counted ^.", "They were counted.[1]", "They were counted[1]."),
        ("Counted ^, then sealed.", "Counted,[1] then sealed.", "Counted[1], then sealed."),
        ("Counted. ^ Then sealed. ^", "Counted.[1] Then sealed.[1]", "Counted[1]. Then sealed[1]."),
        ("They were counted ^ ^", "They were counted.[2]", "They were counted[2]."),
        ("They were counted. ^ ^^", "They were counted.[3]", "They were counted[3]."),
        ("They were counted ^ ^.", "They were counted.[2]", "They were counted[2]."),
        ("Were they counted? ^", "Were they counted?[1]", "Were they counted?[1]"),
        ("And so on... ^", "And so on...[1]", "And so on...[1]"),
        ("^", "[1]", "[1]"),
    ],
)
def test_stops_and_citations(written: str, below: str, within: str) -> None:
    assert printed(written, below=True) == below
    assert printed(written, below=False) == within
