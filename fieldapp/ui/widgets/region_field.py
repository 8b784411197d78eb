"""A field with a list below it, in which Up and Down move."""

from dataclasses import dataclass

from textual import events
from textual.message import Message

from fieldapp.ui.widgets.field import Field


class RegionField(Field):
    """Posts `Moved` for Up and Down."""

    @dataclass
    class Moved(Message):
        """The cursor of the list is to move by so many rows."""

        rows: int

    async def _on_key(self, event: events.Key) -> None:
        rows = {"down": 1, "up": -1}.get(event.key)
        if rows is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Moved(rows))
