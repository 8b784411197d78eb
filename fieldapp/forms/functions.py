"""The functions that expressions may call: one small Python function each, in a table with what it takes.

Source: https://docs.getodk.org/form-operators-functions/, with JavaRosa's meaning where clients differ. A function
never raises: what makes no sense gives NaN or a blank.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fieldapp.forms.nodes import Node
from fieldapp.forms.values import (
    Scalar,
    day_part,
    largest,
    rounded,
    smallest,
    to_number,
    to_text,
    to_truth,
    whole,
)  # fmt: skip

Takes = Literal["text", "number", "truth", "any", "nodes", "all"]
"""How an argument is handed over: turned into a kind, as it is, as nodes, or (`all`, always the last) as the list of
the values of this and all further arguments, node sets opened."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function, what it takes, and how many of its arguments must be given."""

    call: Callable[..., Scalar]
    takes: tuple[Takes, ...]
    least: int

    def accepts(self, count: int) -> bool:
        """Whether it can be called with so many arguments."""
        return self.least <= count and (count <= len(self.takes) or self.takes[-1:] == ("all",))


FUNCTIONS: dict[str, Function] = {}


def _function(
    name: str, *takes: Takes, least: int | None = None
) -> Callable[[Callable[..., Scalar]], Callable[..., Scalar]]:
    def register(call: Callable[..., Scalar]) -> Callable[..., Scalar]:
        FUNCTIONS[name] = Function(call, takes, len(takes) if least is None else least)
        return call

    return register


@_function("true")
def _true() -> bool:
    return True


@_function("false")
def _false() -> bool:
    return False


@_function("not", "truth")
def _not(truth: bool) -> bool:
    return not truth


@_function("boolean", "truth")
def _boolean(truth: bool) -> bool:
    return truth


@_function("boolean-from-string", "text")
def _boolean_from_string(text: str) -> bool:
    return text == "1" or text.casefold() == "true"


@_function("coalesce", "any", "any")
def _coalesce(first: Scalar, second: Scalar) -> Scalar:
    return second if first == "" or (isinstance(first, float) and math.isnan(first)) else first


@_function("number", "number")
def _number(number: float) -> float:
    return number


@_function("int", "number")
def _int(number: float) -> float:
    return whole(number)


@_function("round", "number", "number", least=1)
def _round(number: float, digits: float = 0.0) -> float:
    return rounded(number, digits)


@_function("abs", "number")
def _abs(number: float) -> float:
    return abs(number)


@_function("string", "text")
def _string(text: str) -> str:
    return text


@_function("string-length", "text")
def _string_length(text: str) -> float:
    return float(len(text))


@_function("normalize-space", "text")
def _normalize_space(text: str) -> str:
    return " ".join(text.split())


@_function("contains", "text", "text")
def _contains(text: str, part: str) -> bool:
    return part in text


@_function("starts-with", "text", "text")
def _starts_with(text: str, part: str) -> bool:
    return text.startswith(part)


@_function("substring-before", "text", "text")
def _substring_before(text: str, part: str) -> str:
    before, found, _after = text.partition(part) if part else ("", "", "")
    return before if found else ""


@_function("substring-after", "text", "text")
def _substring_after(text: str, part: str) -> str:
    return text.partition(part)[2] if part else text


@_function("regex", "text", "text")
def _regex(text: str, pattern: str) -> bool:
    compiled = pattern_of(pattern)
    return compiled is not None and compiled.fullmatch(text) is not None


@lru_cache(maxsize=200)
def pattern_of(pattern: str) -> re.Pattern[str] | None:
    """The pattern, or None where it is none."""
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return None


@_function("concat", "all", least=0)
def _concat(values: list[Scalar]) -> str:
    return "".join(map(to_text, values))


@_function("join", "text", "all", least=1)
def _join(separator: str, values: list[Scalar]) -> str:
    return separator.join(map(to_text, values))


@_function("selected", "text", "text")
def _selected(answer: str, name: str) -> bool:
    return f" {name.strip()} " in f" {answer} "


@_function("selected-at", "text", "number")
def _selected_at(answer: str, index: float) -> str:
    names = answer.split()
    return names[int(index)] if 0 <= index < len(names) else ""


@_function("count-selected", "text")
def _count_selected(answer: str) -> float:
    return float(len(answer.split()))


@_function("count", "nodes")
def _count(nodes: list[Node]) -> float:
    return float(len(nodes))


@_function("count-non-empty", "nodes")
def _count_non_empty(nodes: list[Node]) -> float:
    return float(sum(node.value != "" for node in nodes))


@_function("sum", "nodes")
def _sum(nodes: list[Node]) -> float:
    numbers = map(to_number, (node.value for node in nodes))
    return sum((number for number in numbers if not math.isnan(number)), 0.0)


@_function("min", "all", least=1)
def _min(values: list[Scalar]) -> float:
    return smallest(map(to_number, values))


@_function("max", "all", least=1)
def _max(values: list[Scalar]) -> float:
    return largest(map(to_number, values))


@_function("decimal-time", "any")
def _decimal_time(value: Scalar) -> float:
    return day_part(value) if isinstance(value, str) else to_number(value) % 1


def convert(value: Scalar, takes: Takes) -> Scalar:
    """The value as an argument of this kind."""
    match takes:
        case "text":
            return to_text(value)
        case "number":
            return to_number(value)
        case "truth":
            return to_truth(value)
        case _:
            return value
