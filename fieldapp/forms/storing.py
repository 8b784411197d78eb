"""From what an expression gives to the answer that its question holds, as JavaRosa stores results by type."""

import math
import re
from collections.abc import Callable

from fieldapp.forms.elements import Element
from fieldapp.forms.form import Form
from fieldapp.forms.values import Scalar, date_text, day_part, days, to_number, to_text
from fieldapp.model.answer import Answer, AnswerValue, given

_LARGEST = 10**15


def stored(form: Form, element: Element, result: Scalar) -> Answer | None:
    """The answer, or None for a blank: an empty text, NaN, an infinity, or what the type cannot hold."""
    value = _typed(form, element, result)
    return None if value is None or value in ("", ()) else given(value)


def _names(form: Form, element: Element, text: str) -> tuple[str, ...]:
    """The names in the order of the choice list."""
    order = {
        choice.name: rank
        for rank, choice in enumerate(form.choices(element.question.list if element.question else None))
    }
    return tuple(sorted(dict.fromkeys(text.split()), key=lambda name: order.get(name, len(order))))


def _typed(form: Form, element: Element, result: Scalar) -> AnswerValue | None:
    if element.type == "select_multiple":
        return _names(form, element, to_text(result))
    return _KINDS.get(element.type, to_text)(result)


def _whole(result: Scalar) -> int | None:
    number = to_number(result)
    return math.trunc(number) if abs(number) < _LARGEST else None


def _decimal(result: Scalar) -> float | None:
    number = to_number(result)
    return number if math.isfinite(number) else None


def _plain(result: Scalar) -> AnswerValue | None:
    if not isinstance(result, float):
        return to_text(result)
    whole = math.isfinite(result) and result.is_integer() and abs(result) < _LARGEST
    return int(result) if whole else _decimal(result)


def _date(result: Scalar) -> str:
    if not isinstance(result, str):
        return date_text(to_number(result))
    is_date = re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", result, re.ASCII) and not math.isnan(days(result))
    return result if is_date else ""


def _time(result: Scalar) -> str:
    part = day_part(result) if isinstance(result, str) else to_number(result) % 1
    if math.isnan(part):
        return ""
    minutes = round(part * 1440) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_KINDS: dict[str, Callable[[Scalar], AnswerValue | None]] = {
    "integer": _whole,
    "money": _whole,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "calculate": _plain,
    "hidden": _plain,
}
