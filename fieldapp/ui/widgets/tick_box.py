"""A choice that is ticked or not, told apart by its sign and not by colour alone."""

from textual.content import Content
from textual.widgets import Checkbox


class TickBox(Checkbox):
    """`[x] a Aparat`: space or its letter ticks it."""

    @property
    def _button(self) -> Content:
        tick = ("x", "bold $saved") if self.value else (" ", "")
        return Content.assemble(("[", "$muted"), tick, ("]", "$muted"))
