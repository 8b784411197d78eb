"""What a typed text becomes as an answer, and what the field shows of it."""

from datetime import date

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from fieldapp.forms import entry
from fieldapp.forms.definition import Choice, Question
from fieldapp.model.answer import Answer, Given, Typed, given
from fieldapp.wording import set_language

TODAY = date(2018, 10, 25)
ANSWERED = ("text", "integer", "decimal", "money", "date", "time", "select_one", "select_multiple")

GROUPS = tuple(
    Choice(name=name, letter=letter, label={"id": label, "en": english}, short={"id": short})
    for name, letter, label, english, short in [
        ("apparatus", "a", "Aparat", "Apparatus", "Aparat"),
        ("leader", "t", "Tokoh adat/agama/masyarakat", "Leader", "Tokoh"),
        ("women", "i", "Kelompok ibu/perempuan", "Women's group", "Kelompok ibu"),
        ("youth", "m", "Pemuda", "Youth", "Pemuda"),
    ]
)
KINDS = (
    Choice(name="dialogue_1", label={"id": "Dialog Tematik I"}, short={"id": "Dialog I"}),
    Choice(name="dialogue_2", label={"id": "Dialog Tematik II"}, short={"id": "Dialog II"}),
    Choice(name="board_meeting", label={"id": "Rapat Pengurus", "en": "Board meeting"}),
)


def _question(kind: str, **more: object) -> Question:
    return Question.model_validate({"type": kind, "name": "q", "label": {"id": "?"}, "list": "l", **more})


def _read(kind: str, text: str, choices: tuple[Choice, ...] = (), **more: object) -> Answer | None:
    return entry.read(_question(kind, **more), text, today=TODAY, choices=choices)


@pytest.mark.parametrize("kind", ANSWERED)
@pytest.mark.parametrize("blank", ["", "   ", "\n\t "])
def test_blank_text_is_no_answer(kind: str, blank: str) -> None:
    assert _read(kind, blank, KINDS) is None


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "  Balai   desa ", "Balai desa"), ("integer", "1.500", 1500), ("decimal", "1,5", 1.5),
        ("decimal", "1.500", 1500.0), ("money", "150jt", 150_000_000), ("date", "22/10", "2018-10-22"),
        ("date", "10/2018", "2018-10"), ("date", "2018", "2018"), ("time", "0900", "09:00"),
    ],
)  # fmt: skip
def test_each_type_is_read_in_its_own_way(kind: str, text: str, value: object) -> None:
    answer = _read(kind, text)
    assert isinstance(answer, Given)
    assert (answer.given, type(answer.given)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        ("integer", "1,5", "number.not_whole"), ("integer", "-5", "number.negative"),
        ("integer", "1000000000000000", "number.too_large"), ("decimal", "x", "number.unreadable"),
        ("money", "-5", "money.negative"), ("money", "1,5", "money.part_of_rupiah"),
        ("money", "1000000000000000", "money.too_large"), ("date", "31-02-2018", "date.no_such_day"),
        ("date", "Jum'at 22/10/2018", "date.weekday"), ("time", "25.00", "time.no_such_time"),
        ("select_one", "x", "choice.unknown"), ("select_one", "dialog", "choice.ambiguous"),
        ("select_multiple", "rapat, x", "choice.unknown"), ("select_multiple", ",", "choice.unknown"),
        ("villages", "Tanah Garam", "villages.typed"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_kept_as_typed(kind: str, text: str, problem: str) -> None:
    assert _read(kind, text, KINDS) == Typed(typed=text, problem=problem)


def test_a_deadline_without_year_is_the_next_such_day() -> None:
    assert _read("date", "24/10", fact="decision.until") == given("2019-10-24")
    assert _read("date", "24/10", fact="activity.date") == given("2018-10-24")


@pytest.mark.parametrize(
    ("text", "name"),
    [("t", "leader"), ("T", "leader"), ("leader", "leader"), ("tokoh", "leader"), ("kelompok", "women"),
     ("Kelompok ibu", "women"), ("women's group", "women"), ("pem", "youth"), ("tokoh masy", None),
     ("kel ibu", "women"), ("perempuan", None)],
)  # fmt: skip
def test_one_of_many_is_taken_by_letter_name_or_beginning_of_its_label(text: str, name: str | None) -> None:
    answer = _read("select_one", text, GROUPS)
    assert answer == (given(name) if name else Typed(typed=text, problem="choice.unknown"))


@pytest.mark.parametrize(
    ("text", "name"), [("dialog i", "dialogue_1"), ("dialog ii", "dialogue_2"), ("ra pe", "board_meeting")]
)
def test_a_whole_label_wins_and_words_may_be_shortened(text: str, name: str) -> None:
    assert _read("select_one", text, KINDS) == given(name)


@pytest.mark.parametrize(
    "text",
    ["ati", "a t i", "i,t,a", "A;T;I", "aparat, tokoh, kelompok ibu", "apparatus leader women", "a, tokoh i", "tiaa"],
)
def test_many_of_many_are_taken_by_letters_or_names_in_the_order_of_the_list(text: str) -> None:
    assert _read("select_multiple", text, GROUPS) == given(("apparatus", "leader", "women"))


def test_pasted_lines_are_joined_in_a_single_line_and_kept_in_long_text() -> None:
    assert _read("text", "satu\r\ndua\ttiga") == given("satu dua tiga")
    assert _read("text", "satu  \r\n\r\ndua", appearance="multiline") == given("satu\n\ndua")


@pytest.mark.parametrize("kind", ANSWERED)
@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\ud800"])
def test_control_characters_and_half_surrogates_are_replaced_and_reported(kind: str, character: str) -> None:
    answer = _read(kind, f"12{character}3")
    assert answer == Typed(typed="12\ufffd3", problem="text.illegible")
    answer.to_json()
    answer.typed.encode()


def test_text_over_the_limit_is_kept_and_reported() -> None:
    assert _read("text", "x" * 200) == given("x" * 200)
    assert _read("text", "x" * 201) == Typed(typed="x" * 201, problem="text.too_long")
    assert _read("text", "x" * 10_000, appearance="multiline") == given("x" * 10_000)
    assert _read("text", "x" * 10_001, appearance="multiline") == Typed(typed="x" * 10_001, problem="text.too_long")
    assert _read("integer", "9" * 201) == Typed(typed="9" * 201, problem="text.too_long")


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("text", "Balai desa", "Balai desa"), ("integer", 1500, "1.500"), ("decimal", 150.5, "150,5"),
        ("money", 150_000_000, "Rp150.000.000"), ("date", "2018-10-22", "22/10/2018"), ("date", "2018-10", "10/2018"),
        ("time", "09:00", "09.00"), ("select_one", "dialogue_1", "Dialog Tematik I"),
        ("select_multiple", ("dialogue_1", "board_meeting"), "Dialog Tematik I, Rapat Pengurus"),
    ],
)  # fmt: skip
def test_the_field_shows_what_is_read_as_the_same_answer(kind: str, value: object, shown: str) -> None:
    answer = Given.model_validate({"given": value})
    assert entry.show(_question(kind), answer, KINDS) == shown
    assert _read(kind, shown, KINDS) == given(value)  # type: ignore[arg-type]


