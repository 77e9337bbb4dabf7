"""The pages that say what each code means: what `argmap explain` prints, and what the tests try out."""

from difflib import get_close_matches
from importlib.resources import files

from argmap.diagnostics.catalogue import CATALOGUE

PAGES = files("argmap.diagnostics") / "pages"


def explain(code: str) -> str | None:
    """The page of a code (`ARG202`, `arg202`) or of its slug (`duplicate-name`), in Markdown; None if there is none."""
    found = _keys().get(code.strip().casefold())
    return (PAGES / f"{found}.md").read_text(encoding="utf-8") if found else None


def gist(code: str) -> str:
    """The first paragraph of a code's page, on one line: what the code means."""
    page = explain(code) or ""
    return " ".join(page.split("\n\n")[1].split()) if page else ""


def near(code: str) -> tuple[str, ...]:
    """The codes that may have been meant by one that does not exist, the likeliest first; at most three."""
    keys = _keys()
    close = get_close_matches(code.strip().casefold(), keys, n=3)
    return tuple(dict.fromkeys(keys[key] for key in close))


def _keys() -> dict[str, str]:
    return {key: rule.code for rule in CATALOGUE.values() for key in (rule.code.casefold(), rule.slug)}
