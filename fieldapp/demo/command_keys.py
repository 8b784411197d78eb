"""Which keys run a command: its own key, or, for hands without F-keys and Ctrl, the `/` menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.demo.driving import NotReachedError
from fieldapp.ui.keys import table
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.menu import MenuScreen

if TYPE_CHECKING:
    from fieldapp.demo.driving import Hands

MENU = "/"


class Commands:
    """Runs commands of the key table on the screen in front.

    `plain` hands use nothing but letters, digits, Enter, Esc, Tab, arrows and Backspace, and choose every command in
    the `/` menu: by its number, or with the arrows where it has none. Others do that only where it has no key.
    """

    def __init__(self, hands: Hands, *, plain: bool = False) -> None:
        self._hands = hands
        self._plain = plain

    async def run(self, command: str) -> None:
        """Press the keys of a command; raises NotReachedError where it cannot be used now."""
        screen = self._hands.app.screen
        if not isinstance(screen, WorkScreen) or not screen.can(command):
            raise NotReachedError(command)
        own = next(each.keys for each in table.commands(screen.SCREEN) if each.id == command)
        if own and not self._plain:
            await self._hands.press(own[0])
        else:
            await self._choose(screen, command)

    async def _choose(self, screen: WorkScreen, command: str) -> None:
        keys = _keys_in_menu(screen, command)
        await self._hands.press(MENU)
        await self._hands.until(lambda: _is_open(self._hands), f"{MENU} {command}")
        await self._hands.press(*keys)
        await self._hands.until(lambda: not _is_open(self._hands), command)


def _is_open(hands: Hands) -> bool:
    front = hands.app.screen
    return isinstance(front, MenuScreen) and front.ready


def _keys_in_menu(screen: WorkScreen, command: str) -> tuple[str, ...]:
    """The number of a command in the `/` menu, or the arrows that lead to it."""
    offered = table.menu(screen.SCREEN, screen.can)
    place = next((place for place, each in enumerate(offered) if each.id == command), None)
    if place is None:
        raise NotReachedError(f"{MENU} {command}")
    return (offered[place].number,) if offered[place].number else (*["down"] * place, "enter")
