"""Takes the source out of a PDF in a process of its own, so that one made to take for ever can be stopped."""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from argmap.diagnostics import Diagnostic, Outcome
from argmap.limits import MIB, STANDARD, Limits, raised_by
from argmap.model import Attach
from argmap.render.attachments import Attachment
from argmap.render.extraction import NOT_OURS, Extracted, extracted


def extract(data: bytes, limits: Limits = STANDARD) -> Outcome[Extracted | None]:
    """The source attached to a PDF, or None and why not; see `extraction.extracted`.

    It takes no more time than `limits` allow, and, where the system can see to that, no more memory (ARG914).
    """
    # `-P` keeps Python from importing what lies in the current folder, which may be a stranger's.
    command = [sys.executable, "-P", "-m", __name__, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.pdf_time, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Outcome(None, (_stopped(limits),))
    return _read(done.stdout) if done.returncode == 0 else Outcome(None, (_stopped(limits),))


def _stopped(limits: Limits) -> Diagnostic:
    most = f"{limits.pdf_time:,} seconds or {limits.pdf_memory:,} MiB of memory"
    raised = f"{raised_by('pdf-time', limits.pdf_time)}, or with `--limit pdf-memory={2 * limits.pdf_memory}`"
    return Diagnostic(
        "ARG914", f"this PDF takes more than {most} to read", help=f"{NOT_OURS}; if you trust it, {raised}"
    )


# What passes between the two: a line of JSON, then the bytes of the files --------------------------------------------


def _read(answer: bytes) -> Outcome[Extracted | None]:
    head, _, rest = answer.partition(b"\n")
    said: dict[str, Any] = json.loads(head)
    found = tuple(Diagnostic(code, message, help=advice) for code, message, advice in said["diagnostics"])
    if found:
        return Outcome(None, found)
    files, at = [], 0
    for path, size, media_type, description in said["files"]:
        files.append(Attachment(path, rest[at : at + size], media_type, description))
        at += size
    return Outcome(Extracted(tuple(files), said["edition"], said["version"], Attach(said["kind"])))


def _written(found: Outcome[Extracted | None]) -> Sequence[bytes]:
    source = found.value or Extracted((), "", "")
    said = {
        "diagnostics": [(each.code, each.message, each.help) for each in found.diagnostics],
        "files": [(file.path, len(file.data), file.media_type, file.description) for file in source.files],
        "edition": source.edition,
        "version": source.version,
        "kind": source.kind,
    }
    return (json.dumps(said).encode(), b"\n", *(file.data for file in source.files))


def _limit(limits: Limits, size: int) -> None:
    """Limit this process, which is there for nothing else; `size` is that of the PDF."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):  # Not every system has all limits. There still is the time limit outside.
            resource.setrlimit(resource.RLIMIT_CPU, (limits.pdf_time + 1,) * 2)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (limits.pdf_memory * MIB + size,) * 2)


def main() -> None:
    """Read a PDF from standard input under the limits given, and write what is in it to standard output."""
    limits, data = Limits(**json.loads(sys.argv[1])), sys.stdin.buffer.read()
    _limit(limits, len(data))
    sys.stdout.buffer.writelines(_written(extracted(data, limits)))


if __name__ == "__main__":
    main()
