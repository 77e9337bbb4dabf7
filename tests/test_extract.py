"""`argmap extract`: the source comes back out of a PDF, byte for byte; what a stranger put there does no harm."""

import io
import shutil
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdf
import pytest

from argmap.limits import Limits
from argmap.render.attachments import Attachment, edition
from argmap.render.extraction import extracted, unsafe
from argmap.render.extraction_process import extract
from argmap.render.pdf import render_pdf
from inside import argmap
from process import GOOD, environment, files
from sharing import Shared

PAGE = '<html lang="en"><head><title>A page</title></head><body><p>A page.</p></body></html>'
HEAD, _, REST = GOOD.partition("\n\n")
BODY = REST.replace("source count: A count of polling stations\n", "")
ROOT = f"{HEAD}\n  parts front\n\ninclude: ../shared/sources.arg\n\n{BODY}"
SOURCES = "source count: A count of polling stations\n  publisher: Commission électorale\n  file: count.txt\n"


def attached(*pairs: tuple[str, bytes]) -> list[Attachment]:
    return [Attachment(path, data, "text/plain", "") for path, data in pairs]


TWO = attached(("mali.arg", b"claim a: A.\n"), ("mali/coups.arg", "claim b: É.\n".encode()))


@pytest.fixture(scope="module")
def small() -> bytes:
    """A PDF of one page with two files attached."""
    return render_pdf(PAGE, attachments=TWO)


@pytest.fixture(scope="module")
def once(shared: Shared) -> Path:
    """A folder in which a brief of two files in two folders, one with line ends of Windows, was built; to be kept."""
    return shared("extract", _build)


def _build(place: Path) -> None:
    for name, text in (("briefs/vote.arg", ROOT.replace("\n", "\r\n")), ("shared/sources.arg", SOURCES)):
        (place / name).parent.mkdir()
        (place / name).write_bytes(text.encode())
    (place / "shared" / "count.txt").write_text("All of them were counted.\n")
    done = argmap("build", "briefs", "--attach", "source", cwd=place)
    assert done.code == 0, done.err


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(once, tmp_path / "work"))


# From text to PDF and back -------------------------------------------------------------------------------------------


def test_what_is_taken_out_builds_the_same_brief_again(built: Path) -> None:
    """The texts of sources may not be ours to hand on: they are named, and are to be put there by hand."""
    done = argmap("extract", "out/vote.pdf", cwd=built)
    assert (done.code, done.out) == (0, "vote-source/briefs/vote.arg\nvote-source/shared/sources.arg\n")
    assert "this is the source that the PDF says it was made of (edition " in done.err
    assert "Now try `argmap build vote-source`. Texts of sources are not in the PDF" in done.err
    assert "`vote-source/shared/count.txt`" in done.err
    assert files(built / "vote-source") == {"briefs/vote.arg": ROOT.encode(), "shared/sources.arg": SOURCES.encode()}
    again = argmap("build", "vote-source", "-o", "again", "--attach", "source", cwd=built)
    assert again.code == 0, again.err
    assert "warning[ARG131]" in again.err
    assert files(built / "again") == files(built / "out")
    shutil.copy(built / "shared" / "count.txt", built / "vote-source" / "shared")
    assert argmap("extract", "out/vote.pdf", cwd=built).err.endswith("Now try `argmap build vote-source`.\n")


def test_an_atlas_carries_its_source_too(built: Path) -> None:
    assert argmap("map", "--from", "briefs", "-o", "atlas.pdf", "--attach", "source", cwd=built).code == 0
    assert argmap("extract", "atlas.pdf", "-o", "taken", cwd=built).code == 0
    assert set(files(built / "taken")) == {"briefs/vote.arg", "shared/sources.arg"}


def test_the_edition_is_the_one_printed_in_the_brief(built: Path) -> None:
    said = argmap("extract", "out/vote.pdf", "--compare", ".", cwd=built).err
    text = pypdf.PdfReader(built / "out" / "vote.pdf").pages[0].extract_text()
    number = said.partition("edition ")[2][:10]
    assert number in text


