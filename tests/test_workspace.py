"""The reader: which files are found, how includes are followed, and that nothing outside is read."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Span, TooMuch, Trouble
from argmap.limits import MIB, STANDARD, Limits
from argmap.workspace.database import Workspace, read_arguments
from argmap.workspace.files import find_files
from argmap.workspace.snapshot import Loaded

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file below the current folder, which is an empty `work`."""
    here = tmp_path / "work"
    here.mkdir()
    monkeypatch.chdir(here)

    def write(name: str, content: str | bytes) -> Path:
        place = here / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    return write


def read(*names: str) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    outcome = read_arguments([Path(name) for name in names])
    return outcome.value, outcome.diagnostics


def codes(*names: str) -> list[str]:
    return [diagnostic.code for diagnostic in read(*names)[1]]


def statements(loaded: Loaded) -> dict[str, list[str]]:
    """The names of the statements, by the file of the argument they are in."""
    return {path: list(argument.statements) for path, argument in loaded.arguments}


# Finding files -------------------------------------------------------------------------------------------------------


def test_files_below_a_folder_are_found_at_any_depth_in_order(write: Write) -> None:
    for name in ("args/b.arg", "args/deep/er/a.arg", "args/a.arg", "args/notes.txt"):
        write(name, "claim a: A.\n")
    assert list(statements(read("args")[0])) == ["args/a.arg", "args/b.arg", "args/deep/er/a.arg"]


