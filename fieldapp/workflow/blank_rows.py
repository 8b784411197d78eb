"""A row of a repeat that was added and left blank is no row."""

from __future__ import annotations

from fieldapp.workflow import undoing
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.answering import remove_row


def is_blank(opened: OpenActivity, repeat: str, row: str) -> bool:
    """Whether nothing was typed into any field of a row."""
    return all(opened.instance.answer(field.path) is None for field in opened.instance.row_fields(repeat, row))


def drop_if_blank(opened: OpenActivity, repeat: str, row: str) -> bool:
    """Take a blank row away again; says whether it was one.

    Where adding it was the last action, that action is taken back, so that undo does not bring the row again.
    """
    if row not in opened.instance.rows(repeat) or not is_blank(opened, repeat, row):
        return False
    last = opened.record.undoable()
    if last is not None and last.verb == "add_row":
        undoing.undo(opened)
    else:
        remove_row(opened, repeat, row)
    return True
