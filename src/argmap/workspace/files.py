"""Finds and reads files: none outside the workspace, none too large, and whatever is wrong with one is said.

Over files lie the texts that somebody has open and did not save: these are read in their place, by the same rules.
"""

import errno
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from shlex import quote

from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Span, TooMuch, Trouble
from argmap.limits import MIB, STANDARD, Limits, raised_by

Unsaved = Mapping[Path, bytes]
"""Texts that lie over the disk, by the places they are to be saved at, links resolved."""

NOTHING_UNSAVED: Unsaved = {}

SUFFIX = ".arg"
"""What the names of files with arguments end in."""


@dataclass(frozen=True, slots=True)
class Other:
    """What a file is that holds no argument, and what to do with it, with `{}` for its path."""

    what: str
    advice: str
    line: str = ""
    """How a brief names such a file, if it does, with `{}` for the path."""

    def message(self, written: str) -> str:
        """What is said where an argument was expected."""
        return f"`{written}` is {self.what}, not an argument"

    def mended(self, path: str) -> str:
        """What to do with the file at a path, which is one from the current folder."""
        return self.advice.format(quote(path))


def _of_a_brief(what: str, line: str) -> Other:
    return Other(
        what, f"it is checked with the argument whose brief names it (`{line.format('PATH')}`): give that", line
    )


_DOCUMENT = f"argmap reads plain text: if there is an argument in it, copy that to a file that ends in `{SUFFIX}`"

_OTHERS = {
    **dict.fromkeys((".bib", ".json"), _of_a_brief("a bibliography", "bibliography: {}")),
    ".csl": _of_a_brief("a citation style", "citations: {}"),
    ".toml": _of_a_brief("a style file", "style {}"),
    ".pdf": Other(
        "a PDF", "if argmap made it, `argmap extract {}` takes its source out: name the file with the `brief`"
    ),
    **dict.fromkeys((".md", ".markdown"), Other("a text in Markdown", _DOCUMENT)),
    **dict.fromkeys((".htm", ".html"), Other("a web page", _DOCUMENT)),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), Other("a word processor's document", _DOCUMENT)),
}
"""What files are, by how their names end, that are easily given in place of an argument."""


def other(path: Path) -> Other | None:
    """What a file is, if it is none with an argument, by its name; any name that says nothing else may be one's."""
    return _OTHERS.get(path.suffix.casefold())


