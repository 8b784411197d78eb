"""JavaRosa's meaning of an expression, where a plain XPath would mean something else."""

import datetime

import pytest

from fieldapp.model.answer import Row, Typed, given

UNREAD = Typed(typed="31/02/2018", problem="date.no_such_day")


def test_a_blank_in_arithmetic_gives_a_blank(kit):
    q = kit.question
    form = kit.form(
        q("a", "integer"), q("b", "integer"),
        q("both", "calculate", calculation="${a} + ${b}"),
        q("safe", "calculate", calculation="coalesce(${a}, 0) + coalesce(${b}, 0)"),
    )  # fmt: skip
    instance = kit.begun(form)
    instance.set("a", given(5))
    assert instance.answer("both") is None
    assert instance.answer("safe") == given(5)
    instance.set("b", given(2))
    assert instance.answer("both") == given(7)


def test_a_sum_skips_blank_rows(kit):
    form = kit.form(
        kit.repeat("line", kit.question("x", "money")), kit.question("total", "money", calculation="sum(${x})")
    )
    rows = (Row(uid="1", answers={"x": given(5)}), Row(uid="2"))
    instance = kit.begun(form, answers={"line": rows})
    instance.set("line/1/x", given(7))
    assert instance.answer("total") == given(7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${blank} = ''", True),
        ("'' = ${blank}", True),
        ("${blank} != ''", False),
        ("${blank} = 0", False),
        ("${blank} < 5", False),
        ("not(${blank})", True),
        ("/data/blank[. = 'x'] = ''", True),
        ("'1' = 1", True),
        ("1 = '1'", True),
        ("'1' = '1.0'", False),
        ("'01' = 1", True),
        ("${five} = '05'", True),
        ("${five} = '5'", True),
        ("0.1 + 0.2 = 0.3", True),
        ("1 div 0 = 1 div 0", True),
        ("'' + 1 = '' + 1", False),
        ("'' + 1 != 5", True),
        ("true() = 'x'", True),
        ("false() = ''", True),
        ("'b' > 'a'", False),
    ],
)
def test_equality_and_order_are_javarosas(kit, text, expected):
    questions = (kit.question("blank"), kit.question("five", "integer"))
    assert kit.evaluate(text, *questions, answers={"five": 5}) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${day} < today()", True),
        ("${day} <= '2018-10-21'", True),
        ("today() - ${day}", 1.0),
        ("${day} + 1", 17826.0),
        ("${day} = '2018-10-21'", True),
        ("${day} = 17825", True),
        ("${day} = '21/10/2018'", False),
        ("number(${day})", 17825.0),
        ("string(${day})", "2018-10-21"),
        ("number('1970-01-02')", 1.0),
        ("${month} <= today()", True),
        ("${month} = '2018-10'", True),
        ("number(${month}) = number('2018-10-01')", True),
        ("number(${year}) = number('2018-01-01')", True),
        ("${start} < ${end}", True),
        ("round((${end} - ${start}) * 1440)", 150.0),
    ],
)
def test_dates_and_times_order_as_numbers_and_equal_as_text(kit, text, expected):
    q = kit.question
    questions = (q("day", "date"), q("month", "date"), q("year", "date"), q("start", "time"), q("end", "time"))
    answers = {"day": "2018-10-21", "month": "2018-10", "year": "2018", "start": "09:00", "end": "11:30"}
    assert kit.evaluate(text, *questions, answers=answers) == expected


def test_what_is_not_relevant_reads_as_blank_leaves_node_sets_and_keeps_its_answer(kit):
    q = kit.question
    form = kit.form(
        q("open", "select_one", list="yes_no"),
        q("x", "integer", relevant="${open} = 'yes'"),
        kit.repeat("line", q("y", "integer", relevant="${open} = 'yes'")),
        q("seen", "calculate", calculation="coalesce(${x}, 'blank')"),
        q("counted", "calculate", calculation="count(${y})"),
        q("summed", "calculate", calculation="sum(${y})"),
    )
    instance = kit.begun(form)
    instance.add_row("line", "r")
    instance.set("open", given("yes"))
    instance.set("x", given(5))
    instance.set("line/r/y", given(7))
    assert [instance.answer(name).given for name in ("seen", "counted", "summed")] == [5, 1, 7]

    changed = instance.set("open", given("no"))
    assert {"open", "x", "line/r/y", "seen", "counted", "summed"} <= changed
    assert [instance.answer(name).given for name in ("seen", "counted", "summed")] == ["blank", 0, 0]
    assert instance.answer("x") == given(5)
    assert "x" not in instance.relevant_answers()
    assert instance.answers()["x"] == given(5)

    instance.set("open", given("yes"))
    assert instance.answer("seen") == given(5)
    assert instance.relevant_answers()["x"] == 5


def test_relevance_is_inherited_and_wakes_what_depends_on_descendants(kit):
    q = kit.question
    form = kit.define_form(
        kit.group("first", q("open", "select_one", list="yes_no")),
        kit.group("second", q("a", "integer"), kit.repeat("line", q("b", "integer")), relevant="${open} = 'yes'"),
        kit.group("third", q("total", "calculate", calculation="sum(${a}) + sum(${b})")),
    )
    instance = kit.begun(form)
    instance.set("open", given("yes"))
    instance.set("a", given(1))
    instance.add_row("line", "r")
    instance.set("line/r/b", given(2))
    assert instance.answer("total") == given(3)
    changed = instance.set("open", None)
    assert instance.answer("total") == given(0)
    assert {"second", "a", "line", "line/r/b", "total"} <= changed
    assert not instance.relevant("line/r/b")
    assert instance.rows("line") == ("r",)
    assert [section.name for section in instance.sections()] == ["first", "third"]


