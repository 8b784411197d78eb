"""A titled part of the work: a box where there is room, a titled rule at 80 columns; gold while the focus is in it."""

from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from fieldapp.ui.painting import Text, markup, plain, spread

BOXED_FROM = 100
"""Columns of the terminal from which a section has four sides; below it has a titled rule only."""


class Section(Vertical):
    """A titled box that hugs its content; the class `stretch` makes it take what is left, `dense` tightens it.

    `title` is painted bold, `extra` behind it muted. The classes `problem` and `uncertain` colour the title.
    """

    def __init__(
        self,
        title: str,
        *children: Widget,
        extra: str = "",
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(*children, id=id, classes=f"section {classes or ''}".strip())
        self._title = (title, extra)

    def retitle(self, title: str, extra: str = "") -> None:
        """Show another title."""
        if self._title != (title, extra):
            self._title = (title, extra)
            self._paint_title()

    def on_mount(self) -> None:
        """Show the title."""
        self._paint_title()

    def on_resize(self, _event: Resize) -> None:
        """A titled rule needs blanks around its title; a box brings its own."""
        self._paint_title()

    def _paint_title(self) -> None:
        title, extra = self._title
        content = plain(title)
        if extra:
            content += plain(f"  {extra}", "not bold $muted")
        if self.app.size.width < BOXED_FROM and title:
            content = Content(" ") + content + Content(" ")
        self.border_title = content.markup


class SheetBox(Section):
    """A box in which the focus always is: gold without asking, since asking costs a restyling of all that is in it."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(title, id=id)
        self.set_classes("sheet-frame")


class SideBox(Section):
    """A box of the side column: it repeats or explains, takes no focus and is not there where there is no room."""

    def __init__(self, title: str, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        self._body = Body()
        super().__init__(title, self._body, id=id, classes=f"side-box {classes or ''}".strip())

    def show(self, *lines: Text | tuple[Text, ...]) -> None:
        """Show lines; a tuple is a left part and right-hand parts, the first that fits. A box without lines hides."""
        self.display = bool(lines)
        self._body.show(*lines)


class Body(Widget):
    """Lines of text, each with optional right-hand parts, laid out when painted."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Text | tuple[Text, ...], ...] = ()

    def show(self, *lines: Text | tuple[Text, ...]) -> None:
        """Show these lines."""
        if lines != self._lines:
            self._lines = lines
            self.refresh(layout=True)

    def render(self) -> Content:
        """The lines, as wide as the box is."""
        width = self.content_size.width or self.app.size.width
        return Content("\n").join(_line(line, width) for line in self._lines)


def _line(line: Text | tuple[Text, ...], width: int) -> Content:
    if isinstance(line, tuple):
        return spread(width, line[0], *line[1:], gap=1)
    return line if isinstance(line, Content) else markup(line)