@dataclass(slots=True)
class Tally:
    """How much was read so far."""

    files: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the files that texts name, each from the folder of its text, and none outside the workspace."""

    roots: tuple[Path, ...]
    asked: dict[str, str] = field(default_factory=dict)
    """The path of every file that was asked for, as it is shown, whether it is there or not.

    With it goes a digest of the bytes that were read; it is empty if none were, or not the same ones each time.
    """
    given: tuple[Path, ...] = ()
    """The files that are read whether another names them or not."""
    limits: Limits = STANDARD
    unsaved: Unsaved = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)

    def find(self, folder: Path, written: str, label: Label, example: str = "`logo.png`") -> Outcome[Path | None]:
        """The file named, links resolved; None, and an error at `label`, if it is outside or not there."""
        target = folder / written
        if "\0" in written or Path(written).is_absolute() or "\\" in written or not _inside(target, self.roots):
            advice = (
                "put the file into the folder that you start argmap in, or below it, and write the path from this file "
                f"to it with forward slashes, as in {example}"
            )
            message = "this path leads outside the workspace"
            return Outcome(None, (Diagnostic("ARG119", message, label, help=advice),))
        self.asked.setdefault(shown_path(real_path(target)), "")
        if not _is_file(target, self.unsaved):
            if fault := _fault(target):
                return Outcome(None, (Diagnostic("ARG117", f"`{written}` {fault.what}", label, help=fault.advice),))
            advice = _near_path(Path(written), target.parent) or "the path is read from the folder of this file"
            return Outcome(None, (Diagnostic("ARG117", f"there is no file `{written}`", label, help=advice),))
        return Outcome(target.resolve())

    def read_argument(self, path: Path, shown: str) -> Outcome[bytes]:
        """The bytes of a file with an argument, which takes many times its size in memory, so that less is allowed."""
        return self.read(path, shown, self.limits.file_size * MIB, too_large_an_argument(self.limits))

    def read(self, path: Path, shown: str, most: int = 0, advice: str = "") -> Outcome[bytes]:
        """The bytes of a file that was found, as `read_bytes` gives them; at most as many as of any, if none are named.

        Raises TooMuch (ARG116) once all the files are too many, or too large together.
        """
        data = read_bytes(
            path,
            shown,
            most or self.limits.text_size * MIB,
            advice or raised_by("text-size", self.limits.text_size),
            self.unsaved,
        )
        self._count(shown, len(data.value))
        digest = "" if data.diagnostics else sha256(data.value).hexdigest()
        before = self.asked.get(shown)
        self.asked[shown] = digest if not before or before == digest else ""
        return data

    def digest(self, shown: str) -> str:
        """That of the bytes of a file that was read; unlike any other, if they were not the same each time."""
        return self.asked.get(shown) or token_hex()

    def _count(self, shown: str, size: int) -> None:
        self.tally.files += 1
        self.tally.size += size
        if self.tally.files > self.limits.files:
            raise too_many_files(self.limits, Label(Span(shown, 0, 0)))
        if self.tally.size > self.limits.total_size * MIB:
            message = f"all files that were read come to more than {self.limits.total_size:,} MiB, and this is the last"
            advice = f"read fewer at a time, or {raised_by('total-size', self.limits.total_size)}"
            raise TooMuch(Diagnostic("ARG116", message, Label(Span(shown, 0, 0)), help=advice))

    def read_beside(self, source: Source, written: str, label: Label, most: int = 0) -> Outcome[bytes | None]:
        """The bytes of a file that one of the texts names from its own folder, as a style names fonts and a logo.

        `written` is the path as the text has it. None, and an error at `label`, for a file that is not there, cannot
        be read, has more than `most` bytes (if any are named) or lies outside the workspace, itself or through a link.
        """
        found = self.find(Path(source.path).parent, written, label)
        if found.value is None:
            return Outcome(None, found.diagnostics)
        data = self.read(found.value, shown_path(found.value), most)
        blamed = tuple(replace(each, primary=label, help="") for each in data.diagnostics)
        return Outcome(None if blamed else data.value, blamed)


def too_many_files(limits: Limits, label: Label | None) -> TooMuch:
    """What to raise where there are more files than are read in a run."""
    message = f"there are more than {limits.files:,} files to read"
    advice = f"name fewer files or folders, or {raised_by('files', limits.files)}"
    return TooMuch(Diagnostic("ARG116", message, label, help=advice))


def too_large_an_argument(limits: Limits) -> str:
    """What to do about a file with an argument that is too large to be read."""
    return f"split it, and `include:` the parts; or {raised_by('file-size', limits.file_size)}"


def find_files(
    paths: Sequence[Path], limits: Limits = STANDARD, unsaved: Unsaved = NOTHING_UNSAVED
) -> Outcome[tuple[Path, ...]]:
    """The files given and, in order, every `.arg` file below the folders given, hidden ones left out; links resolved.

    A link in a folder that leads outside the workspace is reported, and not among them; so is what cannot be read,
    and a file given that by its name is no argument (ARG133). Raises `Trouble` for a path that is not there, or that
    has no such file, and `TooMuch` for too many files.
    """
    for path in paths:
        if not (os.path.lexists(path) or _fault(path) or _is_file(path, unsaved)):
            advice = _near_path(path) or "check the spelling, and the folder you are in"
            raise Trouble(Diagnostic("ARG906", f"there is no file or folder `{path.as_posix()}`", help=advice))
    roots = roots_of(paths)
    files: dict[Path, None] = {}
    diagnostics: list[Diagnostic] = []
    for path in paths:
        if (kind := other(path)) and _is_file(path, unsaved):
            label, advice = Label(Span(shown_path(path), 0, 0)), kind.mended(path.as_posix())
            diagnostics.append(Diagnostic("ARG133", kind.message(path.name), label, help=advice))
            continue
        below = _below(path, diagnostics.append, unsaved)
        if not below and not diagnostics:
            advice = "argmap reads files whose names end in `.arg`; `argmap init` writes one to begin with"
            raise Trouble(Diagnostic("ARG906", f"there is no `{SUFFIX}` file in `{path.as_posix()}`", help=advice))
        for file in below:
            if fault := _fault(file):
                label = Label(Span(shown_path(file), 0, 0))
                diagnostics.append(Diagnostic("ARG127", f"this {fault.what}", label, help=fault.advice))
            elif _inside(file, roots):
                files[file.resolve()] = None
            else:
                message = f"this is a link to `{file.resolve().as_posix()}`, which is outside the workspace"
                label = Label(Span(shown_path(file), 0, 0))
                diagnostics.append(Diagnostic("ARG119", message, label, help="copy the file here"))
    if len(files) > limits.files:
        raise too_many_files(limits, None)
    return Outcome(tuple(files), tuple(diagnostics))


def read_bytes(path: Path, shown: str, most: int, advice: str, unsaved: Unsaved = NOTHING_UNSAVED) -> Outcome[bytes]:
    """The bytes of a file, shown in messages as `shown`; none, and an error, if it cannot be read or has over `most`.

    `advice` is what to do about a file that is too large.
    """
    start = Label(Span(shown, 0, 0))
    try:
        if path in unsaved:
            data = unsaved[path]
        elif path.stat().st_size > most:
            return Outcome(b"", (too_large(shown, most, advice),))
        else:
            with path.open("rb") as file:
                data = file.read(most + 1)  # It may grow, and some files are longer than the system says.
        return Outcome(b"", (too_large(shown, most, advice),)) if len(data) > most else Outcome(data)
    except OSError as error:
        advice = f"mend its permissions, as with `chmod u+r {quote(shown)}`, or copy it elsewhere"
        return Outcome(b"", (Diagnostic("ARG127", f"this file cannot be read: {error.strerror}", start, help=advice),))


def too_large(shown: str, most: int, advice: str) -> Diagnostic:
    """What is said of a file that has more than so many bytes."""
    message = f"this file is larger than {most / MIB:g} MiB and was not read"
    return Diagnostic("ARG116", message, Label(Span(shown, 0, 0)), help=advice)


def decode(path: str, data: bytes) -> Outcome[Source]:
    """The text of a file: UTF-8, with or without a byte order mark, any line ends. Bytes that are not are reported."""
    diagnostics: list[Diagnostic] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", errors="replace")
        whole = error.object  # Without a byte order mark, which the offset leaves out.
        at = len(_lines(whole[: error.start].decode()))
        diagnostics.append(
            Diagnostic(
                "ARG112",
                f"this file is not UTF-8: byte {whole[error.start]:#04x} makes no sense here",
                Label(Span(path, at, at + 1)),
                help="save it as UTF-8; most editors offer that when saving",
            )
        )
    return Outcome(Source(path, _lines(text)), tuple(diagnostics))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def shown_path(path: Path) -> str:
    """A path as messages show it: from the current folder where it is in there, with forward slashes."""
    whole, here = path.absolute(), Path.cwd().resolve()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def real_path(path: Path) -> Path:
    """Where a path leads; where that is a circle of links, at which `resolve` fails, the path itself."""
    return Path(os.path.realpath(path))


def roots_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The folders whose files may be read."""
    given = [real_path(path) for path in paths]
    return (Path.cwd().resolve(), *(path if os.path.isdir(path) else path.parent for path in given))  # noqa: PTH112


