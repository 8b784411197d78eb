"""Daftar hadir: the line on which people are marked present or written down, over the list."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import cast

from textual.app import ComposeResult
from textual.events import Key, Resize

from fieldapp.errors import FieldappError, fill
from fieldapp.model.attendee import Attendee
from fieldapp.roster import effects, sentences
from fieldapp.roster.effects import Effect
from fieldapp.roster.line import DOWN, ENTER, ESCAPE, UP, Line
from fieldapp.ui.keys import table
from fieldapp.ui.painting import Text, plain
from fieldapp.ui.screens import roster_rows
from fieldapp.ui.screens.roster_list import RosterList
from fieldapp.ui.widgets.lines import Line as ShownLine
from fieldapp.ui.widgets.painted_lines import Run
from fieldapp.ui.widgets.roster_line import RosterLine
from fieldapp.ui.widgets.section import Section
from fieldapp.wording import _
from fieldapp.workflow import rostering
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.registers import register_problem
from fieldapp.workflow.roster_world import KnownPeople, line_context, repair_registers

HEADER_FROM = 30
"""Rows of the terminal from which the list has a header."""
PAGES = {"pageup": -1, "pagedown": 1, "home": -1_000_000, "end": 1_000_000}
"""How many rows further down these keys go, in times of what is in sight."""
NAME, NEW_PERSON, ROW = "name", "new person", "row"
"""What is being done: a name is typed, a new person is written down, or a row of the list is highlighted."""
IN_MODE: dict[str, tuple[str, ...]] = {
    NEW_PERSON: ("erase", "back", "undo", "menu"),
    ROW: ("forward", "delete_row", "note", "arrows", "undo", "menu", "back"),
}
"""The key band while something else is done than a name typed."""
TO_READ = ("arrows", "undo", "check", "menu", "help", "back")
"""The key band of a list that can only be read."""


class RosterScreen(RosterList):
    """The attendance list of one activity. `attendee_uid` is the row to stand on at first."""

    CSS_PATH = "roster.tcss"
    AUTO_FOCUS = "RosterLine"

    def __init__(self, opened: OpenActivity, attendee_uid: str | None = None) -> None:
        super().__init__(opened)
        self._start_at = attendee_uid
        self._mode = NAME
        self._notice: tuple[Text, str, tuple[Text, ...]] = ("", "", ())
        self._refused = False
        repair_registers(opened)
        self._known = KnownPeople(opened)
        self._commands = {key: each.id for each in table.commands(self.SCREEN) if each.bind for key in each.keys}
        self.line = RosterLine(line_context(opened, self._known), self._carry_out, self._other_key, self._row_name)

    def compose_main(self) -> ComposeResult:
        """The line above, the rows below."""
        yield Section("", self.line, id="entry")
        yield Section("", self.table, id="list", classes="stretch dense")

    def hint(self) -> str:
        """What to do now."""
        if self._open_activity.outbox_entry is not None:
            return _('Handed over: read only. To change it: "Make a correction" in all activities.')
        if self._open_activity.read_only:
            return _("Finished, so it can only be read. F6 unlocks it (or / 1).")
        if self._mode == NEW_PERSON:
            return _("Letter L/P, age in digits, letter of the group. Enter or Tab between is fine.")
        if self._mode == ROW:
            return _("Enter changes this row. Type a name to go on writing people down.")
        return _("Begin the first name, space, begin the last. Example: si am = Siti Aminah")

    def key_entries(self) -> list[tuple[str, str, str]]:
        """The keys of what is being done."""
        shown = {entry[0]: entry for entry in super().key_entries()}
        shown["erase"] = ("erase", _("Backspace"), _("Erase"))
        if self.locked:
            return [shown[name] for name in TO_READ if name in shown]
        if self._mode == NEW_PERSON:
            shown["back"] = ("back", _("Esc"), _("To the name"))
        if self._mode == ROW:
            shown["forward"] = ("forward", _("Enter"), _("Change"))
            shown["delete_row"], shown["note"] = ("delete_row", "F8", _("Remove")), ("note", "F7", _("Note"))
        return [shown[name] for name in IN_MODE.get(self._mode, shown) if name != "erase" or self._mode != NAME]

    # Showing

    def on_mount(self) -> None:
        """Say so where the people known cannot be read: everything else works. Make ready for quick keys."""
        problem = register_problem(self._open_activity)
        if problem is not None:
            self.call_later(self.refuse, problem)
        self.call_after_refresh(_settle_memory)

    def on_resize(self, event: Resize) -> None:
        """Another size has other columns, a header or none, and figures in another place."""
        self.line.headed = self.table.headed = event.size.height >= HEADER_FROM
        self.repaint()

    def refresh_view(self) -> None:
        """Show the list as it is now; the line keeps what is typed on it."""
        opened = self._open_activity
        self._lock(self.locked)
        self._just = roster_rows.touched(self._seen, opened.attendees, self._just)
        if self._start_at is not None:
            self.table.here, self._start_at = self._start_at, None
        self.show_rows()
        self.line.context = line_context(opened, self._known)
        self._show_mode(self.line.line)
        self.line.repaint()

    def _lock(self, locked: bool) -> None:
        """Without the line where the list can only be read."""
        self.set_class(locked, "-read-only")
        self.line.can_focus = not locked
        if locked and self.line.has_focus:
            self.set_focus(None)
        elif not locked and self.focused is None:
            self.line.focus()

    def stood(self) -> None:
        """Another row, or none, is highlighted: say what can be done with it."""
        super().stood()
        self._show_mode(self.line.line)
        self.line.repaint()
        row = self.table.current
        if row is not None and self.locked:
            self.say(plain(roster_rows.detail_sentence(row)))

    def _show_mode(self, line: Line) -> None:
        row = self.table.current
        self.line.walk = self._walk_key if row is not None else None
        self.line.row_lines = roster_rows.details(self._open_activity, row) if row else ()
        self.line.row_said = _row_said(row) if row else ()
        mode = ROW if row is not None else NEW_PERSON if line.streaming else NAME
        self.query_one("#entry", Section).retitle(_("New person") if mode == NEW_PERSON else _("Name"))
        if mode != self._mode:
            self._mode = mode
            self.query_one("#entry").set_class(mode == ROW, "-left")
            self.query_one("#list").set_class(mode == ROW, "-here")
            self.repaint_frame()

    def _row_name(self, number: int) -> str | None:
        return next((row.name for row in self._seen if row.number == number), None)

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

    def _refuse(self, effect: effects.Refuse, line: Line) -> None:
        """Say why; a Tab out of habit behind the last letter of a row is none worth a word."""
        if line.text or effect.reason is not effects.Reason.NAME_FIRST:
            super().say(plain(sentences.sentence(effect)), "?")
            self._refused = True

    def _say_again(self) -> None:
        if self._refused:
            text, sign, rights = self._notice
            self.say(text, sign, *rights)

    # Keys

    def _carry_out(self, effect: Effect, after: Line) -> bool:
        """Do what a key on the line asks for; False where it could not be done and the line must stay as it is."""
        if isinstance(effect, effects.Refuse):
            self._refuse(effect, after)
            return True
        self._say_again()
        if after.text and self.table.here is not None:
            self.stand_on(None)
        try:
            if type(effect) in _CARRIED_OUT:
                _CARRIED_OUT[type(effect)](self, effect)
        except FieldappError as error:
            self.refuse(error)
            return False
        self._show_mode(after)
        return True

    def mark(self, effect: effects.MarkKnown) -> None:
        """Put a known person on the list."""
        self._recorded(rostering.mark_known(self._open_activity, effect.person))

    def add(self, effect: effects.AddNew) -> None:
        """Put a new person on the list."""
        opened = self._open_activity
        self._recorded(rostering.add_new(opened, effect.name, effect.sex, effect.age, effect.group))

    def _recorded(self, row: Attendee) -> None:
        """A row was added: show it and the figures, and say so."""
        self._just = row.uid
        self.face.saves.follow(self._open_activity.record)
        self.show_rows()
        self.line.context = line_context(self._open_activity, self._known)
        self.query_one("#summary", ShownLine).show(*(self.summary() or ("",)))
        new = _("is recorded present, a new person (no. {number}).")
        said = fill(new if row.new else _("is recorded present (no. {number})."), {"number": row.number})
        self.say(
            plain(row.name, "bold $strong") + plain(f" {said}"),
            "+",
            _("Wrong? F6 takes it back"),
            _("F6 takes it back"),
        )

    def pick(self, effect: effects.PickNumber) -> None:
        """Go to the row with this number."""
        self.stand_on(self._open_activity.numbered(effect.number).uid)

    def numbered(self) -> int | None:
        """The number typed on the line."""
        return self.line.line.number

    def _walk_key(self, key: str) -> None:
        """A key of the line while a row is highlighted."""
        self._say_again()
        if key == ENTER:
            self.do_open_row()
        elif key == ESCAPE:
            self.stand_on(None)
        else:
            self.walk(1 if key == DOWN else -1)

    async def _other_key(self, key: str) -> bool:
        """A key that the line did not take: page through the rows, or a command."""
        if key in PAGES and not self.line.line.text:
            self.page(PAGES[key] * self.table.room)
        elif key in self._commands:
            try:
                await self.action_command(self._commands[key])
            except FieldappError as error:
                self.refuse(error)
        return key in PAGES or key in self._commands

    def on_key(self, event: Key) -> None:
        """Walk and page through the rows of a list that can only be read, where there is no line."""
        steps = {UP: -1, DOWN: 1, **{key: pages * self.table.room for key, pages in PAGES.items()}}
        if self.locked and event.key in steps:
            event.stop()
            self.page(steps[event.key])

    def can_same(self) -> bool:
        """Where a group is asked for."""
        return self.line.line.streaming

    def do_same(self) -> None:
        """The group of the row before."""
        self.line.press("=")


def _settle_memory() -> None:
    """Take what was just loaded out of the collector's rounds, which would hold up a key for a tenth of a second."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _row_said(row: Attendee) -> tuple[Run, ...]:
    change = fill(_("change no. {number}"), {"number": row.number})
    parts = ((_("Enter"), change), ("F8", _("remove")), ("F7", _("note")), (_("Esc"), _("back to the name")))
    return tuple(run for key, word in parts for run in (Run(key, "key"), Run(f" {word}    ")))


def _does(action: Callable[[RosterScreen], None]) -> Callable[[RosterScreen, Effect], None]:
    return lambda screen, _effect: action(screen)


_CARRIED_OUT: dict[type, Callable[[RosterScreen, Effect], None]] = {
    effects.MarkKnown: lambda screen, effect: screen.mark(cast("effects.MarkKnown", effect)),
    effects.AddNew: lambda screen, effect: screen.add(cast("effects.AddNew", effect)),
    effects.PickNumber: lambda screen, effect: screen.pick(cast("effects.PickNumber", effect)),
    effects.Walk: lambda screen, effect: screen.walk(cast("effects.Walk", effect).step),
    effects.OpenMenu: _does(RosterScreen.do_menu),
    effects.OpenHelp: _does(RosterScreen.do_help),
    effects.TakeBack: _does(RosterScreen.do_undo),
    effects.GoBack: _does(RosterScreen.do_back),
}
