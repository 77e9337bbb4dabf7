"""Text from strangers stays text wherever it is printed; files from strangers are read, never obeyed, and end soon."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from argmap.diagnostics import Source
from argmap.diagnostics.visible import visible
from argmap.language.parser import parse
from argmap.limits import STANDARD, Limits
from argmap.render.html import render_html
from brief_lab import brief_of
from inside import argmap
from process import ARGMAP, PATIENCE, SHORT, environment
from process import argmap as argmap_process

# Text ----------------------------------------------------------------------------------------------------------------

WHOLE = """\
brief b: EVIL
  subtitle: EVIL
  author: EVIL
  organisation: EVIL
  marking: EVIL
  summary: EVIL *BARE*
  judgments c
  compare i, j
  dissent: EVIL
    by: EVIL
question q: EVIL
source s: EVIL
  author: EVIL
  publisher: EVIL
term t: EVIL
section x: EVIL
claim c: EVIL [@s, BARE]
  by: EVIL
  quote: EVIL [@s, BARE]
  confidence low: EVIL
  support: EVIL [@s, p. BARE]
    undercut: EVIL
  assumes: EVIL
  objection: EVIL
interpretation i: EVIL
  answers q
  by: EVIL
  holds c
  implication: EVIL
  recommendation: EVIL
  indicator: EVIL
interpretation j: EVIL
  answers q
  rejects c
"""
"""A brief with the same words in every place that takes a text; the BARE ones stand inside markup."""


def filled(text: str, words: str) -> str:
    """The text with these words in their places, kept from being marks of the language."""
    bare = re.sub(r"[][;*\\]", "", words).strip()
    return text.replace("EVIL", re.sub(r"[][*\\]", r"\\\g<0>", words)).replace("BARE", bare)


EVIL = [
    "<script>alert(1)</script>",
    "</p></td></table></section><svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "}</style><style>*{content:url(file:///etc/passwd)}",
    "x;background:url(http://127.0.0.1/)",
    "{{ 7 * 7 }}{% for x in y %}{# z #}",
    "]]><!-- x --><?php y ?>",
    "&lt;b&gt;&amp;&#60;b&#62;",
    'x"]; evil [label="y',
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<script>alert(1)</script>",
]


class _Skeleton(HTMLParser):
    """The markup of a page without its texts: elements, the names of their attributes, and all addresses."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: set[str] = set()
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src", "action", "xlink:href"}}

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append((f"comment {data}", ()))

    def handle_decl(self, decl: str) -> None:
        self.elements.append((f"declaration {decl}", ()))


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_of_a_brief_becomes_markup_an_address_or_a_template(evil: str) -> None:
    """The page has the elements that it has with a harmless word in all places; and the text can be read on it."""
    plain, page = (_Skeleton(render_html(brief_of(filled(WHOLE, word)))) for word in ("harmless", evil))
    assert page.elements == plain.elements
    assert all(re.match(r"#|https?:|argmap:", address) for address in page.addresses), page.addresses
    assert evil in " ".join("".join(page.words).split())


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//host/x", "x"])
def test_an_address_that_is_none_of_the_web_is_an_error(tmp_path: Path, address: str) -> None:
    (tmp_path / "a.arg").write_text(f"source s: S\n  url: {address}\nclaim c: C. [@s]\n")
    done = argmap("check", "a.arg", cwd=tmp_path)
    assert (done.code, "error[ARG122]" in done.err) == (1, True), done.err


FILES: Mapping[str, str] = {
    "works.json": json.dumps(
        [
            {"id": "w", "type": "book", "title": "EVIL", "publisher": "EVIL", "URL": "javascript:alert(1)",
             "DOI": "EVIL", "author": [{"family": "EVIL", "given": "EVIL"}]},
        ]
    ),
    "house.csl": """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info/>
<locale><terms><term name="page">&lt;script&gt;EVIL</term></terms></locale>
<citation><layout suffix="&lt;script&gt;"><text value="&lt;script&gt;{{ 7 * 7 }}"/><text variable="title"/>
<label variable="locator"/></layout></citation></style>""",
    "house.toml": '[colours]\naccent = "#16324f"\n[logo]\nfile = "logo.svg"\nalt = "\\"><script>EVIL"\n',
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>',
}  # fmt: skip

