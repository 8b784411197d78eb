"""The frame of every screen: bands, summary, work, side column, status and hint; commands; the saved state."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from fieldapp import wording
from fieldapp.errors import Code, FieldappError
from fieldapp.ui import glyphs
from fieldapp.ui.keys import table
from fieldapp.ui.painting import Text, plain
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.lines import KeyBand, Line, Rule, StatusLine, TitleBand
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.ui.widgets.too_small import SMALLEST, TooSmall
from fieldapp.wording import _, n_

if TYPE_CHECKING:
    from fieldapp.ui.app import FieldApp
    from fieldapp.workflow.activity import OpenActivity
    from fieldapp.workflow.session import Session

_NEWS = frozenset({Code.NOTHING_TO_UNDO, Code.NOTHING_TO_REDO})
"""Refusals that ask nothing of the person."""


class WorkScreen(Screen[object], inherit_bindings=False):
    """A screen of the face. Subclasses name their entry of the key table in `SCREEN` and fill `compose_main`.

    A command of the table runs the method `do_<command>`; it can be used where that method exists and, if there is
    a method `can_<command>`, where that says so. A FieldappError raised anywhere on the screen becomes a sentence in
    the status line.
    """

    SCREEN: ClassVar[str] = "home"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = "MenuList, Field"

    def __init_subclass__(cls, **options: bool) -> None:
        cls.BINDINGS = [*WorkScreen.BINDINGS, *table.bindings(cls.SCREEN)]
        super().__init_subclass__(inherit_bindings=False, **options)

    def __init__(self, opened: OpenActivity | None = None) -> None:
        super().__init__()
        self.opened = opened
        self.ready = False
        """Whether the screen can take keys: it is composed and has its focus."""
        self._hint_line = Line(id="hint")
        self._band = KeyBand(self.key_entries)

    @property
    def face(self) -> FieldApp:
        """The app."""
        return cast("FieldApp", self.app)

    @property
    def session(self) -> Session:
        """The open workspace."""
        return self.face.session

    # What a subclass fills in

    def compose_main(self) -> ComposeResult:
        """The work, from top to bottom."""
        yield from ()

    def compose_side(self) -> ComposeResult:
        """The boxes of the side column, shown from 100 columns on."""
        yield from ()

    def crumbs(self) -> Sequence[str]:
        """The way to this screen, this screen last."""
        return (table.screen_name(self.SCREEN),)

    def hint(self) -> str:
        """What to do now, in a sentence (markup)."""
        return ""

    def summary(self) -> tuple[Text, ...]:
        """Row 2: the left text and right texts of which the first that fits is shown; () for none."""
        return ()

    def refresh_view(self) -> None:
        """Show the data as it is now. Called when the screen appears, after undo and redo, and for another look."""

    # What a subclass calls

    def say(self, text: Text, sign: str = "", *rights: Text) -> None:
        """Row n-3: what just happened or what is wrong; `sign` is "+", "?", "!!" or ""."""
        if self._is_whole:
            self.query_one(StatusLine).say(text, sign, *rights)

    def refuse(self, error: FieldappError) -> None:
        """Say why something could not be done."""
        self.say(plain(wording.say(error)), "" if error.code in _NEWS else "?")

    def changed(self) -> None:
        """Something was recorded: follow the save and show the data."""
        if self.opened is not None:
            self.face.saves.follow(self.opened.record)
        self.repaint()

    def repaint(self) -> None:
        """Show everything as it is now, frame and data."""
        if self._is_whole:
            self.repaint_frame()
            self.refresh_view()

    @property
    def _is_whole(self) -> bool:
        """Whether every part is there: not yet while the screen opens, no longer while it closes."""
        return self._hint_line.is_attached and self._band.is_attached

    # The frame

    def compose(self) -> ComposeResult:
        """The rows of the layout grid."""
        yield TitleBand()
        with Vertical(id="middle"), Vertical(id="page"):
            yield Line(id="summary")
            with Horizontal(id="work"):
                yield Vertical(*self.compose_main(), id="main")
                side = list(self._side())
                if side:
                    yield Vertical(*side, id="side")
            yield StatusLine()
            yield Rule()
            yield self._hint_line
        yield self._band
        yield TooSmall()

    def _side(self) -> Iterator[Widget]:
        yield from cast("Iterator[Widget]", self.compose_side())

    def on_mount(self) -> None:
        """Show the frame and the data."""
        self.repaint()

    def on_screen_resume(self) -> None:
        """Another screen was left: data, language or look may have changed."""
        if self.ready:
            self.repaint()
        else:
            self.call_later(self._become_ready)

    def _become_ready(self) -> None:
        self.ready = True
        self.app.call_later(self.face.take_keys)

    def on_resize(self, event: Resize) -> None:
        """Say so where the terminal is too small; everything stays as it is beneath."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "-too-small")

    def repaint_frame(self) -> None:
        """Show title, summary, hint and keys."""
        if not self._is_whole:
            return
        self.query_one(TitleBand).show(self.crumbs(), self.title_right())
        summary = self.summary()
        line = self.query_one("#summary", Line)
        line.display = bool(summary)
        line.show(*(summary or ("",)))
        self._hint_line.show(self.hint())
        self._band.repaint()
        self.query_one(Rule).repaint()

    def title_right(self) -> Content:
        """What is saved while a record is open, else who works here; unsaved above all."""
        saves = self.face.saves
        if saves.error is not None:
            return plain(f" !! {_('NOT SAVED')} ", "$alarm")
        if saves.slow:
            return plain(_("saving …"), "$muted")
        if self.opened is not None:
            return _saved(saves.saved_at)
        settings = self.session.settings
        who = [part for part in (settings.name, settings.area_name) if part]
        return plain(f" {glyphs.current().separator} ".join(who), "$muted")

    def key_entries(self) -> list[tuple[str, str, str]]:
        """The key band, from the key table."""
        return table.band(self.SCREEN, self.can)

    # Commands

    def can(self, command: str) -> bool:
        """Whether a command can be used here and now."""
        if not hasattr(self, f"do_{command}"):
            return False
        asked: Callable[[], bool] | None = getattr(self, f"can_{command}", None)
        return asked is None or asked()

    async def action_command(self, command: str) -> None:
        """Run a command of the key table."""
        if self.can(command):
            done = getattr(self, f"do_{command}")()
            if inspect.isawaitable(done):
                await done

    def menu_detail(self, command: str) -> str:
        """What the `/` menu says behind a command, such as what would be taken back."""
        if command == "undo" and self.opened is not None:
            from fieldapp.workflow import undoing

            return undoing.last_action(self.opened)
        return ""

    def do_menu(self) -> None:
        """Open the `/` menu."""
        self.face.show_menu(self)

    def do_help(self) -> None:
        """Open Bantuan."""
        self.face.show_help(self)

    def do_back(self) -> None:
        """One step back."""
        self.dismiss(None)

    def do_undo(self) -> None:
        """Take back the last action on the open activity."""
        if self.opened is None:
            raise FieldappError(Code.NOTHING_TO_UNDO)
        from fieldapp.workflow import undoing

        said = undoing.undo(self.opened)
        self.changed()
        self.say(plain(said), "+", _("F6 again: the one before. / 0: do it again"))

    def do_redo(self) -> None:
        """Do again what was taken back."""
        if self.opened is None:
            raise FieldappError(Code.NOTHING_TO_REDO)
        from fieldapp.workflow import undoing

        said = undoing.redo(self.opened)
        self.changed()
        self.say(plain(said), "+")

    def do_save(self) -> None:
        """Reassure: everything is saved by itself."""
        saves = self.face.saves
        if saves.error is not None:
            self.face.show_save_failed()
        elif saves.waiting:
            self.say(_("saving …"))
        else:
            self.say(_("Everything typed is saved on this laptop."), "+")

    def do_unsaved(self) -> None:
        """Show what can be done about a save that failed."""
        self.face.show_save_failed()

    def can_unsaved(self) -> bool:
        """Only while something is not saved."""
        return self.face.saves.error is not None

    # Messages

    async def _dispatch_message(self, message: Message) -> None:
        """A refusal raised by a handler of this screen becomes a sentence; the screen goes on working."""
        try:
            await super()._dispatch_message(message)
        except FieldappError as error:
            self.refuse(error)

    def on_field_full(self, event: Field.Full) -> None:
        """A text was longer than its field takes."""
        limit = event.limit
        self.say(n_("At most {count} letter fits here.", "At most {count} letters fit here.", limit), "?")

    def repaint_look(self) -> None:
        """Glyphs, theme or language changed: lay everything out again."""
        for listed in self.query(MenuList):
            listed.repaint()
        self.repaint()
        self.refresh(layout=True)


def _saved(saved_at: str | None) -> Content:
    if not saved_at:
        return Content("")
    return plain(f"{glyphs.current().saved} ", "$saved") + plain(f"{_('Saved')} {saved_at[11:19]}", "$saved")
