"""The columns that the people found and the rows of the attendance list share, so that both line up."""

from __future__ import annotations

from dataclasses import dataclass

from fieldapp.errors import fill
from fieldapp.ui.widgets.painted_lines import Run, right, sized
from fieldapp.wording import _

GUTTER, NUMBER, AFTER_NUMBER = 1, 3, 2
NAME_AT = GUTTER + NUMBER + AFTER_NUMBER
SEX, AGE, HAMLET, GROUP, STATUS = 3, 3, 5, 13, 11
"""Widths in cells; the sex letter and the gap behind it, then the rest."""
GAP, AFTER_AGE = 2, 3
HAMLET_FROM = 69
"""Cells of a row from which the hamlet has room."""
LOOSE_FROM = 76
"""Cells of a row from which the last column stands two blanks apart."""


def hamlet_name(hamlet: str) -> str:
    """The hamlet; a number is that of an RT."""
    return fill(_("RT {number}"), {"number": hamlet}) if hamlet.isdigit() else hamlet


@dataclass(frozen=True, slots=True)
class RosterColumns:
    """The widths for rows of `width` cells; the name takes what the others leave."""

    width: int
    headed: bool = False
    """A header row says what the hamlet column is, so that the cells need not."""

    @property
    def has_hamlet(self) -> bool:
        """Whether there is room for the hamlet."""
        return self.width >= HAMLET_FROM

    @property
    def status_gap(self) -> int:
        """Blanks before the last column."""
        return GAP if self.width >= LOOSE_FROM else 1

    @property
    def name(self) -> int:
        """Cells of the name with the gap behind it."""
        hamlet = HAMLET + GAP if self.has_hamlet else 0
        return self.width - NAME_AT - SEX - AGE - AFTER_AGE - hamlet - GROUP - self.status_gap - STATUS

    def hamlet_cell(self, hamlet: str | None) -> str:
        """The hamlet: a number is that of an RT."""
        if not hamlet:
            return ""
        return hamlet if self.headed else hamlet_name(hamlet)

    def header(self) -> tuple[Run, ...]:
        """What the columns are called."""
        hamlet = sized(_("RT"), HAMLET + GAP) if self.has_hamlet else ""
        text = "".join(
            (
                " " * GUTTER,
                right(_("No"), NUMBER),
                " " * AFTER_NUMBER,
                sized(_("Name"), self.name),
                sized(_("L/P"), SEX + 1),
                sized(_("Age"), AGE - 1 + AFTER_AGE),
                hamlet,
                _("Group"),
            )
        )
        return (Run(sized(text, self.width), "muted"),)


@dataclass(frozen=True, slots=True)
class PersonCells:
    """What a row says of a person. `name` is in runs of one style for plain and one for matched letters."""

    name: str
    sex: str
    age: str
    hamlet: str | None
    group: str
    status: str = ""
    status_style: str = "muted"
    number: int | None = None
    age_style: str = "text"
    spans: tuple[tuple[int, int], ...] = ()


def person_line(columns: RosterColumns, cells: PersonCells, tone: str = "") -> tuple[Run, ...]:
    """A row of a person. `tone`: "here" for the row that Enter acts on, "strong" or "muted" for all of it, or ""."""
    quiet, loud = (tone, tone) if tone in ("here", "muted") else ("muted", tone or "text")
    number = "" if cells.number is None else str(cells.number)
    hamlet = sized(columns.hamlet_cell(cells.hamlet), HAMLET) + " " * GAP if columns.has_hamlet else ""
    age_style = loud if tone else cells.age_style
    return (
        Run(right(number, NUMBER) + " " * AFTER_NUMBER, quiet),
        *_name(cells, columns.name - GAP, loud),
        Run(" " * GAP + sized(cells.sex, SEX), loud),
        Run(right(cells.age, AGE) + " " * AFTER_AGE, age_style),
        *([Run(hamlet, quiet)] if hamlet else []),
        *_rest(columns, cells, loud, tone if tone in ("here", "muted") else cells.status_style),
    )


def _rest(columns: RosterColumns, cells: PersonCells, loud: str, status_style: str) -> tuple[Run, ...]:
    """Group and status; a long status takes the room of the group."""
    gap = columns.status_gap
    if len(cells.status) > STATUS:
        return (Run(sized(cells.status, GROUP + gap + STATUS), status_style),)
    return Run(sized(cells.group, GROUP) + " " * gap, loud), Run(sized(cells.status, STATUS), status_style)


def _name(cells: PersonCells, width: int, style: str) -> tuple[Run, ...]:
    matched = {"here": "here-matched", "muted": "muted"}.get(style, "matched")
    name, runs, place = sized(cells.name, width), [], 0
    for start, end in cells.spans:
        runs += [Run(name[place:start], style), Run(name[start:end], matched)]
        place = end
    runs.append(Run(name[place:], style))
    return tuple(run for run in runs if run.text)
