"""Nothing that no brief prints leaves with what is built, and yet the same pages come of what does."""

import io
import json
import re
import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from argmap.analysis import changes
from argmap.analysis.changes import Changes
from argmap.csl import Style, read_style
from argmap.diagnostics import Source
from argmap.editions.citations import Citations
from argmap.language.parser import parse
from argmap.model import Name
from argmap.model.masthead import CITATION_STYLES
from argmap.redaction import looks
from argmap.redaction.earlier import skeleton
from argmap.render.extraction import extracted
from argmap.render.logo import clean_logo
from argmap.wording import shorten
from argmap.workspace.database import compile_paths
from argmap.workspace.editions import source_copy
from argmap.workspace.snapshot import Compiled
from inside import argmap
from process import SHORT, Done, environment, files
from quarrels import quarrels
from samples import analysis_of, argument_of
from verapdf import faults, missing

BRIEF = """\
# hush: first line
include: ../hush-shared/hush-sources.arg
include: hush-remarks.arg
include: hush-other.arg

# hush: above the brief
brief port: Should the port be sold?
  # hush: in the brief
  author: Coast desk
  summary: It should not.
  date 2026-04-01
  note: hush, for the desk
    | and hush in a second line
  attach clean
  judgments jobs
  compare keep, sell
  bibliography: ../hush-shared/hush-works.bib
  citations: ../hush-shared/hush.csl
  style ../hush-shared/hush-looks.toml
  previous: hush-editions/hush-march.arg
  parts front, argument, indicators, dissent, sources, glossary
  scope: hush, the port alone
  gap: hush, what it is worth
  dissent: The port should be let.
    by: A member of the desk
    note: hush, who it is

section trade: Trade
  label: hush
  note: hush: this is thin

voice hush-speaker: The harbour master
  note: hush

voice hush-silent: hush

theme hush-theme: hush
  sections trade
  shows jobs
  assessment: hush

event strike: The port was struck. [@payroll, ¶3]
  answers what
  date 2025-02-03

question what: What should become of the port?
  label: hush
  assessment: hush
  note: hush, asked by the minister

term berth: Where a ship lies.
  note: hush

# hush: above a claim
claim jobs: Two hundred jobs would go. [@smith_2021, p. 4]
  confidence moderate: one count
  tags hush-tag, hush-minister
  date 1987-06-05
  expires 2039-07-18
  note: hush: see [@hush_uncited]
  figure: 200; hush jobs
  conflict: hush
  would-change: hush
  ask: hush
  collect: hush [@hush_uncited]
  caveat: It was a quick count.
  # hush: further in
  support pay: They are on the payroll. [@payroll, ¶2]
    by: hush-speaker
    tags hush-deep
    note: hush
    # hush: deep
  objection others: Others would come. [@payroll, ¶9]
    objection: They would not. [@smith_2021, p. 9]

interpretation keep: The port should be kept.
  answers what
  holds jobs
  date 1987-07
  best pay
  hardest others
  explains strike, jobs: hush
  assessment: hush
  stake: hush
  implication: The state pays.
    note: hush
  indicator: The harbour makes a profit.
    status observed
    checked 2026-03-01
    note: hush
  recommendation: Keep it.
    possible unclear: hush
    note: hush

interpretation sell: The port should be sold.
  answers what
  rejects jobs
  indicator: A buyer is found.
# hush: last line
"""
SOURCES = """\
# hush: in another file
source payroll: Payroll of the port
  author: Coast desk
  accessed 2019-11-23
  kind hush-kind
  url: https://example.org/payroll
  file: hush-texts/hush-payroll.txt
  label: hush
  caveat: hush
  note: hush: do not show this to anybody
"""
WORKS = r"""
% hush: exported from C:\Users\hush\library
@comment{hush}
@preamble{"hush"}
@string{hushed = "hush"}
@book{smith_2021,
  author = {Smith, Jane}, title = {The Coast}, publisher = {Sea Press}, year = {2021}, isbn = {hush},
  urldate = {2019-11-23}, file = {C:\Users\hush\smith.pdf},
  abstract = {hush}, annote = {hush}, keywords = {hush}, note = {hush},
  timestamp = {hush}, owner = {hush}, series = {hush}, url = {https://hush.example.org/}, location = {hush}
}
@book{hush_uncited, author = {Hush, Harry}, title = {Hush}, year = {2020}}
"""
STYLE = """<?xml version="1.0" encoding="utf-8"?>
<!-- hush -->
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
<info><title>hush</title><author><name>hush</name><email>hush@example.org</email></author></info>
<macro name="hush"><text value="hush"/></macro>
<macro name="who"><names variable="author"/></macro>
<citation><layout suffix="."><text macro="who"/><!-- hush --><text variable="title" prefix=", "/>
<text variable="locator" prefix=", "/></layout></citation>
<bibliography><layout suffix="."><group delimiter=", "><text macro="who"/><text variable="title"/>
<text variable="publisher"/></group></layout></bibliography>
</style>
"""
LOOKS = (
    '# hush\n[colours] # hush\naccent = "#23395b" # hush\n\n[logo]\nfile = "hush-logo.png"\nalt = "Port"\nheight = 11\n'
)
EARLIER = """\
# hush
include: hush-more.arg

brief hush-march: hush: what we thought
  summary: hush, it should be sold
  date 2026-03-01
  author: hush
  judgments jobs, hush-withdrawn, lost
  compare keep, sell
  note: hush
  marking: hush
  dissent: hush

source hush-source: hush
  grade A1
  note: hush

source hush-echo: hush
  derives-from hush-source
  grade B2

section hush: hush

question hush-what: hush

claim jobs: hush, three hundred jobs would go. [@hush-source, p. 4]
  confidence high: hush
  support: hush, they are on the payroll. [@hush-echo; @hush-source]
  objection hush-objection: hush *hush* [[jobs]]

claim hush-withdrawn: The port is worth nothing at all, which was told to the desk by people who know it and
  | have been there for many years, in hush-hush talks. [@hush-source]

claim lost: The port loses money. [@hush-source]

interpretation keep: hush
  answers hush-what
  holds jobs, hush-deep-claim
  indicator hush-indicator: hush

interpretation sell: hush
  rejects jobs
  contradicts keep
"""
PLACES = {
    "arguments/hush-port.arg": BRIEF,
    "arguments/hush-remarks.arg": "# hush: a file of remarks and no more\n",
    "arguments/hush-other.arg": "brief hush-other: hush\n  summary: hush\n  author: hush\n  marking: hush\n",
    "arguments/hush-editions/hush-march.arg": EARLIER,
    "arguments/hush-editions/hush-more.arg": "claim hush-deep-claim: hush\n  note: hush\n  assumes: hush\n",
    "hush-shared/hush-sources.arg": SOURCES,
    "hush-shared/hush-texts/hush-payroll.txt": "hush: the whole payroll",
    "hush-shared/hush-works.bib": WORKS,
    "hush-shared/hush.csl": STYLE,
    "hush-shared/hush-looks.toml": LOOKS,
}
KEPT_BACK = re.compile(rb"hush|2039-07|2019-11", re.IGNORECASE)
"""What stands in every place that no brief prints, and dates that none prints."""


