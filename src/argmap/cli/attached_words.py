"""Says in a line what of its source a PDF carries, and what was left out: nothing is to leave unnoticed."""

from argmap.cli.report import counted
from argmap.model import Attach
from argmap.redaction import SourceCopy
from argmap.redaction.lines import COMMENTS, NOTES, UNPRINTED, WORKS

_PLURALS = {
    COMMENTS: "comments",
    NOTES: "notes",
    UNPRINTED: "other lines that are not printed",
    WORKS: "works that are not cited",
}


def told(pdf: str, copy: SourceCopy, *, partial: bool = False) -> str:
    """What goes with a PDF; `partial` says whether that prints only some parts of the argument."""
    files = counted(len(copy.files), "file")
    more = "; that is the whole argument, also what these parts do not print" if partial else ""
    match copy.kind:
        case Attach.NONE:
            return f"attached to {pdf}: nothing; `--attach clean` attaches what a brief can print"
        case Attach.CLEAN:
            without = f", without {_left(copy)}" if _left(copy) else ""
            return f"attached to {pdf}: a clean copy of its source in {files}{without}{more}; see `--attach`"
    within = f" with {_left(copy)}" if _left(copy) else ""
    whole = "as it is" if len(copy.files) == 1 else "as they are"
    return f"attached to {pdf}: {files} {whole},{within}{more}; `--attach clean` leaves out what is not printed"


def _left(copy: SourceCopy) -> str:
    """What is left out of a clean copy, in words."""
    parts = [f"{number} {_PLURALS[what] if number > 1 else what}" for what, number in copy.left.items() if number]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
