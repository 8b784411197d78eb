"""What a typed date means, and how a date is shown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.indonesia import Unread
from fieldapp.indonesia.dates import (
    is_future,
    long_date,
    medium_date,
    numeric_date,
    read_date,
    short_date,
    weekday,
)
from fieldapp.wording import set_language

TODAY = date(2018, 10, 25)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "22/10/2018", "221018", "22102018", "22-10-18", "22.10.2018", "22 10 2018", "22 / 10 / 2018", "2018-10-22",
        "22/10", "22 okt 2018", "22 Okt. 2018", "22okt18", "22 Oktober", "22 October 2018", "22 oct",
        "Senin, 22 Oktober 2018", "Senin 22/10", "sen,22/10/2018", "hari Senin 22/10", "Monday, 22/10/2018",
        "  tgl  22/10/2018 ", "tanggal 22-10-2018",
    ],
)  # fmt: skip
def test_every_usual_way_to_write_a_day_is_read(text: str) -> None:
    assert read_date(text, TODAY) == "2018-10-22"


@pytest.mark.parametrize(
    ("text", "partial"),
    [("10/2018", "2018-10"), ("Oktober 2018", "2018-10"), ("okt 18", "2018-10"), ("2018-10", "2018-10"),
     ("mei 2018", "2018-05"), ("mar 2018", "2018-03"), ("2018", "2018"), ("10 2018", "2018-10")],
)  # fmt: skip
def test_a_date_may_be_known_to_the_month_or_year_only(text: str, partial: str) -> None:
    assert read_date(text, TODAY) == partial


@pytest.mark.parametrize(
    ("text", "day"),
    [("25/10", "2018-10-25"), ("26/10", "2017-10-26"), ("29/2", "2016-02-29"), ("1 jan", "2018-01-01")],
)
def test_a_day_without_year_is_the_nearest_that_is_not_in_the_future(text: str, day: str) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("25/10", "2018-10-25"), ("24/10", "2019-10-24"), ("31/12", "2018-12-31"), ("29/2", "2020-02-29")],
)
def test_a_coming_day_without_year_is_the_next_one(text: str, day: str) -> None:
    assert read_date(text, TODAY, coming=True) == day


def test_29_february_is_found_across_a_century_without_leap_day() -> None:
    assert read_date("29/2", date(1903, 5, 1)) == "1896-02-29"


@pytest.mark.parametrize(
    ("text", "day"), [("01-01-38", "2038-01-01"), ("01-01-39", "1939-01-01"), ("17/8/45", "1945-08-17")]
)
def test_a_year_of_two_digits_is_at_most_twenty_years_ahead(text: str, day: str) -> None:
    assert read_date(text, TODAY) == day


def test_a_year_of_two_digits_can_be_kept_out_of_the_future() -> None:
    assert read_date("01-01-19", TODAY, ahead=0) == "1919-01-01"
    assert read_date("01-01-18", TODAY, ahead=0) == "2018-01-01"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31-02-2018", "date.no_such_day"), ("29/2/2018", "date.no_such_day"), ("31/4", "date.no_such_day"),
        ("0/1/2018", "date.no_such_day"), ("1/13/2018", "date.no_such_month"), ("13/2018", "date.no_such_month"),
        ("2210", "date.no_such_year"), ("1/1/0001", "date.no_such_year"), ("99999999", "date.no_such_year"),
        ("okt", "date.unreadable"), ("kemarin", "date.unreadable"), ("senin", "date.unreadable"),
        ("22/10/201", "date.unreadable"), ("22", "date.unreadable"), ("-22/10/2018", "date.unreadable"),
        ("٢٢/١٠/٢٠١٨", "date.unreadable"), ("22 foo 2018", "date.unreadable"), ("9" * 50, "date.unreadable"),
        ("Senin 10/2018", "date.weekday_without_day"),
    ],
)  # fmt: skip
def test_what_is_no_date_says_why(text: str, problem: str) -> None:
    read = read_date(text, TODAY)
    assert isinstance(read, Unread)
    assert read.problem == problem


def test_an_impossible_day_names_the_month_and_its_last_day() -> None:
    read = read_date("31-02-2018", TODAY)
    assert isinstance(read, Unread)
    assert read.slots == {"date": "31-02-2018", "month": "Februari", "last": 28}


@pytest.mark.parametrize("text", ["Jum'at, 22/10/2018", "Jum’at 22/10/2018", "jumat 221018", "jum 22/10"])
def test_a_wrong_weekday_names_the_true_one(text: str) -> None:
    read = read_date(text, TODAY)
    assert isinstance(read, Unread)
    assert (read.problem, read.slots["true"], read.slots["wrong"]) == ("date.weekday", "Senin", "Jumat")


def test_future_dates_are_read() -> None:
    assert read_date("26/10/2018", TODAY) == "2018-10-26"
    assert is_future("2018-10-26", TODAY)
    assert is_future("2018-11", TODAY)
    assert not is_future("2018-10", TODAY)
    assert not is_future("2018", TODAY)


def test_dates_are_shown_in_indonesian() -> None:
    assert long_date("2018-10-22") == "Senin, 22 Oktober 2018"
    assert (long_date("2018-10"), long_date("2018")) == ("Oktober 2018", "2018")
    assert medium_date("2018-10-02") == "02 Okt 2018"
    assert short_date("2018-10-02") == "02 Okt"
    assert (short_date("2018-05"), short_date("2018")) == ("Mei 2018", "2018")
    assert numeric_date("2018-10-22") == "22/10/2018"
    assert (weekday("2018-10-22"), weekday("2018-10")) == ("Senin", None)


def test_dates_are_shown_in_english() -> None:
    set_language("en")
    assert long_date("2018-05-02") == "Wednesday, 2 May 2018"
    assert medium_date("2018-05-02") == "02 May 2018"


@given(DAYS)
def test_a_shown_day_is_read_as_the_same_day(day: date) -> None:
    for language in ("id", "en"):
        set_language(language)
        for show in (long_date, medium_date, numeric_date):
            assert read_date(show(day.isoformat()), TODAY) == day.isoformat()
    set_language("id")


@given(DAYS, st.integers(1, 6))
def test_any_other_weekday_is_refused(day: date, shift: int) -> None:
    other = weekday((day - timedelta(days=shift)).isoformat()) if day.year > 1900 else None
    if other is not None:
        read = read_date(f"{other}, {numeric_date(day.isoformat())}", TODAY)
        assert isinstance(read, Unread)
        assert read.problem == "date.weekday"


@given(st.text(max_size=40), DAYS)
def test_any_text_is_read_or_refused_but_never_fails(text: str, today: date) -> None:
    read = read_date(text, today)
    assert isinstance(read, Unread) or date.fromisoformat((read + "-01-01")[:10])
