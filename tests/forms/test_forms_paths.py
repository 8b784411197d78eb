import pytest

from fieldapp.errors import Code, FieldappError
from fieldapp.forms.instance import Outside
from fieldapp.model.answer import Row, given


@pytest.fixture(scope="module")
def rows(kit):
    """A form with a repeat of two numbers and a text, and one result outside and inside of it for an expression."""

    def build(outside="0", inside="0", numbers=((1, 10, "a"), (2, 20, "b"), (3, 30, "a"))):
        q = kit.question
        form = kit.form(
            q("factor", "integer"),
            kit.repeat(
                "line",
                q("x", "integer"),
                q("y", "integer"),
                q("kind"),
                q("in_row", "calculate", calculation=inside),
            ),
            q("result", "calculate", calculation=outside),
        )
        answers = {
            "factor": given(2),
            "line": tuple(
                Row(uid=f"r{number}", answers={"x": given(x), "y": given(y), "kind": given(kind)})
                for number, (x, y, kind) in enumerate(numbers, 1)
            ),
        }
        return kit.begun(form, answers=answers)

    return build


def outside(instance):
    answer = instance.answer("result")
    return answer.given if answer else ""


def inside(instance):
    answers = [instance.answer(f"line/{row}/in_row") for row in instance.rows("line")]
    return [answer.given if answer else "" for answer in answers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sum(${x})", 6),
        ("sum(/data/line/x)", 6),
        ("sum(/data/all_of_it/line/x)", 6),
        ("sum(../line/x)", 6),
        ("sum(${line}/x)", 6),
        ("count(${line})", 3),
        ("count(/data/line)", 3),
        ("count-non-empty(${kind})", 3),
        ("max(${x})", 3),
        ("min(${x}, ${factor})", 1),
        ("join(' ', ${kind})", "a b a"),
        ("concat(${kind})", "aba"),
        ("sum(/data/line[kind = 'a']/y)", 40),
        ("sum(/data/line[kind='a'][x > 1]/y)", 30),
        ("count(/data/line[x >= ${factor}])", 2),
        ("/data/line[2]/y", 20),
        ("/data/line[position() = 3]/y", 30),
        ("/data/line[last]/y", None),
        ("/data/line[9]/y", ""),
        ("/data/line[kind = 'b']/y", 20),
        ("/data/line[kind = 'none']/y", ""),
        ("/data/line[kind = 'a']/y", ""),
        ("count(/data/line[kind])", 3),
        ("${factor} * 2", 4),
        ("../factor + ./../factor", 4),
        ("/data/factor", 2),
        ("current()/../factor", 2),
        ("sum(${x}/../y)", 60),
        ("count(${x}/../../factor)", 1),
        ("../../all_of_it/./factor", 2),
        ("position(${factor})", 1),
        ("position(/data/line[kind = 'none'])", 0),
    ],
)
def test_a_path_from_outside_means_all_rows(rows, text, expected):
    if expected is None:
        with pytest.raises(FieldappError):
            rows(outside=text)
    else:
        assert str(outside(rows(outside=text))) == str(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${x} * ${factor}", [2, 4, 6]),
        ("../x + 1", [2, 3, 4]),
        ("/data/line/x", [1, 2, 3]),
        ("/data/all_of_it/line/x", [1, 2, 3]),
        ("sum(/data/line/x)", [1, 2, 3]),
        ("sum(../../line/x)", [6, 6, 6]),
        ("count(/data/line)", [3, 3, 3]),
        ("position(..)", [1, 2, 3]),
        ("../../factor", [2, 2, 2]),
        ("count(../../line[kind = current()/../kind])", [2, 1, 2]),
        ("sum(/data/line[kind = ${kind}]/y)", [40, 20, 40]),
        ("count(/data/line[x < current()/../x])", ["0", 1, 2]),
        ("/data/line[position() = position(current()/..)]/y", [10, 20, 30]),
        ("string-length(current()/../kind)", [1, 1, 1]),
        ("${line}/x", [1, 2, 3]),
        ("sum(${line}[kind = ${kind}]/y)", [40, 20, 40]),
    ],
)
def test_a_path_from_inside_a_row_means_that_row(rows, text, expected):
    assert list(map(str, inside(rows(inside=text)))) == list(map(str, expected))


@pytest.mark.parametrize(
    "text",
    ["${x} + 1", "/data/line/x = 5", "selected(${kind}, 'a')", "${kind}", "if(${x}, 1, 2)",
     "/data/line/x[. > 1] + ${x}",
     "string(../line/x)", "coalesce(${x}, 1)"],
)  # fmt: skip
def test_a_repeated_question_used_as_one_value_is_refused(rows, text):
    with pytest.raises(FieldappError) as caught:
        rows(outside=text)
    assert caught.value.code is Code.FORM_INVALID
    assert caught.value.slots["place"] == "result.calculation"
    assert "test" in str(caught.value.slots["form"])


@pytest.mark.parametrize(
    "text",
    ["${nothing}", "/data/nothing", "../x", "../../../factor", "/data/factor/x", "${line}", "${all_of_it}", "..",
     "/data",
     "sum(3)", "count(1 + 1)", "nothing(1)", "not()", "not(1, 2)", "today(1)", "if(1, 2)", "position(1)", "join()",
     "regex(${factor}, '(')", "jr:choice-name('a', '${factor}')", "jr:choice-name('a', 'b c')", "x",
     "jr:choice-name('a', 1)",
     "count(/data/line/nothing)",
     "instance('a')/root/item"],
)  # fmt: skip
def test_what_leads_nowhere_is_refused_when_the_form_is_built(rows, text):
    with pytest.raises(FieldappError) as caught:
        rows(outside=text)
    assert caught.value.code is Code.FORM_INVALID
    assert caught.value.slots["reason"]


def test_numbers_of_the_programme_and_the_roster_can_be_named(kit):
    programme = {
        "amount": 150,
        "instalments": [{"name": "first", "label": {"en": "I"}, "amount": 90}],
        "constants": {"limit": 7},
    }
    text = "${programme_amount} - ${instalment_first} + max(${limit}, 3) + ${roster_l} * 100 + ${roster_total} * 1000"
    form = kit.form(kit.question("result", "calculate", calculation=text), programme=programme)
    instance = kit.begun(form, Outside(roster_male=1, roster_female=2, others=5))
    assert instance.answer("result") == given(60 + 7 + 100 + 3000)


def test_min_and_max_with_a_blank_row_are_nan(rows):
    assert outside(rows(outside="max(${x})", numbers=((1, 1, "a"),))) == 1
    instance = rows(outside="string(max(${y}))", numbers=((1, 1, "a"), (2, 2, "b")))
    instance.set("line/r2/y", None)
    assert outside(instance) == "NaN"


def test_a_row_sees_its_new_place_when_one_above_is_removed(rows):
    instance = rows(inside="position(..)")
    changed = instance.remove_row("line", "r1")
    assert inside(instance) == [1, 2]
    assert {"line", "line/r2/in_row", "line/r3/in_row"} <= changed
    assert not any(path.startswith("line/r1") for path in changed)
