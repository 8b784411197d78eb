"""A question with many answers: boxes in two columns, ticked by their letter."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.widget import Widget

from fieldapp.ui.painting import fit, plain
from fieldapp.ui.widgets.question import Question, is_handled, question_of
from fieldapp.ui.widgets.typed_ahead import is_here
from fieldapp.workflow.form_view import FieldView, Offered

_BOX = 6
"""Cells before a label: box, blank, letter, blank."""
_GAP = 2


class TickList(Widget):
    """The boxes. A letter ticks its box, space the one under the cursor; arrows move the cursor."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Offered, ...] = ()
        self._place = 0
        self.shown: tuple[str, ...] = ()
        self.ticked: set[str] = set()

    def put(self, choices: tuple[Offered, ...], ticked: tuple[str, ...]) -> None:
        """Show these boxes, some of them ticked."""
        self._choices, self.shown, self.ticked = choices, ticked, set(ticked)
        self._place = min(self._place, max(len(choices) - 1, 0))
        self.refresh(layout=True)

    @property
    def is_changed(self) -> bool:
        """Whether a box was ticked or cleared since."""
        return self.ticked != set(self.shown)

    @property
    def text(self) -> str:
        """The names ticked, in their order."""
        return ", ".join(choice.name for choice in self._choices if choice.name in self.ticked)

    def _columns(self, width: int) -> int:
        longest = max((len(choice.short) for choice in self._choices), default=0)
        return 2 if 2 * (longest + _BOX) + _GAP <= width and len(self._choices) > 3 else 1

    def _rows(self, width: int) -> int:
        columns = self._columns(width)
        return -(-len(self._choices) // columns)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many rows as the boxes take."""
        return max(self._rows(width), 1)

    def render(self) -> Content:
        """The boxes, read down the columns."""
        width = self.content_size.width
        rows, columns = self._rows(width), self._columns(width)
        cell = (width - _GAP * (columns - 1)) // columns
        lines = []
        for row in range(rows):
            places = [row + rows * column for column in range(columns)]
            boxes = [fit(self._box(place), cell) for place in places if place < len(self._choices)]
            lines.append(Content(" " * _GAP).join(boxes))
        return Content("\n").join(lines)

    def _box(self, place: int) -> Content:
        choice = self._choices[place]
        here = self.has_focus and place == self._place
        tick = ("x", "bold $saved") if choice.name in self.ticked else (" ", "")
        box = Content.assemble(("[", "$muted"), tick, ("]", "$muted"), " ")
        label = f"{choice.letter or ' '} {choice.short}"
        if here:
            return box + plain(label, "$here")
        return box + plain(f"{choice.letter or ' '} ", "$key") + plain(choice.short)

    def on_focus(self) -> None:
        """Show where the cursor is to a screen reader as well."""
        self._put_cursor()

    def _put_cursor(self) -> None:
        width = self.content_size.width
        rows, columns = max(self._rows(width), 1), self._columns(width)
        cell = (width - _GAP * (columns - 1)) // columns + _GAP
        column, row = divmod(self._place, rows)
        self.app.cursor_position = self.content_region.offset + Offset(column * cell, row)

    async def _on_key(self, event: events.Key) -> None:
        question = question_of(self)
        if await is_handled(self, event, question):
            return
        letters = {choice.letter.casefold(): place for place, choice in enumerate(self._choices) if choice.letter}
        place = letters.get((event.character or "").casefold())
        if place is not None:
            self._toggle(place)
        elif event.key == "space" and self._choices:
            self._toggle(self._place)
        elif not self._moves(event.key):
            return
        event.stop()
        event.prevent_default()

    def _toggle(self, place: int) -> None:
        self._place = place
        self.ticked ^= {self._choices[place].name}
        self._put_cursor()
        self.refresh()

    def _moves(self, key: str) -> bool:
        rows = self._rows(self.content_size.width)
        step = {"down": 1, "up": -1, "right": rows, "left": -rows}.get(key)
        if step is None:
            return False
        if 0 <= self._place + step < len(self._choices):
            self._place += step
            self._put_cursor()
            self.refresh()
        return True


class TicksQuestion(Question):
    """Many of many."""

    def compose_answer(self) -> ComposeResult:
        """The boxes."""
        yield TickList()

    @property
    def ticks(self) -> TickList:
        """The boxes."""
        return self.query_one(TickList)

    @property
    def editor(self) -> Widget | None:
        """The boxes."""
        return self.ticks

    @property
    def typed(self) -> str | None:
        """The names ticked."""
        return self.ticks.text if self.ticks.is_changed else None

    def settle(self) -> None:
        """What is ticked is what was shown."""
        self.ticks.shown = tuple(self.ticks.ticked)

    def show_answer(self, view: FieldView) -> None:
        """Show the boxes as they are recorded, unless they are being changed."""
        if not (is_here(self.ticks) and self.ticks.is_changed):
            self.ticks.put(view.choices, view.chosen)
