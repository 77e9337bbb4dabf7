"""Languages: each says all that the others say, in its own spelling, and a brief in it has no word of another."""

import ast
import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any

import pyphen
import pytest
from babel import Locale
from click.testing import CliRunner
from pypdf import PdfReader

import argmap
from argmap.analysis import Analysis
from argmap.document.inlines import plain
from argmap.editions.brief import compose_brief
from argmap.locales import LANGUAGES, entries, tables
from argmap.model import SCHEMES, Day, Name
from argmap.render.html import render_html
from argmap.render.pdf import render_pdf
from argmap.wording import Catalogue
from argmap.writers.json.rows import KINDS
from brief_lab import EDITION, SAMPLE, brief_of, html_with_maps
from samples import analysis_of

ROOT = Path(__file__).parent.parent
CATALOGUES = ("answers", "brief", "evidence", "maps", "method", "sources", "spread", "verdicts")
OPTIONAL = {"date-first"}
"""Keys that a language may have or not."""
OTHERS = LANGUAGES[1:]

NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@cache
def entries_of(lang: str, catalogue: str) -> Mapping[str, Any]:
    """The entries of a catalogue by key, those of its tables with the table's name before them."""
    found: dict[str, Any] = {}
    for key, entry in tables(lang, catalogue).items():
        if isinstance(entry, dict):
            found.update({f"{key}/{inner}": form for inner, form in entry.items()})
        else:
            found[key] = entry
    return found


