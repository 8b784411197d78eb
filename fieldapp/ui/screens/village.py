"""Pilih desa: one village or several among all of Indonesia, by a part of the name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input, OptionList

from fieldapp.errors import fill
from fieldapp.indonesia.regions import Found, Region, Regions
from fieldapp.model.village import Village
from fieldapp.ui.keys import table
from fieldapp.ui.painting import plain
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.village_lines import village_item
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.lines import Line
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.region_field import RegionField
from fieldapp.ui.widgets.section import Section
from fieldapp.wording import _, n_
from fieldapp.workflow.activities import begin_activity
from fieldapp.workflow.village_work import VillageWork, village_work
from fieldapp.workflow.villages import village_of

if TYPE_CHECKING:
    from fieldapp.workflow.activity import OpenActivity

_LIMIT = 40
"""Villages listed at most; more letters narrow the list."""


class VillageScreen(WorkScreen):
    """Dismisses with the villages, or None. With `begun` it asks for the kind next and hands on the new activity.

    The region table is read when the screen opens, beside the keys, and given back when it closes.
    """

    SCREEN = "village"
    CSS_PATH = "village.tcss"
    AUTO_FOCUS = "Field"

    def __init__(
        self, begun: Callable[[OpenActivity], None] | None = None, *, marked: tuple[Village, ...] = ()
    ) -> None:
        super().__init__()
        self._begun = begun
        self._marked = {village.key: village for village in marked} if len(marked) > 1 else {}
        self.regions: Regions | None = None
        """The region table while it is needed."""
        self._found = Found((), 0)
        self._looked_for: str | None = None
        self._work: dict[str, VillageWork] = {}

    def compose_main(self) -> ComposeResult:
        """What is typed, what was found, what Enter will do."""
        found = MenuList(always=True, id="villages")
        typed = RegionField(
            entered=self.entered, look=self.look, marked=self.do_several, listed=found, entry=True, id="village-name"
        )
        yield Section("", typed, id="village-typed", classes="dense")
        yield Section("", found, Line(id="village-enter"), id="village-found", classes="stretch dense spaced")

    def crumbs(self) -> Sequence[str]:
        """The way here, and this screen."""
        way = (_("New activity"),) if self._begun else ()
        return (*way, table.screen_name(self.SCREEN))

    def hint(self) -> str:
        """What to do."""
        return _("Type a few letters. Not in the list? / then 3. Several villages: + marks one.")

    async def on_mount(self) -> None:  # type: ignore[override]
        """Read the region table beside the keys."""
        super().on_mount()
        self._work = village_work(self.session)
        self.run_worker(self._load(), exit_on_error=True)

    async def _load(self) -> None:
        self.regions = await asyncio.to_thread(Regions.load)
        self._search()

    def on_unmount(self) -> None:
        """Give the memory back."""
        self.regions = None

    def refresh_view(self) -> None:
        """Show what was found."""
        self.query_one("#village-typed", Section).retitle(_("In which village was this activity? Type its name"))
        self._show()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.query_one("#village-name", Field).value

    def look(self) -> None:
        """Look for the villages that fit what is typed, unless these are they."""
        if self.text != self._looked_for:
            self._search()

    def _search(self) -> None:
        if self.regions is not None and self.is_mounted:
            self._looked_for = self.text
            area = self.session.settings.area or None
            self._found = self.regions.find_villages(self.text, area=area, limit=_LIMIT)
            self._show(0)

    def _show(self, highlight: int | None = None) -> None:
        items = [self._item(each) for each in self._found.regions]
        self.query_one("#villages", MenuList).show(items, highlight)
        self.query_one("#village-found", Section).retitle(_("Villages"), self._count())
        self._tell()

    def _item(self, region: Region) -> Item:
        own = region.code.startswith(self.session.settings.area or "-")
        return village_item(region, self._work.get(region.code), marked=region.code in self._marked, own=own)

    def _count(self) -> str:
        if self.regions is None:
            return _("reading the list …")
        if not self.text.strip():
            return _("of your own area") if self._found.total else ""
        found = n_("{count} village fits “{text}”", "{count} villages fit “{text}”", self._found.total)
        return fill(found, {"text": self.text.strip()})

    def _tell(self) -> None:
        """What Enter will do, and what is marked."""
        chosen = self.taken()
        names = ", ".join(village.name for village in chosen)
        line = self.query_one("#village-enter", Line)
        if chosen:
            code = chosen[0].code or "" if len(chosen) == 1 else n_("{count} village", "{count} villages", len(chosen))
            line.show(plain("Enter ", "$key") + plain(names, "bold $strong"), plain(code, "$muted"))
        elif self.regions is not None:
            line.show(plain(_("No village is called so. Try fewer letters, or / then 3: not in the list."), "$muted"))
        if self._marked:
            marked = ", ".join(village.name for village in self._marked.values())
            self.say(plain(fill(_("Marked: {names}"), {"names": marked})), "+", _("+ on it takes the mark off"))

    @property
    def _highlighted(self) -> Region | None:
        chosen = self.query_one("#villages", MenuList).chosen
        return next((each for each in self._found.regions if chosen and each.code == chosen.id), None)

    def taken(self) -> tuple[Village, ...]:
        """What Enter takes: what is marked, and what is highlighted where something was typed or nothing is marked."""
        marked = dict(self._marked)
        here = self._highlighted
        if here is not None and (self.text.strip() or not marked):
            marked[here.code] = village_of(here)
        return tuple(marked.values())

    # Keys

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Look again."""
        self.look()

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        """Another village: say what Enter does now."""
        self._tell()

    def entered(self) -> None:
        """Take what was said."""
        chosen = self.taken()
        if self.regions is None:
            self.say(_("The list is still being read. One moment, then Enter."), "?")
        elif not chosen:
            self.say(_("Type a part of the name first. Not in the list? / then 3."), "?")
        else:
            self._take(chosen)

    def _take(self, villages: tuple[Village, ...]) -> None:
        if self._begun is None:
            self.dismiss(villages)
            return
        from fieldapp.ui.screens.kind import KindScreen

        where = ", ".join(village.name for village in villages)
        self.app.push_screen(KindScreen(way=(_("New activity"), where)), lambda kind: self._begin(villages, kind))

    def _begin(self, villages: tuple[Village, ...], kind: object) -> None:
        """Back from the kinds without one, everything is as it was."""
        if not isinstance(kind, str) or self._begun is None:
            return
        opened = begin_activity(self.session, villages, kind)
        self.face.saves.follow(opened.record)
        self.dismiss(None)
        self._begun(opened)

    # Commands

    def do_several(self) -> None:
        """Mark the highlighted village, or take its mark off."""
        here = self._highlighted
        if here is None:
            return
        if self._marked.pop(here.code, None) is None:
            self._marked[here.code] = village_of(here)
            self.query_one("#village-name", Field).value = ""
        self._show()
        if not self._marked:
            self.say("")

    def can_several(self) -> bool:
        """Where a village is highlighted."""
        return self.is_mounted and self._highlighted is not None

    def do_elsewhere(self) -> None:
        """A village that is not in the list."""
        from fieldapp.ui.screens.unlisted import UnlistedScreen

        self.app.push_screen(UnlistedScreen(self.text), self._unlisted)

    def _unlisted(self, village: object) -> None:
        if isinstance(village, Village):
            self._take((*self._marked.values(), village))
