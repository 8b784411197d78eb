"""Take back and do again: whole Edits, without limit within the draft, and in words."""

from __future__ import annotations

from fieldapp.errors import Code, FieldappError, fill
from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change, Edit
from fieldapp.store.edits import reversed_changes
from fieldapp.wording import _
from fieldapp.workflow.activities import BEGIN
from fieldapp.workflow.activity import ATTENDANCE, OpenActivity
from fieldapp.workflow.registers import registers


def undo(opened: OpenActivity) -> str:
    """Take back the last action on this activity; returns what was taken back, in a sentence.

    Raises NOTHING_TO_UNDO, or ALREADY_HANDED_OVER where the version is in a bundle.
    """
    _need_not_handed_over(opened)
    edit = _undoable(opened)
    if edit is None:
        raise FieldappError(Code.NOTHING_TO_UNDO)
    _reverse(opened, edit, "undo")
    return fill(_("Taken back: {what}"), {"what": describe(opened, edit)})


def redo(opened: OpenActivity) -> str:
    """Do again what was taken back last; returns what was done, in a sentence. Raises NOTHING_TO_REDO."""
    _need_not_handed_over(opened)
    undone = opened.record.redoable()
    if undone is None:
        raise FieldappError(Code.NOTHING_TO_REDO)
    _reverse(opened, undone, "redo")
    first = _first(opened, undone)
    return fill(_("Done again: {what}"), {"what": describe(opened, first)})


def last_action(opened: OpenActivity) -> str:
    """What undo would take back, in words, or ""."""
    edit = _undoable(opened)
    return describe(opened, edit) if edit else ""


def _undoable(opened: OpenActivity) -> Edit | None:
    """The Edit that undo takes back; an activity that was begun is thrown away instead, where it can be found again."""
    edit = opened.record.undoable()
    return None if edit is None or edit.verb == BEGIN else edit


def describe(opened: OpenActivity, edit: Edit) -> str:
    """An action in words, such as "Siti Aminah present (no. 63)"."""
    words = {
        "mark": _("{name} present (no. {number})"),
        "add": _("{name} present (no. {number})"),
        "remove": _("row no. {number} {name} removed"),
        "correct": _("row no. {number} {name} corrected"),
        "answer": _("the answer to “{question}”"),
        "add_row": _("a row added to “{question}”"),
        "remove_row": _("a row removed from “{question}”"),
        "villages": _("the village"),
        "confirm": _("a point confirmed"),
        "withdraw": _("a confirmation withdrawn"),
        "sample": _("a row of the sample"),
        "papers": _("what was said of the paper list"),
        "lock": _("the activity finished"),
        "unlock": _("the activity unlocked"),
        "discard": _("the draft thrown away"),
        "restore": _("the draft brought back"),
    }
    return fill(words.get(edit.verb, _("the last change")), _slots(opened, edit))


def _slots(opened: OpenActivity, edit: Edit) -> dict[str, str | int]:
    made = edit.changes[0] if edit.changes else None
    if made is None:
        return {}
    if made.table == ATTENDANCE:
        row = _merged(opened, made)
        return {"name": str(row.get("name", "")), "number": str(row.get("number", ""))}
    return {"question": _question(opened, made)}


def _merged(opened: OpenActivity, made: Change) -> JsonObject:
    current = opened.record.document(made.table, made.uid) or {}
    return {**current, **(made.before or {}), **(made.after or {})}


def _question(opened: OpenActivity, made: Change) -> str:
    keys = [*(made.after or {}), *(made.before or {})]
    return opened.fields.label_of_key(keys[0]) if keys else ""


def _first(opened: OpenActivity, edit: Edit) -> Edit:
    """The action at the root of a chain of undos and redos."""
    by_seq = {each.seq: each for each in opened.record.edits}
    while edit.undoes is not None and edit.undoes in by_seq:
        edit = by_seq[edit.undoes]
    return edit


def _reverse(opened: OpenActivity, edit: Edit, verb: str) -> None:
    doing = opened.session.doing(verb)
    for register in registers(opened):
        twin = next((each for each in register.edits if each.seq == edit.seq), None)
        if twin is not None:
            register.commit(doing.edit(*reversed_changes(twin), undoes=twin.seq))
    opened.commit(doing, *reversed_changes(edit), undoes=edit.seq)
    opened.reload()


def _need_not_handed_over(opened: OpenActivity) -> None:
    if opened.outbox_entry is not None:
        opened.need_open()
