"""The line in which a question is answered."""

from __future__ import annotations

import unicodedata

from textual import events

from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.question import is_command, is_handled, question_of
from fieldapp.ui.widgets.typed_ahead import is_here

LIMIT = 10_000
"""Letters that a field keeps: far more than an answer may have, so that what is too long can be shortened."""
_MOVES = {
    "backspace": "delete_left",
    "delete": "delete_right",
    "left": "cursor_left",
    "right": "cursor_right",
    "home": "home",
    "end": "end",
}
"""Keys that change or move in the text, done in the order in which they come: a binding would run later."""
_REPLACEMENT = "\ufffd"


def legible(text: str) -> str:
    """Pasted text on one line; what a terminal would obey or no file can hold shows as a replacement mark."""
    spaced = "".join(" " if character in "\r\n\t" else character for character in text.strip("\r\n"))
    return "".join(_REPLACEMENT if unicodedata.category(each) in ("Cc", "Cs") else each for each in spaced)


class FormField(Field):
    """A field of the form. Arriving selects all that stands in it, so that typing replaces it.

    `/` and `?` are commands while it is empty, and while all of it is selected as on arrival.
    """

    def __init__(self) -> None:
        super().__init__(max_length=LIMIT)
        self.shown = ""
        """The text as it was last shown."""

    def put(self, text: str) -> None:
        """Show a text."""
        self.shown = text
        if self.value != text:
            self.value = text
        if is_here(self):
            self.action_select_all()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed since."""
        return self.value != self.shown

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a part of the text; marks stand for what cannot be stored."""
        super().replace(legible(text) if text else text, start, end)

    async def _on_key(self, event: events.Key) -> None:
        question = question_of(self)
        if await is_handled(self, event, question):
            return
        move = _MOVES.get(event.key)
        if move is not None:
            event.stop()
            event.prevent_default()
            getattr(self, f"action_{move}")()
        elif self._is_untouched() and await is_command(event, question):
            return

    def _is_untouched(self) -> bool:
        start, end = sorted(self.selection)
        return not self.is_changed and (not self.value or (start, end) == (0, len(self.value)))
