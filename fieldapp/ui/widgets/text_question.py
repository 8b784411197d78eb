"""A question answered in one line: text, numbers, money, date and time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from fieldapp.ui.painting import plain
from fieldapp.ui.widgets.form_field import FormField
from fieldapp.ui.widgets.lines import Line
from fieldapp.ui.widgets.question import Note, Question
from fieldapp.ui.widgets.typed_ahead import is_here
from fieldapp.workflow.form_view import FieldView, Understood

_ECHOED = ("money", "date")
"""Types whose answer is repeated in other words."""


class TextQuestion(Question):
    """The field is as wide as its answers are long; what was understood stands beside it, amounts in words below."""

    def compose_answer(self) -> ComposeResult:
        """The field and the line beside it."""
        if self.view.type == "text":
            yield FormField()
            return
        with Horizontal(classes="answer"):
            yield FormField()
            yield Line(classes="beside")

    def on_mount(self) -> None:
        """Choose the width by the type."""
        super().on_mount()
        self.add_class(f"of-{self.view.type}")

    @property
    def field(self) -> FormField:
        """The field."""
        return self.query_one(FormField)

    @property
    def editor(self) -> Widget | None:
        """The field."""
        return self.field

    @property
    def typed(self) -> str | None:
        """What was typed."""
        return self.field.value if self.field.is_changed else None

    def settle(self) -> None:
        """What stands there is what was shown."""
        self.field.shown = self.field.value

    def show_answer(self, view: FieldView) -> None:
        """Put it into the field, unless something else is being typed there."""
        if not (is_here(self.field) and self.field.is_changed):
            self.field.put(view.text)

    def show_understood(self, understood: Understood) -> None:
        """Beside the field what was understood, below it what is wrong; of an amount also the words."""
        beside, below = self.split(understood.echo)
        beside = "" if beside == self.field.value else beside
        if not self._has_room(beside):
            beside, below = "", f"{beside} {below}".strip()
        self.say_beside(plain(beside, "$muted"))
        self.query_one(Note).show(below, understood.sign, understood.problem)

    def split(self, echo: str) -> tuple[str, str]:
        """What of an echo stands beside the field and what below: of an amount the digits and the words."""
        digits, _comma, words = echo.partition(", ")
        return (digits, words) if self.view.type == "money" else (echo, "")

    def say_beside(self, text: Content) -> None:
        """Show a text beside the field."""
        for line in self.query(".beside").results(Line):
            line.show(text)

    def _has_room(self, text: str) -> bool:
        widths = [line.size.width for line in self.query(".beside").results(Line)]
        return not any(widths) or len(text) <= max(widths)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how it is read so far."""
        event.stop()
        if self.field.is_changed and self.view.type in _ECHOED:
            self.show_understood(self.form.preview(self.path, event.value))