def forms(entry: str | Mapping[str, str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry.values())


def every_form(lang: str) -> Iterator[tuple[str, str]]:
    """Every text of a language, with the key that it is found under."""
    for catalogue in (*CATALOGUES, "schemes"):
        if catalogue != "schemes" or lang in OTHERS:
            for key, entry in entries_of(lang, catalogue).items():
                yield from ((key, form) for form in forms(entry))


def places(form: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(form) if place}


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_language_has_the_same_entries_with_the_same_places(lang: str, catalogue: str) -> None:
    english, other = entries_of("en", catalogue), entries_of(lang, catalogue)
    assert {key for key in english.keys() ^ other.keys() if key.split("/")[-1] not in OPTIONAL} == set()
    for key, entry in english.items():
        assert isinstance(other[key], str) == isinstance(entry, str), key
        assert set().union(*map(places, forms(entry))) == set().union(*map(places, forms(other[key]))), key


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_has_all_kinds_of_argument_and_their_questions(lang: str) -> None:
    asked = {name: {"title", "form", *(each.name for each in scheme.questions)} for name, scheme in SCHEMES.items()}
    assert {name: set(told) for name, told in tables(lang, "schemes").items()} == asked


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_entry_that_counts_has_a_form_for_each_plural_that_the_language_has_below_a_thousand(lang: str) -> None:
    plurals = {Locale.parse(lang).plural_form(number) for number in range(1000)}
    for catalogue in CATALOGUES:
        for key, entry in entries_of(lang, catalogue).items():
            if not isinstance(entry, str):
                assert plurals <= set(entry) <= plurals | {"zero"}, key
                assert all(places(form) | {"n"} == places(entry["other"]) | {"n"} for form in forms(entry)), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_quotation_marks_and_apostrophes_are_those_of_printed_text(lang: str) -> None:
    wrong = [(key, form) for key, form in every_form(lang) if "'" in form.replace("'1er'", "") or '"' in form]
    assert wrong == []


def test_french_has_its_spaces_before_high_signs_and_within_its_quotation_marks() -> None:
    for key, form in every_form("fr"):
        if "work-" in key or key.endswith(("mark-unknown", "matrix-order")):
            continue
        assert not re.search(rf"[^{NARROW}][;?!%»]|«[^{NARROW}]", form), (key, form)
        assert not re.search(rf"[^{WIDE}]:", form), (key, form)
        assert "“" not in form, (key, form)


def test_numbers_and_dates_are_those_of_the_language() -> None:
    french, english = Catalogue.of("fr"), Catalogue.of("en")
    assert (french.day(Day(2026, 11, 22)), french.day(Day(2025, 8, 0))) == ("22 novembre 2026", "août 2025")
    assert (french.day(Day(2026, 7, 1)), english.day(Day(2026, 7, 1))) == ("1er juillet 2026", "1 July 2026")
    assert (french.decimal("3.40"), french.decimal(0.85), french.decimal(12)) == ("3,40", "0,85", "12")
    told = [plain(french.count("ledger-intro", number)) for number in (1, 2, 12)]
    assert told == [
        f"{many} ouverte{s} contre ce qu’elle soutient ou ce dont elle ne peut se passer."
        for many, s in (("Une objection reste", ""), ("Deux objections restent", "s"), ("12 objections restent", "s"))
    ]


# A French brief -------------------------------------------------------------------------------------------------------

GREEK = "λόγος"


def in_no_language(text: str) -> str:
    """An argument with all that is written for readers in Greek, so that what is left in a brief is argmap's own."""
    lines = []
    for line in text.splitlines():
        head, colon, said = line.partition(": ")
        if colon and head.split()[0] not in ("url", "bibliography", "include"):
            said = re.sub(r"\[@[^]]*\]|\[\[[^]]*\]\]|[^\W\d]+", lambda run: run[0] if run[0][0] == "[" else GREEK, said)
        lines.append(head + colon + said)
    return "\n".join(lines) + "\n"


SCHEMED = """\
claim told: It is so.
  support seen: Someone says so. [@log]
    scheme expert-opinion
"""


@cache
def french() -> str:
    """A brief with every part, in French, as HTML."""
    text = in_no_language(SAMPLE + SCHEMED).replace("\n", "\n  lang fr\n", 1)
    return html_with_maps(analysis_of(text))


def said_in(html: str) -> set[str]:
    """The words of a page, of its titles and of what stands for its pictures, without the literature and addresses."""
    left_out = r'<style.*?</style>|<ul class="literature".*?</ul>|<(a|span) class="url".*?</\1>'
    body = re.sub(left_out, "", html, flags=re.DOTALL)
    alternatives = " ".join(re.findall(r'(?:alt|aria-label|title)="([^"]*)"', body))
    return set(re.findall(r"[^\W\d_]{2,}", unescape(re.sub(r"<[^>]+>", " ", body) + " " + alternatives)))


def test_a_french_brief_has_no_word_that_is_not_in_the_french_catalogues() -> None:
    catalogues = " ".join(form for key, form in every_form("fr") if "work-" not in key)
    months = Locale.parse("fr").months["format"]["wide"].values()
    written = re.findall(r"[^\W\d_]{2,}", in_no_language(SAMPLE + SCHEMED))
    known = {word.casefold() for word in (*re.findall(r"[^\W\d_]{2,}", catalogues), *months, *written, "argmap", "abc")}
    assert {word for word in said_in(french()) if word.casefold() not in known} == set()


def test_a_french_brief_says_so_to_those_who_hear_it() -> None:
    assert '<html lang="fr">' in french()
    assert '<ul class="literature" lang="en">' in french()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_words_are_hyphenated_by_the_rules_of_the_language(lang: str) -> None:
    text = {"fr": "gouvernement démocratique constitutionnellement", "en": "government democratically unconstitutional"}
    brief = f"brief b: T\n  lang {lang}\n  summary: {' '.join([text[lang]] * 40)}.\nclaim c: C.\n"
    pages = PdfReader(io.BytesIO(render_pdf(render_html(brief_of(brief))))).pages
    broken = re.findall(r"(\w+)[-‐]\n(\w+)", pages[0].extract_text())
    assert broken
    rules = pyphen.Pyphen(lang=lang)
    assert [(before, after) for before, after in broken if len(before) not in rules.positions(before + after)] == []


# The example ----------------------------------------------------------------------------------------------------------


@cache
def example(name: str) -> Analysis:
    found = argmap.read_arguments([ROOT / "arguments" / name])
    assert found.diagnostics == ()
    ((_, argument),) = found.value.arguments
    return argmap.analyse(argument)


def counterparts() -> Mapping[Name, Name]:
    """What each statement of the French example is called in the English one."""
    return {name: Name(tag) for name, one in example("mali-fr.arg").argument.statements.items() for tag in one.tags}


def test_the_french_example_says_what_the_english_one_says_and_cites_the_same_paragraphs() -> None:
    english, other = example("mali.arg"), example("mali-fr.arg")
    assert counterparts().keys() == other.argument.statements.keys()
    for name, tag in counterparts().items():
        assert other.judged.status[name] is english.judged.status[tag], name
        assert other.judged.how(name) == english.judged.how(tag), name
        one, its = other.argument.statements[name], english.argument.statements[tag]
        assert [(cite.source.text, cite.locator) for cite in one.text.cites()] == [
            (cite.source.text, cite.locator) for cite in its.text.cites()
        ]
        assert one.likelihood == its.likelihood
        levels = [each.confidence.level for each in (one, its) if each.confidence]
        assert len(set(levels)) <= 1, name


def test_the_conclusions_of_the_french_example_rest_on_the_same_reasons() -> None:
    english, other = example("mali.arg"), example("mali-fr.arg")
    head, its = other.argument.masthead, english.argument.masthead
    assert head
    assert its
    same = counterparts()
    assert [same[name] for name in head.judgments] == list(its.judgments)
    assert [same[name] for name in head.compare] == list(its.compare)
    for name in head.judgments:
        assert other.judged.status[name] is english.judged.status[same[name]]
    for name in (*head.judgments, *head.compare):
        best = [same[each] for each in other.judged.best_case(name)]
        assert best == list(english.judged.best_case(same[name]))
        hard, its_hard = other.judged.hardest(name), english.judged.hardest(same[name])
        assert (hard and same[hard.premise]) == (its_hard and its_hard.premise)


def test_the_french_example_is_composed_in_french() -> None:
    brief = compose_brief(example("mali-fr.arg"), EDITION)
    assert (brief.words.lang, brief.date) == ("fr", "22 novembre 2026")


# Keys in code ---------------------------------------------------------------------------------------------------------

CODE = Path(argmap.__file__).parent
SENTENCES = ("say", "words", "count", "role")
"""What code calls for a sentence: it gives a key, and what goes into each place."""


def pattern_of(node: ast.expr) -> str:
    """The texts that an expression may be, as a pattern; empty if it is none, or may be any."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values):
            parts = [re.escape(str(each.value)) if isinstance(each, ast.Constant) else ".+" for each in values]
            return "" if parts == [".+"] else "".join(parts)
    return ""


SPEAKING = ("wording", "editions", "writers", "render")
"""The folders whose code asks for sentences; commands name some, too."""


@cache
def code(*folders: str) -> tuple[ast.Module, ...]:
    files = (file for folder in folders for file in CODE.glob(f"{folder}/**/*.py"))
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in files)


def calls() -> Iterator[tuple[str, set[str]]]:
    """Each sentence that code asks for by a key that it has there: the pattern of the key, and the places it fills."""
    for call in (node for tree in code(*SPEAKING) for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in SENTENCES and call.args and (pattern := pattern_of(call.args[0])):
            given = {word.arg for word in call.keywords if word.arg}
            if len(given) == len(call.keywords):
                yield pattern, given | ({"n"} if name == "count" else set())


ENTRIES = {key: set().union(*map(places, forms(entry))) for key, entry in entries("en").items()}


def test_every_sentence_that_code_asks_for_is_there_and_gets_what_goes_into_its_places() -> None:
    asked = [*calls()]
    assert len(asked) > 100
    for pattern, given in asked:
        found = {key: wanted for key, wanted in ENTRIES.items() if re.fullmatch(pattern, key)}
        assert found, pattern
        fitting = [wanted <= given <= wanted | {"n"} for wanted in found.values()]
        assert any(fitting) if ".+" in pattern else all(fitting), (pattern, given, found)


def test_every_sentence_of_a_catalogue_is_asked_for() -> None:
    written = {
        pattern_of(node) for tree in code(*SPEAKING, "cli") for node in ast.walk(tree) if isinstance(node, ast.expr)
    }
    templates = " ".join(file.read_text(encoding="utf-8") for file in CODE.glob("render/templates/*.j2"))
    written |= {re.escape(key) + (".+" if more else "") for key, more in re.findall(r't\("([\w-]+)"( ~)?', templates)}
    written |= {f"{pattern}.+" for pattern in written if pattern.endswith(r"\-")}  # What a kind of thing is called.
    known = [re.compile(pattern) for pattern in written - {""} if re.sub(r"\.\+|\W", "", pattern)]
    assert {key for key in ENTRIES if not any(pattern.fullmatch(key) for pattern in known)} <= OPTIONAL


# Commands -------------------------------------------------------------------------------------------------------------

QUARREL = """\
brief quarrel: Should it be held?
  judgments ready

source count: A count
  grade B2
source echo: Its echo
  derives-from count

claim ready: They are ready.
  confidence high
  support counted: All were counted. [@count; @echo]
    undercut few: Few were counted. [@count]
      objection many: Many were counted. [@echo]
  objection flood: Half of them are flooded.
    objection counted
  contradicts late
claim late: They are late.
claim even: Either way.
  objection odd
claim odd: Neither.
  objection even

interpretation go: Go.
  holds ready
interpretation wait: Wait.
  rejects ready
"""

COMMANDS = (
    ("why", "ready"),
    ("why", "ready", "--without", "counted"),
    ("why", "even"),
    ("why", "ready", "--without", "count"),
    ("cruxes",),
    ("matrix",),
    ("matrix", "--all", "--without", "few"),
    ("matrix", "--cell", "counted", "go"),
    ("matrix", "--cell", "flood", "wait"),
    ("sources",),
    ("positions",),
    ("strength",),
    ("strength", "--of", "ready"),
    ("strength", "--of", "even"),
    *(("list", kind) for kind in KINDS),
)


@pytest.mark.parametrize("lang", OTHERS)
def test_commands_have_no_word_that_is_not_in_the_catalogues_of_the_language(lang: str, tmp_path: Path) -> None:
    file = tmp_path / "a.arg"
    file.write_text(in_no_language(QUARREL), encoding="utf-8")
    catalogues = " ".join(form for _, form in every_form(lang))
    names = "quarrel ready counted few many flood late even odd go wait count echo"
    typed = f"argmap why matrix without source cell {file}"
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", f"{catalogues} {names} {typed} {GREEK}")}
    # In Arabic, what is joined by “and” is one word with it.
    known = words | {f"و{word}" for word in (*words, *Catalogue.of(lang).letters)}
    for name, *rest in COMMANDS:
        module = import_module(f"argmap.cli.{'listing' if name == 'list' else name}")
        done = CliRunner().invoke(module.command, [*rest, str(file), "--lang", lang], standalone_mode=False)
        assert done.exception is None, (name, rest)
        said = re.findall(r"[^\W\d_]{2,}", done.stdout + done.stderr)
        assert said, (name, rest)
        assert {word for word in said if word.casefold() not in known} == set(), (name, rest)


def test_a_command_speaks_the_language_of_the_brief_unless_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.arg"
    file.write_text(QUARREL.replace("\n", "\n  lang fr\n", 1), encoding="utf-8")
    command = import_module("argmap.cli.why").command
    said = [
        CliRunner().invoke(command, ["ready", str(file), *more], standalone_mode=False).stdout
        for more in ((), ("--lang", "en"))
    ]
    assert [f"Hors de propos{WIDE}:" in each for each in said] == [True, False]
    assert ["Beside the point:" in each for each in said] == [False, True]
