"""What is on the disk and what is not yet: follows the saves of the open records for every screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from fieldapp.errors import FieldappError

SLOW = 0.3
"""Seconds after which a save under way is worth a word."""
AGAIN = 5.0
"""Seconds after which a failed save is tried again by itself."""


class Saving(Protocol):
    """A save under way, as the store hands it out."""

    @property
    def done(self) -> bool:
        """Whether it ended."""

    @property
    def error(self) -> FieldappError | None:
        """What went wrong, once it is done."""

    @property
    def saved_at(self) -> str | None:
        """When it was on the disk (ISO 8601), once it is done."""

    def then(self, callback: Callable[[Saving], None]) -> None:
        """Call back when it ends, on the writer thread, or at once where it has ended."""


class Record(Protocol):
    """A record that is saved."""

    @property
    def saving(self) -> Saving | None:
        """The newest save of it, or None where nothing was written yet."""

    @property
    def unsaved(self) -> bool:
        """Whether its newest state is not on the disk."""

    def retry(self) -> Saving:
        """Write its newest state once more."""

    def save_copy(self, folder: Path) -> Path:
        """Write its newest state into another folder; raises FieldappError."""


class Saves:
    """The saved state that row 1 shows. `changed` is called from any thread when it may have changed."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._following: dict[int, tuple[Record, Saving]] = {}
        self._slow: asyncio.TimerHandle | None = None
        self.slow = False
        self.saved_at: str | None = None
        self.error: FieldappError | None = None
        self.failed_record: Record | None = None

    def follow(self, record: Record | None) -> None:
        """Follow the newest save of a record that was just changed."""
        saving = record.saving if record is not None else None
        if record is None or saving is None:
            return
        known = self._following.get(id(record))
        if known is not None and known[1] is saving:
            return
        self._following[id(record)] = (record, saving)
        if self._slow is None:
            self._slow = asyncio.get_running_loop().call_later(SLOW, self._say_slow)
        saving.then(lambda _saving: self._changed())

    def _say_slow(self) -> None:
        self._slow = None
        self.slow = bool(self._following)
        self._changed()

    def settle(self) -> bool:
        """Take in the saves that ended; True where a save failed that had not failed before."""
        had_failed = self.error is not None
        for key, (record, saving) in list(self._following.items()):
            if saving.done:
                del self._following[key]
                self._take(record, saving)
        if not self._following:
            self.slow = False
            if self._slow is not None:
                self._slow.cancel()
                self._slow = None
        return self.error is not None and not had_failed

    def _take(self, record: Record, saving: Saving) -> None:
        if saving.error is not None:
            self.error, self.failed_record = saving.error, record
            return
        self.saved_at = saving.saved_at
        if self.failed_record is record or self.failed_record is None:
            self.error = self.failed_record = None

    @property
    def waiting(self) -> bool:
        """Whether a save is under way."""
        return bool(self._following)

    def retry(self) -> None:
        """Write once more what could not be written."""
        record = self.failed_record
        if record is not None:
            saving = record.retry()
            self._following[id(record)] = (record, saving)
            saving.then(lambda _saving: self._changed())

    async def save_copy(self, folder: Path) -> Path:
        """Write what could not be written into another folder, beside the event loop; raises FieldappError."""
        record = self.failed_record
        if record is None:
            return folder
        return await asyncio.to_thread(record.save_copy, folder)