def picture(form: str) -> bytes:
    """A picture that says more than its pixels do."""
    out, image = io.BytesIO(), Image.new("RGB", (40, 20), (30, 60, 90))
    told, exif = PngImagePlugin.PngInfo(), Image.Exif()
    told.add_text("Author", "hush")
    told.add_itxt("Comment", "hush", zip=True)
    exif[0x010E] = "hush"
    more = {"pnginfo": told} if form == "PNG" else {"comment": b"hush", "quality": 90}
    image.save(out, form, exif=exif, **more)
    return out.getvalue()


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a brief that has something private in every place that is not printed; built."""
    place = tmp_path_factory.mktemp("all") / "home" / "hush-analyst" / "hush-case"
    for name, text in PLACES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    (place / "hush-shared" / "hush-logo.png").write_bytes(picture("PNG"))
    done = build(place)
    assert done.code == 0, done.err
    return place


def build(place: Path, *arguments: str) -> Done:
    home = place.parent
    env = environment(HOME=str(home), USER="hush", LOGNAME="hush", XDG_CACHE_HOME=str(home / ".cache"))
    return argmap("build", *(arguments or ("arguments/hush-port.arg",)), cwd=place, env=env)


def revealed(name: str, data: bytes, printed: bytes = b"\0") -> list[str]:
    """Where a file, or anything that is packed in it, says what is kept back; `printed` is no secret there."""
    return [where for where, part in unpacked(name, data) if KEPT_BACK.search(part.replace(printed, b""))]


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, name.encode()
    yield name, data
    if name.endswith(".pdf"):
        yield (
            f"{name}, its pages",
            "".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(data)).pages).encode(),
        )
        with pikepdf.open(io.BytesIO(data)) as document:
            for at, each in enumerate(document.objects):
                yield f"{name}, object {at}", said(each)
                if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != "/Image":
                    yield f"{name}, stream {at}", each.read_bytes()
    for start in (found.start() for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data) if name.endswith(".png")):
        try:
            yield f"{name}, unpacked at {start}", zlib.decompressobj().decompress(data[start:])
        except zlib.error:
            continue


def said(value: object) -> bytes:
    """Every key and every text in an object of a PDF, however texts are encoded there; not what it points at."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return b"\n".join(part for key in value.keys() for part in (key.encode(), within(value[key])))  # noqa: SIM118
    if isinstance(value, pikepdf.Array):
        return b"\n".join(map(within, value))
    return str(value).encode() if isinstance(value, pikepdf.String | pikepdf.Name) else b""


