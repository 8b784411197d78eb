"""A village that the region table does not have: its name, and the nearest kecamatan, kabupaten or kota."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Input, OptionList

from fieldapp.errors import fill
from fieldapp.indonesia.regions import Found, Regions
from fieldapp.ui.painting import plain
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.village_lines import region_item
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.lines import Line
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.ui.widgets.region_field import RegionField
from fieldapp.ui.widgets.section import Section
from fieldapp.wording import _
from fieldapp.workflow.villages import unlisted_village

_LONGEST = 120
_LIMIT = 40


class UnlistedScreen(WorkScreen):
    """Dismisses with the village, or None."""

    SCREEN = "unlisted"
    CSS_PATH = "village.tcss"
    AUTO_FOCUS = "#place-name"

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._begun = name
        self._regions = Regions()
        self._found = Found((), 0)
        self._looked_for: str | None = None

    def compose_main(self) -> ComposeResult:
        """The name, the nearest region, the regions found."""
        name = RegionField(self._begun, entered=self.entered, look=self.look, max_length=_LONGEST, id="place-name")
        yield Section("", name, id="place", classes="dense")
        found = MenuList(always=True, id="regions")
        near = RegionField(entered=self.entered, look=self.look, listed=found, id="near-name")
        yield Section("", near, found, Line(id="near-enter"), id="near", classes="stretch dense spaced")

    def crumbs(self) -> Sequence[str]:
        """This screen."""
        return (_("Choose the village"), _("Not in the list"))

    def hint(self) -> str:
        """What to do."""
        return _("First the name as people say it, then the kecamatan or kabupaten around it.")

    def refresh_view(self) -> None:
        """Show what was found."""
        self.query_one("#place", Section).retitle(_("Name of the place"))
        self.query_one("#near", Section).retitle(_("Nearest kecamatan, kabupaten or kota"), _("type its name"))
        self._search()

    def look(self) -> None:
        """Look for the regions that fit what is typed, unless these are they."""
        if self.query_one("#near-name", Field).value != self._looked_for:
            self._search()
        self._tell()

    def _search(self) -> None:
        text = self.query_one("#near-name", Field).value
        area = self.session.settings.area or None
        self._looked_for = text
        own = self._regions.region(area) if area else None
        if text.strip():
            self._found = self._regions.find_regions(text, area=area, limit=_LIMIT)
        else:
            self._found = Found((own,), 1) if own else Found((), 0)
        self.query_one("#regions", MenuList).show([region_item(each) for each in self._found.regions], 0)
        self._tell()

    def _tell(self) -> None:
        name, near = self.name_typed, self._near_name()
        words = fill(_("{name}, near {region}"), {"name": name, "region": near}) if name and near else ""
        told = plain("Enter ", "$key") + plain(words, "bold $strong") if words else plain("")
        self.query_one("#near-enter", Line).show(told)

    @property
    def name_typed(self) -> str:
        """The name of the place."""
        return " ".join(self.query_one("#place-name", Field).value.split())

    def _near_name(self) -> str:
        place = self.query_one("#regions", MenuList).highlighted
        return self._found.regions[place].name if place is not None and self._found.regions else ""

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Look again, or say what Enter will do."""
        self.look()

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        """Another region."""
        self._tell()

    def entered(self) -> None:
        """From the name to the region; there, take both."""
        place = self.query_one("#regions", MenuList).highlighted
        if not self.name_typed:
            self.set_focus(self.query_one("#place-name"))
            self.say(_("Write the name of the place first."), "?")
        elif self.focused is self.query_one("#place-name"):
            self.set_focus(self.query_one("#near-name"))
        elif place is None or not self._found.regions:
            self.say(_("No kecamatan or kabupaten is called so. Try fewer letters."), "?")
        else:
            self.dismiss(unlisted_village(self.name_typed, self._found.regions[place]))
