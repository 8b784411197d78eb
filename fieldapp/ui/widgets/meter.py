"""A bar that fills."""

from textual.content import Content
from textual.widget import Widget

from fieldapp.ui.painting import meter, plain


class Meter(Widget):
    """A bar over the whole width, with the percentage behind it where `percent` is set."""

    def __init__(self, *, percent: bool = False, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._percent = percent
        self._done, self._total = 0, 1

    def show(self, done: int, total: int) -> None:
        """Show how much of `total` is done."""
        if (done, total) != (self._done, self._total):
            self._done, self._total = done, total
            self.refresh()

    def render(self) -> Content:
        """The bar."""
        width = self.content_size.width - (7 if self._percent else 0)
        bar = meter(width, self._done, self._total, full="$focus" if self._percent else "$info")
        if not self._percent:
            return bar
        share = 100 * self._done // self._total if self._total else 0
        return bar + plain(f"{share}%".rjust(7), "bold $strong")