DEED = '<script>"]; evil [label="'
HOSTILE = (
    WHOLE.replace("  author", "  bibliography: works.json\n  citations: house.csl\n  style house.toml\n  author", 1)
    .replace("[@s, BARE]", "[@w, p. 4; @s, EVIL]")
    .replace("EVIL", DEED)
)

WATCH = """
import sys
seen = []
def note(event, found):
    if event == "open" and isinstance(found[0], (str, bytes)):
        seen.append(f"open {found[0] if isinstance(found[0], str) else found[0].decode()}")
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        seen.append(event)
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
        seen.append(f"run {found[0]}")
sys.addaudithook(note)
from argmap.cli import main
try:
    main()
finally:
    open(sys.argv[0] + ".seen", "w").write("\\n".join(seen))
"""
"""Runs argmap, and writes down every file opened, every program run and every word with the network."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the hostile brief was built under watch."""
    outside = tmp_path_factory.mktemp("hostile")
    work = outside / "work"
    work.mkdir()
    (work / "watch.py").write_text(WATCH)
    for name, text in {**FILES, "b.arg": HOSTILE}.items():
        (work / name).write_text(text.replace("EVIL", DEED.replace('"', '\\"') if name != "house.csl" else "evil"))
    (work / "b.arg").write_text(HOSTILE)
    done = subprocess.run(
        [sys.executable, "watch.py", "build", "b.arg"], cwd=work, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return work


def test_nothing_is_fetched_and_nothing_outside_is_read(place: Path) -> None:
    seen = (place / "watch.py.seen").read_text().splitlines()
    assert [each for each in seen if each.split()[0] not in {"open", "run"}] == []
    assert {Path(each.removeprefix("run ")).name for each in seen if each.startswith("run ")} <= {"dot"}
    assert not any("passwd" in each for each in seen)
    assert any(each.endswith("b.arg") for each in seen), "the watch sees what is read"


def test_the_pdf_runs_nothing_and_links_nowhere_but_to_itself_and_the_web(place: Path) -> None:
    with pikepdf.open(place / "out" / "b.pdf") as document:
        said = {str(each) for each in _keys(document)}
        assert not said & {
            "/JavaScript",
            "/JS",
            "/Launch",
            "/OpenAction",
            "/AA",
            "/SubmitForm",
            "/ImportData",
            "/GoToR",
        }
        addresses = [
            str(note.A.URI)
            for page in document.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        ]
        assert all(address.startswith(("http://", "https://")) for address in addresses), addresses
        names = {Path(name).name for name in document.attachments}
        assert names == {"b.arg", "works.json", "citations.csl", "style.toml", "logo.svg"}


def _keys(document: pikepdf.Pdf) -> set[str]:
    """Every key of every dictionary, and every kind of action."""
    found: set[str] = set()
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            found |= set(each.keys()) | {str(each.get("/S", ""))}
    return found


def test_drawings_are_pictures_and_no_more(place: Path) -> None:
    drawings = list((place / "out").rglob("*.svg"))
    assert drawings
    for drawing in drawings:
        for element in ET.fromstring(drawing.read_text()).iter():  # noqa: S314 - what argmap wrote itself
            tag = str(element.tag).rpartition("}")[2]
            assert tag not in {"script", "foreignObject", "image", "use"}, drawing
            assert tag != "style" or not re.search("evil|import|http|file", element.text or ""), element.text
            for name, value in element.attrib.items():
                assert not name.startswith("on"), drawing
                assert "href" not in name or value.startswith(("#", "../../b.pdf#")), value


def test_a_text_makes_no_node_in_a_drawing_for_graphviz(place: Path) -> None:
    for drawing in (place / "out").rglob("*.dot"):
        done = subprocess.run(["dot", "-Tjson0", drawing], capture_output=True, check=True)
        assert "evil" not in {each["name"] for each in json.loads(done.stdout).get("objects", ())}


# Paths ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["previous: {}", "bibliography: {}", "citations: {}", "style {}", "include: {}", "file: {}"]
)
@pytest.mark.parametrize("target", ["../secret.csl", "link.csl", "{}/secret.csl"])
def test_no_line_leads_out_of_the_workspace(tmp_path: Path, line: str, target: str) -> None:
    (tmp_path / "secret.csl").write_text("claim secret: Not for you.\n")
    work = tmp_path / "work"
    work.mkdir()
    (work / "link.csl").symlink_to(tmp_path / "secret.csl")
    written = line.format(target.format(tmp_path))
    above = {"include": "", "file": "source s: S\n  "}.get(line.partition(":")[0], "brief b: B\n  ")
    (work / "a.arg").write_text(f"{above}{written}\n")
    done = argmap("check", "a.arg", cwd=work)
    assert (done.code, "ARG119" in done.err) == (1, True), done.err
    assert "Not for you" not in done.err + done.out


