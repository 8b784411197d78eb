"""A question answered in several lines."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import TextArea

from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.form_field import legible
from fieldapp.ui.widgets.question import Question, is_command, is_handled, question_of
from fieldapp.ui.widgets.typed_ahead import is_here
from fieldapp.workflow.form_view import FieldView

LIMIT = 20_000
"""Letters that the field keeps: more than an answer may have, so that what is too long can be shortened."""
_MOVES = {
    "up": "cursor_up",
    "down": "cursor_down",
    "left": "cursor_left",
    "right": "cursor_right",
    "ctrl+left": "cursor_word_left",
    "ctrl+right": "cursor_word_right",
    "home": "cursor_line_start",
    "end": "cursor_line_end",
    "backspace": "delete_left",
    "delete": "delete_right",
    "ctrl+w": "delete_word_left",
    "ctrl+u": "delete_to_start_of_line",
    "ctrl+k": "delete_to_end_of_line",
    "ctrl+a": "select_all",
}
"""Keys that change or move in the text, done in the order in which they come: a binding would run later. The other
keys of the stock widget stand in the way of the commands of the screen.
"""


class LongText(TextArea, inherit_bindings=False):
    """Enter breaks the line; on an empty last line it goes on, as Tab does everywhere."""

    def __init__(self) -> None:
        super().__init__(compact=True, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        self.theme = "css"
        self.cursor_blink = False
        self.shown = ""

    def put(self, text: str) -> None:
        """Show a text, the cursor behind it."""
        self.shown = text
        if self.text != text:
            self.load_text(text)
        self.move_cursor(self.document.end)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed since."""
        return self.text != self.shown

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and is_here(self) and not self._is_done():
            event.stop()
            event.prevent_default()
            self._insert("\n")
        elif await is_handled(self, event, question_of(self)):
            return
        elif event.key in _MOVES:
            event.stop()
            event.prevent_default()
            getattr(self, f"action_{_MOVES[event.key]}")()
        elif not self.text and await is_command(event, question_of(self)):
            return
        elif event.is_printable and len(self.text) >= LIMIT:
            event.stop()
            event.prevent_default()
            self.post_message(Field.Full(self, LIMIT))

    def _is_done(self) -> bool:
        """Whether the cursor stands on an empty last line."""
        row, _column = self.cursor_location
        return row == self.document.line_count - 1 and not self.document.get_line(row).strip()

    def _insert(self, text: str) -> None:
        if len(self.text) + len(text) > LIMIT:
            self.post_message(Field.Full(self, LIMIT))
            return
        start, end = self.selection
        self._replace_via_keyboard(text, start, end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = event.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._insert("\n".join(map(legible, lines)))


class LongTextQuestion(Question):
    """A text area that grows with its text."""

    def compose_answer(self) -> ComposeResult:
        """The area."""
        yield LongText()

    @property
    def area(self) -> LongText:
        """The area."""
        return self.query_one(LongText)

    @property
    def editor(self) -> Widget | None:
        """The area."""
        return self.area

    @property
    def typed(self) -> str | None:
        """What was typed."""
        return self.area.text if self.area.is_changed else None

    def settle(self) -> None:
        """What stands there is what was shown."""
        self.area.shown = self.area.text

    def show_answer(self, view: FieldView) -> None:
        """Put it into the area, unless something else is being typed there."""
        if not (is_here(self.area) and self.area.is_changed):
            self.area.put(view.text)
