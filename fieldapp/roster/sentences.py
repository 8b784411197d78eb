"""Refusals of the roster line in words: what is the matter and what to do."""

from collections.abc import Callable

from fieldapp.errors import fill
from fieldapp.roster.effects import Reason, Refuse
from fieldapp.wording import _, n_


def sentence(refusal: Refuse) -> str:
    """The sentence for a refusal, in the language spoken now."""
    return fill(_TEXTS[refusal.reason](refusal), refusal.slots)


def _count(refusal: Refuse) -> int:
    return int(refusal.slots["count"])


_TEXTS: dict[Reason, Callable[[Refuse], str]] = {
    Reason.NAME_FIRST: lambda _r: _("Type the name first."),
    Reason.NOT_IN_NAME: lambda _r: _("{key} does not belong in a name. Names are written with letters."),
    Reason.DIGIT_IN_NAME: lambda _r: _("No digits in a name. Tab if {name} is new, then L/P and the age."),
    Reason.NAME_TOO_LONG: lambda _r: _("The name is too long: at most {limit} letters. Shorten it."),
    Reason.SAME_AS_ABOVE: lambda _r: _("= repeats the group, after the age. Type the name first."),
    Reason.NUMBER_ONLY: lambda _r: _("A row number: press Enter to go there, or erase it and type a name."),
    Reason.NUMBER_TOO_LONG: lambda _r: _("A row number has at most {limit} digits."),
    Reason.WHOLE_WORD: lambda refusal: n_(
        "{count} is called {name} and more. Arrow to choose, or Tab if just {name}.",
        "{count} are called {name} and more. Arrow to choose, or Tab if just {name}.",
        _count(refusal),
    ),
    Reason.NAMESAKES: lambda refusal: n_(
        "{count} person is called {name}. Arrow to choose, or Tab if new.",
        "{count} people are called {name}. Arrow to choose, or Tab if new.",
        _count(refusal),
    ),
    Reason.ALREADY_PRESENT: lambda _r: _("{name} is already present, number {number}. If somebody else, press Tab."),
    Reason.SEX_FIRST: lambda _r: _("Type L or P first, then the age."),
    Reason.AGE_FIRST: lambda _r: _("An age is written in digits, such as 34. Type ? if the paper has none."),
    Reason.AGE_TOO_LONG: lambda _r: _("A birth date has at most 8 digits. Now the letter of the group: {letters}."),
    Reason.AGE_LENGTH: lambda _r: _("{age} cannot be read. Type an age (34), birth year (1985) or date (240385)."),
    Reason.AGE_TOO_LOW: lambda _r: _("Age {age}? Type {low} to {high}. If it really is lower, add ! to it: {age}!"),
    Reason.AGE_TOO_HIGH: lambda _r: _("Age {age} is too high. Type {low} to {high}, or {age}! if it really is so."),
    Reason.AGE_IMPOSSIBLE: lambda _r: _("Age {age}? Nobody is older than {limit} years. Look at the paper again."),
    Reason.BORN_LATER: lambda _r: _("Born in {age}? That is after this activity. Look at the paper again."),
    Reason.NO_SUCH_DAY: lambda _r: _("There is no such day: {age}. Type day, month and year, such as 240385."),
    Reason.GROUP_FIRST: lambda _r: _("Now the letter of the group: {letters}."),
    Reason.GROUP_UNKNOWN: lambda _r: _("The letter {key} is not in the list of groups. Choose from {letters}."),
    Reason.NO_GROUP_YET: lambda _r: _("There is no row above yet. Choose the letter of the group: {letters}."),
    Reason.LINES_PASTED: lambda _r: _("The pasted text has several lines. Paste one name at a time."),
    Reason.UNREADABLE: lambda _r: _("This letter cannot be stored. Type it again."),
}
