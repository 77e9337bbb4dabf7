"""Nothing that no brief prints leaves with what is built, and yet the same pages come of what does."""

import io
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PIL import Image, PngImagePlugin

from process import SHORT, Done, argmap, environment, files

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
  dissent: The port should be let.
    by: A member of the desk
    note: hush, who it is

section trade: Trade
  note: hush: this is thin

question what: What should become of the port?
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
  # hush: further in
  support pay: They are on the payroll. [@payroll, ¶2]
    by: The harbour master
    tags hush-deep
    note: hush
    # hush: deep
  objection: Others would come. [@payroll, ¶9]
    objection: They would not. [@smith_2021, p. 9]

interpretation keep: The port should be kept.
  answers what
  holds jobs
  implication: The state pays.
    note: hush
  indicator: The harbour makes a profit.
    status observed
    checked 2026-03-01
    note: hush
  recommendation: Keep it.
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
  url: https://example.org/payroll
  file: hush-texts/hush-payroll.txt
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
KEPT_BACK = re.compile(rb"hush|1987-06|2039-07|2019-11", re.IGNORECASE)
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
    assert "this is a clean copy of the source that the PDF was made of" in done.err
    assert "Now try `argmap build taken`.\n" in done.err
    again = argmap("build", "taken", "-o", "again", "--strict", "--no-cache", cwd=tmp_path)
    assert again.code == 0, again.err
    assert files(tmp_path / "again") == files(work / "out")


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
        "attached to port.pdf: a clean copy of its source in 7 files, without 10 comments, 14 notes, 7 other lines "
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


@pytest.fixture
def vote(tmp_path: Path) -> Path:
    (tmp_path / "vote.arg").write_text(SHORT.replace("\n\n", "\n  attach none\n\n# hush\n", 1))
    return tmp_path


def test_a_brief_that_asks_for_it_carries_nothing_and_says_so(vote: Path) -> None:
    done = argmap("build", "vote.arg", cwd=vote)
    assert "attached to vote.pdf: nothing;" in done.err
    assert carried(vote / "out" / "vote.pdf") == {}
    taken = argmap("extract", "out/vote.pdf", cwd=vote)
    assert (taken.code, taken.out) == (2, "")
    assert "error[ARG912]: this PDF was made without its source, as its makers chose" in taken.err
    listed = argmap("extract", "--list", "out/vote.pdf", cwd=vote)
    assert (listed.code, listed.out) == (0, "")
    number = re.search(
        r"nothing is attached to vote.pdf: it was made without its source \(edition (\w{10})\)", listed.err
    )
    assert number
    assert number[1] in pypdf.PdfReader(vote / "out" / "vote.pdf").pages[0].extract_text()


def test_the_command_line_goes_before_the_brief(vote: Path) -> None:
    for kind, said in (
        ("clean", "a clean copy of its source in 1 file, without 1 comment;"),
        ("source", "1 file as it is"),
    ):
        done = argmap("build", "vote.arg", "--attach", kind, cwd=vote)
        assert f"attached to vote.pdf: {said}" in done.err
        text = carried(vote / "out" / "vote.pdf")["vote.arg"]
        assert ("hush" in text, "attach" in text) == ((kind == "source"),) * 2


def test_clean_copies_and_none_are_the_same_edition(vote: Path) -> None:
    editions = set()
    for kind in ("clean", "none"):
        assert argmap("build", "vote.arg", "--attach", kind, cwd=vote).code == 0
        said = argmap("extract", "--list", "out/vote.pdf", cwd=vote).err
        editions |= set(re.findall(r"edition (\w+)", said))
    assert len(editions) == 1


def test_what_is_attached_is_listed_with_its_size_and_kind(vote: Path) -> None:
    assert argmap("build", "vote.arg", "--attach", "clean", cwd=vote).code == 0
    size = len(carried(vote / "out" / "vote.pdf")["vote.arg"])
    done = argmap("extract", "--list", "out/vote.pdf", cwd=vote)
    assert (done.code, done.out.split()) == (0, [str(size), "vote.arg"])
    assert done.err.startswith(f"1 file, {size} bytes: this is a clean copy of the source that the PDF was made of")
    assert not (vote / "vote-source").exists()


def test_a_clean_copy_is_compared_with_the_one_that_would_be_made_now(vote: Path) -> None:
    assert argmap("build", "vote.arg", "--attach", "clean", cwd=vote).code == 0
    text = (vote / "vote.arg").read_text()
    (vote / "vote.arg").write_text(text.replace("# hush", "# another remark\n\n"))
    same = argmap("extract", "out/vote.pdf", "--compare", ".", cwd=vote)
    assert (same.code, same.out) == (0, "same       vote.arg\n")
    (vote / "vote.arg").write_text(text.replace("last week", "last year"))
    other = argmap("extract", "out/vote.pdf", "--compare", ".", cwd=vote)
    assert (other.code, other.out) == (1, "changed    vote.arg\n")
    (vote / "vote.arg").write_text(text.replace("brief vote", "brief port"))
    gone = argmap("extract", "out/vote.pdf", "--compare", ".", cwd=vote)
    assert (gone.code, gone.out) == (1, "missing    vote.arg\n")


def test_pictures_carry_nothing_and_so_cannot_be_asked_to(vote: Path) -> None:
    assert argmap("map", "--from", "vote.arg", "-f", "svg", "--attach", "none", cwd=vote).code == 2


def test_an_attachment_of_an_unknown_kind_is_an_error(vote: Path) -> None:
    (vote / "vote.arg").write_text(SHORT.replace("\n\n", "\n  attach some\n\n", 1))
    done = argmap("check", "vote.arg", cwd=vote)
    assert done.code == 1
    assert "write one of: clean, source, none" in done.err
