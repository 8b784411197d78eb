"""Every command of the face: its keys, its word in the key band, its line in Bantuan, its entry in the `/` menu.

Keys are Textual's names. The texts are source strings, looked up when they are painted. A command that a widget
handles by itself (Enter in a list, Tab, arrows) is not bound here: it stands in the table to be shown.
"""

from dataclasses import dataclass

from fieldapp.errors import N_

ARROWS = "arrows"
"""In `shown`: the arrow keys, drawn as the glyph set has them."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `shown` is the key as people read it; `number` chooses it in the `/` menu, "" by arrows or words.

    `menu` "" keeps it out of the menu; `bind` False leaves the keys to the widget in focus.
    """

    id: str
    keys: tuple[str, ...]
    shown: str
    word: str
    help: str
    menu: str = ""
    number: str = ""
    bind: bool = True


_ALL = (
    Command("forward", ("enter",), "Enter", N_("Next"), N_("go on"), bind=False),
    Command("arrows", ("up", "down"), ARROWS, N_("Choose"), N_("move in a list"), bind=False),
    Command("number", (), N_("Number"), N_("Choose"), N_("chooses at once"), bind=False),
    Command("next_field", ("tab",), "Tab", N_("Next"), N_("to the next field"), bind=False),
    Command("previous_field", ("shift+tab",), "Shift+Tab", N_("Previous"), N_("to the field before"), bind=False),
    Command("erase", ("backspace",), "Backspace", N_("Erase"), N_("erase, one step back"), bind=False),
    Command(
        "next_section",
        ("pagedown",),
        "PgDn",
        N_("Section"),
        N_("to the next section; PgUp goes back"),
        N_("Next section"),
    ),
    Command(
        "previous_section", ("pageup",), "PgUp", N_("Section"), N_("to the section before"), N_("Previous section")
    ),
    Command("values", ("f4",), "F4", N_("List"), N_("list of allowed values, or take what is suggested"), N_("List")),
    Command("same", ("f5",), "F5", N_("Same"), N_("the same as above"), N_("Same as above")),
    Command("check", ("f9",), "F9", N_("Check"), N_("check: what is missing and what is odd"), N_("Check"), "2"),
    Command("open_row", ("f3",), "F3", N_("Change"), N_("open what is highlighted"), N_("Change a row …"), "3"),
    Command(
        "delete_row",
        ("f8", "delete"),
        "F8",
        N_("Remove"),
        N_("remove what is highlighted (F6 brings it back)"),
        N_("Remove a row …"),
        "4",
    ),
    Command(
        "note", ("f7", "ctrl+n"), "F7", N_("Note"), N_("a note on what is highlighted"), N_("Note on the last row"), "5"
    ),
    Command(
        "undo",
        ("f6", "ctrl+z", "minus"),
        "F6",
        N_("Undo"),
        N_("take back the last action (again and again)"),
        N_("Take back"),
        "1",
    ),
    Command(
        "redo",
        ("ctrl+y",),
        "Ctrl+Y",
        N_("Redo"),
        N_("do again what was taken back"),
        N_("Do again what was taken back"),
        "0",
    ),
    Command("save", ("f2", "ctrl+s"), "F2", N_("Save"), N_("save: happens by itself, this makes sure"), N_("Save now")),
    Command("menu", ("slash",), "/", N_("Menu"), N_("menu of commands (in an empty field)")),
    Command("help", ("question_mark", "f1"), "?", N_("Help"), N_("help (in an empty field)"), N_("Help")),
    Command("back", ("escape",), "Esc", N_("Back"), N_("one step back, nothing is lost"), N_("Back")),
)
COMMANDS = {command.id: command for command in _ALL}

EVERYWHERE = ("undo", "redo", "save", "menu", "help", "back")
"""What is bound on every screen; a screen's entry says only which of them its key band shows, and in which words."""
