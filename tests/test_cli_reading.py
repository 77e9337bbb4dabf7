"""`argmap list`, `why` and `doctor`: what they say of an argument, and of a machine."""

import json
import shutil
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from argmap.writers.json.rows import KINDS
from inside import argmap
from process import BROKEN, GOOD, WARNS, Done, environment
from process import argmap as argmap_process


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (("good", GOOD), ("warns", WARNS), ("broken", BROKEN)):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


# list ----------------------------------------------------------------------------------------------------------------


def test_statements_are_listed_as_a_table(place: Path) -> None:
    done = argmap("list", "good.arg", cwd=place)
    head, *rows = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert head.split() == ["name", "kind", "ground", "status", "section", "place", "text"]
    assert [row.split()[0] for row in rows] == ["ready", "counted", "go", "wait"]
    first = rows[0].split()
    assert first[:5] == ["ready", "claim", "judgment", "-", "good.arg:9"]
    assert rows[0].index("The polling stations") == head.index("text")
    assert "good.arg:9" in rows[0]


def test_every_kind_is_listed_as_json(place: Path) -> None:
    listed = {}
    for kind in KINDS:
        done = argmap("list", kind, "good.arg", "--format", "json", cwd=place)
        assert done.code == 0
        listed[kind] = json.loads(done.out)
    assert [row["name"] for row in listed["sources"]] == ["count"]
    assert listed["sources"][0]["cited-by"] == 1
    assert [(row["name"], row["holds"], row["rejects"]) for row in listed["interpretations"]] == [
        ("go", ["ready"], []),
        ("wait", [], ["ready"]),
    ]
    assert listed["questions"][0]["answered-by"] == ["go", "wait"]
    assert [row["interpretation"] for row in listed["indicators"]] == ["go", "wait"]
    assert listed["sections"] == listed["terms"] == []
    assert all(row["brief"] == "vote" and row["path"] == "good.arg" for row in listed["statements"])


def test_several_briefs_are_told_apart(place: Path) -> None:
    (place / "other.arg").write_text(GOOD.replace("brief vote", "brief other"))
    out = argmap("list", "questions", "good.arg", "other.arg", cwd=place).out
    assert out.count("\nwhen ") == 2
    assert out.startswith("In the brief vote:\nname  ")
    assert "\n\nIn the brief other:\nname  " in out


def test_wide_characters_keep_the_columns_in_line(tmp_path: Path) -> None:
    tmp_path.joinpath("a.arg").write_text("claim 日本語: One.\n\nclaim abc: Two.\n")
    _, wide, narrow = argmap("list", "a.arg", cwd=tmp_path).out.splitlines()
    assert wide.index("claim") + 3 == narrow.index("claim")


def test_what_is_not_there_is_said_on_standard_error(place: Path) -> None:
    done = argmap("list", "terms", "good.arg", cwd=place)
    assert (done.code, done.out, done.err) == (0, "", "There are no terms.\n")


