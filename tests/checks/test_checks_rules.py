"""Each rule can fire and can be silent."""

from __future__ import annotations

import pytest
from checks_world import PEOPLE, examine, facts, person, rules

from fieldapp.checks.subject import FieldProblem
from fieldapp.model.answer import Given, Typed, given
from fieldapp.model.person import Age

UNREADABLE = Typed(typed="31-02-2018", problem="date.no_such_day")
EMPTY = FieldProblem("theme", "course", "required", "Tema", "Jalannya")


def test_a_good_activity_has_no_findings() -> None:
    assert examine() == ()


@pytest.mark.parametrize(
    ("draft", "rule"),
    [({"villages": ()}, "village_missing"), ({"date": None}, "date_missing"), ({"kind": None}, "kind_missing")],
)
def test_village_date_and_kind_must_be_there(draft: dict[str, object], rule: str) -> None:
    (finding,) = examine(**draft)
    assert (finding.rule, finding.level) == (rule, "must")
    assert finding.where.path


def test_what_cannot_be_read_must_be_mended_and_is_told_once() -> None:
    problem = FieldProblem("date", "when", "typed", "Tanggal", "Kapan", "date.no_such_day", value="31-02-2018")
    findings = examine(problems=(problem,), date=UNREADABLE)
    assert [(finding.rule, finding.level, finding.where.path) for finding in findings] == [
        ("field_unreadable", "must", "date")
    ]


def test_a_field_of_the_draft_that_the_form_does_not_ask_for_is_told_too() -> None:
    (finding,) = examine(date=UNREADABLE)
    assert (finding.rule, finding.where.path) == ("field_unreadable", "date")


def test_an_age_that_cannot_be_read_must_be_mended() -> None:
    old = person(1, "Siti Aminah", age=None).model_copy(update={"age": Typed(typed="tua", problem="age.wrong")})
    (finding,) = examine((old, *PEOPLE[1:]))
    assert (finding.rule, finding.level, finding.where.attendee) == ("age_unreadable", "must", "r1")


@pytest.mark.parametrize(
    ("day", "fires"), [("2018-10-23", True), ("2018-11", True), ("2019", True), ("2018-10", False), ("2018", False)]
)
def test_a_date_ahead_is_doubtful(day: str, fires: bool) -> None:
    assert rules(date=given(day)) == ["date_ahead"] * fires


@pytest.mark.parametrize(("day", "fires"), [("2009-12-31", True), ("2009", True), ("2010", False), ("2010-01", False)])
def test_a_date_before_the_records_begin_is_doubtful(day: str, fires: bool) -> None:
    assert rules(date=given(day)) == ["date_old"] * fires


@pytest.mark.parametrize(
    ("paper", "needed", "fires"), [((0, 0), True, True), ((0, 0), False, False), ((46, 54), False, True)]
)
def test_an_empty_list_is_doubtful_where_people_attend_or_paper_has_signatures(
    paper: tuple[int, int], needed: bool, fires: bool
) -> None:
    found = rules((), paper_male=given(paper[0]), paper_female=given(paper[1]), needs_attendance=needed)
    assert found == ["attendance_missing"] * fires


def test_a_paper_count_that_is_missing_is_doubtful() -> None:
    assert rules(paper_male=None) == ["paper_missing"]
    assert rules((), paper_male=None, paper_female=given(0), needs_attendance=False) == []


@pytest.mark.parametrize(("male", "female"), [(2, 2), (1, 1), (2, 1)])
def test_a_list_that_differs_from_paper_is_doubtful(male: int, female: int) -> None:
    (finding,) = examine(paper_male=given(male), paper_female=given(female))
    assert (finding.rule, finding.level, finding.about) == ("paper_differs", "confirm", f"1,2/{male},{female}")


def test_officials_are_not_compared_with_paper() -> None:
    assert rules((*PEOPLE, person(4, "Hasan", "L", group="official"))) == []


@pytest.mark.parametrize(("invited", "fires"), [(2, True), (3, False), (112, False)])
def test_more_people_than_invited_are_doubtful(invited: int, fires: bool) -> None:
    assert rules(said=facts(people__invited=invited)) == ["more_than_invited"] * fires


def test_an_unknown_age_is_doubtful_row_by_row() -> None:
    (finding,) = examine((*PEOPLE[:2], person(3, "Abdul Rahman", "L", None)))
    assert (finding.rule, finding.about, finding.where.number) == ("age_missing", "r3", 3)


def test_many_unknown_ages_are_one_finding_that_a_further_one_renews() -> None:
    people = [person(number, f"Warga {chr(64 + number)}", "L", None) for number in range(1, 9)]
    paper = {"paper_male": given(8), "paper_female": given(0)}
    (finding,) = examine(tuple(people), **paper)
    assert finding.rule == "ages_missing"
    people[0] = person(1, "Warga A", "L", 30)
    (fewer,) = examine(tuple(people), **paper)
    assert fewer.about != finding.about


def test_a_forced_age_is_doubtful() -> None:
    baby = person(1, "Siti Aminah", age=None).model_copy(update={"age": Given[Age](given=Age(years=3, forced=True))})
    (finding,) = examine((baby, *PEOPLE[1:]))
    assert (finding.rule, finding.slots["years"]) == ("age_odd", 3)