def within(value: object) -> bytes:
    return b"" if isinstance(value, pikepdf.Object) and value.is_indirect else said(value)


def carried(pdf: Path) -> dict[str, str]:
    with pikepdf.open(pdf) as document:
        return {
            name: bytes(each.get_file().read_bytes()).decode("latin-1") for name, each in document.attachments.items()
        }


# What leaves ---------------------------------------------------------------------------------------------------------


def test_nothing_that_is_not_printed_is_in_what_is_built(work: Path) -> None:
    built = files(work / "out")
    assert "port.pdf" in built
    assert "port/maps/whole.svg" in built
    assert [where for name, data in built.items() for where in revealed(name, data)] == []


def test_what_would_leave_otherwise_is_found_by_these_tests(work: Path) -> None:
    done = build(work, "arguments/hush-port.arg", "--attach", "source", "-o", "whole")
    assert done.code == 0, done.err
    found = " ".join(revealed("port.pdf", (work / "whole" / "port.pdf").read_bytes()))
    assert found.count("stream") >= len(PLACES), found  # The logo is there too, and the text of the source is not.


def test_the_same_bytes_come_of_what_is_attached(work: Path, tmp_path: Path) -> None:
    done = argmap("extract", work / "out" / "port.pdf", "-o", "taken", cwd=tmp_path)
    assert done.code == 0, done.err
    assert "this is a clean copy of the source that the PDF says it was made of" in done.err
    assert "Now try `argmap build taken`.\n" in done.err
    again = argmap("build", "taken", "-o", "again", "--strict", "--no-cache", cwd=tmp_path)
    assert again.code == 0, again.err
    assert files(tmp_path / "again") == files(work / "out")


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_it_keeps_to_the_standards_with_a_logo_and_with_nothing_attached(work: Path, votes: Path) -> None:
    found = faults(work / "out" / "port.pdf", votes / "none" / "vote.pdf")
    assert not found, found


def test_files_are_called_after_the_brief_and_what_they_are_for(work: Path) -> None:
    found = carried(work / "out" / "port.pdf")
    beside = ("citations.csl", "logo.png", "part-1.arg", "previous.arg", "style.toml", "works.json")
    assert sorted(found) == ["port.arg", *(f"port/{name}" for name in beside)]
    assert json.loads(found["port/works.json"]) == [
        {
            "author": [{"family": "Smith", "given": "Jane"}],
            "id": "smith_2021",
            "publisher": "Sea Press",
            "title": "The Coast",
            "type": "book",
        }
    ]
    assert found["port/part-1.arg"] == "source payroll: Payroll of the port\n  author: Coast desk\n"


def test_of_a_previous_edition_what_changed_is_left_and_no_words(work: Path) -> None:
    text = carried(work / "out" / "port.pdf")["port/previous.arg"]
    assert "claim lost" not in text
    assert "The port is worth nothing at all" in text, "a judgment that was withdrawn is printed"
    assert "three hundred" not in text
    told = pypdf.PdfReader(work / "out" / "port.pdf").pages[0].extract_text()
    assert "worth nothing at all" in " ".join(told.split())


