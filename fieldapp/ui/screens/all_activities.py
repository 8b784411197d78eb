"""Semua kegiatan: every activity by its newest version, narrowed by typing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList

from fieldapp.errors import Code, FieldappError, fill
from fieldapp.ui import glyphs
from fieldapp.ui.painting import columns, fit, plain
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.labelled import Labelled
from fieldapp.ui.widgets.lines import LaidOut
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.section import Section
from fieldapp.wording import _, n_
from fieldapp.workflow import undoing
from fieldapp.workflow.activities import discard, leave_activity, open_activity, restore
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.correcting import begin_correction
from fieldapp.workflow.overview import Listed, Shown, all_activities, count_states, state_word
from fieldapp.workflow.titles import title

DAY, VILLAGE, PRESENT, STATE, NOTE = 9, 17, 6, 10, 16
STATE_STYLES = {Shown.DRAFT: "$uncertain", Shown.READY: "$saved", Shown.SENT: "$foreground", Shown.DELETED: "$muted"}
LETTER_FOR_CORRECTION = "b"


class AllActivitiesScreen(WorkScreen):
    """Letters go into the search field; Down goes into the list, where `b` makes a correction."""

    SCREEN = "activities"
    AUTO_FOCUS = "#search"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Listed, ...] = ()
        self._named: OpenActivity | None = None

    def compose_main(self) -> ComposeResult:
        """The search field over the list."""
        field = Field(entry=True, id="search", classes="entry")
        yield Section("", Labelled("", field, id="search-row", classes="unlabelled"), id="search-section")
        yield Section(
            "",
            LaidOut(_heads, id="heads"),
            MenuList(id="activities", classes="lit"),
            id="list-section",
            classes="stretch dense",
        )

    def hint(self) -> str:
        """How to search and what Enter does."""
        return _("Letters search. Enter opens. What was handed over can only be read.")

    def refresh_view(self) -> None:
        """The activities that the typed words leave."""
        self.query_one("#search-section", Section).retitle(_("Search"))
        self.query_one("#search-row", Labelled).relabel("", _("village, kind, month (“okt”), state"))
        self._fill()

    def _fill(self) -> None:
        self.face.leave_opened()
        self._rows = all_activities(self.session, self.query_one("#search", Field).value)
        total = n_("{count} activity", "{count} activities", len(self._rows))
        self.query_one("#list-section", Section).retitle(total, _counted(self._rows))
        self.query_one("#heads", LaidOut).refresh()
        self.query_one("#activities", MenuList).show([_item(row) for row in self._rows])

    @property
    def _here(self) -> Listed | None:
        item = self.query_one("#activities", MenuList).chosen
        return next((row for row in self._rows if item and _id(row) == item.id), None)

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Another word, another list."""
        self._fill()
        self.query_one("#activities", MenuList).highlighted = 0 if self._rows else None
        if not self._rows:
            self.say(_("No activity has all these words. Esc clears the search."), "?")
        else:
            self.say("")

    def on_key(self, event: Key) -> None:
        """Down from the field goes into the list, Up from its start back; letters in the list search on."""
        listed = self.query_one("#activities", MenuList)
        field = self.query_one("#search", Field)
        if self.focused is field and event.key == "down":
            event.stop()
            listed.focus()
        elif self.focused is listed:
            self._on_list_key(event, listed, field)

    def _on_list_key(self, event: Key, listed: MenuList, field: Field) -> None:
        if event.key == "up" and not listed.highlighted:
            field.focus()
        elif event.character == LETTER_FOR_CORRECTION and self.can_correct():
            event.stop()
            self.do_correct()
        elif event.character and event.character.isalnum():
            event.stop()
            field.focus()
            field.value += event.character
            field.cursor_position = len(field.value)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Enter in the field opens the first row."""
        self._open()

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Enter in the list opens the row."""
        self._open()

    def _open(self) -> None:
        here = self._here
        if here is None:
            self.say(_("No activity has all these words. Esc clears the search."), "?")
        elif here.state is Shown.DELETED:
            self.say(_("This draft was thrown away. F8 brings it back."), "?")
        else:
            self.face.open_form(self._opened(here))

    def _opened(self, listed: Listed) -> OpenActivity:
        return open_activity(self.session, listed.uid, listed.version)

    def can_delete_row(self) -> bool:
        """On a draft, and on one that was thrown away."""
        here = self._here
        return here is not None and here.state in (Shown.DRAFT, Shown.DELETED)

    def do_delete_row(self) -> None:
        """Throw the draft away, or bring it back."""
        here = self._here
        if here is None:
            return
        opened = self._opened(here)
        thrown = here.state is not Shown.DELETED
        (discard if thrown else restore)(opened)
        self._done(opened)
        said = _("Thrown away: {title}.") if thrown else _("Brought back: {title}.")
        self.say(plain(fill(said, {"title": title(opened)})), "+", _("Wrong? F6 takes it back"))

    def _done(self, opened: OpenActivity) -> None:
        self._named = opened
        self.face.saves.follow(opened.record)
        leave_activity(opened)
        self.repaint()

    def can_correct(self) -> bool:
        """On what was handed over."""
        here = self._here
        return here is not None and here.state is Shown.SENT

    def do_correct(self) -> None:
        """Make version n+1 and open it."""
        here = self._here
        if here is not None:
            correction = begin_correction(self._opened(here))
            self.face.saves.follow(correction.record)
            self.face.open_form(correction)

    def do_undo(self) -> None:
        """Take back what was done here; anything else is named first."""
        opened = self._named or self._last_changed()
        if opened is None:
            raise FieldappError(Code.NOTHING_TO_UNDO)
        if self._named is None:
            what = undoing.last_action(opened)
            if not what:
                raise FieldappError(Code.NOTHING_TO_UNDO)
            self._named = opened
            named = _("Last: {what}, in {title}. F6 again takes it back.")
            self.say(plain(fill(named, {"what": what, "title": title(opened)})), "?")
            return
        said = undoing.undo(opened)
        self._done(opened)
        self._named = None
        self.say(plain(said), "+")

    def _last_changed(self) -> OpenActivity | None:
        rows = [row for row in all_activities(self.session) if row.state is not Shown.SENT]
        last = max(rows, key=lambda row: row.seq, default=None)
        return self._opened(last) if last else None

    def do_back(self) -> None:
        """The first Esc clears the search, the next goes home."""
        field = self.query_one("#search", Field)
        if field.value:
            field.value = ""
            field.focus()
        else:
            self.dismiss(None)


