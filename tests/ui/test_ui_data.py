"""Palette, glyphs and key table are complete and fit for the terminals that they are for."""

import pytest
from textual.binding import Binding
from textual.color import Color

from fieldapp.ui import glyphs, themes
from fieldapp.ui.keys import table
from fieldapp.ui.keys.commands import COMMANDS
from fieldapp.ui.keys.screens import SCREENS
from fieldapp.ui.painting import columns, crumbs, filled, fit, meter, plain, row, short_crumbs, spread

VGA = {
    "ansi_black": "#000000",
    "ansi_red": "#aa0000",
    "ansi_blue": "#0000aa",
    "ansi_cyan": "#00aaaa",
    "ansi_white": "#aaaaaa",
    "ansi_bright_yellow": "#ffff55",
    "ansi_bright_white": "#ffffff",
    "ansi_bright_cyan": "#55ffff",
    "ansi_bright_green": "#55ff55",
    "ansi_bright_magenta": "#ff55ff",
    "ansi_bright_red": "#ff5555",
}
READ_ON = {
    "background": ("foreground", "strong", "muted", "info", "focus", "saved", "uncertain", "problem"),
    "band": ("strong", "muted", "saved"),
    "field": ("foreground", "strong"),
    "focus-bg": ("focus-fg",),
    "cursor-bg": ("cursor-fg",),
}
STYLES = ("alarm", "brand", "here")


def _luminance(name: str) -> float:
    color = Color.parse(VGA.get(name, name))
    parts = [part / 255 for part in color.rgb]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(text: str, ground: str) -> float:
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", [name for name in themes.NAMES if name != "mono"])
def test_text_keeps_a_contrast_of_four_and_a_half(name: str) -> None:
    value = themes.tokens(name)
    pairs = [(text, ground) for ground, texts in READ_ON.items() for text in texts]
    weak = [(text, ground) for text, ground in pairs if _contrast(value[text], value[ground]) < 4.5]
    assert not weak


@pytest.mark.parametrize("name", [name for name in themes.NAMES if name != "mono"])
@pytest.mark.parametrize("style", STYLES)
def test_style_tokens_keep_the_contrast_too(name: str, style: str) -> None:
    text, ground = themes.tokens(name)[style].removeprefix("bold ").split(" on ")
    assert _contrast(text, ground) >= 4.5


def test_mono_leaves_every_colour_to_the_terminal() -> None:
    named = {value for token, value in themes.tokens("mono").items() if "style" not in token}
    assert {value for value in named if "#" in value or "ansi_" in value} == {"ansi_default"}


def test_sixteen_colour_grounds_are_never_bright() -> None:
    for name in ("night-16", "day-16"):
        value = themes.tokens(name)
        grounds = [value[token] for token in ("background", "band", "field", "focus-bg", "cursor-bg")]
        grounds += [value[style].split(" on ")[1] for style in STYLES]
        assert not [ground for ground in grounds if "bright" in ground]


def test_every_theme_has_the_same_tokens() -> None:
    assert len({frozenset(themes.tokens(name)) for name in themes.NAMES}) == 1


@pytest.mark.parametrize(
    ("setting", "depth", "no_color", "name"),
    [
        ("auto", "truecolor", False, "night"),
        ("auto", "256", False, "night"),
        ("auto", "standard", False, "night-16"),
        ("night", "windows", False, "night-16"),
        ("auto", None, False, "mono"),
        ("auto", "truecolor", True, "mono"),
        ("mono", "truecolor", False, "mono"),
        ("day", "standard", False, "day-16"),
    ],
)
def test_theme_follows_the_depth_of_colour(setting: str, depth: str | None, no_color: bool, name: str) -> None:
    assert themes.choose(setting, depth, no_color=no_color) == name


@pytest.mark.parametrize(
    ("setting", "encoding", "environ", "name"),
    [
        ("auto", "UTF-8", {"COLORTERM": "truecolor"}, "utf8"),
        ("auto", "utf-8", {"WT_SESSION": "x"}, "utf8"),
        ("auto", "utf-8", {}, "ascii"),
        ("auto", "cp850", {"COLORTERM": "truecolor"}, "ascii"),
        ("utf8", "cp850", {}, "utf8"),
        ("ascii", "utf-8", {"VTE_VERSION": "1"}, "ascii"),
    ],
)
def test_glyphs_follow_the_terminal_unless_set(setting: str, encoding: str, environ: dict[str, str], name: str) -> None:
    assert glyphs.choose(setting, encoding, environ) == name


