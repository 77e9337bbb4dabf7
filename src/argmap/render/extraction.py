"""Takes the attached source out of a PDF that anybody may have made or altered; nothing in it is trusted."""

import logging
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from argmap.diagnostics import Diagnostic, Outcome
from argmap.diagnostics.visible import visible
from argmap.limits import LONGEST_NAME, MIB, STANDARD, Limits, raised_by
from argmap.model import Attach
from argmap.render.attachments import NAMESPACE, RELATIONSHIP, Attachment, edition

if TYPE_CHECKING:
    from pypdf import PdfReader

NOT_OURS = "argmap makes no such PDF; be wary of where it is from"

_MOST_METADATA = 2**20
_SHOWN = 60
_WINDOWS_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\..*)?")
_WINDOWS_FORBIDS = re.compile(r'[<>:"|?*\\]|[. ]$')


@dataclass(frozen=True, slots=True)
class Extracted:
    """The source of a PDF: its files, the edition the PDF says it is, and the version of argmap that made it.

    `kind` is what the PDF says it carries; of one made without its source there are no files.
    """

    files: tuple[Attachment, ...]
    edition: str
    version: str
    kind: Attach = Attach.SOURCE

    @property
    def intact(self) -> bool:
        """Whether the files are those the PDF was made of."""
        return not self.files if self.kind is Attach.NONE else edition(self.files) == self.edition


def extracted(data: bytes, limits: Limits = STANDARD) -> Outcome[Extracted | None]:
    """The source attached to a PDF, or None and why not.

    Reports what is no PDF, damaged or encrypted (ARG911), has no source attached (ARG912) or names its files so that
    they cannot be put below one folder (ARG913), and more than is taken out of any PDF (ARG914). Whether the source
    is what the PDF was made of is for the caller to ask. A file made for it may keep this busy for ever.
    """
    try:
        with _quiet():
            return Outcome(_read(data, limits))
    except _Refused as refusal:
        return Outcome(None, (refusal.diagnostic,))


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(code, message, help=advice)


def _damaged() -> _Refused:
    advice = "get the file once more; part of it may be missing"
    return _Refused("ARG911", "this is not a PDF, or it is damaged", advice)


def _encrypted() -> _Refused:
    advice = "open it with its password, save it without one, and try again"
    return _Refused("ARG911", "this PDF is encrypted, and its attachments cannot be read", advice)


def _read(data: bytes, limits: Limits) -> Extracted:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError

    if b"%PDF-" not in data[:1024]:
        raise _damaged()
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise _encrypted()
        made, version, kind = _said(reader)
        files = tuple(_files(reader, limits, kind))
        if not reader.pages:
            raise _Refused("ARG911", "this PDF has no pages, so nothing in it was made of anything", NOT_OURS)
        return Extracted(files, made, version, kind)
    except LimitReachedError as problem:
        raise _too_large(limits) from problem
    except DependencyError as problem:  # pypdf needs another package for AES, the usual encryption.
        raise _encrypted() from problem
    except (_Refused, MemoryError):
        raise
    except Exception as problem:  # A PDF can be wrong in more ways than pypdf has exceptions for.
        raise _damaged() from problem


def _said(reader: "PdfReader") -> tuple[str, str, Attach]:
    """The edition, the version of argmap and the kind of attachments that the metadata name."""
    metadata = reader.root_object.get("/Metadata")
    said = metadata.get_object().get_data() if metadata is not None else b""
    values: dict[str, str] = {}
    if len(said) <= _MOST_METADATA and NAMESPACE.encode() in said and b"<!DOCTYPE" not in said:
        for element in ET.fromstring(said.decode()).iter():  # noqa: S314 - without a document type, as was just seen
            values |= {element.tag: (element.text or "").strip(), **element.attrib}
    made, version, kind = (values.get(f"{{{NAMESPACE}}}{name}", "") for name in ("edition", "version", "attached"))
    if not made:
        advice = "argmap attaches it to the briefs and atlases that it makes"
        raise _Refused("ARG912", "no source is attached to this PDF", advice)
    return made[:_SHOWN], version[:_SHOWN], next((each for each in Attach if each == kind), Attach.SOURCE)


