"""Reads the XML of styles and locales safely: no document types and so no entities, nothing fetched, depth bounded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

DEEPEST = 60
"""How many elements may stand inside one another."""

NAMESPACE = "http://purl.org/net/xbiblio/csl"
LANG = "http://www.w3.org/XML/1998/namespace lang"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An element of CSL: its name without the namespace, its attributes, its children and its own text."""

    tag: str
    attributes: Mapping[str, str]
    offset: int
    """Where it begins in the file, in bytes of its UTF-8."""
    children: list["Node"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, default)

    @property
    def text(self) -> str:
        """Its own text."""
        return "".join(self.texts)

    def all(self, tag: str) -> list["Node"]:
        """Its children of this name."""
        return [child for child in self.children if child.tag == tag]

    def first(self, tag: str) -> "Node | None":
        """Its first child of this name."""
        return next((child for child in self.children if child.tag == tag), None)


class BrokenXml(ValueError):  # noqa: N818 - it reads as what it is
    """Raised for XML that cannot be read; says why, and where in the text, in characters."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


def read_xml(text: str) -> Node:
    """The root element; elements of other namespaces than CSL's are left out with all that is in them."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.data = text.encode("utf-8", "replace")
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.open: list[Node] = []
        self.root: Node | None = None
        self.foreign = 0

    def read(self) -> Node:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            raise BrokenXml(expat.ErrorString(error.code), self._offset(self.parser.ErrorByteIndex)) from None
        if self.root is None:
            raise BrokenXml("it is not a CSL file", 0)
        return self.root

    def _offset(self, index: int) -> int:
        return len(self.data[:index].decode("utf-8", "ignore"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if self.foreign or namespace != NAMESPACE:
            self.foreign += 1
            return
        if len(self.open) == DEEPEST:
            raise BrokenXml("elements are nested too deep", self._offset(self.parser.CurrentByteIndex))
        node = Node(tag, attributes, self.parser.CurrentByteIndex)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def _end(self, _name: str) -> None:
        if self.foreign:
            self.foreign -= 1
        else:
            self.open.pop()

    def _text(self, text: str) -> None:
        if self.open and not self.foreign:
            self.open[-1].texts.append(text)

    def _doctype(self, *_declared: object) -> None:
        raise BrokenXml("it has a document type (`<!DOCTYPE …>`)", self._offset(self.parser.CurrentByteIndex))