def test_what_was_attached_and_left_out_is_said_in_a_line(work: Path) -> None:
    line = (
        "attached to port.pdf: a clean copy of its source in 7 files, without 10 comments, 15 notes, 30 other lines "
        "that are not printed and 1 work that is not cited; that is the whole argument, also what these parts do not "
        "print"
    )
    said = build(work).err
    assert said == build(work).err, "it is said again where nothing was made anew"
    assert [each for each in said.splitlines() if each.startswith("attached")] == [f"{line}; see `--attach`"]


def test_nobody_else_can_read_what_is_kept(work: Path) -> None:
    kept = [path for path in (work.parent / ".cache").rglob("*") if path.parent.name == "kept"]
    assert kept
    assert {oct(path.stat().st_mode & 0o077) for path in (kept[0].parent, *kept)} == {"0o0"}


def test_an_atlas_reveals_no_more_and_the_same_comes_of_it(work: Path, tmp_path: Path) -> None:
    drawn = argmap("map", "--from", "arguments/hush-port.arg", "-o", tmp_path / "atlas.pdf", cwd=work)
    assert drawn.code == 0, drawn.err
    assert "attached to port-map.pdf: a clean copy" in drawn.err
    data = (tmp_path / "atlas.pdf").read_bytes()
    assert revealed("atlas.pdf", data, printed=b"https://hush.example.org/") == [], "it prints all addresses"
    assert argmap("extract", "atlas.pdf", cwd=tmp_path).code == 0
    assert argmap("map", "--from", "atlas-source", "-o", "again.pdf", cwd=tmp_path).code == 0
    assert (tmp_path / "again.pdf").read_bytes() == data


# What is chosen ------------------------------------------------------------------------------------------------------

VOTE = SHORT.replace("\n\n", "\n  attach none\n  parts front\n\n# hush\n", 1)


