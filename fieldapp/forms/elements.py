"""What a form is made of, without any answer: one Element for the form, each section, repeat and question."""

from dataclasses import dataclass, field
from typing import Literal

from fieldapp.forms.definition import ROSTER_NODES, FormDefinition, Group, Question, QuestionType, Repeat

Kind = Literal["root", "group", "repeat", "question"]


@dataclass(eq=False, slots=True)
class Element:
    """A place in a form. Names are unique in a form, so the name alone finds it."""

    kind: Kind
    name: str
    parent: "Element | None"
    definition: Group | Repeat | Question | None = None
    type: QuestionType = "text"
    children: "dict[str, Element]" = field(default_factory=dict)

    @property
    def repeat(self) -> "Element | None":
        """The repeat whose rows hold it, or None."""
        return self.parent if self.parent is not None and self.parent.kind == "repeat" else None

    @property
    def chain(self) -> "tuple[Element, ...]":
        """Itself and all that it stands in: what makes it relevant or not."""
        above = self.parent.chain if self.parent else ()
        return (self, *above)

    @property
    def question(self) -> Question | None:
        """The definition of a question, or None."""
        return self.definition if isinstance(self.definition, Question) else None


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of a form: the root, and every one by name in the order of the form."""

    root: Element
    by_name: dict[str, Element]


def elements_of(definition: FormDefinition) -> Elements:
    """The elements of a definition whose names are unique, with the read-only numbers of the roster."""
    root = Element("root", "data", None)
    elements = Elements(root, {})
    for name in ROSTER_NODES:
        _add(elements, Element("question", name, root, type="integer"))
    for group in definition.survey:
        section = _add(elements, Element("group", group.name, root, group))
        for child in group.children:
            _add_child(elements, section, child)
    return elements


def _add_child(elements: Elements, parent: Element, child: Question | Repeat) -> None:
    if isinstance(child, Question):
        _add(elements, Element("question", child.name, parent, child, child.type))
        return
    repeat = _add(elements, Element("repeat", child.name, parent, child))
    for question in child.children:
        _add(elements, Element("question", question.name, repeat, question, question.type))


def _add(elements: Elements, element: Element) -> Element:
    elements.by_name[element.name] = element
    if element.parent is not None:
        element.parent.children[element.name] = element
    return element
