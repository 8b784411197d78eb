"""Pure functions that make the content of a line: left and right parts, columns, meters, crumbs.

They take text or `Content` and return `Content`; a width is always in cells. Text that a person typed goes through
`plain` or a slot of `markup`, never into a markup string.
"""

from collections.abc import Sequence

from textual.content import Content

from fieldapp.ui import glyphs

Text = Content | str


def markup(source: str, **slots: object) -> Content:
    """Content of a markup string; `$name` in it is replaced by the slot as literal text."""
    return Content.from_markup(source, **slots)


def plain(text: str, style: str = "") -> Content:
    """Literal text in one style."""
    return Content.styled(text, style) if style else Content(text)


def _content(text: Text) -> Content:
    return text if isinstance(text, Content) else markup(text)


def fit(text: Text, width: int, align: str = "left") -> Content:
    """The text cut or padded to exactly `width` cells."""
    content = _content(text)
    if content.cell_length > width:
        content = content.truncate(max(width, 0))
    missing = max(width - content.cell_length, 0)
    return content.pad_left(missing) if align == "right" else content.pad_right(missing)


def columns(*cells: tuple[Text, int]) -> Content:
    """Cells side by side; a negative width aligns right. Put the gaps into the widths."""
    parts = [fit(text, abs(width), "right" if width < 0 else "left") for text, width in cells]
    return Content("").join(parts)


def spread(width: int, left: Text, *rights: Text, gap: int = 2) -> Content:
    """`left` at the left end and, flush right, the first of `rights` that fits; `left` always stays, cut if need be."""
    start = _content(left)
    for right in (_content(text) for text in rights):
        between = width - start.cell_length - right.cell_length
        if between >= gap:
            return start.pad_right(between) + right
    return fit(start, width)


def row(width: int, left: Text, *rights: Text) -> Content:
    """A line of a list: a gutter cell for the pointer, `left`, `rights` as in `spread`, one blank at the end."""
    return Content(" ") + spread(width - 2, left, *rights) + Content(" ")


def filled(width: int, done: int, total: int) -> int:
    """How many of `width` cells of a meter are full: all of them only where `done` has reached `total`."""
    if total <= 0 or done <= 0 or width <= 0:
        return 0
    if done >= total:
        return width
    return max(1, min(width - 1, width * done // total)) if width > 1 else 0


def meter(width: int, done: int, total: int, *, full: str = "$info", rest: str = "$empty") -> Content:
    """A bar of `width` cells; `full` and `rest` are styles."""
    glyph = glyphs.current()
    room = width - len(glyph.meter_left) - len(glyph.meter_right)
    cells = filled(room, done, total)
    return Content.assemble(
        (glyph.meter_left, rest),
        (glyph.meter_full * cells, full),
        (glyph.meter_rest * (room - cells), rest),
        (glyph.meter_right, rest),
    )


def crumbs(parts: Sequence[str]) -> Content:
    """Where I am: the way there muted, the screen itself strong."""
    gap = f" {glyphs.current().crumb} "
    way = [plain(part + gap, "$muted") for part in parts[:-1]]
    return Content("").join([*way, plain(parts[-1], "bold $strong")]) if parts else Content("")


def short_crumbs(parts: Sequence[str], width: int) -> Content:
    """`crumbs` cut to `width`: parts of the way are left out from the left first."""
    for start in range(len(parts)):
        content = crumbs(parts[start:])
        if content.cell_length <= width:
            return content
    return fit(crumbs(parts[-1:]), width)


SIGNS = {
    "+": "$saved",
    "?": "bold $uncertain",
    "!!": "$sign-problem",
}
"""The signs of the status line and what they are painted with: done or ready, to be confirmed, to be mended."""


def signed(sign: str, text: Text) -> Content:
    """The text behind its sign; "" is no sign."""
    return plain(sign, SIGNS.get(sign, "")) + Content(" ") + _content(text) if sign else _content(text)
