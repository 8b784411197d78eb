"""The list of the face: menus, sections, candidates, problems. The row that Enter acts on is gold behind a pointer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from fieldapp.ui import glyphs


@dataclass(frozen=True, slots=True)
class Item:
    """A row. `line` makes its content for a width and leaves the first cell blank for the pointer (`painting.row`).

    `key` is the digit or letter that chooses it at once, "" for none. A row that cannot be chosen is `disabled`.
    """

    id: str
    line: Callable[[int], Content]
    key: str = ""
    disabled: bool = False


class MenuList(OptionList):
    """A list of `Item`s. Posts `OptionList.OptionSelected` with the id of the item.

    Classes: `chain` lets Down at the end and Up at the start move to the next list of the screen; `mark` paints the
    row as a place rather than as what Enter acts on; `lit` paints it although the focus is elsewhere. `always` does
    so too and takes no focus itself: candidates under an input.
    """

    def __init__(
        self,
        *items: Item,
        always: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, compact=True, markup=False)
        self.can_focus = not always
        self._always = always
        self._items: Sequence[Item] = items
        self._built_for = 0

    @property
    def items(self) -> Sequence[Item]:
        """The rows."""
        return self._items

    @property
    def chosen(self) -> Item | None:
        """The row that Enter acts on."""
        return self._items[self.highlighted] if self.highlighted is not None and self._items else None

    def show(self, items: Sequence[Item], highlight: int | str | None = None) -> None:
        """Show these rows. Without `highlight` (index or id) the row with the same id, or place, stays highlighted."""
        kept = self.chosen.id if self.chosen else None
        place = self.highlighted or 0
        self._items = items
        self._build()
        wanted = kept if highlight is None else highlight
        self.highlighted = self._index(wanted, place)

    def _index(self, wanted: int | str | None, place: int) -> int | None:
        if isinstance(wanted, int):
            place = wanted
        found = next((index for index, item in enumerate(self._items) if item.id == wanted), place)
        return min(found, len(self._items) - 1) if self._items else None

    def _build(self) -> None:
        width = self._built_for or self.size.width or 78
        self.set_options(Option(item.line(width), item.id, item.disabled) for item in self._items)

    def on_mount(self) -> None:
        """Show the rows given at the start."""
        self.show(self._items, self.highlighted or 0)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the rows out for the new width."""
        if event.size.width != self._built_for:
            self._built_for = event.size.width
            self.repaint()

    def repaint(self) -> None:
        """Lay the rows out again: the width, the glyphs or the language changed."""
        place = self.highlighted
        self._build()
        self.highlighted = place

    def choose(self, key: str) -> bool:
        """Choose the row with this key, as if Enter was pressed on it; False where there is none."""
        for index, item in enumerate(self._items):
            if item.key and item.key == key and not item.disabled:
                self.focus()
                self.highlighted = index
                self.action_select()
                return True
        return False

    def on_key(self, event: events.Key) -> None:
        """A digit or letter chooses at once, in this list or in another of its chain."""
        if event.character and any(each.choose(event.character) for each in self._chain()):
            event.stop()
            event.prevent_default()

    def _chain(self) -> list["MenuList"]:
        if not self.has_class("chain"):
            return [self]
        return [each for each in self.screen.query(MenuList) if each.has_class("chain") and each.display]

    def action_cursor_down(self) -> None:
        """One row down; at the end into the next list of the chain, or nowhere."""
        if self.highlighted is not None and self.highlighted >= len(self._items) - 1:
            self._step(1)
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """One row up; at the start into the list before, or nowhere."""
        if not self.highlighted:
            self._step(-1)
        else:
            super().action_cursor_up()

    def _step(self, direction: int) -> None:
        chain = [each for each in self._chain() if each.items]
        place = chain.index(self) + direction if self in chain else -1
        if 0 <= place < len(chain):
            chain[place].highlighted = 0 if direction > 0 else len(chain[place].items) - 1
            self.screen.set_focus(chain[place])

    def render_line(self, y: int) -> Strip:
        """A row; the highlighted one in the colours of its list, with the pointer in its first cell."""
        strip = super().render_line(y)
        place = self.scroll_offset.y + y
        if place != self.highlighted or not self._items or not self._is_marked():
            return strip
        return _pointed(strip, self._row_style(), self._pointer_style())

    def _is_marked(self) -> bool:
        return self.has_focus or self._always or self.has_class("mark") or self.has_class("lit")

    def _row_style(self) -> Style:
        return self._component("menu-list--here")

    def _pointer_style(self) -> Style:
        return self._component("menu-list--pointer")

    def _component(self, name: str) -> Style:
        """The style of a part; Textual's own way to it forgets `reverse`, which is all that a plain terminal has."""
        reverse = self.get_component_styles(name).text_style.reverse
        return self.get_visual_style(name).rich_style + Style(reverse=reverse)

    COMPONENT_CLASSES: ClassVar[set[str]] = {"menu-list--here", "menu-list--pointer"}


def _pointed(strip: Strip, row: Style, pointer: Style) -> Strip:
    """The row in one style, keeping underlines and, where the row keeps its text colours, those too."""
    segments = [Segment(glyphs.current().pointer, pointer)]
    for text, style, _control in strip.crop(1, None):
        underline = Style(underline=True) if style is not None and style.underline else Style()
        segments.append(Segment(text, row + underline))
    return Strip(segments, strip.cell_length)
