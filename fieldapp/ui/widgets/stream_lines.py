"""The roster line while a new person is written down: four parts side by side, and the letters of the groups."""

from __future__ import annotations

from rich.cells import cell_len

from fieldapp.errors import fill
from fieldapp.model.answer import Given
from fieldapp.roster.ages import read_age
from fieldapp.roster.line import Context, Line, Part
from fieldapp.ui import glyphs
from fieldapp.ui.widgets.painted_lines import PaintedLine, Run, sized
from fieldapp.wording import _

SEX, AGE, GROUP, GAP = 5, 10, 14, 1
"""Widths of the parts behind the name, and the gap between parts."""
NAME = 26
"""Width of the name; a longer one takes more where there is room."""
BETWEEN = 2
"""Blanks between the columns of letters."""
MOST_COLUMNS = 3
CURSOR = "_"
"""Where the next key goes, in the part that is gold already."""


def part_lines(line: Line, width: int) -> tuple[list[PaintedLine], int]:
    """The labels, the values under them, and the cell in which the cursor stands."""
    parts = _parts(line, width)
    labels: list[Run] = []
    values: list[Run] = []
    cursor = at = 0
    for part, (label, value, cells) in parts.items():
        here = part is line.part
        shown = value if cell_len(value) <= cells - 2 else value[-(cells - 2) :]
        labels += [Run(sized(f" {label}", cells + GAP), "title" if here else "muted")]
        values += _value(shown, cells, here=here, past=bool(value))
        values.append(Run(" " * GAP))
        cursor = at + 1 + cell_len(shown) if here else cursor
        at += cells + GAP
    return [tuple(labels), tuple(values)], cursor


def _parts(line: Line, width: int) -> dict[Part, tuple[str, str, int]]:
    room = width - SEX - AGE - GROUP - 4 * GAP
    name = min(max(NAME, cell_len(line.name) + 2), room)
    return {
        Part.NAME: (_("Name"), line.name, name),
        Part.SEX: (_("L/P"), line.sex or "", SEX),
        Part.AGE: (_("Age"), line.age, AGE),
        Part.GROUP: (_("Group"), "", GROUP),
    }


def _value(value: str, cells: int, *, here: bool, past: bool) -> list[Run]:
    if here:
        return [Run(sized(f" {value}{CURSOR}", cells), "here")]
    if past:
        return [Run(sized(f" {value}", cells), "field")]
    return [Run(sized(f" {glyphs.current().waiting}", cells), "field-muted")]


def letter_lines(context: Context, width: int) -> list[PaintedLine]:
    """The letters of the groups, in three columns; with short labels where the whole ones have no room."""
    same = ("=", _("same as above"))
    whole = [*((group.letter, group.label) for group in context.groups), same]
    short = [*((group.letter, group.short or group.label) for group in context.groups), same]
    widths = _widths(whole)
    if sum(widths) <= width:
        return _letters(whole, widths)
    return _letters(short, _widths(short))


def _widths(entries: list[tuple[str, str]]) -> list[int]:
    """How wide the columns are, letter and gap included."""
    labels = [[label for _letter, label in entries[at::MOST_COLUMNS]] for at in range(MOST_COLUMNS)]
    cells = [2 + max(map(cell_len, column)) + BETWEEN for column in labels if column]
    return [*cells[:-1], cells[-1] - BETWEEN]


def _letters(entries: list[tuple[str, str]], widths: list[int]) -> list[PaintedLine]:
    rows = [entries[start : start + MOST_COLUMNS] for start in range(0, len(entries), MOST_COLUMNS)]
    return [
        tuple(
            run
            for (letter, label), width in zip(row, widths, strict=False)
            for run in (Run(letter, "key"), Run(sized(f" {label}", width - 1)))
        )
        for row in rows
    ]


def next_line(line: Line, context: Context) -> PaintedLine:
    """What the next key is for, and what the letter of the group will do."""
    if line.part is Part.SEX:
        return (Run(_("L or P"), "key"), Run(" " + _("man or woman")))
    if line.part is Part.AGE and not line.age:
        keys = fill(_("{age}, {year} or {date}"), {"age": "34", "year": "1985", "date": "240385"})
        return (Run(keys, "key"), Run(" " + _("age, year or date of birth")), *_blank_age())
    return (
        Run(_("Letter of the group"), "key"),
        Run(" "),
        Run(_("PRESENT"), "present"),
        Run(" " + _who(line, context)),
    )


def _blank_age() -> PaintedLine:
    return (Run("   "), Run("?", "key"), Run(" " + _("not on paper")))


def _who(line: Line, context: Context) -> str:
    age = read_age(line.age, context.on_date)
    years = age.given.years if isinstance(age, Given) else None
    shown = line.age if years is None else str(years)
    return f"{line.name} ({line.sex} {shown})"