# Terminals and readers -----------------------------------------------------------------------------------------------

UNSEEN = ["\x1b]0;owned\x07", "\u202e", "\u2066", "\u200b", "\u2028", "\x9b31m", "\U000e0041"]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_name_with_what_cannot_be_seen_is_an_error_that_shows_it(tmp_path: Path, unseen: str) -> None:
    """Two names that look the same would deceive a reader."""
    (tmp_path / "a.arg").write_text(f"claim sta{unseen}te: The state.\nclaim state: The state.\n")
    done = argmap("check", "a.arg", cwd=tmp_path)
    assert done.code == 1
    assert done.err.replace("\n", "") == visible(done.err.replace("\n", ""))
    assert visible(unseen)[:2] in done.err


@pytest.mark.parametrize("unseen", ["\x1b[2J", "\u202e", "\u2066", "\u2069", "\u2028", "\ufeff", "\x9b31m"])
def test_a_text_that_reorders_itself_or_drives_a_terminal_is_an_error(tmp_path: Path, unseen: str) -> None:
    """Boucher & Anderson 2023, "Trojan Source": what a reader sees is not what the program reads."""
    (tmp_path / "a.arg").write_text(f"claim a: They did {unseen}not do it.\n")
    done = argmap("check", "a.arg", cwd=tmp_path)
    assert done.code == 1
    assert "error[ARG120]" in done.err
    assert unseen[0] not in done.err


NEEDED = {
    "joiners in Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "a joiner at the end of an Arabic abbreviation": "\u0647\u200d 1442",
    "joiners in Hindi": "\u0915\u094d\u200d\u0937 \u0915\u094d\u200c\u0937",
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a doctor with a colour of skin": "\U0001f469\U0001f3fd\u200d\u2695\ufe0f",
    "a head that shakes": "\U0001f642\u200d\u2194\ufe0f",
    "a red heart": "\u2764\ufe0f",
    "a key": "1\ufe0f\u20e3",
    "a variant of an ideograph": "\u845b\U000e0100",
    "the flag of Wales": "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "breaks in Thai": "\u0e20\u0e32\u0e29\u0e32\u200b\u0e44\u0e17\u0e22",
    "breaks of syllables": "Donau\xaddampf\xadschiff",
    "a mark of direction in Hebrew": "\u05e9\u05dc\u05d5\u05dd\u200f!",
}


@pytest.mark.parametrize("words", NEEDED.values(), ids=NEEDED)
def test_what_a_script_needs_though_nobody_sees_it_is_no_finding(words: str) -> None:
    assert parse(Source("a.arg", f"claim a: They say {words} here.\n")).diagnostics == ()


SMUGGLED = {
    "a space of no width": "per\u200bcent",
    "a word joiner": "per\u2060cent",
    "a joiner between Latin letters": "per\u200dcent",
    "a non-joiner between Latin letters": "per\u200ccent",
    "a joiner after a picture": "\U0001f44d\u200d b",
    "a variation selector after a letter": "a\ufe0f",
    "a variation selector alone": "a \ufe0f b",
    "bytes in variation selectors": "\u2764\ufe0f\U000e0155\U000e0150",
    "letters in tags": "x\U000e0048\U000e0069",
    "half a flag": "\U0001f3f4\U000e0067\U000e0062",
    "soft hyphens between all letters": "n\xado\xadt",
    "soft hyphens in a row": "not\xad\xad\xadso",
    "a mark of direction in Latin": "a\u200eb",
    "a filler": "\u3164",
    "an invisible operator": "a\u2063b",
}


