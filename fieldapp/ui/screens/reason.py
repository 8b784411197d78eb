"""Why something doubtful is right, in one line."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

from fieldapp.ui.painting import plain
from fieldapp.ui.screens.ask import AskScreen
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.lines import StatusLine
from fieldapp.wording import _, n_


class ReasonScreen(AskScreen):
    """Dismisses with the reason, which is never blank, or with None on Esc; `keep` then gets what was typed."""

    def __init__(self, question: str, begun: str, keep: Callable[[str], None]) -> None:
        hint = _("Write in one line why it is right, then Enter. Esc leaves it open.")
        super().__init__(plain(question), hint, field=True, value=begun)
        self._keep = keep

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A reason is not blank: headquarters reads it."""
        event.stop()
        event.prevent_default()
        if event.value.strip():
            self.dismiss(event.value)
        else:
            self.query_one(StatusLine).say(_("Write a reason, for example: looked at the paper again."), "?")

    def on_field_full(self, event: Field.Full) -> None:
        """A reason is one line."""
        self.query_one(StatusLine).say(
            n_("At most {count} letter fits here.", "At most {count} letters fit here.", event.limit), "?"
        )

    def action_leave(self) -> None:
        """Leave everything as it is, and keep what was typed for the next time."""
        self._keep(self.query_one(Field).value)
        super().action_leave()
