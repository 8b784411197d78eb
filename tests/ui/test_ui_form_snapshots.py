"""How the form and the pickers look; the SVGs in the folder beside are the record."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from ui_handing_world import half_entered
from ui_world import face

from fieldapp.demo.driving import Hands
from fieldapp.demo.workspace import EVENING
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.screens.kind import KindScreen
from fieldapp.ui.screens.unlisted import UnlistedScreen
from fieldapp.ui.screens.village import VillageScreen
from fieldapp.workflow import answering, finalising
from fieldapp.workflow.session import Session

Compare = Callable[..., bool]
BOTH = [(80, 24), (120, 40)]


def _always(_screen: Screen[object]) -> bool:
    return True


def _at(path: str) -> Callable[[Screen[object]], bool]:
    return lambda screen: isinstance(screen, FormScreen) and screen.current is not None and screen.current.path == path


def _pressing(
    *keys: str, ready: Callable[[Screen[object]], bool] = _always, done: Callable[[Screen[object]], bool] = _always
) -> Callable[..., object]:
    async def press(pilot: Pilot[str]) -> None:
        hands = Hands(pilot.app)  # type: ignore[arg-type]
        await hands.until(lambda: getattr(pilot.app.screen, "ready", False) and ready(pilot.app.screen), "ready")
        for key in keys:
            await hands.press(key)
        await hands.until(lambda: done(pilot.app.screen) and not hands.app.saves.waiting, "done")
        if hands.app.saves.saved_at is not None:
            hands.app.saves.saved_at = EVENING.isoformat()
            form = hands.app.screen
            assert isinstance(form, FormScreen)
            form.repaint_frame()
        for _pump in range(3):
            await hands.settle()
        await pilot.pause()

    return press


@pytest.mark.parametrize("size", [*BOTH, (100, 30)])
def test_form(session: Session, snap_compare: Compare, size: tuple[int, int]) -> None:
    form = FormScreen(half_entered(session), "women_spoke")
    assert snap_compare(face(session, form), terminal_size=size, run_before=_pressing(*"4"))


@pytest.mark.parametrize("size", BOTH)
def test_form_in_ascii_and_black_and_white(session: Session, snap_compare: Compare, size: tuple[int, int]) -> None:
    session.override_settings(glyphs="ascii", theme="mono")
    form = FormScreen(half_entered(session), "women_spoke")
    assert snap_compare(
        face(session, form), terminal_size=size, run_before=_pressing(*"35", "enter", done=_at("main_speaker"))
    )


@pytest.mark.parametrize("size", BOTH)
def test_money_in_the_form(session: Session, snap_compare: Compare, size: tuple[int, int]) -> None:
    opened = half_entered(session)
    for path, text in (("grant_total", "150 juta"), ("received", "a")):
        answering.answer(opened, path, text)
    for component, planned in (("a", "57,5 juta"), ("c", "17,5 juta")):
        row = f"money_lines/{answering.add_row(opened, 'money_lines')}"
        answering.answer(opened, f"{row}/line_component", component)
        answering.answer(opened, f"{row}/line_instalment", "a")
        answering.answer(opened, f"{row}/line_planned", planned)
    form = FormScreen(opened, f"{row}/line_spent")
    assert snap_compare(face(session, form), terminal_size=size, run_before=_pressing(*"16.250.000"))


def test_a_list_of_names_in_the_form(session: Session, snap_compare: Compare) -> None:
    form = FormScreen(half_entered(session), "main_speaker")
    assert snap_compare(face(session, form), run_before=_pressing(*"ab", "down"))


def test_a_date_that_is_none(session: Session, snap_compare: Compare) -> None:
    form = FormScreen(half_entered(session), "date")
    assert snap_compare(face(session, form), run_before=_pressing(*"31-02-2018", "enter", done=_at("start")))


def test_a_finished_form(session: Session, snap_compare: Compare) -> None:
    opened = half_entered(session)
    finalising.lock(opened)
    assert snap_compare(face(session, FormScreen(opened, "women_spoke")), run_before=_pressing())


@pytest.mark.parametrize("size", BOTH)
def test_villages(session: Session, snap_compare: Compare, size: tuple[int, int]) -> None:
    screen = VillageScreen(lambda _opened: None)
    assert snap_compare(
        face(session, screen), terminal_size=size, run_before=_pressing(*"tan", ready=lambda _s: bool(screen.regions))
    )


def test_kinds(session: Session, snap_compare: Compare) -> None:
    assert snap_compare(face(session, KindScreen("dialogue_1", ("Kegiatan baru", "Tanah Garam"))))


def test_a_village_outside_the_list(session: Session, snap_compare: Compare) -> None:
    keys = (*"Payo Baru", "enter", *"lubuk")
    assert snap_compare(face(session, UnlistedScreen()), run_before=_pressing(*keys))
