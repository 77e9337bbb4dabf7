"""Prints how large the code is, and what its design asks to stay small: `make measure`, or of another checkout."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

LONG = 30
"""With more lines than these, a function is long."""
PARSERS = re.compile(r"\b(?:ET|ElementTree)\.(?:fromstring|XML)\(|HTMLParser\b|re\.compile\(r?[\"'][^\"'\n]*<")
"""What reads markup, be it with a parser or with a regular expression."""
SENTENCE = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")
"""Words that were written to be read."""
OTHERS = ("csl", "citations", "bibliography", "logo")
"""Packages and modules that read the markup of others."""


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module."""
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def phrases(tree: ast.AST) -> int:
    """How many f-strings of a module say something in words, but for messages (a `Diagnostic`, an exception, help)."""
    said = {node for call in ast.walk(tree) if isinstance(call, ast.Raise | ast.keyword) for node in ast.walk(call)}
    said |= {
        node
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("Diagnostic", "Label", "Trouble")
        for node in ast.walk(call)
    }
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and node not in said)
    return sum(
        bool(SENTENCE.search("".join(str(part.value) for part in text.values if isinstance(part, ast.Constant))))
        for text in texts
    )


def measured(root: Path) -> Iterator[tuple[str, int]]:
    """What there is to measure in a checkout, and how much of it."""
    source = root / "src" / "argmap"
    modules = {path.relative_to(source): path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.py"))}
    trees = {path: ast.parse(text) for path, text in modules.items()}
    lengths = [(node.end_lineno or 0) - node.lineno + 1 for tree in trees.values() for node in functions(tree)]
    facts = {path for path in trees if path.parts[0] in ("analysis", "brief", "cli", "wording", "editions", "maps")}
    own = {path: text for path, text in modules.items() if not {*path.parts, path.stem} & {*OTHERS}}
    yield "lines of Python", sum(text.count("\n") for text in modules.values())
    yield (
        "lines of templates and styles",
        sum(path.read_text(encoding="utf-8").count("\n") for kind in ("*.j2", "*.css") for path in source.rglob(kind)),
    )
    yield "modules", len(modules)
    yield "modules past 400 lines", sum(text.count("\n") > 400 for text in modules.values())
    yield "functions", len(lengths)
    yield f"functions past {LONG} lines", sum(length > LONG for length in lengths)
    yield "packages that phrase facts", len({path.parts[0] for path in facts if phrases(trees[path])})
    yield "modules that read markup of our own", sum(bool(PARSERS.search(text)) for text in own.values())


def main() -> None:
    """Print the table."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent
    rows = list(measured(root))
    width = max(len(name) for name, _ in rows)
    for name, number in rows:
        print(f"{name:<{width}}  {number:>7,}")  # noqa: T201


if __name__ == "__main__":
    main()
