"""The texts of a form in the language spoken now, with the answers that they speak of put in."""

import re
from collections.abc import Mapping

from fieldapp.forms.form import INSERT, Form
from fieldapp.forms.labels import choice_label, spoken
from fieldapp.forms.nodes import Node
from fieldapp.forms.offering import people
from fieldapp.forms.recalculation import Pass
from fieldapp.forms.values import to_text
from fieldapp.model.answer import Given


def text_of(form: Form, node: Node, labels: Mapping[str, str] | None, seen: Pass) -> str:
    """A text of this node: label, hint or message."""

    def insert(match: re.Match[str]) -> str:
        compiled = form.inserts[f"{node.element.name} {match[0]}"]
        return to_text(seen.result(node, compiled))

    return INSERT.sub(insert, spoken(labels))


def row_text(form: Form, row: Node, label: str | None, seen: Pass) -> str:
    """What stands for a row in a list; empty where there is nothing to tell it by."""
    compiled = form.shown[row.element].row_label
    if compiled is not None:
        return to_text(seen.result(row, compiled))
    return answer_text(form, row.children[label], seen) if label else ""


def answer_text(form: Form, node: Node, seen: Pass) -> str:
    """An answer in plain words: the labels of choices, anything else as expressions see it."""
    question = node.element.question
    if question is None or question.list is None or not isinstance(node.answer, Given):
        return to_text(node.seen)
    choices = {choice.name: choice for choice in (*form.choices(question.list), *people(seen.tree))}
    taken = node.answer.given if isinstance(node.answer.given, tuple) else (str(node.answer.given),)
    return ", ".join(choice_label(choices[name], short=True) if name in choices else name for name in taken)
