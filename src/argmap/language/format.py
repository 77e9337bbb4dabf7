"""From syntax tree to text: the one way a file is laid out, so that nobody has to think of it and diffs are small."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from argmap.language.tree import ADDRESSES, Document, Junk, Keyword, Line, Node

WIDTH = 100
"""Characters in a line, after which a text goes on in the next."""

NARROWEST = 40
"""Characters that a line gets behind its indentation, however deep it stands."""

_INDENT = 2
_CLOSE = frozenset({Keyword.INCLUDE, Keyword.QUESTION, Keyword.TERM, Keyword.VOICE})
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_ROW = re.compile(r"[^\n]*\n|[^\n]+")
_CITATION = re.compile(r"\[@[^\[\]]*\]")
_WITHIN_CITE = re.compile(r"(?<!;) ")
_HELD = "\n"
"""Stands for a space at which no line is broken, while words are parted; no text has one."""


def format_document(document: Document) -> str:
    """A file in its one form, with all it says and its comments; formatting that again changes nothing.

    - Two spaces a level; `keyword name: text`; names parted by a comma and a space, words of a likelihood by a space.
    - A text that is too long for a line of 100 characters goes on in deeper lines that begin with `|`. It is broken at
      single spaces, not beside one that does not break, nor between a source cited and the place in it. A longer word
      stays whole, and so does an address.
    - One blank line between lines at the left margin, but none between neighbours of one line each that are all
      `include`, all `question`, all `term` or all `voice`. Further in, a blank line stays where the author put one, but
      never above the first line of a block.
    - Comments stay above the line they stood over, as deep as that line, and the last ones at the end.

    What a parser could not read is not in its tree, so this is for documents without errors. Raises ValueError for one
    with a `Junk` node.
    """
    lines: list[str] = []
    for depth, line, before in _in_order(document.nodes):
        if before is not None and (line.gap if depth else _stand_apart(before, line)):
            lines.append("")
        margin = " " * (_INDENT * depth)
        lines.extend(comment and margin + comment for comment in line.comments)
        lines.extend(_printed(line, margin))
    if document.trailing:
        lines.extend(("", *document.trailing) if lines else document.trailing)
    return "".join(f"{line}\n" for line in lines)


def difference(path: str, before: str, after: str) -> str:
    """What formatting would change, as a unified diff, without a line end after its last line; empty for no change."""
    rows = unified_diff(_ROW.findall(before), _ROW.findall(after), path, path)
    return "".join(row if row[-1] == "\n" else f"{row}\n\\ No newline at end of file\n" for row in rows).removesuffix(
        "\n"
    )


def _in_order(nodes: tuple[Node, ...]) -> Iterator[tuple[int, Line, Line | None]]:
    """Every line with its depth and the line before it in its block; no recursion, since depth is set by input."""
    stack = [(0, nodes, 0)]
    while stack:
        depth, block, index = stack.pop()
        if index == len(block):
            continue
        line, before = block[index], block[index - 1] if index else None
        if isinstance(line, Junk) or isinstance(before, Junk):
            raise ValueError("a document with a line that could not be read cannot be formatted")
        yield depth, line, before
        stack.append((depth, block, index + 1))
        stack.append((depth + 1, line.children, 0))


def _stand_apart(before: Line, line: Line) -> bool:
    """Whether a blank line parts two lines at the left margin."""
    alike = before.keyword is line.keyword and line.keyword in _CLOSE
    return not alike or bool(line.comments) or not _is_one_line(before) or not _is_one_line(line)


def _is_one_line(line: Line) -> bool:
    return not line.children and len(list(_printed(line, ""))) == 1


def _printed(line: Line, margin: str) -> Iterator[str]:
    joint = " " if line.keyword is Keyword.LIKELIHOOD else ", "
    head = " ".join(filter(None, (line.keyword, joint.join(word.text for word in line.names))))
    if line.text is None:
        yield margin + head
    elif line.keyword in ADDRESSES:
        yield f"{margin}{head}: {line.text.raw}"
    else:
        yield from _wrapped(f"{head}:", line.text.raw, margin)


def _wrapped(head: str, text: str, margin: str) -> Iterator[str]:
    """A line and those that continue it, each as full as it can be; a line has a word of the text at least."""
    first, *words = _words(text)
    current = f"{margin}{head} {first}"
    margin_below = margin + " " * _INDENT
    limit = max(WIDTH, len(margin) + NARROWEST)
    for word in words:
        if len(current) + 1 + len(word) <= limit:
            current += f" {word}"
            continue
        yield current
        current = f"{margin_below}| {word}"
        limit = max(WIDTH, len(margin_below) + NARROWEST)
    yield current


def _words(text: str) -> list[str]:
    """What stays together, in order."""
    held = _CITATION.sub(lambda citation: _WITHIN_CITE.sub(_HELD, citation[0]), text)
    return [word.replace(_HELD, " ") for word in _BREAK.split(held)]
