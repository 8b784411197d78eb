"""What a key on the roster line asks for: the screen carries it out, or shows beforehand that it would."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from fieldapp.model.person import AgeAnswer, Sex
from fieldapp.roster.search import Known


class Reason(StrEnum):
    """Why a key was refused; `sentences.sentence` puts it into words."""

    NAME_FIRST = "name-first"
    NOT_IN_NAME = "not-in-name"
    DIGIT_IN_NAME = "digit-in-name"
    NAME_TOO_LONG = "name-too-long"
    SAME_AS_ABOVE = "same-as-above"
    NUMBER_ONLY = "number-only"
    NUMBER_TOO_LONG = "number-too-long"
    WHOLE_WORD = "whole-word"
    NAMESAKES = "namesakes"
    ALREADY_PRESENT = "already-present"
    SEX_FIRST = "sex-first"
    AGE_FIRST = "age-first"
    AGE_TOO_LONG = "age-too-long"
    AGE_LENGTH = "age-length"
    AGE_TOO_LOW = "age-too-low"
    AGE_TOO_HIGH = "age-too-high"
    AGE_IMPOSSIBLE = "age-impossible"
    BORN_LATER = "born-later"
    NO_SUCH_DAY = "no-such-day"
    GROUP_FIRST = "group-first"
    GROUP_UNKNOWN = "group-unknown"
    NO_GROUP_YET = "no-group-yet"
    LINES_PASTED = "lines-pasted"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Nothing:
    """The line changed, or nothing did."""


@dataclass(frozen=True, slots=True)
class BeginNew:
    """This name is a new person: the stream of sex, age and group begins."""

    name: str


@dataclass(frozen=True, slots=True)
class MarkKnown:
    """Put this known person on the list."""

    known: Known

    @property
    def person(self) -> str:
        """The uid of the person."""
        return self.known.uid


@dataclass(frozen=True, slots=True)
class AddNew:
    """Put a person on the list who was not known. `age` is None where the paper has none; `group` is its id."""

    name: str
    sex: Sex
    age: AgeAnswer | None
    group: str


@dataclass(frozen=True, slots=True)
class PickNumber:
    """The row with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Refuse:
    """The key does nothing but this: say why. Everything typed is kept."""

    reason: Reason
    slots: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recall:
    """The line that Esc had cleared is back."""

    text: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Up or Down on an empty line: move in the rows below."""

    step: Literal[-1, 1]


@dataclass(frozen=True, slots=True)
class OpenMenu:
    """Show the command menu."""


@dataclass(frozen=True, slots=True)
class OpenHelp:
    """Show the help of this screen."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back the last change."""


@dataclass(frozen=True, slots=True)
class GoBack:
    """Leave the screen."""


Effect = (
    Nothing
    | BeginNew
    | MarkKnown
    | AddNew
    | PickNumber
    | Refuse
    | Recall
    | Walk
    | OpenMenu
    | OpenHelp
    | TakeBack
    | GoBack
)
