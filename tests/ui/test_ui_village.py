"""Pilih desa and Jenis kegiatan by keys."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from ui_handing_world import arrive, hear, see
from ui_world import face, playing, said, screen_text

from fieldapp.demo.driving import Hands
from fieldapp.indonesia.regions import Regions
from fieldapp.model.answer import given
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.screens.kind import KindScreen
from fieldapp.ui.screens.menu import MenuScreen
from fieldapp.ui.screens.unlisted import UnlistedScreen
from fieldapp.ui.screens.village import VillageScreen
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.session import Session


class Begun:
    """Takes the new activity in."""

    def __init__(self) -> None:
        self.opened: list[OpenActivity] = []

    def __call__(self, opened: OpenActivity) -> None:
        self.opened.append(opened)


@pytest.fixture
def begun() -> Begun:
    return Begun()


@asynccontextmanager
async def picking(session: Session, begun: Begun, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hands]:
    session.override_settings(language="en", theme="night", glyphs="utf8")
    async with playing(face(session, VillageScreen(begun)), size) as hands:
        await read(hands)
        yield hands


async def read(hands: Hands) -> None:
    await hands.until(lambda: bool(hands.app.screen.query_one("#villages", MenuList).items), "the list was read")
    await hands.settle()


def names(hands: Hands) -> list[str]:
    listed = hands.app.screen.query_one("#villages", MenuList)
    return [item.line(listed.size.width).plain[1:23].strip() for item in listed.items]


def codes(hands: Hands) -> list[str]:
    return [item.id for item in hands.app.screen.query_one("#villages", MenuList).items]


async def test_before_anything_is_typed_the_own_area_is_listed(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        assert len(names(hands)) == 13
        assert all(code.startswith("13.72") for code in codes(hands))
        rows = {line[2:14].strip(): line for line in screen_text(hands.app).splitlines()}
        assert "22 Oct Thematic dialogue I" in rows["Tanah Garam"]
        assert "118 people" in rows["Tanah Garam"]
        assert "02 Oct Community talk  96 people" in rows["Tanjung Paku"]


async def test_typing_finds_a_village_anywhere_with_what_it_lies_in(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        await hands.type("sido mulyo stabat")
        assert codes(hands)[0].startswith("12.05")
        await see(hands, "Stabat, Kabupaten Langkat")
        for _letter in " stabat":
            await hands.press("backspace")
        await see(hands, "117 villages fit")


async def test_the_own_area_comes_first(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        await hands.type("TAN")
        assert names(hands)[:2] == ["Tanah Garam", "Tanjung Paku"]


async def test_village_and_kind_begin_an_activity(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        await hands.type("tanah g")
        await see(hands, "Enter Tanah Garam", "13.72.01.1001")
        await hands.press("enter")
        await arrive(hands, KindScreen)
        await hands.press("8")
        await hands.until(lambda: bool(begun.opened), "the activity")
    draft = begun.opened[0].draft
    assert [village.code for village in draft.villages] == ["13.72.01.1001"]
    assert draft.villages[0].path == "Lubuk Sikarah, Kota Solok, Sumatera Barat"
    assert draft.kind == given("dialogue_1")


async def test_escape_from_the_kinds_comes_back_with_what_was_typed(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        await hands.type("tanah g")
        await hands.press("enter")
        await arrive(hands, KindScreen)
        await hands.press("escape")
        await arrive(hands, VillageScreen)
        assert hands.app.screen.query_one(Field).value == "tanah g"
    assert not begun.opened


async def test_several_villages_are_marked_and_enter_says_which_it_takes(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        await hands.type("tanah g")
        await hands.press("f4")
        await hear(hands, "Marked: Tanah Garam")
        await hands.type("vi suku")
        await see(hands, "Enter Tanah Garam, VI Suku")
        await hands.press("enter")
        await arrive(hands, KindScreen)
        await hands.press("enter")
        await hands.until(lambda: bool(begun.opened), "the activity")
    assert [village.name for village in begun.opened[0].draft.villages] == ["Tanah Garam", "VI Suku"]


async def test_a_mark_is_taken_off_again(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        await hands.press("f4", "f4")
        await see(hands, "Enter Tanah Garam")
        assert "Marked" not in said(hands.app)


async def test_marked_alone_are_taken_where_nothing_more_is_typed(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        await hands.press("down", "f4")
        await see(hands, "Enter VI Suku")
        assert "Enter VI Suku," not in screen_text(hands.app)


async def test_a_village_outside_the_list_has_a_name_and_the_nearest_region(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        await hands.press("/")
        await arrive(hands, MenuScreen)
        await hands.press("3")
        await arrive(hands, UnlistedScreen)
        await hands.press(*"Kampung Baru Atas", "enter", *"lubuk sik", "down")
        await see(hands, "Kampung Baru Atas, near Lubuk Sikaping")
        await hands.press("up", "enter")
        await arrive(hands, KindScreen)
        await hands.press("1")
        await hands.until(lambda: bool(begun.opened), "the activity")
    village = begun.opened[0].draft.villages[0]
    assert (village.code, village.nearest, village.name) == (None, "13.72.01", "Kampung Baru Atas")


async def test_a_place_without_a_name_is_not_taken(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        await hands.press("f5")
        await arrive(hands, UnlistedScreen)
        await hands.press("tab", "enter")
        await hear(hands, "Write the name of the place first")
        assert hands.app.screen.query_one("#place-name").has_focus
        await hands.press(*"X", "enter", *"zzzz", "enter")
        await hear(hands, "No kecamatan or kabupaten is called so")


@pytest.mark.parametrize("text", ["zzzzqq", "(((", "1/2/3", "\ud83d\x00\n"])
async def test_what_fits_nothing_says_what_to_do_and_stays(session: Session, begun: Begun, text: str) -> None:
    async with picking(session, begun) as hands:
        hands.app.post_message(events.Paste(f"qqz{text}"))
        await see(hands, "No village is called so")
        await hands.press("enter")
        await hear(hands, "Type a part of the name first")
        assert hands.app.screen.query_one(Field).value.startswith("qqz")


async def test_enter_takes_what_fits_the_text_however_fast_it_was_typed(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        hands.post(*"tanjung p", "enter")
        await arrive(hands, KindScreen)
        await hands.press("1")
        await hands.until(lambda: bool(begun.opened), "the activity")
    assert [village.name for village in begun.opened[0].draft.villages] == ["Tanjung Paku"]


async def test_letters_typed_while_the_list_is_read_are_looked_for_then(
    session: Session, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    load = Regions.load

    def slowly() -> Regions:
        gate.wait(30)
        return load()

    monkeypatch.setattr(Regions, "load", slowly)
    session.override_settings(language="en")
    async with playing(face(session, VillageScreen(begun))) as hands:
        await hands.type("paku")
        await hands.press("enter")
        await hear(hands, "still being read")
        gate.set()
        await read(hands)
        assert names(hands)[0] == "Tanjung Paku"


async def test_the_region_table_is_given_back(session: Session, begun: Begun) -> None:
    async with picking(session, begun) as hands:
        screen = hands.app.screen
        assert isinstance(screen, VillageScreen)
        assert isinstance(screen.regions, Regions)
        await hands.press("escape")
        await hands.until(lambda: screen.regions is None, "given back")


async def test_the_villages_of_a_draft_are_changed_from_its_form(session: Session) -> None:
    from ui_form_world import there
    from ui_handing_world import half_entered

    session.override_settings(language="en")
    opened = half_entered(session)
    async with playing(face(session, FormScreen(opened, "villages"))) as hands:
        await there(hands, "villages")
        await hands.press("f4")
        await arrive(hands, VillageScreen)
        await read(hands)
        await hands.type("tanjung p")
        await hands.press("enter")
        await there(hands, "villages")
        await see(hands, "Tanjung Paku")
        await hands.press("f6")
        await there(hands, "villages")
        await see(hands, "Tanah Garam")
    assert [village.name for village in opened.draft.villages] == ["Tanah Garam"]
