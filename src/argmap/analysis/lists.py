"""Lists as sentences have them: `a, b and c`, of many things only the first."""

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`. ValueError for no words."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def some(words: Sequence[str], most: int = 3) -> str:
    """The words listed, of many only the first `most` and how many more there are."""
    more = [f"{in_letters(len(words) - most)} more"] if len(words) > most else []
    return listed([*words[:most], *more])


def in_letters(number: int) -> str:
    """A number as sentences have it: `no` for 0, in letters up to ten, then in digits."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else str(number)
