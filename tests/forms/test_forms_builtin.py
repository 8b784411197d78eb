"""The built-in form is complete in both languages, asks nothing that it must not, and works."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from fieldapp.forms import entry
from fieldapp.forms.definition import FormDefinition, Question
from fieldapp.forms.form import Form
from fieldapp.forms.instance import Instance, Outside
from fieldapp.forms.loading import load_builtin
from fieldapp.model.answer import Row, given, value_of
from fieldapp.model.headcount import CountsAs

TODAY = date(2018, 10, 25)
KINDS = [
    "socialisation", "forum_formation", "social_mapping", "verification", "training", "board_meeting",
    "community_talk", "dialogue_1", "dialogue_2", "physical_work", "local_wisdom", "inauguration", "monitoring",
    "evaluation", "accountability_report", "other",
]  # fmt: skip
OWN_FACTS = {
    "activity.kind": "select_one", "activity.villages": "villages", "activity.date": "date", "activity.start": "time",
    "activity.end": "time", "activity.place": "text", "activity.paper_male": "integer",
    "activity.paper_female": "integer",
}  # fmt: skip


@pytest.fixture(scope="module")
def definition() -> FormDefinition:
    return load_builtin()


@pytest.fixture(scope="module")
def form(definition: FormDefinition) -> Form:
    return Form(definition)


@pytest.fixture
def filling(form: Form) -> Instance:
    names = (("p1", "Abdul Rahman Saleh"), ("p2", "Siti Aminah"))
    instance = Instance(form, {}, Outside(roster_male=46, roster_female=34, others=7, names=names), TODAY)
    instance.begin()
    return instance


def _questions(definition: FormDefinition) -> dict[str, Question]:
    return {question.name: question for _, _, question in definition.questions()}


def _labels(part: object) -> Iterator[Mapping[str, str]]:
    """Every text by language in a part of the definition."""
    if isinstance(part, dict):
        if "id" in part and set(part) <= {"id", "en"}:
            yield part
        else:
            for value in part.values():
                yield from _labels(value)
    elif isinstance(part, list):
        for value in part:
            yield from _labels(value)


def _answer(instance: Instance, form: Form, path: str, text: str) -> None:
    question = form.elements.by_name[path.rsplit("/", 1)[-1]].question
    assert question is not None
    read = entry.read(question, text, today=TODAY, choices=instance.choices(path))
    assert value_of(read) is not None, (path, text, read)
    instance.set(path, read)


def _value(instance: Instance, path: str) -> object:
    return value_of(instance.answer(path))


def test_it_has_its_name_and_version(definition: FormDefinition) -> None:
    assert (definition.id, definition.version) == ("keserasian-sosial", "2026.1")


def test_every_text_is_there_in_both_languages(definition: FormDefinition) -> None:
    document = definition.model_dump(mode="json", exclude_none=True)
    texts = list(_labels(document["survey"])) + list(_labels(document["choices"])) + [document["title"]]
    assert len(texts) > 200
    assert [text for text in texts if set(text) != {"id", "en"} or not all(text.values())] == []


def test_every_question_and_choice_can_be_told_from_the_others(definition: FormDefinition) -> None:
    for choices in definition.choices.values():
        for language in ("id", "en"):
            labels = Counter(choice.label[language].casefold() for choice in choices)
            assert max(labels.values()) == 1


def test_no_label_is_wider_than_a_field_of_80_columns(definition: FormDefinition) -> None:
    texts = [text for question in _questions(definition).values() for text in (question.label or {}).values()]
    assert [text for text in texts if len(text) > 52] == []


def test_the_kinds_are_those_of_the_programme(definition: FormDefinition) -> None:
    assert [kind.name for kind in definition.choices["kinds"]] == KINDS
    assert all(kind.short and max(map(len, kind.short.values())) <= 12 for kind in definition.choices["kinds"])


def test_the_groups_have_the_letters_of_the_roster_line(definition: FormDefinition) -> None:
    groups = definition.choices["groups"]
    assert "".join(group.letter or "?" for group in groups) == "atimkwnd"
    community = {group.letter for group in groups if group.counts_as is CountsAs.COMMUNITY}
    assert community == set("atimw")


def test_what_the_activity_holds_itself_is_asked_once_in_the_right_type(definition: FormDefinition) -> None:
    asked = [(question.fact, question.type) for question in _questions(definition).values() if question.fact]
    assert {fact: kind for fact, kind in asked if fact.startswith("activity.")} == OWN_FACTS
    assert [fact for fact, count in Counter(fact for fact, _ in asked).items() if count > 1] == []


def test_every_answer_is_known_by_a_fact(definition: FormDefinition) -> None:
    assert [name for name, question in _questions(definition).items() if not question.fact] == []


def test_only_what_a_bundle_cannot_be_made_without_is_required_outside_rows(definition: FormDefinition) -> None:
    required = {q.fact for _, repeat, q in definition.questions() if q.required and repeat is None}
    assert required == {"activity.kind", "activity.villages", "activity.date"}


def test_nothing_asks_for_religion_or_ethnic_group_nik_or_telephone(definition: FormDefinition) -> None:
    asked = re.compile(r"\b(agama|religion|faith|suku|ethnic|marga|nik|telepon|phone|hp)\b", re.IGNORECASE)
    texts = [text for q in _questions(definition).values() for text in (q.label or {}).values()]
    assert [text for text in texts if asked.search(text)] == []
    assert not {"religion", "ethnicity"} & set(definition.choices)


def test_the_instalments_are_the_grant(definition: FormDefinition) -> None:
    programme = definition.programme
    assert programme.amount == 150_000_000
    assert sum(instalment.amount for instalment in programme.instalments) == programme.amount
    assert [choice.name for choice in definition.choices["instalments"]] == [i.name for i in programme.instalments]


def test_the_unit_of_a_work_is_that_of_its_kind(form: Form, definition: FormDefinition, filling: Instance) -> None:
    filling.add_row("works", "w1")
    for kind in definition.choices["work_kinds"]:
        filling.set("works/w1/work_kind", given(kind.name))
        assert _value(filling, "works/w1/work_unit") == kind.unit


def test_a_chosen_unit_stays_when_something_else_changes(form: Form, filling: Instance) -> None:
    filling.add_row("works", "w1")
    _answer(filling, form, "works/w1/work_kind", "talud")
    _answer(filling, form, "works/w1/work_unit", "unit")
    _answer(filling, form, "works/w1/work_volume", "1")
    assert _value(filling, "works/w1/work_unit") == "unit"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_shows_the_sections_that_it_needs(filling: Instance, kind: str) -> None:
    filling.set("kind", given(kind))
    shown = {section.name for section in filling.sections()}
    assert {"what", "when", "where", "people", "decisions_section", "money", "papers_section"} <= shown
    silent = {"physical_work", "verification", "monitoring", "accountability_report"}
    assert ("course" in shown) == (kind not in silent)
    assert ("works_section" in shown) == (kind not in {"forum_formation", "social_mapping", "training"})


def test_there_are_nine_sections_at_most(filling: Instance) -> None:
    assert 7 <= len(filling.sections()) <= 9


def test_a_new_filling_says_nothing_that_nobody_typed(filling: Instance) -> None:
    assert dict(filling.relevant_answers()) == {}


def test_the_duration_follows_start_and_end(form: Form, filling: Instance) -> None:
    _answer(filling, form, "start", "9")
    assert not filling.relevant("duration")
    _answer(filling, form, "end", "12.15")
    assert _value(filling, "duration") == 195
    _answer(filling, form, "end", "8.00")
    assert not filling.relevant("duration")
    assert filling.problem("end") is not None


def test_the_total_on_paper_is_the_sum(form: Form, filling: Instance) -> None:
    _answer(filling, form, "paper_male", "46")
    assert not filling.relevant("paper_total")
    _answer(filling, form, "paper_female", "0")
    assert (filling.relevant("paper_total"), _value(filling, "paper_total")) == (True, 46)


@pytest.mark.parametrize(
    ("day", "wrong"), [("25/10/2018", False), ("26/10/2018", True), ("2018", False), ("2019", True)]
)
def test_the_date_of_the_activity_is_not_in_the_future(form: Form, filling: Instance, day: str, wrong: bool) -> None:
    _answer(filling, form, "date", day)
    assert (filling.problem("date") is not None) == wrong


def test_women_who_spoke_are_at_most_those_present(form: Form, filling: Instance) -> None:
    _answer(filling, form, "women_spoke", "35")
    problem = filling.problem("women_spoke")
    assert problem is not None
    assert problem.message is not None
    assert "34" in problem.message
    assert "34" in filling.hint("women_spoke")
    _answer(filling, form, "women_spoke", "34")
    assert filling.problem("women_spoke") is None
    filling.set("women_spoke", given(35))
    filling.set_outside(Outside())
    assert filling.problem("women_spoke") is None


def test_the_main_speaker_is_chosen_from_the_people_present(form: Form, filling: Instance) -> None:
    _answer(filling, form, "main_speaker", "ab sal")
    assert _value(filling, "main_speaker") == "p1"


def test_money_is_added_up_and_compared_with_what_was_received(form: Form, filling: Instance) -> None:
    _answer(filling, form, "received", "a")
    assert _value(filling, "received_total") == 90_000_000
    for row, component, spent in [("m1", "fisik", "60 juta"), ("m2", "Dialog I", "17,5 juta")]:
        filling.add_row("money_lines", row)
        _answer(filling, form, f"money_lines/{row}/line_component", component)
        _answer(filling, form, f"money_lines/{row}/line_instalment", "Tahap I")
        _answer(filling, form, f"money_lines/{row}/line_spent", spent)
    assert (_value(filling, "spent_total"), _value(filling, "left_total")) == (77_500_000, 12_500_000)
    assert filling.problem("spent_total") is None
    assert [row["money.component"] for row in filling.fact_rows("money")] == ["works", "dialogue_1"]
    _answer(filling, form, "money_lines/m2/line_spent", "30.000.001")
    assert filling.problem("spent_total") is not None
    assert _value(filling, "left_total") == -1
    _answer(filling, form, "received", "a b")
    assert (_value(filling, "received_total"), filling.problem("spent_total")) == (150_000_000, None)


def test_an_amount_received_that_was_corrected_by_hand_stays(form: Form, filling: Instance) -> None:
    _answer(filling, form, "received", "tahap i")
    _answer(filling, form, "received_total", "66 juta")
    _answer(filling, form, "swadaya_money", "5,8 juta")
    assert _value(filling, "received_total") == 66_000_000


def test_self_help_is_no_part_of_the_grant(form: Form, filling: Instance) -> None:
    _answer(filling, form, "received", "a")
    filling.add_row("money_lines", "m1")
    _answer(filling, form, "money_lines/m1/line_spent", "1 juta")
    _answer(filling, form, "swadaya_money", "27 juta")
    _answer(filling, form, "swadaya_labour", "60")
    assert (_value(filling, "spent_total"), _value(filling, "left_total")) == (1_000_000, 89_000_000)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [("work_percent", "100", "101"), ("work_volume", "150,5", "0"), ("work_days", "35", "400"),
     ("work_swadaya", "129", "300")],
)  # fmt: skip
def test_works_are_checked(form: Form, filling: Instance, question: str, right: str, wrong: str) -> None:
    filling.add_row("works", "w1")
    filling.set("works/w1/work_kind", given("concrete_road"))
    filling.set("works/w1/work_volume", given(268.0))
    path = f"works/w1/{question}"
    _answer(filling, form, path, right)
    assert filling.problem(path) is None
    _answer(filling, form, path, wrong)
    assert filling.problem(path) is not None


def test_a_monument_is_always_one(form: Form, filling: Instance) -> None:
    filling.add_row("works", "w1")
    filling.set("works/w1/work_kind", given("monument"))
    filling.set("works/w1/work_volume", given(1.0))
    assert filling.problem("works/w1/work_volume") is None
    filling.set("works/w1/work_volume", given(2.0))
    assert filling.problem("works/w1/work_volume") is not None


@pytest.mark.parametrize(
    ("until", "wrong"), [("21/10/2018", True), ("22/10/2018", False), ("10/2018", False), ("2018", False)]
)
def test_a_decision_is_due_after_the_activity(form: Form, filling: Instance, until: str, wrong: bool) -> None:
    _answer(filling, form, "date", "22/10/2018")
    filling.add_row("decisions", "d1")
    _answer(filling, form, "decisions/d1/decision_until", until)
    assert (filling.problem("decisions/d1/decision_until") is not None) == wrong


def test_rows_are_told_apart_by_what_they_are_about(form: Form, filling: Instance) -> None:
    filling.add_row("works", "w1")
    _answer(filling, form, "works/w1/work_kind", "talud")
    assert filling.row_label("works", "w1") == "Talud"


def test_every_answer_can_be_given_shown_and_read_again(form: Form, definition: FormDefinition) -> None:
    samples = {"text": "Balai desa", "integer": "1", "decimal": "1,5", "money": "1 juta", "date": "22/10/2018",
               "time": "9.00"}  # fmt: skip
    instance = Instance(form, {}, Outside(names=(("p1", "Abdul"),), roster_female=5), TODAY)
    for _group, repeat, question in definition.questions():
        if question.type == "villages":
            continue
        if repeat and not instance.rows(repeat.name):
            instance.add_row(repeat.name, "r1")
        path = f"{repeat.name}/r1/{question.name}" if repeat else question.name
        choices = instance.choices(path)
        for text in [choice.label["id"] for choice in choices] if question.list else [samples[question.type]]:
            answer = entry.read(question, text, today=TODAY, choices=choices)
            assert value_of(answer) is not None, (path, text)
            shown = entry.show(question, answer, choices)
            assert entry.read(question, shown, today=TODAY, choices=choices) == answer
            instance.set(path, answer)
    assert isinstance(instance.answers()["works"], tuple)
    assert all(isinstance(row, Row) for row in instance.answers()["works"])
