"""What is made of the key table: bindings, the key band, the `/` menu and Bantuan. Texts are looked up here."""

from collections.abc import Callable, Iterable

from textual.binding import Binding

from fieldapp.ui import glyphs
from fieldapp.ui.keys.commands import ARROWS, COMMANDS, Command
from fieldapp.ui.keys.screens import SCREENS
from fieldapp.wording import _

Able = Callable[[str], bool]
"""Whether a command can be used here and now."""


def commands(screen: str) -> tuple[Command, ...]:
    """The commands of a screen with its words, in order."""
    return tuple(use.resolve() for use in SCREENS[screen].all_uses())


def bindings(screen: str) -> list[Binding]:
    """The Textual bindings of a screen. Each runs `action_command` of the screen with the id of the command."""
    return [
        Binding(",".join(command.keys), f"command('{command.id}')", show=False)
        for command in commands(screen)
        if command.bind and command.keys
    ]


def screen_name(screen: str) -> str:
    """What the screen is called, in the language spoken now."""
    return _(SCREENS[screen].name)


def shown(command: Command) -> str:
    """The key of a command as people read it."""
    return glyphs.current().arrow_keys if command.shown == ARROWS else _(command.shown)


def band(screen: str, able: Able) -> list[tuple[str, str, str]]:
    """The entries of the key band: command id, key, word."""
    uses = [use for use in SCREENS[screen].all_uses() if use.band]
    resolved = [use.resolve() for use in uses]
    return [
        (each.id, shown(each), _(each.word)) for each in resolved if each.shown and (not each.bind or able(each.id))
    ]


def menu(screen: str, able: Able) -> list[Command]:
    """What the `/` menu offers here: what has a menu text and can be used, 1 first, 0 last of the numbered."""
    offered = [command for command in commands(screen) if command.menu and able(command.id)]
    return sorted(offered, key=_menu_order)


def _menu_order(command: Command) -> tuple[int, str]:
    if not command.number:
        return 2, ""
    return (1, "") if command.number == "0" else (0, command.number)


def help_here(screen: str) -> list[tuple[str, str]]:
    """Bantuan, "on this screen": key and what it does."""
    entry = SCREENS[screen]
    tips = [(_(key), _(text)) for key, text in entry.tips]
    uses = (use.resolve() for use in entry.uses if use.command not in _COMMON)
    return [*tips, *_lines(uses)]


def help_everywhere() -> list[tuple[str, str]]:
    """Bantuan, "on all screens": key and what it does."""
    everywhere = (COMMANDS[command] for command in _COMMON)
    return [(_("Enter"), _("go on")), *_lines(everywhere)]


_COMMON = ("undo", "redo", "save", "menu", "help", "back")


def _lines(resolved: Iterable[Command]) -> list[tuple[str, str]]:
    return [(shown(command) or f"/ {command.number}", _(command.help)) for command in resolved if command.help]