def test_hidden_files_and_folders_are_left_out_unless_given(write: Write) -> None:
    for name in ("args/a.arg", "args/.draft.arg", "args/.git/b.arg"):
        write(name, "claim a: A.\n")
    assert list(statements(read("args")[0])) == ["args/a.arg"]
    assert list(statements(read("args/.draft.arg", "args/.git")[0])) == ["args/.draft.arg", "args/.git/b.arg"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_read_is_said_to_be(write: Write) -> None:
    write("args/a.arg", "claim a: A.\n")
    closed = write("args/closed/b.arg", "claim b: B.\n").parent
    closed.chmod(0)
    try:
        assert codes("args") == ["ARG127"]
        assert codes("args/closed/b.arg") == ["ARG906"]
    finally:
        closed.chmod(0o700)


def test_a_file_given_twice_is_read_once(write: Write) -> None:
    write("args/a.arg", "claim a: A.\n")
    assert list(statements(read("args/a.arg", "args", "./args/../args/a.arg")[0])) == ["args/a.arg"]


def test_a_file_given_may_have_any_name(write: Write) -> None:
    write("a.txt", "claim a: A.\n")
    assert statements(read("a.txt")[0]) == {"a.txt": ["a"]}


def test_files_elsewhere_are_shown_by_their_whole_path(write: Write, tmp_path: Path) -> None:
    write("../elsewhere/a.arg", "include: b.arg\n")
    write("../elsewhere/b.arg", "claim b: B.\n")
    loaded, diagnostics = read(str(tmp_path / "elsewhere" / "a.arg"))
    assert list(loaded.documents) == [(tmp_path / "elsewhere" / name).as_posix() for name in ("a.arg", "b.arg")]
    assert not diagnostics


@pytest.mark.parametrize("name", ["argumnets", "arguments/mail.arg", "x" * 5000])
def test_a_path_that_is_not_there_is_trouble(write: Write, name: str) -> None:
    write("arguments/mali.arg", "claim a: A.\n")
    assert codes(name) == ["ARG906"]
    with pytest.raises(Trouble):
        Workspace([Path(name)]).diagnostics()


def test_a_path_that_is_not_there_brings_up_one_that_is(write: Write) -> None:
    write("arguments/mali.arg", "claim a: A.\n")
    for name, near in (("argumnets", "arguments"), ("arguments/mail.arg", "arguments/mali.arg")):
        assert [each.help for each in read(name)[1]] == [f"did you mean `{near}`?"]


def test_a_folder_without_any_argument_is_trouble(write: Write) -> None:
    write("args/readme.md", "")
    write("args/folder.arg/x.txt", "")
    (said,) = read("args")[1]
    assert "no `.arg` file in `args`" in said.message


# Includes ------------------------------------------------------------------------------------------------------------


def test_included_names_are_known_whichever_file_includes_them(write: Write) -> None:
    write("a.arg", "include: parts/b.arg\nclaim a: A.\n  support c\n")
    write("parts/b.arg", "include: ../c.arg\nclaim b: B.\n")
    write("c.arg", "claim c: C.\n")
    loaded, diagnostics = read("a.arg")
    assert statements(loaded) == {"a.arg": ["c", "b", "a"]}
    assert not diagnostics


def test_a_file_included_twice_over_is_read_once(write: Write) -> None:
    write("top.arg", "include: left.arg\ninclude: right.arg\nclaim top: T.\n  support base\n")
    write("left.arg", "include: base.arg\n")
    write("right.arg", "include: base.arg\n")
    write("base.arg", "claim base: B.\n")
    loaded, diagnostics = read("top.arg")
    assert statements(loaded) == {"top.arg": ["base", "top"]}
    assert not diagnostics


def test_an_included_file_stands_for_itself_only_with_a_brief(write: Write) -> None:
    write("args/a.arg", "brief a: A\ninclude: b.arg\ninclude: c.arg\nclaim a1: A.\n")
    write("args/b.arg", "brief b: B\nclaim b1: B.\n")
    write("args/c.arg", "claim c1: C.\n")
    assert statements(read("args")[0]) == {"args/a.arg": ["b1", "c1", "a1"], "args/b.arg": ["b1"]}


def test_a_loop_of_includes_is_printed_whole(write: Write) -> None:
    write("a.arg", "include: b.arg\nclaim a: A.\n")
    write("b.arg", "include: c.arg\n")
    write("c.arg", "include: a.arg\n")
    _, (found,) = read("a.arg")
    assert (found.code, found.message) == (
        "ARG118",
        "these files include each other in a loop: a.arg → b.arg → c.arg → a.arg",
    )


def test_a_file_that_includes_itself_is_a_loop(write: Write) -> None:
    write("a.arg", "include: a.arg\nclaim a: A.\n")
    assert codes("a.arg") == ["ARG118"]


def test_a_chain_of_a_thousand_includes_is_followed(write: Write) -> None:
    for number in range(1000):
        write(f"{number}.arg", f"include: {number + 1}.arg\n")
    write("1000.arg", "claim last: L.\n")
    loaded, diagnostics = read("0.arg")
    assert statements(loaded) == {"0.arg": ["last"]}
    assert not diagnostics


@pytest.mark.parametrize("target", ["missing.arg", "parts", "x" * 300 + ".arg", "a.arg/b.arg"])
def test_an_include_of_what_is_no_file_is_an_error_at_its_path(write: Write, target: str) -> None:
    place = write("a.arg", f"include: {target}\nclaim a: A.\n")
    write("parts/b.arg", "")
    loaded, (found,) = read("a.arg")
    assert found.code == "ARG117"
    assert found.primary is not None
    assert place.read_text()[found.primary.span.start : found.primary.span.end] == target
    assert statements(loaded) == {"a.arg": ["a"]}


def test_a_missing_include_brings_up_one_that_is_there(write: Write) -> None:
    write("args/a.arg", "include: sorces.arg\n")
    write("args/sources.arg", "claim s: S.\n")
    _, (found,) = read("args/a.arg")
    assert found.help == "did you mean `sources.arg`?"


# Nothing outside -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "target", ["../secret.arg", "args/../../secret.arg", "..\\secret.arg", "link.arg", "linked/secret.arg"]
)
def test_an_include_leads_nowhere_outside(write: Write, tmp_path: Path, target: str) -> None:
    write("../secret.arg", "claim secret: S.\n")
    write("a.arg", f"include: {target}\nclaim a: A.\n")
    Path("link.arg").symlink_to(tmp_path / "secret.arg")
    Path("linked").symlink_to(tmp_path)
    loaded, (found,) = read("a.arg")
    assert found.code == "ARG119"
    assert statements(loaded) == {"a.arg": ["a"]}


