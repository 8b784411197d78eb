"""A field with a list below it: Up and Down move in the list, Enter takes what is highlighted there."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.ui.widgets.question import forward, is_here


class RegionField(Field):
    """Calls `entered` for Enter at once, so that keys typed ahead go where that puts the cursor.

    Before Enter and the arrows it calls `look`, so that they act on what fits the text as it is now.
    """

    def __init__(
        self,
        value: str = "",
        *,
        entered: Callable[[], None],
        look: Callable[[], None],
        listed: MenuList | None = None,
        entry: bool = False,
        max_length: int = 200,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(value, entry=entry, max_length=max_length, id=id)
        self._entered = entered
        self._look = look
        self._listed = listed

    async def _on_key(self, event: events.Key) -> None:
        if self._is_used(event):
            event.stop()
            event.prevent_default()

    def _is_used(self, event: events.Key) -> bool:
        if not is_here(self):
            forward(self, event)
            return True
        if event.key in ("enter", "down", "up"):
            self._look()
        if event.key == "enter":
            self._entered()
        elif event.key == "tab":
            self.screen.focus_next()
        elif event.key == "shift+tab":
            self.screen.focus_previous()
        elif self._listed is not None and event.key == "down":
            self._listed.action_cursor_down()
        elif self._listed is not None and event.key == "up":
            self._listed.action_cursor_up()
        else:
            return False
        return True
