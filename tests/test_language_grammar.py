"""The grammar against the tree and the parser: every keyword in every block, in every form, is read or is one error."""

import pytest

from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.language.tree import Junk, Keyword, Line, Node
from argmap.language.wording import EXAMPLES, MUST_NAME, PLACES
from generators import Shape, chains, margin, shapes

FORMS = {
    "": None,
    ":": None,
    ": T": ("none", True),
    " a": ("one", False),
    " a: T": ("one", True),
    " a:": None,
    " a, b": ("two", False),
    " a b: T": ("two", True),
    " a, b, c": ("many", False),
    " a/b.c": ("path", False),
    " a_b: T": None,
}
"""What can follow a keyword, with the names and the text it has, where those make a shape."""

FITTING = {
    "none": {"none"},
    "one": {"one"},
    "two": {"two"},
    "many": {"one", "two", "many"},
    "path": {"one", "path"},
    "key": {"one", "path"},
    "keys": {"one", "two", "many", "path"},
}
"""What will do for each kind of names; what looks like a path can be a key, too."""


def test_the_tree_has_the_keywords_of_the_grammar() -> None:
    assert set(shapes()) == set(Keyword)


def test_every_keyword_can_stand_somewhere() -> None:
    assert set().union(*chains()) == set(Keyword)


def test_messages_know_every_keyword() -> None:
    assert set(PLACES) == set(Keyword)
    assert set(EXAMPLES) == MUST_NAME


def sample(shape: Shape) -> str:
    return shape.keyword + {"none": "", "two": " x y", "path": " x.toml"}.get(shape.names, " x") + ": T" * shape.text


def names() -> dict[frozenset[Keyword], str]:
    return {block: " > ".join(map(sample, chain)) or "margin" for block, chain in chains().items()}


def innermost(nodes: tuple[Node, ...], depth: int) -> Node:
    for _ in range(depth):
        nodes = nodes[-1].children
    return nodes[-1]


def allowed(keyword: Keyword, form: str) -> bool:
    names, text = FORMS[form] or ("", False)
    return any(names in FITTING[shape.names] and text is shape.text for shape in shapes()[keyword])


@pytest.mark.parametrize("block", chains(), ids=names().get)
def test_every_line_in_every_block(block: frozenset[Keyword]) -> None:
    chain = chains()[block]
    above = "".join(f"{'  ' * depth}{sample(shape)}\n" for depth, shape in enumerate(chain))
    for keyword in Keyword:
        for form in FORMS:
            row = f"{'  ' * len(chain)}{keyword}{form}"
            source = Source("", above + row)
            outcome = parse(source)
            places = [source.position(each.primary.span.start).line for each in outcome.diagnostics if each.primary]
            node = innermost(outcome.value.nodes, len(chain))
            if keyword in block and allowed(keyword, form):
                assert places == [], row
                assert isinstance(node, Line), row
                assert node.keyword is keyword, row
            else:
                assert places == [len(chain) + 1], row
                assert isinstance(node, Junk), row


def test_below_what_cannot_be_read_every_line_is_read_that_could_be_read_somewhere() -> None:
    for keyword, each in shapes().items():
        for shape in each:
            outcome = parse(Source("", f"clam a: x\n  {sample(shape)}\n"))
            assert [found.code for found in outcome.diagnostics] == ["ARG104"]
            child = outcome.value.nodes[0].children[0]
            assert isinstance(child, Line)
            assert child.keyword is keyword


def test_the_left_margin() -> None:
    assert sorted(margin()) == [
        "brief", "claim", "event", "include", "interpretation", "question", "section", "source", "term", "theme",
        "voice",
    ]  # fmt: skip
