"""What cannot be read, pasted text, small windows, failing disks: each with a sentence, and nothing typed is lost."""

import errno
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.geometry import Size
from ui_form_world import dialogue, enter, filling, form_of, here, paste, question, there, value
from ui_handing_world import arrive, hear, see
from ui_world import screen_text

from fieldapp import durable
from fieldapp.model.answer import Typed, given
from fieldapp.ui.screens.save_failed import SaveFailedScreen
from fieldapp.ui.widgets.form_field import LIMIT, FormField
from fieldapp.ui.widgets.long_text import LongText
from fieldapp.workflow.activity import OpenActivity


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    activity = dialogue(tmp_path)
    yield activity
    activity.session.close()


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        ("date", "31-02-2018", "There is no 31-02-2018"),
        ("date", "22/13/2018", "There is no month 13"),
        ("date", "selasa 22/10/2018", "Monday"),
        ("date", "besok", "cannot be read as a date"),
        ("start", "25.00", "There is no time 25.00"),
        ("paper_male", "-4", "less than nothing"),
        ("paper_male", "1,5", "has a fraction"),
        ("paper_male", "empat", "cannot be read as a number"),
        ("grant_total", "-5", "less than nothing"),
        ("grant_total", "1000000000000000", "too large"),
        ("grant_total", "1,5", "part of a rupiah"),
        ("grant_total", "sekitar 2 juta", "only about an amount"),
        ("consent", "x", "not in the list"),
        ("main_speaker", "Abdul", "more than one"),
    ],
)
async def test_what_cannot_be_read_is_kept_with_a_sentence(
    opened: OpenActivity, path: str, text: str, sentence: str
) -> None:
    async with filling(opened, path) as hands:
        await hands.type(text)
        await hands.press("tab")
        await hear(hands, sentence)
        assert text in screen_text(hands.app)
    answer = value(opened, path)
    assert isinstance(answer, Typed)
    assert answer.typed == text


async def test_a_point_groups_thousands_and_a_comma_begins_the_fraction(opened: OpenActivity) -> None:
    async with filling(opened, "grant_total") as hands:
        await enter(hands, "1.500")
    assert value(opened, "grant_total") == given(1500)


async def test_an_impossible_date_can_be_mended_in_place(opened: OpenActivity) -> None:
    async with filling(opened, "date") as hands:
        await enter(hands, "31-02-2018")
        await hands.press("shift+tab")
        await there(hands, "date")
        await hands.press("end", *("backspace",) * 10)
        await enter(hands, "22/10/2018")
    assert value(opened, "date") == given("2018-10-22")


async def test_a_date_to_come_is_kept_and_questioned(opened: OpenActivity) -> None:
    async with filling(opened, "date") as hands:
        await enter(hands, "23/10/2018")
        await hear(hands, "still to come")
    assert value(opened, "date") == given("2018-10-23")


async def test_pasted_lines_become_one_line_in_a_line(opened: OpenActivity) -> None:
    async with filling(opened, "moderator") as hands:
        await paste(hands, "Pak\nLurah\r\nPayo\t\n")
        await hands.press("enter")
        await there(hands, "minute_taker")
    assert value(opened, "moderator") == given("Pak Lurah Payo")


async def test_pasted_lines_stay_lines_in_a_long_text(opened: OpenActivity) -> None:
    async with filling(opened, "course_text") as hands:
        await paste(hands, "satu\r\ndua\rtiga")
        await hands.press("tab")
        await there(hands, "questions")
    assert value(opened, "course_text") == given("satu\ndua\ntiga")


@pytest.mark.parametrize("path", ["moderator", "course_text"])
@pytest.mark.parametrize("bad", ["\x1b[31m", "\x07", "\ud83d", "\x00"])
async def test_what_no_file_can_hold_shows_as_a_mark_with_a_sentence(opened: OpenActivity, path: str, bad: str) -> None:
    async with filling(opened, path) as hands:
        await paste(hands, f"Ab{bad}cd")
        await hands.press("tab")
        await hear(hands, "characters that cannot be shown")
    answer = value(opened, path)
    assert isinstance(answer, Typed)
    assert answer.typed.startswith("Ab\ufffd")


async def test_a_text_over_the_limit_is_kept_whole_with_a_sentence(opened: OpenActivity) -> None:
    async with filling(opened, "moderator") as hands:
        await paste(hands, "x" * 240)
        await hands.press("enter")
        await hear(hands, "240 characters. Shorten it to 200")
        assert question(hands, "moderator").query_one(FormField).value == "x" * 240
    assert value(opened, "moderator") == Typed(typed="x" * 240, problem="text.too_long")


async def test_what_no_field_takes_is_refused_with_a_sentence(opened: OpenActivity) -> None:
    async with filling(opened, "course_text") as hands:
        await hands.type("satu")
        await paste(hands, "x" * 30_000)
        await hear(hands, "At most 20000 letters")
        assert question(hands, "course_text").query_one(LongText).text == "satu"
        await hands.press("shift+tab")
        await there(hands, "main_speaker")
        await paste(hands, "x" * (LIMIT + 1))
        await hear(hands, "At most 10000 letters")


async def test_a_smaller_window_keeps_what_is_being_typed(opened: OpenActivity) -> None:
    async with filling(opened, "place") as hands:
        await hands.type("Balai R")
        for width, height in ((60, 20), (100, 30), (120, 40), (80, 24)):
            hands.app.post_message(events.Resize(Size(width, height), Size(width, height)))
            await hands.settle()
        await hands.type("W")
        await see(hands, "Balai RW")
        await hands.press("enter")
        await there(hands, "hamlet")
    assert value(opened, "place") == given("Balai RW")


async def test_a_full_disk_loses_nothing(opened: OpenActivity, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(durable.System):
        def fsync(self, descriptor: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    async with filling(opened, "obstacles") as hands:
        with monkeypatch.context() as broken:
            broken.setattr(durable, "system", Full())
            await hands.type("Hujan")
            await hands.press("tab")
            await arrive(hands, SaveFailedScreen)
            assert value(opened, "obstacles") == given("Hujan")
        await hands.press("2")
        await there(hands, "note")
        await hands.until(lambda: not opened.record.unsaved, "saved at last")
        assert "Hujan" in screen_text(hands.app)


@pytest.mark.parametrize("seed", range(4))
async def test_no_key_breaks_the_form(opened: OpenActivity, seed: int) -> None:
    keys = [
        "enter",
        "tab",
        "shift+tab",
        "pagedown",
        "pageup",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "backspace",
        "delete",
        "f4",
        "f6",
        "f8",
        "ctrl+o",
        "ctrl+y",
        "f2",
        "space",
        "a",
        "b",
        "t",
        "1",
        "2",
        "4",
        "9",
        "-",
        "!",
        "+",
        ".",
        "ctrl+a",
        "ctrl+k",
        "ctrl+w",
        "ctrl+u",
        "f7",
        "f10",
        "insert",
        "ctrl+x",
        "ctrl+home",
    ]
    chance = Random(seed)
    async with filling(opened) as hands:
        for _round in range(12):
            await hands.press(*(chance.choice(keys) for _place in range(10)))
            await hands.settle()
            if type(hands.app.screen).__name__ != "FormScreen":
                await hands.press("escape")
                await hands.settle()
        await hands.until(lambda: type(hands.app.screen).__name__ == "FormScreen", "the form")
        assert here(hands)
        assert form_of(hands).sections
