"""Sentences for what could not be read: what is wrong with it and how to write it.

In the manner of GOV.UK's error messages: the field's own words, no blame, an example.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from fieldapp import indonesia
from fieldapp.errors import N_, fill
from fieldapp.forms import choosing
from fieldapp.forms.definition import Choice
from fieldapp.forms.entry import LINE_LIMIT, TEXT_LIMIT
from fieldapp.forms.labels import choice_label
from fieldapp.indonesia import Unread
from fieldapp.wording import _

_SHOWN: Final = 40
"""Characters of what was typed that a sentence repeats."""

SENTENCES: Final[Mapping[str, str]] = {
    "date.unreadable": N_("{typed} cannot be read as a date. Write day, month and year, such as 22/10/2018."),
    "date.no_such_day": N_("There is no {date}. {month} has {last} days."),
    "date.no_such_month": N_("There is no month {month}. Write a month from 1 to 12."),
    "date.no_such_year": N_("The year {year} is out of range. Write a year from {first} to {last}."),
    "date.weekday": N_("{date} is a {true}, not a {wrong}. Look at the paper, then mend the weekday or the date."),
    "date.weekday_without_day": N_("With a weekday, write the day as well, such as 22/10/2018. Or leave it out."),
    "time.unreadable": N_("{typed} cannot be read as a time. Write hour and minute, such as 09.00."),
    "time.no_such_time": N_("There is no time {typed}. Hours go to 23 and minutes to 59."),
    "number.unreadable": N_("{typed} cannot be read as a number. Write digits only, such as 34."),
    "number.negative": N_("{typed} is less than nothing. Write a number from 0."),
    "number.not_whole": N_("{typed} has a fraction. Write a whole number, such as 34."),
    "number.too_large": N_("{typed} is too large. Write a number of at most 15 digits."),
    "money.unreadable": N_("{typed} cannot be read as an amount. Write 1.500.000 or 1,5 juta, for example."),
    "money.negative": N_("{typed} is less than nothing. Write an amount from 0."),
    "money.too_large": N_("{typed} is too large. An amount has at most 15 digits."),
    "money.about": N_("{typed} is only about an amount. Write the amount exactly, such as 2.150.000."),
    "money.part_of_rupiah": N_("{typed} has a part of a rupiah. Write whole rupiah, such as 1.500."),
    "choice.unknown": N_("{typed} is not in the list. Choose {offered}."),
    "choice.ambiguous": N_("{typed} can mean more than one. Choose {offered}."),
    "choice.not_offered": N_("{typed} is no longer in the list. Choose {offered}."),
    "text.too_long": N_("This is too long: {length} characters. Shorten it to {limit} at most."),
    "text.illegible": N_("This has characters that cannot be shown (\ufffd). Take them out or type it again."),
    "villages.typed": N_("The village is chosen from the list. Press F4 to open it."),
}


def sentence(problem: str, typed: str, *, today: date, choices: Sequence[Choice] = ()) -> str:
    """What is wrong with `typed`, in the language spoken now; `today` and `choices` as `entry.read` had them."""
    text = SENTENCES.get(problem, N_("{typed} cannot be read. Type it again."))
    slots: dict[str, str | int] = {"typed": _shortened(typed)}
    more = _MORE.get(problem.partition(".")[0])
    if more is not None:
        slots.update(more(typed, today, choices))
    return fill(_(text), slots)


def _shortened(typed: str) -> str:
    plain = " ".join(typed.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 3]}..."


def _of_date(typed: str, today: date, choices: Sequence[Choice]) -> Mapping[str, str | int]:
    found = indonesia.read_date(typed, today)
    return found.slots if isinstance(found, Unread) else {}


def _of_choice(typed: str, today: date, choices: Sequence[Choice]) -> Mapping[str, str | int]:
    meant = choosing.find(choices, typed) or choices
    if meant and all(choice.letter for choice in meant):
        return {"offered": " ".join(str(choice.letter) for choice in meant)}
    return {"offered": _shortened(", ".join(map(choice_label, meant))) or _("from the list")}


def _of_text(typed: str, today: date, choices: Sequence[Choice]) -> Mapping[str, str | int]:
    return {
        "length": indonesia.format_integer(len(typed)),
        "limit": indonesia.format_integer(TEXT_LIMIT if len(typed) > TEXT_LIMIT else LINE_LIMIT),
    }


_MORE: Final[Mapping[str, Callable[[str, date, Sequence[Choice]], Mapping[str, str | int]]]] = {
    "date": _of_date,
    "choice": _of_choice,
    "text": _of_text,
}