@pytest.fixture(scope="module")
def votes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a brief that asks for no attachments: built so, and as `--attach` asks, with what was said."""
    place = tmp_path_factory.mktemp("votes")
    (place / "vote.arg").write_text(VOTE)
    for kind, asked in (("none", ()), ("clean", ("--attach", "clean")), ("source", ("--attach", "source"))):
        done = argmap("build", "vote.arg", "-o", kind, *asked, cwd=place)
        assert done.code == 0, done.err
        (place / kind / "said").write_text(done.err)
    return place


def edition(place: Path, kind: str) -> str:
    """The edition that is printed."""
    said = argmap("extract", "--list", f"{kind}/vote.pdf", cwd=place).err
    found = re.search(r"edition (\w{10})", said)
    assert found, said
    assert found[1] in pypdf.PdfReader(place / kind / "vote.pdf").pages[0].extract_text()
    return found[1]


def test_a_brief_that_asks_for_it_carries_nothing_and_says_so(votes: Path) -> None:
    assert "attached to vote.pdf: nothing;" in (votes / "none" / "said").read_text()
    assert carried(votes / "none" / "vote.pdf") == {}
    taken = argmap("extract", "none/vote.pdf", cwd=votes)
    assert (taken.code, taken.out) == (2, "")
    assert "error[ARG912]: this PDF was made without its source, as its makers chose" in taken.err
    listed = argmap("extract", "--list", "none/vote.pdf", cwd=votes)
    assert (listed.code, listed.out) == (0, "")
    assert "nothing is attached to vote.pdf: it was made without its source (edition " in listed.err


@pytest.mark.parametrize(
    ("kind", "told"),
    [("clean", "a clean copy of its source in 1 file, without 1 comment;"), ("source", "1 file as it is")],
)
def test_the_command_line_goes_before_the_brief(votes: Path, kind: str, told: str) -> None:
    assert f"attached to vote.pdf: {told}" in (votes / kind / "said").read_text()
    text = carried(votes / kind / "vote.pdf")["vote.arg"]
    assert ("hush" in text, "attach" in text) == ((kind == "source"),) * 2


def test_clean_copies_and_none_are_the_same_edition(votes: Path) -> None:
    assert edition(votes, "clean") == edition(votes, "none") != edition(votes, "source")


def test_what_is_attached_is_listed_with_its_size_and_kind(votes: Path) -> None:
    size = len(carried(votes / "clean" / "vote.pdf")["vote.arg"])
    done = argmap("extract", "--list", "clean/vote.pdf", cwd=votes)
    assert (done.code, done.out.split()) == (0, [str(size), "vote.arg"])
    assert done.err.startswith(
        f"1 file, {size} bytes: this is a clean copy of the source that the PDF says it was made of"
    )
    assert not (votes / "vote-source").exists()


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("# hush", "# another remark\n\n", "same       here/vote.arg"),
        ("last week", "last year", "changed    here/vote.arg"),
        ("brief vote", "brief port", "missing    vote.arg"),
    ],
)
def test_a_clean_copy_is_compared_with_the_one_that_would_be_made_now(
    votes: Path, old: str, new: str, state: str
) -> None:
    (votes / "here").mkdir(exist_ok=True)
    (votes / "here" / "vote.arg").write_text(VOTE.replace(old, new))
    done = argmap("extract", "clean/vote.pdf", "--compare", "here", cwd=votes)
    assert (done.code, done.out) == (int("same" not in state), f"{state}\n")


def test_what_claims_to_carry_nothing_and_does_was_altered(votes: Path) -> None:
    data = (votes / "clean" / "vote.pdf").read_bytes()
    found = extracted(data.replace(b"<argmap:attached>clean<", b"<argmap:attached>none <")).value
    assert found
    assert not found.intact


def test_what_the_front_page_says_is_in_no_property_of_a_pdf_without_it(tmp_path: Path) -> None:
    said = "  author: hush\n  subtitle: hush\n  summary: hush\n  parts sources\n"
    (tmp_path / "vote.arg").write_text(SHORT.replace("  parts front\n", said))
    assert argmap("build", "vote.arg", "--attach", "none", cwd=tmp_path).code == 0
    assert [where for name, data in files(tmp_path / "out").items() for where in revealed(name, data)] == []


def test_pictures_carry_nothing_and_so_cannot_be_asked_to(votes: Path) -> None:
    assert argmap("map", "--from", "vote.arg", "-f", "svg", "--attach", "none", cwd=votes).code == 2


def test_an_attachment_of_an_unknown_kind_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "vote.arg").write_text(VOTE.replace("attach none", "attach some"))
    done = argmap("check", "vote.arg", cwd=tmp_path)
    assert done.code == 1
    assert "write one of: clean, source, none" in done.err


# Previous editions ---------------------------------------------------------------------------------------------------


@given(quarrels(), quarrels(), st.sampled_from(["", "judgments a", "judgments a, x"]))
@settings(max_examples=40, deadline=None)
def test_of_a_previous_edition_the_same_has_changed(before: str, after: str, judged: str) -> None:
    head = f"brief q: Q\n  summary: S\n  {judged}\n" if judged else "brief q: Q\n"
    old, new = f"{head}{before}", f"{head}{after.replace('claim a: ', 'claim a: Not ')}"
    then, now = analysis_of(old), analysis_of(new)
    text = skeleton([parse(Source("test.arg", old)).value], then.argument, now.argument)
    assert "Reading" not in text or after.count("Reading") >= text.count("Reading")
    left = analysis_of(text)
    assert told_of(changes(left, now)) == told_of(changes(then, now))
    assert skeleton([parse(Source("test.arg", text)).value], left.argument, now.argument) == text


def told_of(found: Changes) -> Changes:
    """What is printed of changes: of statements that are gone, only how many."""
    return replace(found, removed=tuple(Name("") for _ in found.removed))


def test_a_judgment_that_was_withdrawn_is_told_in_the_same_words_again_and_again() -> None:
    for length in (119, 120, 121, 122, 150):
        for words in ("x" * length, "ab " * (length // 3), "abcd " * (length // 5) + "e" * (length % 5)):
            old = f"brief q: Q\n  judgments gone\nclaim gone: {words.strip()}\n"
            then, now = argument_of(old), argument_of("brief q: Q\nclaim a: A\n")
            text = skeleton([parse(Source("test.arg", old)).value], then, now)
            (left,) = argument_of(text).statements.values()
            assert shorten(left.text.plain(), 120) == shorten(words.strip(), 120)


# Works, styles and logos ---------------------------------------------------------------------------------------------


BIBLIOGRAPHY = r"""
@article{a, author={Doe, Jane and Roe, R. and Poe, E. and others}, title={A {NATO} title: on the coast},
  journal={J. of Coasts}, volume={3}, number={2}, pages={10--20}, year={2020}, month=may, doi={10.1000/182},
  url={https://example.org/a}, urldate={2021-02-03}, note={hush}, keywords={hush}, shorttitle={A Title}}
@incollection{b, author={van den Berg, Anna}, editor={Smith, J.}, booktitle={The {Whole} Book}, title={Part of it},
  publisher={Press}, address={Paris}, year={2020}, pages={7}, langid={german}, note={hush}, isbn={1}}
@online{c, title={No author here}, url={https://example.org/c}, urldate={2020-01-02}, date={2019-05-06}, note={hush}}
@thesis{d, author={Doe, Jane}, title={Same year}, type={phdthesis}, institution={A University}, year={2020},
  abstract={hush}}
@misc{e, author={{A Desk}}, title={Untimely}, howpublished={A leaflet}, eventtitle={A fair}}
@report{f, author={Doe, John}, title={Same year}, number={12}, institution={An Office}, date={2020-05/2020-07}}
"""


@pytest.mark.parametrize("style", CITATION_STYLES)
def test_a_work_is_cited_alike_from_what_is_left_of_it(
    style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cited = "; ".join(f"@{key}, p. {at}" for at, key in enumerate("abcdef"))
    text = f"brief q: Q\n  bibliography: w.bib\n  citations: {style}\nclaim said: C [{cited}]\n  support: D [@a; @b]\n"
    Path("q.arg").write_text(text + "source d\n  author: Doe, Jane\n  grade B2\n  accessed 2020-01-01\n")
    Path("w.bib").write_text(BIBLIOGRAPHY)
    first = compile_paths([Path("q.arg")])
    copy = source_copy(first.value, "q.arg")
    for file in copy.files:
        (tmp_path / "again" / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "again" / file.path).write_bytes(file.data)
    assert b"hush" not in b"".join(file.data for file in copy.files)
    second = compile_paths([Path("again")])
    assert [each.code for each in first.diagnostics] == [each.code for each in second.diagnostics]
    assert listed(second.value) == listed(first.value)
    assert source_copy(second.value, "again/q.arg").files == copy.files


def listed(compiled: Compiled) -> object:
    ((_, analysis),) = compiled.analyses
    assert analysis.argument.masthead
    return Citations.of(analysis.argument, analysis.argument.masthead).references


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_has_its_pixels_and_no_more(form: str) -> None:
    data = picture(form)
    bare, ending = looks.logo(data)
    assert revealed(f"logo{ending}", data) != [] == revealed(f"logo{ending}", bare)
    assert (looks.logo(bare), clean_logo(bare)) == ((bare, ending), clean_logo(data))
    assert ending == (".png" if form == "PNG" else ".jpg")


def test_a_style_names_its_fonts_after_what_they_set() -> None:
    text = """
# hush
[fonts]
serif = { regular = "hush/a.TTF", bold = "hush/b.ttf", italic = "hush/a.TTF" }
extra = ["hush/c.otf", "hush/b.ttf"]
[logo]
file = "hush.svg"
alt = "A \\"port\\""
height = 11.5
"""
    clean = looks.style_file(text, "logo.svg")
    assert tomllib.loads(clean) == {
        "fonts": {
            "serif": {
                "regular": "fonts/serif-regular.ttf",
                "bold": "fonts/serif-bold.ttf",
                "italic": "fonts/serif-regular.ttf",
            },
            "extra": ["fonts/extra-1.otf", "fonts/serif-bold.ttf"],
        },
        "logo": {"file": "logo.svg", "alt": 'A "port"', "height": 11.5},
    }
    assert looks.style_file(clean, "logo.svg") == clean


def test_a_citation_style_under_a_public_licence_names_its_authors_and_none_of_their_addresses() -> None:
    text = resources.files("argmap.csl").joinpath("styles", "apa.csl").read_text("utf-8")
    clean = looks.citation_style(text)
    assert "Brenton M. Wiernik" in clean
    assert "creativecommons.org" in clean
    assert "@" not in clean
    assert looks.citation_style(clean) == clean
    assert isinstance(read_style(clean), Style)
