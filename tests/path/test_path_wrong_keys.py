"""Every key on every screen: the app lives, and what a key recorded can be taken back."""

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.screen import Screen
from ui_world import face, filled_session, fresh_session, playing, screen_text
from wrong_keys_world import Workplace, calm, open_anew

from fieldapp.demo.driving import Hands
from fieldapp.ui.app import FieldApp
from fieldapp.ui.screens.all_activities import AllActivitiesScreen
from fieldapp.ui.screens.attendee import AttendeeScreen
from fieldapp.ui.screens.confirmed import ConfirmedScreen
from fieldapp.ui.screens.finalise import FinaliseScreen
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.screens.hand_over import HandOverScreen
from fieldapp.ui.screens.handed_over import HandedOverScreen
from fieldapp.ui.screens.kind import KindScreen
from fieldapp.ui.screens.reason import ReasonScreen
from fieldapp.ui.screens.review import ReviewScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.ui.screens.settings import SettingsScreen
from fieldapp.ui.screens.unlisted import UnlistedScreen
from fieldapp.ui.screens.village import VillageScreen
from fieldapp.workflow import checking
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.handing_over import HandedOver
from fieldapp.workflow.session import Session

ARROWS = ("up", "down", "left", "right")
KEYS = (
    *string.ascii_lowercase,
    *string.digits,
    *"/?-=!.,'+ÉŁ ",
    *(f"f{number}" for number in range(1, 13)),
    *(f"{held}{arrow}" for held in ("", "ctrl+", "shift+") for arrow in ARROWS),
    *("home", "end", "pageup", "pagedown", "enter", "escape", "tab", "shift+tab", "backspace", "delete", "insert"),
    *(f"ctrl+{letter}" for letter in string.ascii_lowercase if letter not in "im"),
)
"""Ctrl+I and Ctrl+M are missing: a terminal sends them as Tab and Enter."""
MOST_LETTERS = frozenset(string.ascii_lowercase) - {"b"}
"""Left out in further places of a screen where one letter does what another does."""
REVERSING = frozenset({"f6", "ctrl+z", "-", "ctrl+y"})
"""What these take back must not be followed by anything else, so the screen begins anew behind them."""
STARTING = frozenset({"enter", "ctrl+j"})
"""What hands over on Kirim, which is never taken back."""


@dataclass
class Scene:
    """What the screens are opened on."""

    app: FieldApp
    dialogue: OpenActivity
    ready: OpenActivity
    sent: OpenActivity


@dataclass(frozen=True)
class Stand:
    """A screen, the keys that lead to the place on it, and the keys left out there."""

    open: Callable[[Scene], Screen[object]]
    first: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()


def form(path: str, without: frozenset[str] = MOST_LETTERS) -> Stand:
    return Stand(lambda at: FormScreen(at.dialogue, path), without=without)


MADE = HandedOver(Path("x.json"), 5, 66758, "6221 9887 6630", "62", "2018-10-22T19:42:07+07:00", 1, 100, sealed=False)
STANDS = {
    "home": None,
    "all activities": Stand(lambda at: AllActivitiesScreen()),
    "all activities, in the list": Stand(lambda at: AllActivitiesScreen(), ("down", "down"), MOST_LETTERS),
    "village": Stand(lambda at: VillageScreen(at.app.open_form)),
    "village not in the list": Stand(lambda at: UnlistedScreen("Siahari")),
    "kind": Stand(lambda at: KindScreen()),
    "form, text": form("theme", frozenset()),
    "form, ticks": form("themes", frozenset()),
    "form, date": form("date"),
    "form, villages": Stand(
        lambda at: FormScreen(at.dialogue, "villages"), without=frozenset(string.ascii_lowercase[1:])
    ),
    "form, long text": form("opening_message"),
    "form, rows": form("speakers"),
    "form, choice": form("consent"),
    "form, handed over": Stand(lambda at: FormScreen(at.sent), without=MOST_LETTERS),
    "roster": Stand(lambda at: RosterScreen(at.dialogue)),
    "roster, new person": Stand(lambda at: RosterScreen(at.dialogue), (*"zaki", "tab")),
    "roster, row": Stand(lambda at: RosterScreen(at.dialogue), ("down",), MOST_LETTERS),
    "roster, finished": Stand(lambda at: RosterScreen(at.ready), without=MOST_LETTERS),
    "row": Stand(lambda at: AttendeeScreen(at.dialogue, at.dialogue.attendees[4].uid)),
    "menu": Stand(lambda at: RosterScreen(at.dialogue), ("/",)),
    "help": Stand(lambda at: RosterScreen(at.dialogue), ("?",)),
    "check": Stand(lambda at: ReviewScreen(at.dialogue)),
    "reason": Stand(lambda at: ReasonScreen("Umur?", "", lambda text: None)),
    "confirmed": Stand(lambda at: ConfirmedScreen(at.dialogue)),
    "finish": Stand(lambda at: FinaliseScreen(at.dialogue)),
    "finished": Stand(lambda at: FinaliseScreen(at.ready)),
    "hand over": Stand(lambda at: HandOverScreen(), without=STARTING),
    "handed over": Stand(lambda at: HandedOverScreen(MADE)),
    "settings": Stand(lambda at: SettingsScreen()),
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = filled_session(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("stand", STANDS.values(), ids=STANDS)
async def test_no_key_ends_the_app_or_records_what_cannot_be_taken_back(session: Session, stand: Stand | None) -> None:
    place = Workplace(session)
    by_state = {opened.draft.state if opened.outbox_entry is None else "sent": opened for opened in place.activities}
    confirm_something(by_state["draft"])
    place = Workplace(session)
    async with playing(face(session)) as hands:
        scene = Scene(hands.app, by_state["draft"], by_state["ready"], by_state["sent"])
        await press_all(hands, scene, stand, place)
        assert "Traceback" not in screen_text(hands.app)
    assert place.recorded() == place.at_first


def confirm_something(opened: OpenActivity) -> None:
    doubtful = next(finding for finding in checking.findings(opened) if finding.level == "confirm")
    checking.confirm(opened, doubtful, "sudah dilihat")


async def press_all(hands: Hands, scene: Scene, stand: Stand | None, place: Workplace) -> None:
    """Press each key, with the screen opened anew whenever a key has left it."""
    front: Screen[object] | None = None
    for key in KEYS:
        if stand is not None and key in stand.without:
            continue
        if front is None or hands.app.screen is not front:
            place.take_back()
            await open_anew(hands, [stand.open(scene)] if stand else [])
            await hands.press(*(stand.first if stand else ()))
            await calm(hands)
            front = hands.app.screen
        await hands.press(key)
        await calm(hands)
        assert is_alive(hands.app), key
        if key in REVERSING:
            front = None
    place.take_back()


def is_alive(app: FieldApp) -> bool:
    return app.is_running and app._exception is None and not app._exit and not app.return_code


async def test_no_key_ends_the_first_start(tmp_path: Path) -> None:
    session = fresh_session(tmp_path)
    async with playing(face(session)) as hands:
        first = hands.app.screen
        for key in KEYS:
            await hands.press(key)
            await calm(hands)
            assert is_alive(hands.app), key
            while hands.app.screen is not first:
                await hands.press("escape")
                await calm(hands)
    session.close()
