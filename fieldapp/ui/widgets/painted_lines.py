"""A widget that is painted line by line and, when something changes, paints only the lines that did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

STYLES: dict[str, tuple[str, str, str]] = {
    "text": ("foreground", "background", ""),
    "muted": ("muted", "background", ""),
    "strong": ("strong", "background", "bold"),
    "matched": ("foreground", "background", "underline"),
    "title": ("focus", "background", "bold"),
    "present": ("saved", "background", "bold"),
    "saved": ("saved", "background", ""),
    "uncertain": ("uncertain", "background", ""),
    "key": ("strong", "background", "$key"),
    "field": ("strong", "field", "bold"),
    "field-muted": ("muted", "field", ""),
    "cursor": ("cursor-fg", "cursor-bg", "$cursor-style"),
    "here": ("focus-fg", "focus-bg", "$focus-style"),
    "here-matched": ("focus-fg", "focus-bg", "$focus-style underline"),
    "pointer": ("focus", "focus-bg", "$focus-style"),
}
"""What a run can be painted in: the tokens of letters and ground, and a style in which `$token` may stand.

Looked up by token and not by component class, because those are restyled, at some cost, whenever a box around them
changes its class.
"""
_REMEMBERED = 400
"""Lines of which the strips are kept; more than two screens full."""


class Run(NamedTuple):
    """Literal text in one style."""

    text: str
    style: str = "text"


PaintedLine = tuple[Run, ...]


@lru_cache(maxsize=4096)
def sized(text: str, width: int) -> str:
    """The text cut or padded to exactly `width` cells."""
    return set_cell_size(text, max(width, 0))


@lru_cache(maxsize=4096)
def right(text: str, width: int) -> str:
    """The text at the right end of `width` cells."""
    return sized(" " * (width - cell_len(text)) + text, width)


def wide(line: Sequence[Run]) -> int:
    """How many cells the runs take."""
    return sum(cell_len(run.text) for run in line)


def padded(line: Sequence[Run], width: int, style: str) -> PaintedLine:
    """The line with blanks in this style up to `width` cells."""
    missing = width - wide(line)
    return (*line, Run(" " * missing, style)) if missing > 0 else tuple(line)


def _changed(old: PaintedLine, new: PaintedLine, place: int, width: int) -> Region:
    """The cells of a line from the first run that changed to the last one."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    left = wide(new[:same])
    right_same = 0
    if wide(old) == wide(new):
        while right_same < min(len(old), len(new)) - same and old[-1 - right_same] == new[-1 - right_same]:
            right_same += 1
    end = wide(new) - wide(new[len(new) - right_same :]) if right_same else width
    return Region(left, place, max(end - left, 1), 1)


class PaintedLines(Widget):
    """Subclasses say in `paint` what the lines are; `repaint` paints anew those that are not what they were."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._lines: tuple[PaintedLine, ...] = ()
        self._styles_used: dict[str, Style] = {}
        self._strips: dict[tuple[PaintedLine, int], Strip] = {}

    def paint(self, width: int, height: int) -> Sequence[PaintedLine]:
        """The lines as they are now; fewer than `height` leave the rest blank."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Paint the lines that changed."""
        width, height = self.content_size
        lines = tuple(self.paint(width, height)) if width else ()
        lines = (*lines[:height], *((),) * (height - len(lines)))
        before, self._lines = self._lines, lines
        if len(before) != len(lines):
            self.refresh()
            return
        changed = [
            _changed(old, new, place, width)
            for place, (old, new) in enumerate(zip(before, lines, strict=True))
            if old != new
        ]
        if changed:
            self.refresh(*changed)

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines as text, without blanks at their ends."""
        return tuple("".join(run.text for run in line).rstrip() for line in self._lines)

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the lines out for the new size."""
        self.repaint()

    def notify_style_update(self) -> None:
        """The theme or the style sheet changed: look the styles up again."""
        super().notify_style_update()
        self._styles_used.clear()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """A line of the widget."""
        line = self._lines[y] if y < len(self._lines) else ()
        width = self.content_size.width
        key = (line, width)
        if key not in self._strips:
            if len(self._strips) >= _REMEMBERED:
                self._strips.clear()
            segments = [Segment(run.text, self._style(run.style)) for run in line]
            self._strips[key] = Strip(segments, wide(line)).adjust_cell_length(width, self._style("text"))
        return self._strips[key]

    def _style(self, name: str) -> Style:
        if not self._styles_used:
            tokens = self.app.get_css_variables()
            self._styles_used = {each: _style_of(parts, tokens) for each, parts in STYLES.items()}
        return self._styles_used[name]


def _style_of(parts: tuple[str, str, str], tokens: Mapping[str, str]) -> Style:
    letters, ground, more = parts
    words = [tokens[word[1:]].replace("ansi_", "") if word.startswith("$") else word for word in more.split()]
    colours = Style.from_color(Color.parse(tokens[letters]).rich_color, Color.parse(tokens[ground]).rich_color)
    return colours + Style.parse(" ".join(word for word in " ".join(words).split() if word != "none"))
