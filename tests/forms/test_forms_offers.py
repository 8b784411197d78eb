"""Choices that come and go, labels that speak of answers, and forms that are refused."""

import pytest

from fieldapp.errors import Code, FieldappError
from fieldapp.forms.instance import Outside
from fieldapp.model.answer import Typed, given

UNREAD = Typed(typed="31/02/2018", problem="date.no_such_day")


def test_a_choice_that_is_no_longer_offered_is_cleared_and_reported(kit):
    q = kit.question
    works = [
        {"name": "road", "label": {"en": "Road"}, "attributes": {"component": "physical"}},
        {"name": "talk", "label": {"en": "Talk"}, "attributes": {"component": "dialogue"}},
    ]
    form = kit.form(
        q("component"), q("open", default="'yes'"),
        q("work", "select_one", list="works", choice_filter="component = ${component}", relevant="${open} = 'yes'"),
        q("works_done", "select_multiple", list="works", choice_filter="component = ${component} or name = 'talk'"),
        q("named", "calculate", calculation="jr:choice-name(${work}, '${work}')"),
        choices={"works": works},
    )  # fmt: skip
    instance = kit.begun(form)
    instance.begin()
    instance.set("component", given("physical"))
    assert [choice.name for choice in instance.choices("work")] == ["road"]
    instance.set("work", given("road"))
    instance.set("works_done", given(("road", "talk")))
    instance.set("open", given("no"))
    changed = instance.set("component", given("dialogue"))
    assert instance.answer("work") == given("road"), "what is not relevant is kept"
    assert instance.answer("works_done") == given(("talk",))
    assert {"component", "works_done"} <= changed
    assert instance.set("open", given("yes")) == {"open", "work"}
    assert instance.answer("work") is None
    assert instance.answer("named") is None


def test_a_choice_filter_in_a_row_reads_that_row(kit):
    q = kit.question
    works = [
        {"name": "road", "label": {"en": "Road"}, "attributes": {"component": "physical"}},
        {"name": "talk", "label": {"en": "Talk"}, "attributes": {"component": "dialogue"}},
    ]
    form = kit.form(
        kit.repeat(
            "line", q("component"),
            q("work", "select_one", list="works", choice_filter="component = current()/../component"),
        ),
        choices={"works": works},
    )  # fmt: skip
    instance = kit.begun(form)
    instance.add_row("line", "1")
    instance.add_row("line", "2")
    instance.set("line/1/component", given("physical"))
    instance.set("line/2/component", given("dialogue"))
    instance.set("line/1/work", given("road"))
    instance.set("line/2/work", given("talk"))
    changed = instance.set("line/1/component", given("dialogue"))
    assert changed == {"line/1/component", "line/1/work"}
    assert instance.answer("line/1/work") is None
    assert instance.answer("line/2/work") == given("talk")


def test_a_person_who_left_the_roster_is_a_problem_but_the_answer_is_kept(kit):
    form = kit.form(kit.question("speaker", "select_one", list="roster"))
    instance = kit.begun(form, Outside(names=(("u1", "Siti Aminah"),)))
    assert [instance.choices("speaker")[0].name] == ["u1"]
    instance.set("speaker", given("u1"))
    assert "speaker" in instance.set_outside(Outside())
    assert instance.answer("speaker") == given("u1")
    assert instance.problem("speaker").code == "choice.not_offered"
    instance.set_outside(Outside(names=(("u1", "Siti Aminah"),)))
    assert instance.problem("speaker") is None


def test_what_could_not_be_read_reads_as_blank_and_is_reported(kit):
    q = kit.question
    form = kit.form(
        q("day", "date", constraint=". <= today()", required=True), q("seen", "calculate", calculation="${day} = ''")
    )
    instance = kit.begun(form)
    instance.set("day", given("2018-10-22"))
    assert instance.answer("seen") == given("false")
    instance.set("day", UNREAD)
    assert instance.answer("seen") == given("true")
    problem = instance.problem("day")
    assert (problem.kind, problem.code) == ("typed", "date.no_such_day")
    assert instance.answers()["day"] == UNREAD
    assert "day" not in instance.relevant_answers()


