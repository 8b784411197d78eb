"""How the attendance list looks; the SVGs in the folder beside are the record."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_roster_world import half_entered
from ui_world import TERMINAL, arrive, face, filled_session

from fieldapp.demo.driving import Hands
from fieldapp.demo.workspace import EVENING, DemoClock
from fieldapp.ui import glyphs
from fieldapp.ui.app import Terminal
from fieldapp.ui.screens.attendee import AttendeeScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.finalising import lock

Compare = Callable[..., bool]
FOUND = (*"siti aminah", "enter", *"si am")
STREAM = (*"sitti rahma", "tab", *"p3")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenActivity]:
    """The dialogue half entered, where the time of a save is always the same."""
    monkeypatch.setattr(DemoClock, "run", lambda clock: setattr(clock, "_set", EVENING))
    session = filled_session(tmp_path)
    yield half_entered(session)
    session.close()
    glyphs.use("utf8")


def pressing(*keys: str, then: type = RosterScreen) -> Callable[[Pilot[str]], Awaitable[None]]:
    async def press(pilot: Pilot[str]) -> None:
        hands = Hands(pilot.app)  # type: ignore[arg-type]
        await arrive(hands, RosterScreen)
        for key in keys:
            await hands.press(key)
        await arrive(hands, then)
        await pilot.pause()
        await hands.until(lambda: not hands.app.saves.waiting, "saved")
        await pilot.pause()

    return press


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 50)])
@pytest.mark.parametrize("keys", [(), FOUND, STREAM, ("down", "down")], ids=["empty", "found", "stream", "row"])
def test_attendance_list(
    opened: OpenActivity, snap_compare: Compare, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = face(opened.session, RosterScreen(opened), TERMINAL)
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


@pytest.mark.parametrize("keys", [FOUND, STREAM, ("down",)], ids=["found", "stream", "row"])
def test_attendance_list_in_ascii_and_black_and_white(
    opened: OpenActivity, snap_compare: Compare, keys: tuple[str, ...]
) -> None:
    opened.session.override_settings(glyphs="ascii", theme="mono")
    assert snap_compare(face(opened.session, RosterScreen(opened), TERMINAL), run_before=pressing(*keys))


def test_attendance_list_with_sixteen_colours(opened: OpenActivity, snap_compare: Compare) -> None:
    terminal = Terminal("utf-8", {}, "standard")
    app = face(opened.session, RosterScreen(opened), terminal)
    assert snap_compare(app, run_before=pressing(*FOUND))


def test_attendance_list_that_is_finished(opened: OpenActivity, snap_compare: Compare) -> None:
    lock(opened)
    assert snap_compare(face(opened.session, RosterScreen(opened), TERMINAL), run_before=pressing())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_row_of_the_list(opened: OpenActivity, snap_compare: Compare, size: tuple[int, int]) -> None:
    app = face(opened.session, RosterScreen(opened), TERMINAL)
    pressed = pressing("4", "5", "enter", "enter", then=AttendeeScreen)
    assert snap_compare(app, terminal_size=size, run_before=pressed)
