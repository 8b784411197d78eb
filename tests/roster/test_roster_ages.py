"""Ages as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.model.answer import Given, Typed
from fieldapp.model.person import Age
from fieldapp.roster import ages
from fieldapp.roster.ages import age_text, read_age

DAY = "2018-10-22"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("34", Age(years=34)),
        ("034", Age(years=34)),
        ("5", Age(years=5)),
        ("105", Age(years=105)),
        ("1985", Age(born="1985")),
        ("240385", Age(born="1985-03-24")),
        ("24031985", Age(born="1985-03-24")),
        ("24/03/1985", Age(born="1985-03-24")),
        ("4-3-85", Age(born="1985-03-04")),
        ("010110", Age(born="2010-01-01")),
        ("231018", Age(born="1918-10-23")),
        ("290296", Age(born="1996-02-29")),
        ("3!", Age(years=3, forced=True)),
        ("34!", Age(years=34)),
        ("110!", Age(years=110, forced=True)),
    ],
)
def test_digits_are_read_by_their_number(text: str, age: Age) -> None:
    assert read_age(text, DAY) == Given[Age](given=age)


@pytest.mark.parametrize("text", ["", "  ", "?"])
def test_blank_is_unknown(text: str) -> None:
    assert read_age(text, DAY) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("4", ages.LOW),
        ("106", ages.HIGH),
        ("2016", ages.LOW),
        ("1900", ages.HIGH),
        ("340", ages.IMPOSSIBLE),
        ("340!", ages.IMPOSSIBLE),
        ("0000!", ages.IMPOSSIBLE),
        ("2019", ages.LATER),
        ("2019!", ages.LATER),
        ("23102018!", ages.LATER),
        ("310285", ages.NO_SUCH_DAY),
        ("00000000", ages.NO_SUCH_DAY),
        ("12345", ages.LENGTH),
        ("1234567", ages.LENGTH),
        ("tua", ages.WRONG),
        ("-5", ages.WRONG),
        ("٣٤", ages.WRONG),
        ("!", ages.WRONG),
    ],
)
def test_what_cannot_be_taken_is_kept_as_typed(text: str, problem: str) -> None:
    assert read_age(text, DAY) == Typed(typed=text, problem=problem)


@pytest.mark.parametrize("on", ["2018", "2018-10", "2018-10-22"])
def test_a_birth_in_the_year_of_an_activity_known_to_the_year_is_no_later(on: str) -> None:
    assert read_age("2018!", on) == Given[Age](given=Age(born="2018", forced=True))


def test_a_child_is_not_taken_for_a_centenarian() -> None:
    assert read_age("150316", DAY) == Typed(typed="150316", problem=ages.LOW)


@given(st.text(max_size=12), st.sampled_from(["2018", "2018-10", DAY]))
def test_any_text_reads_and_shows_again(text: str, on: str) -> None:
    age = read_age(text, on)
    assert read_age(age_text(age), on) == age
