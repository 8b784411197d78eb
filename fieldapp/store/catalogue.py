"""What the workspace knows of files that are not open: the index in memory, kept in step with those that are."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from fieldapp import durable
from fieldapp.errors import FieldappError
from fieldapp.places import Places
from fieldapp.store.index import (
    IndexEntry,
    IndexFile,
    Stamped,
    activity_entry,
    load_index,
    newest_seq,
    scan,
    village_entry,
)
from fieldapp.store.record import Record
from fieldapp.store.writer import Writer

ACTIVITY_TABLES = ("activity", "attendance")
VILLAGE_TABLES = ("people", "seen")


class Catalogue:
    """The index over all activities and registers.

    Records that changed since they were last left are held here, so that nothing unsaved is ever let go.
    """

    def __init__(self, places: Places, file: IndexFile, damaged: tuple[Path, ...], *, stale: bool) -> None:
        self._places = places
        self._file = file
        self._guard = threading.Lock()
        self._changed: dict[Path, Record] = {}
        self._entries: dict[Path, tuple[int, IndexEntry]] = {}
        self.damaged = damaged
        """Files that cannot be used; they are never overwritten."""
        self.stale = stale
        """Whether index.json says less than is known here."""

    @classmethod
    def load(cls, places: Places, writer: Writer) -> Catalogue:
        """Compare the cache with the files and read those that differ; raises READ_FAILED for a folder."""
        file = load_index(places.index)
        activities = scan(
            places.activities, file.activities, lambda path: activity_entry(Record.open(path, ACTIVITY_TABLES, writer))
        )
        villages = scan(
            places.villages, file.villages, lambda path: village_entry(Record.open(path, VILLAGE_TABLES, writer))
        )
        seqs = [stamped.entry.seq for found in (activities, villages) for stamped in found.entries.values()]
        now = IndexFile(seq=max([file.seq, *seqs]), activities=activities.entries, villages=villages.entries)
        return cls(places, now, activities.damaged + villages.damaged, stale=activities.fresh or villages.fresh)

    @property
    def entries(self) -> tuple[IndexEntry, ...]:
        """All versions of all activities, with what changed in memory, in no order."""
        with self._guard:
            entries = {name: stamped.entry for name, stamped in self._file.activities.items()}
            changed = [record for record in self._changed.values() if self._is_activity(record)]
        for record in changed:
            with suppress(FieldappError):
                entries[record.path.name] = self._entry(record)
        return tuple(entries.values())

    @property
    def changed(self) -> tuple[Record, ...]:
        """Records that changed since they were last left."""
        with self._guard:
            return tuple(self._changed.values())

    @property
    def seq(self) -> int:
        """The highest `seq` seen."""
        return self._file.seq

    def observe(self, seq: int) -> None:
        """Count from here on if this is higher than what was seen."""
        with self._guard:
            self._file = self._file.model_copy(update={"seq": max(self._file.seq, seq)})

    def next_seq(self) -> int:
        """The next `seq`, given to nobody else."""
        with self._guard:
            self._file = self._file.model_copy(update={"seq": self._file.seq + 1})
            return self._file.seq

    def touch(self, record: Record) -> None:
        """A record changed in memory."""
        self.observe(newest_seq(record))
        with self._guard:
            self._changed[record.path] = record

    def add_damaged(self, path: Path) -> None:
        """A file turned out to be unusable."""
        if path not in self.damaged:
            self.damaged += (path,)

    def settle(self, record: Record) -> None:
        """Take a record that is durable into the index and let it go: for the writer thread."""
        version, stamp = record.version, record.stamp
        if record.unsaved or stamp is None:
            return
        with suppress(FieldappError):
            changes = self._stamped(record, stamp)
            with self._guard:
                if record.version == version:
                    self._file = self._file.model_copy(update=changes)
                    self._changed.pop(record.path, None)
                    self._entries.pop(record.path, None)
                    self.stale = True

    def write(self) -> None:
        """Write index.json: for the writer thread. A failure costs the next start some time and nothing else."""
        if self.stale:
            with suppress(FieldappError):
                durable.replace(self._places.index, self._file.model_dump_json().encode())
                self.stale = False

    def _stamped(self, record: Record, stamp: durable.Stamp) -> dict[str, object]:
        name = record.path.name
        if self._is_activity(record):
            return {"activities": {**self._file.activities, name: Stamped(stamp=stamp, entry=activity_entry(record))}}
        return {"villages": {**self._file.villages, name: Stamped(stamp=stamp, entry=village_entry(record))}}

    def _entry(self, record: Record) -> IndexEntry:
        known = self._entries.get(record.path)
        if known is None or known[0] != record.version:
            known = self._entries[record.path] = (record.version, activity_entry(record))
        return known[1]

    def _is_activity(self, record: Record) -> bool:
        return record.path.parent == self._places.activities