def test_a_row_added_while_its_repeat_is_not_relevant_is_not_relevant(kit):
    form = kit.form(
        kit.question("open"), kit.repeat("line", kit.question("x", required=True), relevant="${open} = 'yes'")
    )
    instance = kit.begun(form)
    instance.add_row("line", "r")
    assert not instance.relevant("line/r/x")
    assert instance.problems() == ()
    instance.set("open", given("yes"))
    assert [path for path, _problem in instance.problems()] == ["line/r/x"]


def test_a_constraint_is_never_asked_of_a_blank(kit):
    form = kit.form(kit.question("age", "integer", constraint=". > 5"))
    instance = kit.begun(form)
    assert instance.problem("age") is None
    instance.set("age", given(5))
    assert instance.problem("age").kind == "constraint"
    instance.set("age", given(6))
    assert instance.problem("age") is None


def test_required_is_never_asked_of_what_is_not_relevant(kit):
    q = kit.question
    form = kit.form(q("open"), q("name", relevant="${open} = 'yes'", required="${open} = 'yes'"))
    instance = kit.begun(form)
    assert not instance.required("name")
    assert instance.problem("name") is None
    changed = instance.set("open", given("yes"))
    assert "name" in changed
    assert instance.required("name")
    assert instance.problem("name").kind == "required"


def test_a_calculation_runs_again_only_when_what_it_depends_on_changes(kit):
    q = kit.question
    form = kit.form(
        q("a", "integer"), q("other", "integer"), q("double", "integer", calculation="${a} * 2"),
    )  # fmt: skip
    instance = kit.begun(form)
    instance.set("a", given(2))
    instance.set("double", given(5))
    assert instance.set("other", given(1)) == {"other"}
    assert instance.answer("double") == given(5)
    assert instance.set("a", given(2)) == frozenset()
    assert instance.answer("double") == given(5)
    assert instance.set("a", given(3)) == {"a", "double"}
    assert instance.answer("double") == given(6)


def test_opening_and_restoring_run_no_calculation_over_an_answer(kit):
    q = kit.question
    form = kit.form(
        q("a", "integer"), q("double", "integer", calculation="${a} * 2"),
        q("shown", relevant="${double} = 5"), q("never_typed", "calculate", calculation="${a} + 1"),
    )  # fmt: skip
    answers = {"a": given(2), "double": given(5)}
    instance = kit.begun(form, answers=answers)
    assert instance.answer("double") == given(5)
    assert instance.relevant("shown")
    assert instance.answer("never_typed") == given(3)
    instance.set("a", given(10))
    changed = instance.restore({**answers, "never_typed": given(99)})
    assert instance.answers() == {**answers, "never_typed": given(99)}
    assert instance.relevant("shown")
    assert {"a", "double", "shown", "never_typed"} == changed


def test_defaults_are_set_once(kit):
    q = kit.question
    form = kit.form(
        q("total", "money", default="${programme_amount}"), q("copies", "integer", default=2),
        q("day", "date", default="today()"), kit.repeat("line", q("unit", default="'m'")),
    )  # fmt: skip
    instance = kit.begun(form)
    assert instance.answers() == {}
    assert {"total", "copies", "day"} <= instance.begin()
    assert instance.answers() == {"total": given(150), "copies": given(2), "day": given("2018-10-22")}
    instance.set("copies", None)
    assert kit.begun(form, answers=instance.answers()).answer("copies") is None
    instance.add_row("line", "r")
    assert instance.answer("line/r/unit") == given("m")


def test_a_default_does_not_replace_an_answer(kit):
    form = kit.form(kit.question("copies", "integer", default=2))
    instance = kit.begun(form, answers={"copies": given(5)})
    instance.begin()
    assert instance.answer("copies") == given(5)


def test_once_keeps_its_first_value(kit):
    q = kit.question
    form = kit.form(q("a", "integer"), q("first", "calculate", calculation="once(${a})"))
    instance = kit.begun(form)
    instance.set("a", given(1))
    instance.set("a", given(2))
    assert instance.answer("first") == given(1)


def test_today_is_the_day_that_the_instance_was_given(kit):
    form = kit.form(kit.question("day", "date", constraint=". <= today()"))
    instance = kit.begun(form)
    instance.set("day", given("2018-10-23"))
    assert instance.problem("day").kind == "constraint"
    instance.today = datetime.date(2018, 10, 23)
    assert instance.problem("day") is None


def test_a_stored_false_is_true(kit):
    q = kit.question
    form = kit.form(
        q("a"), q("flag", "calculate", calculation="${a} = 'yes'"), q("shown", relevant="${flag}"),
        q("meant", relevant="${flag} = 'true'"),
    )  # fmt: skip
    instance = kit.begun(form)
    assert instance.answer("flag") == given("false")
    assert instance.relevant("shown")
    assert not instance.relevant("meant")
