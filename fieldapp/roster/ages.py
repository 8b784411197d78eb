"""Ages as they are typed: years, a birth year, or a birth date.

1 to 3 digits are years of age, 4 a birth year, 6 `ddmmyy`, 8 `ddmmyyyy`; dates may have `/ . -` between their parts.
`!` after it accepts an age out of the usual range.
"""

import re
from datetime import date

from fieldapp.model.answer import Given, Typed
from fieldapp.model.person import Age, AgeAnswer, years_on

YOUNGEST, OLDEST = 5, 105
"""The usual range of ages, in years; an age out of it is doubted."""
LIMIT = 150
"""No person is as old as this, in years: not even `!` accepts more."""
LONGEST = 8
"""The most digits that an age can have."""
FORCE = "!"
UNKNOWN = "?"

LENGTH, NO_SUCH_DAY, LATER, LOW, HIGH, IMPOSSIBLE, WRONG = (
    f"age.{problem}" for problem in ("length", "no_such_day", "later", "low", "high", "impossible", "wrong")
)
"""The problems that a `Typed` age may have."""

_DIGITS = re.compile(r"[0-9]+")
_PARTED = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4}|[0-9]{2})")


def read_age(text: str, on: str) -> AgeAnswer | None:
    """The age that was typed, on the day `on` (`YYYY[-MM[-DD]]`); None where it is blank or `?`.

    A two-digit year is the latest that is not after `on`. What cannot be read, is out of range without `!`, or lies
    after `on`, is `Typed` with the problem.
    """
    text = text.strip()
    if text in ("", UNKNOWN):
        return None
    forced = text.endswith(FORCE)
    age = _read(text.removesuffix(FORCE).strip(), on)
    problem = age if isinstance(age, str) else _doubt(age, on, forced=forced)
    if isinstance(age, str) or problem:
        return Typed(typed=text, problem=problem or WRONG)
    return Given[Age](given=age.model_copy(update={"forced": forced and _doubt(age, on, forced=False) is not None}))


def age_text(age: AgeAnswer | None) -> str:
    """The text that reads as this age again."""
    if not isinstance(age, Given):
        return age.typed if age else ""
    years, born = age.given.years, age.given.born or ""
    text = str(years) if years is not None else "-".join(reversed(born.split("-")))
    return text + FORCE * age.given.forced


def _read(text: str, on: str) -> Age | str:
    """The age without regard to its range, or the problem."""
    parted = _PARTED.fullmatch(text)
    if parted:
        text = parted[1].zfill(2) + parted[2].zfill(2) + parted[3]
    if not _DIGITS.fullmatch(text):
        return WRONG
    if len(text) <= 3:
        return Age(years=int(text)) if int(text) <= LIMIT else IMPOSSIBLE
    if len(text) == 4:
        return Age(born=text)
    return _born(text, on) if len(text) in (6, 8) else LENGTH


def _born(text: str, on: str) -> Age | str:
    day, month, year = text[:2], text[2:4], text[4:]
    if len(year) == 4:
        return _dated(year, month, day)
    this_century = _dated(f"20{year}", month, day)
    later = isinstance(this_century, Age) and (this_century.born or "")[: len(on)] > on
    return _dated(f"19{year}", month, day) if later or isinstance(this_century, str) else this_century


def _dated(year: str, month: str, day: str) -> Age | str:
    try:
        return Age(born=date(int(year), int(month), int(day)).isoformat())
    except ValueError:
        return NO_SUCH_DAY


def _doubt(age: Age, on: str, *, forced: bool) -> str | None:
    """The problem of an age on a day, if there is one that `forced` does not accept."""
    if age.born and age.born[: len(on)] > on[: len(age.born)]:
        return LATER
    years = years_on(Given[Age](given=age), on)
    if years is None or not 0 <= years <= LIMIT:
        return IMPOSSIBLE
    if forced or YOUNGEST <= years <= OLDEST:
        return None
    return LOW if years < YOUNGEST else HIGH
