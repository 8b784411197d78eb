"""Everything typed into an activity as plain lines, to be copied onto paper when nothing can be written."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from fieldapp.errors import fill
from fieldapp.forms.definition import Question
from fieldapp.forms.sections import Field
from fieldapp.model.answer import Given, Typed
from fieldapp.model.attendee import Attendee
from fieldapp.model.person import Age
from fieldapp.ui.painting import plain
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.section import Body, Section
from fieldapp.wording import _
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.form_view import field_view

ROWS_AROUND = 8


class TypedTextScreen(WorkScreen):
    """The rows of the attendance list, newest first, then the answers, page by page."""

    SCREEN = "help"

    def __init__(self, opened: OpenActivity) -> None:
        super().__init__(opened)
        self._typed = opened
        self._page = 0

    def compose_main(self) -> ComposeResult:
        """One page."""
        yield Section("", Body(id="lines"), id="typed", classes="stretch dense")

    def crumbs(self) -> Sequence[str]:
        """The name of this page."""
        return (_("What was typed"),)

    def hint(self) -> str:
        """What it is for."""
        return _("Copy this onto paper if the laptop cannot write. Esc goes back.")

    def _lines(self) -> list[str]:
        rows = [_row(attendee) for attendee in reversed(self._typed.attendees)]
        return rows + _answers(self._typed)

    def _pages(self) -> list[list[str]]:
        room = max(self.app.size.height - ROWS_AROUND, 10)
        lines = self._lines() or [_("Nothing yet.")]
        return [lines[start : start + room] for start in range(0, len(lines), room)]

    def refresh_view(self) -> None:
        """Show the page."""
        pages = self._pages()
        self.query_one("#lines", Body).show(*(plain(line) for line in pages[self._page]))
        place = fill(_("page {page} of {pages}"), {"page": self._page + 1, "pages": len(pages)})
        self.query_one("#typed", Section).retitle(_("What was typed"), place)

    def do_next_section(self) -> None:
        """The next page."""
        self._page += 1
        self.refresh_view()

    def can_next_section(self) -> bool:
        """Where there is one."""
        return self._page < len(self._pages()) - 1

    def do_previous_section(self) -> None:
        """The page before."""
        self._page = max(0, self._page - 1)
        self.refresh_view()


def _row(attendee: Attendee) -> str:
    age = attendee.age
    shown = _age(age.given) if isinstance(age, Given) else age.typed if isinstance(age, Typed) else "?"
    return f"{attendee.number:>4}  {attendee.name}  {attendee.sex}  {shown}  {attendee.group}"


def _age(age: Age) -> str:
    return str(age.years) if age.years is not None else str(age.born)


def _answers(opened: OpenActivity) -> list[str]:
    """Label and text of every answer, the rows of repeats included."""
    fields = [field for section in opened.instance.sections() for field in section.fields]
    views = [field_view(opened, path) for field in fields for path in _paths(opened, field)]
    return [f"{view.label}: {view.text}" for view in views if view.text]


def _paths(opened: OpenActivity, field: Field) -> list[str]:
    if isinstance(field.definition, Question):
        return [field.path]
    instance = opened.instance
    return [each.path for row in instance.rows(field.path) for each in instance.row_fields(field.path, row)]
