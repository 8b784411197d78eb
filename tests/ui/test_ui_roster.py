"""Daftar hadir by keys: the line, what it announces and records, undo and redo, bad input, any size of terminal."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset
from ui_roster_world import half_entered, names, on_disk, roster
from ui_world import TERMINAL, arrive, face, filled_session, playing, said, screen_text

from fieldapp import durable
from fieldapp.demo.driving import Hands
from fieldapp.ui.app import FieldApp
from fieldapp.ui.screens.help import HelpScreen
from fieldapp.ui.screens.menu import MenuScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.ui.screens.save_failed import SaveFailedScreen
from fieldapp.workflow.activity import OpenActivity

BACK = "Wrong? F6 takes it back"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    session = filled_session(tmp_path)
    session.override_settings(language="en", theme="night", glyphs="utf8")
    yield half_entered(session)
    session.close()


def app_of(opened: OpenActivity, attendee_uid: str | None = None) -> FieldApp:
    return face(opened.session, RosterScreen(opened, attendee_uid), TERMINAL)


def announced(hands: Hands) -> str:
    return roster(hands.app).line.shown[-1]


def first_row(hands: Hands) -> list[str]:
    """The cells of the highest row below the title of the list."""
    lines = screen_text(hands.app).splitlines()
    title = next(place for place, line in enumerate(lines) if "recorded" in line and "──" in line)
    return lines[title + 1].split()


# The line


async def test_enter_is_announced_before_and_told_after(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("si am")
        assert announced(hands) == 'Enter PRESENT Siti Aminah (P 34)    Tab new person "Si Am"'
        await hands.press("enter")
        assert said(hands.app) == "+ Siti Aminah is recorded present (no. 63)."
        assert BACK in screen_text(hands.app)
        assert first_row(hands)[:5] == ["63", "Siti", "Aminah", "P", "34"]
        assert "just now" in screen_text(hands.app)
    assert on_disk(opened)[-1] == ("Siti Aminah", "P", 34, "women")


async def test_the_figures_follow_at_once(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        assert "Total 62 of 100 on paper  MISSING 38" in screen_text(hands.app)
        await hands.type("si am")
        await hands.press("enter")
        text = screen_text(hands.app)
        assert "P 35/54" in text
        assert "Total 63 of 100 on paper  MISSING 37" in text
        await hands.press("f6")
        assert "MISSING 38" in screen_text(hands.app)


async def test_the_saved_time_is_that_of_the_save(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        assert "Saved" not in screen_text(hands.app)
        await hands.type("si am")
        await hands.press("enter")
        await hands.until(lambda: opened.record.saved_at is not None and not hands.app.saves.waiting, "saved")
        assert f"Saved {(opened.record.saved_at or '')[11:19]}" in screen_text(hands.app)


async def test_people_already_present_come_last_and_say_so(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("abdul rahman")
        found = roster(hands.app).line.shown[1:6]
        assert found[0].split()[0].startswith("▌")
        assert next(line for line in found if "Saleh" in line).endswith("already present no. 62")
        await hands.type(" saleh")
        assert announced(hands).startswith("? Abdul Rahman Saleh is already present, number 62.")
        await hands.press("enter")
        assert said(hands.app).startswith("? Abdul Rahman Saleh is already present, number 62.")
        assert roster(hands.app).line.line.text == "abdul rahman saleh"
    assert len(opened.attendees) == 62


async def test_a_whole_word_of_longer_names_is_refused(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("siti")
        await hands.press("enter")
        assert "called Siti and more. Arrow to choose, or Tab if just Siti." in said(hands.app)
        await hands.press("down", "down", "enter")
    assert names(opened)[-1].startswith("Siti ")


async def test_a_refusal_gives_way_to_what_was_said_before_it(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("si am")
        await hands.press("enter")
        told = said(hands.app)
        await hands.type("a#")
        assert said(hands.app) == "? # does not belong in a name. Names are written with letters."
        await hands.type("b")
        assert said(hands.app) == told
        assert roster(hands.app).line.line.text == "ab"


async def test_a_new_person_streams_and_stands_in_the_register(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("sitti rahma")
        await hands.press("tab")
        text = screen_text(hands.app)
        for part in ("New person", "Sitti Rahma", "a Apparatus", "= same as above", "L or P man or woman"):
            assert part in text
        await hands.type("p33")
        assert announced(hands) == "Letter of the group PRESENT Sitti Rahma (P 33)"
        await hands.type("i")
        assert said(hands.app) == "+ Sitti Rahma is recorded present, a new person (no. 63)."
        await hands.type("sitti rahma")
        assert announced(hands).startswith("? Sitti Rahma is already present, number 63.")
    assert on_disk(opened)[-1] == ("Sitti Rahma", "P", 33, "women")


async def test_the_same_group_again_by_its_sign_and_by_its_key(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("orang satu")
        await hands.press("tab")
        await hands.type("l20m")
        await hands.type("orang dua")
        await hands.press("tab", *"l21", "f5")
        await hands.type("orang tiga")
        await hands.press("tab", *"l22=")
    assert [row.group for row in opened.attendees[-3:]] == ["youth"] * 3


async def test_an_odd_age_is_refused_at_the_letter_and_forced_with_a_mark(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("bayi kecil")
        await hands.press("tab", *"p3i")
        assert said(hands.app).startswith("? Age 3? Type 5 to 105.")
        await hands.type("!i")
    assert on_disk(opened)[-1] == ("Bayi Kecil", "P", 3, "women")


async def test_escape_goes_back_part_by_part_and_the_text_comes_back(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        line = roster(hands.app).line
        await hands.type("orang baru")
        await hands.press("tab", "p", "escape")
        assert (line.line.text, line.line.streaming) == ("orang baru", False)
        await hands.press("escape")
        assert line.line.text == ""
        assert announced(hands) == 'Up brings back "orang baru"'
        await hands.press("up")
        assert line.line.text == "orang baru"
        await hands.press("escape", "escape")
        await hands.until(lambda: not isinstance(hands.app.screen, RosterScreen), "left")
    assert len(opened.attendees) == 62


async def test_the_terminals_cursor_stands_where_the_next_letter_goes(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("si a")
        assert hands.app.cursor_position == Offset(1 + 2 + 4, 3)
        await hands.press("tab", *"p3")
        painted = screen_text(hands.app).splitlines()
        assert painted[hands.app.cursor_position.y][hands.app.cursor_position.x] == "_"
        await hands.press("escape", "escape", "down")
        assert screen_text(hands.app).splitlines()[hands.app.cursor_position.y].split()[1] == "62"


# Undo and redo


async def test_undo_and_redo_by_function_key_by_chord_and_by_sign(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("si am")
        await hands.press("enter", "f6")
        assert said(hands.app) == "+ Taken back: Siti Aminah present (no. 63)"
        assert "just now" not in screen_text(hands.app)
        await hands.press("ctrl+y")
        assert said(hands.app) == "+ Done again: Siti Aminah present (no. 63)"
        assert first_row(hands)[:2] == ["63", "Siti"]
        assert "just now" in screen_text(hands.app)
        await hands.press("-")
        assert len(opened.attendees) == 62
        await hands.press("/", "0")
        await hands.until(lambda: len(opened.attendees) == 63, "redone")
        await arrive(hands, RosterScreen)
        await hands.press("/", "1")
        await hands.until(lambda: len(opened.attendees) == 62, "undone")
        await arrive(hands, RosterScreen)
        await hands.press("ctrl+z")
    assert len(opened.attendees) == 61


async def test_keys_typed_ahead_are_taken_in_their_order(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        hands.post(*"si am", "enter", "f6", *"si ra", "enter", "f6", "ctrl+y", "end", "escape", *"si am", "enter")
        await hands.until(lambda: roster(hands.app).line.line.text == "" and len(opened.attendees) == 64, "all keys")
    assert names(opened)[-2:] == ["Siti Rahmah", "Siti Aminah"]


async def test_undo_while_typing_keeps_what_is_typed(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        line = roster(hands.app).line
        await hands.type("si am")
        await hands.press("enter")
        await hands.type("orang baru")
        await hands.press("tab", *"p3", "f6")
        assert (line.line.name, line.line.sex, line.line.age) == ("Orang Baru", "P", "3")
        assert len(opened.attendees) == 62
        await hands.press(*"4w")
    assert on_disk(opened)[-1] == ("Orang Baru", "P", 34, "resident")


async def test_a_new_person_taken_back_is_known_no_longer(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("zulfa zahra")
        await hands.press("tab", *"p20m", "f6")
        await hands.type("zulfa")
        assert announced(hands) == 'Enter or Tab new person "Zulfa"'


async def test_many_undos_and_redos_end_where_they_began(opened: OpenActivity) -> None:
    before = opened.attendees
    async with playing(app_of(opened)) as hands:
        for query in ("si am", "si ra", "h ba"):
            await hands.type(query)
            await hands.press("enter")
        after = opened.attendees
        assert len(after) > len(before)
        done = len(after) - len(before)
        await hands.press("escape", *["f6"] * done)
        assert opened.attendees == before
        await hands.press(*["ctrl+y"] * done)
    assert [row.uid for row in opened.attendees] == [row.uid for row in after]


# Commands, also without function keys


async def test_every_command_is_in_the_menu_by_its_number(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.press("/")
        await arrive(hands, MenuScreen)
        text = screen_text(hands.app)
        wanted = {1: "Take back", 2: "Check", 3: "Change a row", 4: "Remove a row", 5: "Note on the last row"}
        wanted |= {6: "Paper count", 7: "Order", 9: "Finish this list", 0: "Do again"}
        for number, words in wanted.items():
            assert f"{number}  {words}" in text
        await hands.press("escape")
        await arrive(hands, RosterScreen)


async def test_menu_and_help_open_from_the_line_only_while_it_is_empty(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.press("?")
        await arrive(hands, HelpScreen)
        await hands.press("escape")
        await arrive(hands, RosterScreen)
        await hands.press("f1")
        await arrive(hands, HelpScreen)
        await hands.press("escape")
        await arrive(hands, RosterScreen)
        await hands.type("a/n dewi")
        assert roster(hands.app).line.line.text == "a/n dewi"


async def test_a_digit_typed_right_behind_the_slash_is_the_menus(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        hands.post("/", "1")
        await hands.until(lambda: len(opened.attendees) == 61, "taken back")
        await arrive(hands, RosterScreen)
        assert roster(hands.app).line.line.text == ""


async def test_the_order_of_the_rows_can_be_changed(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        for word, first in (("by number", "1"), ("by name", None), ("newest on top", "62")):
            await hands.press("/", "7")
            await arrive(hands, RosterScreen)
            await hands.until(lambda word=word: word in screen_text(hands.app), word)
            row = first_row(hands)
            assert row[0] == first if first else row[1] == min(name.split()[0] for name in names(opened))


# Bad input


@pytest.mark.parametrize("text", ["Siti Aminah", "  Siti\tAminah \n", "siti aminah\r\n"])
async def test_a_pasted_name_is_typed(opened: OpenActivity, text: str) -> None:
    async with playing(app_of(opened)) as hands:
        hands.app.post_message(events.Paste(text))
        await hands.settle()
        assert "PRESENT Siti Aminah" in announced(hands)


async def test_pasted_lines_are_refused_and_the_line_is_kept(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("ab")
        hands.app.post_message(events.Paste("Siti\nAminah"))
        await hands.settle()
        assert said(hands.app) == "? The pasted text has several lines. Paste one name at a time."
        assert roster(hands.app).line.line.text == "ab"


@pytest.mark.parametrize("character", ["\ud800", "\x07", "\u200b", "€", "🙂"])
async def test_what_no_name_has_is_refused_and_nothing_is_lost(opened: OpenActivity, character: str) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("ab")
        hands.app.post_message(events.Key("x", character))
        hands.app.post_message(events.Paste(f"c{character}"))
        await hands.settle()
        assert roster(hands.app).line.line.text.strip("c") == "ab"
        await hands.press("escape")
    assert len(opened.attendees) == 62


async def test_a_name_longer_than_the_line_shows_its_end(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("abcdefghij" * 11)
        assert said(hands.app).startswith("? The name is too long: at most 100 letters.")
        assert roster(hands.app).line.shown[0].endswith("abcdefghij")
        await hands.press("tab", *"p40w")
    assert names(opened)[-1] == ("abcdefghij" * 10).title()


async def test_a_number_goes_to_its_row_and_an_unknown_one_is_refused(opened: OpenActivity) -> None:
    async with playing(app_of(opened)) as hands:
        await hands.type("45")
        assert announced(hands) == "Enter go to row no. 45: Yulinar"
        await hands.press("enter")
        assert roster(hands.app).table.current == opened.numbered(45)
        await hands.type("999")
        assert announced(hands).startswith("? There is no row number 999.")
        await hands.press("enter")
        assert said(hands.app).startswith("? There is no row number 999.")
        assert roster(hands.app).line.line.text == "999"


# Saves


async def test_a_save_that_fails_is_told_and_nothing_is_lost(
    opened: OpenActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(app_of(opened)) as hands:
        with monkeypatch.context() as broken:

            def full(_fd: int) -> None:
                raise OSError(errno.ENOSPC, "full")

            broken.setattr(durable.os, "fsync", full)
            await hands.type("si am")
            await hands.press("enter")
            await arrive(hands, SaveFailedScreen)
            assert "NOT SAVED" in screen_text(hands.app)
        await hands.press("escape")
        await arrive(hands, RosterScreen)
        assert first_row(hands)[:2] == ["63", "Siti"]
        await hands.type("si ra")
        await hands.press("enter")
        await hands.until(lambda: not opened.record.unsaved, "saved")
    assert [row[0] for row in on_disk(opened)][-2:] == ["Siti Aminah", names(opened)[-1]]


# Any size, any activity
