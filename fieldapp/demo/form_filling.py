"""Fill the form of the dialogue on its screen, field by field, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.demo import dialogue
from fieldapp.ui.screens.form import FormScreen

if TYPE_CHECKING:
    from fieldapp.demo.driving import Hands
    from fieldapp.ui.widgets.question import Question

AFTER_ATTENDANCE = "main_speaker"
"""Chosen from the attendance list, so it waits for that."""


class FormFiller:
    """Goes from field to field with Enter and types what is known of each."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._texts = dict((*dialogue.ANSWERED, *dialogue.TO_ANSWER))
        self._texts.pop(AFTER_ATTENDANCE)
        self._rows: dict[str, list[dict[str, str]]] = {}
        for row in (*dialogue.ANSWERED_ROWS, *dialogue.TO_ANSWER_ROWS):
            self._rows.setdefault(row.repeat, []).append(dict(row.answers))
        self._row: dict[str, str] = {}

    async def fill(self) -> None:
        """Answer every field from the first section to the last."""
        form = self._form
        last = form.sections[-1].fields[-1].path
        while (current := self._current).path != last:
            await self._answer(current)
            await self._moved_on(form, current)

    async def _moved_on(self, form: FormScreen, left: Question) -> None:
        await self._hands.until(lambda: form.current not in (left, None), f"the field after {left.path}")

    async def choose_main_speaker(self) -> None:
        """The field that waited for the attendance list."""
        await self._form.jump(AFTER_ATTENDANCE)
        await self._hands.type(dict(dialogue.TO_ANSWER)[AFTER_ATTENDANCE])
        await self._hands.press("tab")

    @property
    def _form(self) -> FormScreen:
        screen = self._hands.app.screen
        assert isinstance(screen, FormScreen)
        return screen

    @property
    def _current(self) -> Question:
        current = self._form.current
        assert current is not None
        return current

    async def _answer(self, current: Question) -> None:
        path = current.path
        if self._rows.get(path):
            self._row = self._rows[path].pop(0)
            await self._hands.press("enter")
        elif current.view.type == "repeat":
            await self._hands.press("tab")
        else:
            in_row = "/" in path
            text = self._row.get(path.rsplit("/", 1)[-1], "") if in_row else self._texts.get(path, "")
            await self._type(current, text)

    async def _type(self, current: Question, text: str) -> None:
        if current.view.type == "select_multiple":
            text = text.replace(" ", "")
        await self._hands.type(text)
        await self._hands.press("tab")
