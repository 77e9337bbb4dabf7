"""What commands say of an argument that has every shape: whole answers, in each language, as they are read aloud."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli.cruxes import command as cruxes
from argmap.cli.listing import command as listing
from argmap.cli.matrix import command as matrix
from argmap.cli.sources import command as sources
from argmap.cli.why import command as why
from argmap.locales import LANGUAGES
from goldens import GOLDEN, assert_golden

HARBOUR = """\
brief harbour: Should the harbour be dredged?
  judgments silting

source survey: The survey of the harbour
  grade B2
source press: The local paper
  grade D4
source echo: A summary of the survey
  derives-from survey

claim silting: The harbour is silting up.
  confidence high
  support depth: It is a metre shallower than ten years ago. [@survey, p. 2]
    reply storm: The year before was one of storms. [@press, p. 1]
  objection denied: The harbour master sees no silt. [@press, p. 3]
claim costly: Dredging costs more than it earns. [@survey, p. 5]
  objection grant: Half of it would be paid by a grant. [@survey, p. 6]
claim cheap: Dredging pays for itself. [@survey, p. 7]
  contradicts costly
claim ships: Larger ships would come.
  support asked: Two lines have asked. [@press, p. 4]
    undercut talk: To ask is not to come. [@survey, p. 8]
claim soon: It must be soon.
  support cheap
claim bare: Birds nest there.
  support nests: Nests were seen.
    objection none: There were none. [@survey, p. 9]
claim calm: The wind is mild.
  support vane: The vane hardly moves. [@echo]
    undercut rust: It is rusty. [@survey, p. 10]
      reply oiled: It was oiled in May. [@survey, p. 11]

interpretation dredge: Dredge it.
  holds silting, cheap
  support silting
  assumes lasts: It stays clear for ten years.
    objection tide: The tide brings it back. [@survey, p. 12]
  indicator: The lines sign.
    status observed
interpretation wait: Leave it as it is.
  holds costly, calm
  rejects silting
  contradicts dredge
  indicator: The grant is refused.
"""

ASKED = (
    (why, "silting"),
    (why, "costly"),
    (why, "ships"),
    (why, "soon"),
    (why, "bare"),
    (why, "calm"),
    (why, "dredge"),
    (why, "wait"),
    (why, "silting", "--without", "survey,denied"),
    (cruxes, "--author"),
    (matrix, "--all"),
    (matrix, "--cell", "survey p. 2", "wait"),
    (matrix, "--cell", "depth", "dredge"),
    (matrix, "--cell", "denied", "dredge"),
    (matrix, "--cell", "bare", "dredge"),
    (matrix, "--without", "survey"),
    (sources,),
    (listing, "--status", "disputed"),
    (listing, "claims", "--status", "unsupported"),
)


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.joinpath("harbour.arg").write_text(HARBOUR, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def said(command: object, *words: str) -> str:
    paths = ("harbour.arg",)
    done = CliRunner().invoke(command, [*words, *paths], standalone_mode=False)  # type: ignore[arg-type]
    assert done.exception is None, done.exception
    return done.stdout + done.stderr


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_answers_are_sentences_that_can_be_read_aloud(lang: str) -> None:
    told = [
        f"$ argmap {command.name} {' '.join(words)}\n\n{said(command, *words, '--lang', lang)}"
        for command, *words in ASKED
    ]
    assert_golden(GOLDEN / "answers" / f"{lang}.txt", "\n\n".join(told))


@pytest.mark.usefixtures("harbour")
def test_no_command_has_another_word_for_how_a_statement_fares() -> None:
    told = " ".join(said(command, *words) for command, *words in ASKED)
    told += "".join(said(command, *words, "--format", "json") for command, *words in ((why, "soon"), (cruxes,)))
    for word in ("stands", "falls", "undecided", "contested:", "unanswered", "unchallenged"):
        assert word not in told.casefold()


@pytest.mark.usefixtures("harbour")
def test_json_says_how_a_statement_fares_in_the_same_words() -> None:
    rows = {row["name"]: row["status"] for row in json.loads(said(listing, "--format", "json"))}
    assert (rows["silting"], rows["calm"], rows["ships"], rows["dredge"]) == ("disputed", "", "unsupported", None)
    (entry,) = json.loads(said(why, "silting", "--format", "json"))
    assert (entry["status"], entry["how"]) == ("disputed", "weaker")
    assert [(each["bearing"], each["statement"], each["fares"]) for each in entry["reasons"]] == [
        ("for", "depth", "holds"),
        ("against", "denied", "open"),
    ]
    assert entry["reasons"][0]["rejoinders"] == [
        {"depth": 0, "kind": "reply", "statement": "storm", "fares": "puts in question"}
    ]
