"""Dates as people type and read them; known to the day, the month or the year: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`."""

import calendar
import re
from datetime import date
from typing import Final, NamedTuple

from fieldapp.indonesia.calendar_names import (
    month_name,
    read_month,
    read_weekday,
    short_month_name,
    weekday_name,
)
from fieldapp.indonesia.unread import Unread

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
_AHEAD: Final = 20
"""A year of two digits lies at most this many years in the future."""

_SEPARATOR = r"(?: ?[/.\-] ?| )"
_DAY_FIRST: Final = re.compile(
    rf"(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}})(?:{_SEPARATOR}(?P<year>\d{{4}}|\d{{2}}))?", re.ASCII
)
_DIGITS: Final = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII)
_MONTH_YEAR: Final = re.compile(rf"(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d{{4}})", re.ASCII)
_NAMED: Final = re.compile(
    r"(?:(?P<day>\d{1,2})[ .\-/]*)?(?P<name>[a-z]{3,})\.?(?:[ ,.\-/]*(?P<year>\d{4}|(?<!\d)\d{2}))?", re.ASCII
)
_LEAD: Final = re.compile(r"(?:hari )?(?P<word>[a-z]+(?:['’][a-z]+)?)(?: ?[,/.] ?| )(?=.)", re.ASCII)
_GRAMMAR: Final = (_YEAR_FIRST, _MONTH_YEAR, _DAY_FIRST, _DIGITS, _NAMED)


class _Parts(NamedTuple):
    day: int | None
    month: int | None
    year: int | None


def read_date(text: str, today: date, *, ahead: int = _AHEAD, coming: bool = False) -> str | Unread:
    """The date in a text: `22/10/2018`, `221018`, `22102018`, `22-10-18`, `22.10.2018`, `22 okt 2018`, `22/10`,
    `10/2018`, `Oktober 2018`, `2018`, `2018-10-22`, after a weekday or not (`Senin, 22/10/2018`).

    A day without a year is the nearest such day that is not in the future, or with `coming` the nearest that is not
    past. A year of two digits lies at most `ahead` years after this one. A weekday must be the true one. A future
    date is read: whether it is allowed is for the question to say.
    """
    plain = " ".join(text.lower().split()).removeprefix("tanggal ").removeprefix("tgl ")
    weekday, rest = _split_weekday(plain)
    parts = _parts(rest, today, ahead)
    if isinstance(parts, Unread):
        return parts
    trouble = _impossible(parts)
    if trouble is not None:
        return trouble
    found = _complete(parts, today, coming)
    return _compare_weekday(found, weekday)


def _split_weekday(plain: str) -> tuple[int | None, str]:
    lead = _LEAD.match(plain)
    weekday = read_weekday(lead["word"]) if lead else None
    if lead is None or weekday is None:
        return None, plain
    return weekday, plain[lead.end() :].strip()


def _parts(text: str, today: date, ahead: int) -> _Parts | Unread:
    match = next((found for pattern in _GRAMMAR if (found := pattern.fullmatch(text))), None)
    if match is None:
        return Unread("date.unreadable")
    groups = match.groupdict()
    month = read_month(groups["name"]) if groups.get("name") else _number(groups.get("month"))
    year = _year(groups.get("year"), today, ahead)
    day = _number(groups.get("day"))
    if groups.get("name") and (month is None or (day is None and year is None)):
        return Unread("date.unreadable")
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return Unread("date.no_such_year", {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR})
    return _Parts(day, month, year)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _year(digits: str | None, today: date, ahead: int) -> int | None:
    if digits is None or len(digits) == 4:
        return _number(digits)
    latest = today.year + ahead
    return latest - (latest - int(digits)) % 100


def _impossible(parts: _Parts) -> Unread | None:
    if parts.month is None:
        return None
    if not 1 <= parts.month <= 12:
        return Unread("date.no_such_month", {"month": parts.month})
    # without a year the day may be 29 February
    last = calendar.monthrange(parts.year or 2000, parts.month)[1]
    if parts.day is None or 1 <= parts.day <= last:
        return None
    shown = f"{parts.day:02d}-{parts.month:02d}" + (f"-{parts.year}" if parts.year else "")
    return Unread("date.no_such_day", {"date": shown, "month": month_name(parts.month), "last": last})


def _complete(parts: _Parts, today: date, coming: bool) -> str:
    if parts.day is None or parts.month is None:
        return f"{parts.year:04d}" if parts.month is None else f"{parts.year:04d}-{parts.month:02d}"
    if parts.year is not None:
        return date(parts.year, parts.month, parts.day).isoformat()
    return _nearest(parts.day, parts.month, today, coming).isoformat()


def _nearest(day: int, month: int, today: date, coming: bool) -> date:
    step = 1 if coming else -1
    # 29 February may be eight years away (1896 to 1904)
    for year in range(today.year, today.year + 9 * step, step):
        if day > calendar.monthrange(year, month)[1]:
            continue
        found = date(year, month, day)
        if (found >= today) if coming else (found <= today):
            return found
    raise AssertionError("every day of the year comes within eight years")


def _compare_weekday(found: str, weekday: int | None) -> str | Unread:
    if weekday is None:
        return found
    if len(found) < 10:
        return Unread("date.weekday_without_day")
    true = date.fromisoformat(found).weekday()
    if true == weekday:
        return found
    return Unread(
        "date.weekday", {"date": numeric_date(found), "true": weekday_name(true), "wrong": weekday_name(weekday)}
    )


def weekday(day: str) -> str | None:
    """The name of the weekday in the language spoken now, or None where the day is not known."""
    return weekday_name(date.fromisoformat(day).weekday()) if len(day) == 10 else None


def long_date(day: str) -> str:
    """`Senin, 22 Oktober 2018`; `Oktober 2018` and `2018` where no more is known."""
    year, month, number = _split(day)
    if month is None:
        return year
    if number is None:
        return f"{month_name(month)} {year}"
    return f"{weekday(day)}, {number} {month_name(month)} {year}"


def medium_date(day: str) -> str:
    """`22 Okt 2018`; `Okt 2018` and `2018` where no more is known."""
    year, month, number = _split(day)
    if month is None:
        return year
    return " ".join(([f"{number:02d}"] if number else []) + [short_month_name(month), year])


def short_date(day: str) -> str:
    """`22 Okt`, without the year; `Okt 2018` and `2018` where no more is known."""
    return medium_date(day)[:-5] if len(day) == 10 else medium_date(day)


def numeric_date(day: str) -> str:
    """`22/10/2018`, `10/2018` or `2018`: as it can be typed."""
    return "/".join(reversed(day.split("-")))


def is_future(day: str, today: date) -> bool:
    """Whether all of the day, month or year lies after today."""
    return day > today.isoformat()[: len(day)]


def _split(day: str) -> tuple[str, int | None, int | None]:
    year, month, number = (*day.split("-"), None, None)[:3]
    return year or "", int(month) if month else None, int(number) if number else None
