"""The `/` menu: the commands of the screen beneath, by number, by word, or by arrows."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList

from fieldapp.ui.keys import table
from fieldapp.ui.keys.commands import Command
from fieldapp.ui.painting import Text, plain, row
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.section import Section
from fieldapp.wording import _


class MenuScreen(WorkScreen):
    """Dismisses with the id of the command chosen, or None. Letters narrow the list; a digit chooses at once."""

    SCREEN = "menu"

    def __init__(self, beneath: WorkScreen) -> None:
        super().__init__(beneath.opened)
        self._beneath = beneath
        self._typed = ""

    def compose_main(self) -> ComposeResult:
        """The commands."""
        yield Section("", MenuList(id="commands"), id="menu")

    def crumbs(self) -> Sequence[str]:
        """As beneath: the menu lies over the screen."""
        return self._beneath.crumbs()

    def summary(self) -> tuple[Text, ...]:
        """As beneath."""
        return self._beneath.summary()

    def hint(self) -> str:
        """What the menu is."""
        return _("Only what can be used here is shown. 1 and 0 are the same on all screens.")

    def refresh_view(self) -> None:
        """The commands that can be used beneath and that the typed letters leave."""
        extra = f"“{self._typed}”" if self._typed else _("press the number, or type a word")
        self.query_one("#menu", Section).retitle(_("Menu"), extra)
        self.query_one(MenuList).show([self._item(each) for each in self._offered()])

    def _offered(self) -> list[Command]:
        offered = table.menu(self._beneath.SCREEN, self._beneath.can)
        return [each for each in offered if _matches(_(each.menu), self._typed)]

    def _item(self, command: Command) -> Item:
        number, label = command.number, _(command.menu)
        detail = self._beneath.menu_detail(command.id)
        left = plain(f"{number or ' '}  ", "$key") + plain(label) + plain(f": {detail}" if detail else "", "$muted")
        shown = plain(table.shown(command), "$muted")
        return Item(command.id, lambda width: _row(width, left, shown), number)

    def on_key(self, event: Key) -> None:
        """A letter narrows the list to the commands with a word that begins so."""
        if event.key == "backspace":
            self._narrow(self._typed[:-1])
        elif event.character and event.character.isalpha():
            self._narrow(self._typed + event.character)

    def _narrow(self, typed: str) -> None:
        self._typed = typed
        self.refresh_view()
        if not self._offered():
            self.say(_("No command begins so. Backspace erases."), "?")
        else:
            self.say("")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close the menu and do it."""
        self.dismiss(event.option_id)

    def do_undo(self) -> None:
        """Close the menu; the screen beneath takes back."""
        self.dismiss("undo")

    def do_redo(self) -> None:
        """Close the menu; the screen beneath does it again."""
        self.dismiss("redo")

    def do_menu(self) -> None:
        """The menu is open already."""

    def do_back(self) -> None:
        """The first Esc clears what was typed, the next closes."""
        if self._typed:
            self._narrow("")
        else:
            self.dismiss(None)


def _row(width: int, left: Content, shown: Content) -> Content:
    return row(width, left, shown)


def _matches(label: str, typed: str) -> bool:
    words = label.casefold().replace("/", " ").split()
    return not typed or any(word.startswith(typed.casefold()) for word in words)
