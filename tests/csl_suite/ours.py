"""Runs a case with argmap's own processor."""

from collections.abc import Sequence
from itertools import chain

from argmap.csl import Cite, Piece, Processor, Style, read_style
from csl_suite.fixture import Fixture, Json
from csl_suite.printed import Printed, of_pieces

POSITIONS = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator"}
NOTHING = "[CSL STYLE ERROR: reference with no printed form.]"


def printed(fixture: Fixture) -> Printed:
    style = read_style(fixture.style)
    if not isinstance(style, Style):
        raise ValueError(style.reason)
    processor = Processor(style, fixture.items, fixture.order, fixture.lang)
    if fixture.lists:
        entries = [(name, entry) for name, entry in processor.bibliography() if entry]
        return list(chain.from_iterable(of_pieces(entry, place) for place, (_, entry) in enumerate(entries, 1)))
    return of_pieces(_lines(processor, fixture))


def _lines(processor: Processor, fixture: Fixture) -> Sequence[Piece]:
    pieces: list[Piece] = []
    listed = [{"id": name} for name, _ in processor.bibliography()]
    for note, cites in fixture.citations or [(0, listed)]:
        written = processor.cite([_cite(each, fixture) for each in cites], note=note)
        pieces += [*(written or (Piece(NOTHING),)), Piece("\n")]
    return pieces


def _cite(given: Json, fixture: Fixture) -> Cite:
    locator = str(given.get("locator", ""))
    position = None
    if not fixture.is_document:
        named = POSITIONS[int(given.get("position", 0))]
        near = {"near-note"} if given.get("near-note") else set()
        position = frozenset(
            {named, *near} | ({"subsequent"} if named != "first" else set()) | ({"ibid"} if "ibid" in named else set())
        )
    return Cite(
        str(given["id"]),
        locator,
        label=str(given.get("label", "page")) if locator else "",
        prefix=str(given.get("prefix", "")),
        suffix=str(given.get("suffix", "")),
        suppress_author=bool(given.get("suppress-author")),
        author_only=bool(given.get("author-only")),
        position=position,
    )
