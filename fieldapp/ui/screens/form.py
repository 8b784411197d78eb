"""Formulir kegiatan: sections left, questions right, one of them in focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from fieldapp.model.village import Village
from fieldapp.ui.painting import plain
from fieldapp.ui.screens.activity_crumbs import activity_crumbs
from fieldapp.ui.screens.form_moves import FormMoves
from fieldapp.ui.screens.form_side import (
    attendance_lines,
    hint_lines,
    missing_lines,
    place_words,
    section_item,
    section_sentence,
)
from fieldapp.ui.widgets.choice_question import ChoiceQuestion
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.ui.widgets.meter import Meter
from fieldapp.ui.widgets.question import Question
from fieldapp.ui.widgets.repeat_list import RepeatQuestion
from fieldapp.ui.widgets.section import Body, Section, SheetBox, SideBox
from fieldapp.ui.widgets.villages_question import VillagesQuestion
from fieldapp.wording import _
from fieldapp.workflow import answering, form_view, titles, undoing
from fieldapp.workflow.activities import leave_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.form_view import Understood


class FormScreen(FormMoves):
    """The form of an activity. `focus_path` is the field in which the cursor begins."""

    SCREEN = "form"
    CSS_PATH = "form.tcss"
    AUTO_FOCUS = ""

    def __init__(self, opened: OpenActivity, focus_path: str | None = None) -> None:
        super().__init__(opened)
        self._wanted = focus_path

    # Frame

    def compose_main(self) -> ComposeResult:
        """Sections and attendance, then the questions."""
        places = MenuList(always=True, id="places-list", classes="mark")
        attendance = Section("", Body(id="attendance-text"), Meter(), id="attendance", classes="dense")
        left = Vertical(Section("", places, id="places", classes="dense"), attendance, id="form-places")
        yield Horizontal(left, SheetBox("", id="sheet-box"), id="form")

    def compose_side(self) -> ComposeResult:
        """Help for the field, and what is missing."""
        yield SideBox("", id="side-hint")
        yield SideBox("", id="side-missing", classes="dense")

    def crumbs(self) -> Sequence[str]:
        """Village and dated kind."""
        return activity_crumbs(self.activity)

    def hint(self) -> str:
        """What to do now."""
        if self.locked:
            return _("This can only be read. Up and Down scroll, PgDn shows the next section. Esc goes back.")
        hints = {
            "repeat": _("Enter opens a row or adds one. Tab goes on, F8 removes the row."),
            "select_multiple": _("Press the letters. Enter to the next field."),
            "select_one": _("Type the letter or the name; Down opens the list. Enter to the next field."),
        }
        current = self.current
        if isinstance(current, VillagesQuestion):
            return _("F4 opens the list of villages. Enter to the next field.")
        usual = _("Enter to the next field. It may be skipped: Check (F9) shows it later.")
        return hints.get(current.view.type, usual) if current else usual

    def key_entries(self) -> list[tuple[str, str, str]]:
        """Without the keys of fields where nothing can be typed."""
        idle = ("forward", "previous_field") if self.locked else ()
        return [entry for entry in super().key_entries() if entry[0] not in idle]

    # Data

    async def on_mount(self) -> None:  # type: ignore[override]
        """Show the section of the wanted field, or the first that is not complete."""
        super().on_mount()
        await self.jump(self._wanted or self._first_open())

    def _first_open(self) -> str:
        waiting = (section for section in self.sections if section.state != "complete")
        section = next(waiting, self.sections[0])
        return section.fields[0].path if section.fields else ""

    def refresh_view(self) -> None:
        """Show sections, attendance and all questions of the section as they are now."""
        if not self.has_sheet:
            return
        locked, self.locked = self.locked, form_view.is_locked(self.activity)
        if locked != self.locked:
            self.call_later(self.renew)
        self.sheet.show()
        self.show_places()

    def show_places(self) -> None:
        """The list of sections, the attendance box, the side column."""
        opened = self.activity
        self.sections = opened.instance.sections()
        self.query_one("#places", Section).retitle(_("Section"))
        items = [section_item(number, each) for number, each in enumerate(self.sections, 1)]
        self.query_one("#places-list", MenuList).show(items, self.section)
        self.query_one("#attendance", Section).retitle(_("Attendance list"))
        lines, present, paper = attendance_lines(opened)
        self.query_one("#attendance-text", Body).show(*lines)
        meter = self.query_one(Meter)
        meter.display = paper > 0
        meter.show(present, paper or 1)
        number = next((place for place, each in enumerate(self.sections, 1) if each.name == self.section), 0)
        label = opened.instance.label(self.section) if self.section else ""
        self.query_one("#sheet-box", Section).retitle(f"{number} {label}" if number else label)
        self.show_help()

    def show_help(self) -> None:
        """Help for the field in focus, and what is missing."""
        current = self.current
        self.query_one("#side-hint", SideBox).retitle(_("Help for this field"))
        self.query_one("#side-hint", SideBox).show(*(hint_lines(current) if current else ()))
        self.query_one("#side-missing", SideBox).retitle(_("Missing in this form"))
        self.query_one("#side-missing", SideBox).show(*missing_lines(self.activity, self.sections))

    def tell(self, left: Question | None = None) -> None:
        """Row n-3: what is wrong with the field just left, else what is missing in the section."""
        place = self._place()
        understood = left.view.understood if left is not None else Understood()
        if self.locked:
            self.say(plain(form_view.locked_reason(self.activity)), "", place)
        elif understood.problem and left is not None:
            self.say(plain(understood.problem), understood.sign, place)
        else:
            section = next((each for each in self.sections if each.name == self.section), None)
            words, sign = section_sentence(self.activity, section) if section else ("", "")
            self.say(plain(words), sign, place)
        self.repaint_frame()

    def _place(self) -> str:
        stops = self.sheet.stops
        current = self.current
        return place_words(stops.index(current) + 1, len(stops)) if current in stops else ""

    # Commands

    async def do_next_section(self) -> None:
        """The next section."""
        await self.go("next_section")

    async def do_previous_section(self) -> None:
        """The section before."""
        await self.go("previous_section")

    def do_back(self) -> None:
        """Close the open row, else leave the form; everything typed is recorded."""
        current = self.current
        if not self._is_recorded():
            return
        row = self.row_of(current) if current is not None else None
        if row is not None:
            self.close_row(row)
            self.focus_on(row)
            self.tell(current)
            return
        self._leave()
        self.dismiss(None)

    def _is_recorded(self) -> bool:
        """Record what is in focus; False where that was refused, so that it stays in sight."""
        return self.current is None or self.record() is not None

    def _leave(self) -> None:
        self.close_rows()
        leave_activity(self.activity)

    def do_check(self) -> None:
        """Periksa."""
        if self._is_recorded():
            self._leave()
            self.face.open_review(self.activity)

    def do_roster(self) -> None:
        """The attendance list."""
        if self._is_recorded():
            self.close_rows()
            self.face.open_roster(self.activity)

    def do_finalise(self) -> None:
        """Selesaikan."""
        if self._is_recorded():
            self._leave()
            self.face.open_finalise(self.activity)

    async def do_undo(self) -> None:  # type: ignore[override]
        """Take back the last action and go where it was."""
        await self._reverse(undoing.undo, _("F6 again: the one before. / 0: do it again"))

    async def do_redo(self) -> None:  # type: ignore[override]
        """Do again what was taken back and go where it was."""
        await self._reverse(undoing.redo)

    async def _reverse(self, reverse: Callable[[OpenActivity], str], *rights: str) -> None:
        if not self._is_recorded():
            return
        for repeat in self.sheet.repeats:
            repeat.close_row()
        before = self.activity.instance.answers()
        said = reverse(self.activity)
        paths = form_view.changed_paths(before, self.activity.instance.answers())
        locked, self.locked = self.locked, form_view.is_locked(self.activity)
        if locked != self.locked:
            await self.renew()
        self.changed()
        answered = [path for path in paths if not form_view.is_worked_out(self.activity, path)]
        if answered:
            await self.jump(answered[0])
        self.say(plain(said), "+", *rights)

    def do_values(self) -> None:
        """Open the list of what may be answered."""
        current = self.current
        if isinstance(current, ChoiceQuestion):
            current.open_values()
        elif current is not None:
            self.pick(current)

    def can_values(self) -> bool:
        """In a field that has such a list."""
        return isinstance(self.current, ChoiceQuestion | VillagesQuestion)

    async def do_add_row(self) -> None:
        """One more row."""
        repeat = self._repeat()
        if repeat is not None and self._is_recorded():
            await self.open_row(repeat, None)

    def can_add_row(self) -> bool:
        """Where rows are asked."""
        return self._repeat() is not None

    def _repeat(self) -> RepeatQuestion | None:
        current = self.current
        if isinstance(current, RepeatQuestion) or current is None:
            return current if isinstance(current, RepeatQuestion) else None
        repeats = [each for each in self.sheet.repeats if each.display]
        return self.row_of(current) or (repeats[0] if len(repeats) == 1 else None)

    def do_delete_row(self) -> None:
        """Remove the open row, or the highlighted one."""
        repeat = self._repeat()
        uid = repeat.highlighted_row if repeat is not None else None
        if repeat is None or uid is None or not self._is_recorded():
            return
        repeat.close_row()
        answering.remove_row(self.activity, repeat.path, uid)
        self.changed()
        self.focus_on(repeat)
        self.say(_("The row is removed."), "+", _("Wrong? F6 brings it back"))

    def can_delete_row(self) -> bool:
        """On a row."""
        repeat = self._repeat()
        return repeat is not None and repeat.highlighted_row is not None

    # Pickers

    def pick(self, question: Question) -> None:
        """Choose the villages or the kind anew."""
        from fieldapp.ui.screens.kind import KindScreen
        from fieldapp.ui.screens.village import VillageScreen

        if isinstance(question, VillagesQuestion):
            self.app.push_screen(VillageScreen(marked=self.activity.draft.villages), self._choose_villages)
        else:
            kind = titles.kind(self.activity)
            self.app.push_screen(KindScreen(kind), lambda chosen: self._choose_kind(question, chosen))

    def _choose_villages(self, villages: object) -> None:
        if isinstance(villages, tuple):
            answering.choose_villages(self.activity, tuple(each for each in villages if isinstance(each, Village)))
            self._chosen()

    def _choose_kind(self, question: Question, kind: object) -> None:
        if isinstance(kind, str):
            answering.answer(self.activity, question.path, kind)
            self._chosen()

    def _chosen(self) -> None:
        self.changed()
        self.tell()
