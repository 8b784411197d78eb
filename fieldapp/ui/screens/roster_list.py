"""The rows of the attendance list: shown, walked in, and what can be done with one of them or with the paper count."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.screen import Screen

from fieldapp.errors import fill
from fieldapp.model.attendee import Attendee
from fieldapp.ui.painting import Text, plain
from fieldapp.ui.screens import roster_rows
from fieldapp.ui.screens.activity_crumbs import activity_crumbs
from fieldapp.ui.screens.attendee import AttendeeScreen, Said
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.roster_asks import ask_note, ask_number, ask_paper, row_of
from fieldapp.ui.screens.roster_rows import Order
from fieldapp.ui.screens.roster_side import SIDE_FROM, show_side, side_boxes
from fieldapp.ui.widgets.head_counts import summary_line
from fieldapp.ui.widgets.roster_columns import PersonCells
from fieldapp.ui.widgets.roster_table import RosterTable
from fieldapp.ui.widgets.section import Section
from fieldapp.wording import _, n_
from fieldapp.workflow import rostering
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.paper_count import has_paper_count, paper_count, paper_texts, set_paper_count

WIDEST = 132
"""Columns that the work takes at most."""


class RosterList(WorkScreen):
    """What the attendance list is without the line on which people are written down."""

    SCREEN = "roster"

    def __init__(self, opened: OpenActivity) -> None:
        super().__init__(opened)
        self._open_activity = opened
        self._order = Order.NEWEST
        self._seen: tuple[Attendee, ...] = ()
        self._just: str | None = None
        self.table = RosterTable(lambda row, just: self._cells(row, just=just))

    def compose_side(self) -> ComposeResult:
        """The paper, the groups, what to look at."""
        yield from side_boxes()

    def crumbs(self) -> Sequence[str]:
        """Village, activity, Daftar hadir."""
        return activity_crumbs(self._open_activity, _("Attendance list"))

    def summary(self) -> tuple[Text, ...]:
        """The figures beside the paper; in the side column where there is one."""
        if self.app.size.width >= SIDE_FROM:
            return ()
        return summary_line(paper_count(self._open_activity), min(self.app.size.width, WIDEST) - 2)

    @property
    def locked(self) -> bool:
        """Whether the list can only be read."""
        return self._open_activity.read_only or self._open_activity.outbox_entry is not None

    def stood(self) -> None:
        """Another row, or none, is highlighted."""
        self._show_title()

    # Showing

    def show_rows(self) -> None:
        """Show the rows and the side column as they are now."""
        rows = self._seen = self._open_activity.attendees
        self.table.show(roster_rows.ordered(rows, self._order), self._just)
        self._show_title()
        show_side(self, self._open_activity)

    def _show_title(self) -> None:
        count = len(self._seen)
        extra = roster_rows.order_word(self._order)
        if self.table.scrolled:
            first, last = self.table.in_sight
            extra = fill(_("rows {first}-{last} of {count}"), {"first": first, "last": last, "count": count})
        self.query_one("#list", Section).retitle(n_("{count} person recorded", "{count} people recorded", count), extra)

    def _cells(self, row: Attendee, *, just: bool) -> PersonCells:
        return roster_rows.row_cells(self._open_activity, row, just=just)

    # Walking in the rows

    def stand_on(self, uid: str | None) -> None:
        """Highlight this row, or none."""
        self.table.go_to(uid)
        self.stood()

    def walk(self, step: int) -> None:
        """Highlight the row so many further down; above the first one, none."""
        self.table.move(step)
        self.stood()

    def page(self, step: int) -> None:
        """Like `walk`, but stop at the first row."""
        if not self.table.move(step):
            self.table.move(1)
        self.stood()

    # Commands on a row

    def _changeable(self) -> bool:
        return bool(self._open_activity.attendees) and not self.locked

    can_open_row = can_delete_row = can_note = _changeable

    def do_open_row(self) -> None:
        """Open the highlighted row, or ask which."""
        self._with_row(_("Which row is to be changed? Number:"), self._open)

    def do_delete_row(self) -> None:
        """Take the highlighted row out, or ask which."""
        self._with_row(_("Which row is to be removed? Number:"), self._remove)

    def do_note(self) -> None:
        """Write a note on the highlighted row, or on the last one."""
        row = self.table.current or self._last()
        self._ask(ask_note(row), lambda text: self._write_note(row, text))

    def menu_detail(self, command: str) -> str:
        """Which row the menu would act on."""
        row = self.table.current
        if command == "note" and self._seen:
            row = row or self._last()
        if command in ("open_row", "delete_row", "note") and row is not None:
            return roster_rows.row_title(row)
        return super().menu_detail(command)

    def _last(self) -> Attendee:
        return next((row for row in self._seen if row.uid == self._just), self._seen[-1])

    def numbered(self) -> int | None:
        """The number of a row that was typed, or None."""
        return None

    def _with_row(self, question: str, then: Callable[[Attendee], None]) -> None:
        opened, number = self._open_activity, self.numbered()
        if self.table.current is not None:
            then(self.table.current)
        elif number is not None:
            then(opened.numbered(number))
        else:
            self._ask(ask_number(opened, question), lambda text: then(row_of(opened, text)))

    def _ask(self, question: Screen[str | None], then: Callable[[str], None]) -> None:
        self._open_activity.need_open()
        self.app.push_screen(question, lambda answer: None if answer is None else then(answer))

    def _open(self, row: Attendee) -> None:
        self.stand_on(row.uid)
        self.app.push_screen(AttendeeScreen(self._open_activity, row.uid), self._row_left)

    def _row_left(self, said: object) -> None:
        """The row was left: show it, and say what its screen left to be said."""
        self.changed()
        if isinstance(said, Said):
            self.say(plain(said.text), said.sign, *said.rights)

    def _remove(self, row: Attendee) -> None:
        rostering.remove(self._open_activity, row.uid)
        self._say_done(fill(_("Row {row} is removed."), {"row": roster_rows.row_title(row)}))

    def _write_note(self, row: Attendee, text: str) -> None:
        rostering.correct(self._open_activity, row.uid, note=text.strip() or None)
        said = _("Note on {row} recorded.") if text.strip() else _("The note on {row} is gone.")
        self._say_done(fill(said, {"row": roster_rows.row_title(row)}))

    def _say_done(self, text: str) -> None:
        self.changed()
        self.say(plain(text), "+", _("Wrong? F6 takes it back"))

    # Other commands

    def can_paper(self) -> bool:
        """Where the form asks for it, while the list can be changed."""
        return not self.locked and has_paper_count(self._open_activity)

    def do_paper(self) -> None:
        """Ask how many men and women signed the paper."""
        male, female = paper_texts(self._open_activity)

        def ask_women(men: str) -> None:
            self._ask(ask_paper(_("Women on paper (P)?"), female), lambda women: self._set_paper(men, women))

        self._ask(ask_paper(_("Men on paper (L)?"), male), ask_women)

    def _set_paper(self, male: str, female: str) -> None:
        set_paper_count(self._open_activity, male, female)
        self._say_done(fill(_("Paper count: L {male}, P {female}."), {"male": male or "-", "female": female or "-"}))

    def do_sort(self) -> None:
        """The rows in another order."""
        self._order = self._order.following
        self.show_rows()
        self.say(plain(fill(_("Order: {order}"), {"order": roster_rows.order_word(self._order)})))

    def do_check(self) -> None:
        """On to Periksa."""
        self.face.open_review(self._open_activity)

    def do_finalise(self) -> None:
        """On to Selesaikan."""
        self.face.open_finalise(self._open_activity)
