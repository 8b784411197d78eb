"""The stream of a new person: sex letter, age digits, group letter, which ends the row."""

import unicodedata
from dataclasses import replace

from fieldapp.model.answer import Typed
from fieldapp.model.person import Sex
from fieldapp.roster import ages
from fieldapp.roster.effects import AddNew, Effect, Nothing, OpenHelp, OpenMenu, Reason, Refuse
from fieldapp.roster.state import HELP, MENU, NUMERALS, SAME, Context, Line, Part

_SEXES = {sex.value: sex for sex in Sex}


def press_in_stream(line: Line, key: str, context: Context) -> tuple[Line, Effect]:
    """The line after a character typed into the stream."""
    if key == MENU:
        return line, OpenMenu()
    if key == " ":
        return line, Nothing()
    if line.part is Part.SEX:
        return _press_sex(line, key)
    return _press_age(line, key, context) if line.part is Part.AGE else _press_group(line, key, context)


def _press_sex(line: Line, key: str) -> tuple[Line, Effect]:
    sex = _SEXES.get(key.upper())
    if sex:
        return replace(line, sex=sex), Nothing()
    return line, OpenHelp() if key == HELP else Refuse(Reason.SEX_FIRST, {"name": line.name})


def _press_age(line: Line, key: str, context: Context) -> tuple[Line, Effect]:
    if key in NUMERALS or (key == ages.UNKNOWN and not line.age) or (key == ages.FORCE and line.age):
        return replace(line, age=line.age + key), Nothing()
    if not line.age:
        return line, Refuse(Reason.AGE_FIRST)
    return _commit(line, key, context)


def _press_group(line: Line, key: str, context: Context) -> tuple[Line, Effect]:
    if key in NUMERALS and len(line.age) == ages.LONGEST:
        return line, Refuse(Reason.AGE_TOO_LONG, {"letters": _letters(context)})
    if key == ages.FORCE and line.age[-1] in NUMERALS:
        return replace(line, age=line.age + key), Nothing()
    return _commit(line, key, context)


def _commit(line: Line, key: str, context: Context) -> tuple[Line, Effect]:
    """The group letter ends the row, if the letter is one and the age can be taken."""
    group = _group_of(key, context)
    if isinstance(group, Refuse):
        return line, group
    age = ages.read_age(line.age, context.on_date)
    if isinstance(age, Typed):
        return line, age_refusal(age)
    assert line.sex is not None  # noqa: S101 - the age is asked only after the sex
    return Line(), AddNew(line.name, line.sex, age, group)


def age_refusal(age: Typed) -> Refuse:
    """Why an age was not taken."""
    return Refuse(_AGE_REASONS.get(age.problem, Reason.AGE_FIRST), _age_slots(age.typed))


def _letters(context: Context) -> str:
    return " ".join(group.letter for group in context.groups)


def _group_of(key: str, context: Context) -> str | Refuse:
    letters = _letters(context)
    if key == SAME:
        return context.last_group or Refuse(Reason.NO_GROUP_YET, {"letters": letters})
    group = context.group(key)
    if group:
        return group.id
    if unicodedata.category(key).startswith("L"):
        return Refuse(Reason.GROUP_UNKNOWN, {"key": key, "letters": letters})
    return Refuse(Reason.GROUP_FIRST, {"letters": letters})


_AGE_REASONS = {
    ages.LENGTH: Reason.AGE_LENGTH,
    ages.NO_SUCH_DAY: Reason.NO_SUCH_DAY,
    ages.LATER: Reason.BORN_LATER,
    ages.LOW: Reason.AGE_TOO_LOW,
    ages.HIGH: Reason.AGE_TOO_HIGH,
    ages.IMPOSSIBLE: Reason.AGE_IMPOSSIBLE,
    ages.WRONG: Reason.AGE_FIRST,
}


def _age_slots(text: str) -> dict[str, str | int]:
    return {"age": text.rstrip(ages.FORCE), "low": ages.YOUNGEST, "high": ages.OLDEST, "limit": ages.LIMIT}
