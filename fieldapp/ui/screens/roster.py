"""Daftar hadir: the line on which people are marked present, the rows below it, and the paper beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.screen import Screen

from fieldapp.checks.finding import ROSTER
from fieldapp.checks.sentences import place, sentence
from fieldapp.errors import FieldappError, fill
from fieldapp.model.attendee import Attendee
from fieldapp.roster import effects, sentences
from fieldapp.roster.effects import Effect
from fieldapp.roster.line import DOWN, ENTER, ESCAPE, UP, Line
from fieldapp.ui.painting import SIGNS, Text, plain
from fieldapp.ui.screens import roster_rows
from fieldapp.ui.screens.activity_crumbs import activity_crumbs
from fieldapp.ui.screens.attendee import AttendeeScreen, Said
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.roster_asks import ask_note, ask_number, ask_paper, row_of
from fieldapp.ui.screens.roster_rows import Order
from fieldapp.ui.widgets.head_counts import comparison_lines, group_lines, summary_line
from fieldapp.ui.widgets.lines import Line as LineWidget
from fieldapp.ui.widgets.painted_lines import Run
from fieldapp.ui.widgets.roster_columns import PersonCells
from fieldapp.ui.widgets.roster_line import RosterLine
from fieldapp.ui.widgets.roster_table import RosterTable
from fieldapp.ui.widgets.section import Section, SideBox
from fieldapp.wording import _, n_
from fieldapp.workflow import checking, rostering
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.paper_count import paper_count, paper_texts, set_paper_count
from fieldapp.workflow.roster_world import KnownPeople, line_context, repair_registers

SIDE_FROM, ROOMY_FROM = 100, 120
"""Columns from which the side column is there, and from which it is wide."""
HEADER_FROM = 30
"""Rows of the terminal from which the list has a header."""
SIDE_WIDTH, ROOMY_SIDE_WIDTH = 28, 34
"""Cells inside a box of the side column."""
WIDEST = 132
FINDINGS = 4
"""How many points the side column shows."""
TO_THE_END = 1_000_000
_PAGE_KEYS = frozenset({"pageup", "pagedown", "home", "end"})


class RosterScreen(WorkScreen):
    """The attendance list of one activity. `attendee_uid` is the row to stand on at first."""

    SCREEN = "roster"
    CSS_PATH = "roster.tcss"
    AUTO_FOCUS = "RosterLine"

    def __init__(self, opened: OpenActivity, attendee_uid: str | None = None) -> None:
        super().__init__(opened)
        self._open_activity = opened
        self._start_at = attendee_uid
        self._order = Order.NEWEST
        self._mode = ""
        self._seen: tuple[Attendee, ...] = ()
        self._just: str | None = None
        self._notice: tuple[Text, str, tuple[Text, ...]] = ("", "", ())
        self._refused = False
        repair_registers(opened)
        self._known = KnownPeople(opened)
        self.line = RosterLine(line_context(opened, self._known), self._carry_out, self._row_name)
        self.table = RosterTable(self._cells)

    def compose_main(self) -> ComposeResult:
        """The line above, the rows below."""
        yield Section("", self.line, id="entry")
        yield Section("", self.table, id="list", classes="stretch dense")

    def compose_side(self) -> ComposeResult:
        """The paper, the groups, what to look at."""
        yield SideBox("", id="paper")
        yield SideBox("", id="groups", classes="dense")
        yield SideBox("", id="look", classes="dense")

    def crumbs(self) -> Sequence[str]:
        """Village, activity, Daftar hadir."""
        return activity_crumbs(self._open_activity, _("Attendance list"))

    def summary(self) -> tuple[Text, ...]:
        """The figures beside the paper; in the side column where there is one."""
        if self.app.size.width >= SIDE_FROM:
            return ()
        return summary_line(paper_count(self._open_activity), min(self.app.size.width, WIDEST) - 2)

    def hint(self) -> str:
        """What to do now."""
        if self._open_activity.read_only or self._open_activity.outbox_entry:
            return self._how_to_change()
        if self.line.line.streaming:
            return _("Letter L/P, digits of the age, letter of the group. Enter or Tab between them may be.")
        if self.table.here is not None:
            return _("Enter changes this row. Type a name to go on writing people down.")
        return _("Beginning of the first name, space, beginning of the last. Example: si am = Siti Aminah")

    def _how_to_change(self) -> str:
        if self._open_activity.outbox_entry:
            return _('Handed over, so it can only be read. To change it: "Make a correction" in all activities.')
        return _("Finished, so it can only be read. F6 unlocks it (or / 1).")

    def key_entries(self) -> list[tuple[str, str, str]]:
        """The keys of what is being done: a name, the parts of a new person, or a row."""
        entries = {entry[0]: entry for entry in super().key_entries()}
        if self._open_activity.read_only:
            wanted = ("arrows", "undo", "check", "menu", "help", "back")
            return [entries[name] for name in wanted if name in entries]
        if self.line.line.streaming:
            back = ("back", _("Esc"), _("To the name"))
            return [("erase", _("Backspace"), _("Erase")), back, *(entries[name] for name in ("undo", "menu"))]
        if self.table.here is not None:
            row = [("forward", _("Enter"), _("Change")), ("delete_row", "F8", _("Remove")), ("note", "F7", _("Note"))]
            return [*row, *(entries[name] for name in ("arrows", "undo", "menu", "back"))]
        return list(entries.values())

    # Showing

    def on_resize(self, event: Resize) -> None:
        """Another size has other columns, a header or none, and figures in another place."""
        super().on_resize(event)
        self.line.headed = self.table.headed = event.size.height >= HEADER_FROM
        self.repaint()

    def refresh_view(self) -> None:
        """Show the list as it is now; the line keeps what is typed on it."""
        opened = self._open_activity
        read_only = opened.read_only or opened.outbox_entry is not None
        self.set_class(read_only, "-read-only")
        self._just = roster_rows.touched(self._seen, opened.attendees, self._just)
        if self._start_at is not None:
            self.table.here, self._start_at = self._start_at, None
        self._show_rows()
        self.line.context = line_context(opened, self._known)
        self._show_mode(self.line.line)
        self.line.repaint()
        if not read_only and self.focused is None:
            self.line.focus()

    def _show_rows(self) -> None:
        rows = self._seen = self._open_activity.attendees
        self.table.show(roster_rows.ordered(rows, self._order), self._just)
        self._show_title()
        if self.app.size.width >= SIDE_FROM:
            self._show_side()

    def _show_title(self) -> None:
        count = len(self._seen)
        extra = roster_rows.order_word(self._order)
        if self.table.scrolled:
            first, last = self.table.in_sight
            extra = fill(_("rows {first}-{last} of {count}"), {"first": first, "last": last, "count": count})
        self.query_one("#list", Section).retitle(n_("{count} person recorded", "{count} people recorded", count), extra)

    def _show_side(self) -> None:
        roomy = self.app.size.width >= ROOMY_FROM
        width = ROOMY_SIDE_WIDTH if roomy else SIDE_WIDTH
        towering = roomy and self.app.size.height >= 40
        for name, title in (("paper", _("Beside the paper")), ("groups", _("Groups")), ("look", _("To be looked at"))):
            self.query_one(f"#{name}", SideBox).retitle(title)
        lines = comparison_lines(paper_count(self._open_activity), width, roomy=towering)
        self.query_one("#paper", SideBox).show(*lines)
        groups = roster_rows.people_by_group(self._open_activity)
        self.query_one("#groups", SideBox).show(*group_lines(groups, width))
        self.call_after_refresh(self._show_findings)

    def _show_findings(self) -> None:
        found = [each for each in checking.findings(self._open_activity) if each.where.section == ROSTER]
        lines: list[Text] = [
            plain("? ", SIGNS["?"]) + plain(f"{place(each)}: {sentence(each)}") for each in found[:FINDINGS]
        ]
        if lines:
            lines += ["", plain(_("F9 opens them all"), "$muted")]
        self.query_one("#look", SideBox).show(*lines)

    def _cells(self, row: Attendee, just: bool) -> PersonCells:  # noqa: FBT001 - called by the table
        return roster_rows.row_cells(self._open_activity, row, just=just)

    def _row_name(self, number: int) -> str | None:
        return next((row.name for row in self._seen if row.number == number), None)

    def _show_mode(self, line: Line) -> None:
        """Say what is being done: a name, a new person, or a row below."""
        row = self.table.current
        self.line.walk = self._walk_key if row is not None else None
        self.line.row_lines = roster_rows.details(self._open_activity, row) if row else ()
        self.line.row_said = self._row_said(row) if row else ()
        mode = "row" if row is not None else "stream" if line.streaming else "name"
        if mode != self._mode:
            self._mode = mode
            self.set_class(mode == "row", "-walking")
            self.call_later(self.repaint_frame)
        title = {"name": _("Name"), "stream": _("New person"), "row": _("Name")}[mode]
        self.query_one("#entry", Section).retitle(title)

    def _row_said(self, row: Attendee) -> tuple[Run, ...]:
        change = fill(_("change no. {number}"), {"number": row.number})
        parts = ((_("Enter"), change), ("F8", _("remove")), ("F7", _("note")), (_("Esc"), _("back to the name")))
        return tuple(run for key, word in parts for run in (Run(key, "key"), Run(f" {word}    ")))

    # What just happened

    def say(self, text: Text, sign: str = "", *rights: Text) -> None:
        """Say it, and say it again once a refusal is over."""
        self._notice, self._refused = (text, sign, rights), False
        super().say(text, sign, *rights)

    def refuse(self, error: FieldappError) -> None:
        """Say why, until the next key that does something."""
        notice = self._notice
        super().refuse(error)
        self._notice, self._refused = notice, True

    def _refuse(self, text: str) -> None:
        super().say(plain(text), "?")
        self._refused = True

    # Keys of the line

    def _carry_out(self, effect: Effect, after: Line) -> bool:
        """Do what a key on the line asks for; False where it could not be done and the line must stay as it is."""
        if isinstance(effect, effects.Refuse):
            self._refuse(sentences.sentence(effect))
            return True
        try:
            if self._refused:
                notice, sign, rights = self._notice
                self.say(notice, sign, *rights)
            if after.text and self.table.here is not None:
                self.table.go_to(None)
            if type(effect) in _CARRIED_OUT:
                _CARRIED_OUT[type(effect)](self, effect)
        except FieldappError as error:
            self.refuse(error)
            return False
        self._show_mode(after)
        return True

    def _mark(self, effect: effects.MarkKnown) -> None:
        self._recorded(rostering.mark_known(self._open_activity, effect.person))

    def _add(self, effect: effects.AddNew) -> None:
        opened = self._open_activity
        self._recorded(rostering.add_new(opened, effect.name, effect.sex, effect.age, effect.group))

    def _recorded(self, row: Attendee) -> None:
        """A row was added: show it, the figures, and say so."""
        opened = self._open_activity
        self._just = row.uid
        self.face.saves.follow(opened.record)
        self._show_rows()
        self.line.context = line_context(opened, self._known)
        self.query_one("#summary", LineWidget).show(*(self.summary() or ("",)))
        said = (
            _("is recorded present as a new person (no. {number}).")
            if row.new
            else _("is recorded present (no. {number}).")
        )
        text = plain(row.name, "bold $strong") + plain(f" {fill(said, {'number': row.number})}")
        self.say(text, "+", _("Wrong? F6 takes it back"))

    def _pick(self, effect: effects.PickNumber) -> None:
        self._stand_on(self._open_activity.numbered(effect.number).uid)

    def _walk(self, effect: effects.Walk) -> None:
        self._move(effect.step)

    # Rows

    def _walk_key(self, key: str) -> None:
        if key == ENTER:
            self.do_open_row()
        elif key == ESCAPE:
            self._stand_on(None)
        else:
            self._move(1 if key == DOWN else -1)

    def _move(self, step: int) -> None:
        self.table.move(step)
        self._stood()

    def _stand_on(self, uid: str | None) -> None:
        self.table.go_to(uid)
        self._stood()

    def _stood(self) -> None:
        self._show_mode(self.line.line)
        self._show_title()
        self.line.repaint()
        row = self.table.current
        if row is not None and self._open_activity.read_only:
            super().say(plain(roster_rows.detail_sentence(self._open_activity, row)))

    def on_key(self, event: Key) -> None:
        """Keys that neither the line nor a command took: page through the rows."""
        steps = {"pageup": -self.table.room, "pagedown": self.table.room, "home": -TO_THE_END, "end": TO_THE_END}
        if not self.line.has_focus:
            steps |= {UP: -1, DOWN: 1}
        if event.key in steps and not self.line.line.text:
            event.stop()
            place = self.table.current
            if place is None or steps[event.key] > 0:
                self._move(max(steps[event.key], 1))
            else:
                self._move_up(-steps[event.key])

    def _move_up(self, steps: int) -> None:
        if not self.table.move(-steps):
            self.table.move(1)
        self._stood()

    # Commands

    def _changeable(self) -> bool:
        opened = self._open_activity
        return bool(opened.attendees) and not opened.read_only and opened.outbox_entry is None

    can_open_row = can_delete_row = can_note = _changeable

    def can_paper(self) -> bool:
        """While the list can be changed."""
        return not self._open_activity.read_only and self._open_activity.outbox_entry is None

    def can_same(self) -> bool:
        """Where a group is asked for."""
        return self.line.line.streaming

    def do_same(self) -> None:
        """The group of the row before."""
        self.line.press("=")

    def do_check(self) -> None:
        """On to Periksa."""
        self.face.open_review(self._open_activity)

    def do_finalise(self) -> None:
        """On to Selesaikan."""
        self.face.open_finalise(self._open_activity)

    def do_open_row(self) -> None:
        """Open the highlighted row, or ask which."""
        self._with_row(_("Which row is to be changed? Number:"), self._open)

    def do_delete_row(self) -> None:
        """Take the highlighted row out, or ask which."""
        self._with_row(_("Which row is to be removed? Number:"), self._remove)

    def do_note(self) -> None:
        """Write a note on the highlighted row, or on the last one."""
        row = self.table.current or self._last()
        self._ask(ask_note(row), lambda text: self._write_note(row, text))

    def do_paper(self) -> None:
        """Ask how many men and women signed the paper."""
        male, female = paper_texts(self._open_activity)
        men, women = _("Men on paper (L)?"), _("Women on paper (P)?")
        self._ask(
            ask_paper(men, male),
            lambda first: self._ask(ask_paper(women, female), lambda second: self._set_paper(first, second)),
        )

    def do_sort(self) -> None:
        """The rows in another order."""
        self._order = self._order.following
        self._show_rows()
        self.say(plain(fill(_("Order: {order}"), {"order": roster_rows.order_word(self._order)})))

    def menu_detail(self, command: str) -> str:
        """Which row the menu would act on."""
        row = self.table.current
        if command == "note":
            row = row or self._last()
        if command in ("open_row", "delete_row", "note") and row is not None:
            return fill(_("no. {number} {name}"), {"number": row.number, "name": row.name})
        return super().menu_detail(command)

    def _last(self) -> Attendee:
        return next((row for row in self._seen if row.uid == self._just), self._seen[-1])

    def _with_row(self, question: str, then: Callable[[Attendee], None]) -> None:
        row = self.table.current
        if row is not None:
            then(row)
            return
        number = self.line.line.number
        if number is not None:
            then(self._open_activity.numbered(number))
            return
        opened = self._open_activity
        self._ask(ask_number(opened, question), lambda text: then(row_of(opened, text)))

    def _ask(self, question: Screen[str | None], then: Callable[[str], None]) -> None:
        self._open_activity.need_open()
        self.app.push_screen(question, lambda answer: None if answer is None else then(answer))

    def _open(self, row: Attendee) -> None:
        self._stand_on(row.uid)
        self.app.push_screen(AttendeeScreen(self._open_activity, row.uid), self._closed)

    def _closed(self, said: object) -> None:
        """The row was left: show it, and say what its screen left to be said."""
        self.changed()
        if isinstance(said, Said):
            self.say(plain(said.text), said.sign, *said.rights)

    def _remove(self, row: Attendee) -> None:
        rostering.remove(self._open_activity, row.uid)
        self.changed()
        slots: dict[str, str | int] = {"number": row.number, "name": row.name}
        self.say(plain(fill(_("Row no. {number} {name} is removed."), slots)), "+", _("Wrong? F6 takes it back"))

    def _write_note(self, row: Attendee, text: str) -> None:
        rostering.correct(self._open_activity, row.uid, note=text or None)
        self.changed()
        said = _("Note on no. {number} {name} recorded.") if text else _("No. {number} {name} has no note now.")
        slots: dict[str, str | int] = {"number": row.number, "name": row.name}
        self.say(plain(fill(said, slots)), "+", _("Wrong? F6 takes it back"))

    def _set_paper(self, male: str, female: str) -> None:
        set_paper_count(self._open_activity, male, female)
        self.changed()
        said = fill(_("Paper count: L {male}, P {female}."), {"male": male or "-", "female": female or "-"})
        self.say(plain(said), "+", _("Wrong? F6 takes it back"))


_CARRIED_OUT: dict[type, Callable[[RosterScreen, Effect], None]] = {
    effects.MarkKnown: RosterScreen._mark,
    effects.AddNew: RosterScreen._add,
    effects.PickNumber: RosterScreen._pick,
    effects.Walk: RosterScreen._walk,
    effects.OpenMenu: lambda screen, _effect: screen.do_menu(),
    effects.OpenHelp: lambda screen, _effect: screen.do_help(),
    effects.TakeBack: lambda screen, _effect: screen.do_undo(),
    effects.GoBack: lambda screen, _effect: screen.do_back(),
}
