"""Where statements are at home and what steps bear on in the end: read once, the same everywhere."""

from argmap.document.inlines import plain
from argmap.document.nodes import Statement
from argmap.maps.atlas import MapKind
from argmap.maps.homes import WHOLE, Home, homes
from argmap.model import Argument, Name
from argmap.model.relations import Connective
from brief_lab import brief_of, every, section_of
from maps_lab import HARD, analysis_of, atlas_of, quarrel
from samples import argument_of

SHARED = """\
claim c: C.
  support s: S.
    objection x: X.
      support n
    and n: N.
"""
"""`n` is written as a premise of the step from `s`, behind a line that only points at it."""

ASSUMED = """\
claim c: C.
  assumes a: A.
claim d: D.
  support a
"""
"""`a` is written as an assumption of `c`, and is a reason for `d`, too."""


def written_out(argument: Argument) -> list[tuple[Name, Name | None]]:
    """Each line that writes a statement out, with the statement that it stands beneath."""
    found: list[tuple[Name, Name | None]] = []
    for lines in argument.relations.prose.values():
        above: list[Name] = []
        for line in lines:
            del above[line.depth :]
            found += [(line.statement, above[-1] if above else None)] * line.defines
            above.append(line.statement)
    return found


def rows(text: str) -> list[tuple[int, str, bool]]:
    """The lines of prose order by the last letter of their texts, which is a statement's name."""
    found = [*every(section_of(brief_of(f"brief b: B\n{text}"), "whole"), Statement)]
    said = [plain(row.content).removesuffix(" No answer here.") for row in found]
    return [(row.depth, text[-2].lower(), bool(row.anchor)) for row, text in zip(found, said, strict=True)]


def test_a_linked_premise_is_at_home_in_the_step_it_was_written_for() -> None:
    statement = argument_of(SHARED).statements[Name("n")]
    assert statement.beneath_step == "support:s:c"
    assert rows(SHARED) == [
        (0, "c", True),
        (1, "s", True),
        (2, "x", True),
        (3, "n", False),
        (1, "n", True),
    ]


def test_an_assumption_is_at_home_where_it_was_written_in_brief_and_maps_alike() -> None:
    assert rows(ASSUMED) == [(0, "c", True), (1, "a", True), (0, "d", True), (1, "a", False)]
    text = "section one: One\n" + ASSUMED.replace("claim d", "section two: Two\nclaim d")
    argument = argument_of(text)
    assert homes(argument)[Name("a")] == Home(MapKind.SECTION, Name("one"))
    boxes = {sheet.id: [box.statement for box in sheet.boxes] for sheet in atlas_of(text).sheets()}
    assert "a" in boxes["sheet.section-one.1"]
    assert "a" not in boxes["sheet.section-two.1"]


def test_what_is_written_under_an_interpretation_is_at_home_there() -> None:
    text = (
        "section s: S\nclaim c: C.\n  support r: R.\ninterpretation i: I.\n  support p: P.\n    objection o: O.\n"
        "  recommendation a: Do it.\n    support q: Q.\n"
    )
    found = homes(argument_of(text))
    assert {name for name, home in found.items() if home == Home(MapKind.INTERPRETATION, Name("i"))} == {*"ipoaq"}
    assert {name for name, home in found.items() if home == Home(MapKind.SECTION, Name("s"))} == {*"cr"}
    assert homes(argument_of("claim c: C.\n")) == {"c": WHOLE}


def test_every_statement_is_written_out_once_where_it_was_written() -> None:
    for text in (*HARD.values(), *map(quarrel, range(3), (60, 90, 120))):
        argument = analysis_of(text).argument
        found = written_out(argument)
        assert sorted(name for name, _ in found) == sorted(argument.statements)
        starts = {name: statement.span.start for name, statement in argument.statements.items()}
        assert all(starts[name] > starts[above] for name, above in found if above)


def test_prose_says_how_each_line_bears_on_the_one_it_stands_under() -> None:
    text = "claim d: D.\nclaim c: C.\n  assumes a: A.\n  support s: S.\n    and l: L.\n    undercut u: U.\n"
    lines = argument_of(f"{text}  contradicts d\n").relations.prose[Name("c")]
    assert [(line.depth, line.connective, line.statement) for line in lines] == [
        (0, Connective.ROOT, "c"),
        (1, Connective.ASSUMING, "a"),
        (1, Connective.BECAUSE, "s"),
        (1, Connective.AND, "l"),
        (2, Connective.BUT, "u"),
        (1, Connective.CONTRADICTS, "d"),
    ]


def test_an_undercut_bears_on_what_its_step_bears_on_and_the_other_way() -> None:
    text = "claim c: C.\n  support s: S.\n    undercut u: U.\n  objection o: O.\n    undercut v: V.\n"
    relations = argument_of(text).relations
    ends = {key.split(":")[1]: (end.statement, end.favourable) for key, end in relations.targets.items()}
    assert ends == {"s": ("c", True), "u": ("c", False), "o": ("c", False), "v": ("c", True)}
    undercut = next(key for key in relations.targets if key.startswith("undercut:u"))
    assert [*relations.through(undercut)] == [undercut, "support:s:c"]


def test_what_undercuts_a_step_that_is_given_twice_is_not_lost() -> None:
    text = "claim c: C.\n  support s: S.\n  support s\n    undercut u: U.\n"
    argument = argument_of(text)
    assert argument.undercuts == {"support:s:c": ("undercut:u:support:s:c",)}
    assert rows(text) == [(0, "c", True), (1, "s", True), (2, "u", True)]
