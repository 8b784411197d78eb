"""The parts of an ODK XPath expression, and how they are written.

Source: XPath 1.0 (https://www.w3.org/TR/xpath-10/) as narrowed by ODK XForms (https://getodk.github.io/xforms-spec/).
"""

from dataclasses import dataclass
from typing import Literal

BINARY: tuple[tuple[str, ...], ...] = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
)
"""Operators by precedence, the loosest first. All are left associative."""

Axis = Literal["root", "self", "parent", "child", "named", "current"]


class ExpressionError(Exception):
    """An expression that cannot be used; the text says why, in the language spoken now."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was written."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text between quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus before an operand."""

    operand: "Expr"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what is done with them."""

    operator: str
    left: "Expr"
    right: "Expr"


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments."""

    name: str
    arguments: tuple["Expr", ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path. `named` is `${name}`, `root` is `/data`; the others are XPath's own."""

    axis: Axis
    name: str = ""
    predicates: tuple["Expr", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps that lead to nodes."""

    steps: tuple[Step, ...]


Expr = Number | Text | Negative | Binary | Call | Path

_TIGHTEST = len(BINARY)
_FIXED_STEPS = {"self": ".", "parent": "..", "root": "/data", "current": "current()"}


def write(expr: Expr) -> str:
    """The expression as text that reads back as the same expression."""
    match expr:
        case Number(text):
            return text
        case Text(value):
            quote = '"' if "'" in value else "'"
            return f"{quote}{value}{quote}"
        case Negative(operand):
            return f"-{_within(operand, _TIGHTEST)}"
        case Binary(operator, left, right):
            level = _level(expr)
            return f"{_within(left, level)} {operator} {_within(right, level + 1)}"
        case Call(name, arguments):
            return f"{name}({', '.join(map(write, arguments))})"
        case Path(steps):
            return "/".join(map(_write_step, steps))


def _within(expr: Expr, level: int) -> str:
    text = write(expr)
    return f"({text})" if _level(expr) < level else text


def _level(expr: Expr) -> int:
    if not isinstance(expr, Binary):
        return _TIGHTEST
    return next(level for level, operators in enumerate(BINARY) if expr.operator in operators)


def _write_step(step: Step) -> str:
    name = f"${{{step.name}}}" if step.axis == "named" else _FIXED_STEPS.get(step.axis, step.name)
    return name + "".join(f"[{write(predicate)}]" for predicate in step.predicates)
