"""One open file: its tables in memory, which change at once, and its durable copy, which follows."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from fieldapp import durable
from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change, Clock, Edit
from fieldapp.store import edits as editing
from fieldapp.store.storage import DurableStorage, Encoder, encode_document
from fieldapp.store.tables import Rows, Table, Tables, appended, in_order
from fieldapp.store.writer import Saving, Writer

__all__ = ["Record", "Saving"]

EDITS = "edits"
_edits = TypeAdapter(tuple[Edit, ...])


@dataclass(frozen=True, slots=True)
class _State:
    """Everything in a file at one moment. It never changes, so the writer thread reads it without a lock."""

    tables: Tables
    edits: tuple[Edit, ...] = ()
    trail: Rows = field(default_factory=dict)
    """The Edits as documents."""
    version: int = 0
    """Counts the states of this Record since it was opened."""

    def content(self) -> dict[str, Rows]:
        return {**{name: table.rows for name, table in self.tables.items()}, EDITS: self.trail}


class Record:
    """An open activity, register or workspace file. Any thread may call it; one writes what it holds.

    Documents handed out are those in memory: whoever gets one must not change it.
    """

    def __init__(
        self, storage: DurableStorage, state: _State, writer: Writer, changed: Callable[[Record], None] | None = None
    ) -> None:
        self._storage = storage
        self._state = state
        self._writer = writer
        self._changed = changed
        self._undo = editing.UndoStack(state.edits)
        self._revisions = editing.Revisions(state.edits)
        self._lock = threading.RLock()
        self._waiting: list[Saving] = []
        self._durable_version = state.version
        self._saving: Saving | None = None
        self._failure: FieldappError | None = None
        self._saved_at: str | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        tables: Sequence[str],
        writer: Writer,
        changed: Callable[[Record], None] | None = None,
    ) -> Record:
        """Read a file, or begin an empty one that the first commit writes, with at least these tables.

        `changed` is called after each change in memory. Raises READ_FAILED or FILE_DAMAGED.
        """
        storage = DurableStorage(path)
        content = storage.read() or {}
        try:
            state = _state_of({**{name: {} for name in tables}, **content})
        except ValueError as error:
            raise FieldappError(Code.FILE_DAMAGED, path=str(path)) from error
        return cls(storage, state, writer, changed)

    @property
    def path(self) -> Path:
        """The file."""
        return self._storage.path

    @property
    def stamp(self) -> durable.Stamp | None:
        """The state of the file that was read or written last; None before the first write."""
        return self._storage.stamp

    @property
    def version(self) -> int:
        """Grows with each change in memory since the record was opened."""
        return self._state.version

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every user action on this file, oldest first."""
        return self._state.edits

    @property
    def unsaved(self) -> bool:
        """Whether memory holds something that is not durable yet."""
        return self._durable_version < self._state.version

    @property
    def saving(self) -> Saving | None:
        """The newest save asked for; None where nothing was changed yet."""
        return self._saving

    @property
    def failure(self) -> FieldappError | None:
        """Why the last write failed; None once one succeeded."""
        return self._failure

    @property
    def saved_at(self) -> str | None:
        """When the newest durable save of this session returned."""
        return self._saved_at

    def documents(self, table: str) -> tuple[JsonObject, ...]:
        """The documents of a table in insertion order."""
        found = self._state.tables.get(table)
        return tuple(found.rows.values()) if found else ()

    def document(self, table: str, uid: str) -> JsonObject | None:
        """The document with this uid."""
        found = self._state.tables.get(table)
        return found.get(uid) if found else None

    def undoable(self) -> Edit | None:
        """The Edit that undo takes back next."""
        return self._undo.undoable

    def redoable(self) -> Edit | None:
        """The undo that redo takes back next; a new Edit clears it."""
        return self._undo.redoable

    def reverse(
        self, edit: Edit, *, seq: int, at: str, by: str, device: str, clock: Clock = "system", verb: str = "undo"
    ) -> Edit:
        """The Edit that takes this one back, to be committed."""
        return editing.reverse(edit, seq=seq, at=at, by=by, device=device, clock=clock, verb=verb)

    def commit(self, edit: Edit) -> Saving:
        """Change memory at once and the file soon, tables and trail in one write.

        Raises UNREADABLE_TEXT, having changed nothing, for text that could never be written.
        """
        self._writer.need_open()
        line = edit.to_json()
        encode_document(line)
        with self._lock:
            state = self._state
            tables = editing.apply(state.tables, edit.changes, self._revisions)
            self._undo.add(edit)
            return self._take(_State(tables, (*state.edits, edit), appended(state.trail, line), state.version + 1))

    def write_derived(self, changes: Iterable[Change]) -> Saving:
        """Write facts that follow from other files: no user action, so no Edit, no undo and no new `rev`."""
        self._writer.need_open()
        changes = tuple(changes)
        for change in changes:
            encode_document(change.after or {})
        with self._lock:
            state = self._state
            tables = editing.apply(state.tables, changes)
            return self._take(_State(tables, state.edits, state.trail, state.version + 1))

    def retry(self) -> Saving:
        """Write the newest state once more."""
        with self._lock:
            return self._ask()

    def save_copy(self, folder: Path) -> Path:
        """Write what memory holds into another folder, over no other file; returns the path of the copy.

        Raises what `durable.replace` raises.
        """
        copy = _free_name(folder, self.path)
        durable.replace(copy, Encoder().encode(self._state.content()))
        return copy

    def take_waiting(self) -> list[Saving]:
        """The savings that the next write includes: for the writer."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
            return waiting

    def write(self) -> None:
        """Write the newest state durably: for the writer. Raises what the storage raises."""
        state = self._state
        self._storage.write(state.content())
        self._durable_version = state.version

    def told(self, at: str | None, failure: FieldappError | None) -> None:
        """Learn how the last write ended: for the writer."""
        self._saved_at = at or self._saved_at
        self._failure = failure

    def _take(self, state: _State) -> Saving:
        self._state = state
        saving = self._ask()
        if self._changed:
            self._changed(self)
        return saving

    def _ask(self) -> Saving:
        saving = self._saving = Saving()
        self._waiting.append(saving)
        self._writer.submit(self)
        return saving


def _state_of(content: dict[str, Rows]) -> _State:
    trail = in_order(content.get(EDITS, {}))
    try:
        edits = _edits.validate_python(tuple(trail.values()))
    except ValidationError as error:
        raise ValueError("an Edit has another shape") from error
    tables = {name: Table.of(rows) for name, rows in content.items() if name != EDITS}
    return _State(tables, edits, trail)


def _free_name(folder: Path, path: Path) -> Path:
    copy = folder / path.name
    number = 1
    while copy.exists():
        number += 1
        copy = folder / f"{path.stem}-{number}{path.suffix}"
    return copy
