"""The short questions of the attendance list: which row, what note, how many on paper."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

from fieldapp.errors import Code, FieldappError, fill
from fieldapp.model.attendee import Attendee
from fieldapp.ui.painting import plain
from fieldapp.ui.screens.ask import AskScreen
from fieldapp.ui.screens.roster_rows import row_title
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.lines import StatusLine
from fieldapp.wording import _, say
from fieldapp.workflow.activity import OpenActivity

NUMBER_LENGTH = 5
NOTE_LENGTH = 200
MOST_ON_PAPER = 9999


class CheckedAsk(AskScreen):
    """A question whose answer is taken only once `check` finds nothing to say against it."""

    def __init__(self, question: str, hint: str, value: str, check: Callable[[str], str | None]) -> None:
        super().__init__(plain(question), hint, field=True, value=value)
        self._check = check

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer, or say what is the matter with it and keep it."""
        event.stop()
        event.prevent_default()
        problem = self._check(event.value.strip())
        if problem is None:
            self.dismiss(event.value.strip())
        else:
            self.query_one(StatusLine).say(plain(problem), "?")

    def on_field_full(self, event: Field.Full) -> None:
        """Say that nothing more fits."""
        self.query_one(StatusLine).say(plain(fill(_("At most {limit} letters fit here."), {"limit": event.limit})), "?")


def ask_number(opened: OpenActivity, question: str) -> CheckedAsk:
    """Which row: dismisses with the number of one that is there."""

    def check(text: str) -> str | None:
        try:
            row_of(opened, text)
        except FieldappError as error:
            return say(error)
        return None

    last = str(opened.attendees[-1].number)
    return CheckedAsk(question, _("The number is in the first column. Enter goes on, Esc cancels."), last, check)


def row_of(opened: OpenActivity, text: str) -> Attendee:
    """The row with the number typed; raises NO_SUCH_ROW."""
    if not text.isdecimal() or len(text) > NUMBER_LENGTH:
        raise FieldappError(Code.NO_SUCH_ROW, number=text)
    return opened.numbered(int(text))


def ask_note(row: Attendee) -> AskScreen:
    """The note on a row: dismisses with it, "" takes it away."""
    question = fill(_("Note on {row}"), {"row": row_title(row)})
    hint = _("Enter keeps it, blank takes it away. Esc leaves it.")
    return AskScreen(plain(question), hint, field=True, value=row.note or "")


def ask_paper(question: str, typed: str) -> CheckedAsk:
    """A count on paper: dismisses with digits, or "" where it was not counted."""
    hint = _("Count the signatures, without officials and guests. Blank if not counted.")
    return CheckedAsk(question, hint, typed, _paper_problem)


def _paper_problem(text: str) -> str | None:
    if not text or (text.isdecimal() and int(text) <= MOST_ON_PAPER):
        return None
    return fill(_("{text} is no count. Write digits, such as 46."), {"text": text})
