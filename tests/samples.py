"""Arguments for tests, from `.arg` text: short to write, and made the way a user's are."""

from collections.abc import Iterable

from argmap.analysis import Analysis, analyse
from argmap.checks import run_checks
from argmap.diagnostics import Diagnostic, Source, has_errors
from argmap.language.parser import parse
from argmap.limits import STANDARD, Limits
from argmap.model import Argument, Name
from argmap.model.resolve import resolve


def argument_of(text: str) -> Argument:
    """The argument of one file, which must have no errors."""
    document = parse(Source("test.arg", text))
    argument = resolve([document.value])
    assert not has_errors((*document.diagnostics, *argument.diagnostics)), [
        *document.diagnostics,
        *argument.diagnostics,
    ]
    return argument.value


def analysis_of(text: str, limits: Limits = STANDARD) -> Analysis:
    """The analysis of one file."""
    return analyse(argument_of(text), limits)


def findings(text: str, code: str) -> list[Diagnostic]:
    """What the checks have to say about one file under one code."""
    return [finding for finding in run_checks(analysis_of(text)) if finding.code == code]


def attack_graph(arguments: Iterable[str], attacks: Iterable[tuple[str, str]]) -> Argument:
    """An argument in which nothing is said but attacks: each pair is an attacker and what it attacks."""
    lines = []
    for name in arguments:
        lines.append(f"claim {name}: {name}.")
        lines.extend(f"  objection {attacker}" for attacker, attacked in attacks if attacked == name)
    return argument_of("\n".join(lines) + "\n")


def names(text: str) -> set[Name]:
    """Names, divided by spaces."""
    return {Name(name) for name in text.split()}