def test_an_absolute_include_is_refused_even_to_a_file_inside(write: Write) -> None:
    inside = write("b.arg", "claim b: B.\n")
    write("a.arg", f"include: {inside}\n")
    assert codes("a.arg") == ["ARG119"]


def test_a_link_in_a_folder_to_a_file_outside_is_refused(write: Write, tmp_path: Path) -> None:
    write("../secret.arg", "claim secret: S.\n")
    write("args/a.arg", "claim a: A.\n")
    Path("args/link.arg").symlink_to(tmp_path / "secret.arg")
    loaded, (found,) = read("args")
    assert found.code == "ARG119"
    assert found.primary is not None
    assert found.primary.span.path == "args/link.arg"
    assert statements(loaded) == {"args/a.arg": ["a"]}


def test_a_link_to_a_file_inside_is_the_same_file(write: Write) -> None:
    write("args/a.arg", "include: link.arg\nclaim a: A.\n  support b\n")
    write("shared/b.arg", "claim b: B.\n")
    Path("args/link.arg").symlink_to("../shared/b.arg")
    loaded, diagnostics = read("args")
    assert statements(loaded) == {"args/a.arg": ["b", "a"]}
    assert not diagnostics


def test_a_link_that_leads_in_a_circle_is_not_there(write: Write) -> None:
    write("a.arg", "include: loop.arg\n")
    Path("loop.arg").symlink_to("loop.arg")
    assert set(codes("a.arg")) <= {"ARG117", "ARG119"}
    assert codes("a.arg")


# Bytes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"claim a: Plain.\nclaim b: B.\n",
        b"\xef\xbb\xbfclaim a: With a mark.\nclaim b: B.\n",
        b"claim a: Windows.\r\nclaim b: B.\r\n",
        b"claim a: Old Macintosh.\rclaim b: B.\r",
        b"\xef\xbb\xbfclaim a: Mixed.\r\nclaim b: No last line end.",
    ],
)
def test_any_line_ends_and_a_byte_order_mark_are_read(write: Write, content: bytes) -> None:
    write("a.arg", content)
    loaded, diagnostics = read("a.arg")
    assert statements(loaded) == {"a.arg": ["a", "b"]}
    assert not diagnostics


def test_bytes_that_are_not_utf_8_are_pointed_at(write: Write) -> None:
    write("a.arg", b"\xef\xbb\xbfclaim a: fine\r\nclaim b: caf\xe9\r\n")
    loaded, (found,) = read("a.arg")
    assert found.code == "ARG112"
    assert "0xe9" in found.message
    assert found.primary is not None
    position = loaded.sources["a.arg"].position(found.primary.span.start)
    assert (position.line, position.column) == (2, 13)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"# only a comment\n"])
def test_an_empty_file_is_a_warning(write: Write, content: bytes) -> None:
    write("a.arg", content)
    assert codes("a.arg") == ["ARG113"]


def test_a_file_of_noise_is_reported_and_read_to_its_end(write: Write) -> None:
    write("a.arg", bytes(range(256)) * 40)
    assert "ARG112" in codes("a.arg")


def test_a_file_too_large_is_not_read(write: Write) -> None:
    place = write("a.arg", b"claim a: A.\n")
    os.truncate(place, STANDARD.file_size * MIB + 1)
    assert codes("a.arg") == ["ARG116"]


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(write: Write) -> None:
    write("a.arg", "# " + "a" * (MIB - 2))
    write("b.arg", "# " + "b" * (MIB - 1))
    found = read_arguments([Path()], Limits(file_size=1)).diagnostics
    assert [(each.code, each.primary and each.primary.span.path) for each in found if each.code == "ARG116"] == [
        ("ARG116", "b.arg")
    ]
    (said,) = [each for each in found if each.code == "ARG116"]
    assert "1 MiB" in said.message
    assert "`--limit file-size=2`" in said.help
    assert "ARG116" not in {each.code for each in read_arguments([Path()], Limits(file_size=2)).diagnostics}


