"""Fill the form of an activity on its screen, field by field, by keys alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fieldapp.ui.screens.form import FormScreen
from fieldapp.workflow.fields import ROW_SEPARATOR

if TYPE_CHECKING:
    from fieldapp.demo.dialogue import Row
    from fieldapp.demo.steps import Steps
    from fieldapp.model.answer import Answer
    from fieldapp.ui.widgets.question import Question


class FormFiller:
    """Goes from field to field with Tab and types what is known of each, past rows and sections of which no more is
    known.

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
            await self._answer(form, current, until)
            await self._moved_on(form, current)
            if current.path == self._regretted:
                await self._regret(form, current)

    async def go_to_start(self) -> None:
        """From wherever the form opened to its first section."""
        form = await self._steps.reach(FormScreen)
        while form.section != form.sections[0].name:
            await self._go_to_section_before(form, form.section)

    async def _go_to_section_before(self, form: FormScreen, left: str) -> None:
        await self._steps.commands.run("previous_section")
        await self._hands.until(lambda: form.section != left, f"the section before {left}")

    def _current(self, form: FormScreen) -> Question:
        current = form.current
        if current is None:
            raise LookupError(form.section)
        return current

    async def _moved_on(self, form: FormScreen, left: Question) -> None:
        await self._hands.until(lambda: form.current not in (left, None), f"the field after {left.path}")

    async def _answer(self, form: FormScreen, current: Question, until: str | None) -> None:
        path = current.path
        if not self._steps.plain and self._is_rest_blank(form, path, until):
            await self._steps.commands.run("next_section")
            return
        if self._rows.get(path):
            self._row = self._rows[path].pop(0)
            await self._hands.press("enter")
        elif current.view.type == "repeat":
            await self._hands.press("tab")
        elif ROW_SEPARATOR not in path:
            await self._type(current, self._answers.get(path, ""))
        elif self._row:
            await self._type(current, self._row.pop(path.rsplit(ROW_SEPARATOR, 1)[-1], ""))
        else:
            await self._hands.press("escape")

    def _is_rest_blank(self, form: FormScreen, path: str, until: str | None) -> bool:
        """Whether nothing is to be typed from this field to the end of its section, and another section follows."""
        section = next(each for each in form.sections if each.name == form.section)
        paths = [field.path for field in section.fields]
        if section is form.sections[-1] or path not in paths:
            return False
        rest = paths[paths.index(path) :]
        return not any(each == until or self._rows.get(each) or self._answers.get(each) for each in rest)

    async def _type(self, current: Question, text: str) -> None:
        if current.view.type == "select_multiple":
            text = text.replace(" ", "")
        await self._hands.type(text)
        await self._hands.press("tab")

    async def _regret(self, form: FormScreen, left: Question) -> None:
        """Take an answer back, which goes to its field, and do it again."""
        answer = form.activity.instance.answer(left.path)
        for command, result in (("undo", None), ("redo", answer)):
            await self._reverse(command, form, left, result)
        await self._hands.press("tab")
        await self._moved_on(form, left)

    async def _reverse(self, command: str, form: FormScreen, field: Question, result: Answer | None) -> None:
        await self._steps.commands.run(command)
        await self._hands.until(
            lambda: form.activity.instance.answer(field.path) == result and form.current is field,
            f"{command} of {field.path}",
        )
