"""Amounts in Rupiah as people write them, read by lokal-id and shown again in digits and words."""

import re
from itertools import pairwise
from typing import Final

from fieldapp.indonesia.numbers import LIMIT, format_integer
from fieldapp.indonesia.unread import Unread
from fieldapp.wording import language

_NEGATIVE: Final = re.compile(r"^(?:rp\.?\s*)?[-−–]|^\(.*\)$|\bminus\b")
_CURRENCY: Final = re.compile(r"\b(?:rp|idr)\.?(?=[\d\s]|$)")
_TAIL: Final = re.compile(r"\s*(?:,\s*[-–=]+|[.,]?\s*/?=|,)$")
_SPACED_GROUPS: Final = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?![\d.,])", re.ASCII)
_TOKEN: Final = re.compile(r"[\d.,]*\d[\d.,]*|[a-z]+", re.ASCII)
_ALLOWED: Final = re.compile(r"[a-z\d., ]+", re.ASCII)
_NUMBER: Final = re.compile(
    r"\d+(?:[.,]\d{1,2})?|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?|\d+,\d+", re.ASCII
)

_DIGITS: Final = re.compile(
    r"(?P<whole>\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,00?)?|(?P<comma>[1-9]\d{0,2}(?:,\d{3})+)(?:\.00?)?", re.ASCII
)
_EXACT: Final = 9 * 10**13
"""lokal-id counts hundredths in floating point: from here on it is not exact, and words must be digits."""


def read_money(text: str) -> int | Unread:
    """An amount in whole Rupiah from 0: `Rp150.000.000`, `150 juta`, `150jt`, `Rp 150.000.000,-`, `1,5 juta`.

    `1.500` is fifteen hundred. Amounts below zero, of 10^15 and more, with parts of a Rupiah, or said to be about
    (`2 jutaan`) are problems.
    """
    plain = " ".join(text.lower().split())
    if _NEGATIVE.search(plain):
        return Unread("money.negative")
    bare = _TAIL.sub("", _CURRENCY.sub(" ", plain)).strip()
    bare = _SPACED_GROUPS.sub(lambda found: found[0].replace(" ", ""), bare)
    digits = _DIGITS.fullmatch(bare)
    if digits:
        return _limited(re.sub(r"[.,]", "", digits["whole"] or digits["comma"]))
    return _amount_in_words(bare) if _is_one_amount(bare) else Unread("money.unreadable")


def _limited(digits: str) -> int | Unread:
    """Looks at the length first: Python refuses to read some thousands of digits."""
    short = digits.lstrip("0") or "0"
    return int(short) if len(short) < len(str(LIMIT)) else Unread("money.too_large")


def _is_one_amount(bare: str) -> bool:
    """Whether every number in it is well written and no two stand side by side, which lokal-id would add up."""
    if not _ALLOWED.fullmatch(bare):
        return False
    tokens = _TOKEN.findall(bare)
    numbers = [token[0].isdigit() or token[-1].isdigit() for token in tokens]
    well_written = all(_NUMBER.fullmatch(token) for token, number in zip(tokens, numbers, strict=True) if number)
    return well_written and not any(first and second for first, second in pairwise(numbers))


def _amount_in_words(bare: str) -> int | Unread:
    from lokal import parse_rupiah

    try:
        parsed = parse_rupiah(bare)
    except ArithmeticError:
        return Unread("money.too_large")
    if parsed is None:
        return Unread("money.unreadable")
    if parsed.amount >= _EXACT:
        return Unread("money.too_large" if parsed.amount >= LIMIT else "money.unreadable")
    if parsed.approximate:
        return Unread("money.about")
    return parsed.amount if isinstance(parsed.amount, int) else Unread("money.part_of_rupiah")


def format_money(amount: int) -> str:
    """`Rp150.000.000`, as the Indonesian spelling rules (EYD) write it."""
    return f"Rp{format_integer(amount)}"


def money_in_words(amount: int) -> str:
    """`seratus lima puluh juta rupiah`, in English `one hundred fifty million rupiah`."""
    if language() == "en":
        return f"{_english(amount)} rupiah"
    from lokal import terbilang

    return terbilang(amount, currency=True)


_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred"))


def _english(amount: int) -> str:
    for size, name in _SCALES:
        if amount >= size:
            count, rest = divmod(amount, size)
            return f"{_english(count)} {name}" + (f" {_english(rest)}" if rest else "")
    if amount < 20:
        return _ONES[amount]
    tens, ones = divmod(amount, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
