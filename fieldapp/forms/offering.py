"""Which choices a question offers now, and what becomes of an answer that is no longer among them."""

from collections.abc import Mapping, Set

from fieldapp.forms.definition import ROSTER, Choice
from fieldapp.forms.form import Form
from fieldapp.forms.labels import choice_label
from fieldapp.forms.nodes import Node, Tree
from fieldapp.forms.scope import Scope
from fieldapp.forms.values import Moment, to_truth
from fieldapp.model.answer import Answer, Given, given


def offered(form: Form, node: Node, tree: Tree, today: Moment) -> tuple[Choice, ...]:
    """The choices of a select that its filter lets through; for the list `roster`, the people present."""
    name = node.element.question.list if node.element.question else None
    choices = people(tree) if name == ROSTER else form.choices(name)
    narrowed = form.shown[node.element].choice_filter
    if narrowed is None:
        return choices
    return tuple(
        choice for choice in choices if to_truth(narrowed.run(Scope(tree, node, node, today, item=_columns(choice))))
    )


def people(tree: Tree) -> tuple[Choice, ...]:
    """The people present as choices, by their uid."""
    return tuple(Choice.model_construct(name=uid, label={"id": label}) for uid, label in tree.roster)


def without_unoffered(answer: Answer | None, names: Set[str]) -> Answer | None:
    """The answer without the choices that are not among `names`; what could not be read stays."""
    if not isinstance(answer, Given):
        return answer
    if isinstance(answer.given, tuple):
        kept = tuple(name for name in answer.given if name in names)
        return given(kept) if kept else None
    return answer if answer.given in names else None


def _columns(choice: Choice) -> Mapping[str, str]:
    return {**choice.attributes, "name": choice.name, "label": choice_label(choice)}
