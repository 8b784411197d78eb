"""The roster line while a name is typed: the people found below it, and what Enter and Tab will do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from fieldapp import wording
from fieldapp.errors import Code, FieldappError, fill
from fieldapp.roster.effects import BeginNew, Effect, MarkKnown, PickNumber, Refuse
from fieldapp.roster.line import Announcement, Context, Line, candidates, highlighted, say_before
from fieldapp.roster.search import Candidate, Known
from fieldapp.roster.sentences import sentence
from fieldapp.ui import glyphs
from fieldapp.ui.widgets.painted_lines import PaintedLine, Run, padded, sized
from fieldapp.ui.widgets.roster_columns import PersonCells, RosterColumns, person_line
from fieldapp.wording import _

RowName = Callable[[int], str | None]
"""The name in the row with a number, or None where there is no such row."""
TEXT_AT = 2
"""Cells before the text in the field."""
EXAMPLE_WIDTH = 10


def field_line(text: str, width: int, *, here: bool = True) -> tuple[PaintedLine, int]:
    """The field, and the cell in which the cursor stands, drawn where `here`; of a long text the end is shown."""
    room = width - TEXT_AT - 1
    while cell_len(text) > room:
        text = text[1:]
    line = (Run(" " * TEXT_AT + text, "field"), Run(" ", "cursor" if here else "field"))
    return padded(line, width, "field"), TEXT_AT + cell_len(text)


def people_lines(line: Line, context: Context, columns: RosterColumns) -> list[PaintedLine]:
    """The people that the typed name may mean; the one that Enter takes is gold."""
    here = highlighted(line, context)
    return [
        _person(candidate, context, columns, here=place == here)
        for place, candidate in enumerate(candidates(line, context))
    ]


def _person(candidate: Candidate, context: Context, columns: RosterColumns, *, here: bool) -> PaintedLine:
    present = candidate.number is not None
    cells = PersonCells(
        name=candidate.known.name,
        sex=candidate.known.sex,
        age=_age(candidate.known),
        hamlet=candidate.known.hamlet,
        group=_group(candidate.known, context),
        status=_status(candidate),
        spans=candidate.matched,
    )
    pointer = Run(glyphs.current().pointer, "pointer") if here else Run(" ")
    return (pointer, *person_line(columns, cells, "here" if here else "muted" if present else ""))


def _age(known: Known) -> str:
    return "?" if known.years is None else str(known.years)


def _group(known: Known, context: Context) -> str:
    return next((group.short for group in context.groups if group.id == known.group), known.group or "")


def _status(candidate: Candidate) -> str:
    if candidate.number is not None:
        return fill(_("already present no. {number}"), {"number": candidate.number})
    if not candidate.known.meetings:
        return ""
    return fill(_("came {count}x"), {"count": candidate.known.meetings})


def example_lines(width: int) -> list[PaintedLine]:
    """What can be typed into an empty line."""
    examples = (
        ("si am", _("Siti Aminah: beginnings of first and last name")),
        ("37", _("go to row no. 37")),
        (glyphs.current().arrow_keys, _("into the rows below, to change or remove one")),
        ("- / ?", _("take back, menu, help")),
    )
    return [
        (
            Run(" " * TEXT_AT + sized(key, EXAMPLE_WIDTH), "key"),
            Run(sized(text, width - TEXT_AT - EXAMPLE_WIDTH), "muted"),
        )
        for key, text in examples
    ]


def labelled_lines(pairs: Sequence[tuple[str, str]], width: int) -> list[PaintedLine]:
    """Labels and texts one below the other."""
    cells = 2 + max((cell_len(label) for label, _text in pairs), default=0)
    return [
        (Run(" " * TEXT_AT + sized(label, cells), "muted"), Run(sized(text, width - TEXT_AT - cells)))
        for label, text in pairs
    ]


def announcement_line(line: Line, context: Context, width: int, row_name: RowName) -> PaintedLine:
    """What Enter and Tab will do, said before they are pressed."""
    said = say_before(line, context)
    if isinstance(said.enter, Refuse):
        return (Run("? ", "uncertain"), Run(sentence(said.enter)))
    runs = _number(said.enter, row_name) if isinstance(said.enter, PickNumber) else _enter(said.enter)
    tab = _tab(said)
    if tab and sum(cell_len(run.text) for run in (*runs, *tab)) + 4 <= width:
        return (*runs, Run(" " * 4), *tab)
    return runs


def recall_line(line: Line) -> PaintedLine:
    """How the text comes back that Esc took away."""
    if not line.cleared:
        return ()
    up = _("Up")
    return (Run(up, "key"), Run(" " + fill(_('brings back "{text}"'), {"text": line.cleared}), "muted"))


def _enter(effect: Effect) -> PaintedLine:
    if isinstance(effect, MarkKnown):
        who = f" {effect.known.name} ({effect.known.sex} {_age(effect.known)})"
        return (Run(_("Enter"), "key"), Run(" "), Run(_("PRESENT"), "present"), Run(who))
    if isinstance(effect, BeginNew):
        keys = fill(_("{first} or {second}"), {"first": _("Enter"), "second": _("Tab")})
        return (Run(keys, "key"), Run(" " + _new(effect)))
    return ()


def _number(effect: PickNumber, row_name: RowName) -> PaintedLine:
    name = row_name(effect.number)
    if name is None:
        return (Run("? ", "uncertain"), Run(wording.say(FieldappError(Code.NO_SUCH_ROW, number=effect.number))))
    return (Run(_("Enter"), "key"), Run(f" {fill(_('go to row no. {number}'), {'number': effect.number})}: {name}"))


def _tab(said: Announcement) -> PaintedLine:
    """The part for Tab, where it does something else than Enter."""
    if not isinstance(said.tab, BeginNew) or isinstance(said.enter, BeginNew):
        return ()
    return (Run(_("Tab"), "key"), Run(" " + _new(said.tab)))


def _new(effect: BeginNew) -> str:
    return fill(_('new person "{name}"'), {"name": effect.name})
