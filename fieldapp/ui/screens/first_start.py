"""The first start: a name, an area, headquarters' welcome file where there is one; then begin, or try it first."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, OptionList

from fieldapp.ui.painting import plain, row
from fieldapp.ui.screens.area_picker import AreaPicker, nothing_found
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.labelled import Labelled
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.section import Body, Section
from fieldapp.wording import _
from fieldapp.workflow.starting import begin_installation, take_in_welcome

WAYS = {"begin": "1", "try": "2"}


class FirstStartScreen(WorkScreen):
    """Goes on to Beranda once this installation has its key; "try it first" ends the app with `TRY_FIRST`."""

    SCREEN = "first_start"
    AUTO_FOCUS = "#name"

    def __init__(self) -> None:
        super().__init__()
        self._area: tuple[str | None, str] = (None, "")
        self._busy = False

    def compose_main(self) -> ComposeResult:
        """Three fields and two ways on."""
        yield Section(
            "",
            Body(id="welcome"),
            Labelled("", Field(self.session.settings.name, id="name", max_length=80), id="name-row"),
            AreaPicker(self.session.settings.area_name),
            Labelled("", Field(id="welcome-file", path=True), id="welcome-row"),
            id="who",
        )
        yield Section("", MenuList(id="ways"), id="ways-section", classes="spaced")

    def hint(self) -> str:
        """How to go on."""
        return _("Type, then Enter. Everything can be changed later in Settings.")

    def refresh_view(self) -> None:
        """Labels in the language spoken now."""
        self.query_one("#who", Section).retitle(_("Welcome"))
        words = _("Before the first activity, two things about you. They stay on this laptop and in your bundles.")
        self.query_one("#welcome", Body).show(plain(words, "$muted"), "")
        self.query_one("#name-row", Labelled).relabel(_("Your name"))
        self.query_one(AreaPicker).relabel(_("Regency or city"), _("part of the name is enough"))
        self.query_one("#welcome-row", Labelled).relabel(_("File from headquarters"), _("may stay empty"))
        self.query_one("#ways-section", Section).retitle(_("Then"))
        labels = {"begin": _("Begin"), "try": _("Try it first, with made-up people")}
        self.query_one("#ways", MenuList).show([_way(way, label) for way, label in labels.items()])

    def on_area_picker_chosen(self, event: AreaPicker.Chosen) -> None:
        """The area is known."""
        self._area = (event.code, event.name)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field; from the last to the ways."""
        if event.input.id == "area" and self.query_one(AreaPicker).typed:
            self.say(nothing_found(), "?")
            return
        self.focus_next()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin, or try it first."""
        if event.option_id == "try":
            self.face.try_first()
        elif not self._busy:
            self._busy = True
            try:
                await self._begin()
            finally:
                self._busy = False

    async def _begin(self) -> None:
        name = self.query_one("#name", Field)
        if not name.value.strip():
            self.say(_("Type your name first."), "?")
            name.focus()
            return
        if self.query_one(AreaPicker).typed:
            self.say(nothing_found(), "?")
            self.query_one("#area", Field).focus()
            return
        self._take_welcome()
        await asyncio.to_thread(begin_installation, self.session, name.value, *self._area)
        self.face.open_home()

    def _take_welcome(self) -> None:
        typed = self.query_one("#welcome-file", Field).value.strip()
        if typed:
            self.query_one("#welcome-file", Field).focus()
            take_in_welcome(self.session, Path(typed))

    def do_back(self) -> None:
        """Leaving at once loses nothing but what is in the fields."""
        self.face.ask_to_leave()


def _way(way: str, label: str) -> Item:
    left = plain(f"{WAYS[way]}  ", "$key") + plain(label)
    return Item(way, lambda width: row(width, left), WAYS[way])
