"""A question of the form: label and hint, the place for the answer, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Literal, Protocol

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.widget import Widget

from fieldapp.ui.painting import SIGNS, plain
from fieldapp.ui.widgets.typed_ahead import COMMANDS, forward, is_here
from fieldapp.workflow.form_view import FieldView, Offered, Understood

Way = Literal["enter", "next", "previous", "next_section", "previous_section"]
"""Where the cursor goes. `enter` is what Enter does: the next field, or what the question says."""

WAYS: dict[str, Way] = {
    "enter": "enter",
    "tab": "next",
    "shift+tab": "previous",
    "pagedown": "next_section",
    "pageup": "previous_section",
}


class Form(Protocol):
    """The screen as questions see it."""

    def go(self, way: Way) -> Awaitable[None]:
        """Leave the field in focus, recording what was typed into it."""

    def preview(self, path: str, text: str) -> Understood:
        """How a text would be read."""

    def choices_like(self, path: str, text: str) -> tuple[Offered, ...]:
        """The choices that a text can mean."""

    def action_command(self, command: str) -> Awaitable[None]:
        """Run a command of the key table."""

    def pick(self, question: Question) -> None:
        """Open the picker of a question."""

    def open_row(self, repeat: Question, uid: str | None) -> Awaitable[None]:
        """Open a row of a repeat, or a new one."""


class Label(Widget):
    """The label, and behind it or below it the hint, muted."""

    def __init__(self) -> None:
        super().__init__(classes="label")
        self._words = ("", "")

    def show(self, label: str, hint: str) -> None:
        """Show these words."""
        if self._words != (label, hint):
            self._words = (label, hint)
            self.refresh(layout=True)

    def render(self) -> Content:
        """Label and hint on one row where they fit, else below each other."""
        label, hint = self._words
        told = plain(hint, "not bold $muted")
        line = plain(label) + plain("  ") + told
        width = self.content_size.width or self.app.size.width
        if not hint or line.cell_length <= width:
            return line if hint else plain(label)
        return plain(label) + Content("\n") + told


class Note(Widget):
    """Below the answer: the same in other words, and what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(classes="note")
        self._lines: tuple[str, str, str] = ("", "", "")

    def show(self, echo: str, sign: str, problem: str) -> None:
        """Show these; nothing takes no row."""
        if self._lines != (echo, sign, problem):
            self._lines = (echo, sign, problem)
            self.display = bool(echo or problem)
            self.refresh(layout=True)

    def on_mount(self) -> None:
        """Take no row before anything is to be said."""
        self.display = any(self._lines)

    def render(self) -> Content:
        """The rows."""
        echo, sign, problem = self._lines
        lines = [plain(echo, "$muted")] if echo else []
        if problem:
            lines.append(plain(f"{sign} ", SIGNS.get(sign, "")) + plain(problem, "$foreground"))
        return Content("\n").join(lines)


class Question(Vertical):
    """Base of all questions. A subclass composes the answer, and says what was typed since it was last shown."""

    def __init__(self, view: FieldView, form: Form) -> None:
        super().__init__(classes="question")
        self.path = view.path
        self.view = view
        self.form = form
        self.display = view.relevant

    def compose(self) -> ComposeResult:
        """Label, answer, note."""
        yield Label()
        yield from self.compose_answer()
        yield Note()

    def compose_answer(self) -> ComposeResult:
        """The place for the answer."""
        yield from ()

    @property
    def editor(self) -> Widget | None:
        """What takes the focus; None where nothing can be answered."""
        return None

    @property
    def typed(self) -> str | None:
        """The text that stands in it, if it was changed since it was shown; None if not."""
        return None

    def settle(self) -> None:
        """What was typed is recorded: it is no change any more."""

    def show(self, view: FieldView) -> None:
        """Show the question as it is now."""
        self.view = view
        self.display = view.relevant
        try:
            self.query_one(Label).show(view.label, view.hint)
        except NoMatches:
            return
        self.show_answer(view)
        self.show_understood(view.understood)

    def show_answer(self, view: FieldView) -> None:
        """Put the answer into its place."""

    def show_understood(self, understood: Understood) -> None:
        """Show what was understood and what is wrong."""
        self.query_one(Note).show(self.note_of(understood), understood.sign, understood.problem)

    def note_of(self, understood: Understood) -> str:
        """What of it stands below the answer; a subclass may show it elsewhere."""
        return understood.echo

    def on_mount(self) -> None:
        """Show what it was made with."""
        self.show(self.view)

    def on_resize(self) -> None:
        """Stay in sight where it grows, and once it has its place on the screen."""
        if self.editor is not None and self.screen.focused is self.editor:
            self.call_after_refresh(self.scroll_visible, animate=False)

    async def entered(self) -> bool:
        """Enter was pressed; True where that did something here, so that the cursor stays."""
        return False


async def is_handled(editor: Widget, event: events.Key, question: Question) -> bool:
    """Handle the keys that leave a field, in the order in which they came; True where the key is used up.

    A key that was typed ahead, and found the cursor gone, goes after it.
    """
    if not is_here(editor):
        _use_up(event)
        forward(editor, event)
        return True
    way = WAYS.get(event.key)
    if way is None:
        return False
    _use_up(event)
    if way != "enter" or not await question.entered():
        await question.form.go(way)
    return True


def _use_up(event: events.Key) -> None:
    event.stop()
    event.prevent_default()


async def is_command(event: events.Key, question: Question) -> bool:
    """Run the command of `/` or `?`; True for such a key."""
    command = COMMANDS.get(event.character or "")
    if command is None:
        return False
    _use_up(event)
    await question.form.action_command(command)
    return True


def question_of(editor: Widget) -> Question:
    """The question that an editor stands in."""
    for node in editor.ancestors:
        if isinstance(node, Question):
            return node
    raise LookupError(editor)
