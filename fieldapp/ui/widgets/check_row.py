"""A line that is compared with paper: what it is, a short field for what the paper says, and the verdict."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from fieldapp.ui.painting import Text
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.lines import Line


class CheckRow(Horizontal):
    """Label, field, verdict. `recorded` is the text that is recorded; what differs from it was not noted yet."""

    def __init__(self, name: str, *, max_length: int = 20, classes: str | None = None) -> None:
        super().__init__(classes=f"check-row {classes or ''}".strip())
        self.field = Field(id=name, max_length=max_length)
        self.recorded = ""
        self._label = Line(classes="check-label")
        self._verdict = Line(classes="check-verdict")

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield self._label
        yield self.field
        yield self._verdict

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not recorded."""
        return self.field.value != self.recorded

    def show(self, label: Text, recorded: str, verdict: Text, *, disabled: bool = False) -> None:
        """Show what is recorded; text being typed is left alone unless what is recorded changed."""
        self._label.show(label)
        self._verdict.show(verdict)
        self.field.disabled = disabled
        if recorded != self.recorded or disabled:
            self.recorded = recorded
            if self.field.value != recorded:
                self._put(recorded)

    def judge(self, verdict: Text) -> None:
        """Say something else behind the field."""
        self._verdict.show(verdict)

    def take_back_typing(self) -> None:
        """Show what is recorded instead of what was typed."""
        self._put(self.recorded)

    def _put(self, text: str) -> None:
        """Typing replaces what is recorded, whether it was there before the focus came or not."""
        self.field.value = text
        if self.field.has_focus:
            self.field.action_select_all()