def test_the_text_of_a_source_has_a_limit_of_its_own(write: Write) -> None:
    write("texts/usip.txt", "x" * (MIB + 1))
    write("a.arg", cites("texts/usip.txt"))
    (said,) = read_arguments([Path("a.arg")], Limits(text_size=1)).diagnostics
    assert said.code == "ARG116"
    assert "`--limit text-size=2`" in said.help
    assert read("a.arg")[1] == ()


def refusal(*paths: str, **limits: int) -> Diagnostic:
    given = [Path(path) for path in paths], Limits(**limits)
    with pytest.raises(TooMuch) as caught:
        Workspace(*given).loaded()
    assert read_arguments(*given) == Outcome(Loaded(), (caught.value.diagnostic,))
    return caught.value.diagnostic


def test_more_files_than_are_read_in_a_run_are_refused_however_they_are_named(write: Write) -> None:
    for number in range(4):
        write(f"args/{number}.arg", f"include: ../more/{number}.arg\nclaim a{number}: A.\n")
        write(f"more/{number}.arg", f"claim b{number}: B.\n")
    assert read_arguments([Path("args")], Limits(files=8)).diagnostics == ()
    for path, most in (("args", 3), ("args", 7), ("args/0.arg", 1)):
        said = refusal(path, files=most)
        assert (said.code, f"more than {most} files" in said.message) == ("ARG116", True)
        assert f"`--limit files={2 * most}`" in said.help


def test_files_that_are_too_large_together_are_refused(write: Write) -> None:
    for number in range(3):
        write(f"args/{number}.arg", f"# {'x' * (MIB // 2)}\nclaim a{number}: A.\n")
    said = refusal("args", total_size=1)
    assert (said.code, "1 MiB" in said.message, "`--limit total-size=2`" in said.help) == ("ARG116", True, True)
    assert read_arguments([Path("args")], Limits(total_size=2)).diagnostics == ()


def test_briefs_that_include_one_another_without_end_are_refused(write: Write) -> None:
    """Each file is small and read once, and yet the work grows with the square of their number."""
    for number in range(12):
        write(f"args/{number:02}.arg", f"brief b{number}: B\ninclude: {number + 1:02}.arg\nclaim a{number}: A.\n")
    write("args/12.arg", "claim z: Z.\n")
    assert len(read("args")[0].arguments) == 12
    said = refusal("args", includes=60)
    assert (said.code, "`--limit includes=120`" in said.help) == ("ARG116", True)


@pytest.mark.parametrize("name", ["works.bib", "works.json", "house.csl", "house.toml", "WORKS.BIB"])
def test_an_include_of_what_belongs_to_a_brief_is_one_error_that_says_what_is_meant(write: Write, name: str) -> None:
    write(name, "@book{smith, title={T}, author={Smith, J.}, year={2001}}\nhello\n}\n")
    cited = " [@smith]" if name.casefold().endswith((".bib", ".json")) else ""
    write("a.arg", f"include: {name}\nclaim a: A.{cited}\n")
    (said,) = read("a.arg")[1]
    assert said.code == "ARG133"
    assert name in said.help


def test_an_include_of_a_document_is_one_error(write: Write) -> None:
    write("parts/notes of May.pdf", b"%PDF-1.7\n\xe2\xe3")
    write("a.arg", "include: parts/notes of May.pdf\nclaim a: A.\n  support b\n")
    (said,) = read("a.arg")[1]
    assert (said.code, said.message) == ("ARG133", "`parts/notes of May.pdf` is a PDF, not an argument")
    assert "`argmap extract 'parts/notes of May.pdf'`" in said.help


