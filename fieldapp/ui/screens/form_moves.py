"""The cursor of the form: from field to field, into rows and other sections, recording what is left behind."""

from __future__ import annotations

from fieldapp.errors import FieldappError
from fieldapp.forms.sections import Section as FormSection
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.question import Question, Way
from fieldapp.ui.widgets.repeat_list import RepeatQuestion
from fieldapp.ui.widgets.sheet import Sheet
from fieldapp.wording import _
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
        self.locked = form_view.is_locked(opened)
        self._sheet: Sheet | None = None
        self._sheets: dict[str, Sheet] = {}
        """The sections shown so far, by name."""

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
        question.settle()
        self.face.saves.follow(self.activity.record)
        self.sheet.show({question.path, *changed})
        self.show_places()
        return question

    # Moving

    async def go(self, way: Way) -> None:
        """Record, then move the cursor."""
        left = self.record()
        if left is None and not self.locked:
            return
        forward = way not in ("previous", "previous_section")
        if left is None or way in ("next_section", "previous_section"):
            moved = await self._step_section(1 if forward else -1)
        else:
            moved = await self._step(left, 1 if forward else -1)
        self.tell(left)
        if forward and not moved and not self.locked:
            self.say(_("That was the last field. F9 shows what is missing."))

    async def _step(self, left: Question, direction: int) -> bool:
        """To the field before or after; False where there is none."""
        stops = self.sheet.stops
        row = self.row_of(left)
        if row is not None and direction > 0 and self._leave_row(row, left):
            return True
        place = stops.index(left) + direction if left in stops else 0
        if 0 <= place < len(stops):
            return self.focus_on(stops[place])
        return await self._step_section(direction, at_end=direction < 0)

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
        """The repeat in whose open row a question stands."""
        repeats = (each for each in self.sheet.repeats if question in each.row_questions)
        return next(repeats, None)

    def focus_on(self, question: Question) -> bool:
        """Put the cursor into a question and close the rows that it leaves; always True."""
        for repeat in self.sheet.repeats:
            if repeat.open_uid and question is not repeat and question not in repeat.row_questions:
                self.close_row(repeat)
        if question.editor is not None:
            self.set_focus(question.editor, scroll_visible=False)
            self.sheet.reveal(question)
        self.show_help()
        return True

    async def _step_section(self, direction: int, *, at_end: bool = False) -> bool:
        """Show the section before or after; False where there is none."""
        names = [section.name for section in self.sections]
        place = names.index(self.section) + direction if self.section in names else 0
        if not 0 <= place < len(names):
            return False
        await self.open_section(names[place], -1 if at_end else 0)
        return True

    async def open_section(self, name: str, place: int = 0) -> None:
        """Show a section, the cursor in its first field or its last; one that was shown before is there still."""
        self.close_rows()
        before, self.section = self._sheet, name
        sheet = self._sheets.get(name)
        if sheet is None:
            sheet = self._sheets[name] = self._new_sheet(name)
            await self.query_one("#sheet-box").mount(sheet)
        else:
            sheet.display = True
            sheet.show()
        self._sheet = sheet
        if sheet.locked:
            self.set_focus(sheet)
        elif sheet.stops:
            self.focus_on(sheet.stops[place])
        if before is not None and before is not sheet:
            before.display = False
        self.show_places()

    def _new_sheet(self, name: str) -> Sheet:
        group = next(each for each in self.activity.form.definition.survey if each.name == name)
        return Sheet(self.activity, group, self, locked=self.locked)

    async def renew(self) -> None:
        """Build everything anew: the activity can be written now, or no longer."""
        old, self._sheets, self._sheet = self._sheets, {}, None
        await self.open_section(self.section)
        for sheet in old.values():
            sheet.remove()

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
        if target is not None and self.locked:
            self.sheet.reveal(target)
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
        """Close all open rows."""
        for repeat in self.sheet.repeats if self._sheet is not None else ():
            if repeat.open_uid is not None:
                self.close_row(repeat)
