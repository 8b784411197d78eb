"""Selesaikan: compare with paper, read five rows once more, type the word, locked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.events import DescendantBlur, Key, ScreenSuspend
from textual.widgets import Input

from fieldapp import wording
from fieldapp.errors import Code, FieldappError, fill
from fieldapp.model.activity import SampleRow
from fieldapp.model.attendee import Attendee
from fieldapp.ui.painting import Text, plain
from fieldapp.ui.screens import finalise_lines as lines
from fieldapp.ui.screens.activity_crumbs import activity_crumbs
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.finalise_recording import ASKED, PAPER, SAMPLE, record
from fieldapp.ui.widgets.check_row import CheckRow
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.lines import Line
from fieldapp.ui.widgets.section import Body, Section, SideBox
from fieldapp.wording import _, n_
from fieldapp.workflow import answering, checking, finalising
from fieldapp.workflow.activities import leave_activity
from fieldapp.workflow.activity import OpenActivity

WORDS = frozenset({"selesai", "finish"})
"""The typed word that locks, in every language of the program."""


class FinaliseScreen(WorkScreen):
    """Every field records when it is left; nothing here is lost by going back."""

    SCREEN = "finalise"
    CSS_PATH = "finalise.tcss"
    AUTO_FOCUS = "Field"

    def __init__(self, opened: OpenActivity) -> None:
        super().__init__(opened)
        self._open_activity = opened
        self._sample: tuple[tuple[SampleRow, Attendee], ...] = ()

    def compose_main(self) -> ComposeResult:
        """Counts and questions, the sample, the word."""
        compared = (
            Line(id="counts-head"),
            CheckRow("paper-male", max_length=8),
            CheckRow("paper-female", max_length=8),
            Line(id="total"),
            CheckRow("signatures", max_length=8, classes="asked"),
            CheckRow("original", max_length=8, classes="asked"),
        )
        yield VerticalScroll(
            Section("", *compared, id="counts", classes="dense"),
            Section("", Grid(id="sample-rows"), id="sample", classes="dense"),
            Body(id="after"),
            id="pages",
            can_focus=False,
        )
        yield Section("", CheckRow("word", classes="word"), id="lock", classes="dense")

    def compose_side(self) -> ComposeResult:
        """What locking means, and what is still open."""
        yield SideBox("", id="side-after")
        yield SideBox("", id="side-open", classes="dense")

    def crumbs(self) -> Sequence[str]:
        """Village, activity, Selesaikan."""
        return activity_crumbs(self._open_activity, _("Finish"))

    def summary(self) -> tuple[Text, ...]:
        """What is to be done, or that it is done."""
        entry = self._open_activity.outbox_entry
        if entry is not None:
            said = fill(_("Handed over in bundle {number}"), {"number": f"{entry.number:04}"})
        elif self._open_activity.read_only:
            said = _("Finished and locked. Ready to be handed over.")
        else:
            said = _("Compare with the paper before finishing")
        states = lines.states_of_sample(self._sample) if self._sample else ()
        return plain(said, "bold $strong"), *(plain(state, "$muted") for state in states)

    def hint(self) -> str:
        """What to do now."""
        if self._open_activity.outbox_entry is not None:
            return _("It can only be read now. Esc goes home.")
        if self._open_activity.read_only:
            return _("Enter = hand over to headquarters.  F6 = unlock.  Esc = home.")
        return _("Type FINISH, then Enter, to lock. Esc goes back, nothing is lost.")

    # What is shown

    def refresh_view(self) -> None:
        """Show counts, questions and sample as they are recorded."""
        self._sample = finalising.sample(self._open_activity)
        self.repaint_frame()
        self._show_counts()
        self._show_questions()
        self._show_sample()
        self._show_lock()
        self._show_explained()

    def _show_counts(self) -> None:
        opened = self._open_activity
        self.query_one("#counts", Section).retitle(_("Counts"))
        self.query_one("#counts-head", Line).show(lines.head())
        community = opened.counts.community
        shown = zip(PAPER, (_("Men"), _("Women")), (community.male, community.female), opened.paper, strict=True)
        for name, label, here, paper in shown:
            recorded = self._paper_text(PAPER[name])
            verdict = lines.compared(here, paper) if paper is not None or not recorded else self._unread()
            self._row(name).show(lines.counted(label, here), recorded, verdict, disabled=opened.read_only)
        self.query_one("#total", Line).show(lines.total(opened))

    def _paper_text(self, fact: str) -> str:
        path = self._open_activity.fields.name_of(fact)
        return answering.text_of(self._open_activity, path) if path else ""

    def _unread(self) -> Text:
        return plain("!! ", "$sign-problem") + plain(_("cannot be read"), "$problem")

    def _show_questions(self) -> None:
        draft = self._open_activity.draft
        questions = (_("All signatures on paper?"), _("Original paper kept?"))
        answers = (draft.signatures_complete, draft.original_kept)
        for name, question, answer in zip(ASKED, questions, answers, strict=True):
            recorded = "" if answer is None else _("y") if answer else _("n")
            verdict = plain(_("y / n"), "$muted")
            self._row(name).show(plain(question), recorded, verdict, disabled=self._open_activity.read_only)

    def _show_sample(self) -> None:
        self.query_one("#sample").display = bool(self._sample)
        count = n_("{count} person drawn by chance", "{count} people drawn by chance", len(self._sample))
        task = _("read L/P and age from paper again")
        self.query_one("#sample", Section).retitle(_("Sample"), f"{count}: {task}")
        self._match_rows()
        for drawn, row in self._sample:
            verdict = lines.agreed(self._open_activity, drawn, row)
            checked = self._row(f"{SAMPLE}{row.uid}")
            checked.show(lines.sampled(row), drawn.typed or "", verdict, disabled=self._open_activity.read_only)

    def _match_rows(self) -> None:
        """As many lines as rows are drawn, in the order of the list; lines that stay keep focus and text."""
        grid = self.query_one("#sample-rows", Grid)
        there = {row.field.id: row for row in grid.query(CheckRow)}
        wanted = [f"{SAMPLE}{row.uid}" for _drawn, row in self._sample]
        for name in set(there) - set(wanted):
            there[name].remove()
        following: CheckRow | None = None
        for name in reversed(wanted):
            row = there.get(name)
            if row is None:
                row = CheckRow(name, max_length=14, classes="sampled")
                grid.mount(row, before=following)
            following = row

    def _show_lock(self) -> None:
        opened = self._open_activity
        self.query_one("#lock", Section).retitle(_("Lock"))
        self.query_one("#lock").display = not opened.read_only
        self._row("word").show(plain(_("Type FINISH to lock")), "", "", disabled=opened.read_only)

    def _show_explained(self) -> None:
        after = (
            _("Once locked it can only be read. Until it is handed over, F6 unlocks it."),
            _('Once handed over: "Make a correction". The old version stays, a new one follows.'),
        )
        self.query_one("#after", Body).show(*(plain(text, "$muted") for text in after))
        self.query_one("#after").set_class(len(self._sample) > finalising.SAMPLE_SIZE, "no-room")
        box = self.query_one("#side-after", SideBox)
        box.retitle(_("After locking"))
        box.show(plain(after[0]), "", plain(after[1], "$muted"))
        self._show_open_points()

    def _show_open_points(self) -> None:
        found = checking.findings(self._open_activity)
        must = sum(finding.level == "must" for finding in found)
        box = self.query_one("#side-open", SideBox)
        box.retitle(_("To be looked at"))
        told: list[Text] = []
        if must:
            text = n_("{count} must be mended", "{count} must be mended", must)
            told.append(plain("!! ", "$sign-problem") + plain(text, "$problem"))
        if len(found) > must:
            text = n_("{count} to be confirmed", "{count} to be confirmed", len(found) - must)
            told.append(plain("?  ", "bold $uncertain") + plain(text, "$uncertain"))
        box.show(*told, *([plain(_("F9 shows them."), "$muted")] if told else [plain(_("Nothing."), "$muted")]))

    def _row(self, name: str) -> CheckRow:
        return next(row for row in self.query(CheckRow) if row.field.id == name)

    # Recording

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Note it and go on to the next field; the word locks."""
        event.stop()
        if event.input.id == "word":
            self._try_to_lock(event.value)
        elif self._note(event.input):
            self.focus_next(Field)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """A field that is left is noted."""
        if isinstance(event.widget, Field) and event.widget.is_attached:
            self._note(event.widget)

    def on_screen_suspend(self, _event: ScreenSuspend) -> None:
        """Another screen comes over this one."""
        self._note_focused()

    def _note_focused(self) -> None:
        if isinstance(self.focused, Field):
            self._note(self.focused)

    def _note(self, field: Input) -> bool:
        """Record what stands in a field; False, with a sentence, where it cannot be."""
        name = field.id or ""
        row = next((each for each in self.query(CheckRow) if each.field is field), None)
        if row is None or name == "word" or not row.dirty or self._open_activity.read_only:
            return True
        try:
            said = record(self._open_activity, name, field.value)
        except FieldappError as error:
            row.judge(plain("!!", "$sign-problem"))
            self.refuse(error)
            return False
        row.recorded = field.value
        self.changed()
        self.say(*said)
        return said[1] != "!!"

    # Locking

    def _try_to_lock(self, word: str) -> None:
        if word.strip().casefold() not in WORDS:
            self.say(_("Type FINISH and then Enter. Until then nothing is locked."), "?")
            return
        opened = self._open_activity
        try:
            finalising.lock(opened)
        except FieldappError as error:
            if error.code is not Code.NOT_READY:
                raise
            self.face.open_review(opened, wording.say(error))
            return
        leave_activity(opened)
        self._row("word").take_back_typing()
        self.set_focus(None)
        self.changed()
        self.say(_("Locked. F6 unlocks it until it is handed over."), "+")

    # Commands

    def do_undo(self) -> None:
        """First what was typed and not noted, then the last action; after locking that unlocks."""
        row = next((row for row in self.query(CheckRow) if row.field.has_focus and row.dirty), None)
        if row is not None:
            row.take_back_typing()
            self.refresh_view()
            self.say(_("What was typed in this field is taken back."), "+")
            return
        locked = self._open_activity.read_only
        super().do_undo()
        if locked != self._open_activity.read_only:
            leave_activity(self._open_activity)
            self._focus_first()

    def do_redo(self) -> None:
        """Do it again; that may lock."""
        locked = self._open_activity.read_only
        super().do_redo()
        if locked != self._open_activity.read_only:
            leave_activity(self._open_activity)

    def _focus_first(self) -> None:
        first = next((row.field for row in self.query(CheckRow) if not row.field.disabled), None)
        if first is not None:
            first.focus()

    def do_check(self) -> None:
        """To Periksa."""
        self.face.open_review(self._open_activity)

    def do_open_row(self) -> None:
        """The row of the attendance list that this line of the sample is about."""
        name = str(getattr(self.focused, "id", ""))
        self.face.open_roster(self._open_activity, name.removeprefix(SAMPLE))

    def can_open_row(self) -> bool:
        """In a line of the sample that was typed: the list must not be looked at before the paper."""
        name = str(getattr(self.focused, "id", "") or "")
        typed = {f"{SAMPLE}{row.uid}" for drawn, row in self._sample if drawn.typed}
        return name in typed

    def do_hand_over(self) -> None:
        """On to Kirim."""
        self.face.open_hand_over()

    def can_hand_over(self) -> bool:
        """Once it is locked and in no bundle."""
        return self._open_activity.read_only and self._open_activity.outbox_entry is None

    def do_next_section(self) -> None:
        """To the first field of the next part."""
        self._to_part(1)

    def do_previous_section(self) -> None:
        """To the first field of the part before."""
        self._to_part(-1)

    def can_next_section(self) -> bool:
        """While anything can be typed."""
        return not self._open_activity.read_only

    def can_previous_section(self) -> bool:
        """While anything can be typed."""
        return not self._open_activity.read_only

    def _to_part(self, step: int) -> None:
        parts = [part for part in ("counts", "sample", "lock") if self.query(f"#{part} Field")]
        here = next((place for place, part in enumerate(parts) if self.query(f"#{part} Field:focus")), 0)
        wanted = parts[max(0, min(here + step, len(parts) - 1))]
        self.query(f"#{wanted} Field").first().focus()

    def do_back(self) -> None:
        """Back with everything noted; from a locked activity home."""
        if self._open_activity.read_only:
            self.face.open_home()
            return
        self._note_focused()
        self.dismiss(None)

    def on_key(self, event: Key) -> None:
        """Up and Down move between the fields; Enter goes on once it is locked."""
        if event.key == "enter" and self.can_hand_over():
            event.stop()
            self.do_hand_over()
        elif event.key in ("up", "down") and isinstance(self.focused, Field):
            event.stop()
            (self.focus_next if event.key == "down" else self.focus_previous)(Field)

    def key_entries(self) -> list[tuple[str, str, str]]:
        """Enter hands over once it is locked."""
        entries: Iterable[tuple[str, str, str]] = super().key_entries()
        locked = self._open_activity.read_only
        shown = [entry for entry in entries if entry[0] != ("forward" if locked else "hand_over")]
        return [(id_, "Enter" if id_ == "hand_over" else key, word) for id_, key, word in shown]