@pytest.mark.parametrize("words", SMUGGLED.values(), ids=SMUGGLED)
def test_what_nobody_sees_where_no_script_needs_it_is_pointed_at(words: str) -> None:
    """Boucher et al. 2022, "Bad Characters": what is not seen tells two texts apart, or says what nobody reads."""
    text = f"claim a: They say {words} here.\nclaim b: {words}\n# {words}\n"
    found = parse(Source("a.arg", text)).diagnostics
    assert {each.code for each in found} == {"ARG132"}
    assert len(found) == 3, "one a line"
    assert found[0].primary
    assert text[found[0].primary.span.start] in words
    assert f"U+{ord(text[found[0].primary.span.start]):04X}" in found[0].message


def test_the_name_of_a_file_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    name = "a\x1b[31m\u202egra.arg"
    (tmp_path / name).write_text("claim b: B.\n")
    for command in (("check",), ("fmt", "--check"), ("list",), ("build",)):
        done = argmap(*command, name, cwd=tmp_path)
        assert "\x1b" not in done.out + done.err, command
        assert "\u202e" not in done.out + done.err, command


def test_no_code_that_lies_in_the_current_folder_is_run(tmp_path: Path) -> None:
    """Other processes are begun on the way, and Python by itself looks first for modules where it stands."""
    claims = "".join(f"claim c{number}: A claim, number {number}.\n" for number in range(40))
    (tmp_path / "a.arg").write_text(f"brief b: B\n{claims}")
    for name in ("argmap", "json", "multiprocessing", "pickle", "pydot", "sitecustomize", "struct", "weasyprint"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'was-run')!r}, 'w')")
    done = argmap_process("build", "a.arg", cwd=tmp_path)
    assert (done.code, (tmp_path / "out" / "b.pdf").is_file()) == (0, True), done.err
    assert argmap_process("extract", "out/b.pdf", cwd=tmp_path).code == 0
    assert not (tmp_path / "was-run").exists()


# Size ----------------------------------------------------------------------------------------------------------------


def checked(tmp_path: Path, text: str) -> tuple[int, str]:
    (tmp_path / "a.arg").write_text(text)
    done = subprocess.run(
        [ARGMAP, "check", "a.arg"], cwd=tmp_path, env=environment(), capture_output=True, timeout=PATIENCE, check=False
    )
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert "RecursionError" not in said
    return done.returncode, said


def test_a_file_of_errors_shows_the_first_of_them_errors_first_and_says_how_many_there_are(tmp_path: Path) -> None:
    code, said = checked(tmp_path, "claim bare: B.\n" * 2 + "bogus x\n" * 3_000 + SHORT)
    assert code == 1
    assert said.count("error[ARG104]") <= 1_000
    assert said.count("error[") + said.count("warning[") == 1_000
    assert "2,0" not in said
    assert re.search(r"20\d\d more findings not shown here", said)
    assert "warning[" not in said, "errors come first"


