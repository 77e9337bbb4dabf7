"""Says in a line what of its source a PDF carries, and what was left out: nothing is to leave unnoticed."""

from argmap.cli.report import counted
from argmap.model import Attach
from argmap.render.attachments import Carried, LeftOut

_PLURALS = {
    LeftOut.COMMENT: "comments",
    LeftOut.NOTE: "notes",
    LeftOut.UNPRINTED: "other lines that are not printed",
    LeftOut.WORK: "works that are not cited",
}


def told(pdf: str, carried: Carried) -> str:
    """What goes with a PDF."""
    files, left = counted(carried.files, "file"), _left(carried)
    more = "; that is the whole argument, also what these parts do not print" if carried.partial else ""
    match carried.kind:
        case Attach.NONE:
            return f"attached to {pdf}: nothing; `--attach clean` attaches what a brief can print"
        case Attach.CLEAN:
            without = f", without {left}" if left else ""
            return f"attached to {pdf}: a clean copy of its source in {files}{without}{more}; see `--attach`"
    within = f" with {left}" if left else ""
    whole = "as it is" if carried.files == 1 else "as they are"
    return f"attached to {pdf}: {files} {whole},{within}{more}; `--attach clean` leaves out what is not printed"


def _left(carried: Carried) -> str:
    """What is left out of a clean copy, in words."""
    parts = [f"{number} {_PLURALS[what] if number > 1 else what}" for what, number in carried.left.items() if number]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
