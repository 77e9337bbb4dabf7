"""Finishes Graphviz's SVG: type that travels with it, words for those who cannot see it, and names people know."""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from argmap.analysis import Analysis
from argmap.locales import right_to_left
from argmap.maps import Box, Picture, Stub, words_for
from argmap.render.faces import BUNDLED, Faces
from argmap.render.font_subset import font_faces, used_families
from argmap.render.namespaces import with_prefix
from argmap.render.picture_dot import bold_face

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"


def finished_svgs(
    drawn: Sequence[bytes],
    pictures: Sequence[Picture],
    analysis: Analysis,
    faces: Faces = BUNDLED,
) -> tuple[bytes, ...]:
    """The pictures as they are handed on; all carry the same cut of the fonts."""
    roots = [ET.fromstring(svg) for svg in drawn]  # noqa: S314 - Graphviz wrote it.
    characters = {character for root in roots for text in root.iter(f"{{{_SVG}}}text") for character in text.text or ""}
    rules = font_faces(characters, faces)
    masthead = analysis.argument.masthead
    lang = masthead.lang if masthead else "en"
    words, rtl = words_for(lang), right_to_left(lang)
    used = list(used_families(characters, faces))
    in_order = reversed(used) if rtl else used  # The space is that of the first one.
    families = ", ".join(f"'{family.name}'" for family in in_order)
    weights = {bold_face(faces, rtl=rtl): "600"}
    finished = []
    for root, picture in zip(roots, pictures, strict=True):
        _set_type(root, f"{families}, sans-serif", weights)
        root.set("lang", lang)
        if rtl:
            _turn_texts(root)
        _name(root, dict(_titles(picture, words.roles)))
        _introduce(root, picture, analysis, rules)
        finished.append(_text(root))
    return tuple(finished)


def _set_type(root: ET.Element, families: str, weights: Mapping[str, str]) -> None:
    for text in root.iter(f"{{{_SVG}}}text"):
        text.set("font-weight", weights.get(text.get("font-family", ""), "400"))
        text.set("font-family", families)


def _turn_texts(root: ET.Element) -> None:
    """Have texts run from right to left. Where they begin on the left, Graphviz has said: it is where they end now."""
    for text in root.iter(f"{{{_SVG}}}text"):
        if text.get("text-anchor") == "start":
            text.set("text-anchor", "end")
        text.set("direction", "rtl")


def _name(root: ET.Element, titles: Mapping[str, str]) -> None:
    """Graphviz titles things by the names it was given, `n1` and `n2->n1`; readers get words.

    It also numbers everything (`edge1`); only the ids of statements stay, as one of them may be called just that.
    """
    for group in root.iter(f"{{{_SVG}}}g"):
        title = group.find(f"{{{_SVG}}}title")
        if title is None:
            continue
        known = titles.get((title.text or "").strip())
        if known:
            title.text = known
        else:
            group.remove(title)
        if group.get("class") != "node" or not known:
            group.attrib.pop("id", None)


def _titles(picture: Picture, roles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    called: dict[str, str] = {}
    for member in picture.figure.members:
        match member.content:
            case Box() as box:
                called[member.id] = box.label or box.shown
                yield member.id, f"{box.label}: {box.text.plain()}" if box.label else box.text.plain()
            case Stub() as stub:
                called[member.id] = stub.label or " ".join(stub.lines)
                yield member.id, called[member.id]
    for tie in picture.figure.ties:
        words = roles.get(tie.kind.value, "")
        if tie.head in called and tie.tail in called and words:
            yield f"{tie.head}->{tie.tail}", f"{called[tie.head]} {words}: {called[tie.tail]}"


def _introduce(root: ET.Element, picture: Picture, analysis: Analysis, rules: str) -> None:
    title, description, style = (ET.Element(f"{{{_SVG}}}{tag}") for tag in ("title", "desc", "style"))
    title.text, description.text, style.text = picture.title, _description(picture, analysis), rules
    title.set("id", "map.title")  # No name has a dot.
    description.set("id", "map.description")
    root.set("role", "img")
    root.set("aria-labelledby", "map.title map.description")
    root[:0] = [title, description, style]


def _description(picture: Picture, analysis: Analysis) -> str:
    """Every statement of the picture with its standing, if it has one, in reading order."""
    boxes = [member.content for member in picture.figure.members if isinstance(member.content, Box)]
    said = {name: f" ({status})" for name, status in analysis.judged.status.items() if status}
    return " ".join(f"{box.label or box.words}: {box.text.plain()}{said.get(box.statement, '')}" for box in boxes)


def _text(root: ET.Element) -> bytes:
    with_prefix(root, _SVG)
    with_prefix(root, _XLINK, "xlink")
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()