def test_a_missing_translation_is_not_shown_as_a_dash(kit):
    form = kit.form({"name": "a", "type": "text", "label": {"id": "-", "en": "Name"}, "hint": {"id": "-"}})
    assert kit.begun(form).label("a") == "Name"
    assert kit.begun(form).hint("a") == ""


def test_a_label_says_the_answers_that_it_speaks_of(kit):
    q = kit.question
    form = kit.form(q("name"), q("age", label={"id": "Umur ${name}?"}, hint={"id": "Hadir ${roster_p}"}))
    instance = kit.begun(form, Outside(roster_female=34))
    assert "age" in instance.set("name", given("Siti"))
    assert instance.label("age") == "Umur Siti?"
    assert instance.hint("age") == "Hadir 34"


def test_readonly_does_not_stop_a_calculation(kit):
    q = kit.question
    form = kit.form(q("a", "integer"), q("b", "integer", calculation="${a} + 1", readonly=True))
    instance = kit.begun(form)
    instance.set("a", given(1))
    assert instance.answer("b") == given(2)
    assert instance.readonly("b")
    assert not instance.readonly("a")


def test_what_is_required_but_can_never_be_answered_is_refused(kit):
    with pytest.raises(FieldappError) as caught:
        kit.form(kit.question("a", required=True, readonly=True))
    assert caught.value.code is Code.FORM_INVALID


@pytest.mark.parametrize(
    "rules",
    [
        ({"calculation": "${b}"}, {"calculation": "${a}"}),
        ({"calculation": "${a} + 1"}, {}),
        ({"relevant": ". = 'x'"}, {}),
        ({"relevant": "${b} = ''"}, {"relevant": "${a} = ''"}),
        ({"relevant": "${b} = ''"}, {"calculation": "${a}"}),
    ],
)
def test_rules_that_wait_for_each_other_are_refused(kit, rules):
    with pytest.raises(FieldappError) as caught:
        kit.form(*(kit.question(name, **rule) for name, rule in zip("ab", rules, strict=True)))
    assert caught.value.code is Code.FORM_INVALID
    assert "a" in str(caught.value.slots["place"])


def test_a_section_that_waits_for_its_own_question_is_refused(kit):
    with pytest.raises(FieldappError):
        kit.define_form(kit.group("section", kit.question("a"), relevant="${a} = 'yes'"))


@pytest.mark.parametrize(
    ("type_", "calculation", "expected"),
    [
        ("integer", "7 div 2", given(3)),
        ("integer", "-7 div 2", given(-3)),
        ("integer", "1 div 0", None),
        ("money", "150 * 1000000", given(150_000_000)),
        ("money", "10000000 * 100000000", None),
        ("decimal", "7 div 2", given(3.5)),
        ("decimal", "0 div 0", None),
        ("date", "today() + 1", given("2018-10-23")),
        ("date", "today()", given("2018-10-22")),
        ("date", "'soon'", None),
        ("date", "10000000 * 10", None),
        ("time", "0.5", given("12:00")),
        ("time", "'09:30'", given("09:30")),
        ("time", "'9'", None),
        ("text", "1 + 1", given("2")),
        ("text", "''", None),
        ("select_multiple", "'no yes no'", given(("yes", "no"))),
        ("select_one", "'yes'", given("yes")),
        ("calculate", "1 + 1", given(2)),
        ("calculate", "0.5", given(0.5)),
        ("calculate", "0 div 0", None),
        ("calculate", "1 = 1", given("true")),
    ],
)
def test_a_result_is_stored_by_the_type_of_its_question(kit, type_, calculation, expected):
    more = {"list": "yes_no"} if type_.startswith("select") else {}
    instance = kit.begun(kit.form(kit.question("a", type_, calculation=calculation, **more)))
    instance.begin()
    assert instance.answer("a") == expected
