"""What an Edit does to the tables of a file, how it is taken back, and what undo and redo mean next.

Keys of changes are those of the document; a key of a nested object is joined to it by the first dot
(`answers.theme`). An object that loses its last key goes too, so that the flat keys alone tell the whole document.
"""

from collections.abc import Iterable
from typing import TypeVar

from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change, Clock, Edit
from fieldapp.store.tables import Table, Tables

Identity = tuple[str, str]
"""A table and the uid of a document in it."""
Item = TypeVar("Item", Change, Edit)


class Revisions:
    """The `rev` of documents that carry one: what a document came with, plus one for each later Edit that touches it,
    taking back and removing included, so that it never falls."""

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self._highest: dict[Identity, int] = {}
        for edit in edits:
            for change in edit.changes:
                self.next(change, change.before)

    def next(self, change: Change, current: JsonObject | None) -> int:
        """The revision that this change makes of a document; counts it as made."""
        identity = (change.table, change.uid)
        floor = _rev(change.after) - 1 if current is None else _rev(current)
        self._highest[identity] = max(self._highest.get(identity, 0), floor) + 1
        return self._highest[identity]


class UndoStack:
    """Which Edit is taken back next, and which taking back is itself taken back by redo.

    An Edit that undoes nothing clears redo. The stack follows from the Edits alone, so it survives a restart.
    """

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []
        for edit in edits:
            self.add(edit)

    @property
    def undoable(self) -> Edit | None:
        """The Edit that undo reverses."""
        return self._undo[-1] if self._undo else None

    @property
    def redoable(self) -> Edit | None:
        """The undo that redo reverses."""
        return self._redo[-1] if self._redo else None

    def add(self, edit: Edit) -> None:
        """Take a new Edit into account."""
        if edit.undoes is not None and _take(self._undo, edit.undoes):
            self._redo.append(edit)
            return
        if edit.undoes is None or not _take(self._redo, edit.undoes):
            self._redo.clear()
        self._undo.append(edit)


def apply(tables: Tables, changes: Iterable[Change], revisions: Revisions | None = None) -> Tables:
    """The tables after these changes; the given ones stay as they are. `revisions` counts the changes of an Edit."""
    touched: dict[str, dict[str, JsonObject | None]] = {}
    for change in changes:
        documents = touched.setdefault(change.table, {})
        table = tables.get(change.table) or Table()
        current = documents[change.uid] if change.uid in documents else table.get(change.uid)
        documents[change.uid] = _changed(current, change, revisions)
    return {**tables, **{name: tables.get(name, Table()).changed(documents) for name, documents in touched.items()}}


def reverse(
    edit: Edit, *, seq: int, at: str, by: str, device: str, clock: Clock = "system", verb: str = "undo"
) -> Edit:
    """The Edit that takes back this one; taking back an undo is a redo."""
    return Edit(
        seq=seq, at=at, clock=clock, device=device, by=by, verb=verb, undoes=edit.seq, changes=reversed_changes(edit)
    )


def reversed_changes(edit: Edit) -> tuple[Change, ...]:
    """The changes that take this Edit back, last one first."""
    return tuple(
        Change(table=change.table, uid=change.uid, before=change.after, after=change.before)
        for change in reversed(edit.changes)
    )


def _changed(current: JsonObject | None, change: Change, revisions: Revisions | None) -> JsonObject | None:
    rev = revisions.next(change, current) if revisions else None
    if change.after is None:
        return None
    document: JsonObject = {"uid": change.uid}
    if current is not None and change.before is not None:
        document = dict(current)
    for key in change.before or {}:
        if key not in change.after:
            _drop(document, key)
    for key, value in change.after.items():
        head, dot, tail = key.partition(".")
        inner = document.get(head)
        document[head] = {**(inner if isinstance(inner, dict) else {}), tail: value} if dot else value
    if rev is not None and "rev" in document:
        document["rev"] = rev
    return document


def _drop(document: JsonObject, key: str) -> None:
    head, dot, tail = key.partition(".")
    inner = document.get(head)
    rest = {name: value for name, value in inner.items() if name != tail} if dot and isinstance(inner, dict) else {}
    if rest:
        document[head] = rest
    else:
        document.pop(head, None)


def _rev(document: JsonObject | None) -> int:
    rev = (document or {}).get("rev")
    return rev if isinstance(rev, int) else 0


def _take(stack: list[Edit], seq: int) -> bool:
    for position in range(len(stack) - 1, -1, -1):
        if stack[position].seq == seq:
            del stack[position]
            return True
    return False
