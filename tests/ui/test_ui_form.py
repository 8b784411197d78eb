"""The form by keys: fields, what is kept, what is said, undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ui_form_world import dialogue, enter, filling, form_of, here, question, shown_names, there, value
from ui_handing_world import arrive, hear, see
from ui_world import face, playing, screen_text

from fieldapp.demo.driving import Hands
from fieldapp.model.answer import Typed, given
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.screens.menu import MenuScreen
from fieldapp.ui.widgets.form_field import FormField
from fieldapp.ui.widgets.long_text import LongText
from fieldapp.ui.widgets.tick_list import TickList
from fieldapp.workflow import answering, finalising, form_view
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.form_view import FieldView


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    activity = dialogue(tmp_path)
    yield activity
    activity.session.close()


async def test_it_opens_at_the_first_section_that_is_not_complete(opened: OpenActivity) -> None:
    async with filling(opened) as hands:
        assert here(hands) == "decisions"
        text = screen_text(hands.app)
        assert "6 Decisions and follow-up" in text
        assert "field 1 of 5" in text
        assert "62 / 100" in text


async def test_enter_and_tab_go_on_and_shift_tab_goes_back(opened: OpenActivity) -> None:
    async with filling(opened, "forum_name") as hands:
        await hands.press("enter")
        await there(hands, "legal_basis")
        await hands.press("tab")
        await there(hands, "themes")
        await hands.press("shift+tab")
        await there(hands, "legal_basis")


async def test_behind_the_last_field_of_a_section_comes_the_next_and_back(opened: OpenActivity) -> None:
    async with filling(opened, "theme") as hands:
        await hands.press("enter")
        await there(hands, "date")
        await hands.press("shift+tab")
        await there(hands, "theme")
        await hands.press("pagedown")
        await there(hands, "date")
        await hands.press("pageup")
        await there(hands, "kind")


async def test_the_last_field_of_all_stays_and_says_what_comes_next(opened: OpenActivity) -> None:
    async with filling(opened, "note") as hands:
        await hands.press("tab")
        await hear(hands, "That was the last field")
        assert here(hands) == "note"


async def test_letters_tick_boxes_and_leaving_records_them(opened: OpenActivity) -> None:
    async with filling(opened, "who_spoke") as hands:
        await hands.press("a", "k", "space", "d")
        assert value(opened, "who_spoke") == given(("apparatus", "leader", "women"))
        await hands.press("enter")
        await there(hands, "women_spoke")
    assert value(opened, "who_spoke") == given(("leader", "women", "facilitator"))


async def test_arrows_move_among_the_boxes_and_never_out_of_them(opened: OpenActivity) -> None:
    async with filling(opened, "who_spoke") as hands:
        await hands.press("up", "left", "down", "right", "space", "tab")
        await there(hands, "women_spoke")
    assert value(opened, "who_spoke") == given(("apparatus", "leader", "women", "resident"))


async def test_a_number_against_the_constraint_is_kept_and_the_sentence_stands_in_both_places(
    opened: OpenActivity,
) -> None:
    async with filling(opened, "women_spoke") as hands:
        await enter(hands, "35")
        await hear(hands, "34 women are present")
        assert screen_text(hands.app).count("Write 34 at most") == 2
        assert "1 to do" in screen_text(hands.app)
    assert value(opened, "women_spoke") == given(35)


async def test_an_amount_says_while_typed_what_was_read(opened: OpenActivity) -> None:
    async with filling(opened, "grant_total") as hands:
        await hands.type("57,5 juta")
        await see(hands, "Rp57.500.000", "fifty-seven million five hundred thousand rupiah")
        await hands.press("enter")
        await there(hands, "received")
        assert question(hands, "grant_total").query_one(FormField).value == "Rp57.500.000"
    assert value(opened, "grant_total") == given(57_500_000)


async def test_a_date_shows_its_weekday_at_length(opened: OpenActivity) -> None:
    async with filling(opened, "date") as hands:
        await hands.type("senin 22/10")
        await see(hands, "Monday, 22 October 2018")


@pytest.mark.parametrize("text", ["-", "tidak ada-", "-5 a/b?"])
async def test_a_dash_in_a_field_is_text(opened: OpenActivity, text: str) -> None:
    async with filling(opened, "forum_name") as hands:
        await enter(hands, text)
    assert value(opened, "forum_name") == given(text)


@pytest.mark.parametrize("key", ["/", "?"])
async def test_commands_are_at_hand_in_a_field_just_reached(opened: OpenActivity, key: str) -> None:
    async with filling(opened, "forum_name") as hands:
        screen = form_of(hands)
        await hands.press(key)
        await hands.until(lambda: hands.app.screen is not screen, "another screen")
        await hands.press("escape")
        await there(hands, "forum_name")
    assert value(opened, "forum_name") == given("Forum Keserasian Sosial Payo")


async def test_the_menu_reaches_everything_without_f_keys(
    opened: OpenActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    async with filling(opened, "women_spoke") as hands:
        for name in ("open_roster", "open_review", "open_finalise"):
            monkeypatch.setattr(hands.app, name, lambda *given, name=name: calls.append(name))
        for number in "329":
            await hands.press("/")
            await arrive(hands, MenuScreen)
            await hands.press(number)
            await there(hands, "women_spoke")
    assert calls == ["open_roster", "open_review", "open_finalise"]


async def test_undo_restores_the_field_and_puts_the_cursor_there(opened: OpenActivity) -> None:
    async with filling(opened, "women_spoke") as hands:
        await enter(hands, "4")
        await hands.press("pagedown", "f6")
        await there(hands, "women_spoke")
        await hear(hands, "Taken back")
        assert value(opened, "women_spoke") is None
        assert question(hands, "women_spoke").query_one(FormField).value == ""
        await hands.press("ctrl+y")
        await hear(hands, "Done again")
        assert value(opened, "women_spoke") == given(4)


async def test_undo_takes_back_what_is_being_typed_and_redo_brings_it_back(opened: OpenActivity) -> None:
    async with filling(opened, "place") as hands:
        await hands.type("Balai RW")
        await hands.press("f6")
        await hear(hands, "Taken back")
        assert value(opened, "place") == given("Balai pertemuan Payo")
        assert question(hands, "place").query_one(FormField).value == "Balai pertemuan Payo"
        await hands.press("ctrl+y")
        await hear(hands, "Done again")
    assert value(opened, "place") == given("Balai RW")


@pytest.mark.parametrize(("key", "way"), [("f3", "open_roster"), ("f9", "open_review")])
async def test_going_elsewhere_records_what_is_in_the_field(
    opened: OpenActivity, monkeypatch: pytest.MonkeyPatch, key: str, way: str
) -> None:
    async with filling(opened, "obstacles") as hands:
        monkeypatch.setattr(hands.app, way, lambda *_given: None)
        await hands.type("Hujan")
        await hands.press(key)
        await hands.until(lambda: value(opened, "obstacles") == given("Hujan"), "the answer")


async def test_escape_records_what_is_in_the_field_and_leaves(opened: OpenActivity) -> None:
    async with filling(opened, "obstacles") as hands:
        screen = hands.app.screen
        await hands.type("Hujan")
        await hands.press("escape")
        await hands.until(lambda: hands.app.screen is not screen, "the screen beneath")
    assert value(opened, "obstacles") == given("Hujan")


async def test_enter_breaks_a_long_text_and_goes_on_from_an_empty_last_line(opened: OpenActivity) -> None:
    async with filling(opened, "course_text") as hands:
        await hands.type("satu")
        await hands.press("enter")
        await hands.type("dua")
        await hands.press("enter", "enter")
        await there(hands, "questions")
        await hands.press("enter")
        await there(hands, "disputes")
    assert value(opened, "course_text") == given("satu\ndua")


async def test_up_and_down_stay_in_a_long_text(opened: OpenActivity) -> None:
    async with filling(opened, "course_text") as hands:
        await hands.press("a", "enter", "b", "up", "up", "down", "down", "down")
        assert here(hands) == "course_text"
        assert question(hands, "course_text").query_one(LongText).text == "a\nb"


async def test_questions_come_and_go_by_what_is_answered(opened: OpenActivity) -> None:
    async with filling(opened, "opened_by") as hands:
        assert {"opened_for", "opening_message"} < set(shown_names(hands))
        await hands.press("backspace", "tab")
        await hands.until(lambda: "opened_for" not in shown_names(hands), "the question is gone")
        assert opened.instance.answer("opened_for") is not None


async def test_a_calculation_shows_as_a_line_that_takes_no_cursor(opened: OpenActivity) -> None:
    async with filling(opened, "end") as hands:
        assert "180" in screen_text(hands.app)
        await enter(hands, "11.30")
        assert here(hands) == "villages"
        await hands.press("pageup")
        await see(hands, "150")
    assert value(opened, "duration") == given(150)


async def test_typing_reads_no_other_field(opened: OpenActivity, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = form_view.field_view

    def noting(activity: OpenActivity, path: str) -> FieldView:
        read.append(path)
        return real(activity, path)

    async with filling(opened, "moderator") as hands:
        monkeypatch.setattr(form_view, "field_view", noting)
        await hands.type("Pak Lurah")
        assert read == []
        await hands.press("enter")
        await there(hands, "minute_taker")
    assert read == ["moderator"]


async def test_keys_typed_ahead_go_where_the_cursor_goes(opened: OpenActivity) -> None:
    async with filling(opened, "opened_for") as hands:
        hands.post(*"Wali", "tab", *"Pesan", "tab", "pagedown", "a", "tab", *"12", "enter")
        await there(hands, "main_speaker")
    assert [value(opened, path) for path in ("opened_for", "opening_message", "women_spoke")] == [
        given("Wali"),
        given("Dana bantuan digunakan sebaik-baiknya supaya tujuan Kementerian Sosial tercapai.Pesan"),
        given(12),
    ]


async def test_the_kind_decides_which_sections_there_are(opened: OpenActivity) -> None:
    async with filling(opened, "kind") as hands:
        await enter(hands, "monitoring")
        await hands.until(lambda: "course" not in [each.name for each in form_of(hands).sections], "no course")
        assert "Course" not in screen_text(hands.app)


async def test_what_is_finished_can_be_read_and_says_how_to_unlock(opened: OpenActivity) -> None:
    for path, text in (("women_spoke", "4"), ("consent", "a")):
        answering.answer(opened, path, text)
    finalising.lock(opened)
    async with playing(face(opened.session, FormScreen(opened, "women_spoke"))) as hands:
        await hear(hands, "F6 unlocks it")
        before = opened.instance.answers()
        await hands.press("x", "enter", "tab", "space", "down", "pagedown", "f8")
        assert opened.instance.answers() == before
        assert not form_of(hands).sheet.stops
        await hands.press("f6")
        await there(hands, None)
        assert form_of(hands).sheet.stops


async def test_a_field_that_periksa_names_is_opened_in_its_row(opened: OpenActivity) -> None:
    uid = answering.add_row(opened, "decisions")
    answering.answer(opened, f"decisions/{uid}/decision_what", "Gedung dirawat")
    answering.answer(opened, f"decisions/{uid}/decision_until", "31-02-2019")
    async with filling(opened, f"decisions/{uid}/decision_until") as hands:
        await hear(hands, "There is no 31-02-2019")
        await enter(hands, "28-02-2019")
    assert value(opened, f"decisions/{uid}/decision_until") == given("2019-02-28")


async def test_what_cannot_be_read_is_shown_as_typed(opened: OpenActivity) -> None:
    async with filling(opened, "date") as hands:
        await enter(hands, "31-02-2018")
        await hear(hands, "February has 28 days")
        assert question(hands, "date").query_one(FormField).value == "31-02-2018"
    assert value(opened, "date") == Typed(typed="31-02-2018", problem="date.no_such_day")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_the_field_in_focus_is_always_in_sight(opened: OpenActivity, size: tuple[int, int]) -> None:
    for component in "abcdef":
        answering.answer(opened, f"money_lines/{answering.add_row(opened, 'money_lines')}/line_component", component)
    last = f"money_lines/{opened.instance.rows('money_lines')[-1]}/line_receipt"
    async with filling(opened, last, size) as hands:
        await hands.until(lambda: in_sight(hands), last)
        for key in ["shift+tab"] * 9 + ["tab"] * 14 + ["pageup"] + ["tab"] * 9:
            await hands.press(key)
            await hands.until(lambda: in_sight(hands), f"{here(hands)} after {key}")


def in_sight(hands: Hands) -> bool:
    """Whether the editor of the field in focus, and its label, are within the sheet."""
    form = form_of(hands)
    current = form.current
    if current is None or current.editor is None:
        return False
    region, sheet = current.editor.region, form.sheet.region
    first = current.region.y if len(current.region) and current.region.height < sheet.height else region.y
    return sheet.y <= first and region.bottom <= sheet.bottom and region.height > 0


async def test_the_terminal_cursor_is_on_the_box_that_space_ticks(opened: OpenActivity) -> None:
    async with filling(opened, "who_spoke") as hands:
        await hands.press("right", "down")
        region = question(hands, "who_spoke").query_one(TickList).content_region
        column, row = hands.app.cursor_position
        assert (column > region.x + 10, row) == (True, region.y + 1)
