"""The attendance list below the roster line: only the rows in sight are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Offset

from fieldapp.model.attendee import Attendee
from fieldapp.ui import glyphs
from fieldapp.ui.widgets.painted_lines import PaintedLine, PaintedLines, Run, sized
from fieldapp.ui.widgets.roster_columns import PersonCells, RosterColumns, person_line
from fieldapp.wording import _


class RosterTable(PaintedLines):
    """Rows in a given order. `here` is the row that a key acts on, `just` the one recorded last; both are uids."""

    def __init__(self, cells: Callable[[Attendee, bool], PersonCells]) -> None:
        super().__init__(id="rows")
        self._cells = cells
        self._rows: Sequence[Attendee] = ()
        self._top = 0
        self.headed = False
        self.here: str | None = None
        self.just: str | None = None

    # What is shown

    def show(self, rows: Sequence[Attendee], just: str | None) -> None:
        """Show these rows; a highlighted row that is gone hands its place to the next one."""
        place = self._place(self.here)
        self._rows, self.just = rows, just
        if self.here is not None and self._place(self.here) is None:
            self.here = rows[min(place or 0, len(rows) - 1)].uid if rows else None
        self._keep_in_sight(self.here or just)
        self.repaint()

    @property
    def current(self) -> Attendee | None:
        """The highlighted row."""
        place = self._place(self.here)
        return None if place is None else self._rows[place]

    @property
    def in_sight(self) -> tuple[int, int]:
        """Which rows are shown, counted from 1."""
        return self._top + 1, min(self._top + self.room, len(self._rows))

    @property
    def scrolled(self) -> bool:
        """Whether the first row is out of sight."""
        return self._top > 0

    @property
    def room(self) -> int:
        """How many rows fit."""
        return max(self.content_size.height - self.headed, 1)

    # Walking in the rows

    def go_to(self, uid: str | None) -> None:
        """Highlight this row, or none."""
        self.here = uid if self._place(uid) is not None else None
        self._keep_in_sight(self.here or self.just)
        self.repaint()

    def move(self, step: int) -> bool:
        """Highlight the row so many further down; False where that is above the first row."""
        place = self._place(self.here)
        to = (-1 if place is None else place) + step
        if to < 0 or not self._rows:
            self.go_to(None)
            return False
        self.go_to(self._rows[min(to, len(self._rows) - 1)].uid)
        return True

    def _place(self, uid: str | None) -> int | None:
        if uid is None:
            return None
        return next((place for place, row in enumerate(self._rows) if row.uid == uid), None)

    def _keep_in_sight(self, uid: str | None) -> None:
        place = self._place(uid) or 0
        if self.here is None and place < self.room:
            self._top = 0
        self._top = min(max(self._top, place - self.room + 1), place)
        self._top = max(0, min(self._top, len(self._rows) - self.room))

    # Painting

    def on_resize(self, _event: events.Resize) -> None:
        """Another number of rows fits."""
        self._keep_in_sight(self.here or self.just)

    def paint(self, width: int, height: int) -> Sequence[PaintedLine]:
        """The header where there is room for one, and the rows in sight."""
        columns = RosterColumns(width, self.headed)
        lines: list[PaintedLine] = [columns.header()] if self.headed else []
        if not self._rows:
            nobody = _("Nobody yet. Type the first name on the paper.")
            return [*lines, (Run(" " * 2 + sized(nobody, width - 2), "muted"),)]
        rows = self._rows[self._top : self._top + self.room]
        for place, row in enumerate(rows, len(lines)):
            lines.append(self._row(row, columns, place))
        return lines

    def _row(self, row: Attendee, columns: RosterColumns, place: int) -> PaintedLine:
        here = row.uid == self.here
        if here:
            self.app.cursor_position = self.content_region.offset + Offset(0, place)
        just = row.uid == self.just
        pointer = Run(glyphs.current().pointer, "pointer") if here else Run(" ")
        tone = "here" if here else "strong" if just else ""
        return (pointer, *person_line(columns, self._cells(row, just), tone))
