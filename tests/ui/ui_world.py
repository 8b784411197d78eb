"""The world of the tests of the face: a demo workspace whose clock stands still, and a terminal without a screen."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.screen import Screen
from textual.strip import Strip

from fieldapp.demo.driving import Hands
from fieldapp.demo.workspace import EVENING, demo_session
from fieldapp.errors import FieldappError
from fieldapp.places import Places
from fieldapp.ui.app import FieldApp, Terminal, make_app
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.lines import StatusLine
from fieldapp.workflow.session import Session, open_session
from fieldapp.workflow.tools import Tools

TERMINAL = Terminal(encoding="utf-8", environ={"COLORTERM": "truecolor"}, color_system="truecolor")


def fresh_session(root: Path) -> Session:
    """A workspace before its first start, at the evening of the dialogue."""
    return open_session(Places(root / "data", exports=root / "exports"), Tools(now=lambda: EVENING))


def filled_session(root: Path) -> Session:
    """The demonstration half entered, at an hour that does not go on."""
    session = demo_session(root)
    session.tools = Tools(now=lambda: EVENING, new_uid=session.tools.new_uid, random=session.tools.random)
    return session


def face(session: Session, first: WorkScreen | None = None, terminal: Terminal = TERMINAL) -> FieldApp:
    """The app on this session."""
    return make_app(session, terminal, first)


@asynccontextmanager
async def playing(app: FieldApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hands]:
    """The running app under somebody's hands."""
    async with app.run_test(size=size):
        hands = Hands(app, patience=15)
        await arrive(hands, WorkScreen)
        yield hands


def screen_text(app: FieldApp) -> str:
    """What is painted, row by row, without colours."""
    return "\n".join("".join(segment.text for segment in strip) for strip in rows(app))


def rows(app: FieldApp) -> list[Strip]:
    """The painted rows."""
    return app.screen._compositor.render_strips(app.size)


def said(app: FieldApp) -> str:
    """The status line."""
    return app.screen.query_one(StatusLine).said


async def arrive(hands: Hands, screen: type[Screen[Any]]) -> None:
    """Wait until such a screen is there and takes keys."""
    app = hands.app
    await hands.until(lambda: isinstance(app.screen, screen) and getattr(app.screen, "ready", True), screen.__name__)
    await hands.settle()


async def at(hands: Hands, selector: str) -> None:
    """Wait until the focus is there."""
    app = hands.app
    await hands.until(lambda: app.focused is app.screen.query(selector).first(), selector)


class FakeSaving:
    """A save that ended, well or not, or is under way."""

    def __init__(self, error: FieldappError | None = None, *, done: bool = True) -> None:
        self.done, self.error = done, error
        self.saved_at = "2018-10-22T19:42:07+07:00" if done and error is None else None

    def then(self, callback: Callable[["FakeSaving"], None]) -> None:
        if self.done:
            callback(self)


class FakeRecord:
    """A record whose saves end as told, one after the other."""

    def __init__(self, *savings: FakeSaving) -> None:
        self._savings = list(savings)
        self.saving = self._savings.pop(0)
        self.unsaved = True

    def retry(self) -> FakeSaving:
        self.saving = self._savings.pop(0)
        return self.saving

    def save_copy(self, folder: Path) -> Path:
        return folder / "copy.json"
