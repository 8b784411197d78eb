"""Where the bundle is, the code that is read over the phone, and how to send it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual.app import ComposeResult

from fieldapp.errors import FieldappError, fill
from fieldapp.indonesia.dates import short_date
from fieldapp.ui.painting import Text, plain
from fieldapp.ui.screens import hand_over_lines as lines
from fieldapp.ui.screens.ask import AskScreen
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.section import Body, Section
from fieldapp.wording import _, n_
from fieldapp.workflow.bundle_files import copy, folder_named
from fieldapp.workflow.handing_over import HandedOver


class HandedOverScreen(WorkScreen):
    """After the last step. The activities count as handed over, whatever happens to the file."""

    SCREEN = "handed_over"
    CSS_PATH = "hand_over.tcss"

    def __init__(self, made: HandedOver) -> None:
        super().__init__()
        self._made = made
        self._copies: list[str] = []
        self._typed = ""
        """A folder that was typed and could not be written to."""

    def compose_main(self) -> ComposeResult:
        """The file, the code, how to send it."""
        yield Section("", Body(id="file-text"), id="made", classes="spaced")
        yield Section("", Body(id="code-text"), id="code", classes="spaced")
        yield Section("", Body(id="how-text"), id="how", classes="spaced")

    def crumbs(self) -> Sequence[str]:
        """Kirim, done."""
        return (_("Hand over to headquarters"), _("Done"))

    def summary(self) -> tuple[Text, ...]:
        """It is done."""
        done = _("The file is made and was read back. The stick may be pulled out.")
        return (plain("+ ", "$saved") + plain(done, "bold $strong"),)

    def hint(self) -> str:
        """What is certain."""
        return _("What was entered stays on the laptop. Sending it twice does no harm.")

    def refresh_view(self) -> None:
        """Show what was made."""
        made, width = self._made, max(self.query_one("#file-text").size.width or 76, 40)
        file = [
            (_("Name"), made.path.name),
            (_("Folder"), str(made.path.parent)),
            (_("Size"), lines.size(made.size)),
            (_("Content"), lines.contents(made.activities, made.rows)),
            *((_("Copy in"), folder) for folder in self._copies),
        ]
        self.query_one("#made", Section).retitle(_("File"))
        self.query_one("#file-text", Body).show(*lines.beside(file, width))
        self._show_code()
        self._show_how()
        when = f"{short_date(made.at[:10])} {made.at[11:16]}"
        marked = n_(
            "{count} activity marked SENT {when}. Waiting for word from headquarters.",
            "{count} activities marked SENT {when}. Waiting for word from headquarters.",
            made.activities,
        )
        self.say(plain(fill(marked, {"when": when})))

    def _show_code(self) -> None:
        self.query_one("#code", Section).retitle(_("Check code"))
        groups = "   ".join(self._made.check_code.split())
        told = _("Read these 12 digits to headquarters over the phone. The same there: the file is whole.")
        self.query_one("#code-text", Body).show(plain(f"   {groups}", "bold $strong"), plain(told, "$muted"))

    def _show_how(self) -> None:
        self.query_one("#how", Section).retitle(_("How to send it"))
        sealed = _("Sealed: only headquarters can open it.")
        readable = _("Not sealed: whoever holds the file can read the names in it. Give it to headquarters only.")
        seal = plain(sealed) if self._made.sealed else plain("? ", "bold $uncertain") + plain(readable)
        way = _("By WhatsApp as a DOCUMENT, by e-mail, or hand over the stick.")
        self.query_one("#how-text", Body).show(plain(way), seal)

    # Commands

    def do_home(self) -> None:
        """To Beranda."""
        self.face.open_home()

    def do_back(self) -> None:
        """To Beranda: there is nothing to go back to."""
        self.face.open_home()

    def do_undo(self) -> None:
        """A bundle is never taken back; say what to do instead."""
        self.say(_('Handed over is handed over. To change something choose "Make a correction".'), "?")

    def do_elsewhere(self) -> None:
        """Ask for a folder for a copy."""
        question = AskScreen(
            _("Folder for the copy:"), _("For example E:\\ or /media/stick"), field=True, value=self._typed
        )
        self.app.push_screen(question, self._copy_into)

    async def _copy_into(self, typed: str | None) -> None:
        try:
            folder = folder_named(typed or "")
            if folder is None:
                return
            self._typed = typed or ""
            path = await asyncio.to_thread(copy, self._made.path, self._made.sha256, folder)
        except FieldappError as error:
            self.refuse(error)
            return
        self._typed = ""
        if str(path.parent) not in (str(self._made.path.parent), *self._copies):
            self._copies.append(str(path.parent))
        self.refresh_view()
        self.say(plain(fill(_("A copy is in {folder} and was read back."), {"folder": str(path.parent)})), "+")
