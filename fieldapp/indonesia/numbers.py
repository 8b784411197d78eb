"""Numbers with a dot between thousands and a comma before decimals: `1.500` is fifteen hundred, `1,5` is 3/2."""

import re
from typing import Final

from fieldapp.indonesia.unread import Unread

LIMIT: Final = 10**15
"""Every number stays below it, so that no reader of JSON rounds it (RFC 8259, section 6)."""

_INTEGER: Final = re.compile(r"\d+|[1-9]\d{0,2}(?:[. ]\d{3})+", re.ASCII)
_DECIMAL: Final = re.compile(r"(?P<whole>\d+|[1-9]\d{0,2}(?:[. ]\d{3})+),(?P<part>\d+)", re.ASCII)
_POINT: Final = re.compile(r"(?P<whole>\d+)\.(?P<part>\d{1,2}|\d{4,})", re.ASCII)
_NEGATIVE: Final = re.compile(r"[-−–]\s*[\d.,]+|\([\d.,\s]+\)", re.ASCII)


def read_integer(text: str) -> int | Unread:
    """A whole number from 0: `1500`, `1.500`, `1 500`; a `%` behind it is left out."""
    plain = _plain(text)
    if _NEGATIVE.fullmatch(plain):
        return Unread("number.negative")
    if _INTEGER.fullmatch(plain):
        return _limited(re.sub(r"[. ]", "", plain))
    if _DECIMAL.fullmatch(plain) or _POINT.fullmatch(plain):
        return _whole_of_decimal(plain)
    return Unread("number.unreadable")


def _whole_of_decimal(plain: str) -> int | Unread:
    value = read_decimal(plain)
    return (
        int(value) if isinstance(value, float) and value.is_integer() and "," in plain else Unread("number.not_whole")
    )


def read_decimal(text: str) -> float | Unread:
    """A number from 0: `1,5`, `150,5`, `1.500,25`, `1.500` (fifteen hundred); `1.5` can only be one and a half."""
    plain = _plain(text)
    if _NEGATIVE.fullmatch(plain):
        return Unread("number.negative")
    if _INTEGER.fullmatch(plain):
        whole = _limited(re.sub(r"[. ]", "", plain))
        return whole if isinstance(whole, Unread) else float(whole)
    match = _DECIMAL.fullmatch(plain) or _POINT.fullmatch(plain)
    if match is None:
        return Unread("number.unreadable")
    value = float(re.sub(r"[. ]", "", match["whole"]) + "." + match["part"])
    return value if value < LIMIT else Unread("number.too_large")


def format_integer(value: int) -> str:
    """`1.234.567`: as it can be typed."""
    return f"{value:,}".replace(",", ".")


def format_decimal(value: float) -> str:
    """`1.234,5`, without needless zeros: as it can be typed."""
    whole, _, part = f"{value:,.6f}".rstrip("0").partition(".")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def _plain(text: str) -> str:
    return " ".join(text.split()).removesuffix("%").rstrip()


def _limited(digits: str) -> int | Unread:
    """Looks at the length first: Python refuses to read some thousands of digits."""
    short = digits.lstrip("0") or "0"
    return int(short) if len(short) < len(str(LIMIT)) else Unread("number.too_large")
