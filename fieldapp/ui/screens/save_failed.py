"""The one message that stays: something could not be written. Three ways out, and Esc to go on working."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import OptionList

from fieldapp import wording
from fieldapp.errors import FieldappError, fill
from fieldapp.ui.painting import Text, plain, row
from fieldapp.ui.screens.ask import AskScreen
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.typed_text import TypedTextScreen
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.section import Body, Section
from fieldapp.wording import _


class SaveFailedScreen(WorkScreen):
    """Lies over the screen beneath until the save succeeds or Esc goes on; row 1 keeps the alarm."""

    SCREEN = "save_failed"

    def __init__(self, beneath: WorkScreen) -> None:
        super().__init__(beneath.opened)
        self._beneath = beneath

    def compose_main(self) -> ComposeResult:
        """What is wrong, and what can be done."""
        yield Section("", Body(id="wrong"), MenuList(id="ways"), Body(id="still"), id="failed", classes="problem")

    def crumbs(self) -> Sequence[str]:
        """As beneath."""
        return self._beneath.crumbs()

    def summary(self) -> tuple[Text, ...]:
        """As beneath."""
        return self._beneath.summary()

    def hint(self) -> str:
        """The keys."""
        return _("Press 1, 2 or 3. What was typed is still here. Do NOT close the window yet.")

    def refresh_view(self) -> None:
        """The reason and the ways."""
        self.query_one("#failed", Section).retitle(_("NOT SAVED"))
        error = self.face.saves.error
        reason = plain(wording.say(error)) if error else plain("")
        self.query_one("#wrong", Body).show(reason, "", plain(_("What can be done now:")))
        self.query_one(MenuList).show([_way(key, label) for key, label in self._ways()])
        kept = _("What was typed is still on the screen and in memory. It is tried again every 5 seconds.")
        self.query_one("#still", Body).show("", plain(kept, "$muted"))

    def _ways(self) -> list[tuple[str, str]]:
        return [
            ("elsewhere", _("Save to another place first (a stick)")),
            ("retry", _("Try again (after removing other files)")),
            ("show", _("Show what was typed, to copy it onto paper")),
        ]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take this way."""
        self.run_worker(self.action_command(str(event.option_id)), exit_on_error=False)

    def do_elsewhere(self) -> None:
        """Ask for a folder and write a copy there."""
        question = AskScreen(_("Folder for the copy:"), _("For example E:\\ or /media/stick"), field=True)
        self.app.push_screen(question, self._save_copy)

    async def _save_copy(self, folder: str | None) -> None:
        if not folder or not folder.strip():
            return
        try:
            path = await self.face.saves.save_copy(Path(folder.strip()).expanduser())
        except FieldappError as error:
            self.refuse(error)
            return
        self.say(
            plain(fill(_("A copy is in {path}. Row 1 stays until the laptop can write."), {"path": str(path)})), "+"
        )

    def do_retry(self) -> None:
        """Try once more."""
        self.say(_("saving …"))
        self.face.saves.retry()

    def do_show(self) -> None:
        """Show what was typed."""
        if self.opened is not None:
            self.app.push_screen(TypedTextScreen(self.opened))

    def do_unsaved(self) -> None:
        """It is open already."""


_KEYS = {"elsewhere": "1", "retry": "2", "show": "3"}


def _way(way: str, label: str) -> Item:
    left = plain(f"{_KEYS[way]}  ", "$key") + plain(label)
    return Item(way, lambda width: row(width, left), _KEYS[way])
