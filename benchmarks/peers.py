"""The programs that argmap is measured beside, and how each is asked to do the same work."""

import platform
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from os import cpu_count, environ
from pathlib import Path

BIN = Path(sys.executable).parent
ARGMAP = BIN / "argmap"
PYTHON = Path(sys.executable)
ARGDOWN = Path(sys.prefix) / "argdown"
"""Where Argdown is put: in the virtual environment, which is no part of the repository; `make clean` deletes it."""
NEWEST = "@argdown/cli@1.7.5"
"""The newest Argdown that can be installed: 2.0.0 asks for a version of another package that cannot be had."""
_PANGO = """
from weasyprint.text.ffi import pango
number = pango.pango_version()
print(number // 10000, number // 100 % 100, number % 100, sep=".")
"""
CLI = ARGDOWN / "node_modules" / "@argdown" / "cli" / "dist" / "cli.js"


def install_argdown() -> str:
    """Install Argdown's command line unless it is there. Returns why it cannot be, or nothing."""
    if _argdown_version():
        return ""
    npm = BIN / "npm"
    command: list[str | Path] = [
        npm,
        "install",
        "--prefix",
        ARGDOWN,
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        NEWEST,
    ]
    environment = {**environ, "PATH": f"{BIN}:{environ['PATH']}"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    except OSError:
        return "npm is missing; `pip install --group bench` brings it"
    return "" if done.returncode == 0 else f"npm could not install it: {done.stderr.strip()[-200:]}"


def argdown(*arguments: str | Path) -> list[str | Path]:
    """The command that runs Argdown."""
    return [BIN / "node", "--no-deprecation", CLI, *arguments]


def machine() -> dict[str, str]:
    """What the figures depend on: the number of processors, and the versions of what runs."""
    found = {
        "processors": str(cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "argmap": version("argmap"),
        "WeasyPrint": _package("weasyprint"),
        "Pango": _said(
            PYTHON,
            "-c",
            _PANGO,
        ),
        "Graphviz": _said("dot", "-V"),
        "Argdown": _argdown_version(),
        "Node.js": _said(BIN / "node", "--version"),
    }
    return {name: value for name, value in found.items() if value}


def _argdown_version() -> str:
    return _said(*argdown("--version")) if CLI.exists() else ""


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _said(*command: str | Path) -> str:
    """The version that a program tells of itself."""
    try:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    except OSError:
        return ""
    found = re.search(r"\d+(?:\.\d+)+", done.stdout + done.stderr)
    return found[0] if found and done.returncode == 0 else ""
