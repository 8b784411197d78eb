import copy
import json

import pytest

from fieldapp.errors import Code, FieldappError
from fieldapp.forms.loading import loads


@pytest.fixture
def sound(kit):
    q = kit.question
    groups = [
        {"name": "warga", "label": {"id": "Warga"}, "letter": "w", "counts_as": "community"},
        {"name": "tamu", "label": {"id": "Tamu"}, "letter": "t", "counts_as": "guest"},
    ]
    return kit.document(
        kit.group("what", q("kind", "select_one", list="yes_no"), kit.repeat("line", q("x", "money"))),
        choices={"groups": groups},
    )


def refusal(document):
    with pytest.raises(FieldappError) as caught:
        loads(json.dumps(document).encode())
    assert caught.value.code is Code.FORM_INVALID
    assert caught.value.slots["reason"]
    return caught.value.slots["place"]


def test_a_sound_definition_is_read(sound):
    definition = loads(json.dumps(sound).encode())
    assert [question.name for _group, _repeat, question in definition.questions()] == ["kind", "x"]
    assert [repeat.name for _group, repeat in definition.repeats()] == ["line"]
    assert loads(definition.model_dump_json(exclude_none=True).encode()) == definition


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"schema_version": 2}', b"\xff\xfe", b'{"a":' * 5000])
def test_what_is_no_definition_is_refused(data):
    with pytest.raises(FieldappError) as caught:
        loads(data)
    assert caught.value.code is Code.FORM_INVALID


def _set(path, value):
    def change(document):
        *keys, last = path
        for key in keys:
            document = document[key]
        document[last] = value

    return change


KIND = ("survey", 0, "children", 0)
GROUPS = ("choices", "groups")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_set(("schema_version",), 2), "schema_version"),
        (_set(("surprise",), 1), "surprise"),
        (_set((*KIND, "colour"), "red"), "colour"),
        (_set((*KIND, "type"), "photo"), "survey.0.children.0"),
        (_set((*KIND, "name"), "Kind"), "name"),
        (_set((*KIND, "name"), "x"), "x"),
        (_set((*KIND, "name"), "what"), "what"),
        (_set((*KIND, "name"), "roster_l"), "roster_l"),
        (_set((*KIND, "name"), "programme_amount"), "programme_amount"),
        (_set((*KIND, "list"), None), "kind"),
        (_set((*KIND, "list"), "nothing"), "kind"),
        (_set((*KIND, "type"), "text"), "kind"),
        (_set((*KIND, "type"), "calculate"), "kind"),
        (_set((*KIND, "label"), None), "kind"),
        (_set((*KIND, "label"), {}), "label"),
        (_set(("survey", 0, "short"), {"id": "thirteen long"}), "short"),
        (_set(("survey",), []), "survey"),
        (_set(("programme", "amount"), -1), "programme.amount"),
        (_set(("choices", "roster"), []), "roster"),
        (_set(("choices", "yes_no", 1, "name"), "yes"), "yes_no.yes"),
        (_set(("choices", "yes_no", 1, "name"), "no way"), "choices.yes_no"),
        (_set((*GROUPS, 1, "letter"), "w"), "groups"),
        (_set((*GROUPS, 1, "letter"), "W"), "groups"),
        (_set((*GROUPS, 1, "letter"), "!"), "groups.tamu"),
        (_set((*GROUPS, 1, "letter"), "="), "groups.tamu"),
        (_set((*GROUPS, 1, "letter"), "?"), "groups.tamu"),
        (_set((*GROUPS, 1, "letter"), "7"), "groups.tamu"),
        (_set((*GROUPS, 1, "letter"), "ab"), "letter"),
        (_set((*GROUPS, 1, "letter"), None), "groups.tamu"),
        (_set((*GROUPS, 1, "counts_as"), None), "groups.tamu"),
    ],
)
def test_a_mistake_is_refused_with_its_place(sound, change, place):
    document = copy.deepcopy(sound)
    change(document)
    assert place in refusal(document)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("relevant", "${nothing} = 1"), ("required", "1 +"), ("readonly", "nothing()"), ("constraint", ". >"),
        ("calculation", "${x}"), ("default", "yes"), ("choice_filter", "component = 'a'"),
        ("choice_filter", "name = ../x"), ("label", {"en": "${nothing}"}), ("hint", {"en": "${x}"}),
        ("constraint_message", {"en": "${}"}),
    ],
)  # fmt: skip
def test_a_mistake_in_an_expression_is_refused_with_its_place(kit, part, text):
    kind = kit.question("kind", "select_one", list="yes_no") | {part: text}
    with pytest.raises(FieldappError) as caught:
        kit.form(kind, kit.repeat("line", kit.question("x")))
    assert caught.value.code is Code.FORM_INVALID
    assert str(caught.value.slots["place"]).startswith("kind.")


def test_a_row_label_is_a_question_of_the_row_or_an_expression(kit):
    q = kit.question
    children = (q("x", "integer"), q("y", "select_one", list="yes_no"))
    form = kit.form(
        kit.repeat("a", *children, row_label="y"),
        kit.repeat("b", q("z", "integer"), row_label="concat('no. ', position(.), ': ', ${z} * 2)"),
        kit.repeat("c", q("w", "integer")),
    )
    from fieldapp.model.answer import given

    instance = kit.begun(form)
    for name in "abc":
        instance.add_row(name, "r")
    assert [instance.row_label(name, "r") for name in "abc"] == ["", "no. 1: NaN", ""]
    instance.set("a/r/y", given("yes"))
    assert "b/r" in instance.set("b/r/z", given(4))
    assert [instance.row_label(name, "r") for name in "ab"] == ["Yes", "no. 1: 8"]
    with pytest.raises(FieldappError):
        kit.form(kit.repeat("a", *children, row_label="${nothing}"))
