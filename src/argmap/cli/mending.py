"""The command that installs what is missing, in the words of the system at hand."""

import os
import platform
import sys
from enum import StrEnum


class Need(StrEnum):
    """A part of the system that argmap does not bring along."""

    GRAPHVIZ = "graphviz"
    PANGO = "pango"


LINUX = {
    "debian": (
        "apt-get install --no-install-recommends",
        {Need.GRAPHVIZ: "graphviz", Need.PANGO: "libpangoft2-1.0-0 libharfbuzz-subset0"},
    ),
    "fedora": ("dnf install", {Need.GRAPHVIZ: "graphviz", Need.PANGO: "pango"}),
    "arch": ("pacman -S", {Need.GRAPHVIZ: "graphviz", Need.PANGO: "pango"}),
    "suse": ("zypper install", {Need.GRAPHVIZ: "graphviz", Need.PANGO: "libpango-1_0-0 libharfbuzz-subset0"}),
    "alpine": (
        "apk add",
        {Need.GRAPHVIZ: "graphviz", Need.PANGO: "so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0"},
    ),
}
"""For each family of Linux (the ID or ID_LIKE of its os-release file): how to install, and the packages."""

WINDOWS = {
    Need.GRAPHVIZ: "winget install graphviz, then open a new terminal",
    Need.PANGO: "install MSYS2 from msys2.org, then in its terminal: pacman -S mingw-w64-ucrt-x86_64-pango",
}

ELSEWHERE = {
    Need.GRAPHVIZ: "install Graphviz (graphviz.org/download), so that `dot -V` runs",
    Need.PANGO: "install Pango and HarfBuzz with your system's package manager",
}


def mend(need: Need) -> str:
    """What to type, on this machine, to have it."""
    if sys.platform == "darwin":
        return f"brew install {need.value}"
    if sys.platform == "win32":
        return WINDOWS[need]
    for family in _families():
        if family in LINUX:
            install, packages = LINUX[family]
            return f"{'' if os.geteuid() == 0 else 'sudo '}{install} {packages[need]}"
    return ELSEWHERE[need]


def _families() -> list[str]:
    """What this Linux is and descends from, the nearest first."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return []
    return [family.split("-")[0] for family in f"{system['ID']} {system.get('ID_LIKE', '')}".split()]