@pytest.mark.parametrize(("name", "pages"), [("ascii", ("ascii",)), ("cp850", ("cp437", "cp850"))])
def test_glyph_sets_stay_within_their_code_page(name: str, pages: tuple[str, ...]) -> None:
    drawn = glyphs.GLYPH_SETS[name]
    text = drawn.pointer + drawn.crumb + drawn.separator + drawn.saved + drawn.done + drawn.waiting + drawn.rule
    text += drawn.meter_left + drawn.meter_full + drawn.meter_rest + drawn.meter_right + drawn.arrows + drawn.dash
    for page in pages:
        assert text.encode(page)


def test_undo_is_one_and_redo_is_nought_on_every_screen() -> None:
    for screen in SCREENS:
        numbers = {command.id: command.number for command in table.commands(screen)}
        assert (numbers["undo"], numbers["redo"]) == ("1", "0"), screen


def test_no_screen_gives_a_number_or_a_key_twice() -> None:
    for screen in SCREENS:
        commands = table.commands(screen)
        numbers = [command.number for command in commands if command.menu and command.number]
        keys = [key for command in commands if command.bind for key in command.keys]
        assert len(numbers) == len(set(numbers)), screen
        assert len(keys) == len(set(keys)), screen


def test_everything_with_a_key_of_its_own_stands_in_the_menu() -> None:
    reached = {"menu", "back", "help", "previous_section", "start", "home", "same"}
    for screen in set(SCREENS) - {"help", "menu", "save_failed", "quit"}:
        missing = [
            command.id
            for command in table.commands(screen)
            if command.bind and command.keys and not command.menu and command.id not in reached | {"check"}
        ]
        assert not missing, screen


def test_bindings_run_the_command_of_the_table() -> None:
    bound = {key for each in table.bindings("roster") for key in each.key.split(",")}
    assert {"f6", "ctrl+z", "minus", "slash", "question_mark", "f1", "escape", "f9"} <= bound
    assert all(isinstance(each, Binding) and each.action.startswith("command('") for each in table.bindings("roster"))


def test_commands_of_all_screens_have_words_for_their_keys() -> None:
    for screen in SCREENS:
        for command in table.commands(screen):
            assert command.word or not command.shown, (screen, command.id)
    assert all(command.help for command in COMMANDS.values())


def test_menu_puts_one_first_and_nought_behind_the_other_numbers() -> None:
    numbers = [command.number for command in table.menu("roster", lambda _command: True)]
    assert numbers[0] == "1"
    assert [number for number in numbers if number][-1] == "0"


def test_meter_is_full_only_when_the_count_is() -> None:
    assert filled(14, 99, 100) == 13
    assert filled(14, 100, 100) == 14
    assert filled(14, 1, 1000) == 1
    assert filled(14, 0, 100) == filled(14, 5, 0) == filled(0, 5, 5) == 0


@pytest.mark.parametrize("name", list(glyphs.GLYPH_SETS))
def test_meter_is_as_wide_as_asked(name: str) -> None:
    glyphs.use(name)
    try:
        assert meter(20, 62, 100).cell_length == 20
    finally:
        glyphs.use("utf8")


def test_spread_takes_the_first_right_part_that_fits_and_keeps_the_left() -> None:
    assert spread(20, "left", "a very long right part", "right").plain == "left           right"
    assert spread(10, "a left part", "right").plain == "a left par"


def test_row_leaves_the_first_cell_for_the_pointer_and_one_blank_at_the_end() -> None:
    line = row(30, plain("left"), plain("right")).plain
    assert (len(line), line[0], line[-1]) == (30, " ", " ")


def test_columns_count_cells_and_align_numbers_right() -> None:
    assert columns((plain("ab"), 4), (plain("7"), -3)).plain == "ab    7"
    assert fit(plain("日本語"), 4).cell_length == 4


def test_crumbs_lose_the_way_before_the_screen() -> None:
    parts = ("Tanah Garam", "Dialog I 22 Okt", "Daftar hadir")
    assert crumbs(parts).plain == "Tanah Garam › Dialog I 22 Okt › Daftar hadir"
    assert short_crumbs(parts, 30).plain == "Dialog I 22 Okt › Daftar hadir"
    assert short_crumbs(parts, 12).plain == "Daftar hadir"


def test_what_a_person_typed_is_never_read_as_markup() -> None:
    assert plain("[bold]Siti[/]").plain == "[bold]Siti[/]"
