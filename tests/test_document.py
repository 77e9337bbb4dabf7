"""The document value: lines put together, passes over it, and what is left where something is not there."""

from argmap.document.citing import cited
from argmap.document.inlines import (
    Cite,
    Cited,
    Emphasis,
    Inlines,
    InlineStyle,
    Passage,
    Ref,
    Show,
    Stretch,
    Styled,
    Text,
    Where,
    inlines,
    plain,
    sentence,
)
from argmap.document.nodes import Cell, Group, Paragraph, Row, Section, Table
from argmap.document.resolving import resolved
from argmap.model import Name
from argmap.render.lines import led
from argmap.wording import Catalogue

COUNT = Name("count")
OTHER = Name("other")


def cite(*sources: Name) -> Cite:
    return Cite(tuple(map(Cited, sources or (COUNT,))))


def section(*lines: Inlines) -> Section:
    return Section((Text("A part"),), tuple(map(Paragraph, lines)), "part", "part")


def numbered() -> "tuple[list[str], object]":
    """A citation style that counts its citations, and what it was asked for."""
    asked: list[str] = []

    def form(sources: tuple[Cited, ...]) -> tuple[Stretch, ...]:
        asked.append(" ".join(f"{one.source}{one.locator}" for one in sources))
        return (Stretch(str(len(asked))),)

    return asked, form


def said(line: Inlines) -> str:
    """A line with its citations in brackets."""
    return "".join(f"[{one.written[0].words}]" if isinstance(one, Cite) else getattr(one, "words", "") for one in line)


def formed(*line: object, below: bool) -> str:
    _, form = numbered()
    made = cited(section(inlines(*line)), form, below=below)  # type: ignore[arg-type]
    return said(made.blocks[0].content)  # type: ignore[union-attr]


def test_words_that_meet_become_one_run_and_empty_ones_are_left_out() -> None:
    assert inlines("a ", Text("b"), "", (Text(" c"), Emphasis("d"))) == (Text("a b c"), Emphasis("d"))


def test_a_line_in_words_alone_has_neither_citations_nor_pages() -> None:
    line = inlines(
        "As ", Styled(InlineStyle.ROLE, (Text("said"),)), " ", cite(), Ref("s-a", (Text("p."),), Show.PAGE), "."
    )
    assert plain(line) == "As said."


def test_what_is_no_sentence_becomes_one() -> None:
    assert sentence(inlines("It is so")) == inlines("It is so.")
    assert sentence(inlines("Is it “so?”")) == inlines("Is it “so?”")
    assert sentence(()) == ()


def test_the_number_of_a_footnote_follows_the_stop_and_a_citation_in_the_text_comes_before_it() -> None:
    assert formed("It is so ", cite(), ".", below=True) == "It is so.[1]"
    assert formed("It is so. ", cite(), below=True) == "It is so.[1]"
    assert formed("It is so. ", cite(), below=False) == "It is so[1]."
    assert formed("It is so. ", cite(), " And so.", below=False) == "It is so[1]. And so."
    assert formed("In the U.S. ", cite(), " it is", below=False) == "In the U.S.[1] it is"
    assert formed("And so on... ", cite(), below=False) == "And so on...[1]"


def test_citations_with_nothing_between_them_are_one() -> None:
    asked, form = numbered()
    cited(section(inlines("So ", cite(COUNT), " ", cite(OTHER), " and ", cite(COUNT))), form, below=True)  # type: ignore[arg-type]
    assert asked == ["count other", "count"]


def test_places_in_one_source_are_told_together() -> None:
    asked, form = numbered()
    both = Cite((Cited(COUNT, "¶4"), Cited(COUNT, "¶6"), Cited(OTHER)))
    cited(section(inlines("So ", both)), form, below=True)  # type: ignore[arg-type]
    assert asked == ["count¶4, ¶6 other"]


def test_citations_are_formed_in_the_order_of_reading_wherever_they_stand() -> None:
    asked, form = numbered()
    table = Table("t", ("",), ((Text("Head "), cite(Name("2"))),), (Row((Cell((cite(Name("3")),)),)),))
    inner = Section((cite(Name("4")),), (Paragraph((Styled(InlineStyle.NOTE, (cite(Name("5")),)),)),))
    cited(Section((cite(Name("1")),), (table, Group("g", (inner,)))), form, below=True)  # type: ignore[arg-type]
    assert asked == ["1", "2", "3", "4", "5"]


def test_what_leads_nowhere_is_words_and_its_page_is_left_out() -> None:
    line = inlines("See ", Ref("gone", (Text("this"),)), Ref("gone", show=Show.PAGE), Ref("part", (Text(" that"),)))
    content = resolved(section(line)).blocks[0].content  # type: ignore[union-attr]
    assert content == (Text("See this"), Ref("part", (Text(" that"),)))


def test_of_what_is_said_where_a_place_is_there_and_where_it_is_not_one_is_left() -> None:
    said = inlines("It is so.", cite())
    told = (Text("It is so."), Ref("part", show=Show.PAGE))
    here, away = (resolved(section((Where(place, told, said),))).blocks[0].content for place in ("part", "gone"))  # type: ignore[union-attr]
    assert here == told
    assert away == said


def test_pieces_of_a_sentence_are_never_taken_for_places_or_markup() -> None:
    words = Catalogue.of("fr")
    assert plain(words("held-by-whom", who="<b>{who}</b>")) == "Soutenue par <b>{who}</b>"


def test_things_are_listed_with_what_joins_them_in_the_language() -> None:
    words = Catalogue.of("fr")
    assert plain(words.listed("abc", "list-comma", "list-and")) == "a, b et c"
    assert words.listed(()) == ()


def test_a_space_before_what_is_an_element_on_paper_goes_into_it() -> None:
    page = Ref("x", show=Show.PAGE)
    line = Catalogue.of("en")("argued", page=page)
    assert [*led(line, "ltr")] == [("", Text("Argued on")), (" ", page), ("", Text("."))]
    passage = Passage((Text("a "), Emphasis("b")))
    assert [*led((passage,), "ltr")] == [("", Text("a")), (" ", Emphasis("b"))]
    assert [*led((passage,), "rtl")] == [("", passage)]
