"""The stream of a new person: each rule of `p34i`."""

import pytest
from roster_world import context_of, outcome, type_keys

from fieldapp.model.answer import Given
from fieldapp.model.person import Age, Sex
from fieldapp.roster.effects import AddNew, Nothing, OpenHelp, OpenMenu, Reason, Refuse
from fieldapp.roster.line import Line, Part

NOBODY = context_of()
YEARS_34 = Given[Age](given=Age(years=34))
RAHMA = AddNew("Sitti Rahma", Sex.FEMALE, YEARS_34, "women")
NAME = "sitti rahma⇥"


@pytest.mark.parametrize("keys", ["p34i", "P34I", "⏎p⏎34⏎i", "⇥p⇥34⇥i", " p 34 i", "p⏎⇥⏎3⏎4i"])
def test_enter_tab_and_space_between_the_parts_change_nothing(keys: str) -> None:
    line, effects = type_keys(Line(), NAME + keys, NOBODY)
    assert effects[-1] == RAHMA
    assert line == Line()
    assert not any(isinstance(effect, Refuse) for effect in effects)


@pytest.mark.parametrize(
    ("digits", "age"),
    [
        ("1985", Age(born="1985")),
        ("240385", Age(born="1985-03-24")),
        ("24031985", Age(born="1985-03-24")),
        ("3!", Age(years=3, forced=True)),
        ("24032017!", Age(born="2017-03-24", forced=True)),
    ],
)
def test_an_age_may_be_a_year_a_date_or_forced(digits: str, age: Age) -> None:
    assert outcome(f"ali⇥l{digits}w", NOBODY) == AddNew("Ali", Sex.MALE, Given[Age](given=age), "resident")


def test_a_question_mark_stands_for_a_missing_age() -> None:
    assert outcome("ali⇥l?w", NOBODY) == AddNew("Ali", Sex.MALE, None, "resident")


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("3", Reason.SEX_FIRST),
        ("w", Reason.SEX_FIRST),
        ("pw", Reason.AGE_FIRST),
        ("p!", Reason.AGE_FIRST),
        ("p=", Reason.AGE_FIRST),
        ("p34x", Reason.GROUP_UNKNOWN),
        ("p34p", Reason.GROUP_UNKNOWN),
        ("p34?", Reason.GROUP_FIRST),
        ("p34!4", Reason.GROUP_FIRST),
        ("p34!!", Reason.GROUP_FIRST),
        ("p?!", Reason.GROUP_FIRST),
        ("p?3", Reason.GROUP_FIRST),
        ("p34=", Reason.NO_GROUP_YET),
        ("p240319851", Reason.AGE_TOO_LONG),
        ("p3i", Reason.AGE_TOO_LOW),
        ("p140i", Reason.AGE_TOO_HIGH),
        ("p340i", Reason.AGE_IMPOSSIBLE),
        ("p340!i", Reason.AGE_IMPOSSIBLE),
        ("p12345i", Reason.AGE_LENGTH),
        ("p310285i", Reason.NO_SUCH_DAY),
        ("p2019i", Reason.BORN_LATER),
    ],
)
def test_a_wrong_key_is_refused_and_every_part_is_kept(keys: str, reason: Reason) -> None:
    before, _ = type_keys(Line(), NAME + keys[:-1], NOBODY)
    line, effects = type_keys(Line(), NAME + keys, NOBODY)
    assert isinstance(effects[-1], Refuse)
    assert effects[-1].reason is reason
    assert line == before


def test_the_range_is_checked_when_the_group_arrives_and_not_before() -> None:
    line, effects = type_keys(Line(), "ali⇥l3", NOBODY)
    assert set(effects[-2:]) == {Nothing()}
    assert outcome("w", NOBODY, line) == Refuse(Reason.AGE_TOO_LOW, {"age": "3", "low": 5, "high": 105, "limit": 150})
    assert outcome("w4w", NOBODY, line) == AddNew("Ali", Sex.MALE, YEARS_34, "resident")
    assert isinstance(outcome("w!w", NOBODY, line), AddNew)


def test_equals_repeats_the_group_of_the_row_before() -> None:
    assert outcome("ali⇥l34=", context_of(last_group="youth")) == AddNew("Ali", Sex.MALE, YEARS_34, "youth")


def test_backspace_steps_back_through_the_parts_into_the_name() -> None:
    line, _ = type_keys(Line(), "ali⇥l34!", NOBODY)
    seen = []
    for _step in range(6):
        line, _ = type_keys(line, "⌫", NOBODY)
        seen.append((line.part, line.text, line.sex, line.age))
    assert seen == [
        (Part.AGE, "ali", Sex.MALE, "34"),
        (Part.AGE, "ali", Sex.MALE, "3"),
        (Part.AGE, "ali", Sex.MALE, ""),
        (Part.SEX, "ali", None, ""),
        (Part.NAME, "ali", None, ""),
        (Part.NAME, "al", None, ""),
    ]


def test_escape_goes_back_to_the_name_and_keeps_it() -> None:
    assert type_keys(Line(), "ali⇥l34⎋", NOBODY)[0] == Line(text="ali")


def test_menu_and_help_are_there_in_the_stream() -> None:
    assert outcome("ali⇥/", NOBODY) == OpenMenu()
    assert outcome("ali⇥?", NOBODY) == OpenHelp()
    assert outcome("ali⇥l/", NOBODY) == OpenMenu()
    assert outcome("ali⇥l34/", NOBODY) == OpenMenu()


def test_arrows_do_nothing_in_the_stream() -> None:
    line, _ = type_keys(Line(), "ali⇥l3", NOBODY)
    assert type_keys(line, "↑↓", NOBODY)[0] == line
