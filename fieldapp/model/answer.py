"""A value as it was typed: read (`Given`) or kept as text because it could not be read (`Typed`).

A draft may hold either; a ready activity is made of what was given only, so that nothing typed is thrown away and
nothing unread is handed over.
"""

from collections.abc import Mapping
from typing import Generic, TypeVar

from pydantic import FiniteFloat

from fieldapp.model.base import Frozen, Uid

AnswerValue = int | FiniteFloat | str | tuple[str, ...]
"""Integer and money: int; decimal: float; text, dates (`YYYY[-MM[-DD]]`), times (`HH:MM`), one of many: str;
many of many: names in the order of the choice list."""

Value = TypeVar("Value")


class Given(Frozen, Generic[Value]):
    """A value that was read."""

    given: Value


class Typed(Frozen):
    """Text that could not be read, kept as typed, and the name of the problem (such as `date.no_such_day`)."""

    typed: str
    problem: str


Answer = Given[AnswerValue] | Typed


class Row(Frozen):
    """One row of a repeat: answers by question name."""

    uid: Uid
    answers: Mapping[str, Answer] = {}


Answers = Mapping[str, Answer | tuple[Row, ...]]
"""Answers by question name; a repeat holds its rows in order."""


def given(value: AnswerValue) -> Given[AnswerValue]:
    """The answer that holds this value."""
    return Given[AnswerValue](given=value)


def value_of(answer: Answer | None) -> AnswerValue | None:
    """The value that was read, or None where nothing was typed or it could not be read."""
    return answer.given if isinstance(answer, Given) else None
