"""The pages that say what each code means: what `argmap explain` prints, and what the tests try out."""

from importlib.resources import files

from argmap.diagnostics.catalogue import code_of

PAGES = files("argmap.diagnostics") / "pages"


def explain(code: str) -> str | None:
    """The page of a code, or of any name that `code_of` knows, in Markdown; None if there is none."""
    found = code_of(code)
    return (PAGES / f"{found}.md").read_text(encoding="utf-8") if found else None


def gist(code: str) -> str:
    """The first paragraph of a code's page, on one line: what the code means."""
    page = explain(code) or ""
    return " ".join(page.split("\n\n")[1].split()) if page else ""
