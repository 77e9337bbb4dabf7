"""What the installed argmap asks of other packages on this machine, by its own metadata: what must be, what may be."""

from importlib.metadata import PackageNotFoundError, metadata, requires

from packaging.requirements import Requirement

NO_EXTRA = ""


def asked() -> dict[Requirement, str]:
    """All that argmap asks for here, with the extra that brings it: none, where argmap cannot do without."""
    found: dict[Requirement, str] = {}
    for extra in (NO_EXTRA, *(metadata("argmap").get_all("Provides-Extra") or ())):
        for requirement in map(Requirement, requires("argmap") or ()):
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                found.setdefault(requirement, extra)
    return found


def installed(name: str) -> str:
    """The version of a package; empty if it is not there, or no more than a remnant of it."""
    try:
        told = metadata(name).get_all("Version") or [""]
    except (PackageNotFoundError, FileNotFoundError):  # The second of later Pythons, where a folder alone is left.
        return ""
    return str(told[0])


def lack(requirement: Requirement) -> str:
    """Why what is installed does not meet a requirement; empty if it does."""
    found = installed(requirement.name)
    if not found:
        return "not installed"
    if not requirement.specifier.contains(found, prereleases=True):
        return f"{found} is installed, and argmap needs {requirement.specifier}"
    return ""
