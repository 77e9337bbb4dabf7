"""A message to an author as data: what is wrong, where, and what to do; how it looks is decided elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from argmap.diagnostics.catalogue import CATALOGUE, Severity
from argmap.diagnostics.spans import Span

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of source and, optionally, what it has to do with the message."""

    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. The message stands alone; notes give facts; help says what to change.

    `primary` is None only where there is no place in a text to point at (a missing program, an unreadable file).
    """

    code: str
    message: str
    primary: Label | None = None
    secondary: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str = ""
    raised: bool = False
    """Whether it counts as an error here, whatever the catalogue says."""

    @property
    def severity(self) -> Severity:
        """How much it matters: as the catalogue has it, unless it was raised."""
        return Severity.ERROR if self.raised else CATALOGUE[self.code].severity

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Order of reading: by file, then place, then code."""
        span = self.primary.span if self.primary else Span("", 0, 0)
        return (span.path, span.start, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value, whole or as far as it could be made out, with everything there is to say about it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


class Trouble(Exception):  # noqa: N818 - it reads as what it is
    """Raised where the machine, not the input, is at fault; carries the diagnostic that says what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[type["Trouble"], tuple[Diagnostic]]:
        """What makes it anew in another process."""
        return type(self), (self.diagnostic,)


class TooMuch(Trouble):
    """Raised where the input is at fault after all: it is more than a limit allows."""


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
