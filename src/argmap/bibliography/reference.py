"""One work of a bibliography, as citation styles read it: an item of CSL-JSON, with its place in the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.diagnostics import Span

CslItem = Mapping[str, object]
"""One work in CSL-JSON's own shape: `id`, `type`, `title`, `author` (a list of `family` and `given`, or `literal`),
`issued` (`{"date-parts": [[2021, 12]]}`), `container-title`, `publisher`, `page`, `URL`, `DOI` and so on.

Its texts are plain, but for the rich text that CSL-JSON knows: `<i>`, `<b>`, `<sup>`, `<sub>`, small capitals and
`<span class="nocase">`. They are not HTML, and `argmap.csl` alone reads these marks.
"""


@dataclass(frozen=True, slots=True)
class Reference:
    """One work: the key it is cited by, what is known of it, and where its key stands in the file."""

    key: str
    item: CslItem
    span: Span
