"""Words of the language as a reader meets them: replies, labels, cautions, events and voices, in brief and on maps."""

import pytest

from argmap.diagnostics import Severity, Source
from argmap.language.parser import parse
from argmap.model import Argument, Feasibility, Name, Role
from argmap.model.index import Kind
from argmap.model.resolve import resolve
from brief_lab import html_with_maps, words
from maps_lab import atlas_of
from samples import analysis_of, argument_of, findings

BRIEF = """\
brief b: Should the island have a bridge?
  lang {lang}

voice eriksen: Kari Eriksen, skipper of the ferry

source log: Log of the ferry

event storm: No ferry sailed for nine days. [@log, p. 3]
  date 2025-01-11
  caveat: Nobody counted the fishing boats.

claim isolation: The island is cut off too often. [@log, p. 4]
  label: Cut off in winter
  by: eriksen
  support closed: It did not leave on 31 mornings. [@log, p. 5]
    reply worst: That was the worst winter. [@log, p. 6]
  objection rare: In most winters it does leave. [@log, p. 7]
    reply warming: Storms grow more frequent. [@log, p. 8]

interpretation bridge: Only a bridge will do. [@log, p. 9]
  label: A bridge to stay
  holds isolation
"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Granted, but", "granted, but", "Caution: Nobody counted", "11 January 2025")),
        ("fr", ("Certes, mais", "certes, mais", "Réserve : Nobody counted", "11 janvier 2025")),
        ("ar", ("صحيح، لكن", "صحيح، لكن", "تحفظ: Nobody counted", "2025")),
    ],
)
def test_a_brief_prints_them_in_its_language(lang: str, said: tuple[str, ...]) -> None:
    shown = words(html_with_maps(analysis_of(BRIEF.format(lang=lang))))
    assert [
        each
        for each in (*said, "Cut off in winter", "A bridge to stay", "Kari Eriksen, skipper of the ferry")
        if each not in shown
    ] == []
    assert "— eriksen" not in shown
    assert "Bridge " not in shown, "titles are labels, where there are any"


def test_on_maps_a_reply_has_its_own_label_and_is_told_as_one() -> None:
    sheets = [sheet for one in atlas_of(BRIEF.format(lang="en")).maps for sheet in one.sheets]
    boxes = {box.statement: box for sheet in sheets for box in sheet.boxes}
    assert (boxes[Name("warming")].role, boxes[Name("warming")].words) == ("reply", "granted, but")
    assert boxes[Name("isolation")].label == "Cut off in winter"
    told = " ".join(line for sheet in sheets for line in sheet.long_description)
    assert "warming replies to the objection of rare to Cut off in winter." in told


def test_every_line_of_a_statement_is_kept() -> None:
    whole = argument_of(
        "claim a: A.\n  label: Short\n  caveat: One\n  caveat: Two\n  conflict: Differ\n  would-change: This\n"
        "  would-change: That\n  ask: What?\n  collect: More\n"
        "interpretation i: I.\n  stake: Much\n  assessment: Little\n  recommendation go: Go.\n    possible no: Late\n"
    )
    one = whole.statements[Name("a")]
    texts = (one.label, *one.caveats, one.conflict, *one.would_change, one.ask, *one.collect)
    assert [text.raw for text in texts if text] == ["Short", "One", "Two", "Differ", "This", "That", "What?", "More"]
    reading, advice = whole.interpretations[Name("i")], whole.statements[Name("go")]
    assert (reading.stake and reading.stake.raw, reading.assessment and reading.assessment.raw) == ("Much", "Little")
    assert advice.prospect
    assert (advice.prospect.answer, advice.prospect.reason and advice.prospect.reason.raw) == (Feasibility.NO, "Late")


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("7.5 %; of voters", ("7.5", "%", "of voters")),
        ("31; closed days", ("31", "", "closed days")),
        ("€1 200 000; a year", ("€1 200 000", "", "a year")),
        ("about 3–5 days; of rain", ("about 3–5", "days", "of rain")),
        ("−2,5 °C; mean of January", ("−2,5", "°C", "mean of January")),
        ("1 in 10; of those asked", ("1", "in 10", "of those asked")),
        ("٧٫٥ ٪; من الناخبين", ("٧٫٥", "٪", "من الناخبين")),
    ],
)
def test_a_figure_has_a_number_a_unit_and_what_it_is_of(written: str, parts: tuple[str, str, str]) -> None:
    (found,) = argument_of(f"claim a: A.\n  figure: {written}\n").statements[Name("a")].figures
    assert ((found.number, found.unit, found.of), found.text.raw) == (parts, written)


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("7.5 % of voters", "`figure: 7.5 %; of voters`"),
        ("many; of voters", "`figure: 7.5 %; of voters`"),
        ("7.5 %;", "`figure: 7.5 %; of voters`"),
        ("; of voters 3", "`figure: 7.5 %; of voters`"),
    ],
)
def test_a_figure_without_its_parts_is_shown_one_that_has_them(written: str, advice: str) -> None:
    (found,) = resolve([parse(Source("a.arg", f"claim a: A.\n  figure: {written}\n")).value]).diagnostics
    assert found.code == "ARG136"
    assert advice in found.help


def read(text: str) -> tuple[Argument, list[str]]:
    outcome = resolve([parse(Source("a.arg", text)).value])
    return outcome.value, [each.code for each in outcome.diagnostics if each.severity is Severity.ERROR]


EXPLAINING = "source s: S\nevent e: E. [@s]\n  date 2020\nclaim c: C. [@s]\nsection t: T\ninterpretation i: I.\n"


def test_an_interpretation_explains_events_with_statements() -> None:
    whole, errors = read(EXPLAINING + "  explains e, c: in a word\n  explains e i\n")
    assert errors == []
    first, second = whole.interpretations[Name("i")].explains
    assert (first.event, first.statement, first.words and first.words.raw) == ("e", "c", "in a word")
    assert (second.event, second.statement, second.words) == ("e", "i", None)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("  explains c, e: x\n", ["ARG203"]),
        ("  explains nothing, c: x\n", ["ARG201"]),
        ("  explains e, nothing: x\n", ["ARG201"]),
        ("  explains e, s: x\n", ["ARG203"]),
        ("theme h: H\n  sections c\n", ["ARG203"]),
        ("theme h: H\n  sections nothing\n", ["ARG201"]),
        ("theme h: H\n  shows s\n", ["ARG203"]),
        ("theme h: H\n  shows nothing\n", ["ARG201"]),
        ("event f: F.\n  date 2020\n  answers c\n", ["ARG203"]),
        ("event f: F.\n  date 2020-13\n", ["ARG123"]),
        ("theme h: H\ntheme h: H again\n", ["ARG202"]),
        ("voice v: V\nvoice v: V again\n", ["ARG202"]),
        ("voice c: C\n", []),
        ("theme h: H\n  sections t\n  shows c\n  assessment: A\n", []),
        ("  recommendation r: R.\n    possible maybe\n", ["ARG122"]),
    ],
)
def test_what_new_words_name_has_to_be_there_and_of_its_kind(line: str, codes: list[str]) -> None:
    assert read(EXPLAINING + line)[1] == codes


def test_a_misspelt_section_is_guessed() -> None:
    outcome = resolve([parse(Source("a.arg", "section money: M\ntheme h: H\n  sections mony\n")).value])
    assert [each.help for each in outcome.diagnostics] == ["did you mean `money`?"]


def test_a_voice_is_used_where_it_is_named() -> None:
    text = "voice v: Very\nclaim a: A.\n  by: v\nclaim b: B.\n  by: V. Other\nbrief x: X\n  dissent: No.\n    by: v\n"
    whole = argument_of(text)
    first, second = whole.statements.values()
    assert (first.by and first.by.raw, first.voice) == ("Very", "v")
    assert (second.by and second.by.raw, second.voice) == ("V. Other", None)
    assert whole.masthead
    assert [dissent.voice for dissent in whole.masthead.dissents] == ["v"]
    assert [use.kind for use in whole.index.used("v")] == [Kind.VOICE, Kind.VOICE]


def test_what_is_nearly_a_voice_is_warned_of_and_other_names_are_not() -> None:
    text = "voice eriksen: E\nclaim a: A.\n  by: eriksson\nclaim b: B.\n  by: Smith\nclaim c: C.\n  by: Kari Eriksen\n"
    outcome = resolve([parse(Source("a.arg", text)).value])
    assert [(each.code, each.help) for each in outcome.diagnostics] == [("ARG211", "did you mean `eriksen`?")]


def test_a_theme_that_shows_a_reason_is_warned_of() -> None:
    text = "claim a: A.\n  support b: B.\ntheme h: H\n  shows a, b\n"
    assert ["`b`" in each.message for each in findings(text, "ARG421")] == [True]


def test_an_event_needs_a_date_and_no_connection_and_is_no_evidence() -> None:
    text = "source s: S\nevent e: E. [@s]\nclaim c: C. [@s]\ninterpretation i: I. [@s]\n  holds e\n"
    assert len(findings(text, "ARG422")) == 1
    assert ["`c`" in each.message for each in findings(text, "ARG403")] == [True]
    analysis = analysis_of(text)
    assert analysis.argument.statements[Name("e")].role is Role.EVENT
    assert Name("e") not in {name for row in analysis.judged.matrix.rows for name in row.statements}
