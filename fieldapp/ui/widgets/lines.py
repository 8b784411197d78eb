"""One-row parts: the two bands, the status line, the hint, the rule, and any line with a right-hand part."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widget import Widget

from fieldapp.ui import glyphs
from fieldapp.ui.painting import Text, fit, markup, plain, short_crumbs, signed, spread

Entries = list[tuple[str, str, str]]
"""Command id, key, word."""


class Line(Widget):
    """One row: a left text and, flush right, the first of the right texts that fits."""

    def __init__(self, left: Text = "", *rights: Text, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._parts: tuple[Text, tuple[Text, ...]] = (left, rights)

    def show(self, left: Text, *rights: Text) -> None:
        """Say something else."""
        if self._parts != (left, rights):
            self._parts = (left, rights)
            self.refresh()

    @property
    def said(self) -> str:
        """The left text without its styles."""
        left = self._parts[0]
        return left.plain if isinstance(left, Content) else markup(left).plain

    def render(self) -> Content:
        """The row, as wide as it is."""
        left, rights = self._parts
        return spread(self.content_size.width, left, *rights)


class LaidOut(Widget):
    """One row that is made for the width it gets, such as the heads of columns."""

    def __init__(self, make: Callable[[int], Content], id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._make = make

    def render(self) -> Content:
        """The row."""
        return self._make(self.content_size.width)


class StatusLine(Line):
    """Row n-3: what just happened or what is wrong, behind its sign."""

    def say(self, text: Text, sign: str = "", *rights: Text) -> None:
        """Show a sentence; `sign` is "+" done, "?" to be confirmed, "!!" to be mended, or ""."""
        self.show(
            signed(sign, text), *(plain(right, "$muted") if isinstance(right, str) else right for right in rights)
        )


class Rule(Widget):
    """Row n-2: a line right across."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph = ""

    def repaint(self) -> None:
        """Paint it anew where it is drawn with another glyph now."""
        if self._glyph != glyphs.current().rule:
            self.refresh()

    def render(self) -> Content:
        """The line."""
        self._glyph = glyphs.current().rule
        return plain(self._glyph * self.size.width, "$rule")


class TitleBand(Widget):
    """Row 1: the program, where I am, and at the right who works here or what is saved."""

    def __init__(self) -> None:
        super().__init__()
        self._crumbs: Sequence[str] = ()
        self._right: Content = Content("")

    def show(self, crumbs: Sequence[str], right: Content) -> None:
        """Show the way to this screen and the right-hand part."""
        if (self._crumbs, self._right) != (crumbs, right):
            self._crumbs, self._right = crumbs, right
            self.refresh()

    def render(self) -> Content:
        """The band; crumbs give way before the right-hand part does."""
        width = self.size.width
        brand = plain(" FIELDAPP ", "$brand") + Content("  ")
        room = width - brand.cell_length - self._right.cell_length - 3
        left = brand + short_crumbs(self._crumbs, room)
        return spread(width - 1, left, self._right) + Content(" ")


class KeyBand(Widget):
    """Row n: the keys of the screen, read from the key table when painted."""

    def __init__(self, entries: Callable[[], Entries]) -> None:
        super().__init__()
        self._entries = entries
        self._painted: Entries = []

    def repaint(self) -> None:
        """Paint the keys anew where there are others now."""
        if self._entries() != self._painted:
            self.refresh()

    def render(self) -> Content:
        """The keys that fit, with two to four blanks between them."""
        width = self.size.width - 2
        self._painted = self._entries()
        for entries in _shortened(self._painted):
            parts = [_entry(key, word) for _id, key, word in entries]
            for gap in (4, 3, 2):
                line = Content(" " * gap).join(parts)
                if line.cell_length <= width:
                    return Content(" ") + line
        return Content(" ") + fit(line, width)


def _entry(key: str, word: str) -> Content:
    return plain(key, "$key") + plain(f" {word}", "$muted") if word else plain(key, "$key")


def _shortened(entries: Entries) -> Sequence[Entries]:
    """The entries, then ever fewer: the word of Esc goes first, then help, then the arrows."""
    bare = [(id_, key, "" if id_ == "back" else word) for id_, key, word in entries]
    unhelped = [entry for entry in bare if entry[0] != "help"]
    unmoved = [entry for entry in unhelped if entry[0] != "arrows"]
    return (entries, bare, unhelped, unmoved)
