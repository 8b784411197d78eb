"""What an expression works with, and how one kind of value turns into another, as JavaRosa does it.

A value is text, a number (float, NaN for what is none) or a truth. Dates are text (`YYYY-MM-DD`) that turns into days
since 1970-01-01 where a number is wanted, so that they compare as numbers in `< <= > >= + -` and as text in `=`.
Source: JavaRosa's XPathFuncExpr and XPathEqExpr (https://github.com/getodk/javarosa).
"""

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, localcontext


class Moment(str):
    """A date or time: its text, and the number that it compares by."""

    __slots__ = ("number",)

    number: float

    def __new__(cls, text: str, number: float) -> "Moment":
        """The moment of this text."""
        moment = super().__new__(cls, text)
        moment.number = number
        return moment


Scalar = str | float | bool

NAN = math.nan
EPSILON = 1e-12
"""Numbers closer than this are equal."""

_EPOCH = date(1970, 1, 1)
_NUMBER = re.compile(r"-?(\d+([.,]\d*)?|[.,]\d+)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def to_number(value: Scalar) -> float:
    """The number; a blank or any other text is NaN. No exponents; a decimal comma is a point."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    if isinstance(value, Moment):
        return value.number
    text = value.strip()
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    return days(text) if _DATE.fullmatch(text) else NAN


def to_text(value: Scalar) -> str:
    """The text; whole numbers without a point, never with an exponent."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if abs(value) < EPSILON:
        return "0"
    if value.is_integer():
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def to_truth(value: Scalar) -> bool:
    """The truth: text that is not empty (also `false`), a number that is neither 0 nor NaN."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value != ""
    return abs(value) > EPSILON


def equal(left: Scalar, right: Scalar) -> bool:
    """As truths if one is a truth, else as numbers if one is a number, else as text."""
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    if isinstance(left, float) or isinstance(right, float):
        first, second = to_number(left), to_number(right)
        return first == second or abs(first - second) < EPSILON
    return left == right


def days(text: str) -> float:
    """Days since 1970-01-01; a year or a month alone counts as its first day; NaN where there is no such day."""
    padded = text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text
    try:
        return float((date.fromisoformat(padded) - _EPOCH).days)
    except ValueError:
        return NAN


def date_text(number: float) -> str:
    """The date that lies so many days after 1970-01-01, or a blank."""
    try:
        return (_EPOCH + timedelta(days=math.floor(number))).isoformat()
    except (ValueError, OverflowError):
        return ""


def day_part(text: str) -> float:
    """What part of a day has gone by at `HH:MM`; NaN for what is no time."""
    match = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", text, re.ASCII)
    return (int(match[1]) * 60 + int(match[2])) / 1440 if match else NAN


def whole(number: float) -> float:
    """The number without its decimals."""
    return float(math.trunc(number)) if math.isfinite(number) else number


def rounded(number: float, digits: float = 0.0) -> float:
    """The number with so many decimals (negative: tens, hundreds); halves go up, also below zero."""
    if not math.isfinite(number):
        return number
    if not abs(digits) <= 30:
        return NAN
    with localcontext() as context:
        context.prec = 400
        rounding = ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP
        return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-int(digits)), rounding=rounding))


def remainder(left: float, right: float) -> float:
    """What is left of a division that stops at whole numbers; it has the sign of the left number."""
    return math.fmod(left, right) if right and math.isfinite(left) and not math.isnan(right) else NAN


def quotient(left: float, right: float) -> float:
    """The division of IEEE 754: by zero it gives an infinity, or NaN for zero by zero."""
    if right:
        return left / right
    return NAN if not left or math.isnan(left) else math.copysign(math.inf, left) * math.copysign(1.0, right)


def smallest(numbers: Iterable[float]) -> float:
    """The smallest number, or NaN where one of them is NaN or there is none."""
    found = list(numbers)
    return NAN if not found or any(map(math.isnan, found)) else min(found)


def largest(numbers: Iterable[float]) -> float:
    """The largest number, or NaN where one of them is NaN or there is none."""
    return -smallest(-number for number in numbers)
