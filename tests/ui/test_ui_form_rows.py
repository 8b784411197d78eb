"""Choices out of lists, and rows of repeats, by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ui_form_world import dialogue, enter, filling, form_of, here, question, there, value
from ui_handing_world import hear, see
from ui_world import screen_text

from fieldapp.demo.driving import Hands
from fieldapp.model.answer import given
from fieldapp.ui.widgets.choice_question import ChoiceQuestion
from fieldapp.ui.widgets.form_field import FormField
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.ui.widgets.repeat_list import RepeatQuestion
from fieldapp.workflow import answering
from fieldapp.workflow.activity import OpenActivity


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    activity = dialogue(tmp_path)
    yield activity
    activity.session.close()


def decide(opened: OpenActivity, what: str, who: str = "") -> str:
    uid = answering.add_row(opened, "decisions")
    answering.answer(opened, f"decisions/{uid}/decision_what", what)
    answering.answer(opened, f"decisions/{uid}/decision_who", who)
    return uid


def row_answers(opened: OpenActivity, repeat: str, name: str) -> list[object]:
    return [value(opened, f"{repeat}/{uid}/{name}") for uid in opened.instance.rows(repeat)]


def values_of(hands: Hands, path: str) -> MenuList | None:
    """The list of a choice while it is open."""
    asked = question(hands, path)
    assert isinstance(asked, ChoiceQuestion)
    return asked.open_list


def repeat_of(hands: Hands, path: str) -> RepeatQuestion:
    asked = question(hands, path)
    assert isinstance(asked, RepeatQuestion)
    return asked


# Choices


@pytest.mark.parametrize("text", ["b", "Read out", "dibacakan", "READ"])
async def test_a_choice_is_taken_by_letter_or_name_in_any_language(opened: OpenActivity, text: str) -> None:
    async with filling(opened, "consent") as hands:
        await hands.type(text)
        await hands.press("enter")
        await there(hands, "who_spoke")
    assert value(opened, "consent") == given("spoken")


async def test_down_opens_the_list_and_enter_takes_the_row(opened: OpenActivity) -> None:
    async with filling(opened, "consent") as hands:
        await hands.press("down")
        assert values_of(hands, "consent") is not None
        await hands.press("down", "enter")
        await there(hands, "who_spoke")
    assert value(opened, "consent") == given("spoken")


async def test_escape_closes_the_list_and_changes_nothing(opened: OpenActivity) -> None:
    async with filling(opened, "consent") as hands:
        await hands.press("f4", "down", "escape")
        assert values_of(hands, "consent") is None
        assert here(hands) == "consent"
        await hands.press("tab")
        await there(hands, "who_spoke")
    assert value(opened, "consent") == given("on_list")


async def test_the_main_speaker_is_found_among_the_people_present(opened: OpenActivity) -> None:
    async with filling(opened, "main_speaker") as hands:
        await hands.type("ab")
        listed = values_of(hands, "main_speaker")
        assert listed is not None
        assert len(listed.items) == 4
        await hands.type(" sal")
        await see(hands, "= Abdul Rahman Saleh  no. 62")
        await hands.press("enter")
        await there(hands, "course_text")
        assert question(hands, "main_speaker").query_one(FormField).value == "Abdul Rahman Saleh"
    assert value(opened, "main_speaker") == given(opened.numbered(62).uid)


async def test_while_a_name_fits_several_enter_takes_the_highlighted(opened: OpenActivity) -> None:
    async with filling(opened, "main_speaker") as hands:
        await hands.type("abdul")
        await hands.press("down", "enter")
        await there(hands, "course_text")
    assert value(opened, "main_speaker") == given(opened.numbered(26).uid)


async def test_f4_on_the_kind_opens_the_kinds(opened: OpenActivity) -> None:
    async with filling(opened, "kind") as hands:
        await hands.press("f4")
        await hands.until(lambda: type(hands.app.screen).__name__ == "KindScreen", "the kinds")
        await hands.settle()
        await hands.press("7")
        await there(hands, "kind")
        await see(hands, "Community talk")
    assert value(opened, "kind") == given("community_talk")


# Rows


async def test_enter_adds_a_row_and_behind_its_last_field_comes_the_list(opened: OpenActivity) -> None:
    async with filling(opened, "decisions") as hands:
        await hands.press("enter")
        await hands.until(lambda: here(hands).endswith("decision_what"), "the row")
        await enter(hands, "Gedung dirawat", "Forum", "31/12")
        await there(hands, "decisions")
        text = screen_text(hands.app)
        assert "1  Gedung dirawat" in text
        assert "Forum · 31/12/2018" in text
    assert row_answers(opened, "decisions", "decision_until") == [given("2018-12-31")]


async def test_enter_in_a_blank_row_goes_on_and_leaves_no_row(opened: OpenActivity) -> None:
    edits = len(opened.record.edits)
    async with filling(opened, "decisions") as hands:
        await hands.press("enter")
        await hands.until(lambda: here(hands).endswith("decision_what"), "the row")
        await hands.press("enter")
        await there(hands, "requests")
    assert opened.instance.rows("decisions") == ()
    assert [edit.verb for edit in opened.record.edits[edits:]] == ["add_row", "undo"]


@pytest.mark.parametrize("key", ["pagedown", "escape", "f9"])
async def test_leaving_a_blank_row_otherwise_leaves_no_row_either(
    opened: OpenActivity, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with filling(opened, "decisions") as hands:
        monkeypatch.setattr(hands.app, "open_review", lambda *_given: None)
        await hands.press("enter")
        await hands.until(lambda: here(hands).endswith("decision_what"), "the row")
        await hands.press(key)
        await hands.until(lambda: opened.instance.rows("decisions") == (), "no row")


async def test_escape_closes_the_row_and_keeps_what_was_typed(opened: OpenActivity) -> None:
    async with filling(opened, "decisions") as hands:
        await hands.press("+")
        await hands.until(lambda: here(hands).endswith("decision_what"), "the row")
        await hands.type("Ronda")
        await hands.press("escape")
        await there(hands, "decisions")
        assert repeat_of(hands, "decisions").open_uid is None
    assert row_answers(opened, "decisions", "decision_what") == [given("Ronda")]


async def test_a_row_is_opened_by_its_number_and_edited_in_place(opened: OpenActivity) -> None:
    decide(opened, "Satu")
    uid = decide(opened, "Dua", "Warga")
    async with filling(opened, "decisions") as hands:
        await hands.press("2")
        await there(hands, f"decisions/{uid}/decision_what")
        await see(hands, "Row 2 of 2")
        await hands.press("tab")
        await there(hands, f"decisions/{uid}/decision_who")
        await enter(hands, "Pemuda")
    assert row_answers(opened, "decisions", "decision_who")[1] == given("Pemuda")


async def test_f8_removes_the_highlighted_row_and_f6_brings_it_back(opened: OpenActivity) -> None:
    decide(opened, "Satu")
    kept = decide(opened, "Dua")
    async with filling(opened, "decisions") as hands:
        await hands.press("up", "up", "f8")
        await hear(hands, "The row is removed")
        assert opened.instance.rows("decisions") == (kept,)
        await hands.press("f6")
        await hear(hands, "Taken back")
        assert row_answers(opened, "decisions", "decision_what") == [given("Satu"), given("Dua")]
        await see(hands, "1  Satu", "2  Dua")


async def test_f8_on_the_line_that_adds_does_nothing(opened: OpenActivity) -> None:
    uid = decide(opened, "Satu")
    async with filling(opened, "decisions") as hands:
        await hands.press("f8")
        await hands.settle()
    assert opened.instance.rows("decisions") == (uid,)


async def test_undo_goes_into_the_row_it_changes(opened: OpenActivity) -> None:
    uid = decide(opened, "Satu", "Warga")
    async with filling(opened, "place") as hands:
        await hands.press("f6")
        await there(hands, f"decisions/{uid}/decision_who")
        assert value(opened, f"decisions/{uid}/decision_who") is None
        await hands.press("f6", "f6")
        await hands.until(lambda: opened.instance.rows("decisions") == (), "the row is gone")
        await there(hands, "decisions")
        await hands.press("ctrl+y", "ctrl+y", "ctrl+y")
        await hands.until(lambda: value_is(opened, uid), "all is done again")


def value_is(opened: OpenActivity, uid: str) -> bool:
    return opened.instance.rows("decisions") == (uid,) and value(opened, f"decisions/{uid}/decision_who") == given(
        "Warga"
    )


async def test_money_lines_are_summed_as_they_are_written(opened: OpenActivity) -> None:
    async with filling(opened, "received") as hands:
        await enter(hands, "a")
        await there(hands, "received_total")
        await hands.press("tab")
        await there(hands, "money_lines")
        for planned, spent in (("57,5 juta", "50 juta"), ("17500000", "12.500.000")):
            await hands.press("enter")
            await hands.until(lambda: here(hands).endswith("line_component"), "the row")
            await enter(hands, "a", "a", "Gedung", planned, spent, "")
            await there(hands, "money_lines")
        await see(hands, "Rp75.000.000", "Rp62.500.000", "Rp27.500.000")
    assert value(opened, "left_total") == given(27_500_000)


async def test_the_unit_of_a_work_follows_its_kind(opened: OpenActivity) -> None:
    async with filling(opened, "works") as hands:
        await hands.press("enter")
        await hands.until(lambda: here(hands).endswith("work_kind"), "the row")
        uid = opened.instance.rows("works")[0]
        await enter(hands, "talud")
        assert question(hands, f"works/{uid}/work_unit").query_one(FormField).value == "m"
        assert question(hands, f"works/{uid}/work_width").display
        await hands.press("tab")
        await hands.press("tab")
        await there(hands, f"works/{uid}/work_volume")
        await enter(hands, "150,5")
    assert row_answers(opened, "works", "work_volume") == [given(150.5)]


async def test_rows_can_be_added_and_removed_from_the_menu(opened: OpenActivity) -> None:
    async with filling(opened, "requests") as hands:
        form = form_of(hands)
        await hands.press("/", "4")
        await hands.until(lambda: here(hands).endswith("decision_what") if hands.app.screen is form else False, "row")
        await hands.type("Ronda")
        await hands.press("tab", "/", "6")
        await hands.until(lambda: opened.instance.rows("decisions") == (), "the row is removed")


async def test_the_list_opens_at_what_is_taken(opened: OpenActivity) -> None:
    answering.answer(opened, "consent", "c")
    async with filling(opened, "consent") as hands:
        await hands.press("down")
        await hands.settle()
        listed = values_of(hands, "consent")
        assert listed is not None
        assert listed.chosen is not None
        assert listed.chosen.id == "not_told"
        await hands.press("up", "enter")
        await there(hands, "who_spoke")
    assert value(opened, "consent") == given("spoken")
