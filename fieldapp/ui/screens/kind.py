"""Jenis kegiatan: one of the kinds of the form."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import OptionList

from fieldapp.forms.definition import Choice
from fieldapp.forms.labels import choice_label
from fieldapp.ui.keys import table
from fieldapp.ui.painting import plain, row
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.section import Section
from fieldapp.wording import _
from fieldapp.workflow.form_library import current_definition
from fieldapp.workflow.titles import KINDS

_KEYS = "123456789abcdefghijklmnopqrstuvw"


class KindScreen(WorkScreen):
    """Dismisses with the id of the kind, or None."""

    SCREEN = "kind"

    def __init__(self, kind: str | None = None, way: Sequence[str] = ()) -> None:
        super().__init__()
        self._kind = kind
        self._way = way

    def compose_main(self) -> ComposeResult:
        """The kinds."""
        yield Section("", MenuList(id="kinds"), id="kind-box", classes="dense")

    def crumbs(self) -> Sequence[str]:
        """The way here, and this screen."""
        return (*self._way, table.screen_name(self.SCREEN))

    def hint(self) -> str:
        """What to do."""
        return _("Press the number or letter, or move to it and press Enter.")

    def refresh_view(self) -> None:
        """Show the kinds."""
        self.query_one("#kind-box", Section).retitle(_("What kind of activity was it?"))
        kinds = current_definition().choices.get(KINDS, ())
        items = [_item(key, choice) for key, choice in zip(_KEYS, kinds, strict=False)]
        self.query_one(MenuList).show(items, self._kind)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        self.dismiss(str(event.option_id))


def _item(key: str, choice: Choice) -> Item:
    left = plain(f"{key}  ", "$key") + plain(choice_label(choice))
    return Item(choice.name, lambda width: row(width, left), key)
