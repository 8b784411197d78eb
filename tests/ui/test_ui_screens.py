"""Beranda, first start, all activities and settings, worked by keys."""

from pathlib import Path

from ui_world import arrive, at, face, playing, said, screen_text

from fieldapp.ui.app import TRY_FIRST
from fieldapp.ui.screens.all_activities import AllActivitiesScreen
from fieldapp.ui.screens.first_start import FirstStartScreen
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.screens.home import HomeScreen
from fieldapp.ui.screens.settings import SettingsScreen
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.workflow.overview import Listed, Shown, all_activities
from fieldapp.workflow.session import Session


async def test_first_start_asks_name_and_area_and_opens_beranda(fresh: Session) -> None:
    app = face(fresh)
    async with playing(app) as hands:
        await arrive(hands, FirstStartScreen)
        await hands.type("sari w")
        await hands.press("enter")
        await at(hands, "#area")
        await hands.type("kota solok")
        await hands.press("enter")
        await at(hands, "#welcome-file")
        await hands.press("enter")
        await at(hands, "#ways")
        await hands.press("enter")
        await arrive(hands, HomeScreen)
        assert (fresh.settings.name, fresh.settings.area) == ("sari w", "13.72")
        assert len(fresh.code) == 4


async def test_first_start_refuses_an_empty_name_and_an_unknown_area(fresh: Session) -> None:
    app = face(fresh)
    async with playing(app) as hands:
        app.screen.query_one("#ways").focus()
        await hands.press("1")
        await at(hands, "#name")
        assert said(app).startswith("? ")
        await hands.type("Sari")
        await hands.press("enter")
        await at(hands, "#area")
        app.screen.say("")
        await hands.type("atlantis")
        await hands.press("enter")
        await hands.until(lambda: said(app).startswith("? "))
        assert not fresh.started


async def test_first_start_keeps_everything_when_the_welcome_file_is_none(fresh: Session, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    app = face(fresh)
    async with playing(app) as hands:
        await hands.type("Sari")
        app.screen.query_one("#welcome-file").focus()
        await hands.type(str(tmp_path / "x.json"))
        await hands.press("enter")
        await at(hands, "#ways")
        await hands.press("enter")
        await hands.until(lambda: said(app).startswith("? "))
        assert isinstance(app.screen, FirstStartScreen)
        assert not fresh.started


async def test_try_it_first_ends_the_app_with_that_wish(fresh: Session) -> None:
    app = face(fresh)
    async with playing(app) as hands:
        app.screen.query_one("#ways").focus()
        hands.post("2")
        await hands.until(lambda: app.return_value is not None)
        assert app.return_value == TRY_FIRST


async def test_beranda_shows_the_last_work_and_what_was_not_handed_over(session: Session) -> None:
    app = face(session)
    async with playing(app) as hands:
        await hands.until(lambda: "62" in screen_text(app))
        text = screen_text(app)
        for shown in ("Senin, 22 Oktober 2018", "Dialog Tematik I, Tanah Garam", "Rapat Pengurus", "Kerja Fisik"):
            assert shown in text
        assert "Data warga" not in text


async def test_f6_on_beranda_names_the_last_action_before_it_takes_it_back(session: Session) -> None:
    app = face(session)
    async with playing(app) as hands:
        before = _draft(session).present.total
        await hands.press("f6")
        assert said(app).startswith("? ")
        assert _draft(session).present.total == before
        await hands.press("f6")
        await hands.until(lambda: said(app).startswith("+ "))
        assert _draft(session).present.total == before - 1


async def test_typing_narrows_the_list_and_esc_clears_before_it_leaves(session: Session) -> None:
    app = face(session)
    async with playing(app) as hands:
        await hands.press("7")
        await arrive(hands, AllActivitiesScreen)
        listed = app.screen.query_one("#activities", MenuList)
        everything = len(listed.items)
        await hands.type("okt rembug")
        await hands.until(lambda: 0 < len(listed.items) < everything)
        await hands.type(" zzz")
        await hands.until(lambda: not listed.items and said(app).startswith("? "))
        await hands.press("enter", "escape")
        await hands.until(lambda: len(listed.items) == everything)
        await hands.press("escape")
        await arrive(hands, HomeScreen)


async def test_f8_throws_a_draft_away_and_f6_brings_it_back(session: Session) -> None:
    app = face(session)
    async with playing(app) as hands:
        await hands.press("7")
        await arrive(hands, AllActivitiesScreen)
        await hands.press("f8")
        await hands.until(lambda: _states(session)[0] is Shown.DELETED)
        assert "TERHAPUS" in screen_text(app)
        await hands.press("f6")
        await hands.until(lambda: _states(session)[0] is Shown.DRAFT)


async def test_f8_is_no_command_on_what_was_handed_over(session: Session) -> None:
    app = face(session)
    async with playing(app) as hands:
        await hands.press("7")
        await arrive(hands, AllActivitiesScreen)
        listed = app.screen.query_one("#activities", MenuList)
        await hands.press("down")
        await at(hands, "#activities")
        await hands.press("end")
        await hands.until(lambda: listed.highlighted == len(listed.items) - 1)
        await hands.press("f8")
        assert Shown.DELETED not in _states(session)


async def test_b_makes_a_correction_of_what_was_handed_over_only_there(session: Session) -> None:
    app = face(session)
    async with playing(app) as hands:
        await hands.press("7")
        await arrive(hands, AllActivitiesScreen)
        await hands.press("down")
        await at(hands, "#activities")
        await hands.press("end")
        before = len(session.workspace.index)
        await hands.press("b")
        await arrive(hands, FormScreen)
        assert len(session.workspace.index) == before + 1
        assert app.opened is not None
        assert app.opened.draft.version == 2


async def test_settings_apply_at_once_and_f6_takes_the_last_back(session: Session) -> None:
    app = face(session)
    async with playing(app) as hands:
        await hands.press("p")
        await arrive(hands, SettingsScreen)
        await hands.press("down", "down", "right")
        await hands.until(lambda: "Settings" in screen_text(app))
        assert session.settings.language == "en"
        await hands.press("f6")
        await hands.until(lambda: "Pengaturan" in screen_text(app))
        assert session.settings.language == "id"
        await hands.press("ctrl+y")
        await hands.until(lambda: session.settings.language == "en")


async def test_settings_keep_the_name_where_it_was_emptied(session: Session) -> None:
    app = face(session)
    async with playing(app) as hands:
        await hands.press("p")
        await arrive(hands, SettingsScreen)
        await hands.press("backspace", "enter")
        await hands.until(lambda: said(app).startswith("? "))
        assert session.settings.name == "Sari Wulandari"


async def test_the_key_test_tells_which_keys_arrive_and_undoes_nothing(session: Session) -> None:
    app = face(session)
    async with playing(app) as hands:
        await hands.press("p")
        await arrive(hands, SettingsScreen)
        app.screen.query_one("#keys").focus()
        await hands.press("f6", "f1")
        await hands.until(lambda: "F1" in said(app))
        assert isinstance(app.screen, SettingsScreen)


def _states(session: Session) -> list[Shown]:
    return [row.state for row in all_activities(session)]


def _draft(session: Session) -> Listed:
    return all_activities(session)[0]
