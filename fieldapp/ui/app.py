"""The app: one session, one look, the way from screen to screen, and what happens when something breaks."""

from __future__ import annotations

import inspect
import os
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.console import RenderableType
from textual import events
from textual._time import get_time
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import AwaitMount

from fieldapp.errors import FieldappError, crash_code, fill
from fieldapp.ui import glyphs, themes
from fieldapp.ui.messages import SaveChanged
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.saves import AGAIN, Saves
from fieldapp.ui.timings import KeyTimings
from fieldapp.wording import _, set_language

if TYPE_CHECKING:
    from fieldapp.workflow.activity import OpenActivity
    from fieldapp.workflow.session import Session

ScreenResult = TypeVar("ScreenResult")
TRY_FIRST = "demo"
"""What the app returns where the person wants to try it first."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What is known of the terminal. `color_system` None asks Textual; "none" is a terminal without colours."""

    encoding: str = "utf-8"
    environ: Mapping[str, str] = field(default_factory=dict)
    color_system: str | None = None

    @classmethod
    def here(cls) -> Terminal:
        """The terminal that this process runs in."""
        return cls(sys.stdout.encoding or "ascii", dict(os.environ))


class FieldApp(App[str], inherit_bindings=False):
    """The full-screen face on one session."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (120, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall"), (40, "-towering")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "interrupted", show=False, priority=True),
    ]

    def __init__(self, session: Session, terminal: Terminal, first: WorkScreen | None = None) -> None:
        self._edge_theme = "night"
        super().__init__()
        self.session = session
        self.terminal = terminal
        self.saves = Saves(self._save_changed)
        self.key_timings: KeyTimings | None = None
        """Set it to measure from key to paint; None costs nothing."""
        self.opened: OpenActivity | None = None
        """The activity worked on last, until its screens are left."""
        self._keys: deque[events.Key] = deque()
        self._first = first
        self.animation_level = "none"
        for name in themes.NAMES:
            self.register_theme(themes.theme(name))
        self._take_settings()

    # The look

    def _take_settings(self) -> None:
        settings = self.session.settings
        set_language(settings.language)
        glyphs.use(glyphs.choose(settings.glyphs, self.terminal.encoding, self.terminal.environ))
        self._edge_theme = self._theme_name()
        self.theme = self._edge_theme

    def _theme_name(self) -> str:
        known = self.terminal.color_system
        depth = None if known == "none" else known or self.console.color_system
        no_color = "NO_COLOR" in self.terminal.environ
        return themes.choose(self.session.settings.theme, depth, no_color=no_color)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Every token, so that no theme can leave one undefined."""
        return themes.tokens("night")

    def get_css_variables(self) -> dict[str, str]:
        """The tokens of the theme and the frames of the glyph set."""
        glyph = glyphs.current()
        variables = super().get_css_variables()
        flat = variables["field"] == variables["background"]
        frames = {"frame": glyph.frame, "line": glyph.line, "bar": glyph.bar, "edge": glyph.line if flat else "blank"}
        return {**variables, **frames}

    def change_look(self) -> None:
        """Language, glyphs or theme were set anew: show everything so."""
        self._take_settings()
        self.refresh_css(animate=False)
        for screen in self.screen_stack:
            if isinstance(screen, WorkScreen):
                screen.repaint_look()

    # Screens

    def on_mount(self) -> None:
        """Open the first screen."""
        if self._first is not None:
            self.push_screen(self._first)
        elif self.session.started:
            self.open_home()
        else:
            from fieldapp.ui.screens.first_start import FirstStartScreen

            self.push_screen(FirstStartScreen())

    def open_home(self) -> None:
        """Beranda, with nothing beneath it."""
        from fieldapp.ui.screens.home import HomeScreen

        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(HomeScreen())

    def show_menu(self, beneath: WorkScreen) -> None:
        """The `/` menu over a screen, and what was chosen in it."""
        from fieldapp.ui.screens.menu import MenuScreen

        self.push_screen(MenuScreen(beneath), _then_on(beneath))

    def show_help(self, beneath: WorkScreen) -> None:
        """Bantuan over a screen."""
        from fieldapp.ui.screens.help import HelpScreen

        self.push_screen(HelpScreen(beneath), _then_on(beneath))

    def show_save_failed(self) -> None:
        """The message that stays, over the present screen."""
        from fieldapp.ui.screens.save_failed import SaveFailedScreen

        if isinstance(self.screen, WorkScreen) and not isinstance(self.screen, SaveFailedScreen):
            self.push_screen(SaveFailedScreen(self.screen))

    def open_roster(self, opened: OpenActivity, attendee_uid: str | None = None) -> None:
        """The attendance list of an activity, at the row `attendee_uid`."""
        from fieldapp.ui.screens.roster import RosterScreen

        self.opened = opened
        self.push_screen(RosterScreen(opened, attendee_uid))

    def open_form(self, opened: OpenActivity, path: str | None = None) -> None:
        """The form of an activity, with the cursor in the field `path`."""
        from fieldapp.ui.screens.form import FormScreen

        self.opened = opened
        self.push_screen(FormScreen(opened, path))

    def open_review(self, opened: OpenActivity, said: str = "") -> None:
        """Periksa of an activity: back to it where it lies beneath, else over the present screen; `said` is shown."""
        from fieldapp.ui.screens.review import ReviewScreen

        beneath = [each for each in self.screen_stack if isinstance(each, ReviewScreen) and each.opened is opened]
        if not beneath:
            self.push_screen(ReviewScreen(opened, said))
            return
        beneath[-1].said = said
        while self.screen is not beneath[-1]:
            self.pop_screen()

    def open_finalise(self, opened: OpenActivity) -> None:
        """Selesaikan of an activity."""
        from fieldapp.ui.screens.finalise import FinaliseScreen

        self.push_screen(FinaliseScreen(opened))

    def open_hand_over(self) -> None:
        """Kirim: everything that is ready."""
        from fieldapp.ui.screens.hand_over import HandOverScreen

        self.push_screen(HandOverScreen())

    def try_first(self) -> None:
        """End the app; the command line opens the demonstration and comes back."""
        self.exit(TRY_FIRST)

    def leave_opened(self) -> None:
        """No activity is worked on any more: the index learns what changed."""
        if self.opened is not None:
            from fieldapp.workflow.activities import leave_activity

            leave_activity(self.opened)
            self.opened = None

    def begin_activity(self) -> None:
        """A new activity: village, kind, then its form."""
        self._begin(self.open_form)

    def begin_roster(self) -> None:
        """A new activity: village, kind, then its attendance list."""
        self._begin(self.open_roster)

    def _begin(self, open_with: Callable[[OpenActivity], None]) -> None:
        from fieldapp.ui.screens.village import VillageScreen

        self.push_screen(VillageScreen(open_with))

    def open_activities(self) -> None:
        """The list of all activities."""
        from fieldapp.ui.screens.all_activities import AllActivitiesScreen

        self.push_screen(AllActivitiesScreen())

    def open_settings(self) -> None:
        """Pengaturan."""
        from fieldapp.ui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def action_leave(self) -> None:
        """Ctrl+Q: the same as Esc on Beranda."""
        self.ask_to_leave()

    def ask_to_leave(self) -> None:
        """Ask once whether to quit; unsaved work is named."""
        from fieldapp.ui.screens.ask import AskScreen

        if isinstance(self.screen, AskScreen):
            return
        unsaved = self.saves.error is not None
        question = _("Not everything is saved! Quit all the same?") if unsaved else _("Quit? Everything is saved.")
        ask = AskScreen(question, _("Enter quits, Esc stays."), sign="!!" if unsaved else "", yes=_("Quit"))
        self.push_screen(ask, self._left)

    def _left(self, answer: str | None) -> None:
        if answer is not None:
            self.exit("")

    def action_interrupted(self) -> None:
        """Ctrl+C stops nothing; people press it to get out."""
        if isinstance(self.screen, WorkScreen):
            self.screen.say(_("Press Esc to go back."))

    # Saves

    def _save_changed(self) -> None:
        self.post_message(SaveChanged())

    def on_save_changed(self, _message: SaveChanged) -> None:
        """A save ended or is slow: show it, and the message that stays where it failed."""
        if self.key_timings is not None:
            self.key_timings.close()
        failed_before = self.saves.error is not None
        newly_failed = self.saves.settle()
        if not self.screen_stack:
            return
        if isinstance(self.screen, WorkScreen) and self.screen.is_mounted:
            self.screen.repaint_frame()
        if newly_failed:
            self.show_save_failed()
        elif failed_before and self.saves.error is None:
            self._saved_again()
        if self.saves.error is not None and not self.saves.waiting:
            self.set_timer(AGAIN, self._try_again, name="save again")

    def _try_again(self) -> None:
        if self.saves.error is not None and not self.saves.waiting:
            self.saves.retry()

    def _saved_again(self) -> None:
        from fieldapp.ui.screens.save_failed import SaveFailedScreen

        if isinstance(self.screen, SaveFailedScreen):
            self.screen.dismiss(None)
        elif isinstance(self.screen, WorkScreen):
            self.screen.say(_("Everything typed is saved on this laptop."), "+")

    # Keys and paint

    async def on_event(self, event: events.Event) -> None:
        """Ctrl+J is Enter (some tools paste it so); note the time of a key where it is measured."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if self.key_timings is not None:
                self.key_timings.arrived(event.key, event.time)
            self._keys.append(events.Key("enter", "\r") if event.key == "ctrl+j" else event)
            await self.take_keys()
        else:
            await super().on_event(event)

    async def take_keys(self) -> None:
        """Take in the keys that wait, in order, as long as the present screen is ready for them.

        A key pressed while a screen is being opened, such as the digit behind `/`, would be lost otherwise.
        """
        while self._keys and getattr(self.screen, "ready", True):
            await super().on_event(self._keys.popleft())

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Paint, and note the time where keys are measured; without a terminal the bytes are made all the same."""
        super()._display(screen, renderable)
        if self.key_timings is not None and renderable is not None and not self._batch_count:
            if self.is_headless and hasattr(renderable, "render_segments"):
                renderable.render_segments(self.console)
            self.key_timings.painted(get_time())

    # What must not happen

    def push_screen(  # type: ignore[override]
        self,
        screen: Screen[ScreenResult],
        callback: Callable[..., object] | None = None,
        wait_for_dismiss: bool = False,
        *,
        mode: str | None = None,
    ) -> AwaitMount:
        """Open a screen; a refusal raised while its answer is carried out becomes a sentence, as everywhere."""
        pushed: AwaitMount = super().push_screen(screen, callback and self._answered(callback), mode=mode)
        return pushed

    def _answered(self, callback: Callable[..., object]) -> Callable[[object], Awaitable[None]]:
        async def then(answer: object) -> None:
            try:
                done = callback(answer)
                if inspect.isawaitable(done):
                    await done
            except FieldappError as error:
                if not isinstance(self.screen, WorkScreen):
                    raise
                self.screen.refuse(error)

        return then

    async def _dispatch_message(self, message: object) -> None:
        """A refusal raised by a key becomes a sentence on the present screen."""
        try:
            await super()._dispatch_message(message)  # type: ignore[arg-type]
        except FieldappError as error:
            if not isinstance(self.screen, WorkScreen):
                raise
            self.screen.refuse(error)

    def _handle_exception(self, error: Exception) -> None:
        """End with a sentence and exit code 1; the traceback is nothing for a person who records activities."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.panic(self.crash_sentence(error))

    def crash_sentence(self, error: Exception) -> str:
        """What happened, what is safe, what to do, and a code that tells headquarters where it broke."""
        saved = (self.saves.saved_at or "")[11:19]
        until = _("What was typed until {time} is safe.")
        safe = fill(until, {"time": saved}) if saved else _("What was saved is safe.")
        again = _("Start fieldapp again. Code for headquarters: {code}")
        return f"{_('Something went wrong.')} {safe} {fill(again, {'code': crash_code(error)})}"


def _then_on(beneath: WorkScreen) -> Callable[[object], Awaitable[None]]:
    async def then(command: object) -> None:
        if isinstance(command, str):
            await beneath.action_command(command)

    return then


def make_app(session: Session, terminal: Terminal | None = None, first: WorkScreen | None = None) -> FieldApp:
    """The app on a session. `first` replaces the first screen (tests).

    NO_COLOR leaves the environment before Textual sees it: Textual would choose its filter while the default theme
    is still set and paint black on black; the theme `mono` does what NO_COLOR asks for.
    """
    known = terminal or Terminal.here()
    os.environ.pop("NO_COLOR", None)
    return FieldApp(session, known, first)


def run(session: Session) -> tuple[int, str]:
    """Run the app in this terminal; returns the exit code and what the app returned ("" or `TRY_FIRST`)."""
    app = make_app(session)
    returned = app.run(mouse=False)
    return app.return_code or 0, returned or ""
