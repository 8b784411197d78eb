"""Selesaikan: what is compared with paper is recorded as it is left, and the typed word locks."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from ui_handing_world import LARGE, arrive, focused, half_entered, hear, noted, reach, see
from ui_world import face, filled_session, playing, screen_text

from fieldapp import durable
from fieldapp.demo.driving import Hands
from fieldapp.model.answer import Given, Typed
from fieldapp.model.attendee import Attendee
from fieldapp.ui.screens.finalise import FinaliseScreen
from fieldapp.ui.screens.menu import MenuScreen
from fieldapp.ui.screens.save_failed import SaveFailedScreen
from fieldapp.ui.widgets.field import Field
from fieldapp.workflow import answering, finalising
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.handing_over import HandOver, unsent


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    session = filled_session(tmp_path)
    session.override_settings(language="en", theme="night", glyphs="utf8")
    yield half_entered(session)
    session.close()


def drawn(opened: OpenActivity) -> list[Attendee]:
    return [row for _sample, row in finalising.sample(opened)]


def on_paper(row: Attendee) -> str:
    return f"{row.sex.value}{row.age.given.years if isinstance(row.age, Given) else '?'}"


async def to_the_sample(hands: Hands) -> None:
    await hands.press("pagedown")
    await reach(hands, "sample-")


async def test_counts_are_compared_and_recorded_through_the_form(opened: OpenActivity) -> None:
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await see(hands, "? 18 TOO FEW")
        await hands.type("28")
        await hands.press("enter")
        await reach(hands, "paper-female")
        await hands.type("34")
        await hands.press("tab")
        await hands.until(lambda: screen_text(hands.app).count("agrees") == 3)
    assert (opened.paper, opened.instance.answer("paper_male")) == ((28, 34), opened.draft.paper_male)


async def test_a_count_that_cannot_be_read_is_kept_as_typed(opened: OpenActivity) -> None:
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await hands.type("4x")
        await hands.press("enter")
        await hear(hands, "!!")
        await see(hands, "cannot be read")
        await reach(hands, "paper-male")
        await hands.press("tab")
        await reach(hands, "paper-female")
    answer = opened.draft.paper_male
    assert isinstance(answer, Typed)
    assert answer.typed == "4x"


async def test_both_questions_take_yes_and_no_and_nothing_else(opened: OpenActivity) -> None:
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await hands.press("down", "down")
        await reach(hands, "signatures")
        await hands.type("x")
        await hands.press("enter")
        await hear(hands, "Type y for yes")
        await reach(hands, "signatures")
        await hands.press("backspace")
        await hands.until(lambda: hands.app.screen.query_one("#signatures", Field).value == "")
        await hands.press("y", "enter")
        await reach(hands, "original")
        await hands.press("t", "enter")
        await hands.until(lambda: opened.draft.original_kept is False)
        assert opened.draft.signatures_complete is True
        await hands.press("f6")
        await hands.until(lambda: opened.draft.original_kept is None)
        await hands.press("ctrl+y")
        await hands.until(lambda: opened.draft.original_kept is False)


async def test_the_sample_shows_no_value_before_the_paper_was_typed(opened: OpenActivity) -> None:
    rows = drawn(opened)
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await see(hands, *(f" {row.number} {row.name}" for row in rows))
        lines = screen_text(hands.app).splitlines()
        shown = [line for line in lines if any(f" {row.number} {row.name}" in line for row in rows)]
        assert len(shown) == 3
        for row in rows:
            assert on_paper(row) not in "\n".join(shown)
        await to_the_sample(hands)
        assert not hands.app.screen.can("open_row")


async def test_rows_that_agree_are_counted(opened: OpenActivity) -> None:
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await to_the_sample(hands)
        for row in drawn(opened):
            await reach(hands, f"sample-{row.uid}")
            await hands.type(on_paper(row).lower())
            await hands.press("enter")
        await see(hands, "Sample: 5 agree, 0 differ, 0 left.")
        await reach(hands, "word")


async def test_a_difference_shows_both_and_widens_the_sample(
    opened: OpenActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(opened)[0]
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        rosters = noted(hands.app, monkeypatch, "open_roster")
        await to_the_sample(hands)
        name = focused(hands)
        await hands.type("L99")
        await hands.press("enter")
        await hands.until(lambda: len(hands.app.screen.query("#sample Field")) == 20)
        await hear(hands, f"No. {first.number}: paper L99, here {on_paper(first)}")
        await hear(hands, "The sample is now 20 rows")
        await see(hands, f"? {on_paper(first)}")
        hands.app.screen.query_one(f"#{name}", Field).focus()
        await reach(hands, name)
        await hands.press("f3")
        await hands.until(lambda: bool(rosters))
    assert rosters == [(opened, first.uid)]


async def test_what_is_no_letter_with_an_age_stays_and_is_told(opened: OpenActivity) -> None:
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await to_the_sample(hands)
        name = focused(hands)
        await hands.type("47p")
        await hands.press("enter")
        await hear(hands, "such as P47")
        assert focused(hands) == name
    assert finalising.sample(opened)[0][0].typed == "47P"
    assert len(drawn(opened)) == 5


async def test_f6_takes_back_what_is_being_typed_first(opened: OpenActivity) -> None:
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await hands.type("99")
        await hands.press("f6")
        await hands.until(lambda: hands.app.screen.query_one("#paper-male", Field).value == "46")
        assert opened.paper == (46, 54)


async def test_esc_keeps_what_was_typed(opened: OpenActivity) -> None:
    screen = FinaliseScreen(opened)
    async with playing(face(opened.session, screen)) as hands:
        await hands.type("45")
        await hands.press("escape")
        await hands.until(lambda: screen not in hands.app.screen_stack)
    assert opened.paper == (45, 54)


@pytest.mark.parametrize("word", ["SELESAI", "finish"])
async def test_the_word_locks_and_f6_unlocks(opened: OpenActivity, word: str) -> None:
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await to_the_sample(hands)
        await hands.press("pagedown")
        await reach(hands, "word")
        await hands.type("SELES")
        await hands.press("enter")
        await hear(hands, "Type FINISH")
        assert not opened.read_only
        await hands.press(*["backspace"] * 5)
        await hands.until(lambda: hands.app.screen.query_one("#word", Field).value == "")
        await hands.type(word)
        await hands.press("enter")
        await hands.until(lambda: opened.read_only)
        assert (opened.draft.uid, 1) in unsent(opened.session)
        await see(hands, "Ready to be handed over")
        await hands.press("f6")
        await hands.until(lambda: not opened.read_only)
        await reach(hands, "paper-male")
        await hands.type("46")
        await hands.press("enter")


async def test_once_locked_enter_goes_on_to_the_hand_over(
    opened: OpenActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    finalising.lock(opened)
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        calls = noted(hands.app, monkeypatch, "open_hand_over")
        home = noted(hands.app, monkeypatch, "open_home")
        await hands.press("enter")
        await hands.press("escape")
        await hands.until(lambda: bool(calls and home))
    assert (calls, home) == ([()], [()])


async def test_what_must_be_mended_leads_to_periksa(opened: OpenActivity, monkeypatch: pytest.MonkeyPatch) -> None:
    answering.answer(opened, "date", "31-02-2018")
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        calls = noted(hands.app, monkeypatch, "open_review")
        await to_the_sample(hands)
        await hands.press("pagedown")
        await reach(hands, "word")
        await hands.type("FINISH")
        await hands.press("enter")
        await hands.until(lambda: bool(calls))
    assert not opened.read_only
    assert [call[0] for call in calls] == [opened]
    assert "must be mended" in str(calls[0][1])


async def test_what_is_in_a_bundle_is_not_unlocked(opened: OpenActivity, tmp_path: Path) -> None:
    finalising.lock(opened)
    HandOver(opened.session, tmp_path / "stick").run()
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await see(hands, "Handed over in bundle")
        await hands.press("f6")
        await hear(hands, "already in bundle")
        assert opened.read_only


async def test_the_menu_does_it_all_without_f_keys(opened: OpenActivity) -> None:
    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        await hands.press("down", "down")
        await reach(hands, "signatures")
        await hands.press("y", "enter")
        await hands.until(lambda: opened.draft.signatures_complete is True)
        await hands.press("/")
        await arrive(hands, MenuScreen)
        text = screen_text(hands.app)
        for entry in ("1  Take back", "2  Check", "Next part"):
            assert entry in text
        await hands.press("1")
        await hands.until(lambda: opened.draft.signatures_complete is None)


async def test_pasted_and_smaller_and_larger(opened: OpenActivity) -> None:
    app = face(opened.session, FinaliseScreen(opened))
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(app)
        await arrive(hands, FinaliseScreen)
        await to_the_sample(hands)
        hands.app.focused.post_message(events.Paste("p4\r\n\ud8007"))
        await hands.settle()
        await pilot.resize_terminal(40, 10)
        await pilot.resize_terminal(80, 24)
        await hands.press("enter")
        await hands.until(lambda: finalising.sample(opened)[0][0].typed == "P47")


async def test_a_save_that_fails_is_told_and_nothing_is_lost(
    opened: OpenActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(durable.System):
        def write(self, descriptor: int, data: memoryview) -> int:
            raise OSError(errno.ENOSPC, "full")

    async with playing(face(opened.session, FinaliseScreen(opened))) as hands:
        opened.record.retry().wait()
        with monkeypatch.context() as broken:
            broken.setattr(durable, "system", Full())
            await hands.type("45")
            await hands.press("enter")
            await arrive(hands, SaveFailedScreen)
        assert opened.paper == (45, 54)
        hands.app.saves.retry()
        await arrive(hands, FinaliseScreen)


@pytest.mark.parametrize("size", [(80, 24), LARGE])
def test_selesaikan_looks_like_this(opened: OpenActivity, snap_compare: object, size: tuple[int, int]) -> None:
    opened.session.override_settings(language="id")
    first = drawn(opened)[0]
    finalising.answer_sample(opened, first.uid, on_paper(first))
    finalising.say_of_paper(opened, signatures_complete=True, original_kept=None)
    assert snap_compare(face(opened.session, FinaliseScreen(opened)), terminal_size=size)  # type: ignore[operator]
