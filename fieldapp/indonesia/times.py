"""Times of day and how long something took; zones of the provinces."""

import re
from datetime import timedelta, timezone
from typing import Final, NamedTuple

from fieldapp.indonesia.unread import Unread
from fieldapp.wording import language, n_

_TIME: Final = re.compile(r"(?P<hour>\d{1,2})(?:[.:,]?(?P<minute>\d{2}))?", re.ASCII)
_AROUND: Final = re.compile(r"^(?:pukul|jam|pkl\.?|at)\s+|\s*(?:wib|wita|wit)$", re.ASCII)


def read_time(text: str) -> str | Unread:
    """The time of day as `HH:MM`: `9`, `9.00`, `09:00`, `0900`, `pukul 09.00 WIB`."""
    match = _TIME.fullmatch(_AROUND.sub("", _AROUND.sub("", " ".join(text.lower().split()))))
    if match is None:
        return Unread("time.unreadable")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 23 or minute > 59:
        return Unread("time.no_such_time")
    return f"{hour:02d}:{minute:02d}"


def format_time(time: str, zone: str = "") -> str:
    """`09.00 WIB`, in English `09:00 WIB`; without the zone where none is given."""
    shown = time.replace(":", ".") if language() == "id" else time
    return f"{shown} {zone}".rstrip()


def minutes_between(start: str, end: str) -> int:
    """Minutes from `HH:MM` to `HH:MM`; negative where the end is before the start."""
    return _minutes(end) - _minutes(start)


def format_duration(minutes: int) -> str:
    """`3 jam`, `2 jam 15 menit`, `45 menit` in the language spoken now."""
    hours, rest = divmod(minutes, 60)
    parts = [n_("{count} hour", "{count} hours", hours)] if hours else []
    if rest or not hours:
        parts.append(n_("{count} minute", "{count} minutes", rest))
    return " ".join(parts)


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:5])


class Zone(NamedTuple):
    """A zone of the country: its name (WIB, WITA, WIT) and offset. There is no daylight saving time."""

    name: str
    tz: timezone


WIB: Final = Zone("WIB", timezone(timedelta(hours=7), "WIB"))
WITA: Final = Zone("WITA", timezone(timedelta(hours=8), "WITA"))
WIT: Final = Zone("WIT", timezone(timedelta(hours=9), "WIT"))
_WITA_PROVINCES: Final = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
_WIT_PROVINCES: Final = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})


def zone_of(code: str) -> Zone:
    """The zone of a region by its Kemendagri code (Keputusan Presiden 41/1987, provinces since divided kept theirs).

    A code of no known province has the zone of the capital, WIB.
    """
    province = code[:2]
    if province in _WITA_PROVINCES:
        return WITA
    return WIT if province in _WIT_PROVINCES else WIB
