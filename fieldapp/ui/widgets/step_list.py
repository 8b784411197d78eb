"""Steps that are done one after the other, each with its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from textual.content import Content
from textual.widget import Widget

from fieldapp.ui import glyphs
from fieldapp.ui.painting import columns, fit, plain


class StepState(Enum):
    """How far a step is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step: its name, the word for its state, and what came of it."""

    name: str
    state: StepState
    word: str
    detail: str = ""


_NUMBER, _NAME, _WORD = 3, 27, 11
_STYLES = {
    StepState.WAITING: ("$muted", "$muted"),
    StepState.DONE: ("$foreground", "$saved"),
    StepState.STOPPED: ("bold $strong", "$problem"),
}


class StepList(Widget):
    """One step to a row, or a blank row between them where the class `airy` is set. The running step is gold."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._steps: Sequence[ShownStep] = ()

    def show(self, steps: Sequence[ShownStep]) -> None:
        """Show the steps."""
        if steps != self._steps:
            self._steps = steps
            self.refresh(layout=True)

    def render(self) -> Content:
        """The rows."""
        width = self.content_size.width or self.app.size.width
        airy = self.app.size.height >= 40
        rows = [_row(width, number, step) for number, step in enumerate(self._steps, 1)]
        return Content("\n\n" if airy else "\n").join(rows)


def _row(width: int, number: int, step: ShownStep) -> Content:
    if step.state is StepState.RUNNING:
        line = columns((_sign(step.state), 3), (str(number), _NUMBER), (plain(step.name), _NAME), (step.word, _WORD))
        return fit(line + plain(step.detail), width).stylize("$here")
    name_style, word_style = _STYLES[step.state]
    line = columns(
        (_sign(step.state), 3),
        (plain(str(number), "bold $strong" if step.state is not StepState.WAITING else "$muted"), _NUMBER),
        (plain(step.name, name_style), _NAME),
        (plain(step.word, word_style), _WORD),
    )
    return fit(line + plain(step.detail, "$muted"), width)


def _sign(state: StepState) -> Content:
    glyph = glyphs.current()
    signs = {
        StepState.WAITING: plain(glyph.waiting, "$muted"),
        StepState.RUNNING: plain(glyph.pointer),
        StepState.DONE: plain(glyph.done, "$saved"),
        StepState.STOPPED: plain("!!", "$sign-problem"),
    }
    return signs[state]
