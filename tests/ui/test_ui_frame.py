"""The frame of every screen: commands, menu, help, refusals, saved state, look, size, keys that must not hurt."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import ComposeResult
from ui_world import TERMINAL, FakeRecord, FakeSaving, arrive, face, playing, said, screen_text

from fieldapp.errors import Code, FieldappError, crash_code
from fieldapp.ui import glyphs
from fieldapp.ui.app import FieldApp, Terminal, make_app
from fieldapp.ui.painting import plain, row
from fieldapp.ui.screens.ask import AskScreen
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.help import HelpScreen
from fieldapp.ui.screens.menu import MenuScreen
from fieldapp.ui.screens.save_failed import SaveFailedScreen
from fieldapp.ui.screens.saves import Saves
from fieldapp.ui.timings import KeyTimings
from fieldapp.ui.widgets.field import Field, cleaned
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.section import Section
from fieldapp.workflow.session import Session


class TryScreen(WorkScreen):
    SCREEN = "activities"

    def __init__(self) -> None:
        super().__init__()
        self.taken_back = 0
        self.chosen: list[str] = []

    def compose_main(self) -> ComposeResult:
        yield Section("Atas", Field(entry=True, id="entry"))
        items = [Item(each, _line(each), each) for each in ("1", "2", "3")]
        yield Section("Daftar", MenuList(*items[:2], id="first", classes="chain"))
        yield Section("Lagi", MenuList(*items[2:], id="second", classes="chain"))

    def do_undo(self) -> None:
        self.taken_back += 1

    def do_delete_row(self) -> None:
        raise FieldappError(Code.ACTIVITY_LOCKED)

    def do_correct(self) -> None:
        raise ValueError("a mistake of the program")

    def on_option_list_option_selected(self, event: MenuList.OptionSelected) -> None:
        self.chosen.append(str(event.option_id))


def _line(text: str) -> Callable[[int], object]:
    return lambda width: row(width, plain(text))


async def test_slash_and_question_mark_and_minus_are_commands_in_an_empty_field(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen)) as hands:
        await hands.press("-")
        assert screen.taken_back == 1
        await hands.press("?")
        await arrive(hands, HelpScreen)
        await hands.press("escape", "/")
        await arrive(hands, MenuScreen)


async def test_they_are_letters_where_something_was_typed_even_in_one_burst(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen)) as hands:
        hands.post(*"a/b-c?")
        await hands.until(lambda: screen.query_one(Field).value == "a/b-c?")
        assert (hands.app.screen, screen.taken_back) == (screen, 0)


async def test_every_key_of_undo_takes_back(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen)) as hands:
        await hands.press("f6", "ctrl+z")
        await hands.until(lambda: screen.taken_back == 2)


async def test_menu_number_one_takes_back_on_the_screen_beneath(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen)) as hands:
        await hands.press("/")
        await arrive(hands, MenuScreen)
        await hands.press("1")
        await hands.until(lambda: hands.app.screen is screen and screen.taken_back == 1)


async def test_f6_in_menu_and_help_closes_them_and_takes_back_beneath(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen)) as hands:
        for key, overlay in (("/", MenuScreen), ("?", HelpScreen)):
            await hands.press(key)
            await arrive(hands, overlay)
            before = screen.taken_back
            await hands.press("f6")
            await hands.until(lambda before=before: hands.app.screen is screen and screen.taken_back == before + 1)


async def test_letters_narrow_the_menu_and_esc_clears_before_it_closes(session: Session) -> None:
    async with playing(face(session, TryScreen())) as hands:
        await hands.press("/")
        await arrive(hands, MenuScreen)
        offered = hands.app.screen.query_one(MenuList)
        everything = len(offered.items)
        await hands.type("bat")
        assert [item.id for item in offered.items] == ["undo"]
        await hands.press("escape")
        assert len(offered.items) == everything
        await hands.press("escape")
        await arrive(hands, TryScreen)


async def test_menu_shows_only_what_can_be_used_here(session: Session) -> None:
    async with playing(face(session, TryScreen())) as hands:
        await hands.press("/")
        await arrive(hands, MenuScreen)
        offered = {item.id for item in hands.app.screen.query_one(MenuList).items}
        assert {"undo", "redo", "save", "delete_row"} <= offered
        assert "unsaved" not in offered


async def test_a_refusal_is_a_sentence_and_the_screen_goes_on(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen)) as hands:
        await hands.press("f8")
        assert said(hands.app).startswith("? ")
        await hands.type("x")
        assert screen.query_one(Field).value == "x"


async def test_a_mistake_of_the_program_ends_it_with_a_sentence_and_code_one(session: Session) -> None:
    app = face(session, TryScreen())
    with pytest.raises(ValueError, match="a mistake"):
        await _press_until_it_ends(app, "f4")
    assert app.return_code == 1
    sentence = app.crash_sentence(app._exception or ValueError())
    assert "ValueError-test_ui_frame-" in sentence
    assert "Traceback" not in sentence


async def _press_until_it_ends(app: FieldApp, key: str) -> None:
    async with playing(app) as hands:
        hands.post(key)
        await hands.until(lambda: app.return_code == 1)


def test_the_crash_code_names_kind_and_place() -> None:
    with pytest.raises(KeyError) as raised:
        {}["x"]
    assert crash_code(raised.value).startswith("KeyError-test_ui_frame-")


async def test_digits_reach_every_list_of_the_chain_and_arrows_walk_through(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen)) as hands:
        screen.query_one("#first").focus()
        await hands.press("3")
        await hands.until(lambda: screen.chosen == ["3"])
        await hands.press("up")
        await hands.until(lambda: hands.app.focused is screen.query_one("#first"))
        assert screen.query_one("#first", MenuList).highlighted == 1
        await hands.press("down")
        await hands.until(lambda: hands.app.focused is screen.query_one("#second"))


async def test_ctrl_c_and_ctrl_q_and_ctrl_j_do_what_people_mean(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen)) as hands:
        await hands.press("ctrl+c")
        assert "Esc" in said(hands.app)
        screen.query_one("#first").focus()
        await hands.press("ctrl+j")
        await hands.until(lambda: screen.chosen == ["1"])
        await hands.press("ctrl+q")
        await arrive(hands, AskScreen)
        await hands.press("escape")
        await hands.until(lambda: hands.app.screen is screen)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 50)])
async def test_every_row_of_the_grid_is_there_at_every_size(session: Session, size: tuple[int, int]) -> None:
    async with playing(face(session, TryScreen()), size) as hands:
        lines = screen_text(hands.app).split("\n")
        assert len(lines) == size[1]
        assert lines[0].startswith(" FIELDAPP ")
        assert lines[-1].startswith(" Enter ")
        assert set(lines[-3].strip()) == {"─"}


async def test_content_is_capped_at_132_columns_and_centred(session: Session) -> None:
    async with playing(face(session, TryScreen()), (160, 50)) as hands:
        page = hands.app.screen.query_one("#page").region
        assert (page.x, page.width) == (14, 132)
        assert hands.app.screen.query_one("TitleBand").region.width == 160


async def test_too_small_a_terminal_says_so_and_keeps_what_was_typed(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen), (72, 20)) as hands:
        assert "80x24" in screen_text(hands.app)
        assert "72x20" in screen_text(hands.app)
        assert "FIELDAPP" not in screen_text(hands.app)
        await hands.type("siti")
        assert (screen.query_one(Field).value, hands.app.focused) == ("siti", screen.query_one(Field))


@pytest.mark.parametrize(
    ("pasted", "kept"), [("Siti\nAminah", "Siti Aminah"), ("a\x1b[2Jb\x00c", "a[2Jbc"), ("\ud800x", "x")]
)
def test_what_cannot_be_stored_is_not_taken_in(pasted: str, kept: str) -> None:
    assert cleaned(pasted) == kept


async def test_over_long_text_is_refused_in_words(session: Session) -> None:
    screen = TryScreen()
    async with playing(face(session, screen)) as hands:
        field = screen.query_one(Field)
        field.replace("x" * 201, 0, 0)
        await hands.settle()
        assert field.value == ""
        assert "200" in said(hands.app)


async def test_language_glyphs_and_theme_change_while_running(session: Session) -> None:
    app = face(session, TryScreen())
    async with playing(app, (100, 30)) as hands:
        before = screen_text(app)
        session.change_settings(language="en", glyphs="ascii", theme="mono")
        app.change_look()
        await hands.until(lambda: "All activities" in screen_text(app))
        assert "Semua kegiatan" in before
        assert app.theme == "mono"
        assert screen_text(app).isascii()
        assert not before.isascii()


@pytest.mark.parametrize("name", list(glyphs.GLYPH_SETS))
@pytest.mark.parametrize("theme", ["night", "day", "contrast", "night-16", "day-16", "mono"])
async def test_the_frame_stays_within_the_glyph_set_in_every_theme(session: Session, name: str, theme: str) -> None:
    app = face(session, TryScreen())
    async with playing(app, (100, 30)) as hands:
        glyphs.use(name)
        app.theme = theme
        app.refresh_css(animate=False)
        app.screen.repaint_look()
        await hands.settle()
        await hands.settle()
        pages = {"utf8": ["utf-8"], "cp850": ["cp850", "cp437"], "ascii": ["ascii"]}[name]
        text = screen_text(app).replace("“", "").replace("”", "")
        assert all(text.encode(page) for page in pages)


async def test_no_color_leaves_the_environment_and_takes_the_mono_theme(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal("utf-8", dict(os.environ), "truecolor")
    app = make_app(session, terminal, TryScreen())
    assert "NO_COLOR" not in os.environ
    async with playing(app):
        assert app.theme == "mono"


FULL = FieldappError(Code.DISK_FULL, path="C:")


async def test_a_failed_save_shows_the_message_that_stays_and_a_retry_ends_it(session: Session) -> None:
    app = face(session, TryScreen())
    async with playing(app) as hands:
        app.saves.follow(FakeRecord(FakeSaving(FULL), FakeSaving(FULL), FakeSaving()))
        await arrive(hands, SaveFailedScreen)
        await hands.until(lambda: "BELUM TERSIMPAN" in screen_text(app))
        await hands.press("escape")
        await arrive(hands, TryScreen)
        assert "BELUM TERSIMPAN" in screen_text(app).split("\n")[0]
        app.show_save_failed()
        await arrive(hands, SaveFailedScreen)
        await hands.press("2")
        await hands.until(lambda: app.saves.error is not None and not app.saves.waiting)
        await hands.press("2")
        await hands.until(lambda: isinstance(app.screen, TryScreen) and app.saves.error is None)
        await hands.until(lambda: "BELUM TERSIMPAN" not in screen_text(app))


async def test_a_copy_can_be_saved_elsewhere(session: Session, tmp_path: Path) -> None:
    app = face(session, TryScreen())
    async with playing(app) as hands:
        app.saves.follow(FakeRecord(FakeSaving(FULL)))
        await arrive(hands, SaveFailedScreen)
        await hands.press("1")
        await arrive(hands, AskScreen)
        await hands.type(str(tmp_path))
        await hands.press("enter")
        await hands.until(lambda: isinstance(app.screen, SaveFailedScreen) and "copy.json" in said(app))


async def test_saves_tell_a_new_failure_once_and_take_the_newest_time() -> None:
    told: list[None] = []
    saves = Saves(lambda: told.append(None))
    record = FakeRecord(FakeSaving(FULL), FakeSaving())
    saves.follow(record)
    assert saves.settle()
    assert not saves.settle()
    saves.retry()
    assert not saves.settle()
    assert (saves.error, (saves.saved_at or "")[11:19]) == (None, "19:42:07")
    assert len(told) == 2


async def test_a_save_under_way_is_followed_once() -> None:
    told: list[None] = []
    saves = Saves(lambda: told.append(None))
    record = FakeRecord(FakeSaving(done=False))
    saves.follow(record)
    saves.follow(record)
    assert saves.waiting
    saves.settle()
    assert saves.waiting


async def test_key_timings_run_from_the_key_to_its_paint(session: Session) -> None:
    app = face(session, TryScreen())
    async with playing(app) as hands:
        app.key_timings = KeyTimings()
        await hands.press("s")
        await hands.until(lambda: bool(app.key_timings and app.key_timings.taken))
        assert app.key_timings.taken[0].key == "s"
        assert 0 < app.key_timings.taken[0].seconds < hands.patience


def test_a_paint_counts_for_every_key_that_waits_and_later_ones_for_the_newest() -> None:
    timings = KeyTimings()
    timings.arrived("a", 1.0)
    timings.arrived("b", 2.0)
    timings.painted(3.0)
    timings.painted(4.0)
    timings.close()
    timings.painted(9.0)
    assert [(each.key, each.seconds) for each in timings.taken] == [("a", 2.0), ("b", 2.0)]
    assert timings.slowest is not None


async def test_quitting_is_asked_once_and_enter_quits(session: Session) -> None:
    app: FieldApp = face(session, None, TERMINAL)
    async with playing(app) as hands:
        await hands.press("escape")
        await arrive(hands, AskScreen)
        hands.post("enter")
        await hands.until(lambda: app.return_value is not None)
        assert app.return_value == ""