@pytest.mark.parametrize("arguments", [("list",), ("why", "ready")])
def test_errors_are_shown_in_place_of_an_answer(place: Path, arguments: tuple[str, ...]) -> None:
    done = argmap(*arguments, "broken.arg", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert "ARG201" in done.err


@pytest.mark.parametrize("arguments", [("list",), ("why", "bare")])
def test_warnings_are_left_to_check(place: Path, arguments: tuple[str, ...]) -> None:
    done = argmap(*arguments, "warns.arg", cwd=place)
    assert (done.code, done.err) == (0, "")


def test_a_word_that_is_no_kind_is_told_the_kinds(place: Path) -> None:
    done = argmap("list", "facts", cwd=place)
    assert (done.code, done.out) == (2, "")
    assert "no kind, file or folder `facts`; the kinds are statements, claims, supports, premises," in done.err
    assert "there is no file or folder `facts.arg`" in argmap("list", "facts.arg", cwd=place).err
    assert "did you mean `claims`?" in argmap("list", "claim", cwd=place).err
    assert "there is no file or folder `claims.arg`" in argmap("list", "claims.arg", cwd=place).err


def test_statements_are_listed_by_what_they_are_and_by_what_is_to_be_said_of_them(place: Path) -> None:
    flooded = GOOD.replace("[@count]\n\nint", "[@count]\n  objection flood: Some are flooded.\n\nint", 1)
    (place / "good.arg").write_text(flooded)
    listed = {
        asked: [row.split()[0] for row in argmap("list", *asked.split(), "good.arg", cwd=place).out.splitlines()[1:]]
        for asked in ("claims", "objections", "--status disputed", "supports --status disputed")
    }
    assert listed == {
        "claims": ["ready"],
        "objections": ["flood"],
        "--status disputed": ["ready"],
        "supports --status disputed": [],
    }
    done = argmap("list", "sources", "--status", "disputed", "good.arg", cwd=place)
    assert (done.code, "`--status` is of statements, and sources have none" in done.err) == (2, True)


# why -----------------------------------------------------------------------------------------------------------------


def test_why_names_what_bears_on_a_statement(place: Path) -> None:
    done = argmap("why", "ready", "good.arg", cwd=place)
    assert done.code == 0
    assert done.out.splitlines() == [
        "The polling stations are ready.  [ready, good.arg:9]",
        "",
        "For it",
        "  - All of them were counted last week. [count]  [counted, good.arg:11]",
    ]


def test_why_says_what_a_disputed_statement_contradicts(place: Path) -> None:
    (place / "good.arg").write_text(
        GOOD + "\nclaim flood: Half of them stand under water. [@count]\n  contradicts ready\n"
    )
    said = " ".join(argmap("why", "ready", "good.arg", cwd=place).out.split())
    told = (
        "Disputed: it contradicts “Half of them stand under water” [flood, good.arg:23], and neither is better sourced."
    )
    assert told in said
    assert "What contradicts it - Half of them stand under water. [count] [flood, good.arg:23]" in said


def test_a_source_is_told_from_a_statement(place: Path) -> None:
    done = argmap("why", "count", "good.arg", cwd=place)
    assert (done.code, done.out) == (2, "")
    assert "no statement `count`; it is a source, and `argmap sources good.arg` says what rests on it" in done.err
    assert argmap("sources", "good.arg", cwd=place).code == 0


def test_what_has_no_name_is_said_in_its_own_words_once(tmp_path: Path) -> None:
    tmp_path.joinpath("a.arg").write_text("source s: S\nclaim top: T.\n  support: It was seen. [@s]\n")
    assert argmap("why", "top", "a.arg", cwd=tmp_path).out.splitlines()[3:] == ["  - It was seen. [s]  [a.arg:3]"]


def test_a_name_may_be_typed_in_another_normal_form(tmp_path: Path) -> None:
    tmp_path.joinpath("a.arg").write_text("claim caf\u00e9: C.\n")
    assert argmap("why", "cafe\u0301", "a.arg", cwd=tmp_path).code == 0


def test_a_very_long_chain_is_explained(tmp_path: Path) -> None:
    links = "".join(f"claim c{number}: C.\n  support c{number + 1}\n" for number in range(2000))
    tmp_path.joinpath("a.arg").write_text(f"source s: S\n{links}claim c2000: C. [@s]\n")
    assert argmap("why", "c0", "a.arg", cwd=tmp_path).out.splitlines()[2:] == ["For it", "  - C.  [c1, a.arg:4]"]


def test_very_many_replies_to_replies_are_told(tmp_path: Path) -> None:
    lines = ["source s: S", "claim c: C. [@s]", "  objection: O. [@s]"]
    lines += [f"{'  ' * (number + 2)}reply: R{number}. [@s]" for number in range(60)]
    tmp_path.joinpath("a.arg").write_text("\n".join(lines) + "\n")
    done = argmap("why", "c", "a.arg", cwd=tmp_path)
    assert (done.code, done.out.count("Granted, but: R")) == (0, 60)


# doctor --------------------------------------------------------------------------------------------------------------


def test_doctor_finds_all_well(tmp_path: Path) -> None:
    done = argmap_process("doctor", cwd=tmp_path)
    assert (done.code, done.err) == (0, "argmap has all it needs.\n")
    for subject in ("Python", "weasyprint", "the grammar", "the solver", "the bundled fonts", "Graphviz", "Pango"):
        assert f"ok        {subject}" in done.out
    assert list(tmp_path.iterdir()) == []


def test_doctor_names_what_is_missing_and_the_command_that_mends_it(tmp_path: Path) -> None:
    done = argmap("doctor", cwd=tmp_path, env=environment(PATH=str(tmp_path)))
    assert done.code == 2
    _, after = done.out.split("missing   Graphviz")
    assert "to mend it: " in after.splitlines()[1]
    assert "graphviz" in after.splitlines()[1]


def test_doctor_finds_graphviz_that_does_not_run(tmp_path: Path) -> None:
    fake = tmp_path / "dot"
    fake.write_text(f"#!{shutil.which('sh')}\necho broken >&2; exit 3\n")
    fake.chmod(0o755)
    done = argmap("doctor", cwd=tmp_path, env=environment(PATH=str(tmp_path)))
    assert done.code == 2
    assert "missing   Graphviz" in done.out
    assert "broken" in done.out


def doctor_told(folder: Path, **metadata: str) -> Done:
    """What doctor says where the metadata of packages, by their names, is other than what is installed."""
    packages = folder / "packages"
    for name, text in metadata.items():
        about = packages / f"{name}-0.dist-info" / "METADATA"
        about.parent.mkdir(parents=True)
        about.write_text(f"Metadata-Version: 2.4\nName: {name}\n{text}")
    with patch.object(sys, "path", [str(packages), *sys.path]):
        return argmap("doctor", cwd=folder)


def test_doctor_finds_a_package_in_a_version_that_argmap_does_not_take(tmp_path: Path) -> None:
    done = doctor_told(tmp_path, jinja2="Version: 2.11\n")
    assert (done.code, done.err) == (2, "Something is missing.\n")
    _, after = done.out.split("missing   jinja2: 2.11 is installed, and argmap needs <4,>=3.1.6\n")
    assert after.splitlines()[0].endswith('-m pip install "jinja2<4,>=3.1.6"')


def test_doctor_takes_what_is_left_of_a_package_for_none(tmp_path: Path) -> None:
    done = doctor_told(tmp_path, jinja2="")
    assert done.code == 2
    assert "missing   jinja2: not installed" in done.out


def test_doctor_asks_only_for_what_is_needed_on_this_machine(tmp_path: Path) -> None:
    needs = ("here>=1; python_version >= '3'", "elsewhere>=1; python_version < '3'", "more>=1; extra == 'cluster'")
    lines = [*(f"Requires-Dist: {need}\n" for need in needs), "Provides-Extra: cluster\n"]
    without = doctor_told(tmp_path / "without", argmap="".join(lines))
    assert without.code == 2
    assert "missing   here: not installed" in without.out
    with_ = doctor_told(tmp_path / "with", argmap="".join(lines), here="Version: 1.5\n")
    assert (with_.code, with_.err) == (0, "argmap has all it needs.\n")
    assert "ok        here: 1.5" in with_.out
    assert "elsewhere" not in with_.out
    _, after = with_.out.split("optional  more: not installed; it typesets on several machines")
    assert after.splitlines()[1].endswith('-m pip install "argmap[cluster]"')


def test_doctor_goes_on_where_packages_are_broken(tmp_path: Path) -> None:
    for name in ("packaging", "weasyprint"):
        tmp_path.joinpath(f"{name}.py").write_text("raise TypeError('this is broken')\n")
    done = argmap_process("doctor", cwd=tmp_path, env=environment(PYTHONPATH=str(tmp_path)))
    assert done.code == 2
    assert "missing   packaging: TypeError: this is broken" in done.out
    assert "missing   Pango: TypeError: this is broken" in done.out
    assert "writing in this folder: works" in done.out
