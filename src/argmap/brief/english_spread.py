"""The English words of the part that has the interpretations on one map."""

from collections.abc import Mapping

SPREAD: Mapping[str, str] = {
    "spread": "The interpretations on one map",
    "spread-intro": "Every map has the same statements in the same places. The sign beside a statement says what the "
    "interpretation makes of it, on its own terms:",
    "spread-sign-holds": "++",
    "spread-sign-accepts": "+",
    "spread-sign-open": "·",
    "spread-sign-denies": "−",
    "spread-sign-rejects": "−−",
    "spread-key-holds": "holds it",
    "spread-key-accepts": "accepts it, as a consequence",
    "spread-key-open": "leaves it open",
    "spread-key-denies": "denies it, as a consequence",
    "spread-key-rejects": "rejects it",
    "spread-key-apart": "one of the two is for it, the other against",
    "spread-apart": "≠",
    "spread-line-support": "speaks for",
    "spread-line-objection": "speaks against",
    "spread-line-contradiction": "contradict each other",
    "spread-lines-note": "Lines lead to what a statement bears on, itself or through others not shown:",
    "spread-away": "→ and ← say so where the other statement is on another page.",
    "spread-title": "{first} beside {second}",
    "spread-part": "{title} ({number} of {count})",
    "spread-apart-count": "≠ parts from {letter} over {n} of these {count}",
    "spread-apart-none": "parts from {letter} over none of these {count}",
    "spread-alternative": "The statements of the argument as {title} takes them, with lines for what bears on what.",
}
