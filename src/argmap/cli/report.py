"""How every command speaks of findings: in which form, on which stream, in colour or not, and with which exit code."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache
from typing import TextIO, TypeVar

import click

from argmap.cache import user_cache
from argmap.diagnostics import Diagnostic, Outcome, Severity, Source, TooMuch, Trouble, has_errors
from argmap.diagnostics.render import Format, render, summary
from argmap.diagnostics.visible import visible
from argmap.limits import STANDARD, Limits, raised_by

WIDTH = 100
"""Columns that texts are wrapped to."""

T = TypeVar("T")

_FOR_PEOPLE = (Format.TEXT, Format.GITHUB)


class Exit(IntEnum):
    """What argmap's exit code tells a script."""

    SUCCESS = 0
    INPUT = 1
    ENVIRONMENT = 2
    FAULT = 70
    INTERRUPTED = 130


@dataclass(slots=True)
class Report:
    """What was found during a command, and the form it is asked for in."""

    form: Format = Format.TEXT
    strict: bool = False
    limits: Limits = STANDARD
    only_errors: bool = False
    """Whether warnings are nobody's business here."""
    fail_on: frozenset[str] = frozenset()
    """The codes of warnings that count as errors."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: Mapping[str, Source] = field(default_factory=dict)
    asked: Sequence[str] = ()
    """The paths of the files that were asked for, whether they are there or not."""
    attached: Sequence[str] = ()
    """What is said of what PDFs carry of their source."""
    trouble: bool = False
    """Whether the machine, or the way argmap was called, ended the command."""

    def take(self, outcome: Outcome[T]) -> T:
        """Keep what an outcome has to say, and hand on its value."""
        found = [replace(each, raised=True) if self._raises(each) else each for each in outcome.diagnostics]
        self.diagnostics.extend(each for each in found if not self.only_errors or each.severity is Severity.ERROR)
        return outcome.value

    def _raises(self, diagnostic: Diagnostic) -> bool:
        return diagnostic.code in self.fail_on and diagnostic.severity is Severity.WARNING

    @property
    def refused(self) -> bool:
        """Whether what was found forbids going on: an error, or with `--strict` anything."""
        return has_errors(self.diagnostics) or (self.strict and bool(self.diagnostics))

    @property
    def code(self) -> Exit:
        """The exit code."""
        return Exit.ENVIRONMENT if self.trouble else Exit.INPUT if self.refused else Exit.SUCCESS

    def summary(self) -> str:
        """How much was found, in a few words."""
        words = [summary(self.diagnostics)]
        raised = sum(diagnostic.raised for diagnostic in self.diagnostics)
        if raised:
            words.append(f"--fail-on makes {raised} of these {'an error' if raised == 1 else 'errors'}")
        errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)
        if self.strict and raised == errors < len(self.diagnostics):
            words.append("with --strict, warnings are errors")
        return "; ".join(words)

    def show(self, stream: TextIO) -> None:
        """Print the findings; nothing for none, except in the forms that say so. A person gets the first of many."""
        found = self._first() if self.form in _FOR_PEOPLE else self.diagnostics
        shown = render(found, self.sources, self.form, colour=coloured(stream))
        if shown:
            gap = "\n" if self.form is Format.TEXT else ""
            click.echo(shown + gap, file=stream)
        if len(found) < len(self.diagnostics):
            most = self.limits.findings
            left = counted(len(self.diagnostics) - len(found), "more finding")
            self.say(f"{left} not shown here; mend what is shown first, or {raised_by('findings', most)}", always=True)

    def _first(self) -> Sequence[Diagnostic]:
        """The first findings; where there are more than are shown, errors before warnings."""
        if len(self.diagnostics) <= self.limits.findings:
            return self.diagnostics
        return sorted(self.diagnostics, key=lambda each: each.severity is not Severity.ERROR)[: self.limits.findings]

    def say(self, message: str, *, always: bool = False) -> None:
        """Say something to a person; kept, unless `always`, from those who asked for a form that a machine reads."""
        if self.form is Format.TEXT or always:
            click.echo(visible(message), err=True)


def limits_asked() -> Limits:
    """The limits that hold for the command that is running: those that `--limit` gave, and else the standard ones."""
    context = click.get_current_context(silent=True)
    return (context and context.find_object(Limits)) or STANDARD


@contextmanager
def reporting(
    form: Format = Format.TEXT,
    *,
    strict: bool = False,
    only_errors: bool = False,
    fail_on: frozenset[str] = frozenset(),
    on_stdout: bool = False,
) -> Iterator[Report]:
    """Collect findings, and print them once at the end, together with the trouble that ended the work, if any did.

    They go to standard error, or, `on_stdout`, to standard output unless they are text.
    """
    report = Report(form, strict, limits_asked(), only_errors, fail_on)
    try:
        yield report
    except Trouble as trouble:
        report.diagnostics.append(trouble.diagnostic)
        report.trouble = _is_of_the_machine(trouble)
    report.show(sys.stdout if on_stdout and form is not Format.TEXT else sys.stderr)
    if user_cache().missed:
        _say_unused_cache()


@cache
def _say_unused_cache() -> None:
    """Say, once, that the cache is not used since others could have put something there."""
    click.echo(visible(f"Warning: {unused_cache()}"), err=True)


def unused_cache() -> str:
    """Why the cache is not used, and what mends that, in words; nothing if all is well."""
    why = user_cache().refused
    return f"what is kept is not used: `{why.place}` is not safe, since {why.fault} ({why.mend})" if why else ""


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def say_trouble(trouble: Trouble) -> Exit:
    """Print, for a person, what the machine or the way argmap was called made impossible, or the size of the input."""
    report = Report(diagnostics=[trouble.diagnostic], trouble=_is_of_the_machine(trouble))
    report.show(sys.stderr)
    return report.code


def _is_of_the_machine(trouble: Trouble) -> bool:
    return not isinstance(trouble, TooMuch)


def columns(stream: TextIO) -> int | None:
    """How many columns the terminal written to has; None if it is none."""
    return shutil.get_terminal_size().columns if stream.isatty() else None


def coloured(stream: TextIO) -> bool:
    """Whether to write colours: only on a terminal that has them, and not where NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
