"""A row of a dialog: label, what is set, and a muted note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from fieldapp.ui.painting import fit, plain
from fieldapp.ui.widgets.lines import Line


class Labelled(Horizontal):
    """Label and widget on one row; `note` behind it, where there is room."""

    def __init__(self, label: str, child: Widget, note: str = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        self._label = Line(label, classes="label-cell")
        self._note = Line(plain(note, "$muted"), classes="note-cell")
        super().__init__(self._label, child, self._note, id=id, classes=f"labelled {classes}".strip())

    def relabel(self, label: str, note: str = "") -> None:
        """Show another label and note."""
        self._label.show(label)
        self._note.show(plain(note, "$muted"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few: its value and its word."""

    value: str
    word: str


class ChoiceField(Widget, can_focus=True):
    """One of a few choices, changed by Left and Right."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]

    @dataclass
    class Turned(Message):
        """Another choice was made."""

        field: ChoiceField
        value: str

        @property
        def control(self) -> ChoiceField:
            """The field."""
            return self.field

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._choices: Sequence[Choice] = ()
        self.value = ""

    def show(self, choices: Sequence[Choice], value: str) -> None:
        """Show these choices with this one made."""
        self._choices, self.value = choices, value
        self.refresh()

    def action_turn(self, step: int) -> None:
        """Make the next choice, round and round."""
        values = [choice.value for choice in self._choices]
        if values:
            place = values.index(self.value) if self.value in values else 0
            self.value = values[(place + step) % len(values)]
            self.refresh()
            self.post_message(self.Turned(self, self.value))

    def render(self) -> Content:
        """The word of the choice made."""
        word = next((choice.word for choice in self._choices if choice.value == self.value), self.value)
        return fit(plain(word), self.content_size.width)


class KeyTest(Widget, can_focus=True):
    """Shows which F-keys arrive: while it is in focus they do nothing else."""

    KEYS = tuple(f"f{number}" for number in range(1, 10))

    @dataclass
    class Arrived(Message):
        """A key arrived."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._yes = ""
        self.seen: set[str] = set()

    def speak(self, yes: str) -> None:
        """The word for a key that arrived."""
        self._yes = yes
        self.refresh()

    def on_key(self, event: Key) -> None:
        """Take every key but those that lead away."""
        if event.key in ("escape", "tab", "shift+tab", "up", "down", "enter", "ctrl+j"):
            return
        event.stop()
        event.prevent_default()
        self.seen.add(event.key)
        self.post_message(self.Arrived(event.key))
        self.refresh()

    def render(self) -> Content:
        """Each key with "yes" or "?"."""
        parts = [
            plain(key.upper(), "$key")
            + (plain(f" {self._yes}", "$saved") if key in self.seen else plain(" ?", "$muted"))
            for key in self.KEYS
        ]
        return Content(" ") + Content("   ").join(parts)