def _files(reader: "PdfReader", limits: Limits, kind: Attach) -> Iterator[Attachment]:
    """The files that are associated with the document as its source, each unpacked no further than it may be."""
    from pypdf import apply_configuration

    found = [each.get_object() for each in _array(reader.root_object.get("/AF"))]
    found = [each for each in found if each.get("/AFRelationship") == f"/{RELATIONSHIP}"]
    if not found and kind is not Attach.NONE:
        advice = "another program may have left the attachments out when it saved the file; get the original"
        raise _Refused("ARG912", "the source was attached to this PDF, and is no longer there", advice)
    if len(found) > limits.pdf_files:
        message = f"{len(found):,} files are attached to this PDF, more than {limits.pdf_files:,}"
        raise _Refused("ARG914", message, f"{NOT_OURS}; if you trust it, {raised_by('pdf-files', limits.pdf_files)}")
    names = [str(each.get("/UF") or each.get("/F") or "") for each in found]
    if trouble := unfit(names):
        raise _Refused("ARG913", trouble, NOT_OURS)
    most = left = limits.pdf_unpacked * MIB
    for name, each in zip(names, found, strict=True):
        stream = each["/EF"]["/F"].get_object()
        with apply_configuration(zlib_maximum_output_length=left + 1, stream_decoding_work_maximum_length=most):
            data = stream.get_data()
        left -= len(data)
        if left < 0:
            raise _too_large(limits)
        media_type = str(stream.get("/Subtype", "")).removeprefix("/")
        yield Attachment(name, data, media_type, str(each.get("/Desc", "")))


def _array(value: Any) -> Sequence[Any]:  # noqa: ANN401 - any object a PDF may have
    found = value.get_object() if value is not None else ()
    return found if isinstance(found, list) else ()


def _too_large(limits: Limits) -> _Refused:
    message = f"what is in this PDF is larger than the {limits.pdf_unpacked:,} MiB that are unpacked"
    return _Refused("ARG914", message, f"{NOT_OURS}; if you trust it, {raised_by('pdf-unpacked', limits.pdf_unpacked)}")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf from writing to the terminal on its own."""
    log = logging.getLogger("pypdf")
    silence, before = logging.NullHandler(), log.propagate
    log.addHandler(silence)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(silence)
        log.propagate = before


# Names ---------------------------------------------------------------------------------------------------------------


def unfit(names: Sequence[str]) -> str:
    """Why attached files cannot have these names, in words; empty if each can be a file of its own below one folder.

    Names that differ in capitals alone, or in how letters are composed, are one file on some systems.
    """
    places: dict[str, str] = {}
    for name in names:
        if trouble := unsafe(name, windows=os.name == "nt"):
            return f"an attached file is named `{_shown(name)}`, which {trouble}"
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
        if key in places:
            return f"two attached files, `{_shown(places[key])}` and `{_shown(name)}`, would be one on some systems"
        places[key] = name
    for key, name in places.items():
        for folder in map(str, PurePosixPath(key).parents):
            if folder in places:
                folder_of = f"and so is the folder of `{_shown(name)}`"
                return f"an attached file is named `{_shown(places[folder])}`, {folder_of}"
    return ""


def _shown(name: str) -> str:
    return visible(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…")


def unsafe(name: str, *, windows: bool) -> str:
    """Why a path cannot be put below a folder, in words that go on from its name; empty if it can."""
    parts = name.split("/")
    if name != visible(name) or not name.strip():
        return "has characters that cannot be seen" if name.strip() else "is no name"
    if ".." in parts or name.startswith("/"):
        return "leads out of the folder it is to be put in"
    if any(part in {"", "."} or len(part.encode()) > LONGEST_NAME for part in parts) or len(name) > 4 * LONGEST_NAME:
        return "is no name of a file"
    if any(part.startswith(".") for part in parts):
        return "is that of a hidden file"
    if windows and any(_WINDOWS_DEVICES.fullmatch(part) or _WINDOWS_FORBIDS.search(part) for part in parts):
        return "cannot be a file on Windows"
    return ""
