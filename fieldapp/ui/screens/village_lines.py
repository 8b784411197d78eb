"""The lines of the lists of regions."""

from __future__ import annotations

from textual.content import Content

from fieldapp.indonesia.regions import Region
from fieldapp.ui.painting import columns, plain, row
from fieldapp.ui.widgets.menu_list import Item
from fieldapp.wording import n_
from fieldapp.workflow.village_work import VillageWork

_NAME = 22
_WIDE_NAME = 32
_WIDE_FROM = 90
_PROVINCE_FROM = 110


def village_item(region: Region, work: VillageWork | None, *, marked: bool, own: bool) -> Item:
    """A village: name, what it lies in (in the `own` area the kecamatan alone), and what was done there."""

    def far(width: int) -> bool:
        return width >= _PROVINCE_FROM and not own

    def line(width: int) -> Content:
        tick = plain("[x] ", "$saved") if marked else plain("")
        around = (region.kecamatan, None if own else region.kabupaten, region.province if far(width) else None)
        place = ", ".join(part for part in around if part)
        left = (
            columns((tick + plain(region.name), _WIDE_NAME if width >= _WIDE_FROM else _NAME))
            + Content(" ")
            + plain(place, "$muted")
        )
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
