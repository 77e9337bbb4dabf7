"""Says how many pages a PDF has, and on how many something is written that was not in the one before.

`python -m benchmarks.touched OLD NEW` prints the two numbers. The number of the edition, at the foot of every page,
does not count.
"""

import re
import sys
from pathlib import Path

from pypdf import PdfReader

_EDITION = re.compile(r"\b[0-9a-f]{7,}\b")


def texts(pdf: Path) -> list[str]:
    """What is written on each page."""
    return [_EDITION.sub("", page.extract_text()) for page in PdfReader(pdf).pages]


if __name__ == "__main__":
    old, new = (texts(Path(each)) for each in sys.argv[1:])
    print(len(new), sum(page not in old for page in new))
