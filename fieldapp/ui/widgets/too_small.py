"""What is painted over everything while the terminal is too small."""

from textual.content import Content
from textual.widget import Widget

from fieldapp.errors import fill
from fieldapp.wording import _

SMALLEST = (80, 24)
"""Columns and rows that every screen needs."""


class TooSmall(Widget):
    """One sentence with the size needed and the size now; what lies beneath stays as it is, focus included."""

    def render(self) -> Content:
        """The sentence."""
        size = self.app.size
        sentence = _("Enlarge the window: {need} are needed, now {now}")
        return Content(fill(sentence, {"need": f"{SMALLEST[0]}x{SMALLEST[1]}", "now": f"{size.width}x{size.height}"}))