# What is given in place of an argument -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "what", "advice"),
    [
        ("works.bib", "a bibliography", "the argument whose brief names it (`bibliography: PATH`)"),
        ("WORKS.JSON", "a bibliography", "the argument whose brief names it"),
        ("house.toml", "a style file", "(`style PATH`)"),
        ("house.csl", "a citation style", "(`citations: PATH`)"),
        ("out/last year.pdf", "a PDF", "`argmap extract 'out/last year.pdf'`"),
        ("README.md", "a text in Markdown", "a file that ends in `.arg`"),
        ("notes.docx", "a word processor's document", "a file that ends in `.arg`"),
    ],
)
def test_a_file_of_another_kind_is_one_error_and_the_others_are_read(
    write: Write, name: str, what: str, advice: str
) -> None:
    write(name, b"# Notes\n\xff@book{smith,\n  title = {T}}\nthis: and that\n")
    write("a.arg", "claim a: A.\n")
    loaded, (said,) = read(name, "a.arg")
    assert (said.code, said.message) == ("ARG133", f"`{Path(name).name}` is {what}, not an argument")
    assert advice in said.help
    assert said.primary is not None
    assert said.primary.span.path == name
    assert statements(loaded) == {"a.arg": ["a"]}


def test_a_folder_may_have_any_name(write: Write) -> None:
    write("works.bib/a.arg", "claim a: A.\n")
    assert statements(read("works.bib")[0]) == {"works.bib/a.arg": ["a"]}


def test_a_file_without_an_ending_may_hold_an_argument(write: Write) -> None:
    write("mali", "claim a: A.\n")
    assert statements(read("mali")[0]) == {"mali": ["a"]}


# What is not there to be known ---------------------------------------------------------------------------------------

USES = "claim a: A. [@there] [[else]]\n  support elsewhere\n"
"""Names that other files may define."""


@pytest.mark.parametrize(
    ("include", "code"),
    [
        ("include: missing.arg", "ARG117"),
        ("include: ../outside.arg", "ARG119"),
        ("include: notes.pdf", "ARG133"),
        ("include: large.arg", "ARG116"),
        ("include missing.arg", "ARG103"),
    ],
)
def test_names_that_an_unread_file_may_define_are_not_said_to_be_unknown(write: Write, include: str, code: str) -> None:
    write("notes.pdf", "%PDF")
    os.truncate(write("large.arg", "claim elsewhere: E.\n"), STANDARD.file_size * MIB + 1)
    write("args/a.arg", f"include: ../between.arg\n{USES}")
    write("between.arg", f"{include}\n")
    assert codes("args") == [code]
    write("between.arg", "claim between: B.\n")
    assert codes("args") == ["ARG201"] * 3


@pytest.mark.parametrize("name", ["works.bib", "works.json"])
def test_names_are_unknown_beside_an_argument_that_goes_by_the_name_of_a_bibliography(write: Write, name: str) -> None:
    Path(name).symlink_to(write("other.arg", "claim other: O.\n"))
    write("a.arg", f"include: {name}\nbrief b: B\nclaim a: A. [@nobody]\n")
    assert codes("a.arg") == ["ARG201"]


def test_other_findings_stay_where_a_file_could_not_be_read(write: Write) -> None:
    write("a.arg", "include: missing.arg\nclaim a: A.\n  support nowhere\n  support a\nclaim a: Again.\n")
    assert sorted(codes("a.arg")) == ["ARG117", "ARG202", "ARG204"]


def test_unknown_names_of_arguments_that_are_whole_are_said_beside_one_that_is_not(write: Write) -> None:
    write("args/a.arg", "include: missing.arg\nclaim a: A.\n  support elsewhere\n")
    write("args/b.arg", "claim b: B.\n  support nowhere\n")
    found = read("args")[1]
    assert [(each.code, each.primary and each.primary.span.path) for each in found] == [
        ("ARG117", "args/a.arg"),
        ("ARG201", "args/b.arg"),
    ]


