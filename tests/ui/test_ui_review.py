"""Periksa: Enter goes where it is mended, y confirms with a reason, and everything can be taken back."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from ui_handing_world import LARGE, arrive, half_entered, hear, noted, see
from ui_world import face, filled_session, playing, screen_text

from fieldapp import durable
from fieldapp.demo.driving import Hands
from fieldapp.model.person import Sex
from fieldapp.ui.app import FieldApp
from fieldapp.ui.screens.confirmed import ConfirmedScreen
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.screens.menu import MenuScreen
from fieldapp.ui.screens.reason import ReasonScreen
from fieldapp.ui.screens.review import ReviewScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.ui.screens.save_failed import SaveFailedScreen
from fieldapp.ui.widgets.field import Field
from fieldapp.workflow import answering, checking, finalising, rostering
from fieldapp.workflow.activity import OpenActivity


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    """The dialogue with a date that is none, and four points to be confirmed."""
    session = filled_session(tmp_path)
    session.override_settings(language="en", theme="night", glyphs="utf8")
    dialogue = half_entered(session)
    answering.answer(dialogue, "date", "31-02-2018")
    rostering.correct(dialogue, dialogue.numbered(4).uid, name="Siti Khadijah", sex=Sex.MALE)
    yield dialogue
    session.close()


def rules(opened: OpenActivity) -> list[str]:
    return [finding.rule for finding in checking.findings(opened)]


async def test_it_counts_what_it_found_and_numbers_both_lists(opened: OpenActivity) -> None:
    assert rules(opened) == ["field_unreadable", "paper_differs", "age_missing", "sex_odd"]
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        text = screen_text(hands.app)
        for part in ("4 points to look at", "!! 1 must be mended", "? 3 to be confirmed"):
            assert part in text
        rows = [line.split()[:2] for line in text.splitlines() if line[1:3].strip() in ("!!", "?", "▌!", "!")]
        assert [row[-1] for row in rows] == ["1", "2", "3", "4"]


async def test_enter_goes_into_the_field_or_to_the_row(opened: OpenActivity, monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        forms, rosters = (noted(hands.app, monkeypatch, name) for name in ("open_form", "open_roster"))
        await hands.press("enter")
        await hands.press("down", "enter")
        await hands.press("down", "enter")
        await hands.press("4")
    assert forms == [(opened, "date")]
    uids = [opened.numbered(number).uid for number in (45, 4)]
    assert rosters == [(opened, None), *((opened, uid) for uid in uids)]


async def test_f9_comes_back_from_the_field_and_from_the_row(opened: OpenActivity) -> None:
    screen = ReviewScreen(opened)
    async with playing(face(opened.session, screen)) as hands:
        await hands.press("enter")
        await arrive(hands, FormScreen)
        await see(hands, "31-02-2018")
        await hands.press("f9")
        await arrive(hands, ReviewScreen)
        assert hands.app.screen is screen
        await hands.press("3")
        await arrive(hands, RosterScreen)
        await see(hands, "Yulinar")
        await hands.press("f9")
        await arrive(hands, ReviewScreen)
        assert hands.app.screen is screen
        assert len(hands.app.screen_stack) == 2


async def test_y_takes_a_reason_that_is_not_blank(opened: OpenActivity) -> None:
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        await hands.press("down", "down", "down", "y")
        await arrive(hands, ReasonScreen)
        await hands.press("enter")
        assert isinstance(hands.app.screen, ReasonScreen)
        await hear(hands, "Write a reason")
        await hands.type("  he is a man ")
        await hands.press("enter")
        await arrive(hands, ReviewScreen)
        await hands.settle()
        await hear(hands, "Confirmed: Siti Khadijah")
    assert [each.reason for each in opened.draft.confirmed] == ["he is a man"]
    assert "sex_odd" not in rules(opened)


async def test_what_must_be_mended_cannot_be_confirmed(opened: OpenActivity) -> None:
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        await hands.press("y")
        assert isinstance(hands.app.screen, ReviewScreen)
        await hear(hands, "must be mended")
    assert opened.draft.confirmed == ()


async def test_a_reason_left_with_esc_is_there_again(opened: OpenActivity) -> None:
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        await hands.press("down", "y")
        await arrive(hands, ReasonScreen)
        await hands.type("the rest")
        await hands.press("escape")
        await arrive(hands, ReviewScreen)
        await hands.press("y")
        await arrive(hands, ReasonScreen)
        assert hands.app.screen.query_one(Field).value == "the rest"
    assert opened.draft.confirmed == ()


async def test_a_pasted_reason_is_one_line_that_can_be_stored(opened: OpenActivity) -> None:
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        await hands.press("down", "y")
        await arrive(hands, ReasonScreen)
        hands.app.screen.query_one(Field).post_message(events.Paste("one\r\ntwo\x07\ud800 three"))
        await hands.until(lambda: "three" in hands.app.screen.query_one(Field).value)
        await hands.press("enter")
        await hands.until(lambda: bool(opened.draft.confirmed))
    assert opened.draft.confirmed[0].reason == "one two three"


async def test_undo_and_redo_of_a_confirmation(opened: OpenActivity) -> None:
    finding = checking.findings(opened)[1]
    checking.confirm(opened, finding, "counted again")
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        await see(hands, "3 points")
        await hands.press("f6")
        await see(hands, "4 points")
        await hands.press("ctrl+y")
        await see(hands, "3 points")
    assert len(opened.draft.confirmed) == 1


async def test_d_shows_what_was_confirmed_and_f8_withdraws_it(opened: OpenActivity) -> None:
    checking.confirm(opened, checking.findings(opened)[1], "counted again")
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        await see(hands, "1 confirmed: d shows it")
        await hands.press("d")
        await arrive(hands, ConfirmedScreen)
        await hands.settle()
        await see(hands, "counted again")
        await hands.press("f8")
        await hear(hands, "No longer confirmed")
        assert opened.draft.confirmed == ()
        await hands.press("f6")
        assert len(opened.draft.confirmed) == 1
        await hands.press("escape")
        await arrive(hands, ReviewScreen)


async def test_everything_is_in_the_menu_too(opened: OpenActivity) -> None:
    checking.confirm(opened, checking.findings(opened)[1], "counted again")
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        await hands.press("down", "/")
        await arrive(hands, MenuScreen)
        await hands.settle()
        menu = screen_text(hands.app)
        for entry in ("1  Take back", "3  It is right", "4  Confirmed points", "9  Finish this activity"):
            assert entry in menu
        await hands.press("3")
        await arrive(hands, ReasonScreen)


async def test_s_goes_on_to_finishing(opened: OpenActivity, monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        calls = noted(hands.app, monkeypatch, "open_finalise")
        await hands.press("s")
    assert calls == [(opened,)]


async def test_nothing_to_look_at_says_so_and_lets_finish(
    opened: OpenActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering.answer(opened, "date", "22/10/2018")
    for finding in checking.findings(opened):
        checking.confirm(opened, finding, "looked at it")
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        await see(hands, "Nothing left to look at")
        assert "Enter Open" not in screen_text(hands.app)
        calls = noted(hands.app, monkeypatch, "open_finalise")
        await hands.press("enter", "y", "down", "f9", "s")
    assert calls == [(opened,)]


async def test_review_is_come_back_to_and_not_piled_up(opened: OpenActivity) -> None:
    first = ReviewScreen(opened)
    async with playing(face(opened.session, first)) as hands:
        hands.app.push_screen(ConfirmedScreen(opened))
        await hands.until(lambda: hands.app.screen is not first)
        answering.answer(opened, "date", "22/10/2018")
        hands.app.open_review(opened)
        await hands.until(lambda: hands.app.screen is first)
        await hands.settle()
        assert "must be mended" not in screen_text(hands.app).splitlines()[1]


async def test_a_locked_activity_refuses_a_confirmation_before_anything_is_typed(opened: OpenActivity) -> None:
    answering.answer(opened, "date", "22/10/2018")
    finalising.lock(opened)
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        await hands.press("y")
        assert isinstance(hands.app.screen, ReviewScreen)
        await hear(hands, "can only be read")


async def test_more_points_than_rows_scroll_within_their_list(opened: OpenActivity) -> None:
    for row in opened.attendees[:30]:
        rostering.correct(opened, row.uid, name=f"Siti {row.number}", sex=Sex.MALE)
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        for _ in range(len(rules(opened)) - 1):
            await hands.press("down")
        text = screen_text(hands.app)
        assert "Must be mended" in text
        assert "▌?  " in text
        assert f" {len(rules(opened))} " in text
        assert "y" in text.splitlines()[-1]


async def test_a_sentence_that_its_row_cuts_is_shown_whole(opened: OpenActivity) -> None:
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:
        rostering.correct(opened, opened.numbered(4).uid, name="Siti Khadijah binti Haji Abdul Rahman Saleh")
        await hands.press("f9", "f9", "f9")
        hands.app.screen.refresh_view()
        await hands.until(lambda: "man?" in screen_text(hands.app))


async def test_the_detail_stands_beside_on_a_large_screen(opened: OpenActivity) -> None:
    async with playing(face(opened.session, ReviewScreen(opened)), LARGE) as hands:
        await hands.press("down")
        await hands.until(lambda: "paper" in screen_text(hands.app) and "Look for the row" in screen_text(hands.app))
        await hands.press("down")
        await hands.until(lambda: "Resident" in screen_text(hands.app))


async def test_a_smaller_window_while_a_reason_is_typed_keeps_it(opened: OpenActivity) -> None:
    app = face(opened.session, ReviewScreen(opened))
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(app)
        await hands.settle()
        await hands.press("down", "y")
        await arrive(hands, ReasonScreen)
        await hands.type("count")
        await pilot.resize_terminal(60, 15)
        await pilot.resize_terminal(80, 24)
        await hands.type("ed")
        await hands.press("enter")
        await hands.until(lambda: bool(opened.draft.confirmed))
    assert opened.draft.confirmed[0].reason == "counted"


async def test_a_confirmation_that_cannot_be_saved_is_kept_and_said(
    opened: OpenActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.record.retry().wait()
    async with playing(face(opened.session, ReviewScreen(opened))) as hands:

        class Full(durable.System):
            def write(self, descriptor: int, data: memoryview) -> int:
                raise OSError(errno.ENOSPC, "full")

        with monkeypatch.context() as broken:
            broken.setattr(durable, "system", Full())
            await hands.press("down", "y")
            await arrive(hands, ReasonScreen)
            await hands.type("seen")
            await hands.press("enter")
            await arrive(hands, SaveFailedScreen)
        assert [each.reason for each in opened.draft.confirmed] == ["seen"]
        hands.app.saves.retry()
        await arrive(hands, ReviewScreen)
        assert opened.session.workspace.unsaved == ()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_periksa_looks_like_this(opened: OpenActivity, snap_compare: object, size: tuple[int, int]) -> None:
    opened.session.override_settings(language="id")
    checking.confirm(opened, checking.findings(opened)[3], "sudah dilihat di kertas")
    app: FieldApp = face(opened.session, ReviewScreen(opened))
    assert snap_compare(app, terminal_size=size)  # type: ignore[operator]


@pytest.mark.parametrize("key", ["y", "d"])
def test_reason_and_confirmed_points_look_like_this(opened: OpenActivity, snap_compare: object, key: str) -> None:
    opened.session.override_settings(language="id")
    checking.confirm(opened, checking.findings(opened)[3], "sudah dilihat di kertas")

    async def press(pilot: Pilot[str]) -> None:
        hands = Hands(pilot.app)  # type: ignore[arg-type]
        await hands.until(lambda: isinstance(pilot.app.screen, ReviewScreen) and pilot.app.screen.ready, "Periksa")
        await hands.press("down", key)
        await hands.until(lambda: not isinstance(pilot.app.screen, ReviewScreen), "what the key opens")
        await hands.settle()

    assert snap_compare(face(opened.session, ReviewScreen(opened)), run_before=press)  # type: ignore[operator]
