"""The lines of the lists of regions."""

from __future__ import annotations

from textual.content import Content

from fieldapp.indonesia.regions import Region
from fieldapp.ui.painting import columns, plain, row
from fieldapp.ui.widgets.menu_list import Item
from fieldapp.wording import n_
from fieldapp.workflow.village_work import VillageWork

_NAME = 22
_PROVINCE_FROM = 110


def village_item(region: Region, work: VillageWork | None, marked: bool) -> Item:
    """A village: name, what it lies in, and what was done there."""

    def line(width: int) -> Content:
        tick = plain("[x] ", "$saved") if marked else plain("")
        place = ", ".join(part for part in (region.kecamatan, region.kabupaten) if part)
        if width >= _PROVINCE_FROM and region.province:
            place = f"{place}, {region.province}"
        left = columns((tick + plain(region.name), _NAME)) + Content(" ") + plain(place, "$muted")
        return row(width, left, *_done(work))

    return Item(region.code, line)


def _done(work: VillageWork | None) -> list[Content]:
    if work is None:
        return []
    people = n_("{count} person", "{count} people", work.people) if work.people else ""
    texts = ["  ".join(part for part in (work.last, people) if part), people, work.last]
    return [plain(text, "$muted") for text in texts if text]


def region_item(region: Region) -> Item:
    """A kecamatan, kabupaten or kota, with what it lies in."""
    name = region.name if region.kind in ("kabupaten", "kota") else f"{region.kind.capitalize()} {region.name}"

    def line(width: int) -> Content:
        return row(width, columns((plain(name), 34)) + Content(" ") + plain(region.path, "$muted"))

    return Item(region.code, line)
