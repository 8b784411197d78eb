"""A person known in a village, and what is known of anybody's age."""

from enum import StrEnum

from pydantic import Field, model_validator

from fieldapp.model.answer import Given, Typed
from fieldapp.model.base import Frozen, Uid


class Sex(StrEnum):
    """L (laki-laki, male) or P (perempuan, female), the letters of the paper list."""

    MALE = "L"
    FEMALE = "P"


class Age(Frozen):
    """Either years of age on the day of the activity, or the birth: `YYYY` or `YYYY-MM-DD`.

    `forced` says that a value out of the usual range (5 to 105 years) was typed with `!`.
    """

    years: int | None = Field(default=None, ge=0, le=150)
    born: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}-\d{2})?$")
    forced: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> "Age":
        if (self.years is None) == (self.born is None):
            raise ValueError("either years or born")
        return self


AgeAnswer = Given[Age] | Typed


def years_on(age: AgeAnswer | None, date: str | None, known_on: str | None = None) -> int | None:
    """Whole years of age on `date` (`YYYY[-MM[-DD]]`), or None where it is not known.

    An age in years was true on `known_on` (default: on `date` itself) and is moved by the years between. A birth
    year or an activity whose day is not known counts by the year alone.
    """
    if not isinstance(age, Given):
        return None
    if age.given.years is not None:
        moved = int(date[:4]) - int(known_on[:4]) if date and known_on else 0
        return age.given.years + moved
    if not date or not age.given.born:
        return None
    born = age.given.born
    years = int(date[:4]) - int(born[:4])
    before_birthday = len(born) == 10 and len(date) == 10 and date[5:] < born[5:]
    return years - before_birthday


class Person(Frozen):
    """A card in a village's register. An age in years was true on `age_on` (`YYYY[-MM[-DD]]`)."""

    uid: Uid
    name: str = Field(min_length=1, max_length=200)
    sex: Sex
    nickname: str | None = None
    age: AgeAnswer | None = None
    age_on: str | None = None
    hamlet: str | None = None
    group: str | None = None
    institution: str | None = None
    phone: str | None = None
    nik: str | None = None
    not_same_as: tuple[Uid, ...] = ()