# Styles that hide something ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("line", "name"), [("style house.toml", "house.toml"), ("citations: house.csl", "house.csl")])
@pytest.mark.parametrize(("sign", "code"), [("\u202e", "ARG120"), ("\u200b", "ARG132")])
def test_a_style_is_looked_through_for_what_nobody_sees(
    write: Write, line: str, name: str, sign: str, code: str
) -> None:
    place = write(name, f"# in front\n# {sign}behind\n")
    write("a.arg", f"brief a: A\n  {line}\nclaim c: C.\n")
    write("b.arg", f"brief b: B\n  {line}\nclaim d: D.\n")
    (found,) = read("a.arg", "b.arg")[1]
    assert found.code == code
    assert found.primary is not None
    assert found.primary.span.path == name
    assert place.read_text("utf-8")[found.primary.span.start : found.primary.span.end] == sign


def test_a_bibliography_without_its_colon_is_one_error_that_says_so(write: Write) -> None:
    write("works.bib", "@book{smith, title={T}, author={Smith, J.}, year={2001}}\n")
    write("a.arg", "brief b: B\n  bibliography works.bib\nclaim a: A. [@smith]\n")
    (said,) = read("a.arg")[1]
    assert (said.code, "takes the path of a file" in said.message) == ("ARG103", True)
    assert "`bibliography: works.bib`" in said.help


def test_errors_of_a_file_included_by_two_are_said_once(write: Write) -> None:
    write("args/a.arg", "brief a: A\ninclude: c.arg\nclaim a1: A.\n")
    write("args/b.arg", "brief b: B\ninclude: c.arg\nclaim b1: B.\n")
    write("args/c.arg", "claim c1: C.\n  support nowhere\n")
    assert codes("args") == ["ARG201"]


def test_finding_files_reads_none_of_them(write: Write) -> None:
    place = write("args/a.arg", b"\xff")
    assert find_files([Path("args")]).value == (place,)


# Texts of sources ----------------------------------------------------------------------------------------------------


def cites(path: str) -> str:
    """An argument with a source whose text is said to be there."""
    return f"source usip: Analysis\n  file: {path}\nclaim a: A. [@usip]\n"


def test_the_text_of_a_source_is_read_from_the_folder_of_the_file_that_names_it(write: Write) -> None:
    write("main.arg", "include: sub/sources.arg\nclaim a: A. [@usip]\n")
    write("sub/sources.arg", "source usip: Analysis\n  file: ../texts/usip.txt\n")
    write("texts/usip.txt", b"\xef\xbb\xbfOne.\r\nTwo.")
    loaded, found = read("main.arg")
    assert found == ()
    ((_, argument),) = loaded.arguments
    (source,) = argument.sources.values()
    assert source.text is not None
    assert (source.text.path, source.text.text) == ("texts/usip.txt", "One.\nTwo.")
    assert loaded.sources["texts/usip.txt"] is source.text


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("missing.txt", "ARG131"),
        ("texts", "ARG131"),
        ("x" * 300, "ARG131"),
        ("../outside.txt", "ARG119"),
        ("link.txt", "ARG119"),
        ("/etc/hostname", "ARG119"),
        ("texts\\usip.txt", "ARG119"),
        ("latin.txt", "ARG112"),
        ("huge.txt", "ARG116"),
        ("deep/wild\0.txt", "ARG119"),
    ],
)
def test_a_text_that_is_not_to_be_had_is_said_where_it_is_named(
    write: Write, tmp_path: Path, path: str, code: str
) -> None:
    write("texts/usip.txt", "One.")
    write("latin.txt", b"caf\xe9")
    (tmp_path / "outside.txt").write_text("Private.")
    Path("link.txt").symlink_to(tmp_path / "outside.txt")
    with write("huge.txt", "").open("r+b") as huge:
        huge.truncate(STANDARD.text_size * MIB + 1)
    text = cites(path)
    write("a.arg", text)
    loaded, found = read("a.arg")
    (problem,) = [each for each in found if each.code != "ARG120"]  # Said of the control character itself.
    assert problem.code == code
    assert problem.primary is not None
    assert problem.primary.span.path == "a.arg"
    assert text[problem.primary.span.start : problem.primary.span.end] == path
    assert problem.help
    assert "Private." not in [source.text for source in loaded.sources.values()]


