"""The dialogue of the demonstration on the screens that check, finish and hand over."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.screen import Screen

from fieldapp.demo.driving import Hands
from fieldapp.ui.app import FieldApp, Terminal, make_app
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.lines import KeyBand, StatusLine
from fieldapp.workflow.activities import open_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.session import Session

SMALL, LARGE = (80, 24), (120, 40)


def half_entered(session: Session) -> OpenActivity:
    """The dialogue with 62 people on its list."""
    draft = next(entry for entry in session.workspace.index if entry.state == "draft")
    return open_activity(session, draft.uid)


def app_on(session: Session, first: WorkScreen) -> FieldApp:
    return make_app(session, Terminal("utf-8", {}, "truecolor"), first)


@asynccontextmanager
async def running(session: Session, first: WorkScreen, size: tuple[int, int] = SMALL) -> AsyncIterator[Hands]:
    """Hands on the app with this screen open."""
    app = app_on(session, first)
    async with app.run_test(size=size):
        hands = Hands(app)
        await hands.until(lambda: app.screen is first, "the first screen")
        await hands.settle()
        yield hands


def said(hands: Hands) -> str:
    """What the status line of the present screen says."""
    return hands.app.screen.query_one(StatusLine).said


def shown(hands: Hands) -> str:
    """Everything that the present screen shows, as text."""
    strips = hands.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def noted(app: FieldApp, monkeypatch: pytest.MonkeyPatch, name: str) -> list[tuple[Any, ...]]:
    """Calls of one of the app's ways to another screen, noted instead of gone."""
    calls: list[tuple[Any, ...]] = []
    monkeypatch.setattr(app, name, lambda *arguments: calls.append(arguments))
    return calls


async def arrive(hands: Hands, screen: type[Screen[Any]]) -> None:
    """Wait until a screen of this kind is there with everything on it."""
    await hands.until(lambda: isinstance(hands.app.screen, screen), screen.__name__)
    await hands.until(lambda: bool(hands.app.screen.query(KeyBand)), screen.__name__)
    await hands.settle()
