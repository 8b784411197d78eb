"""Bantuan: what the keys do on the screen beneath and everywhere, made from the key table."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from fieldapp.errors import fill
from fieldapp.ui.keys import table
from fieldapp.ui.painting import Text, columns, plain
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.section import Body, Section
from fieldapp.wording import _

KEY_WIDTH = 18
ROWS_AROUND = 8
"""Rows of the terminal that are not help."""


class HelpScreen(WorkScreen):
    """Pages of help for the screen beneath; F6 closes it and acts beneath."""

    SCREEN = "help"

    def __init__(self, beneath: WorkScreen) -> None:
        super().__init__(beneath.opened)
        self._beneath = beneath
        self._page = 0

    def compose_main(self) -> ComposeResult:
        """One page."""
        yield Section("", Body(id="lines"), id="page-of-help", classes="stretch dense")

    def crumbs(self) -> Sequence[str]:
        """Help, and for which screen."""
        return (f"{_('Help')}: {table.screen_name(self._beneath.SCREEN)}",)

    def hint(self) -> str:
        """How to leave."""
        return _("Esc closes the help. Nothing is lost.")

    def _lines(self) -> list[Text]:
        here = [_explained(key, text) for key, text in table.help_here(self._beneath.SCREEN)]
        everywhere = [_explained(key, text) for key, text in table.help_everywhere()]
        return [
            plain(_("On this screen"), "bold $info"),
            *here,
            "",
            plain(_("On all screens"), "bold $info"),
            *everywhere,
            "",
            plain(_("F-keys do not work?"), "bold $info"),
            plain(_("  Try Fn+F6. Or press / and then the number of the command."), "$foreground"),
            plain(_("  Stuck? Just close the window. What was entered is not lost."), "$foreground"),
            plain(_("  Letters too small? Ctrl and + in most terminals."), "$foreground"),
        ]

    def _pages(self) -> list[list[Text]]:
        lines = self._lines()
        room = max(self.app.size.height - ROWS_AROUND, 10)
        return [lines[start : start + room] for start in range(0, len(lines), room)]

    def refresh_view(self) -> None:
        """Show the page."""
        pages = self._pages()
        self._page = min(self._page, len(pages) - 1)
        self.query_one("#lines", Body).show(*pages[self._page])
        place = fill(_("page {page} of {pages}"), {"page": self._page + 1, "pages": len(pages)})
        self.query_one("#page-of-help", Section).retitle(table.screen_name(self._beneath.SCREEN), place)

    def on_resize(self, event: object) -> None:
        """Fewer or more lines fit."""
        super().on_resize(event)  # type: ignore[arg-type]
        self.refresh_view()

    def do_next_section(self) -> None:
        """The next page."""
        self._page += 1
        self.refresh_view()

    def can_next_section(self) -> bool:
        """Where there is one."""
        return self._page < len(self._pages()) - 1

    def do_previous_section(self) -> None:
        """The page before."""
        self._page = max(0, self._page - 1)
        self.refresh_view()

    def do_help(self) -> None:
        """Help is open already."""

    def do_undo(self) -> None:
        """Close the help; the screen beneath takes back."""
        self.dismiss("undo")

    def do_redo(self) -> None:
        """Close the help; the screen beneath does it again."""
        self.dismiss("redo")


def _explained(key: str, text: str) -> Text:
    return columns((plain(f"  {key}", "$key"), KEY_WIDTH), (plain(text), max(len(text), 1)))
