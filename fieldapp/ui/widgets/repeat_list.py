"""A question asked once for each row: the list of its rows, and the fields of the one that is open."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from fieldapp.errors import fill
from fieldapp.ui import glyphs
from fieldapp.ui.painting import SIGNS, plain, row
from fieldapp.ui.widgets.lines import Line
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.question import Form, Question, is_handled, question_of
from fieldapp.wording import _
from fieldapp.workflow.form_view import FieldView, RowView

ADD = "+"
"""The id and the key of the line that adds a row."""


class RowsList(MenuList):
    """The rows, and below them the line that adds one."""

    async def _on_key(self, event: events.Key) -> None:
        await is_handled(self, event, question_of(self))


class RepeatQuestion(Question):
    """Enter opens the highlighted row in place, or adds one; a row that stays blank is no row."""

    def __init__(self, view: FieldView, rows: tuple[RowView, ...], form: Form) -> None:
        super().__init__(view, form)
        self.add_class("repeat")
        self._rows = rows
        self.open_uid: str | None = None

    def compose_answer(self) -> ComposeResult:
        """The list, and the place for the open row."""
        yield RowsList(*self._items(), classes="rows")
        with Vertical(classes="row-box"):
            yield Line(classes="row-title")

    @property
    def rows_list(self) -> RowsList:
        """The list."""
        return self.query_one(RowsList)

    @property
    def editor(self) -> Widget | None:
        """The list."""
        return self.rows_list

    @property
    def box(self) -> Vertical:
        """The place for the open row."""
        return self.query_one(".row-box", Vertical)

    @property
    def row_questions(self) -> list[Question]:
        """The questions of the open row."""
        return [each for each in self.box.children if isinstance(each, Question) and each.display]

    def on_mount(self) -> None:
        """Begin with all rows closed."""
        super().on_mount()
        self.box.display = False
        self.show_rows(self._rows, ADD)

    def on_resize(self) -> None:
        """The list stays where it is while a row below it opens and closes."""

    def show_rows(self, rows: tuple[RowView, ...], highlight: str | None = None) -> None:
        """Show these rows."""
        self._rows = rows
        self.rows_list.show(self._items(), highlight)
        self._title()

    def _items(self) -> list[Item]:
        add = Item(ADD, lambda width: row(width, plain(f"{ADD}  ", "$key") + plain(_("Add a row"), "$muted")), ADD)
        return [*(_item(number, each) for number, each in enumerate(self._rows, 1)), add]

    def _title(self) -> None:
        number = next((place for place, each in enumerate(self._rows, 1) if each.uid == self.open_uid), 0)
        words = fill(_("Row {number} of {total}"), {"number": number, "total": len(self._rows)})
        self.query_one(".row-title", Line).show(plain(words, "$info"), plain(_("Esc closes it"), "$muted"))

    @property
    def highlighted_row(self) -> str | None:
        """The row that F8 removes: the open one, else the highlighted one."""
        chosen = self.rows_list.chosen
        return self.open_uid or (chosen.id if chosen is not None and chosen.id != ADD else None)

    async def open_row(self, uid: str, questions: Sequence[Question]) -> None:
        """Show the fields of a row below the list."""
        self.close_row()
        self.open_uid = uid
        self.add_class("open")
        await self.box.mount(*questions)
        self.box.display = True
        self.show_rows(self._rows, uid)

    def close_row(self, highlight: str = ADD) -> None:
        """Take the fields away; what was typed in them was recorded before."""
        if self.open_uid is not None:
            self.open_uid = None
            self.remove_class("open")
            self.box.display = False
            self.box.query_children(Question).remove()
            self.rows_list.show(self.rows_list.items, highlight)

    async def entered(self) -> bool:
        """Open the highlighted row, or add one."""
        chosen = self.rows_list.chosen
        await self.form.open_row(self, None if chosen is None or chosen.id == ADD else chosen.id)
        return True

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A row was chosen by its number."""
        event.stop()
        await self.entered()


def _item(number: int, view: RowView) -> Item:
    key = str(number) if number < 10 else ""

    def line(width: int) -> Content:
        sign = plain(f"{view.sign} ", SIGNS.get(view.sign, "")) if view.sign else Content("")
        left = plain(f"{number}  ", "$muted") + sign + plain(view.label or _("(blank)"), "" if view.label else "$muted")
        return row(width, left, *(plain(text, "$muted") for text in _shortened(view.details)))

    return Item(view.uid, line, key)


def _shortened(details: tuple[str, ...]) -> list[str]:
    """The details joined, then with ever fewer of them, the last longest."""
    gap = f" {glyphs.current().separator} "
    return [gap.join(details[start:]) for start in range(len(details))]
