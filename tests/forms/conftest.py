import datetime
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from fieldapp.forms.compiler import compile_expression
from fieldapp.forms.definition import FormDefinition
from fieldapp.forms.form import Form
from fieldapp.forms.instance import Instance, Outside
from fieldapp.forms.loading import loads
from fieldapp.forms.nodes import Tree
from fieldapp.forms.paths import Spot
from fieldapp.forms.recalculation import moment
from fieldapp.forms.scope import Scope
from fieldapp.forms.values import Scalar
from fieldapp.model.answer import Answers, given

TODAY = datetime.date(2018, 10, 22)

YES_NO = [{"name": "yes", "label": {"en": "Yes"}}, {"name": "no", "label": {"en": "No"}}]


def question(name: str, type: str = "text", **more: Any) -> dict[str, Any]:  # noqa: A002 - XLSForm's word
    return {"name": name, "type": type, "label": {"en": name}, **more}


def repeat(name: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "repeat", "label": {"en": name}, "children": list(children), **more}


def group(name: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": name, "label": {"en": name}, "short": {"en": name[:12]}, "children": list(children), **more}


def document(*groups: dict[str, Any], choices: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "schema_version": 1,
        "id": "test",
        "version": "1",
        "title": {"en": "Test"},
        "programme": {"amount": 150},
        "choices": {"yes_no": YES_NO, **(choices or {})},
        "survey": list(groups),
        **more,
    }


def define(*groups: dict[str, Any], **more: Any) -> FormDefinition:
    return loads(json.dumps(document(*groups, **more)).encode())


def form_of(*questions: dict[str, Any], **more: Any) -> Form:
    return Form(define(group("all_of_it", *questions), **more))


def define_form(*groups: dict[str, Any], **more: Any) -> Form:
    return Form(define(*groups, **more))


def begun(form: Form, outside: Outside | None = None, answers: Answers | None = None) -> Instance:
    return Instance(form, answers or {}, outside or Outside(), TODAY)


def evaluate(text: str, *questions: dict[str, Any], answers: Mapping[str, Any] | None = None) -> Scalar:
    """What an expression of a question `it` gives, seen among `questions` with these values."""
    form = form_of(question("it"), *questions)
    tree = Tree(form.elements)
    tree.fill({name: given(value) for name, value in (answers or {}).items()})
    compiled = compile_expression(text, form.vocabulary, Spot(form.elements.by_name["it"], own=True))
    here = tree.single["it"]
    return compiled.run(Scope(tree, here, here, moment(TODAY)))


@pytest.fixture(scope="session")
def kit() -> "type[Kit]":
    return Kit


class Kit:
    """What the tests of forms share; a fixture, because test folders are no packages."""

    today = TODAY
    question: Callable[..., dict[str, Any]] = staticmethod(question)
    repeat: Callable[..., dict[str, Any]] = staticmethod(repeat)
    group: Callable[..., dict[str, Any]] = staticmethod(group)
    document: Callable[..., dict[str, Any]] = staticmethod(document)
    define: Callable[..., FormDefinition] = staticmethod(define)
    form: Callable[..., Form] = staticmethod(form_of)
    define_form: Callable[..., Form] = staticmethod(define_form)
    begun: Callable[..., Instance] = staticmethod(begun)
    evaluate: Callable[..., Scalar] = staticmethod(evaluate)
