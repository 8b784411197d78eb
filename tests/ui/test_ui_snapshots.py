"""How the screens of the frame look; the SVGs in the folder beside are the record."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from ui_world import TERMINAL, face

from fieldapp.demo.driving import Hands
from fieldapp.ui.app import Terminal
from fieldapp.workflow.session import Session

Compare = Callable[..., bool]
BOTH = [(80, 24), (120, 40)]


def _pressing(*keys: str) -> Callable[[Pilot[str]], object]:
    async def press(pilot: Pilot[str]) -> None:
        hands = Hands(pilot.app)  # type: ignore[arg-type]
        await hands.settle()
        for key in keys:
            await hands.press(key)
        await pilot.pause()

    return press


@pytest.mark.parametrize("size", [*BOTH, (100, 30)])
def test_beranda(session: Session, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(face(session), terminal_size=size, run_before=_pressing())


def test_beranda_in_ascii_and_black_and_white(session: Session, snap_compare: Compare) -> None:
    session.override_settings(glyphs="ascii", theme="mono")
    assert snap_compare(face(session), run_before=_pressing())


def test_beranda_with_sixteen_colours(session: Session, snap_compare: Compare) -> None:
    assert snap_compare(face(session, terminal=Terminal("utf-8", {}, "standard")), run_before=_pressing())


def test_menu(session: Session, snap_compare: Compare) -> None:
    assert snap_compare(face(session), run_before=_pressing("/"))


def test_help(session: Session, snap_compare: Compare) -> None:
    assert snap_compare(face(session), run_before=_pressing("?"))


@pytest.mark.parametrize("size", BOTH)
def test_all_activities(session: Session, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(face(session), terminal_size=size, run_before=_pressing("7"))


def test_settings(session: Session, snap_compare: Compare) -> None:
    assert snap_compare(face(session), run_before=_pressing("p"))


def test_first_start(fresh: Session, snap_compare: Compare) -> None:
    keys = (*"Sari", "enter", *"solok")
    assert snap_compare(face(fresh), run_before=_pressing(*keys))


def test_quit(session: Session, snap_compare: Compare) -> None:
    assert snap_compare(face(session, terminal=TERMINAL), run_before=_pressing("escape"))
