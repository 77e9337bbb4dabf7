"""Characters that no bundled font has are found, with their places, before anything is typeset."""

import pytest

from argmap.render.glyphs import missing_glyphs, unset_characters
from samples import argument_of


def _found(text: str) -> list[tuple[str, str]]:
    """What each message says of the character, and what the place it points at reads."""
    return [
        (found.message.partition("character ")[2], text[found.primary.span.start : found.primary.span.end])
        for found in missing_glyphs(argument_of(text))
        if found.primary
    ]


def test_a_character_without_a_glyph_is_pointed_at() -> None:
    text = "brief b: T\nclaim c: It is 国 so 国.\n"
    assert _found(text) == [("`国` (U+56FD, cjk unified ideograph-56fd)", "国")]


@pytest.mark.parametrize(
    "line",
    ["  subtitle: 国", "  author: 国", "  marking: 国", "  summary: 国", "  dissent: 国\n    by: x"],
)
def test_the_masthead_is_looked_through(line: str) -> None:
    assert len(_found(f"brief b: T\n{line}\nclaim c: C.\n")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "question q: 国",
        "section s: 国",
        "source s: 国",
        "source s: S\n  publisher: 国",
        "source 国: S",
        "term t: 国",
        "term 国: T",
        "claim c: C.\n  confidence low: 国",
        "claim c: C.\n  by: 国",
        "claim c: C.\n  support: 国",
        "interpretation i: I.\n  implication: 国",
        "interpretation i: I.\n  indicator: 国",
        "claim 国: C.",
    ],
)
def test_every_text_is_looked_through(line: str) -> None:
    assert len(_found(f"brief b: T\n{line}\n")) == 1


def test_latin_greek_cyrillic_and_invisible_characters_can_be_set() -> None:
    assert _found("brief b: Ångström – „ŵ“ ζωή жизнь → ≥ ✓ ¶ € a\u00adb a\u200bb a\u202fb\nclaim c: C.\n") == []


def test_every_character_taken_for_granted_is_in_the_fonts() -> None:
    """A text of characters taken for granted is not looked at; with one that is missing, all of it is."""
    granted = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x17F)), *"‘’“”–—…•→"]
    text = "".join(granted) + "国"
    assert [*unset_characters(text)] == ["国"]


def test_a_name_of_many_such_characters_is_one_finding_that_lists_some_of_them() -> None:
    (said,) = _found("brief b: T\nclaim 国家电视台报道说: C.\n")
    assert said == (
        (
            "`国` (U+56FD, cjk unified ideograph-56fd), nor others of the same text: `家`, `电`, `视`, `台`, `报`"
            ", and 2 more"
        ),
        "国",
    )
