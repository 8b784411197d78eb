"""Hands on the keyboard of the real app, without a terminal.

Keys are posted as a terminal driver posts them, as fast as they can be typed, and what they should bring about is
awaited by a condition. Textual's own pilot sleeps for every key, which would measure the pilot.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from fieldapp.ui.app import FieldApp

PATIENCE = 30.0
"""Seconds until a condition that does not come true is given up."""
LOOK_AGAIN = 0.1
"""Seconds after which is looked whether what is waited for is still there."""
_CHARACTERS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "backspace": "\x7f"}
_NAMES = {
    " ": "space",
    "/": "slash",
    "?": "question_mark",
    "-": "minus",
    "=": "equals_sign",
    "!": "exclamation_mark",
    ".": "full_stop",
    ",": "comma",
    "'": "apostrophe",
    ":": "colon",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "+": "plus",
    '"': "quotation_mark",
    "_": "underscore",
    "\\": "backslash",
}


def _character(key: str) -> str | None:
    """What a terminal sends for a key, where that is one character."""
    if len(key) == 1:
        return key
    is_control = key.startswith("ctrl+") and len(key) == len("ctrl+a")
    return chr(ord(key[-1]) & 0x1F) if is_control else _CHARACTERS.get(key)


class NotReachedError(Exception):
    """A condition did not come true in time; the message says which."""


class Hands:
    """Types into a running app. `pressed` counts the keys."""

    def __init__(self, app: FieldApp, patience: float = PATIENCE) -> None:
        self.app = app
        self.patience = patience
        self.pressed = 0

    def post(self, *keys: str) -> None:
        """Put keys into the app's queue, by their names in Textual (`enter`, `f6`) or as single characters."""
        for key in keys:
            self.pressed += 1
            event = events.Key(_NAMES.get(key, key), _character(key))
            event.set_sender(self.app)
            self.app.post_message(event)

    async def press(self, *keys: str) -> None:
        """Press keys and let the app take them in."""
        self.post(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.press(*text)

    async def settle(self) -> None:
        """Wait until the app and its screen have handled what was posted so far."""
        for pump in (self.app, self.app.screen, self.app.focused):
            if pump is not None:
                await self.handled(pump)

    async def handled(self, pump: MessagePump) -> None:
        """Wait until this app, screen or widget has handled what was sent to it so far, or is gone."""
        handled = asyncio.Event()
        deadline = time.monotonic() + self.patience
        waiting = pump.call_later(handled.set)
        while waiting and pump.is_running and not handled.is_set():
            if time.monotonic() > deadline:
                raise NotReachedError(repr(pump))
            with suppress(TimeoutError):
                await asyncio.wait_for(handled.wait(), LOOK_AGAIN)

    async def until(self, condition: Callable[[], bool], what: str = "") -> None:
        """Wait until the condition is true; raises NotReachedError with `what` after `patience` seconds."""
        deadline = time.monotonic() + self.patience
        while not condition():
            if time.monotonic() > deadline:
                raise NotReachedError(what or "condition")
            await asyncio.sleep(0.001)
