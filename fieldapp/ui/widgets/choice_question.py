"""A question with one answer of many: by letter, by name, or out of the list that Down and F4 open."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input

from fieldapp.ui.painting import plain, row
from fieldapp.ui.widgets.form_field import FormField
from fieldapp.ui.widgets.lines import Line
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.question import Note, question_of
from fieldapp.ui.widgets.text_question import TextQuestion
from fieldapp.ui.widgets.typed_ahead import is_here
from fieldapp.workflow.form_view import FieldView, Offered, Understood

_LETTERS_SHOWN = 4
"""Up to so many choices are shown beside the field with their letters."""


class ChoiceField(FormField):
    """A field with a list below it: Down and F4 open it, Enter takes the row in it, Esc closes it."""

    async def _on_key(self, event: events.Key) -> None:
        question = question_of(self)
        if not isinstance(question, ChoiceQuestion) or not is_here(self):
            return
        if question.listed(event.key):
            event.stop()
            event.prevent_default()


class ChoiceQuestion(TextQuestion):
    """One of many. While a text can mean several, these stand below it and Enter takes the highlighted one."""

    def compose_answer(self) -> ComposeResult:
        """The field and what it means; the list comes when it is opened first."""
        with Horizontal(classes="answer"):
            yield ChoiceField()
            yield Line(classes="beside")

    @property
    def values(self) -> MenuList | None:
        """The list, if it was ever opened."""
        return next(iter(self.query(MenuList)), None)

    @property
    def open_list(self) -> MenuList | None:
        """The list while it is open."""
        values = self.values
        return values if values is not None and values.display else None

    def show_understood(self, understood: Understood) -> None:
        """What the field does not say itself; while it is empty, the letters where these are few."""
        super().show_understood(understood)
        if not self.field.value:
            self.say_beside(self._letters())

    def _letters(self) -> Content:
        few = self.view.choices if len(self.view.choices) <= _LETTERS_SHOWN else ()
        shown = [plain(f"{each.letter} ", "$key") + plain(each.short, "$muted") for each in few if each.letter]
        return Content("   ").join(shown)

    def listed(self, key: str) -> bool:
        """Act on a key of the list; True where it is used up."""
        values = self.open_list
        if values is None:
            return key in ("down", "f4") and self.open_values()
        if key in ("down", "up"):
            values.action_cursor_down() if key == "down" else values.action_cursor_up()
        elif key == "escape":
            self._close()
        elif key in ("enter", "f4"):
            self._take()
            return key == "f4"
        else:
            return False
        return True

    def open_values(self) -> bool:
        """Open the list of all values, at the one taken."""
        self._open(self.form.choices_like(self.path, ""), (self.view.chosen or ("",))[0])
        return True

    def _open(self, choices: tuple[Offered, ...], highlight: str) -> None:
        items, values = [_item(choice) for choice in choices], self.values
        if values is None and choices:
            values = MenuList(*items, always=True, classes="values")
            self.mount(values, before=self.query_one(Note))
        if values is not None:
            values.show(items, highlight or 0)
            values.display = bool(choices)

    def _close(self) -> None:
        if self.values is not None:
            self.values.display = False

    def _take(self) -> None:
        chosen = self.open_list.chosen if self.open_list is not None else None
        label = next((each.label for each in self.view.choices if chosen and each.name == chosen.id), None)
        self._close()
        if label is not None:
            self.field.value = label

    def show(self, view: FieldView) -> None:
        """Show it; a list is open only while something is looked for."""
        super().show(view)
        if self.is_mounted and not self.field.is_changed:
            self._close()

    def on_descendant_blur(self) -> None:
        """Nobody looks for anything any more."""
        self._close()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what it means so far; where that is several, list them."""
        event.stop()
        if not self.field.is_changed:
            return
        meant = self.form.choices_like(self.path, event.value) if event.value.strip() else ()
        if len(meant) == 1:
            self._close()
            self.show_understood(Understood(_meaning(meant[0], event.value)))
        else:
            self._open(meant, "")
            self.show_understood(Understood())


class KindQuestion(ChoiceQuestion):
    """The kind of the activity: its list is a screen of its own."""

    def open_values(self) -> bool:
        """Open the picker."""
        self.form.pick(self)
        return True


def _meaning(choice: Offered, typed: str) -> str:
    label = "" if choice.label == typed else f"= {choice.label}"
    return "  ".join(part for part in (label, choice.note) if part)


def _item(choice: Offered) -> Item:
    letter = plain(f"{choice.letter}  ", "$key") if choice.letter else plain("")
    left = letter + plain(choice.label)
    return Item(choice.name, lambda width: row(width, left, plain(choice.note, "$muted")))
