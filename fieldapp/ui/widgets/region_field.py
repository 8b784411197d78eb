"""A field with a list below it: Up and Down move in the list, Enter takes what is highlighted there."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.ui.widgets.typed_ahead import forward, is_here

MARK = "+"


class RegionField(Field):
    """Calls `entered` for Enter at once, so that keys typed ahead go where that puts the cursor.

    Before Enter, the arrows and `+` it calls `look`, so that they act on what fits the text as it is now. `+`, which
    is in no name, calls `marked` where there is such a thing.
    """

    def __init__(
        self,
        value: str = "",
        *,
        entered: Callable[[], None],
        look: Callable[[], None],
        marked: Callable[[], None] | None = None,
        listed: MenuList | None = None,
        entry: bool = False,
        max_length: int = 200,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(value, entry=entry, max_length=max_length, id=id)
        self._entered = entered
        self._look = look
        self._marked = marked
        self._listed = listed

    async def _on_key(self, event: events.Key) -> None:
        if self._is_used(event):
            event.stop()
            event.prevent_default()

    def _is_used(self, event: events.Key) -> bool:
        if not is_here(self):
            forward(self, event)
            return True
        if event.key in ("enter", "down", "up") or event.character == MARK:
            self._look()
        act = self._acts().get(MARK if event.character == MARK else event.key)
        if act is None:
            return False
        act()
        return True

    def _acts(self) -> dict[str, Callable[[], object]]:
        """What keys do here instead of typing."""
        acts: dict[str, Callable[[], object]] = {
            "enter": self._entered,
            "tab": self.screen.focus_next,
            "shift+tab": self.screen.focus_previous,
        }
        if self._listed is not None:
            acts |= {"down": self._listed.action_cursor_down, "up": self._listed.action_cursor_up}
        if self._marked is not None:
            acts[MARK] = self._marked
        return acts
