"""Names of days and months in both languages (Indonesian after Unicode CLDR), and the words that people type."""

from collections.abc import Mapping
from typing import Final

from fieldapp.wording import language

MONTHS: Final = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS: Final = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
WEEKDAYS: Final = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_EXTRA_WEEKDAYS: Final = {"ahad": 6}
_EXTRA_MONTHS: Final = {"agt": 8, "agst": 8, "ags": 8, "nop": 11, "nopember": 11, "pebruari": 2, "sept": 9}


def month_name(month: int) -> str:
    """The full name of month 1 to 12 in the language spoken now."""
    return MONTHS[language()][month - 1]


def short_month_name(month: int) -> str:
    """The three letters of month 1 to 12 in the language spoken now."""
    return SHORT_MONTHS[language()][month - 1]


def weekday_name(weekday: int) -> str:
    """The name of a weekday (Monday is 0) in the language spoken now."""
    return WEEKDAYS[language()][weekday]


def read_weekday(word: str) -> int | None:
    """The weekday (Monday is 0) that a word names in either language, whole or by three letters; else None."""
    plain = word.lower().replace("'", "").replace("’", "").strip(" .,")
    return _WEEKDAY_WORDS.get(plain)


def read_month(word: str) -> int | None:
    """The month (1 to 12) that a word names in either language, whole or shortened; else None."""
    return _MONTH_WORDS.get(word.lower().strip(" .,"))


def _words(full: Mapping[str, tuple[str, ...]], first: int) -> dict[str, int]:
    names = [(name.lower(), number) for table in full.values() for number, name in enumerate(table, first)]
    return {name[:3]: number for name, number in names} | dict(names)


_MONTH_WORDS: Final = _words(MONTHS, 1) | _EXTRA_MONTHS
_WEEKDAY_WORDS: Final = _words(WEEKDAYS, 0) | _EXTRA_WEEKDAYS
