"""A terminal in memory for an app under measurement: it swallows what is painted and says what a key cost."""

import asyncio
import time
from typing import NamedTuple

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size

SIZE = Size(80, 24)
QUIET = 0.035
"""Seconds without painting after which a key is over: two frames of 60 in a second."""
TOO_LONG = 5.0


class Cost(NamedTuple):
    """What one key cost: milliseconds on the processor until the last painting it caused, and the bytes painted."""

    cpu: float
    painted: int


class Terminal(Driver):
    """Paints like a real terminal, without one: escape sequences are made and thrown away."""

    painted = 0
    last_cpu = 0.0
    last_wall = 0.0

    def write(self, data: str) -> None:
        cls = type(self)
        cls.painted += len(data.encode())
        cls.last_cpu, cls.last_wall = time.process_time(), time.perf_counter()

    def start_application_mode(self) -> None:
        self.process_message(events.Resize(SIZE, SIZE))

    def disable_input(self) -> None:
        pass

    def stop_application_mode(self) -> None:
        pass


async def press(app: App[object], key: str) -> Cost:
    """Press a key and return when it has been painted."""
    painted, begun, at = Terminal.painted, time.process_time(), time.perf_counter()
    app._driver.process_message(events.Key("space", key) if key == " " else events.Key(key, _character(key)))
    await settled(painted, at, key)
    return Cost((Terminal.last_cpu - begun) * 1000, Terminal.painted - painted)


def _character(key: str) -> str | None:
    return key if len(key) == 1 else None


async def settled(painted: int, since: float, what: str) -> None:
    """Return when something has been painted beyond `painted` bytes and then nothing for a while."""
    while Terminal.painted == painted or time.perf_counter() - Terminal.last_wall < QUIET:
        if time.perf_counter() - since > TOO_LONG:
            raise SystemExit(f"nothing was painted for {what!r}")
        await asyncio.sleep(0.004)
