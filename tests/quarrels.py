"""Random quarrels: maps of a few claims that cite graded sources, with rival interpretations over them."""

from hypothesis import strategies as st

from test_analysis_standing import maps

SOURCES = """\
source s: First
  grade A1
source t: Second
  grade C3
source u: An echo of the first
  derives-from s
"""

CITATIONS = ["[@s]", "[@t]", "[@u]", "[@s; @u]", "[@s; @t]"]


@st.composite
def quarrels(draw: st.DrawFn, readings: str = "xyz") -> str:
    """A quarrel: claims `a` to `f` that bear on one another in every way there is, and interpretations `x` to `z`."""
    first, *rest = draw(maps()).replace("source s: Source\n", SOURCES).split("[@s]")
    text = first + "".join(draw(st.sampled_from(CITATIONS)) + piece for piece in rest)
    claims = [name for name in "abcdef" if f"claim {name}:" in text]
    return text + "".join(draw(interpretations(name, claims)) for name in readings)


@st.composite
def interpretations(draw: st.DrawFn, name: str, claims: list[str]) -> str:
    """An interpretation that takes a side on some claims, with reasons and objections of its own."""
    some = st.lists(st.sampled_from(claims), max_size=2, unique=True)
    held = draw(some)
    rejected = [claim for claim in draw(some) if claim not in held]
    lines = [f"interpretation {name}: Reading {name}.", "  note: It says something."]
    lines += [f"  holds {', '.join(held)}"] if held else []
    lines += [f"  rejects {', '.join(rejected)}"] if rejected else []
    for keyword in ("support", "objection"):
        for claim in draw(some):
            lines.append(f"  {keyword} {claim}")
            lines += [f"    undercut {other}" for other in draw(some)[:1] if other != claim]
    return "\n".join(lines) + "\n"


def blocks(text: str) -> list[str]:
    """The top-level lines of a text, each with what stands below it."""
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith(" "):
            found[-1] += line
        else:
            found.append(line)
    return found
