"""`argmap doctor`: tries each thing argmap needs for real, and names the command that mends what does not work."""

import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import click

from argmap import __version__
from argmap.cache import cache_folder, user_cache
from argmap.cli.command import Command
from argmap.cli.condition import REINSTALL, bundled, damages, see_to_memory
from argmap.cli.mending import Need, mend
from argmap.cli.report import Exit, coloured, unused_cache
from argmap.diagnostics import Trouble
from argmap.diagnostics.pen import Pen, Style
from argmap.diagnostics.visible import visible
from argmap.leavings import own_temporary_folder

INSTALL = f'"{sys.executable}" -m pip install'
ADDS = {"cluster": "typesets on several machines (`argmap build --on ADDRESS`)"}
"""What the packages of an extra do for argmap."""
PAGE = '<html lang="en"><head><title>argmap</title></head><body><p>A page.</p></body></html>'


class Mark(StrEnum):
    """How a thing is, as the first word of its line says it."""

    OK = "ok"
    MISSING = "missing"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what it is, how it is, and what to type for it to be otherwise."""

    mark: Mark
    subject: str
    state: str
    mend: str = ""


@click.command("doctor", cls=Command, examples=["argmap doctor"])
def command() -> int:
    """Say what is missing on this machine, and the command that mends it.

    Everything is tried for real: a map is laid out, a page is typeset. The exit code is 0 if all works, else 2. What is
    marked `optional` argmap does without.
    """
    own_temporary_folder()
    pen = Pen(coloured(sys.stdout))
    failed = False
    for finding in examine():
        missing = finding.mark is Mark.MISSING
        failed = failed or missing
        mark = pen.draw(f"{finding.mark:8}", Style.ERROR) if missing else f"{finding.mark:8}"
        click.echo(f"{mark}  {finding.subject}: {finding.state}")
        if finding.mend:
            click.echo(f"          to {'mend' if missing else 'have'} it: {pen.draw(finding.mend, Style.STRONG)}")
    click.echo("Something is missing." if failed else "argmap has all it needs.", err=True)
    return Exit.ENVIRONMENT if failed else Exit.SUCCESS


def examine() -> Iterator[Finding]:
    """Look at everything, one thing after the other."""
    yield Finding(Mark.OK, "Python", f"{platform.python_version()} ({sys.executable})")
    yield Finding(Mark.OK, "argmap", __version__)
    yield from _packages()
    yield from _own_files()
    memory = _tried("memory", see_to_memory, "ulimit -v unlimited")
    yield memory
    if memory.mend:
        return  # Whatever is tried with too little may never end.
    yield _tried("the grammar", _read_grammar, REINSTALL)
    yield _tried("the solver", _solve, REINSTALL)
    yield _tried("the bundled fonts", _read_fonts, REINSTALL)
    yield _tried(f"Graphviz{_dot_version()}", _lay_out, mend(Need.GRAPHVIZ))
    yield _tried("Pango", _typeset, mend(Need.PANGO))
    yield _cache()
    yield _tried("writing in this folder", _write, "go to a folder that you may write to")


def _packages() -> Iterator[Finding]:
    """Whether each package that argmap requires is there, in a version that it admits; and what it can use besides."""
    try:
        from argmap.cli.packages import asked, installed, lack
    except Exception as problem:
        yield Finding(Mark.MISSING, "packaging", _said(problem), f"{INSTALL} packaging")
        return
    for requirement, extra in asked().items():
        name, lacks = requirement.name, lack(requirement)
        if not lacks:
            yield Finding(Mark.OK, name, installed(name))
        elif extra:
            yield Finding(Mark.OPTIONAL, name, f"{lacks}; it {ADDS[extra]}", f'{INSTALL} "argmap[{extra}]"')
        else:
            yield Finding(Mark.MISSING, name, lacks, f'{INSTALL} "{name}{requirement.specifier}"')


def _own_files() -> Iterator[Finding]:
    """Those of argmap's own files that are damaged."""
    found = list(damages(thorough=True))
    for damage in found:
        yield Finding(Mark.MISSING, "argmap's own files", f"`{damage.place}` {damage.fault}", damage.mend)
    if not found:
        yield Finding(Mark.OK, "argmap's own files", f"all {len(bundled())} are there")


def _cache() -> Finding:
    """Whether what is made can be kept: argmap works without, but takes longer."""
    if why := user_cache().refused:
        return Finding(Mark.OPTIONAL, "the cache", unused_cache(), why.mend)
    return Finding(Mark.OK, "the cache", visible(str(cache_folder())))


def _tried(subject: str, work: Callable[[], object], advice: str) -> Finding:
    """Whether a piece of work can be done, by doing it."""
    try:
        work()
    except Trouble as trouble:
        notes = trouble.diagnostic.notes
        return Finding(Mark.MISSING, subject, "; ".join((trouble.diagnostic.message, *notes)), advice)
    except Exception as problem:  # A package in another version than argmap is written for may fail in any way.
        return Finding(Mark.MISSING, subject, _said(problem), advice)
    return Finding(Mark.OK, subject, "works")


def _said(problem: Exception) -> str:
    """Any exception, in a line of its own kind: one that a broken package raises may say little by itself."""
    return f"{type(problem).__name__}: {problem}"


def _dot_version() -> str:
    try:
        done = subprocess.run(["dot", "-V"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S607
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = [word for word in done.stderr.split() if word[:1].isdigit()]
    return f" {found[0]}" if found else ""


# What is tried. The imports stand inside, so that a package that is missing is a finding and not the end.


def _read_grammar() -> None:
    from argmap.language.grammar import tables

    tables()


def _solve() -> None:
    from clingo import Control

    control = Control()
    control.add("base", [], "{a}.")
    control.ground([("base", [])])
    control.solve()


def _read_fonts() -> None:
    from argmap.render.metrics import bundled_metrics

    bundled_metrics().width("argmap", 10)


def _lay_out() -> None:
    from argmap.render.graphviz import run_dot

    run_dot("digraph { a -> b }")


def _typeset() -> None:
    from argmap.render.pdf import render_pdf

    render_pdf(PAGE)


def _write() -> None:
    with tempfile.TemporaryFile(dir="."):
        pass
