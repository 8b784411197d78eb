"""A question over the four lowest rows; the work stays in sight. Enter answers, Esc leaves everything as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from fieldapp.ui.painting import Text
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.lines import KeyBand, Line, Rule, StatusLine
from fieldapp.wording import _

if TYPE_CHECKING:
    from fieldapp.ui.app import FieldApp


class AskScreen(ModalScreen[str | None]):
    """Dismisses with the text typed ("" where there is no field), or with None on Esc.

    Without a field any other key than Enter, y or Esc does nothing: a question is not answered by accident.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self, question: Text, hint: str, *, sign: str = "?", field: bool = False, value: str = "", yes: str = ""
    ) -> None:
        super().__init__()
        self.ready = False
        self._question, self._hint, self._sign = question, hint, sign
        self._yes = yes
        self._field = Field(value, path=True) if field else None

    def compose(self) -> ComposeResult:
        """The four lowest rows; with a field one row more."""
        with Vertical(id="ask"):
            yield StatusLine()
            if self._field is not None:
                yield self._field
            yield Rule()
            yield Line(self._hint, id="hint")
            yield KeyBand(self._keys)

    def _keys(self) -> list[tuple[str, str, str]]:
        return [
            ("forward", "Enter", self._yes or (_("Yes") if self._field is None else _("Next"))),
            ("leave", "Esc", _("Cancel")),
        ]

    def on_mount(self) -> None:
        """Ask."""
        self.query_one(StatusLine).say(self._question, self._sign)
        if self._field is not None:
            self._field.focus()
        self.call_later(self._become_ready)

    def _become_ready(self) -> None:
        self.ready = True
        self.app.call_later(cast("FieldApp", self.app).take_keys)

    def on_key(self, event: Key) -> None:
        """Enter says yes where nothing is to be typed."""
        if event.key == "enter" and self._field is None:
            event.stop()
            self.dismiss("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What was typed is the answer."""
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
