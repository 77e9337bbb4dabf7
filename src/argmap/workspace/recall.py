"""Remembers what came of a build, so that one of which nothing has changed need not even read its files as arguments.

Two things are kept: under what was asked for, the names of the files that took part the last time; and under these
and all that is in them, what was found and made. Only builds that made something are remembered.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from argmap.cache import Cache, digest_of
from argmap.diagnostics import Diagnostic, Label, Source, Span, Trouble
from argmap.limits import STANDARD, Limits
from argmap.outputs import Outputs
from argmap.render.made_with import made_with
from argmap.workspace.files import ABSENT, MIB, Finder, decode, find_files, read_bytes, shown_path


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build is asked for: of which files and folders, which parts, which findings are errors, and how much."""

    paths: tuple[Path, ...]
    only: tuple[str, ...] = ()
    fail_on: Collection[str] = ()
    """The codes of findings."""
    limits: Limits = STANDARD
    attach: str = ""
    """What of their source the PDFs are to carry, if not what each brief asks for."""

    @property
    def key(self) -> str:
        """What it is remembered under; it changes with argmap and all that argmap makes documents with."""
        names = (path.as_posix() for path in self.paths)
        return digest_of(
            *("asked", made_with(), *names, "only", *self.only, "fail on", *sorted(self.fail_on)),
            *("attach", self.attach, repr(self.limits)),
        )


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a build: what was found, the texts this points into, the files that took part, and those made."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    files: tuple[str, ...]
    outputs: Outputs
    told: tuple[str, ...] = ()
    """What was said of what the PDFs carry."""


def recall(cache: Cache, asked: Asked) -> Run | None:
    """What would come of this build, if the same one has been made of files that were the same."""
    if not cache:
        return None
    key = asked.key
    try:
        names = json.loads(cache.get(key) or b"")
        given, most = find_files(asked.paths, asked.limits), asked.limits.text_size * MIB
        there = [name for name in names["files"] if Path(name).exists()]
        files = {name: read_bytes(Path(name), name, most, "") for name in there}
        if given.diagnostics or any(data.diagnostics for data in files.values()):
            return None
        links = {link: shown_path(Path(link).resolve()) for link in names["links"]}
        digests = dict.fromkeys(names["files"], ABSENT)
        digests |= {name: sha256(data.value).hexdigest() for name, data in files.items()}
        kept = json.loads(cache.get(_state(key, given.value, links, digests)) or b"")
        found = tuple(map(_diagnostic, kept["found"]))
        told = tuple(map(str, kept["told"]))
        outputs = recalled(cache, kept["made"].encode())
    except (Trouble, OSError, RuntimeError, ValueError, KeyError, TypeError, AttributeError):
        return None
    named = {span.path for each in found for span in _spans(each)}
    sources = {name: decode(name, files[name].value).value for name in named & files.keys()}
    return None if outputs is None else Run(found, sources, tuple(names["files"]), outputs, told)


def remember(
    cache: Cache,
    asked: Asked,
    finder: Finder,
    found: Sequence[Diagnostic],
    outputs: Outputs,
    told: Sequence[str] = (),
) -> None:
    """Keep what came of a build; `finder` knows which files took part in it."""
    if not cache or not all(finder.asked.values()):
        return
    key = asked.key
    kept = {"found": [asdict(each) for each in found], "told": [*told], "made": kept_as(cache, outputs).decode()}
    cache.put(_state(key, finder.given, finder.links, finder.asked), json.dumps(kept).encode())
    cache.put(key, json.dumps({"files": [*finder.asked], "links": [*finder.links]}).encode())


def kept_as(cache: Cache, outputs: Outputs) -> bytes:
    """Keep files that were made. Returns what `recalled` finds them by."""
    return json.dumps({name.as_posix(): cache.keep(data) for name, data in outputs.items()}).encode()


def recalled(cache: Cache, kept: bytes | None) -> Outputs | None:
    """The files that were kept; None unless all of them are there."""
    outputs: dict[PurePosixPath, bytes] = {}
    try:
        for name, key in json.loads(kept or b"").items():
            path, data = PurePosixPath(name), cache.get(str(key))
            if data is None or path.is_absolute() or ".." in path.parts:
                return None
            outputs[path] = data
    except (ValueError, AttributeError):
        return None
    return outputs


def _state(key: str, given: Sequence[Path], links: Mapping[str, str], digests: Mapping[str, str]) -> str:
    """What the outcome of a build is remembered under: what was asked for, and all that takes part, as it is now."""
    shown = [shown_path(path) for path in given]
    return digest_of("state", key, json.dumps([shown, sorted(links.items()), sorted(digests.items())]))


def _diagnostic(value: Mapping[str, Any]) -> Diagnostic:
    """The diagnostic that `asdict` made this of. Raises KeyError, TypeError or AttributeError for anything else."""
    primary = value["primary"]
    return Diagnostic(
        value["code"],
        value["message"],
        _label(primary) if primary else None,
        tuple(map(_label, value["secondary"])),
        tuple(value["notes"]),
        value["help"],
    )


def _label(value: Mapping[str, Any]) -> Label:
    return Label(Span(**value["span"]), value["text"])


def _spans(diagnostic: Diagnostic) -> Iterator[Span]:
    primary = (diagnostic.primary,) if diagnostic.primary else ()
    return (label.span for label in (*primary, *diagnostic.secondary))
