"""A row of the attendance list, field by field; each is recorded when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.events import DescendantBlur
from textual.widgets import Input

from fieldapp.errors import FieldappError, fill
from fieldapp.model.attendee import Attendee
from fieldapp.model.person import Sex
from fieldapp.ui.painting import Text, plain
from fieldapp.ui.screens.activity_crumbs import activity_crumbs
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.roster_rows import age_cell, row_title, signing_word
from fieldapp.ui.widgets.check_row import CheckRow
from fieldapp.ui.widgets.section import Body, Section
from fieldapp.wording import _
from fieldapp.workflow import rostering
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.roster_world import group_keys
from fieldapp.workflow.row_fields import (
    FIELDS,
    SIGNING_LETTERS,
    correct_field,
    field_doubt,
    field_problem,
    field_text,
)

LENGTHS = {"name": 100, "sex": 1, "age": 12, "group": 1, "hamlet": 30, "signed": 1, "note": 200}
"""The most letters of a field."""
PER_LINE = 4
"""Letters of groups on a line of the legend."""
LEGEND_WIDTH = 19


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for the screen beneath, with its sign and right-hand part."""

    text: str
    sign: str
    rights: tuple[str, ...] = ()


class AttendeeScreen(WorkScreen):
    """One row. Dismisses with what is `Said` of a text that could not be recorded or of a row removed, or with None."""

    SCREEN = "attendee"
    CSS_PATH = "attendee.tcss"
    AUTO_FOCUS = "Field"

    def __init__(self, opened: OpenActivity, attendee_uid: str) -> None:
        super().__init__(opened)
        self._open_activity = opened
        self._uid = attendee_uid
        self._fields = {field: CheckRow(field, max_length=LENGTHS[field]) for field in FIELDS}

    def compose_main(self) -> ComposeResult:
        """The fields, and the letters that the one in focus takes."""
        yield Section("", *self._fields.values(), Body(id="letters"), id="row", classes="spaced")

    def crumbs(self) -> Sequence[str]:
        """The way to the list, then the row."""
        number = fill(_("No. {number}"), {"number": self._row().number if self._there() else ""})
        return activity_crumbs(self._open_activity, _("Attendance list"), number)

    def hint(self) -> str:
        """What must be there."""
        return _("Name, L/P and group are needed. The card of the person stays as it is.")

    def _row(self) -> Attendee:
        return self._open_activity.attendee(self._uid)

    def _there(self) -> bool:
        return any(row.uid == self._uid for row in self._open_activity.attendees)

    # Showing

    def refresh_view(self) -> None:
        """Show what is recorded; a text that is being typed stays. A row that undo took away closes the screen."""
        if not self._there():
            self.dismiss(None)
            return
        row = self._row()
        for field, line in self._fields.items():
            label = plain(self._label(field))
            line.show(label, field_text(self._open_activity, row, field), plain(self._echo(row, field), "$muted"))
            doubt = field_doubt(self._open_activity, field, line.recorded)
            if doubt:
                line.judge(plain(doubt, "$uncertain"))
        self.query_one("#row", Section).retitle(fill(_("No. {number}"), {"number": row.number}), row.name)
        self._show_letters()

    def _label(self, field: str) -> str:
        labels = {
            "name": _("Full name"),
            "sex": _("L/P"),
            "age": _("Age / born"),
            "group": _("Group"),
            "hamlet": _("RT / hamlet"),
            "signed": _("Signature"),
            "note": _("Note"),
        }
        return labels[field]

    def _echo(self, row: Attendee, field: str) -> str:
        echoes = {
            "sex": _("Man") if row.sex is Sex.MALE else _("Woman"),
            "age": self._age(row),
            "group": self._open_activity.fields.group_label(row.group, short=False),
            "signed": signing_word(row.signed),
            "hamlet": _("may be blank"),
            "note": _("may be blank"),
        }
        return echoes.get(field, "")

    def _age(self, row: Attendee) -> str:
        years = age_cell(row.age, self._open_activity.date)
        if years == "?":
            return _("not on paper; about is enough")
        return fill(_("{years} years on the day of the activity"), {"years": years})

    def _show_letters(self) -> None:
        here = self._here()
        letters: list[tuple[str, str]] = []
        if here == "group":
            letters = [(group.letter, group.short) for group in group_keys(self._open_activity)]
        elif here == "signed":
            letters = [(letter, signing_word(signing)) for letter, signing in SIGNING_LETTERS.items()]
        lines: list[Text] = []
        for start in range(0, len(letters), PER_LINE):
            parts = letters[start : start + PER_LINE]
            lines.append(plain("").join([_letter(*part) for part in parts]))
        self.query_one("#letters", Body).show(*lines)

    def _here(self) -> str | None:
        return next((field for field, line in self._fields.items() if line.field is self.focused), None)

    # Fields

    def _record(self, field: str) -> bool:
        """Record a field that was changed; False where it cannot be, which is said."""
        line = self._fields[field]
        if not line.dirty or not self._there():
            return True
        problem = field_problem(self._open_activity, field, line.field.value)
        if problem is not None:
            line.judge(plain(problem, "$uncertain"))
            self.say(plain(problem), "?")
            return False
        try:
            row = correct_field(self._open_activity, self._uid, field, line.field.value)
        except FieldappError as error:
            self.refuse(error)
            return False
        line.field.value = field_text(self._open_activity, row, field)
        self.changed()
        doubt = field_doubt(self._open_activity, field, line.field.value)
        said = fill(_("{field} recorded."), {"field": self._label(field)})
        self.say(plain(doubt or said), "?" if doubt else "+", _("Wrong? F6 takes it back"))
        return True

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """A field that is left is recorded."""
        for field, line in self._fields.items():
            if event.widget is line.field:
                self._record(field)

    def on_descendant_focus(self) -> None:
        """Another field takes other letters."""
        self._show_letters()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: to the next field, behind the last one back to the list."""
        event.stop()
        here = self._here()
        if here is None or not self._record(here):
            return
        if here == FIELDS[-1]:
            self.do_back()
        else:
            self._fields[FIELDS[FIELDS.index(here) + 1]].field.focus()

    # Commands

    def do_back(self) -> None:
        """Back to the list; what could not be recorded is said there."""
        unread = [field for field in FIELDS if not self._record(field)]
        said = [
            fill(
                _('{field} "{text}" is not recorded.'),
                {"field": self._label(field), "text": self._fields[field].field.value},
            )
            for field in unread
        ]
        self.dismiss(Said(" ".join(said), "?") if said else None)

    def do_undo(self) -> None:
        """Take back what is being typed, else the last field recorded."""
        here = self._here()
        if here is not None and self._fields[here].dirty:
            self._fields[here].take_back_typing()
            self.refresh_view()
            self.say("")
            return
        super().do_undo()

    def do_delete_row(self) -> None:
        """Take the row out of the list."""
        row = rostering.remove(self._open_activity, self._uid)
        self.face.saves.follow(self._open_activity.record)
        text = fill(_("Row {row} is removed."), {"row": row_title(row)})
        self.dismiss(Said(text, "+", (_("Wrong? F6 takes it back"),)))

    def do_check(self) -> None:
        """On to Periksa."""
        here = self._here()
        if here is None or self._record(here):
            self.face.open_review(self._open_activity)


def _letter(letter: str, label: str) -> Text:
    return plain(letter, "$key") + plain(f" {label}".ljust(LEGEND_WIDTH - 1))
