"""Times of day, durations and zones."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.indonesia import Unread
from fieldapp.indonesia.times import format_duration, format_time, minutes_between, read_time, zone_of
from fieldapp.wording import set_language


@pytest.mark.parametrize(
    ("text", "time"),
    [("9", "09:00"), ("9.00", "09:00"), ("09:00", "09:00"), ("0900", "09:00"), ("900", "09:00"), ("09.00", "09:00"),
     ("9,30", "09:30"), ("pukul 13.15 WIB", "13:15"), ("jam 7", "07:00"), ("0.00", "00:00"), ("23.59", "23:59")],
)  # fmt: skip
def test_every_usual_way_to_write_a_time_is_read(text: str, time: str) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    ("text", "problem"),
    [("24.00", "time.no_such_time"), ("9.60", "time.no_such_time"), ("25", "time.no_such_time"),
     ("pagi", "time.unreadable"), ("9.5", "time.unreadable"), ("-9", "time.unreadable"), ("", "time.unreadable")],
)  # fmt: skip
def test_what_is_no_time_says_why(text: str, problem: str) -> None:
    read = read_time(text)
    assert isinstance(read, Unread)
    assert read.problem == problem


@given(st.times())
def test_a_shown_time_is_read_as_the_same_time(moment: object) -> None:
    time = f"{moment:%H:%M}"
    for zone in ("", "WIB", "WITA", "WIT"):
        assert read_time(format_time(time, zone)) == time


def test_times_are_shown_with_a_dot_in_indonesian_and_a_colon_in_english() -> None:
    assert format_time("09:00", "WIB") == "09.00 WIB"
    set_language("en")
    assert format_time("09:00", "WIT") == "09:00 WIT"
    assert format_duration(135) == "2 hours 15 minutes"


def test_minutes_between_are_negative_when_the_end_is_first() -> None:
    assert minutes_between("09:00", "12:00") == 180
    assert minutes_between("12:00", "09:30") == -150


@pytest.mark.parametrize(
    ("provinces", "name", "hours"),
    [
        ("11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62", "WIB", 7),
        ("51 52 53 63 64 65 71 72 73 74 75 76", "WITA", 8),
        ("81 82 91 92 93 94 95 96", "WIT", 9),
    ],
)
def test_every_province_has_its_zone(provinces: str, name: str, hours: int) -> None:
    for province in provinces.split():
        zone = zone_of(f"{province}.01.01.2001")
        assert (zone.name, zone.tz.utcoffset(None)) == (name, timedelta(hours=hours))
