"""How the screens of the frame look; the SVGs in the folder beside are the record."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from ui_world import TERMINAL, FakeRecord, FakeSaving, arrive, face

from fieldapp.demo.driving import Hands
from fieldapp.errors import Code, FieldappError
from fieldapp.ui.app import FieldApp, Terminal
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.save_failed import SaveFailedScreen
from fieldapp.workflow.session import Session

Compare = Callable[..., bool]
BOTH = [(80, 24), (120, 40)]


def _named(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def _pressing(*keys: str) -> Callable[[Pilot[str]], object]:
    async def press(pilot: Pilot[str]) -> None:
        assert isinstance(pilot.app, FieldApp)
        hands = Hands(pilot.app)
        await arrive(hands, WorkScreen)
        for key in keys:
            await hands.press(key)
            await arrive(hands, Screen)
        await pilot.pause()

    return press


@pytest.mark.parametrize("size", [*BOTH, (100, 30)], ids=_named)
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


@pytest.mark.parametrize("size", BOTH, ids=_named)
def test_all_activities(session: Session, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(face(session), terminal_size=size, run_before=_pressing("7"))


def test_settings(session: Session, snap_compare: Compare) -> None:
    session.override_settings(exports=Path("/home/sari/kiriman"))
    assert snap_compare(face(session), run_before=_pressing("p"))


def test_first_start(fresh: Session, snap_compare: Compare) -> None:
    keys = (*"Sari", "enter", *"solok")
    assert snap_compare(face(fresh), run_before=_pressing(*keys))


def test_quit(session: Session, snap_compare: Compare) -> None:
    assert snap_compare(face(session, terminal=TERMINAL), run_before=_pressing("escape"))


def test_not_saved(session: Session, snap_compare: Compare) -> None:
    app = face(session)

    async def fail(pilot: Pilot[str]) -> None:
        hands = Hands(app)
        await arrive(hands, WorkScreen)
        app.saves.follow(FakeRecord(FakeSaving(FieldappError(Code.DISK_FULL, path="C:"))))
        await arrive(hands, SaveFailedScreen)
        await pilot.pause()

    assert snap_compare(app, run_before=fail)


def test_too_small(session: Session, snap_compare: Compare) -> None:
    assert snap_compare(face(session), terminal_size=(72, 20), run_before=_pressing())
