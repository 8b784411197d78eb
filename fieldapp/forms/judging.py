"""What is wrong with an answer: missing, not allowed, not offered any more, or not read at all."""

from dataclasses import dataclass
from typing import Literal

from fieldapp.forms.form import Form
from fieldapp.forms.nodes import Node
from fieldapp.forms.offering import offered, without_unoffered
from fieldapp.forms.recalculation import Pass
from fieldapp.forms.values import to_truth
from fieldapp.forms.wordings import text_of
from fieldapp.model.answer import Typed

UNASKED = ("note", "calculate", "hidden")
"""Types of question that nobody answers."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer. `message` is in the language spoken now, or None where the form has none.

    `code` is `required`, `constraint`, `choice.not_offered`, or the problem of what could not be read.
    """

    kind: Literal["required", "constraint", "typed"]
    message: str | None
    code: str


def judge(form: Form, node: Node, seen: Pass) -> Problem | None:
    """What is wrong with the answer of a question. Nothing is wrong with what is not relevant.

    A constraint is never asked of a blank.
    """
    question = node.element.question
    if question is None or question.type in UNASKED or not node.relevant:
        return None
    if isinstance(node.answer, Typed):
        return Problem("typed", None, node.answer.problem)
    if node.answer is None:
        return Problem("required", None, "required") if holds(form, node, "required", seen) else None
    if not _is_offered(form, node, seen):
        return Problem("constraint", None, "choice.not_offered")
    constraint = form.shown[node.element].constraint
    if constraint is None or to_truth(seen.result(node, constraint)):
        return None
    return Problem("constraint", text_of(form, node, question.constraint_message, seen) or None, "constraint")


def holds(form: Form, node: Node, condition: Literal["required", "readonly"], seen: Pass) -> bool:
    """Whether a question is required, or read-only, now."""
    shown = form.shown[node.element]
    compiled = shown.required if condition == "required" else shown.readonly
    return compiled is not None and to_truth(seen.result(node, compiled))


def _is_offered(form: Form, node: Node, seen: Pass) -> bool:
    if node.element.type not in ("select_one", "select_multiple"):
        return True
    names = {choice.name for choice in offered(form, node, seen.tree, seen.today)}
    return without_unoffered(node.answer, names) == node.answer
