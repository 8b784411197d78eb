"""How the attendance list looks; the SVGs in the folder beside are the record."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from ui_roster_world import half_entered
from ui_world import TERMINAL, arrive, face

from fieldapp.demo.driving import Hands
from fieldapp.ui.screens.attendee import AttendeeScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.finalising import lock
from fieldapp.workflow.session import Session

Compare = Callable[..., bool]
FOUND = (*"h. ba", "escape", *"siti aminah", "enter", *"si am")
STREAM = (*"sitti rahma", "tab", *"p3")


@pytest.fixture
def opened(session: Session) -> OpenActivity:
    return half_entered(session)


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


def test_attendance_list_that_is_finished(opened: OpenActivity, snap_compare: Compare) -> None:
    lock(opened)
    assert snap_compare(face(opened.session, RosterScreen(opened), TERMINAL), run_before=pressing())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_row_of_the_list(opened: OpenActivity, snap_compare: Compare, size: tuple[int, int]) -> None:
    app = face(opened.session, RosterScreen(opened), TERMINAL)
    pressed = pressing("4", "5", "enter", "enter", then=AttendeeScreen)
    assert snap_compare(app, terminal_size=size, run_before=pressed)