@pytest.mark.parametrize(
    ("name", "sex", "fires"),
    [
        ("Siti Khadijah", "L", True),
        ("Hj. Rosmini", "L", True),
        ("Kurniawati", "L", True),
        ("Yuni binti Saleh", "L", True),
        ("Muh. Ilham", "P", True),
        ("H. Ahmad Fauzi", "P", True),
        ("Rizki bin Saleh", "P", True),
        ("Siti Khadijah", "P", False),
        ("Muh. Ilham", "L", False),
        ("Yulinar", "L", False),
        ("Nur", "P", False),
    ],
)
def test_a_name_of_the_other_sex_is_doubtful(name: str, sex: str, fires: bool) -> None:
    people = (person(1, name, sex),)
    paper = {"paper_male": given(int(sex == "L")), "paper_female": given(int(sex == "P"))}
    assert rules(people, **paper) == ["sex_odd"] * fires


@pytest.mark.parametrize(
    ("first", "second", "fires"),
    [
        ({"age": 45}, {"age": 45}, True),
        ({"age": 45}, {"age": 50}, True),
        ({"age": 45}, {"age": 51}, False),
        ({"age": 45}, {"age": None}, True),
        ({"age": 45}, {"sex": "L"}, False),
        ({"age": 45}, {"name": "NUR'HAYATI", "age": 45}, True),
        ({"age": 45}, {"name": "Nurhayani", "age": 45}, False),
    ],
)
def test_the_same_name_twice_is_doubtful_unless_the_ages_tell_them_apart(
    first: dict[str, object], second: dict[str, object], fires: bool
) -> None:
    people = tuple(
        person(number, **{"name": "Yulinar" if "name" not in second else "Nurhayati", **each})
        for number, each in ((1, first), (2, second))
    )
    men = sum(row.sex == "L" for row in people)
    found = rules(people, paper_male=given(men), paper_female=given(2 - men))
    assert ("person_twice" in found) is fires


def test_one_person_of_the_register_twice_is_doubtful_whatever_the_row_says() -> None:
    people = (person(1, "Yulinar", age=30, person="p1"), person(2, "Yuli", age=60, person="p1"), PEOPLE[2])
    assert rules(people) == ["person_twice"]


def test_three_of_one_name_are_one_finding_with_all_numbers() -> None:
    people = tuple(person(number, "Yulinar") for number in (1, 2, 3))
    (finding,) = examine(people, paper_male=given(0), paper_female=given(3))
    assert (finding.slots["numbers"], finding.slots["count"]) == ("1, 2, 3", 3)


@pytest.mark.parametrize(("received", "fires"), [(5_000_000, False), (4_999_999, True), (None, False)])
def test_more_money_spent_than_received_is_doubtful(received: int | None, fires: bool) -> None:
    lines = {"money": [{"money.spent": 3_000_000}, {"money.spent": 2_000_000}, {"money.item": "konsumsi"}]}
    values = {} if received is None else {"grant__received": received}
    assert rules(said=facts(lines, **values)) == ["money_overspent"] * fires


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        ({"decision.what": "Gotong royong"}, "who,until"),
        ({"decision.what": "Gotong royong", "decision.who": "Lurah"}, "until"),
        ({"decision.what": "Gotong royong", "decision.until": "2018-11"}, "who"),
        ({"decision.what": "Gotong royong", "decision.who": "Lurah", "decision.until": "2018-11"}, None),
        ({"decision.who": "Lurah"}, None),
    ],
)
def test_a_decision_without_who_or_until_is_doubtful(row: dict[str, str], missing: str | None) -> None:
    findings = examine(said=facts({"decision": [row]}))
    assert [finding.slots["missing"] for finding in findings] == ([missing] if missing else [])


def test_a_decision_is_mended_in_the_field_that_is_empty() -> None:
    row = {"decision.what": "Gotong royong", "decision.who": "Lurah"}
    (finding,) = examine(said=facts({"decision": [row]}))
    assert finding.where.path == "decisions/0/decision_until"


def test_a_required_field_that_is_empty_is_doubtful() -> None:
    (finding,) = examine(problems=(EMPTY,))
    assert (finding.rule, finding.level, finding.about) == ("field_empty", "confirm", "theme")


@pytest.mark.parametrize("path", ["date", "kind", "villages", "paper_male"])
def test_an_empty_field_with_a_rule_of_its_own_is_told_once(path: str) -> None:
    draft = {path: () if path == "villages" else None}
    assert len(examine(problems=(FieldProblem(path, "x", "required", path),), **draft)) == 1


def test_a_broken_constraint_is_doubtful() -> None:
    (finding,) = examine(problems=(FieldProblem("end", "when", "constraint", "Selesai", value="08:00"),))
    assert (finding.rule, finding.level, finding.about) == ("field_doubtful", "confirm", "end=08:00")


def test_a_constraint_that_a_rule_already_told_of_is_left_out() -> None:
    problem = FieldProblem("date", "when", "constraint", "Tanggal", value="2018-10-23")
    assert rules(problems=(problem,), date=given("2018-10-23")) == ["date_ahead"]


def test_what_must_be_mended_comes_first() -> None:
    levels = [finding.level for finding in examine((), problems=(EMPTY,), villages=(), date=UNREADABLE)]
    assert levels == sorted(levels, reverse=True)
    assert set(levels) == {"must", "confirm"}


def test_findings_are_told_apart_by_rule_and_what_they_are_about() -> None:
    people = tuple(person(number, name, "L", None) for number, name in ((1, "Siti"), (2, "Siti"), (3, "Dewi")))
    findings = examine(people)
    keys = [(finding.rule, finding.about) for finding in findings]
    assert len(keys) == len(set(keys)) > 5