def _id(row: Listed) -> str:
    return f"{row.uid}.{row.version}"


def _kind_width(width: int) -> int:
    return max(width - 1 - DAY - VILLAGE - PRESENT - 2 - STATE - _note_width(width), 10)


def _note_width(width: int) -> int:
    return NOTE if width >= 70 else 0


def _heads(width: int) -> Content:
    cells = (
        (_("Date"), DAY),
        (_("Village"), VILLAGE),
        (_("Kind"), _kind_width(width)),
        (_("People"), -PRESENT),
        ("", 2),
        (_("State"), STATE),
    )
    return plain(" ") + columns(*((plain(text, "$muted"), size) for text, size in cells))


def _item(listed: Listed) -> Item:
    return Item(_id(listed), lambda width: _line(listed, width))


def _line(listed: Listed, width: int) -> Content:
    style = STATE_STYLES[listed.state]
    note = plain(_note(listed), "$muted")
    cells = columns(
        (plain(listed.day or glyphs.current().dash), DAY),
        (plain(listed.villages, "$muted"), VILLAGE - 1),
        ("", 1),
        (plain(listed.kind), _kind_width(width) - 1),
        ("", 1),
        (plain(str(listed.present.total)), -PRESENT),
        ("", 2),
        (plain(state_word(listed.state), style), STATE),
        (note, _note_width(width)),
    )
    return fit(plain(" ") + cells, width)


def _note(listed: Listed) -> str:
    if listed.state is Shown.SENT:
        return fill(_("bundle {number}"), {"number": f"{listed.bundle or 0:04d}"})
    if listed.state is Shown.READY:
        return _("not handed over")
    return fill(_("version {number}"), {"number": listed.version}) if listed.version > 1 else ""


def _counted(rows: tuple[Listed, ...]) -> str:
    counts = count_states(rows)
    return "   ".join(f"{state_word(state)} {counts[state]}" for state in Shown if counts[state])
