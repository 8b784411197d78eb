"""Where it took place: chosen from the region table, never typed here."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from fieldapp.ui.painting import fit, plain
from fieldapp.ui.widgets.question import Question, is_handled, question_of
from fieldapp.wording import _
from fieldapp.workflow.form_view import FieldView

_OPENING = ("f4", "down", "space")


class PickedLine(Widget):
    """The names, as a field shows its text; F4, Down or any letter opens the picker."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def put(self, text: str) -> None:
        """Show these names."""
        if self._text != text:
            self._text = text
            self.refresh()

    def render(self) -> Content:
        """The names, or what to press."""
        shown = plain(self._text) if self._text else plain(_("F4 opens the list"), "" if self.has_focus else "$muted")
        return fit(shown, self.content_size.width)

    def on_focus(self) -> None:
        """Show where the cursor is to a screen reader as well."""
        self.app.cursor_position = self.content_region.offset

    async def _on_key(self, event: events.Key) -> None:
        question = question_of(self)
        if await is_handled(self, event, question):
            return
        if event.key in _OPENING or (event.character and event.character.isalpha()):
            event.stop()
            event.prevent_default()
            question.form.pick(question)


class VillagesQuestion(Question):
    """The villages of the activity."""

    def compose_answer(self) -> ComposeResult:
        """The names."""
        yield PickedLine()

    @property
    def editor(self) -> Widget | None:
        """The line."""
        return self.query_one(PickedLine)

    def show_answer(self, view: FieldView) -> None:
        """Show the names."""
        self.query_one(PickedLine).put(view.text)

    async def entered(self) -> bool:
        """Enter chooses where nothing is chosen yet, else it goes on."""
        if self.view.text:
            return False
        self.form.pick(self)
        return True
