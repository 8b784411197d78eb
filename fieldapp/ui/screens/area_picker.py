"""Where the facilitator works: a kabupaten or kota, found by typing part of its name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import DescendantBlur, Key
from textual.message import Message
from textual.widgets import Input

from fieldapp.indonesia.regions import Region, Regions
from fieldapp.ui.painting import plain, row
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.labelled import Labelled
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.wording import _

OFFERED = 4


class AreaPicker(Vertical):
    """A field whose suggestions lie below it; Up and Down choose, Enter takes. Posts `AreaPicker.Chosen`."""

    @dataclass
    class Chosen(Message):
        """An area was taken."""

        picker: AreaPicker
        code: str
        name: str

        @property
        def control(self) -> AreaPicker:
            """The picker."""
            return self.picker

    def __init__(self, name: str = "", *, field_id: str = "area") -> None:
        super().__init__(classes="area-picker")
        self._known = name
        self._field = Field(name, id=field_id)
        self._row = Labelled("", self._field)
        self._list = MenuList(always=True, classes="suggestions")
        self._offered: tuple[Region, ...] = ()

    @cached_property
    def _regions(self) -> Regions:
        return Regions()

    def compose(self) -> ComposeResult:
        """The field and what it finds."""
        yield self._row
        yield self._list

    def on_mount(self) -> None:
        """Nothing was typed yet."""
        self._list.display = False

    def relabel(self, label: str, note: str) -> None:
        """Show another label and note."""
        self._row.relabel(label, note)

    def show(self, name: str) -> None:
        """Show this area as the one taken."""
        self._known = name
        with self._field.prevent(Input.Changed):
            self._field.value = name
        self._offer(())

    @property
    def typed(self) -> str:
        """What is in the field without having been taken."""
        return "" if self._field.value == self._known else self._field.value.strip()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what was typed."""
        event.stop()
        text = event.value.strip()
        wanted = text and event.value != self._known
        self._offer(self._regions.find_regencies(text, limit=OFFERED).regions if wanted else ())

    def _offer(self, regions: tuple[Region, ...]) -> None:
        self._offered = regions
        self._list.display = bool(regions)
        self._list.show([_item(region) for region in regions], 0)

    def on_key(self, event: Key) -> None:
        """Up and Down move among what was found."""
        if not self._offered or event.key not in ("up", "down"):
            return
        event.stop()
        if event.key == "down":
            self._list.action_cursor_down()
        else:
            self._list.action_cursor_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is highlighted; the form around goes on."""
        self.take()

    def take(self) -> bool:
        """Take what is highlighted; False where nothing was found."""
        place = self._list.highlighted
        if not self._offered or place is None:
            return False
        region = self._offered[place]
        self.show(region.name)
        self.post_message(self.Chosen(self, region.code, region.name))
        return True

    def on_descendant_blur(self, _event: DescendantBlur) -> None:
        """Left without Enter: take it where it is the only one meant, else keep what was typed."""
        if len(self._offered) == 1:
            self.take()


def _item(region: Region) -> Item:
    right = plain(region.province or "", "$muted")
    return Item(region.code, lambda width: row(width, plain(region.name), right))


def nothing_found() -> str:
    """What to say where no area has the name typed."""
    return _("No regency or city has this name. Type a part of it, such as “solok”.")