def test_an_argument_longer_than_ten_books_is_not_read(tmp_path: Path) -> None:
    code, said = checked(tmp_path, "# a comment\n" * (STANDARD.file_size * 2**20 // 12 + 1))
    assert code == 1
    assert "error[ARG116]" in said
    assert "8 MiB" in said
    assert "`--limit file-size=16`" in said


def test_thousands_of_interpretations_are_refused_in_plain_words(tmp_path: Path) -> None:
    many = "".join(f"interpretation i{at}: I.\n  holds c\n" for at in range(2_000))
    code, said = checked(tmp_path, f"claim c: C.\n  support: S.\n{many}")
    assert code == 1
    assert said.count("error[ARG908]") == 1
    assert "`--limit trials=6000000`" in said
    assert "warning[ARG401]" in said, "the other findings are shown too"


def checked_with(tmp_path: Path, text: str, limit: str, *options: str) -> tuple[int, str]:
    (tmp_path / "a.arg").write_text(text)
    done = argmap("check", "a.arg", "--limit", limit, *options, cwd=tmp_path)
    return done.code, done.out + done.err


def test_a_flag_raises_the_limit_of_depth_and_of_length(tmp_path: Path) -> None:
    deep = "".join(f"{'  ' * at}{'support' if at else 'claim'} s{at}: S.\n" for at in range(520))
    code, said = checked(tmp_path, deep)
    assert (code, "`--limit depth=1000`" in said) == (1, True)
    assert "ARG115" not in checked_with(tmp_path, deep, "depth=1000")[1]
    code, said = checked(tmp_path, f"claim a: {'word ' * 5_000}\n")
    assert (code, "`--limit line-length=40000`" in said) == (1, True)
    assert "ARG114" not in checked_with(tmp_path, f"claim a: {'word ' * 5_000}\n", "line-length=40000")[1]


def test_a_depth_of_thousands_is_no_fault_if_it_is_asked_for(tmp_path: Path) -> None:
    deep = "".join(f"{' ' * at}{'support' if at else 'claim'} s{at}: S.\n" for at in range(3_000))
    code, said = checked_with(tmp_path, deep, "depth=3000")
    assert code == 0
    assert "ARG115" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("limit", "meant"),
    [
        ("dept=3", "did you mean `depth`?"),
        ("depth", "as in `depth=800`"),
        ("depth=deep", "as in `depth=800`"),
        ("depth=0", "from 1 to 1,000,000,000"),
        ("depth=-5", "from 1 to 1,000,000,000"),
        ("layout-time=100000", "from 1 to 86,400"),
        ("\x1b[31m=3", "\\x1b[31m"),
    ],
)
def test_a_limit_that_there_is_not_is_wrong_use(tmp_path: Path, limit: str, meant: str) -> None:
    code, said = checked_with(tmp_path, SHORT, limit)
    assert (code, meant in said) == (2, True), said
    assert "\x1b" not in said


def test_every_limit_is_listed_with_what_it_is_and_can_be_set(tmp_path: Path) -> None:
    listed = json.loads(argmap("limits", "--format", "json", cwd=tmp_path).out)
    assert {each["limit"].replace("-", "_") for each in listed} == {each.name for each in fields(Limits)}
    table = argmap("limits", cwd=tmp_path).out
    for each in listed:
        assert each["unit"]
        assert each["what"]
        assert re.search(rf"^{each['limit']} +{each['most']} ", table, re.MULTILINE)
        changed = STANDARD.changed(each["limit"], each["most"] + 1)
        assert [most for name, most, *_ in changed.listed() if name == each["limit"]] == [each["most"] + 1]
        assert changed != STANDARD


def test_what_is_kept_under_one_limit_is_not_taken_for_what_comes_under_another(tmp_path: Path) -> None:
    """The first build leaves pictures out; the second must not take that for its own."""
    cache = environment(XDG_CACHE_HOME=str(tmp_path / "cache"))
    (tmp_path / "a.arg").write_text(SHORT)
    few = argmap("build", "a.arg", "--limit", "boxes=1", cwd=tmp_path, env=cache)
    assert few.code == 0, few.err
    assert "warning[ARG909]" in few.err
    assert "`--limit boxes=2`" in few.err
    assert not list((tmp_path / "out").rglob("whole.svg"))
    again = argmap("build", "a.arg", "--limit", "boxes=1", cwd=tmp_path, env=cache)
    assert "warning[ARG909]" in again.err
    all_ = argmap("build", "a.arg", cwd=tmp_path, env=cache)
    assert "ARG909" not in all_.err
    assert list((tmp_path / "out").rglob("whole.svg"))


def test_a_strict_build_that_leaves_a_picture_out_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text(SHORT)
    done = argmap("build", "a.arg", "--strict", "--limit", "boxes=1", cwd=tmp_path)
    assert done.code == 1
    assert not (tmp_path / "out").exists()


def test_fmt_reads_no_more_from_standard_input_than_from_a_file(tmp_path: Path) -> None:
    done = argmap("fmt", "-", "--limit", "file-size=1", cwd=tmp_path, stdin=b"# a comment\n" * 100_000)
    assert (done.code, done.out, "ARG116" in done.err) == (1, "", True)


def test_a_person_sees_as_many_findings_as_the_limit_says_and_a_machine_all_of_them(tmp_path: Path) -> None:
    text = "bogus x\n" * 30
    code, said = checked_with(tmp_path, text, "findings=7")
    assert (code, said.count("error[")) == (1, 7)
    assert "23 more findings not shown here" in said
    assert "`--limit findings=14`" in said
    assert checked_with(tmp_path, text, "findings=40")[1].count("error[") == 30
    code, said = checked_with(tmp_path, text, "findings=7", "--format", "github")
    assert said.count("::error ") == 7
    assert "23 more findings not shown here" in said
    found = json.loads(checked_with(tmp_path, text, "findings=7", "--format", "json")[1])
    assert len(found["diagnostics"]) == found["errors"] == 30
