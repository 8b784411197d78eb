"""A field of the form as a face shows it: its words, the text that stands in it, how that was understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldapp.errors import FieldappError
from fieldapp.forms import choosing, entry
from fieldapp.forms.definition import ROSTER, Choice, Question
from fieldapp.forms.labels import choice_label
from fieldapp.forms.sections import Section
from fieldapp.model.answer import Answer, Answers, Given, Row, Typed
from fieldapp.wording import _, say
from fieldapp.workflow.checking import problem_sentence
from fieldapp.workflow.fields import ROW_SEPARATOR

if TYPE_CHECKING:
    from fieldapp.workflow.activity import OpenActivity

_SIGNS = {"typed": "!!", "constraint": "?"}


@dataclass(frozen=True, slots=True)
class Offered:
    """A choice as a face shows it; `note` is what is worth knowing beside it, such as `no. 62`."""

    name: str
    label: str
    short: str
    letter: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """How a text is read: what was understood in other words, and what is wrong with it behind `!!` or `?`."""

    echo: str = ""
    problem: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A question now. `chosen` are the names of the choices taken; `text` is what stands in the field."""

    path: str
    type: str
    label: str
    hint: str
    text: str
    understood: Understood
    relevant: bool
    required: bool
    readonly: bool
    chosen: tuple[str, ...]
    choices: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a repeat in its list: what stands for it, its further answers, and whether something is wrong."""

    uid: str
    label: str
    details: tuple[str, ...]
    sign: str


def field_view(opened: OpenActivity, path: str) -> FieldView:
    """The question at a field path as it is now."""
    instance, question = opened.instance, opened.fields.question(path)
    answer = instance.answer(path)
    choices = instance.choices(path)
    return FieldView(
        path=path,
        type=question.type,
        label=instance.label(path),
        hint=instance.hint(path),
        text=entry.show(question, answer, choices),
        understood=_understood(opened, path, question, answer, choices),
        relevant=instance.relevant(path),
        required=instance.required(path),
        readonly=instance.readonly(path),
        chosen=_chosen(question, answer),
        choices=tuple(_offered(opened, question, choice) for choice in choices),
    )


def repeat_view(opened: OpenActivity, repeat: str) -> FieldView:
    """A repeat as it is now, without its rows."""
    instance = opened.instance
    label = instance.label(repeat)
    relevant = instance.relevant(repeat)
    return FieldView(repeat, "repeat", label, "", "", Understood(), relevant, False, False, (), ())


def preview(opened: OpenActivity, path: str, text: str) -> Understood:
    """How a text would be read if the field were left now; a text that may still become one is no problem."""
    question, choices = opened.fields.question(path), opened.instance.choices(path)
    answer = entry.read(question, text, today=opened.session.today(), choices=choices)
    return Understood(echo=_echo(opened, question, answer, choices))


def choices_like(opened: OpenActivity, path: str, text: str) -> tuple[Offered, ...]:
    """The choices that a text can mean; all of them for no text."""
    question, choices = opened.fields.question(path), opened.instance.choices(path)
    found = choosing.find(choices, text) if text.strip() else choices
    return tuple(_offered(opened, question, choice) for choice in found)


def rows(opened: OpenActivity, repeat: str) -> tuple[RowView, ...]:
    """The rows of a repeat."""
    return tuple(_row(opened, repeat, uid) for uid in opened.instance.rows(repeat))


def missing(opened: OpenActivity, section: Section) -> tuple[str, ...]:
    """The labels of what has a problem in a section, in the order of the form."""
    found = (path for path, _problem in opened.instance.problems() if opened.fields.section_of(path) == section.name)
    return tuple(dict.fromkeys(opened.instance.label(path) for path in found))


def first_problem(opened: OpenActivity, section: Section) -> FieldView | None:
    """The first answer of a section that is wrong, where that is more than a missing one."""
    for path, problem in opened.instance.problems():
        if problem.kind != "required" and opened.fields.section_of(path) == section.name:
            return field_view(opened, path)
    return None


def is_locked(opened: OpenActivity) -> bool:
    """Whether the activity can only be read."""
    return bool(locked_reason(opened))


def locked_reason(opened: OpenActivity) -> str:
    """Why the activity can only be read and what to do about it, or "" where it can be written."""
    try:
        opened.need_open()
    except FieldappError as error:
        return say(error)
    return ""


def changed_paths(before: Answers, after: Answers) -> tuple[str, ...]:
    """The field paths whose answers differ; the repeat itself where a row came or went."""
    names = dict.fromkeys((*before, *after))
    return tuple(path for name in names for path in _differing(name, before.get(name), after.get(name)))


def is_worked_out(opened: OpenActivity, path: str) -> bool:
    """Whether a path is one that nobody answers by hand now."""
    try:
        return opened.instance.readonly(path)
    except KeyError:
        return False


def _differing(name: str, old: object, new: object) -> Iterator[str]:
    if old == new:
        return
    if not isinstance(old, tuple) and not isinstance(new, tuple):
        yield name
        return
    old_rows, new_rows = _by_uid(old), _by_uid(new)
    if old_rows.keys() != new_rows.keys():
        yield name
        return
    for uid, row in new_rows.items():
        for question in dict.fromkeys((*old_rows[uid].answers, *row.answers)):
            if old_rows[uid].answers.get(question) != row.answers.get(question):
                yield ROW_SEPARATOR.join((name, uid, question))


def _by_uid(rows: object) -> dict[str, Row]:
    return {row.uid: row for row in rows} if isinstance(rows, tuple) else {}


def _chosen(question: Question, answer: Answer | None) -> tuple[str, ...]:
    if not isinstance(answer, Given) or not question.type.startswith("select"):
        return ()
    return answer.given if isinstance(answer.given, tuple) else (str(answer.given),)


def _offered(opened: OpenActivity, question: Question, choice: Choice) -> Offered:
    label = choice_label(choice)
    return Offered(
        name=choice.name,
        label=label,
        short=choice_label(choice, short=True),
        letter=choice.letter or "",
        note=_number(opened, choice.name) if question.list == ROSTER else "",
    )


def _number(opened: OpenActivity, attendee: str) -> str:
    number = next((row.number for row in opened.attendees if row.uid == attendee), None)
    return _("no. {number}").format(number=number) if number is not None else ""


def _understood(
    opened: OpenActivity, path: str, question: Question, answer: Answer | None, choices: tuple[Choice, ...]
) -> Understood:
    problem = opened.instance.problem(path)
    echo = _echo(opened, question, answer, choices)
    if problem is None or problem.kind == "required":
        return Understood(echo)
    return Understood(echo, problem_sentence(opened, path, problem), _SIGNS[problem.kind])


def _echo(opened: OpenActivity, question: Question, answer: Answer | None, choices: tuple[Choice, ...]) -> str:
    """What was understood. Of a choice its label, of a person the number on the list."""
    if isinstance(answer, Given) and question.type == "select_one":
        if question.list == ROSTER:
            return _number(opened, str(answer.given))
        return next((choice_label(choice) for choice in choices if choice.name == answer.given), "")
    return entry.echo(question, answer)


def _row(opened: OpenActivity, repeat: str, uid: str) -> RowView:
    instance = opened.instance
    fields = instance.row_fields(repeat, uid)
    problems_found = [instance.problem(field.path) for field in fields]
    kinds = [problem.kind for problem in problems_found if problem is not None]
    sign = "!!" if "typed" in kinds else "?" if kinds else ""
    label = instance.row_label(repeat, uid)
    texts = [_short_text(opened, field.path) for field in fields]
    return RowView(uid, label, tuple(text for text in texts if text and text != label), sign)


def _short_text(opened: OpenActivity, path: str) -> str:
    question, answer = opened.fields.question(path), opened.instance.answer(path)
    if isinstance(answer, Typed):
        return answer.typed
    return entry.show(question, answer, opened.instance.choices(path)) if answer is not None else ""
