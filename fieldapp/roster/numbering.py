"""Numbers of rows: the line on paper, kept for ever and never used twice."""

from collections.abc import Iterable


def next_number(numbers: Iterable[int], removed: Iterable[int] = ()) -> int:
    """The number of the next row, after those in use and those of rows that were removed. The first is 1."""
    return max(max(numbers, default=0), max(removed, default=0)) + 1
