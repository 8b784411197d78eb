"""Numbers of rows."""

import pytest

from fieldapp.roster.numbering import next_number


@pytest.mark.parametrize(
    ("numbers", "removed", "number"),
    [([], [], 1), ([1, 2], [], 3), ([5, 1], [], 6), ([1, 2], [3], 4), ([], [7], 8)],
)
def test_a_number_is_never_used_twice(numbers: list[int], removed: list[int], number: int) -> None:
    assert next_number(numbers, removed) == number