def test_the_field_shows_unread_text_as_it_was_typed_and_nothing_of_a_blank() -> None:
    assert entry.show(_question("date"), Typed(typed="31-02-2018", problem="date.no_such_day")) == "31-02-2018"
    assert entry.show(_question("date"), None) == ""
    assert entry.show(_question("select_one"), given("gone"), KINDS) == "gone"


def test_the_echo_says_what_was_understood() -> None:
    assert entry.echo(_question("money"), given(150_000_000)) == "Rp150.000.000, seratus lima puluh juta rupiah"
    assert entry.echo(_question("date"), given("2018-10-22")) == "Senin, 22 Oktober 2018"
    assert entry.echo(_question("integer", fact="meeting.minutes"), given(180)) == "3 jam"
    assert entry.echo(_question("integer"), given(180)) == ""
    assert entry.echo(_question("text"), given("x")) == ""
    assert entry.echo(_question("date"), Typed(typed="x", problem="date.unreadable")) == ""
    assert entry.echo(_question("date"), None) == ""


def test_shown_answers_follow_the_language() -> None:
    set_language("en")
    assert entry.show(_question("select_one"), given("board_meeting"), KINDS) == "Board meeting"
    assert entry.echo(_question("date"), given("2018-10-22")) == "Monday, 22 October 2018"


@given_any(st.sampled_from(ANSWERED), st.text(max_size=60))
def test_any_text_becomes_an_answer_that_shows_and_reads_as_itself(kind: str, text: str) -> None:
    answer = _read(kind, text, GROUPS)
    if answer is None or (isinstance(answer, Typed) and answer.problem == "text.illegible"):
        return
    assert _read(kind, entry.show(_question(kind), answer, GROUPS), GROUPS) == answer


def test_letters_apart_are_letters_though_the_words_of_one_label_begin_so() -> None:
    from fieldapp.forms.choosing import find_many
    from fieldapp.forms.definition import GROUPS
    from fieldapp.forms.loading import load_builtin

    groups = load_builtin().choices[GROUPS]
    found = find_many(groups, "a t")
    assert [choice.letter for choice in found if not isinstance(choice, str)] == ["a", "t"]
