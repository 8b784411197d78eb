"""Ways into the screens that check, finish and hand over, on the dialogue of the demonstration."""

from typing import Any

import pytest
from textual.screen import Screen
from ui_world import said, screen_text

from fieldapp.demo.driving import Hands
from fieldapp.ui.app import FieldApp
from fieldapp.ui.widgets.lines import KeyBand
from fieldapp.workflow.activities import open_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.session import Session

LARGE = (120, 40)


def half_entered(session: Session) -> OpenActivity:
    """The dialogue with 62 people on its list."""
    draft = next(entry for entry in session.workspace.index if entry.state == "draft")
    return open_activity(session, draft.uid)


async def arrive(hands: Hands, screen: type[Screen[Any]]) -> None:
    """Wait until a screen of this kind is there with everything on it."""
    await hands.until(lambda: isinstance(hands.app.screen, screen), screen.__name__)
    await hands.until(lambda: bool(hands.app.screen.query(KeyBand)), screen.__name__)
    await hands.settle()


def noted(app: FieldApp, monkeypatch: pytest.MonkeyPatch, name: str) -> list[tuple[Any, ...]]:
    """Calls of one of the app's ways to another screen, noted instead of gone."""
    calls: list[tuple[Any, ...]] = []
    monkeypatch.setattr(app, name, lambda *arguments: calls.append(arguments))
    return calls


async def see(hands: Hands, *parts: str) -> None:
    """Wait until all of this is on the screen."""
    await hands.until(lambda: all(part in screen_text(hands.app) for part in parts), f"{parts} on the screen")


async def hear(hands: Hands, part: str) -> None:
    """Wait until the status line says this."""
    await hands.until(lambda: part in said(hands.app), f"{part!r} in the status line")


async def reach(hands: Hands, name: str) -> None:
    """Wait until the field with this name, or the first whose name begins so, has the focus."""
    await hands.until(lambda: focused(hands).startswith(name), f"the focus in {name}")
    await hands.settle()


def focused(hands: Hands) -> str:
    """The id of the widget that has the focus."""
    return (hands.app.focused and hands.app.focused.id) or ""
