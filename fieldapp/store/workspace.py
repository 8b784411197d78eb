"""Everything one installation keeps: open files, the index over all, who it is and what it handed over."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from weakref import WeakValueDictionary

from fieldapp import durable
from fieldapp.errors import Code, FieldappError
from fieldapp.model.edit import Edit
from fieldapp.places import Places
from fieldapp.store.catalogue import ACTIVITY_TABLES, VILLAGE_TABLES, Catalogue
from fieldapp.store.index import IndexEntry, activity_entry, newest_seq
from fieldapp.store.installation import Installation
from fieldapp.store.ledger import Ledger
from fieldapp.store.outbox import OutboxEntry
from fieldapp.store.record import Record, Saving
from fieldapp.store.writer import Writer


class Workspace:
    """An open workspace, held by one process. Opening it needs no successful write: the first save takes what a full
    or write-protected disk refused.
    """

    def __init__(self, places: Places, clock: Callable[[], str], lock: durable.Lock) -> None:
        self._places = places
        self._lock = lock
        self._guard = threading.RLock()
        self._open: WeakValueDictionary[Path, Record] = WeakValueDictionary()
        self._writer = Writer(clock, self._permit)
        self._catalogue = Catalogue.load(places, self._writer)
        self._ledger = Ledger.open(places.workspace, self._writer, self._observe)
        if self._ledger.record is None:
            self._catalogue.add_damaged(places.workspace)
        else:
            self._observe(self._ledger.record)

    @classmethod
    def open(cls, places: Places, *, clock: Callable[[], str]) -> Workspace:
        """Take the lock and read the index; `clock` tells the time (ISO 8601 with zone) when a save returned.

        Raises WORKSPACE_OPEN, NEWER_FORMAT, and READ_FAILED for a folder that cannot be listed.
        """
        lock = durable.Lock(places.lock)
        try:
            _take(lock, places.root)
        except FieldappError as error:
            if error.code is Code.WORKSPACE_OPEN:
                raise
        try:
            return cls(places, clock, lock)
        except BaseException:
            lock.release()
            raise

    @property
    def index(self) -> tuple[IndexEntry, ...]:
        """All versions of all activities, in no order."""
        return self._catalogue.entries

    @property
    def damaged(self) -> tuple[Path, ...]:
        """Files that cannot be used: shown to the user, left as they are."""
        return self._catalogue.damaged

    @property
    def unsaved(self) -> tuple[Record, ...]:
        """Records whose newest state is not durable yet."""
        return tuple(record for record in self._records() if record.unsaved)

    @property
    def installation(self) -> Installation | None:
        """Who this is, or None before the first start."""
        return self._ledger.installation

    @property
    def outbox(self) -> tuple[OutboxEntry, ...]:
        """What was handed over, oldest first."""
        return self._ledger.outbox

    def next_seq(self) -> int:
        """One more than every `seq` seen, given out once (Lamport's rule)."""
        return self._catalogue.next_seq()

    def observe(self, seq: int) -> None:
        """Learn of a `seq` from outside, so that those to come are higher."""
        self._catalogue.observe(seq)

    def create_activity(self, uid: str, version: int, made: Edit) -> Record:
        """A new file, made by this Edit, whose changes make the activity and its rows.

        Raises CHANGED_OUTSIDE where there is such a file.
        """
        path = self._places.activity(uid, version)
        record = self._record(path, ACTIVITY_TABLES)
        if record.stamp is not None or record.edits:
            raise FieldappError(Code.CHANGED_OUTSIDE, path=str(path))
        record.commit(made)
        return record

    def open_activity(self, uid: str, version: int) -> Record:
        """An activity to work on; the same Record while anybody holds it.

        Raises NO_SUCH_ACTIVITY, READ_FAILED or FILE_DAMAGED.
        """
        path = self._places.activity(uid, version)
        if not path.exists() and path not in self._open:
            raise FieldappError(Code.NO_SUCH_ACTIVITY)
        return self._record(path, ACTIVITY_TABLES, activity_entry)

    def village(self, key: str) -> Record:
        """The register of a village (tables `people` and `seen`), empty where nobody is known yet.

        Raises READ_FAILED or FILE_DAMAGED.
        """
        return self._record(self._places.village(key), VILLAGE_TABLES)

    def leave(self, record: Record) -> None:
        """Stop working on a record: once its saves returned, the index learns what changed."""
        if record in self._catalogue.changed:
            self._writer.run(lambda: self._settle(record))

    def install(self, installation: Installation) -> Saving:
        """Become this installation; raises FILE_DAMAGED."""
        return self._ledger.install(installation)

    def reserve_number(self) -> int:
        """The number of the next bundle, never given out twice; waits until that is durable.

        Raises FILE_DAMAGED and the error of the write.
        """
        return self._ledger.reserve_number()

    def add_to_outbox(self, entry: OutboxEntry, edit: Edit) -> Saving:
        """Enter a bundle that was written and read back: once this returns, it is handed over.

        Raises the error of the write, having taken the entry back, FILE_DAMAGED, and ValueError for a number that is
        entered already. `edit` says who and when; the entry is added to its changes.
        """
        return self._ledger.add(entry, edit, self.next_seq)

    def remove_from_outbox(self, entry: OutboxEntry, edit: Edit) -> Saving:
        """Take an entry out again whose write failed. Raises FILE_DAMAGED."""
        return self._ledger.remove(entry, edit)

    def close(self) -> None:
        """Try once more what is not saved, wait for the writer, and give the lock back."""
        if not self._writer.closed:
            for record in self.unsaved:
                record.retry()
            for record in self._catalogue.changed:
                self._writer.run(partial(self._catalogue.settle, record))
            self._writer.run(self._write_index)
            self._writer.close()
        self._lock.release()

    def _record(
        self, path: Path, tables: tuple[str, ...], check: Callable[[Record], object] = lambda _: None
    ) -> Record:
        with self._guard:
            record = self._open.get(path)
            if record is None:
                record = self._open[path] = self._read(path, tables, check)
            return record

    def _read(self, path: Path, tables: tuple[str, ...], check: Callable[[Record], object]) -> Record:
        try:
            record = Record.open(path, tables, self._writer, self._catalogue.touch)
            check(record)
        except FieldappError as error:
            if error.code is Code.FILE_DAMAGED:
                self._catalogue.add_damaged(path)
            raise
        return record

    def _records(self) -> tuple[Record, ...]:
        own = (self._ledger.record,) if self._ledger.record else ()
        return self._catalogue.changed + own

    def _observe(self, record: Record) -> None:
        self._catalogue.observe(newest_seq(record))

    def _settle(self, record: Record) -> None:
        self._catalogue.settle(record)
        self._write_index()

    def _write_index(self) -> None:
        if self._lock.held:
            self._catalogue.write()

    def _permit(self) -> None:
        if not self._lock.held:
            _take(self._lock, self._places.root)


def _take(lock: durable.Lock, root: Path) -> None:
    try:
        durable.make_directory(root)
    except FieldappError:
        if not root.is_dir():
            raise
    lock.acquire()
