import pytest

from fieldapp.forms.instance import Outside
from fieldapp.model.activity import ReadyRow
from fieldapp.model.answer import Row, Typed, given


@pytest.fixture
def filling(kit):
    q = kit.question
    form = kit.define_form(
        kit.group(
            "what",
            q("kind", "select_one", list="yes_no", required=True, fact="activity.kind"),
            q("theme", fact="meeting.theme"),
            q("told", "note"),
            q("secret", "hidden"),
        ),
        kit.group(
            "money",
            kit.repeat(
                "lines",
                q("part", fact="money.component", required=True),
                q("spent", "money", fact="money.spent", relevant="${part} != 'free'"),
                q("remark"),
                fact="money",
            ),
            q("total", "money", calculation="sum(${spent})", readonly=True, fact="money.total"),
        ),
    )
    return kit.begun(form)


def test_rows_are_added_at_the_end_and_removed_by_uid(filling):
    assert "lines/a/part" in filling.add_row("lines", "a")
    filling.add_row("lines", "b")
    assert filling.rows("lines") == ("a", "b")
    filling.set("lines/a/spent", given(5))
    filling.set("lines/b/spent", given(7))
    assert filling.answer("total") == given(12)
    assert filling.remove_row("lines", "a") == {"lines", "total"}
    assert filling.rows("lines") == ("b",)
    assert filling.answer("total") == given(7)
    with pytest.raises(KeyError):
        filling.remove_row("lines", "a")
    with pytest.raises(ValueError, match="lines/b"):
        filling.add_row("lines", "b")


@pytest.mark.parametrize("path", ["nothing", "lines", "what", "lines/a", "lines/a/part", "lines/x/part", "part", ""])
def test_a_path_that_is_no_question_is_refused(filling, path):
    with pytest.raises(KeyError):
        filling.set(path, given("x"))


def test_facts_are_what_relevant_answers_state(filling):
    filling.set("kind", given("yes"))
    filling.set("theme", Typed(typed="?", problem="x"))
    for row, part, spent in (("a", "physical", 5), ("b", "free", 7), ("c", "talk", None)):
        filling.add_row("lines", row)
        filling.set(f"lines/{row}/spent", None if spent is None else given(spent))
        filling.set(f"lines/{row}/part", given(part))
    assert filling.fact("activity.kind") == ("yes",)
    assert filling.fact("meeting.theme") == ()
    assert filling.fact("money.spent") == (5,)
    assert filling.fact("nothing") == ()
    assert filling.fact_rows("money") == (
        {"money.component": "physical", "money.spent": 5},
        {"money.component": "free"},
        {"money.component": "talk"},
    )
    assert filling.fact("money.total") == (5,)


def test_what_is_handed_over_is_relevant_and_read(filling):
    filling.set("theme", Typed(typed="?", problem="x"))
    filling.add_row("lines", "a")
    filling.set("lines/a/part", given("free"))
    filling.set("lines/a/spent", given(5))
    assert filling.relevant_answers() == {"lines": (ReadyRow(uid="a", answers={"part": "free"}),), "total": 0}
    assert filling.answers()["lines"] == (Row(uid="a", answers={"part": given("free"), "spent": given(5)}),)


def test_a_blank_given_is_no_answer(filling):
    filling.set("theme", given(""))
    assert filling.answer("theme") is None
    assert "theme" not in filling.answers()


def test_sections_say_how_far_they_are_filled(filling):
    what, money = filling.sections()
    assert (what.name, what.short, what.state, what.asked, what.answered, what.missing) == (
        "what",
        "what",
        "empty",
        2,
        0,
        1,
    )
    assert [field.path for field in what.fields] == ["kind", "theme", "told"]
    assert [field.path for field in money.fields] == ["lines", "total"]
    assert (money.state, money.asked) == ("empty", 1)
    filling.set("theme", given("x"))
    assert filling.sections()[0].state == "partial"
    filling.set("kind", given("yes"))
    assert filling.sections()[0].state == "complete"
    filling.add_row("lines", "a")
    assert [field.path for field in filling.row_fields("lines", "a")] == [
        "lines/a/part",
        "lines/a/spent",
        "lines/a/remark",
    ]
    assert (filling.sections()[1].asked, filling.sections()[1].missing) == (3, 1)
    filling.set("lines/a/part", given("free"))
    assert [field.path for field in filling.row_fields("lines", "a")] == ["lines/a/part", "lines/a/remark"]
    assert filling.sections()[1].state == "complete"


def test_problems_come_in_the_order_of_the_form(filling):
    filling.add_row("lines", "a")
    filling.set("lines/a/spent", Typed(typed="-5", problem="money.negative"))
    assert [(path, problem.kind) for path, problem in filling.problems()] == [
        ("kind", "required"),
        ("lines/a/part", "required"),
        ("lines/a/spent", "typed"),
    ]


def test_a_refused_answer_says_why_in_the_language_spoken(kit):
    message = {"id": "Paling banyak ${limit}.", "en": "At most ${limit}."}
    form = kit.form(
        kit.question("limit", "integer"),
        kit.question("count", "integer", constraint=". <= ${limit}", constraint_message=message),
        kit.question("plain", "integer", constraint=". <= ${limit}"),
    )
    instance = kit.begun(form)
    instance.set("limit", given(5))
    instance.set("count", given(6))
    instance.set("plain", given(6))
    assert instance.problem("count").message == "Paling banyak 5."
    assert instance.problem("plain").message is None
    assert {"count", "plain"} <= instance.set("limit", given(6))
    assert instance.problem("count") is None


def test_the_roster_wakes_what_reads_it(kit):
    q = kit.question
    form = kit.form(
        q("everybody", "calculate", calculation="${roster_total} + ${roster_others}"),
        q("women", "integer", constraint=". <= ${roster_p}"),
        q("editable", "integer", calculation="${roster_l}"),
    )
    instance = kit.begun(form, Outside(roster_male=1), answers={"everybody": given(50), "editable": given(3)})
    assert instance.answer("everybody") == given(1), "nobody can have typed it, and the roster is new"
    assert instance.answer("editable") == given(3), "what was typed stays"
    assert instance.set_outside(Outside(roster_male=1)) == frozenset()
    changed = instance.set_outside(Outside(roster_male=2, roster_female=3, others=4))
    assert {"everybody", "women", "editable"} <= changed
    assert instance.answer("everybody") == given(9)
    assert instance.answer("editable") == given(2)
    assert "roster_l" not in instance.answers()


def test_the_kind_may_come_from_outside(filling):
    assert "kind" in filling.set_outside(Outside(kind="no"))
    assert filling.answer("kind") == given("no")


def test_restoring_gives_back_rows_and_says_what_changed(filling):
    filling.add_row("lines", "a")
    filling.set("lines/a/part", given("free"))
    before = filling.answers()
    filling.remove_row("lines", "a")
    changed = filling.restore(before)
    assert filling.answers() == before
    assert {"lines", "lines/a/part"} <= changed
    assert not filling.relevant("lines/a/spent")
    assert filling.restore(before) == frozenset()


def test_answers_to_what_the_form_does_not_ask_are_left_out(kit):
    instance = kit.begun(kit.form(kit.question("a")), answers={"a": given("x"), "gone": given("y")})
    assert instance.answers() == {"a": given("x")}


def test_two_fillings_of_one_form_know_nothing_of_each_other(kit):
    form = kit.form(kit.question("a"), kit.question("b", relevant="${a} = 'x'"))
    one, other = kit.begun(form), kit.begun(form)
    one.set("a", given("x"))
    assert one.relevant("b")
    assert not other.relevant("b")
