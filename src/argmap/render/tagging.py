"""Mends WeasyPrint's tags: links are named by their words, heads of tables say which way they look."""

import re
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from argmap.render.page_numbers import MARK, is_number
from argmap.wording import shorten

LONGEST = 120
"""Characters of the name of a link; one over a whole box is called by the words in the box."""

_LEADER = re.compile(r"(?:\. ?){4,}")
"""The dots that lead to a page number."""


def name_links(document: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Give each link the words in it as its description, which PDF/UA-1 (7.18.5) wants read out.

    WeasyPrint puts the address there. A link over several lines has one description; an empty one, laid over something,
    has the words of what it lies over.
    """
    import pydyf

    found = [(box, above) for box, above in _boxes(document) if box.link_annotation]
    said: dict[Any, dict[str, None]] = {}
    for box, _ in found:
        if "::" not in box.element_tag:  # What a style sheet adds is said together with what it is added to.
            said.setdefault(box.element, {})[_words(box)] = None
    for box, above in found:
        own = " ".join(filter(None, said.get(box.element, ())))
        words = own or next(filter(None, (_words(each).replace(MARK, "") for each in reversed(above))), "")
        if words:
            box.link_annotation["Contents"] = pydyf.String(shorten(words, LONGEST) or words)


@contextmanager
def with_languages(tags: ModuleType) -> Iterator[None]:
    """Let WeasyPrint's module of tags say of a part what language it is in, as PDF/UA-1 (7.2) wants it of any other."""
    original = tags._build_box_tree  # noqa: SLF001

    def built(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401
        import pydyf

        element = getattr(box, "_box", box).element
        lang = element.get("lang") if element is not None else None
        for tag in original(box, *rest):
            if lang:
                tag["Lang"] = pydyf.String(lang)
            yield tag

    tags._build_box_tree = built  # type: ignore[attr-defined] # noqa: SLF001
    try:
        yield
    finally:
        tags._build_box_tree = original  # type: ignore[attr-defined] # noqa: SLF001


def scope_headers(document: Any) -> None:  # noqa: ANN401
    """Say of each head of a table whether it is of a row or of a column, for readers that know no other way."""
    for box, _ in _boxes(document):
        if box.element_tag == "th" and box.element is not None and hasattr(box, "mark"):
            box.mark["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


def hide_running_heads(pdf: Any) -> None:  # noqa: ANN401
    """Make artifacts of what stands in the margins, as PDF/UA-1 (7.8) wants it, so that it is not read out a page.

    WeasyPrint makes tags for it and leaves them out of the tree; so what is in no tag of the tree is in a margin.
    """
    tree = _object(pdf, pdf.catalog["StructTreeRoot"])
    reached: set[bytes] = set()
    stack = list(tree["K"])
    while stack:
        reference = stack.pop()
        if isinstance(reference, bytes):
            reached.add(reference)
            stack.extend(_object(pdf, reference).get("K", ()))
    owners = _object(pdf, tree["ParentTree"])["Nums"]
    for number, page in enumerate(pdf.page_references):
        marks = owners[2 * number + 1]
        margin = [mark for mark, owner in enumerate(marks) if owner not in reached]
        for mark in margin:
            marks[mark] = "null"
        _make_artifacts(_object(pdf, _object(pdf, page)["Contents"]), frozenset(margin))


def _make_artifacts(content: Any, marks: Set[int]) -> None:  # noqa: ANN401
    """Rewrite the beginning of each marked stretch of a page's content that has one of these numbers."""
    commands = content.stream
    for at, command in enumerate(commands):
        if command == b"BDC" and commands[at - 1].get("MCID") in marks:
            commands[at - 2] = "/Artifact"
            commands[at - 1] = type(commands[at - 1])({"Type": "/Pagination"})


def _object(pdf: Any, reference: bytes) -> Any:  # noqa: ANN401
    return pdf.objects[int(reference.split()[0])]


def _boxes(document: Any) -> Iterator[tuple[Any, Sequence[Any]]]:  # noqa: ANN401
    """Every box of the pages, with those it is in, the outermost first."""
    stack: list[tuple[Any, tuple[Any, ...]]] = [(page._page_box, ()) for page in reversed(document.pages)]  # noqa: SLF001
    while stack:
        box, above = stack.pop()
        box = getattr(box, "_box", box)  # What is positioned has a stand-in.
        yield box, above
        within = (*above[-8:], box)
        stack.extend((child, within) for child in reversed(getattr(box, "children", ())))


def _words(box: Any) -> str:  # noqa: ANN401
    """What is printed in a box, with single spaces, and a mark for each page number."""
    found: list[str] = []
    stack = [box]
    while stack:
        part = stack.pop()
        part = getattr(part, "_box", part)
        if hasattr(part, "text"):
            found.append(MARK if is_number(part) else part.text)
        else:
            stack.extend(reversed(getattr(part, "children", ())))
            found.append("" if type(part).__name__ == "InlineBox" else " ")
    return " ".join(_LEADER.sub(" ", "".join(found)).split())
