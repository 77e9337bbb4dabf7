"""The bundled style sheets, under addresses of their own: `argmap:styles/brief.css`."""

from importlib.resources import files

SCHEME = "argmap:"
"""What the addresses of bundled files begin with."""

_KINDS = {"styles": "text/css", "fonts": "font/ttf"}


def addresses(folder: str) -> list[str]:
    """The addresses of all that is bundled in a folder."""
    return sorted(f"{SCHEME}{folder}/{entry.name}" for entry in files("argmap.render").joinpath(folder).iterdir())


def read_asset(address: str) -> tuple[bytes, str]:
    """A bundled file and its media type; LookupError for any other address."""
    folder, _, name = address.removeprefix(SCHEME).partition("/")
    known = address.startswith(SCHEME) and folder in _KINDS
    for entry in files("argmap.render").joinpath(folder).iterdir() if known else ():
        if entry.name == name and entry.is_file():
            return entry.read_bytes(), _KINDS[folder]
    raise LookupError(address)
