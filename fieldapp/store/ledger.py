"""The workspace file: who this installation is, what it handed over, and the numbers of bundles already given out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import Frozen, JsonObject
from fieldapp.model.edit import Change, Edit
from fieldapp.store.installation import Installation
from fieldapp.store.outbox import OutboxEntry
from fieldapp.store.record import Record, Saving
from fieldapp.store.writer import Writer

FORMAT = 1
"""Number of the way files are written; a workspace with a higher one is not opened."""

WORKSPACE, INSTALLATION, OUTBOX = "workspace", "installation", "outbox"
"""Tables. The first holds one document of the same uid: the format and the highest bundle number given out."""
Value = TypeVar("Value", bound=Frozen)


class Ledger:
    """The open workspace file. A damaged one is never overwritten: it reads as empty, and every change is refused."""

    def __init__(self, path: Path, record: Record | None) -> None:
        self.path = path
        self.record = record
        self._outbox: tuple[int, tuple[OutboxEntry, ...]] | None = None

    @classmethod
    def open(cls, path: Path, writer: Writer, changed: Callable[[Record], None]) -> Ledger:
        """Read the workspace file, or begin one; raises NEWER_FORMAT."""
        try:
            record = Record.open(path, (WORKSPACE, INSTALLATION, OUTBOX), writer, changed)
        except FieldappError:
            return cls(path, None)
        _refuse_newer(record)
        try:
            _read(Installation, record, INSTALLATION)
            _read(OutboxEntry, record, OUTBOX)
        except ValidationError:
            return cls(path, None)
        return cls(path, record)

    @property
    def installation(self) -> Installation | None:
        """Who this is, or None before the first start."""
        found = _read(Installation, self.record, INSTALLATION) if self.record else ()
        return found[-1] if found else None

    @property
    def outbox(self) -> tuple[OutboxEntry, ...]:
        """What was handed over, oldest first."""
        if self.record is None:
            return ()
        if self._outbox is None or self._outbox[0] != self.record.version:
            self._outbox = (self.record.version, _read(OutboxEntry, self.record, OUTBOX))
        return self._outbox[1]

    def install(self, installation: Installation) -> Saving:
        """Become this installation; the former one is named in its `continues`. Raises FILE_DAMAGED."""
        record = self._need_record()
        former = [
            Change(table=INSTALLATION, uid=str(document["uid"]), before=document, after=None)
            for document in record.documents(INSTALLATION)
        ]
        made = Change(table=INSTALLATION, uid=installation.device, after=_document(installation.device, installation))
        return record.write_derived((*self._format(), *former, made))

    def reserve_number(self) -> int:
        """A bundle number that was never given out, returned once that is durable.

        Raises FILE_DAMAGED and the error of the write; then the number is given to nobody.
        """
        record = self._need_record()
        number = max([self._reserved, *(entry.number for entry in self.outbox)]) + 1
        taken = Change(table=WORKSPACE, uid=WORKSPACE, before={}, after={"format": FORMAT, "reserved": number})
        record.write_derived((taken,)).wait()
        return number

    def add(self, entry: OutboxEntry, edit: Edit, next_seq: Callable[[], int]) -> Saving:
        """Enter a bundle, and return when that is durable; `edit` says who and when, and gets the entry as its change.

        A bundle either is handed over or is not: when the write fails, the entry is taken back by an Edit of its own.
        Raises the error of the write, FILE_DAMAGED, and ValueError for a number that is entered already.
        """
        record = self._need_record()
        if record.document(OUTBOX, str(entry.number)) is not None:
            raise ValueError(f"bundle {entry.number} is in the outbox already")
        made = Change(table=OUTBOX, uid=str(entry.number), after=_document(str(entry.number), entry))
        edit = edit.model_copy(update={"changes": (*edit.changes, *self._format(), made)})
        saving = record.commit(edit)
        try:
            saving.wait()
        except FieldappError:
            _take_back(record, edit, next_seq())
            raise
        return saving

    def remove(self, entry: OutboxEntry, edit: Edit) -> Saving:
        """Take an entry out again whose write failed, so that nothing counts as handed over. Raises FILE_DAMAGED."""
        uid = str(entry.number)
        gone = Change(table=OUTBOX, uid=uid, before=_document(uid, entry), after=None)
        return self._need_record().commit(edit.model_copy(update={"changes": (*edit.changes, gone)}))

    @property
    def _reserved(self) -> int:
        document = self._need_record().document(WORKSPACE, WORKSPACE) or {}
        reserved = document.get("reserved")
        return reserved if isinstance(reserved, int) else 0

    def _need_record(self) -> Record:
        if self.record is None:
            raise FieldappError(Code.FILE_DAMAGED, path=str(self.path))
        return self.record

    def _format(self) -> tuple[Change, ...]:
        if self._need_record().document(WORKSPACE, WORKSPACE):
            return ()
        return (Change(table=WORKSPACE, uid=WORKSPACE, after={"format": FORMAT}),)


def _take_back(record: Record, edit: Edit, seq: int) -> None:
    """The failed write may have reached the disk, so what takes it back is written too, now or with a later save."""
    back = record.reverse(
        edit, seq=seq, at=edit.at, by=edit.by, device=edit.device, clock=edit.clock, verb="not_handed_over"
    )
    with suppress(FieldappError):
        record.commit(back).wait()


def _refuse_newer(record: Record) -> None:
    document = record.document(WORKSPACE, WORKSPACE) or {}
    number = document.get("format", FORMAT)
    if not isinstance(number, int) or number > FORMAT:
        raise FieldappError(Code.NEWER_FORMAT, path=str(record.path))


def _read(kind: type[Value], record: Record, table: str) -> tuple[Value, ...]:
    """The values of a table; its documents carry a `uid` beside the fields."""
    return tuple(
        kind.from_json({key: value for key, value in document.items() if key != "uid"})
        for document in record.documents(table)
    )


def _document(uid: str, value: Frozen) -> JsonObject:
    return {"uid": uid, **value.to_json()}
