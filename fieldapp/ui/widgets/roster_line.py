"""The line on which people are looked for and written down, with what it finds and what it announces below it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from textual import events
from textual.geometry import Offset

from fieldapp.roster.effects import Effect
from fieldapp.roster.line import BACKSPACE, DOWN, ENTER, ESCAPE, TAB, UP, Context, Line, paste, press
from fieldapp.ui.widgets import name_lines, stream_lines
from fieldapp.ui.widgets.painted_lines import PaintedLine, PaintedLines
from fieldapp.ui.widgets.roster_columns import RosterColumns

NAMED = frozenset({ENTER, TAB, BACKSPACE, ESCAPE, UP, DOWN})
"""Keys with a name that the line's grammar knows."""
WALKING = frozenset({ENTER, ESCAPE, UP, DOWN})
"""Keys that belong to the rows below while one of them is highlighted and the line is empty."""

OtherKey = Callable[[str], Awaitable[bool]]
"""Take a key that the line does not know, such as F6; False where nobody does."""
CarryOut = Callable[[Effect, Line], bool]
"""Carry out what a key asks for; the second is the line as it will be then. False keeps the line as it was."""


class RosterLine(PaintedLines, can_focus=True):
    """The line. Every key goes through the grammar of `roster.line`; what it asks for goes to `carry_out` at once.

    At once, and not as a message, so that a key typed ahead finds the list as the key before it left it; keys that
    are no business of the line go to `other_key` at once for the same reason.
    """

    def __init__(
        self, context: Context, carry_out: CarryOut, other_key: OtherKey, row_name: name_lines.RowName
    ) -> None:
        super().__init__(id="line")
        self.line = Line()
        self.context = context
        self.headed = False
        self.walk: Callable[[str], None] | None = None
        """Set while a row below is highlighted: takes the keys of `WALKING`."""
        self.row_lines: Sequence[tuple[str, str]] = ()
        """Label and text of the details of that row."""
        self.row_said: PaintedLine = ()
        """What keys do with it."""
        self._carry_out = carry_out
        self._other_key = other_key
        self._row_name = row_name
        self._cursor = Offset()

    def take(self, context: Context) -> None:
        """The list, the register or the date changed."""
        self.context = context
        self.repaint()

    # Keys

    async def _on_key(self, event: events.Key) -> None:
        """Take a key in the order in which keys came; one typed ahead of another screen is that screen's."""
        key = event.key if event.key in NAMED else _typed(event)
        if self.app.screen is not self.screen:
            self.app.post_message(events.Key(event.key, event.character))
        elif key is not None:
            self.press(key)
        elif not await self._other_key(event.key):
            return
        event.stop()
        event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._go_on(*paste(self.line, event.text, self.context))

    def press(self, key: str) -> None:
        """Press a key: a name of `NAMED` or one character."""
        if self.walk is not None and not self.line.text and key in WALKING:
            self.walk(key)
        else:
            self._go_on(*press(self.line, key, self.context))

    def _go_on(self, after: Line, effect: Effect) -> None:
        if self._carry_out(effect, after):
            self.line = after
        self.repaint()

    # Painting

    def paint(self, width: int, height: int) -> Sequence[PaintedLine]:
        """The field, what was found or the parts of a new person, and the announcement in the last line."""
        if self.line.streaming:
            return self._paint_stream(width, height)
        field, cursor = name_lines.field_line(self.line.text, width, here=self.walk is None)
        self._place_cursor(cursor, 0)
        if self.line.text.strip():
            below = name_lines.people_lines(self.line, self.context, RosterColumns(width, self.headed))
            said = name_lines.announcement_line(self.line, self.context, width, self._row_name)
        elif self.walk is not None:
            below, said = name_lines.labelled_lines(self.row_lines, width), self.row_said
        else:
            below, said = name_lines.example_lines(width), name_lines.recall_line(self.line)
        return _stacked([field, *below], said, height)

    def _paint_stream(self, width: int, height: int) -> Sequence[PaintedLine]:
        parts, cursor = stream_lines.part_lines(self.line, width)
        self._place_cursor(cursor, 1)
        letters = stream_lines.letter_lines(self.context, width)
        return _stacked([*parts, *letters], stream_lines.next_line(self.line, self.context), height)

    def _place_cursor(self, x: int, y: int) -> None:
        """The terminal's own cursor stands where the next letter goes: screen readers and braille lines follow it."""
        self._cursor = Offset(x, y)
        if self.has_focus and self.walk is None:
            self.app.cursor_position = self.content_region.offset + self._cursor

    def on_focus(self) -> None:
        """The cursor comes back here."""
        self._place_cursor(*self._cursor)


def _stacked(lines: list[PaintedLine], last: PaintedLine, height: int) -> list[PaintedLine]:
    room = height - 1
    return [*lines[:room], *[()] * (room - len(lines)), last]


def _typed(event: events.Key) -> str | None:
    """The character that the key types, or None for a key that types none."""
    character = event.character
    return character if character and len(character) == 1 and character >= " " and character != "\x7f" else None
