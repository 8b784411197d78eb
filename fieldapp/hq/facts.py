"""What an activity states, by fact and in words: the columns that a form definition adds to the table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fieldapp.forms.definition import ROSTER, Choice, FormDefinition, Question, Repeat
from fieldapp.forms.labels import choice_label, spoken
from fieldapp.hq.spreadsheet import Cell
from fieldapp.model.activity import Ready, ReadyRow
from fieldapp.model.answer import AnswerValue

BETWEEN_ROWS = " | "
OWN = "activity."
"""Facts that an activity holds in fields of its own."""
_SILENT = ("note", "villages")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that bears a fact, the repeat it stands in, and the name of its column in the language spoken now."""

    fact: str
    title: str
    question: Question
    repeat: Repeat | None


def asked(definition: FormDefinition) -> Iterator[Asked]:
    """The questions that state something beyond the activity's own fields, in the order of the form."""
    for _group, repeat, question in definition.questions():
        fact = question.fact
        if fact is None or fact.startswith(OWN) or question.type in _SILENT:
            continue
        title = spoken(question.label) or fact
        yield Asked(fact, f"{spoken(repeat.label)}: {title}" if repeat else title, question, repeat)


def facts_of(activity: Ready, definition: FormDefinition) -> dict[str, Cell]:
    """Cells by fact: numbers as numbers, choices by label, the rows of a repeat joined by ` | `."""
    stated = ((each.fact, _cell(activity, definition, each)) for each in asked(definition))
    return {fact: cell for fact, cell in stated if cell is not None}


def _cell(activity: Ready, definition: FormDefinition, each: Asked) -> Cell:
    if each.repeat is None:
        return _shown(activity, definition, each.question, activity.answers)
    rows = activity.answers.get(each.repeat.name, ())
    cells = [
        _shown(activity, definition, each.question, row.answers)
        for row in (rows if isinstance(rows, tuple) else ())
        if isinstance(row, ReadyRow)
    ]
    if len(cells) == 1:
        return cells[0]
    return BETWEEN_ROWS.join(_text(cell) for cell in cells) if any(cell is not None for cell in cells) else None


def _shown(
    activity: Ready,
    definition: FormDefinition,
    question: Question,
    answers: Mapping[str, AnswerValue | tuple[ReadyRow, ...]],
) -> Cell:
    value = answers.get(question.name)
    if isinstance(value, (int, float)):
        return value
    names = (value,) if isinstance(value, str) else value or ()
    labels = _labels(activity, definition, question)
    return ", ".join(labels.get(name, name) for name in names if isinstance(name, str)) or None


def _labels(activity: Ready, definition: FormDefinition, question: Question) -> dict[str, str]:
    if question.list is None:
        return {}
    if question.list == ROSTER:
        return {row.uid: row.name for row in activity.attendance}
    return labels_of(definition.choices.get(question.list, ()))


def labels_of(choices: tuple[Choice, ...]) -> dict[str, str]:
    """The labels of a choice list by name, in the language spoken now."""
    return {choice.name: choice_label(choice) for choice in choices}


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


def kind_label(activity: Ready, definition: FormDefinition | None) -> str:
    """The kind of an activity in words, or its name where the form is not at hand."""
    questions = definition.questions() if definition else ()
    lists = (question.list for _group, _repeat, question in questions if question.fact == "activity.kind")
    found = next(lists, None)
    choices = definition.choices.get(found, ()) if definition and found else ()
    return labels_of(choices).get(activity.kind, activity.kind)
