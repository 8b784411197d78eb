"""Kirim: where the bundle goes and who can read it, then six steps with a bar; Esc cancels and leaves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from textual.app import ComposeResult
from textual.message import Message

from fieldapp import wording
from fieldapp.errors import Code, FieldappError, fill
from fieldapp.ui.painting import Text, plain
from fieldapp.ui.screens import hand_over_lines as lines
from fieldapp.ui.screens.ask import AskScreen
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.handed_over import HandedOverScreen
from fieldapp.ui.widgets.meter import Meter
from fieldapp.ui.widgets.section import Body, Section, SideBox
from fieldapp.ui.widgets.step_list import StepList
from fieldapp.wording import _, n_
from fieldapp.workflow.bundle_files import folder_named
from fieldapp.workflow.handing_over import HandedOver, HandOver, Progress, Step, default_folder
from fieldapp.workflow.overview import Listed, Shown, all_activities

_PARTS = 100
"""Parts of the bar for one step."""


class Stage(Enum):
    """Where the screen is."""

    BEFORE = "before"
    RUNNING = "running"
    STOPPED = "stopped"


class HandOverScreen(WorkScreen):
    """Writes nothing before Enter. The work runs on a thread of its own; the screen only shows how far it is."""

    SCREEN = "hand_over"
    CSS_PATH = "hand_over.tcss"

    @dataclass
    class Moved(Message, bubble=False):
        """The work went on."""

        progress: Progress
        detail: str

    @dataclass
    class Ended(Message, bubble=False):
        """The work ended: with a bundle, or with the reason why there is none."""

        outcome: HandedOver | FieldappError

    def __init__(self) -> None:
        super().__init__()
        self._stage = Stage.BEFORE
        self._folder: Path | None = None
        self._hand_over: HandOver | None = None
        self._progress: Progress | None = None
        self._details: dict[Step, str] = {}
        self._failure: FieldappError | None = None
        self._ready: tuple[Listed, ...] = ()

    def compose_main(self) -> ComposeResult:
        """The steps; below them who can read it, the bar, or why it stopped; the file."""
        yield Section("", StepList(id="steps"), id="six")
        yield Section("", Body(id="readable"), id="seal", classes="uncertain")
        yield Section("", Meter(percent=True, id="bar"), Body(id="careful"), id="running")
        yield Section("", Body(id="why"), id="stopped", classes="problem")
        yield Section("", Body(id="file-text"), id="file")

    def compose_side(self) -> ComposeResult:
        """The file, and what goes into it."""
        yield SideBox("", id="side-file")
        yield SideBox("", id="side-content")

    @property
    def folder(self) -> Path:
        """Where the bundle goes."""
        return self._folder or default_folder(self.session)

    @property
    def _is_running(self) -> bool:
        return self._stage is Stage.RUNNING

    def summary(self) -> tuple[Text, ...]:
        """From how many activities, and which step is running."""
        if not self._ready and not self._is_running:
            return (plain(_("No activity is ready to be handed over"), "bold $strong"),)
        count = len(self._ready)
        made = n_("A bundle of {count} activity that is ready", "A bundle of {count} activities that are ready", count)
        step = self._progress.step.value if self._progress and self._is_running else 0
        where = fill(_("step {step} of 6"), {"step": step}) if step else ""
        return plain(made, "bold $strong"), plain(where, "$muted")

    def hint(self) -> str:
        """What to do now."""
        if self._is_running:
            return _("Wait until step 6 is done.")
        if not self._ready:
            return _("Finish an activity first. Esc goes back.")
        if self._stage is Stage.STOPPED:
            return _("Enter tries again.  s = another folder.  Esc goes back.")
        return _("Enter begins.  s = another folder, such as a stick.  Esc goes back.")

    # What is shown

    def refresh_view(self) -> None:
        """Show the steps, the file and what goes into it."""
        if not self._is_running:
            listed = all_activities(self.session)
            self._ready = tuple(each for each in listed if each.state is Shown.READY)
        self.repaint_frame()
        stopped = self._progress.step if self._stage is Stage.STOPPED and self._progress else None
        self.query_one("#six", Section).retitle(_("Six steps"))
        self.query_one(StepList).show(lines.steps(self._progress, stopped, self._details))
        self._show_seal()
        self._show_bar()
        self._show_failure()
        self._show_file()

    def _show_seal(self) -> None:
        box = self.query_one("#seal", Section)
        box.display = bool(self._ready) and not self._is_running and not self.session.has_headquarters_key
        box.retitle(_("Not sealed"))
        rows = sum(each.present.total for each in self._ready)
        self.query_one("#readable", Body).show(*lines.readable_by_all(rows))

    def _show_bar(self) -> None:
        box = self.query_one("#running", Section)
        box.display = self._is_running
        progress = self._progress
        if progress is None:
            return
        box.retitle(fill(_("Step {step} of 6"), {"step": progress.step.value}))
        self.query_one(Meter).show(_parts_done(progress), _PARTS * len(Step))
        careful = plain("!! ", "$sign-problem") + plain(_("Do not pull the stick out yet."), "bold $strong")
        self.query_one("#careful", Body).show(careful + plain(" " + _("Usually less than half a minute.")))

    def _show_failure(self) -> None:
        box = self.query_one("#stopped", Section)
        box.display = self._failure is not None and self._stage is Stage.STOPPED
        if self._failure is None:
            return
        cancelled = self._failure.code is Code.HAND_OVER_CANCELLED
        box.set_class(not cancelled, "problem")
        box.retitle(_("Cancelled") if cancelled else _("Not handed over"))
        kept = _("Nothing counts as handed over; everything entered is still here.")
        self.query_one("#why", Body).show(plain(wording.say(self._failure)), plain(kept, "$muted"))

    def _show_file(self) -> None:
        self.query_one("#file", Section).retitle(_("File"))
        path = self._hand_over.path if self._hand_over and self._is_running else None
        about = lines.file_lines(self.folder, path)
        self.query_one("#file-text", Body).show(*lines.beside(about, max(self.app.size.width - 4, 20)))
        box = self.query_one("#side-file", SideBox)
        box.retitle(_("File"))
        box.show(*lines.below(about, 28 if self.app.size.width < 120 else 34))
        box = self.query_one("#side-content", SideBox)
        box.retitle(_("Content"))
        rows = sum(each.present.total for each in self._ready)
        told = n_("{count} attendance row", "{count} attendance rows", rows)
        box.show(*([*lines.listed_lines(self._ready), "", plain(told, "$muted")] if self._ready else []))

    # The work

    def do_start(self) -> None:
        """Begin, or try again; every run takes a number of its own."""
        self._stage, self._failure, self._progress, self._details = Stage.RUNNING, None, None, {}
        self._hand_over = HandOver(self.session, self.folder, self._report)
        self.refresh_view()
        self.say(_("Esc cancels. What was entered stays as it is."))
        self.run_worker(self._work, thread=True, name="hand over")

    def can_start(self) -> bool:
        """While nothing is running and something is ready."""
        return not self._is_running and bool(self._ready)

    def _work(self) -> None:
        if self._hand_over is None:
            return
        try:
            outcome: HandedOver | FieldappError = self._hand_over.run()
        except FieldappError as error:
            outcome = error
        self.post_message(self.Ended(outcome))

    def _report(self, progress: Progress) -> None:
        """On the thread of the work: only a message to the screen."""
        if self._hand_over is not None:
            sealed = self.session.has_headquarters_key
            self.post_message(self.Moved(progress, lines.step_detail(self._hand_over, progress, sealed=sealed)))

    def on_hand_over_screen_moved(self, event: Moved) -> None:
        """Show how far it is."""
        self._progress = event.progress
        if event.detail:
            self._details[event.progress.step] = event.detail
        self.refresh_view()

    def on_hand_over_screen_ended(self, event: Ended) -> None:
        """Go on to what was made, or say why nothing was."""
        outcome = event.outcome
        if isinstance(outcome, HandedOver):
            while self.app.screen is not self:
                self.app.pop_screen()
            self.app.switch_screen(HandedOverScreen(outcome))
            return
        self._stage, self._failure = Stage.STOPPED, outcome
        self.refresh_view()
        self.say("" if outcome.code is Code.HAND_OVER_CANCELLED else _("Not handed over."), "!!")
        if outcome.code is Code.HAND_OVER_CANCELLED:
            self.say(_("Cancelled. Nothing was left behind."))

    def on_unmount(self) -> None:
        """Whoever quits cancels."""
        if self._hand_over is not None:
            self._hand_over.cancel()

    # Commands

    def do_elsewhere(self) -> None:
        """Ask for another folder; the one now is shown whole and can be changed."""
        question = AskScreen(
            _("Folder for the bundle:"), _("For example E:\\ or /media/stick"), field=True, value=str(self.folder)
        )
        self.app.push_screen(question, self._choose)

    def can_elsewhere(self) -> bool:
        """Before writing begins."""
        return not self._is_running

    def _choose(self, typed: str | None) -> None:
        folder = folder_named(typed or "")
        if folder is None:
            return
        self._folder = folder
        self.refresh_view()
        if folder.is_dir():
            self.say(_("The bundle goes into this folder."), "+")
        else:
            self.say(_("This folder is not there yet. It will be made."), "?")

    def do_back(self) -> None:
        """Cancel what is running; else one step back."""
        if self._is_running and self._hand_over is not None:
            self._hand_over.cancel()
            self.say(_("Cancelling …"))
        else:
            self.dismiss(None)

    def do_undo(self) -> None:
        """While a bundle is being written the same as Esc."""
        if self._is_running:
            self.do_back()
        else:
            super().do_undo()

    def key_entries(self) -> list[tuple[str, str, str]]:
        """Esc cancels only what is running."""
        entries: Sequence[tuple[str, str, str]] = super().key_entries()
        word = _("Cancel") if self._is_running else _("Back")
        return [(id_, key, word if id_ == "back" else text) for id_, key, text in entries]


def _parts_done(progress: Progress) -> int:
    """Parts of the bar up to here."""
    if progress.finished:
        return _PARTS * progress.step.value
    share = _PARTS * progress.done // progress.total if progress.total else 0
    return _PARTS * (progress.step.value - 1) + share