def test_a_text_that_two_sources_share_is_read_once_and_its_fault_said_at_each(write: Write) -> None:
    write("latin.txt", b"caf\xe9")
    write("a.arg", cites("latin.txt") + "source two: Two [@usip]\n  file: ./latin.txt\n")
    assert codes("a.arg") == ["ARG112", "ARG112"]


def test_what_was_asked_for_is_known_also_where_it_is_not_there(write: Write) -> None:
    write("args/a.arg", "include: ../more/b.arg\n" + cites("../texts/usip.txt"))
    loaded, _ = read("args")
    assert loaded.asked == ("args/a.arg", "texts/usip.txt", "more/b.arg")
    assert list(loaded.sources) == ["args/a.arg"]


# Other files that texts name -----------------------------------------------------------------------------------------


def styled(write: Write) -> tuple[Loaded, Source]:
    """A brief with a style file in a folder of its own."""
    write("a.arg", "brief b: B\n  style looks/house.toml\nclaim a: A.\n")
    write("looks/house.toml", 'logo = "logo.png"\n')
    loaded, found = read("a.arg")
    assert found == ()
    ((_, argument),) = loaded.arguments
    assert argument.masthead
    assert argument.masthead.style
    return loaded, argument.masthead.style


def test_a_file_that_a_style_names_is_read_from_the_folder_of_the_style(write: Write) -> None:
    write("looks/logo.png", b"\x89PNG\xff")
    loaded, style = styled(write)
    found = loaded.finder.read_beside(style, "logo.png", Label(Span(style.path, 8, 16)))
    assert found == Outcome(b"\x89PNG\xff")
    assert loaded.asked[-1] == "looks/logo.png", "so that a change of it is noticed"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("missing.png", "ARG117"),
        (".", "ARG117"),
        ("../../outside.png", "ARG119"),
        ("/etc/hostname", "ARG119"),
        ("..\\outside.png", "ARG119"),
        ("link.png", "ARG119"),
        ("wild\0.png", "ARG119"),
        ("large.png", "ARG116"),
    ],
)
def test_a_file_that_a_style_must_not_have_is_an_error_there(
    write: Write, tmp_path: Path, path: str, code: str
) -> None:
    loaded, style = styled(write)
    (tmp_path / "outside.png").write_bytes(b"Private.")
    Path("looks/link.png").symlink_to(tmp_path / "outside.png")
    write("looks/large.png", b"12345")
    place = Label(Span(style.path, 8, 16))
    found = loaded.finder.read_beside(style, path, place, most=4)
    assert found.value is None
    assert [(each.code, each.primary) for each in found.diagnostics] == [(code, place)]


def test_what_a_brief_is_made_of(write: Write) -> None:
    write(
        "a.arg",
        "brief b: B\n  bibliography: w.bib\n  citations: c.csl\n  style s.toml\ninclude: b.arg\n" + cites("t.txt"),
    )
    write("b.arg", "brief c: C\n  bibliography: ./w.bib\nclaim b: B.\n")
    for name in ("w.bib", "c.csl", "s.toml", "t.txt"):
        write(name, f"{name}\n")
    (group,) = read("a.arg")[0].groups.values()
    made_of = [source.path for source in group.made_of()]
    assert made_of[:2] == ["b.arg", "a.arg"]
    assert sorted(made_of[2:]) == ["c.csl", "s.toml", "w.bib"], "what its sources say is not ours to hand on"
