"""From what a person types into a field to an answer, and back to the text of the field.

A text that cannot be read becomes `Typed` with the name of the problem; `problems.sentence` puts it into words.
"""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from fieldapp import indonesia
from fieldapp.forms import choosing
from fieldapp.forms.definition import Choice, Question
from fieldapp.forms.labels import choice_label
from fieldapp.indonesia import Unread
from fieldapp.model.answer import Answer, AnswerValue, Given, Typed, given

LINE_LIMIT: Final = 200
"""Characters of a single line."""
TEXT_LIMIT: Final = 10_000
"""Characters of a long text."""
_REPLACEMENT: Final = "\ufffd"

Reader = Callable[[str], AnswerValue | Unread]


def read(question: Question, text: str, *, today: date, choices: Sequence[Choice] = ()) -> Answer | None:
    """The answer in a text, or None where it is blank.

    `choices` are those of a select that are offered now; `today` completes dates.
    """
    limit = limit_of(question)
    plain = _one_line(text) if limit == LINE_LIMIT else _long_text(text)
    if not plain:
        return None
    legible = "".join(_REPLACEMENT if _is_illegible(character) else character for character in plain)
    if _REPLACEMENT in legible:
        return Typed(typed=legible, problem="text.illegible")
    if len(plain) > limit:
        return Typed(typed=plain, problem="text.too_long")
    value = _reader(question, today, choices)(plain)
    return Typed(typed=plain, problem=value.problem) if isinstance(value, Unread) else given(value)


def limit_of(question: Question) -> int:
    """How many characters the field of a question takes."""
    return TEXT_LIMIT if question.appearance == "multiline" else LINE_LIMIT


def show(question: Question, answer: Answer | None, choices: Sequence[Choice] = ()) -> str:
    """The text of the field: what `read` reads as the same answer."""
    if answer is None:
        return ""
    if isinstance(answer, Typed):
        return answer.typed
    return _shown(question, answer.given, choices)


def echo(question: Question, answer: Answer | None) -> str:
    """What was understood, in other words: `Senin, 22 Oktober 2018`, an amount in digits and words, `3 jam`.

    Empty where the field itself says it all.
    """
    if not isinstance(answer, Given):
        return ""
    value = answer.given
    if question.type == "money" and isinstance(value, int):
        return f"{indonesia.format_money(value)}, {indonesia.money_in_words(value)}"
    if question.type == "date" and isinstance(value, str):
        return indonesia.long_date(value)
    if isinstance(value, int) and (question.fact or "").endswith(".minutes"):
        return indonesia.format_duration(value)
    return ""


def _reader(question: Question, today: date, choices: Sequence[Choice]) -> Reader:
    if question.type == "date":
        return partial(indonesia.read_date, today=today, coming=is_deadline(question))
    if question.type in ("select_one", "select_multiple"):
        return partial(_read_one if question.type == "select_one" else _read_many, choices)
    return _READERS.get(question.type, str)


_READERS: Final[dict[str, Reader]] = {
    "integer": indonesia.read_integer,
    "decimal": indonesia.read_decimal,
    "money": indonesia.read_money,
    "time": indonesia.read_time,
    "villages": lambda text: Unread("villages.typed"),
}


def is_deadline(question: Question) -> bool:
    """Whether a day without a year is the next such day: what has a fact such as `decision.until` lies ahead."""
    return (question.fact or "").endswith(".until")


def _read_one(choices: Sequence[Choice], text: str) -> str | Unread:
    found = choosing.find(choices, text)
    if len(found) == 1:
        return found[0].name
    return Unread("choice.ambiguous" if found else "choice.unknown")


def _read_many(choices: Sequence[Choice], text: str) -> tuple[str, ...] | Unread:
    found = choosing.find_many(choices, text)
    if isinstance(found, str):
        return Unread("choice.ambiguous" if choosing.find(choices, found) else "choice.unknown")
    return tuple(choice.name for choice in found) if found else Unread("choice.unknown")


def _shown(question: Question, value: AnswerValue, choices: Sequence[Choice]) -> str:
    if isinstance(value, tuple):
        return ", ".join(_label(choices, name) for name in value)
    if isinstance(value, str):
        return _shown_text(question, value, choices)
    if question.type == "money" and isinstance(value, int):
        return indonesia.format_money(value)
    return indonesia.format_integer(value) if isinstance(value, int) else indonesia.format_decimal(value)


def _shown_text(question: Question, value: str, choices: Sequence[Choice]) -> str:
    if question.type == "date":
        return indonesia.numeric_date(value)
    if question.type == "time":
        return indonesia.format_time(value)
    return _label(choices, value) if question.type == "select_one" else value


def _label(choices: Sequence[Choice], name: str) -> str:
    return next((choice_label(choice) for choice in choices if choice.name == name), name)


def _one_line(text: str) -> str:
    """Pasted lines joined by a space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _long_text(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\t", " ").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip()


def _is_illegible(character: str) -> bool:
    """Control characters, which a terminal would obey, and halves of a surrogate pair, which no file can hold."""
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cs")
