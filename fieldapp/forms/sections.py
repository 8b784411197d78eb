"""The sections of a form as a screen shows them: their fields, and how far each is filled."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fieldapp.forms.definition import Group, Question, Repeat
from fieldapp.forms.form import Form
from fieldapp.forms.judging import UNASKED, holds, judge
from fieldapp.forms.labels import spoken
from fieldapp.forms.nodes import Node
from fieldapp.forms.recalculation import Pass
from fieldapp.forms.wordings import text_of

_UNSEEN = ("calculate", "hidden")


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a section: a question, or a repeat, whose rows have fields of their own (`Instance.row_fields`)."""

    path: str
    definition: Question | Repeat


@dataclass(frozen=True, slots=True)
class Section:
    """A section that is relevant. `answered` of the `asked` questions have an answer, those in rows included; a
    repeat without rows counts as one question without an answer. `missing` counts what has a problem.
    """

    name: str
    label: str
    short: str
    fields: tuple[Field, ...]
    state: Literal["empty", "partial", "complete"]
    asked: int
    answered: int
    missing: int


def fields_of(nodes: Iterator[Node]) -> tuple[Field, ...]:
    """The fields of those nodes that are relevant and can be seen."""
    found = []
    for node in nodes:
        definition = node.element.definition
        if node.relevant and isinstance(definition, Question | Repeat) and definition.type not in _UNSEEN:
            found.append(Field(node.path, definition))
    return tuple(found)


def section_of(form: Form, group: Group, node: Node, seen: Pass) -> Section:
    """A section with how far it is filled: empty, complete (no problem left), or partial."""
    asked = [each for child in node.children.values() for each in _asked(form, child, seen)]
    answered = sum(each.answer is not None for each in asked)
    missing = sum(judge(form, each, seen) is not None for each in asked)
    state: Literal["empty", "partial", "complete"] = "partial" if missing else "complete"
    if asked and not answered:
        state = "empty"
    return Section(
        name=group.name,
        label=text_of(form, node, group.label, seen),
        short=spoken(group.short),
        fields=fields_of(iter(node.children.values())),
        state=state,
        asked=len(asked),
        answered=answered,
        missing=missing,
    )


def _asked(form: Form, node: Node, seen: Pass) -> Iterator[Node]:
    if not node.relevant:
        return
    if node.element.kind == "repeat":
        for row in node.rows:
            for child in row.children.values():
                yield from _asked(form, child, seen)
        if not node.rows:
            yield node
    elif node.element.type not in UNASKED and not holds(form, node, "readonly", seen):
        yield node
