"""The questions of one section, one below the other; the one in focus stays in sight."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from fieldapp.forms.definition import Group, Repeat
from fieldapp.forms.definition import Question as Definition
from fieldapp.ui.widgets.choice_question import ChoiceQuestion, KindQuestion
from fieldapp.ui.widgets.long_text import LongTextQuestion
from fieldapp.ui.widgets.question import Form, Question
from fieldapp.ui.widgets.repeat_list import RepeatQuestion
from fieldapp.ui.widgets.shown_question import ShownQuestion
from fieldapp.ui.widgets.text_question import TextQuestion
from fieldapp.ui.widgets.tick_list import TicksQuestion
from fieldapp.ui.widgets.villages_question import VillagesQuestion
from fieldapp.workflow import form_view
from fieldapp.workflow.activity import OpenActivity

_UNSEEN = ("calculate", "hidden")
_KIND_FACT = "activity.kind"
_BY_TYPE: dict[str, type[Question]] = {
    "select_one": ChoiceQuestion,
    "select_multiple": TicksQuestion,
    "villages": VillagesQuestion,
    "note": ShownQuestion,
}


class Sheet(Vertical):
    """All questions of a section; those that are not asked now are hidden. `locked` shows them all as text."""

    def __init__(self, opened: OpenActivity, group: Group, form: Form, *, locked: bool) -> None:
        super().__init__(classes="sheet")
        self.opened = opened
        self.group = group
        self.form = form
        self.locked = locked
        self.can_focus = locked

    def compose(self) -> ComposeResult:
        """The questions in the order of the form."""
        for child in self.group.children:
            if isinstance(child, Repeat):
                yield from self._repeat(child)
            elif child.type not in _UNSEEN:
                yield self._question(child, child.name)

    def _repeat(self, repeat: Repeat) -> Iterable[Question]:
        view, rows = form_view.repeat_view(self.opened, repeat.name), form_view.rows(self.opened, repeat.name)
        if not self.locked:
            yield RepeatQuestion(view, rows, self.form)
            return
        for row in rows:
            yield from self.row_questions(repeat.name, row.uid)

    def row_questions(self, repeat: str, uid: str) -> list[Question]:
        """The questions of a row."""
        definition = next(each for each in self.group.children if each.name == repeat)
        children = definition.children if isinstance(definition, Repeat) else ()
        seen = [child for child in children if child.type not in _UNSEEN]
        return [self._question(child, f"{repeat}/{uid}/{child.name}") for child in seen]

    def _question(self, definition: Definition, path: str) -> Question:
        view = form_view.field_view(self.opened, path)
        return self._class_of(definition, readonly=view.readonly)(view, self.form)

    def _class_of(self, definition: Definition, *, readonly: bool) -> type[Question]:
        if self.locked or readonly:
            return ShownQuestion
        if definition.fact == _KIND_FACT:
            return KindQuestion
        if definition.appearance == "multiline":
            return LongTextQuestion
        return _BY_TYPE.get(definition.type, TextQuestion)

    # What is there

    @property
    def questions(self) -> list[Question]:
        """Every question, rows included."""
        return list(self.query(Question))

    def question(self, path: str) -> Question | None:
        """The question at a path, or None where it is not shown."""
        return next((each for each in self.questions if each.path == path), None)

    @property
    def repeats(self) -> list[RepeatQuestion]:
        """The repeats."""
        return list(self.query(RepeatQuestion))

    @property
    def stops(self) -> list[Question]:
        """What Tab stops at, in order."""
        found = [each for each in self.questions if each.editor is not None and self._is_shown(each)]
        return [each for each in found if each.editor is not None and each.editor.focusable]

    def _is_shown(self, question: Question) -> bool:
        return all(node.display for node in question.ancestors_with_self if isinstance(node, Question))

    def current(self, focused: Widget | None) -> Question | None:
        """The question in which the focus is."""
        if focused is None:
            return None
        return next((node for node in focused.ancestors_with_self if isinstance(node, Question)), None)

    # Showing

    def show(self, paths: Iterable[str] | None = None) -> None:
        """Show these questions as they are now; all of them for None. What is no longer in the form is left alone."""
        wanted = None if paths is None else set(paths)
        for question in self.questions:
            if isinstance(question, RepeatQuestion):
                self._show_repeat(question)
            elif wanted is None or question.path in wanted:
                self._show(question)

    def _show(self, question: Question) -> None:
        try:
            question.show(form_view.field_view(self.opened, question.path))
        except KeyError:
            question.display = False

    def _show_repeat(self, question: RepeatQuestion) -> None:
        rows = form_view.rows(self.opened, question.path)
        if question.open_uid is not None and question.open_uid not in [row.uid for row in rows]:
            question.close_row()
        question.show(form_view.repeat_view(self.opened, question.path))
        question.show_rows(rows)

    def reveal(self, question: Question) -> None:
        """Scroll so that the whole question is in sight."""
        shown = question.editor if isinstance(question, RepeatQuestion) and question.open_uid is not None else question
        self.call_after_refresh(self.scroll_to_widget, shown or question, animate=False, immediate=True)

    def action_scroll(self, rows: int) -> None:
        """Scroll where nothing can be typed."""
        self.scroll_relative(y=rows, animate=False)
