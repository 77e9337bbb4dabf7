"""Sources: what hangs on one is what falls if every citation of it is struck out."""

import re

from hypothesis import given, settings

from argmap.analysis import Standing, analyse, ground, suppose
from argmap.analysis.citations import origins
from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.model import Argument, Ground, Name
from argmap.model.resolve import resolve
from quarrels import quarrels
from samples import analysis_of, argument_of

FALLS, STANDS = Standing.FALLS, Standing.STANDS

NEWS = """\
source agency: An agency
source paper: A newspaper
  derives-from agency
source radio: A station
  derives-from paper
source survey: A survey
claim struck: They struck.
  support seen: It was seen. [@paper, p. 1; @radio]
claim calm: It was calm. [@agency; @survey]
claim both: Both.
  support heard: It was heard. [@radio]
  support asked: It was asked. [@survey]
"""


def test_what_derives_from_a_source_goes_with_it() -> None:
    sourcing = analysis_of(NEWS).sourcing
    agency, radio = sourcing.left_out[Name("agency")], sourcing.left_out[Name("radio")]
    assert agency.repeated_by == ("paper", "radio")
    assert agency.cited_by == ("calm",)
    assert set(agency.unsourced) == {"seen", "heard"}
    assert dict(agency.changed) == {"seen": FALLS, "heard": FALLS, "struck": FALLS}
    assert (radio.repeated_by, radio.unsourced, radio.falls) == ((), ("heard",), ("heard",))


def test_what_derives_from_two_goes_with_neither_alone() -> None:
    text = NEWS.replace("  derives-from paper\n", "  derives-from paper, survey\n")
    assert "radio" not in analysis_of(text).sourcing.left_out[Name("agency")].repeated_by


def test_echoes_count_as_one() -> None:
    (echo,) = analysis_of(NEWS).sourcing.echoes
    assert (echo.statement, echo.cited, echo.origin) == ("seen", ("paper", "radio"), "agency")
    assert origins(argument_of(NEWS), Name("radio")) == {"agency"}


def test_a_judgment_with_one_source_beneath_it_hangs_on_that() -> None:
    sourcing = analysis_of(NEWS).sourcing
    assert sourcing.single[Name("struck")] == ("agency", "paper")
    assert not {Name("both"), Name("calm")} & sourcing.single.keys()


def test_a_statement_that_loses_its_source_stands_by_its_reasons_and_is_no_evidence_any_more() -> None:
    text = (
        "source s: S\nsource t: T\nclaim told: It was told. [@s]\n  support seen: It was seen.\n"
        "interpretation one: One.\n  rejects told\ninterpretation two: Two.\n  holds told\n"
    )
    analysis = analysis_of(text)
    left_out = analysis.sourcing.left_out[Name("s")]
    assert (left_out.unsourced, left_out.changed) == (("told",), {})
    assert analysis.forecast.effect((), left_out.unsourced).shift[0] == -2


def test_a_source_that_nobody_cites_takes_nothing_with_it() -> None:
    left_out = analysis_of(NEWS + "source idle: Idle\n").sourcing.left_out[Name("idle")]
    assert (left_out.cited_by, left_out.unsourced, left_out.changed) == ((), (), {})


def struck_out(text: str, gone: set[str]) -> str:
    """The text with every citation of some sources struck out."""

    def kept(citation: re.Match[str]) -> str:
        cites = [cite for cite in citation[1].split("; ") if cite.removeprefix("@") not in gone]
        return f"[{'; '.join(cites)}]" if cites else ""

    return re.sub(r"\[(@[^\]]*)\]", kept, text)


def with_nothing_beneath(before: Argument, after: Argument) -> list[Name]:
    """What rests on nothing once its citations are struck out; the language would take it for a bare assertion."""
    lost = [name for name, one in before.statements.items() if one.ground is not after.statements[name].ground]
    return [name for name in lost if after.statements[name].ground is not Ground.JUDGMENT]


@settings(max_examples=40)
@given(quarrels())
def test_leaving_a_source_out_is_as_if_nobody_had_cited_it(text: str) -> None:
    analysis = analysis_of(text)
    argument = analysis.argument
    for source, left_out in analysis.sourcing.left_out.items():
        without = argument_of(struck_out(text, {source, *left_out.repeated_by}))
        expected = ground(without, dict.fromkeys(with_nothing_beneath(argument, without), False)).statements
        changed = {name: now for name, now in expected.items() if now is not analysis.standing.statements[name]}
        assert left_out.changed == changed
        assert set(left_out.falls) == {name for name in changed if analysis.standing.accepts(name)}
        assert left_out.outlook.standings == {name: expected[name] for name in left_out.outlook.standings}
        assert suppose(argument, analysis.framework, sources=[source]).labelling.statements == expected


def test_a_source_that_nobody_defined_counts_for_nothing() -> None:
    """Such an argument has an error, which a program that uses the library may pass over."""
    document = parse(Source("test.arg", "source s: S\nclaim told: It was told. [@typo]\n  quote: “Told.” [@s]\n"))
    sourcing = analyse(resolve([document.value]).value).sourcing
    assert sourcing.left_out[Name("s")].falls == ("told",)
