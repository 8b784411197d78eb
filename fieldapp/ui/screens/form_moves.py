"""The cursor of the form: from field to field, into rows and other sections, recording what is left behind."""

from __future__ import annotations

from fieldapp.errors import FieldappError
from fieldapp.forms.sections import Section as FormSection
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.question import Question, Way
from fieldapp.ui.widgets.repeat_list import RepeatQuestion
from fieldapp.ui.widgets.section import Section
from fieldapp.ui.widgets.sheet import Sheet
from fieldapp.workflow import answering, blank_rows, form_view
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.fields import ROW_SEPARATOR
from fieldapp.workflow.form_view import Offered, Understood


class FormMoves(WorkScreen):
    """A form in which the cursor moves; `FormScreen` paints what is around it."""

    SCREEN = "form"

    def __init__(self, opened: OpenActivity) -> None:
        super().__init__(opened)
        self.activity = opened
        self.sections: tuple[FormSection, ...] = opened.instance.sections()
        self.section = ""
        """The name of the section shown."""
        self.locked = form_view.locked_reason(opened)
        self._sheet: Sheet | None = None

    @property
    def sheet(self) -> Sheet:
        """The questions shown."""
        if self._sheet is None:
            raise LookupError("no section is shown yet")
        return self._sheet

    @property
    def has_sheet(self) -> bool:
        """Whether a section is shown."""
        return self._sheet is not None

    @property
    def current(self) -> Question | None:
        """The question in focus."""
        return self._sheet.current(self.focused) if self._sheet is not None else None

    # What the screen paints

    def show_places(self) -> None:
        """Show how far each section is, and what stands beside the questions."""

    def show_help(self) -> None:
        """Show help for the field in focus."""

    def tell(self, left: Question | None = None) -> None:
        """Say what is wrong with the field just left, else what is missing in the section."""

    def pick(self, question: Question) -> None:
        """Open the picker of a question."""

    # Questions ask the form

    def preview(self, path: str, text: str) -> Understood:
        """How a text would be read."""
        return form_view.preview(self.activity, path, text)

    def choices_like(self, path: str, text: str) -> tuple[Offered, ...]:
        """The choices that a text can mean."""
        return form_view.choices_like(self.activity, path, text)

    def touched(self, question: Question) -> None:
        """Something was typed: what the status line says of another field does not concern it any more."""

    def record(self) -> Question | None:
        """Record what was typed into the field in focus; returns that field."""
        question = self.current
        text = question.typed if question is not None else None
        if question is None or text is None:
            return question
        try:
            changed = answering.answer(self.activity, question.path, text)
        except FieldappError as error:
            self.refuse(error)
            return None
        self.face.saves.follow(self.activity.record)
        self.sheet.show({question.path, *changed})
        question.show(form_view.field_view(self.activity, question.path))
        self.show_places()
        return question

    # Moving

    async def go(self, way: Way) -> None:
        """Record, then move the cursor."""
        left = self.record()
        if way in ("next_section", "previous_section"):
            await self._step_section(1 if way == "next_section" else -1)
        elif left is not None:
            await self._step(left, -1 if way == "previous" else 1)
        self.tell(left)

    async def _step(self, left: Question, direction: int) -> None:
        stops = self.sheet.stops
        row = self.row_of(left)
        if row is not None and direction > 0 and self._leave_row(row, left):
            return
        place = stops.index(left) + direction if left in stops else 0
        if 0 <= place < len(stops):
            self.focus_on(stops[place])
        else:
            await self._step_section(direction, at_end=direction < 0)

    def _leave_row(self, repeat: RepeatQuestion, left: Question) -> bool:
        """Behind the last field of a row its list; where the row is blank, what follows the list."""
        uid = repeat.open_uid or ""
        if blank_rows.is_blank(self.activity, repeat.path, uid):
            after = self.sheet.stops[self.sheet.stops.index(repeat.row_questions[-1]) + 1 :]
            self.close_row(repeat)
            if after:
                self.focus_on(after[0])
                return True
            return self.focus_on(repeat)
        if left is repeat.row_questions[-1]:
            self.close_row(repeat)
            return self.focus_on(repeat)
        return False

    def row_of(self, question: Question) -> RepeatQuestion | None:
        repeats = (each for each in self.sheet.repeats if question in each.row_questions)
        return next(repeats, None)

    def focus_on(self, question: Question) -> bool:
        for repeat in self.sheet.repeats:
            if repeat.open_uid and question is not repeat and question not in repeat.row_questions:
                self.close_row(repeat)
        if question.editor is not None:
            self.set_focus(question.editor, scroll_visible=False)
            self.sheet.reveal(question)
        self.show_help()
        return True

    async def _step_section(self, direction: int, *, at_end: bool = False) -> None:
        names = [section.name for section in self.sections]
        place = names.index(self.section) + direction if self.section in names else 0
        if not 0 <= place < len(names):
            return
        await self.open_section(names[place])
        stops = self.sheet.stops
        if stops:
            self.focus_on(stops[-1 if at_end else 0])

    async def open_section(self, name: str) -> None:
        """Show another section; the one before is taken away once the new one is there."""
        self.close_rows()
        before = self._sheet
        group = next(each for each in self.activity.form.definition.survey if each.name == name)
        self.section = name
        sheet = Sheet(self.activity, group, self, locked=bool(self.locked))
        if before is not None:
            before.display = False
        await self.query_one("#sheet-box", Section).mount(sheet)
        self._sheet = sheet
        if self.locked:
            self.set_focus(sheet)
        if before is not None:
            before.remove()
        self.show_places()

    async def jump(self, path: str) -> None:
        """Put the cursor into a field, opening its section and its row."""
        section = self.activity.fields.section_of(path) or (self.sections[0].name if self.sections else "")
        if section != self.section or self._sheet is None:
            await self.open_section(section)
        parts = path.split(ROW_SEPARATOR)
        repeat = next((each for each in self.sheet.repeats if each.path == parts[0]), None)
        if repeat is not None and len(parts) > 1 and parts[1] in self.activity.instance.rows(parts[0]):
            await self._show_row(repeat, parts[1])
        target = self.sheet.question(path)
        stops = self.sheet.stops
        if target not in stops:
            inside = [each for each in stops if each.path.startswith(path)]
            target = next(iter([*inside, *stops]), None)
        if target is not None:
            self.focus_on(target)
        self.tell(target)

    # Rows

    async def open_row(self, repeat: Question, uid: str | None) -> None:
        """Open a row of a repeat, or a new one."""
        if not isinstance(repeat, RepeatQuestion):
            return
        try:
            if uid is None:
                uid = answering.add_row(self.activity, repeat.path)
                self.face.saves.follow(self.activity.record)
                self.sheet.show(())
        except FieldappError as error:
            self.refuse(error)
            return
        await self._show_row(repeat, uid)
        if repeat.row_questions:
            self.focus_on(repeat.row_questions[0])
        self.show_places()
        self.tell()

    async def _show_row(self, repeat: RepeatQuestion, uid: str) -> None:
        if repeat.open_uid != uid:
            await repeat.open_row(uid, self.sheet.row_questions(repeat.path, uid))

    def close_row(self, repeat: RepeatQuestion) -> None:
        """Close the open row; one that is blank goes away."""
        uid = repeat.open_uid
        repeat.close_row()
        if uid is not None and not self.locked and blank_rows.drop_if_blank(self.activity, repeat.path, uid):
            self.face.saves.follow(self.activity.record)
        self.sheet.show(())
        self.show_places()

    def close_rows(self) -> None:
        for repeat in self.sheet.repeats if self._sheet is not None else ():
            if repeat.open_uid is not None:
                self.close_row(repeat)