def _is_file(path: Path, unsaved: Unsaved) -> bool:
    """Whether a file is there, or a text that is to be one; it is not, if its path is too long for the system."""
    return os.path.isfile(path) or (bool(unsaved) and real_path(path) in unsaved)  # noqa: PTH113


def _below(path: Path, report: Callable[[Diagnostic], None], unsaved: Unsaved) -> list[Path]:
    """A file itself, or the files below a folder that argmap reads; a folder that cannot be read is reported."""
    if not os.path.isdir(path):  # noqa: PTH112 - false, too, where that cannot be known
        return [path]
    top = path.resolve()
    found = [each for each in unsaved if each.suffix == SUFFIX and each.is_relative_to(top) and _seen(each, top)]
    for folder, folders, files in os.walk(top, onerror=lambda error: report(_unreadable_folder(error))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(folder, name) for name in files if name.endswith(SUFFIX) and not name.startswith("."))
    return sorted(set(found))


def _seen(path: Path, folder: Path) -> bool:
    """Whether neither a file nor a folder it is in, below this one, is hidden."""
    return not any(part.startswith(".") for part in path.relative_to(folder).parts)


def _unreadable_folder(error: OSError) -> Diagnostic:
    folder = shown_path(Path(error.filename))
    advice = f"mend its permissions, as with `chmod u+rx {quote(folder)}`, or name another folder"
    return Diagnostic("ARG127", f"this folder cannot be read: {error.strerror}", Label(Span(folder, 0, 0)), help=advice)


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why what is at a path cannot be read, in words that go on from its name, and what to do about it."""

    what: str
    advice: str


def _fault(path: Path) -> _Fault | None:
    """Why the file or folder at a path cannot be read; None if it can, as far as that is known, or if there is none."""
    try:
        mode = path.stat().st_mode
    except (OSError, RuntimeError) as error:
        number = getattr(error, "errno", errno.ELOOP)
        if number == errno.ELOOP:
            return _Fault("is a link that leads back to itself", "delete the link, or let it lead to the file")
        if number in (errno.EACCES, errno.EPERM):
            return _Fault(f"cannot be read: {os.strerror(number)}", "mend the permissions of the folders it is in")
        if os.path.islink(path):  # noqa: PTH114 - false, too, where that cannot be known
            there = Path(os.readlink(path)).as_posix()  # noqa: PTH115
            return _Fault(f"is a link to `{there}`, which is not there", "delete the link, or put the file there")
        return None
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    return _Fault("is no file but a pipe, a socket or a device, and was not read", "put the text into a file")


def _inside(path: Path, roots: Sequence[Path]) -> bool:
    try:
        real = path.resolve()
    except RuntimeError:  # Links in a circle lead nowhere, and so not outside.
        return True
    except OSError:
        return False
    return any(real.is_relative_to(root) for root in roots)


def _near_path(path: Path, folder: Path | None = None) -> str:
    """Advice that names a file of a similar name in the same folder (where `folder` is), or nothing."""
    try:
        names = sorted(os.listdir(folder or path.parent))  # noqa: PTH208 - names are all it takes
    except OSError:
        return ""
    matches = get_close_matches(path.name, [name for name in names if name != path.name], n=1)
    return f"did you mean `{(path.parent / matches[0]).as_posix()}`?" if matches else ""
