"""Where a person types one line."""

import unicodedata
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

RESERVED = frozenset("/?")
"""Keys that are commands while a field is empty."""
ENTRY_RESERVED = RESERVED | {"-"}
"""In an entry line `-` takes back; in a form people write "-" for none."""


def cleaned(text: str) -> str:
    """The text without control characters and lone surrogates; line ends and tabs become blanks."""
    spaced = "".join(" " if char in "\r\n\t" else char for char in text.strip("\r\n"))
    return "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cs"))


class Field(Input):
    """One line of text: no blinking, pasted text on one line, nothing that cannot be stored.

    `entry` makes it an entry line: `-` in it, while empty, is a command as well. A text over `max_length` is not
    taken, and `Field.Full` says so. In a `path` the first `/` is text.
    """

    @dataclass
    class Full(Message):
        """More was typed or pasted than fits; the text was kept as it was."""

        field: Widget
        limit: int

        @property
        def control(self) -> Widget:
            """The field."""
            return self.field

    def __init__(
        self,
        value: str = "",
        *,
        entry: bool = False,
        path: bool = False,
        max_length: int = 200,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(value, id=id, classes=classes, max_length=max_length, select_on_focus=not entry)
        self.cursor_blink = False
        self._reserved = ENTRY_RESERVED if entry else RESERVED
        if path:
            self._reserved -= {"/"}

    async def _on_key(self, event: events.Key) -> None:
        """Leave a reserved key to the screen while the field is empty; decided in the order in which keys came."""
        if event.character in self._reserved and not self.value:
            event.prevent_default()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Textual drops the bindings of keys that a field takes: a reserved key that is text is stopped on its way."""
        return character not in self._reserved and super().check_consume_key(key, character)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        self.replace(event.text, start, end)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a part of the text, with what of `text` can be stored."""
        super().replace(cleaned(text) if text else text, start, end)

    def restricted(self) -> None:
        """Say that it is too long, instead of ringing."""
        self.post_message(self.Full(self, self.max_length or 0))
