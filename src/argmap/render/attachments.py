"""What a PDF carries besides its pages: the text it was made of, and metadata that say so, as PDF/A-3 has them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from argmap import __version__
from argmap.model import Attach

NAMESPACE = "urn:argmap:document:1#"
"""The XML namespace of what argmap says of a document in its metadata: which edition it is, what of its source it
carries, and the version of argmap."""

RELATIONSHIP = "Source"
"""What an attached file is to the PDF (ISO 19005-3, 6.8): the original it was made from."""

UNDATED = date(2000, 1, 1)
"""The date of the files attached to a brief that has none; that of the build would make each build differ."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a brief was made of.

    `path` is relative to the folder that all of them are in, with forward slashes; `media_type` is such as
    `text/plain`; `description` is for people who look at the list of attachments in a viewer.
    """

    path: str
    data: bytes
    media_type: str
    description: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a PDF says of how it was made: its edition, and what of its source it carries."""

    edition: str
    attached: Attach = Attach.SOURCE


class LeftOut(StrEnum):
    """What is left out of a clean copy of a source, as it is told of."""

    COMMENT = "comment"
    NOTE = "note"
    UNPRINTED = "line that is not printed"
    WORK = "work that is not cited"


@dataclass(frozen=True, slots=True)
class Carried:
    """What a PDF carries of its source, in numbers; `partial` says whether it prints only some parts of all."""

    kind: Attach
    files: int
    left: Mapping[LeftOut, int]
    """What is left out, or would be out of a clean copy, and how many of each."""
    partial: bool = False


def edition(attachments: Iterable[Attachment]) -> str:
    """What tells two editions of a brief apart: the first ten digits of a digest of the files it was made of."""
    digest = hashlib.sha256()
    for attachment in sorted(attachments, key=lambda each: each.path):
        for part in (attachment.path.encode(errors="surrogatepass"), attachment.data):
            digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()[:10]


def attach(pdf: Any, attachments: Sequence[Attachment], day: date) -> None:  # noqa: ANN401 - pydyf has no types
    """Add files to a PDF that is being finished, all of them dated the same day.

    They are in the list that viewers show, in the order that it must have, and associated with the document as a whole.
    """
    import pydyf

    names, associated = pydyf.Array(), pydyf.Array()
    for attachment in sorted(attachments, key=lambda each: each.path):
        stream = pydyf.Stream([attachment.data], _about(attachment, day, pydyf), compress=True)
        pdf.add_object(stream)
        file = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": pydyf.String(attachment.path),
                "UF": pydyf.String(attachment.path),
                "Desc": pydyf.String(attachment.description),
                "AFRelationship": f"/{RELATIONSHIP}",
                "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
            }
        )
        pdf.add_object(file)
        names.extend((pydyf.String(attachment.path), file.reference))
        associated.append(file.reference)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = associated


def _about(attachment: Attachment, day: date, pydyf: Any) -> Any:  # noqa: ANN401
    """What is said of the file itself (ISO 32000-1, 7.11.4); its digest is MD5 since the format wants that."""
    said = f"D:{day:%Y%m%d}000000Z"
    return pydyf.Dictionary(
        {
            "Type": "/EmbeddedFile",
            "Subtype": pydyf.name(attachment.media_type),
            "Params": pydyf.Dictionary(
                {
                    "Size": len(attachment.data),
                    "CreationDate": pydyf.String(said),
                    "ModDate": pydyf.String(said),
                    "CheckSum": f"<{hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()}>",
                }
            ),
        }
    )


def declare(pdf: Any, made: Made | None) -> None:  # noqa: ANN401
    """Say in the metadata that this is PDF/UA as well, and how it was made, if that is known.

    PDF/A allows no property without a description of its schema (ISO 19005-3, 6.6.2.3), so these are there too.
    """
    from argmap.render.html import environment

    template = environment().get_template("metadata.xml.j2")
    said = template.render(namespace=NAMESPACE, made=made, version=__version__).encode()
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    metadata.compress = False  # So that programs that look for it find it without reading PDF.
    metadata.stream = [part.replace(b"</rdf:RDF>", said + b"</rdf:RDF>") for part in metadata.stream]
