"""Writes a PDF as a file: pydyf 0.13 makes each object twice, and puts all in one stream that must be read whole."""

import zlib
from hashlib import sha256
from typing import Any

_TOGETHER = 200
"""How many objects are compressed as one stream."""


def written(pdf: Any, identifier: bytes) -> bytes:  # noqa: ANN401 - pydyf has no types
    """The bytes of a PDF of pydyf, version 1.7, with object streams and a cross-reference stream (ISO 32000-1, 7.5)."""
    import pydyf

    if pdf.info:
        pdf.add_object(pdf.info)
    objects = [each for each in pdf.objects if each.free != "f"]
    small = [each for each in objects if each.compressible]
    parts = [b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"]
    at = len(parts[0])
    places = {0: (0, 0, 65535)}
    for each in objects:
        if not each.compressible:
            parts.append(each.indirect + b"\n")
            places[each.number] = (1, at, 0)
            at += len(parts[-1])
    for start in range(0, len(small), _TOGETHER):
        together = small[start : start + _TOGETHER]
        stream = _object_stream(together, pydyf)
        pdf.add_object(stream)
        places |= {each.number: (2, stream.number, index) for index, each in enumerate(together)}
        parts.append(stream.indirect + b"\n")
        places[stream.number] = (1, at, 0)
        at += len(parts[-1])
    body = b"".join(parts)
    places[len(pdf.objects)] = (1, at, 0)
    table = _cross_references(pdf, places, (identifier, sha256(body).digest()[:16]), pydyf)
    pdf.add_object(table)
    return b"".join((body, table.indirect, b"\nstartxref\n%d\n%%%%EOF\n" % at))


def _object_stream(objects: list[Any], pydyf: Any) -> Any:  # noqa: ANN401
    texts = [each.data for each in objects]
    index, at = [], 0
    for each, text in zip(objects, texts, strict=True):
        index.append(b"%d %d" % (each.number, at))
        at += len(text) + 1
    head = b" ".join(index) + b"\n"
    extra = {"Type": "/ObjStm", "N": len(objects), "First": len(head), "Filter": "/FlateDecode"}
    return pydyf.Stream([zlib.compress(head + b"\n".join(texts))], extra)


def _cross_references(
    pdf: Any,  # noqa: ANN401
    places: dict[int, tuple[int, int, int]],
    identifiers: tuple[bytes, bytes],
    pydyf: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """Where each object is: by its number, the kind of place, the place, and what else belongs to it."""
    lines = (places[number] for number in range(len(pdf.objects) + 1))
    table = b"".join(b"%c" % kind + one.to_bytes(5) + other.to_bytes(2) for kind, one, other in lines)
    extra = {
        "Type": "/XRef",
        "Size": len(pdf.objects) + 1,
        "W": pydyf.Array([1, 5, 2]),
        "Root": pdf.catalog.reference,
        "ID": pydyf.Array(f"<{each.hex()}>" for each in identifiers),
        "Filter": "/FlateDecode",
    }
    if pdf.info:
        extra["Info"] = pdf.info.reference
    return pydyf.Stream([zlib.compress(table)], extra)
