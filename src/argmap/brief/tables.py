"""Tables with more columns than a page has room for are divided, so that nothing runs over the edge."""

from itertools import pairwise
from math import ceil
from typing import TypeVar

T = TypeVar("T")


def divided(columns: tuple[T, ...], most: int) -> tuple[tuple[T, ...], ...]:
    """Columns in as few tables as have at most so many each, and of about as many each."""
    number = ceil(len(columns) / most)
    ends = [ceil(len(columns) * at / number) for at in range(number + 1)]
    return tuple(columns[start:end] for start, end in pairwise(ends))
