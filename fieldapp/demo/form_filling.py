"""Fill the form of an activity on its screen, field by field, by keys alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fieldapp.ui.screens.form import FormScreen

if TYPE_CHECKING:
    from fieldapp.demo.dialogue import Row
    from fieldapp.demo.steps import Steps
    from fieldapp.ui.widgets.question import Question


class FormFiller:
    """Goes from field to field with Tab and types what is known of each.

    `answers` are the texts by question, `rows` what is written into repeats. The field `regretted` is answered, taken
    back, and answered again.
    """

    def __init__(
        self, steps: Steps, answers: Iterable[tuple[str, str]], rows: Iterable[Row], *, regretted: str = ""
    ) -> None:
        self._steps = steps
        self._hands = steps.hands
        self._answers = dict(answers)
        self._rows: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            self._rows.setdefault(row.repeat, []).append(dict(row.answers))
        self._row: dict[str, str] = {}
        self._regretted = regretted

    async def fill(self, until: str | None = None) -> None:
        """Answer every field from the one in focus to `until`, or to the last, which is reached and left blank."""
        form = await self._steps.reach(FormScreen)
        while (current := self._current(form)).path != (until or form.sections[-1].fields[-1].path):
            await self._answer(current)
            await self._moved_on(form, current)
            if current.path == self._regretted:
                await self._regret(form, current)

    async def go_to_start(self) -> None:
        """From wherever the form opened to its first section."""
        form = await self._steps.reach(FormScreen)
        while (left := form.section) != form.sections[0].name:
            await self._steps.commands.run("previous_section")
            await self._hands.until(lambda section=left: form.section != section, "the section before")  # type: ignore[misc]

    def _current(self, form: FormScreen) -> Question:
        current = form.current
        if current is None:
            raise LookupError(form.section)
        return current

    async def _moved_on(self, form: FormScreen, left: Question) -> None:
        await self._hands.until(lambda: form.current not in (left, None), f"the field after {left.path}")

    async def _answer(self, current: Question) -> None:
        path = current.path
        if self._rows.get(path):
            self._row = self._rows[path].pop(0)
            await self._hands.press("enter")
        elif current.view.type == "repeat":
            await self._hands.press("tab")
        else:
            in_row = "/" in path
            text = self._row.get(path.rsplit("/", 1)[-1], "") if in_row else self._answers.get(path, "")
            await self._type(current, text)

    async def _type(self, current: Question, text: str) -> None:
        if current.view.type == "select_multiple":
            text = text.replace(" ", "")
        await self._hands.type(text)
        await self._hands.press("tab")

    async def _regret(self, form: FormScreen, left: Question) -> None:
        """Take an answer back, which goes to its field, and do it again."""
        instance = form.activity.instance
        answer = instance.answer(left.path)
        for command, result in (("undo", None), ("redo", answer)):
            await self._steps.commands.run(command)
            await self._hands.until(
                lambda wanted=result: instance.answer(left.path) == wanted and form.current is left,  # type: ignore[misc]
                f"{command} of {left.path}",
            )
        await self._hands.press("tab")
        await self._moved_on(form, left)
