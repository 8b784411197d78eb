"""The rows of the attendance list: walked in, opened and corrected, removed, noted; the paper count; all by keys."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from textual import events
from ui_roster_world import half_entered, names, on_disk, roster
from ui_world import TERMINAL, arrive, at, face, filled_session, playing, said, screen_text

from fieldapp.demo.driving import Hands
from fieldapp.model.answer import Given, Typed
from fieldapp.model.attendee import Signing
from fieldapp.model.person import Age
from fieldapp.ui.screens.ask import AskScreen
from fieldapp.ui.screens.attendee import AttendeeScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.ui.widgets.check_row import CheckRow
from fieldapp.ui.widgets.field import Field
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.paper_count import paper_texts


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    session = filled_session(tmp_path)
    session.override_settings(language="en", theme="night", glyphs="utf8")
    yield half_entered(session)
    session.close()


@pytest.fixture
async def hands(opened: OpenActivity) -> AsyncIterator[Hands]:
    async with playing(face(opened.session, RosterScreen(opened), TERMINAL)) as playing_hands:
        yield playing_hands


def here(hands: Hands) -> int | None:
    row = roster(hands.app).table.current
    return row.number if row else None


async def ask(hands: Hands, *keys: str) -> None:
    """Open a question by these keys."""
    await hands.press(*keys)
    await arrive(hands, AskScreen)
    await at(hands, "Field")


async def open_row(hands: Hands, number: str) -> None:
    """Go to a row and open it."""
    await hands.press(*number, "enter", "enter")
    await arrive(hands, AttendeeScreen)
    await at(hands, "#name")


async def hear(hands: Hands, sentence: str) -> None:
    """Wait until the status line begins so."""
    await hands.until(lambda: said(hands.app).startswith(sentence), sentence)


async def retype(hands: Hands, text: str) -> None:
    """Type over what is selected in the field."""
    await hands.press("home", "shift+end", "delete")
    await hands.type(text)


# Walking


async def test_arrows_on_an_empty_line_walk_and_come_back(hands: Hands) -> None:
    walked = []
    for key in ("down", "down", "down", "up", "up", "up", "up"):
        await hands.press(key)
        walked.append(here(hands))
    assert walked == [62, 61, 60, 61, 62, None, None]


async def test_pages_reach_the_first_number_and_say_where_one_is(hands: Hands) -> None:
    await hands.press("pagedown")
    assert here(hands) == 54
    await hands.press("end")
    assert here(hands) == 1
    assert "rows 54-62 of 62" in screen_text(hands.app)
    await hands.press("pageup")
    assert here(hands) == 10
    await hands.press("home")
    assert here(hands) == 62
    await hands.press("escape")
    assert here(hands) is None
    assert "newest on top" in screen_text(hands.app)


async def test_typing_leaves_the_rows(hands: Hands) -> None:
    await hands.press("down", "down")
    assert "Enter change no. 61" in screen_text(hands.app)
    await hands.type("si am")
    assert here(hands) is None
    assert "Enter PRESENT Siti Aminah" in screen_text(hands.app)


async def test_a_list_that_is_scrolled_shows_the_row_just_recorded(hands: Hands) -> None:
    await hands.press("end", "escape")
    await hands.type("si am")
    await hands.press("enter")
    assert "63  Siti Aminah" in screen_text(hands.app)


# Opening and correcting


async def test_every_field_of_a_row_is_corrected_and_its_number_stays(opened: OpenActivity, hands: Hands) -> None:
    await open_row(hands, "61")
    for text in ("siti nurhayati", "l", "1985", "w", "payo", "j", "kursi roda"):
        await retype(hands, text)
        await hands.press("enter")
    await arrive(hands, RosterScreen)
    row = opened.numbered(61)
    assert (row.name, row.sex, row.group, row.hamlet) == ("Siti Nurhayati", "L", "resident", "payo")
    assert (row.age, row.signed, row.note) == (Given[Age](given=Age(born="1985")), Signing.THUMB, "kursi roda")
    assert here(hands) == 61
    assert ("Siti Nurhayati", "L", 33, "resident") in on_disk(opened)
    for _field in range(7):
        await hands.press("f6")
    assert names(opened)[60] == "Nurhayati"


async def test_each_field_is_one_action_that_undo_takes_back(opened: OpenActivity, hands: Hands) -> None:
    await open_row(hands, "61")
    await retype(hands, "nur hayati")
    await hands.press("tab")
    await at(hands, "#sex")
    await retype(hands, "L")
    await hands.press("f6")
    await hands.until(lambda: hands.app.screen.query_one("#sex", Field).value == "P", "typing taken back")
    assert opened.numbered(61).name == "Nur Hayati"
    await hands.press("f6")
    await hands.until(lambda: opened.numbered(61).name == "Nurhayati", "undone")
    await hands.until(lambda: hands.app.screen.query_one("#name", Field).value == "Nurhayati", "shown")


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("name", " ", "Write the name."),
        ("sex", "x", "Write L (man) or P (woman)."),
        ("group", "z", "The letter z is not in the list of groups. Choose from a t i m k w n d."),
        ("signed", "z", "Write t (signed), j (thumb print) or b (not signed)."),
    ],
)
async def test_what_cannot_be_recorded_is_said_and_stays_in_its_field(
    opened: OpenActivity, hands: Hands, field: str, text: str, problem: str
) -> None:
    before = opened.numbered(61)
    await open_row(hands, "61")
    hands.app.screen.query_one(f"#{field}", Field).focus()
    await at(hands, f"#{field}")
    await retype(hands, text)
    await hands.press("enter")
    await hear(hands, f"? {problem}")
    assert hands.app.screen.query_one(f"#{field}", Field).value == text
    await hands.press("escape")
    await arrive(hands, RosterScreen)
    await hands.until(lambda: said(hands.app).endswith("is not recorded."), "said")
    assert opened.numbered(61) == before


async def test_an_age_that_cannot_be_read_is_kept_as_typed(opened: OpenActivity, hands: Hands) -> None:
    await open_row(hands, "45")
    hands.app.screen.query_one("#age", Field).focus()
    await at(hands, "#age")
    await retype(hands, "340")
    await hands.press("enter")
    await hear(hands, "? Age 340? Nobody is older than 150 years.")
    assert opened.numbered(45).age == Typed(typed="340", problem="age.impossible")
    await hands.press("escape")
    await arrive(hands, RosterScreen)
    assert "age unread" in screen_text(hands.app)


async def test_a_field_that_is_left_with_escape_is_recorded(opened: OpenActivity, hands: Hands) -> None:
    await open_row(hands, "61")
    await retype(hands, "nur")
    await hands.press("escape")
    await arrive(hands, RosterScreen)
    assert opened.numbered(61).name == "Nur"


async def test_undo_of_the_row_itself_closes_its_screen(opened: OpenActivity, hands: Hands) -> None:
    await hands.type("si am")
    await hands.press("enter")
    await open_row(hands, "63")
    await hands.press("f6")
    await arrive(hands, RosterScreen)
    assert len(opened.attendees) == 62


async def test_an_open_row_is_removed_with_f8(opened: OpenActivity, hands: Hands) -> None:
    await open_row(hands, "61")
    await hands.press("f8")
    await arrive(hands, RosterScreen)
    await hear(hands, "+ Row no. 61 Nurhayati is removed.")
    assert 61 not in [row.number for row in opened.attendees]


async def test_pasted_lines_and_surrogates_in_a_field_become_one_clean_line(opened: OpenActivity, hands: Hands) -> None:
    await open_row(hands, "61")
    await retype(hands, "")
    hands.app.post_message(events.Paste("Nur\nHa\ud800yati\x07"))
    await hands.press("enter")
    await hands.until(lambda: opened.numbered(61).name == "Nur Hayati", "recorded")


async def test_a_small_terminal_keeps_what_is_typed_in_a_field(opened: OpenActivity) -> None:
    app = face(opened.session, RosterScreen(opened), TERMINAL)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app)
        await arrive(hands, RosterScreen)
        await open_row(hands, "61")
        await retype(hands, "nur")
        await pilot.resize_terminal(60, 10)
        await hands.until(lambda: app.size == (60, 10), "small")
        await pilot.resize_terminal(120, 40)
        await hands.until(lambda: app.size == (120, 40), "large")
        assert app.screen.query_one("#name", Field).value == "nur"
        await hands.press("escape")
        await arrive(hands, RosterScreen)
    assert opened.numbered(61).name == "Nur"


# Removing


async def test_f8_and_delete_remove_the_highlighted_row_and_undo_brings_it_back(
    opened: OpenActivity, hands: Hands
) -> None:
    await hands.press("down", "down", "f8")
    await hear(hands, "+ Row no. 61 Nurhayati is removed.")
    assert here(hands) == 60
    await hands.press("delete")
    assert [row.number for row in opened.attendees][-2:] == [59, 62]
    assert "60 people recorded" in screen_text(hands.app)
    await hands.press("f6", "f6")
    assert [row.number for row in opened.attendees][-3:] == [60, 61, 62]
    await hear(hands, "+ Taken back: row no. 61 Nurhayati removed")
    assert "just now" in next(line for line in screen_text(hands.app).splitlines() if "61  Nurhayati" in line)


async def test_a_row_brought_back_is_in_sight_however_far_down(opened: OpenActivity, hands: Hands) -> None:
    first = opened.numbered(1).name
    await hands.press("1", "enter", "f8", "escape", "f6")
    assert f" 1  {first}" in screen_text(hands.app)


# Without function keys


async def test_the_menu_asks_for_the_number_of_a_row_to_remove(opened: OpenActivity, hands: Hands) -> None:
    await ask(hands, "/", "4")
    assert hands.app.screen.query_one(Field).value == "62"
    await retype(hands, "999")
    await hands.press("enter")
    await hear(hands, "? There is no row number 999. Look at the numbers in the list.")
    await retype(hands, "sepuluh")
    await hands.press("enter")
    await hands.until(lambda: "sepuluh" in said(hands.app), "refused")
    await retype(hands, "10")
    await hands.press("enter")
    await arrive(hands, RosterScreen)
    assert 10 not in [row.number for row in opened.attendees]
    await hands.press("-")
    assert len(opened.attendees) == 62


async def test_the_menu_opens_a_row_by_its_number_and_escape_changes_nothing(
    opened: OpenActivity, hands: Hands
) -> None:
    before = opened.attendees
    await ask(hands, "/", "3")
    await hands.press("escape")
    await arrive(hands, RosterScreen)
    await ask(hands, "/", "3")
    await retype(hands, "45")
    await hands.press("enter")
    await arrive(hands, AttendeeScreen)
    assert [row.field.value for row in hands.app.screen.query(CheckRow)][:4] == ["Yulinar", "P", "", "w"]
    await hands.press("escape")
    await arrive(hands, RosterScreen)
    assert opened.attendees == before


async def test_f3_with_a_number_typed_opens_that_row(hands: Hands) -> None:
    await hands.press("4", "5", "f3")
    await arrive(hands, AttendeeScreen)
    assert "Yulinar" in screen_text(hands.app)


async def test_a_note_goes_to_the_last_row_or_the_highlighted_one(opened: OpenActivity, hands: Hands) -> None:
    await ask(hands, "/", "5")
    await hands.type("pulang awal")
    await hands.press("enter")
    await arrive(hands, RosterScreen)
    assert opened.numbered(62).note == "pulang awal"
    await hear(hands, "+ Note on no. 62 Abdul Rahman Saleh recorded.")
    await ask(hands, "6", "1", "enter", "f7")
    await hands.type("wakil")
    await hands.press("enter")
    await arrive(hands, RosterScreen)
    assert opened.numbered(61).note == "wakil"
    await ask(hands, "f7")
    await retype(hands, "")
    await hands.press("enter")
    await arrive(hands, RosterScreen)
    assert opened.numbered(61).note is None
    await hands.press("f6")
    assert opened.numbered(61).note == "wakil"


async def test_the_paper_count_is_one_action(opened: OpenActivity, hands: Hands) -> None:
    await ask(hands, "/", "6")
    await retype(hands, "empat")
    await hands.press("enter")
    await hear(hands, "? empat is no count. Write digits, such as 46.")
    await retype(hands, "28")
    await hands.press("enter")
    await hands.until(lambda: [field.value for field in hands.app.screen.query(Field)] == ["54"], "the next question")
    await arrive(hands, AskScreen)
    await retype(hands, "34")
    await hands.press("enter")
    await arrive(hands, RosterScreen)
    assert opened.paper == (28, 34)
    assert "agrees" in screen_text(hands.app)
    await hands.press("f6")
    assert opened.paper == (46, 54)
    assert paper_texts(opened) == ("46", "54")


async def test_a_paper_count_can_be_taken_away(opened: OpenActivity, hands: Hands) -> None:
    await ask(hands, "/", "6")
    await retype(hands, "")
    await hands.press("enter")
    await hands.until(lambda: [field.value for field in hands.app.screen.query(Field)] == ["54"], "the next question")
    await arrive(hands, AskScreen)
    await retype(hands, "")
    await hands.press("enter")
    await arrive(hands, RosterScreen)
    assert opened.paper == (None, None)
    assert "/ 6 takes the paper count" in screen_text(hands.app)
