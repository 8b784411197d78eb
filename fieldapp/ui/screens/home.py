"""Beranda: go on with the last work, begin something new, what is not handed over yet, and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import OptionList

from fieldapp.errors import Code, FieldappError, fill
from fieldapp.indonesia.dates import long_date
from fieldapp.ui.painting import Text, plain
from fieldapp.ui.screens import home_lines as lines
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.section import Body, Section, SideBox
from fieldapp.wording import _, n_
from fieldapp.workflow.form_library import current_definition
from fieldapp.workflow.overview import Home, Listed, Shown, home, state_word
from fieldapp.workflow.titles import KINDS, title

if TYPE_CHECKING:
    from fieldapp.workflow.activity import OpenActivity

UNSENT_KEYS = "456"
SENT_ROWS = {"-tall": 5, "-towering": 6}
"""Handed over activities that find room below the lists, by height."""


class HomeScreen(WorkScreen):
    """Where every way begins and ends."""

    SCREEN = "home"

    def __init__(self) -> None:
        super().__init__()
        self._home: Home | None = None
        self._named: OpenActivity | None = None

    @property
    def shown(self) -> Home:
        """What is shown now."""
        if self._home is None:
            self._home = home(self.session)
        return self._home

    def compose_main(self) -> ComposeResult:
        """Three lists that Up and Down walk through as one, and what was handed over where there is room."""
        yield Section("", MenuList(id="work-on", classes="chain"), id="work-on-section")
        yield Section("", MenuList(id="unsent", classes="chain"), id="unsent-section", classes="spaced")
        yield Section("", MenuList(id="others", classes="chain"), id="others-section", classes="spaced")
        yield Section("", Body(id="sent"), id="sent-section", classes="only-tall")

    def compose_side(self) -> ComposeResult:
        """What is highlighted, this month, this laptop."""
        yield SideBox("", id="highlighted")
        yield SideBox("", id="month")
        yield SideBox("", id="laptop", classes="dense")

    def summary(self) -> tuple[Text, ...]:
        """Today, and how much of this month was not handed over."""
        month = self.shown.month
        slots: dict[str, str | int] = {"unsent": month.unsent, "total": month.activities}
        said = fill(_("{unsent} of {total} activities of this month not handed over"), slots)
        today = plain(long_date(self.session.today().isoformat()), "bold $strong")
        return (today, plain(said if month.activities else _("no activity this month yet"), "$muted"))

    def hint(self) -> str:
        """How to choose."""
        return _("Press the number, or the arrows and Enter.")

    def repaint(self) -> None:
        """Everything anew: other screens may have changed any of it."""
        self.face.leave_opened()
        self._home = None
        super().repaint()

    def on_mount(self) -> None:
        """Show everything, and say that it is saved."""
        super().on_mount()
        self._say_saved()

    def _say_saved(self) -> None:
        damaged = len(self.session.workspace.damaged)
        if damaged:
            said = n_("{count} file is damaged and left alone.", "{count} files are damaged and left alone.", damaged)
            self.say(plain(f"{said} {_('Everything else works. Tell headquarters.')}"), "!!")
            return
        saved = (self.face.saves.saved_at or "")[11:16]
        last = fill(_("Last {time}"), {"time": saved}) if saved else ""
        self.say(_("Everything typed is saved on this laptop."), "+", last)

    def refresh_view(self) -> None:
        """Fill lists and boxes."""
        shown = self.shown
        self._title("work-on", _("Go on"))
        self.query_one("#work-on", MenuList).show(self._work_items(shown))
        self._title("unsent", _("Not handed over yet"), _waiting(shown))
        unsent = [lines.unsent_item(each, key) for each, key in zip(shown.unsent, UNSENT_KEYS, strict=False)]
        self.query_one("#unsent", MenuList).show(unsent)
        self.query_one("#unsent-section").display = bool(unsent)
        self._title("others", _("Other"))
        self.query_one("#others", MenuList).show(self._other_items(shown))
        self._show_sent(shown)
        self._show_side(shown)

    def _title(self, name: str, title: str, extra: str = "") -> None:
        self.query_one(f"#{name}-section", Section).retitle(title, extra)

    def _work_items(self, shown: Home) -> list[Item]:
        kinds = n_("{count} kind of activity", "{count} kinds of activity", len(current_definition().choices[KINDS]))
        first = [lines.continue_item(shown.last, "1")] if shown.last else []
        return [
            *first,
            lines.plain_item("new", "2", _("Record a new activity"), kinds),
            lines.plain_item("new-roster", "3", _("Make a new attendance list")),
        ]

    def _other_items(self, shown: Home) -> list[Item]:
        total = n_("{count} activity", "{count} activities", shown.total)
        listed = fill(_("{total}, {sent} handed over"), {"total": total, "sent": len(shown.sent)})
        ready = n_("{count} activity ready", "{count} activities ready", shown.ready) if shown.ready else ""
        hand_over = [lines.column_item("hand-over", "9", _("Hand over"), ready, "$saved")] if shown.ready else []
        return [
            lines.column_item("all", "7", _("All activities"), listed if shown.total else ""),
            *hand_over,
            lines.column_item("settings", "p", _("Settings")),
            lines.column_item("help", "b", _("Help")),
        ]

    def _show_sent(self, shown: Home) -> None:
        room = max((rows for name, rows in SENT_ROWS.items() if self.has_class(name)), default=0)
        body = self.query_one("#sent", Body)
        self._title("sent", _("Handed over"))
        body.show(*(_sent_line(each) for each in shown.sent[:room]))
        self.query_one("#sent-section").set_class(not shown.sent, "empty")

    def _show_side(self, shown: Home) -> None:
        for box, name in (("highlighted", _("Highlighted")), ("month", _("This month")), ("laptop", _("This laptop"))):
            self.query_one(f"#{box}", SideBox).retitle(name)
        self.query_one("#month", SideBox).show(*lines.month_lines(shown))
        self.query_one("#laptop", SideBox).show(*lines.laptop_lines(self.session))
        self._show_highlighted()

    def _show_highlighted(self) -> None:
        if self.has_class("-narrow"):
            return
        box = self.query_one("#highlighted", SideBox)
        listed = self._listed_here()
        width = 28 if self.has_class("-wide") else 34
        box.show(*(lines.highlighted_lines(listed, width) if listed else ()))

    def _listed_here(self) -> Listed | None:
        focused = self.focused
        item = focused.chosen if isinstance(focused, MenuList) else None
        return self._listed(item.id) if item else None

    def _listed(self, item: str) -> Listed | None:
        if item == "continue":
            return self.shown.last
        return next((each for each in self.shown.unsent if each.uid == item), None)

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        """Show what is highlighted now."""
        self._show_highlighted()

    def on_descendant_focus(self) -> None:
        """The highlight moved to another list."""
        self._show_highlighted()

    def on_resize(self, event: Resize) -> None:
        """More or less fits."""
        super().on_resize(event)
        self.call_after_refresh(self.refresh_view)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the line."""
        self._named = None
        item = str(event.option_id)
        listed = self._listed(item)
        if listed is None:
            self._open_other(item)
            return
        from fieldapp.workflow.activities import open_activity

        opened = open_activity(self.session, listed.uid, listed.version)
        if item == "continue":
            self.face.open_roster(opened)
        else:
            self.face.open_form(opened)

    def _open_other(self, item: str) -> None:
        ways = {
            "new": self.face.begin_activity,
            "new-roster": self.face.begin_roster,
            "all": self.face.open_activities,
            "hand-over": self.face.open_hand_over,
            "settings": self.face.open_settings,
            "help": self.do_help,
        }
        ways[item]()

    def do_back(self) -> None:
        """Ask before leaving."""
        self.face.ask_to_leave()

    def do_undo(self) -> None:
        """The first time names the last action and its place, the second takes it back: nothing unseen is undone."""
        opened = self._last_changed()
        if opened is None:
            raise FieldappError(Code.NOTHING_TO_UNDO)
        if self._named is not None and self._named.record is opened.record:
            from fieldapp.workflow import undoing

            said = undoing.undo(opened)
            self.face.saves.follow(opened.record)
            self._named = None
            self.repaint()
            self.say(plain(said), "+")
            return
        from fieldapp.workflow import undoing

        what = undoing.last_action(opened)
        if not what:
            raise FieldappError(Code.NOTHING_TO_UNDO)
        self._named = opened
        place = fill(_("Last: {what}, in {title}. F6 again takes it back."), {"what": what, "title": title(opened)})
        self.say(plain(place), "?")

    def _last_changed(self) -> OpenActivity | None:
        """The record that was changed last and can still be changed."""
        last = max(self.shown.unsent, key=lambda each: each.seq, default=None)
        from fieldapp.workflow.activities import open_activity

        return open_activity(self.session, last.uid, last.version) if last else None


def _waiting(shown: Home) -> str:
    total = n_("{count} activity", "{count} activities", len(shown.unsent))
    days = shown.oldest_unsent_days
    if not days or days < 1:
        return total
    return f"{total}, " + n_("the oldest {count} day", "the oldest {count} days", days)


def _sent_line(listed: Listed) -> tuple[Text, ...]:
    state = plain(state_word(Shown.SENT)) + plain(f"  {_('bundle')} {listed.bundle or 0:04d}", "$muted")
    return (lines.sent_item(listed), state, plain(state_word(Shown.SENT)))
