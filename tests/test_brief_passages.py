"""Citations and full stops: each on the side of the other that the style wants, and none doubled or torn apart."""

import pytest

from argmap.document.citing import cited
from argmap.document.inlines import Cite, Cited, Inline, Passage, Stretch, Text, inlines, sentence
from argmap.document.nodes import Paragraph
from argmap.model import Name

CITED = Cite((Cited(Name("count")),))


def printed(written: str, *, below: bool) -> str:
    """A sentence in which `^` stands for a citation, as it is set; citations set as one stand together in brackets."""
    first, *rest = written.split("^")
    line: list[Inline] = [Text(first)]
    for words in rest:
        line += [CITED, Text(words)]
    paragraph = Paragraph(sentence((Passage(inlines(*line)),)))
    (passage,) = cited(paragraph, lambda sources: (Stretch(str(len(sources))),), below=below).content
    assert isinstance(passage, Passage)
    return "".join(
        f"[{len(one.sources)}]" if isinstance(one, Cite) else str(getattr(one, "words", "")) for one in passage.content
    )


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
