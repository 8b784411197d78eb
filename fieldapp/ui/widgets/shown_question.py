"""A question that cannot be answered by hand: worked out, or of an activity that can only be read."""

from __future__ import annotations

from textual.app import ComposeResult

from fieldapp.ui import glyphs
from fieldapp.ui.painting import plain
from fieldapp.ui.widgets.question import Question
from fieldapp.ui.widgets.section import Body
from fieldapp.workflow.form_view import FieldView, Understood


class ShownQuestion(Question):
    """Label and answer; a blank shows as a dash."""

    def compose_answer(self) -> ComposeResult:
        """The answer."""
        yield Body(classes="shown")

    def show_answer(self, view: FieldView) -> None:
        """Show it, each line of a long text on its own."""
        lines = view.text.splitlines() or [glyphs.current().dash]
        self.query_one(".shown", Body).show(*(plain(line, "$strong" if view.text else "$muted") for line in lines))

    def note_of(self, understood: Understood) -> str:
        """An amount in words, a date at length; of a choice nothing, it is shown in full."""
        if self.view.type == "select_one":
            return ""
        echo = understood.echo
        return echo.partition(", ")[2] if self.view.type == "money" else echo
