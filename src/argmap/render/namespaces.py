"""Writes XML with the prefixes one likes, whatever else is written at the same time.

ElementTree by itself has one list of prefixes, for all threads and whoever else uses it.
"""

from xml.etree import ElementTree as ET


def with_prefix(root: ET.Element, namespace: str, prefix: str = "") -> None:
    """Have the names of a namespace, in an element and all it holds, begin with a prefix, or with none."""
    start, written = f"{{{namespace}}}", f"{prefix}:" if prefix else ""
    found = False
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith(start):
            element.tag = written + element.tag.removeprefix(start)
            found = True
        if any(name.startswith(start) for name in element.attrib):
            renamed = {_renamed(name, start, written): value for name, value in element.attrib.items()}
            element.attrib.clear()
            element.attrib.update(renamed)
            found = True
    if found:
        root.set(f"xmlns:{prefix}" if prefix else "xmlns", namespace)


def _renamed(name: str, start: str, written: str) -> str:
    return written + name.removeprefix(start) if name.startswith(start) else name