def test_files_are_listed_with_their_kind_and_a_date_that_does_not_change(small: bytes) -> None:
    with pikepdf.open(io.BytesIO(small)) as document:
        listed = [str(name) for name in pikepdf.NameTree(document.Root.Names.EmbeddedFiles)]
        first = document.Root.AF[0]
        assert listed == ["mali.arg", "mali/coups.arg"]
        assert str(first.AFRelationship) == "/Source"
        assert str(first.EF.F.Subtype) == "/text/plain"
        assert str(first.EF.F.Params.ModDate) == "D:20000101000000Z"


def test_what_a_pdf_says_of_itself_is_not_taken_for_what_it_was_made_of(small: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(small)
    done = argmap("extract", "a.pdf", cwd=tmp_path)
    assert "the PDF says it was made of" in done.err
    assert "only a build of it shows whether it was" in done.err


def test_a_pdf_without_pages_was_made_of_nothing(small: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(small)) as document:
        del document.pages[:]
        document.save(tmp_path / "a.pdf")
    done = argmap("extract", "a.pdf", cwd=tmp_path)
    assert (done.code, "error[ARG911]: this PDF has no pages" in done.err) == (1, True), done.err


# What is there already -----------------------------------------------------------------------------------------------


def test_files_that_say_the_same_are_left_as_they_are(built: Path) -> None:
    before = (built / "briefs" / "vote.arg").stat().st_mtime_ns
    done = argmap("extract", "out/vote.pdf", "-o", ".", cwd=built)
    assert done.code == 0, done.err
    assert "wrote 0 files to ./; 2 files said the same already" in done.err
    assert (built / "briefs" / "vote.arg").stat().st_mtime_ns == before


def test_a_file_that_says_something_else_is_never_overwritten(built: Path) -> None:
    (built / "vote-source" / "shared").mkdir(parents=True)
    (built / "vote-source" / "shared" / "sources.arg").write_text("mine")
    done = argmap("extract", "out/vote.pdf", cwd=built)
    assert (done.code, done.out) == (2, "")
    assert "error[ARG916]" in done.err
    assert files(built / "vote-source") == {"shared/sources.arg": b"mine"}


def test_drawings_beside_what_is_taken_out_stay(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(render_pdf(PAGE, attachments=attached(("maps/a.arg", b"claim a: A.\n"))))
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "whole.svg").write_text("mine")
    assert argmap("extract", "a.pdf", "-o", ".", cwd=tmp_path).code == 0
    assert (tmp_path / "maps" / "whole.svg").read_text() == "mine"


@pytest.mark.parametrize("link", ["vote-source/shared", "vote-source/briefs/vote.arg"])
def test_nothing_is_written_through_a_link(built: Path, tmp_path: Path, link: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (built / link).parent.mkdir(parents=True)
    (built / link).symlink_to(tmp_path / "elsewhere" / ("" if link.endswith("shared") else "new.arg"))
    done = argmap("extract", "out/vote.pdf", cwd=built)
    assert done.code == 2
    assert "error[ARG916]" in done.err
    assert files(tmp_path / "elsewhere") == {}
    assert [path for path in (built / "vote-source").rglob("*") if path.is_file()] == []


def test_comparing_says_what_changed_and_writes_nothing(built: Path) -> None:
    same = argmap("extract", "out/vote.pdf", "--compare", ".", cwd=built)
    assert (same.code, same.out) == (0, "same       briefs/vote.arg\nsame       shared/sources.arg\n")
    (built / "briefs" / "vote.arg").unlink()
    (built / "shared" / "sources.arg").write_text(SOURCES + "# more\n")
    before = files(built)
    other = argmap("extract", "out/vote.pdf", "--compare", ".", cwd=built)
    assert (other.code, other.out) == (1, "missing    briefs/vote.arg\nchanged    shared/sources.arg\n")
    assert "2 of 2 files differ" in other.err
    assert files(built) == before


def test_comparing_with_what_is_no_folder_is_refused(built: Path) -> None:
    assert argmap("extract", "out/vote.pdf", "--compare", "nowhere", cwd=built).code == 2
    assert argmap("extract", "out/vote.pdf", "--compare", ".", "-o", "x", cwd=built).code == 2


# What a stranger may have done ---------------------------------------------------------------------------------------


def changed(data: bytes, change: str) -> bytes:
    """A PDF that is spoilt in one way."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        specification = document.Root.AF[0]
        if change == "text":
            specification.EF.F.write(b"claim a: B.\n")
        elif change == "one less":
            document.Root.AF = pikepdf.Array([document.Root.AF[1]])
        elif change == "renamed":
            specification.UF = "zz.arg"
        elif change == "none":
            del document.Root.AF
        elif change == "no metadata":
            del document.Root.Metadata
        elif change == "odd":
            document.Root.AF = pikepdf.Array([pikepdf.Dictionary(AFRelationship=pikepdf.Name.Source, UF="a.arg")])
        encryption = pikepdf.Encryption(owner="o", user="u") if change == "encrypted" else None
        document.save(out, encryption=encryption or False)
    return out.getvalue()


def code_of(data: bytes) -> str:
    found = extracted(data)
    assert found.value is None
    (diagnostic,) = found.diagnostics
    return diagnostic.code


def test_what_another_program_saved_anew_is_still_intact(small: bytes) -> None:
    found = extracted(changed(small, "nothing")).value
    assert found
    assert found.intact
    assert found.edition == edition(TWO)
    assert [replace(file, media_type="text/plain") for file in found.files] == TWO


@pytest.mark.parametrize("change", ["text", "one less", "renamed"])
def test_what_was_altered_is_refused_unless_asked_for(small: bytes, change: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(changed(small, change))
    done = argmap("extract", "a.pdf", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "error[ARG915]" in done.err
    assert not (tmp_path / "a-source").exists()
    asked = argmap("extract", "a.pdf", "--altered", cwd=tmp_path)
    assert asked.code == 0
    assert "this is not the source that the PDF was made of" in asked.err
    assert files(tmp_path / "a-source")


@pytest.mark.parametrize(
    ("change", "code"),
    [("none", "ARG912"), ("no metadata", "ARG912"), ("encrypted", "ARG911"), ("odd", "ARG911")],
)
def test_what_has_no_source_or_cannot_be_read_is_refused(small: bytes, change: str, code: str) -> None:
    assert code_of(changed(small, change)) == code


def test_an_encrypted_pdf_is_not_called_damaged(small: bytes) -> None:
    assert ["encrypted" in each.message for each in extracted(changed(small, "encrypted")).diagnostics] == [True]


def test_what_is_no_whole_pdf_is_refused(small: bytes) -> None:
    assert code_of(b"") == code_of(b"hello") == code_of(b"%PDF-1.7\n") == code_of(b"%PDF-" + b"(" * 100_000) == "ARG911"
    half = extracted(small[: len(small) // 2])
    assert half.value is None or not half.value.intact
    assert code_of(render_pdf(PAGE)) == "ARG912"


def test_a_pdf_of_another_program_has_no_source() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("mali.arg", b"claim a: A.\n")
    out = io.BytesIO()
    writer.write(out)
    assert code_of(out.getvalue()) == "ARG912"


def test_files_that_others_attached_are_left_alone(small: bytes) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(small))
    writer.add_attachment("../notes.txt", b"mine")
    out = io.BytesIO()
    writer.write(out)
    found = extracted(out.getvalue()).value
    assert found
    assert found.intact
    assert [file.path for file in found.files] == ["mali.arg", "mali/coups.arg"]


HOSTILE = ["../../x", "a/../../x", "/etc/passwd", "a//b", "", " ", ".", "./a", ".git/config", "a/.hidden", "a" * 300,
    "a\nb.arg", "é\x1b[31m.arg", "\u202egra.a", "a/"]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_lead_astray_are_refused(name: str) -> None:
    assert unsafe(name, windows=False)
    assert code_of(render_pdf(PAGE, attachments=attached((name, b"x")))) == "ARG913"


@pytest.mark.parametrize("name", ["con", "NUL.arg", "a/com1.x", "C:x", "a\\..\\b", "a.", "a ", "what?"])
def test_names_that_windows_gives_a_meaning_of_its_own_are_refused_there(name: str) -> None:
    assert unsafe(name, windows=True)
    assert not unsafe(name, windows=False)


@pytest.mark.parametrize("name", ["mali.arg", "mali/coups.arg", "é à/ü.arg", "contra.arg", "a..b/c.d.e"])
def test_plain_names_are_safe_everywhere(name: str) -> None:
    assert not unsafe(name, windows=True)


@pytest.mark.parametrize("names", [("a.arg", "A.arg"), ("é.arg", "e\u0301.arg"), ("a", "a/b"), ("A", "a/b/c")])
def test_names_that_collide_somewhere_are_refused(names: Sequence[str]) -> None:
    assert code_of(render_pdf(PAGE, attachments=attached(*((name, b"x") for name in names)))) == "ARG913"


def test_a_name_that_drives_terminals_is_spelt_out(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(render_pdf(PAGE, attachments=attached(("\x1b[31mré.arg", b"x"))))
    done = argmap("extract", "a.pdf", cwd=tmp_path)
    assert done.code == 1
    assert "\\x1b[31mré.arg" in done.err
    assert "\x1b" not in done.err
    assert set(files(tmp_path)) == {"a.pdf"}


def test_more_files_than_are_allowed_are_refused() -> None:
    many = render_pdf(PAGE, attachments=attached(*((f"{at}.arg", b"x") for at in range(9))))
    assert extracted(many, Limits(pdf_files=9)).value
    (refusal,) = extracted(many, Limits(pdf_files=8)).diagnostics
    assert (refusal.code, "--limit pdf-files=16" in refusal.help) == ("ARG914", True)


def test_what_swells_is_not_unpacked_to_its_end() -> None:
    one = Limits(pdf_unpacked=1)
    whole = attached(("a.arg", b"x" * 2**19), ("b.arg", b"y" * 2**19))
    found = extracted(render_pdf(PAGE, attachments=whole), one).value
    assert found
    assert found.intact
    more = render_pdf(PAGE, attachments=[*whole, *attached(("c.arg", b"z"))])
    assert [each.code for each in extracted(more, one).diagnostics] == ["ARG914"]


# Bombs ---------------------------------------------------------------------------------------------------------------


def objects(*bodies: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, root, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


SAID = stream(
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<a:edition xmlns:a="urn:argmap:document:1#">1234567890</a:edition></x:xmpmeta>'
)
ROOT_OBJECT = b"<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R /AF [4 0 R] >>"
PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"
FILE = b"<< /AFRelationship /Source /UF (a.arg) /EF << /F 5 0 R >> >>"


def packed(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def pdf_with(body: bytes, file: bytes = FILE) -> bytes:
    """A PDF with one file attached to it, whose stream is this object."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return objects(ROOT_OBJECT, b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>", SAID, file, body, page)


FLATE = b"/FlateDecode "


@cache
def zeros() -> bytes:
    """256 MiB of them, packed."""
    return packed(bytes(2**28), 1)


def table_of_millions() -> bytes:
    entries = b"/Type /XRef /W [1 8 2] /Root 1 0 R /Filter /FlateDecode /Size 99999999"
    table = stream(packed(bytes(11 * 5_000_000), 1), entries)
    return b"%PDF-1.7\n1 0 obj\n" + table + b"\nendobj\nstartxref\n9\n%%EOF\n"


NESTED = b"[" * 200_000 + b"]" * 200_000
BOMBS: dict[str, Callable[[], bytes]] = {
    "a file that unpacks to 256 MiB": lambda: pdf_with(stream(zeros(), b"/Filter /FlateDecode")),
    "one packed thrice": lambda: pdf_with(stream(packed(zeros(), 2), b"/Filter [%s]" % (FLATE * 3))),
    "metadata that unpack to 256 MiB": lambda: objects(
        ROOT_OBJECT, PAGES, stream(zeros(), b"/Filter /FlateDecode"), FILE
    ),
    "objects within objects": lambda: pdf_with(b"<< /F %s >>" % NESTED),
    "a catalogue of such objects": lambda: objects(NESTED, PAGES),
    "a file that is itself": lambda: pdf_with(b"5 0 R"),
    "references in a circle": lambda: objects(b"2 0 R", b"3 0 R", b"1 0 R"),
    "tables in a circle": lambda: (
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n"
    ),
    "a table of millions": table_of_millions,
    "a length that is a lie": lambda: pdf_with(b"<< /Length 99999999999 >>\nstream\nx\nendstream"),
    "numbers without end": lambda: pdf_with(b"9" * 2_000_000),
    "a predictor of great width": lambda: pdf_with(
        stream(packed(bytes(2**20), 1), b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 999999999 >>")
    ),
}
"""PDFs that would take too much, each made when it is needed."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_takes_much(name: str) -> None:
    """Within the seconds and the memory allowed, whatever pypdf makes of it; the limit outside holds in any case."""
    found = extract(BOMBS[name](), Limits(pdf_time=10, pdf_memory=512))
    assert found.value is None
    (refusal,) = found.diagnostics
    assert refusal.code in {"ARG911", "ARG912", "ARG914"}
    assert refusal.help


def test_what_keeps_a_reader_busy_is_stopped_and_the_limit_is_named() -> None:
    busy = b"%PDF-1.7\n" + b"1 0 obj\n<< /A " * 4_000_000  # What takes about ten times as long as is allowed.
    (refusal,) = extract(busy, Limits(pdf_time=1)).diagnostics
    assert refusal.code == "ARG914"
    assert "1 seconds" in refusal.message
    assert "--limit pdf-time=2" in refusal.help


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_what_takes_more_memory_than_allowed_is_stopped() -> None:
    large = pdf_with(stream(packed(bytes(100 * 2**20), 1), b"/Filter /FlateDecode"))
    assert extract(large).value
    (refusal,) = extract(large, Limits(pdf_memory=80)).diagnostics
    assert (refusal.code, "--limit pdf-memory=160" in refusal.help) == ("ARG914", True)


def test_reading_apart_gives_the_same_as_reading_here(small: bytes) -> None:
    assert extract(small) == extracted(small)
    assert extract(b"hello") == extracted(b"hello")


def test_nothing_of_the_current_folder_is_run(small: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(small)
    for name in ("pypdf.py", "json.py", "argmap.py"):
        (tmp_path / name).write_text("open('owned', 'w')\n")
    assert argmap("extract", "a.pdf", cwd=tmp_path).code == 0
    assert not (tmp_path / "owned").exists()


# The way it is called ------------------------------------------------------------------------------------------------


def test_a_path_that_is_no_file_is_named(tmp_path: Path) -> None:
    for path in ("nowhere.pdf", "."):
        done = argmap("extract", path, cwd=tmp_path)
        assert done.code == 2
        assert "error[ARG906]" in done.err


def test_the_place_may_be_a_file_or_closed_and_nothing_is_lost(small: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(small)
    (tmp_path / "taken").write_text("mine")
    done = argmap("extract", "a.pdf", "-o", "taken", cwd=tmp_path, env=environment())
    assert done.code == 2
    assert "error[ARG905]" in done.err
    assert (tmp_path / "taken").read_text() == "mine"
