"""A form ready to be filled: its definition, its elements, and all its expressions compiled."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fieldapp.errors import FieldappError
from fieldapp.forms.compiler import Vocabulary, compile_expression
from fieldapp.forms.definition import ROSTER_NODES, Choice, FormDefinition, Question, Repeat
from fieldapp.forms.elements import Element, elements_of
from fieldapp.forms.expression import ExpressionError
from fieldapp.forms.paths import Spot
from fieldapp.forms.rules import Cycle, Rule, Rules, arrange
from fieldapp.forms.scope import Compiled
from fieldapp.forms.soundness import check, invalid
from fieldapp.wording import _

INSERT = re.compile(r"\$\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Shown:
    """The expressions of an element that are worked out only when asked for."""

    required: Compiled | None = None
    readonly: Compiled | None = None
    constraint: Compiled | None = None
    default: Compiled | None = None
    choice_filter: Compiled | None = None
    row_label: Compiled | None = None

    def present(self) -> Iterator[Compiled]:
        """Those that change what is shown. A default is set once, so nothing waits for it."""
        yield from filter(None, (self.required, self.readonly, self.constraint, self.choice_filter, self.row_label))


class Form:
    """A form definition with its expressions compiled. It can be filled many times (`Instance`).

    Raises FORM_INVALID with the place and the reason for an expression that cannot be read, a name that leads
    nowhere, a repeated question used as one value, and rules that wait for each other.
    """

    def __init__(self, definition: FormDefinition) -> None:
        check(definition)
        self.definition = definition
        self.elements = elements_of(definition)
        self.vocabulary = Vocabulary(self.elements, definition.programme.numbers(), definition.choices)
        self.shown: dict[Element, Shown] = {}
        self.inserts: dict[str, Compiled] = {}
        self.rules: Rules = self._compile()
        self.facts: Mapping[str, tuple[str, ...]] = _facts(definition)

    def questions_of(self, fact: str) -> tuple[str, ...]:
        """The names of the questions that bear a fact, in the order of the form."""
        return self.facts.get(fact, ())

    def choices(self, name: str | None) -> tuple[Choice, ...]:
        """The items of a choice list; none for a list that the form does not hold itself."""
        return self.definition.choices.get(name or "", ())

    def is_worked_out(self, element: Element) -> bool:
        """Whether a question is calculated and can never be answered by hand."""
        question = element.question
        return (
            question is not None
            and question.calculation is not None
            and (question.type == "calculate" or question.readonly is True)
        )

    def speaks_of_roster(self, element: Element) -> bool:
        """Whether a rule about this element reads the numbers of the roster."""
        rules = (self.rules.ordered[rank] for rank in self.rules.about(element))
        return any(read.element.name in ROSTER_NODES for rule in rules for read in rule.compiled.reads)

    def _compile(self) -> Rules:
        rules: list[Rule] = []
        shown: list[tuple[Element, Compiled]] = []
        for element in self.elements.by_name.values():
            self.shown[element] = self._shown(element)
            rules.extend(self._rules(element))
            shown.extend((element, compiled) for compiled in self.shown[element].present())
            shown.extend((element, compiled) for compiled in self._inserts(element))
        try:
            return arrange(rules, shown)
        except Cycle as cycle:
            reason = _("these wait for each other")
            raise invalid(self.definition, " > ".join(cycle.names), reason) from cycle

    def _rules(self, element: Element) -> Iterator[Rule]:
        definition = element.definition
        relevant = self._expression(element, "relevant", definition.relevant if definition else None)
        if relevant is not None:
            yield Rule("relevant", element, relevant)
        if isinstance(definition, Question):
            calculation = self._expression(element, "calculation", definition.calculation)
            if calculation is not None:
                yield Rule("calculation", element, calculation)
            narrowed = self.shown[element].choice_filter
            if narrowed is not None:
                yield Rule("offer", element, narrowed)

    def _shown(self, element: Element) -> Shown:
        match element.definition:
            case Question() as question:
                return Shown(
                    required=self._condition(element, "required", question.required),
                    readonly=self._condition(element, "readonly", question.readonly),
                    constraint=self._expression(element, "constraint", question.constraint),
                    default=self._default(element, question.default),
                    choice_filter=self._expression(element, "choice_filter", question.choice_filter, question.list),
                )
            case Repeat(row_label=str() as label) if label not in element.children:
                return Shown(row_label=self._expression(element, "row_label", label))
            case _:
                return Shown()

    def _condition(self, element: Element, part: str, condition: bool | str) -> Compiled | None:
        if isinstance(condition, bool):
            return Compiled(_always, frozenset()) if condition else None
        return self._expression(element, part, condition)

    def _default(self, element: Element, default: int | str | None) -> Compiled | None:
        if isinstance(default, int):
            number = float(default)
            return Compiled(lambda scope: number, frozenset())
        return self._expression(element, "default", default)

    def _expression(self, element: Element, part: str, text: str | None, items: str | None = None) -> Compiled | None:
        if text is None:
            return None
        owner = Spot(element, row=part == "row_label", own=True)
        columns = self._columns(items) if part == "choice_filter" else None
        return self._located(element, part, lambda: compile_expression(text, self.vocabulary, owner, columns))

    def _located(self, element: Element, part: str, build: Callable[[], Compiled]) -> Compiled:
        try:
            return build()
        except ExpressionError as error:
            raise self.mistake(f"{element.name}.{part}", str(error)) from error

    def mistake(self, place: str, reason: str) -> FieldappError:
        """The error that this form has a mistake there."""
        return invalid(self.definition, place, reason)

    def _columns(self, items: str | None) -> frozenset[str]:
        columns = {"name", "label"}
        for choice in self.choices(items):
            columns.update(choice.attributes)
        return frozenset(columns)

    def _inserts(self, element: Element) -> Iterator[Compiled]:
        """Compile every `${name}` that stands in a text of the element; `inserts` finds it by element and text."""
        for labels in _texts(element):
            for text in labels.values():
                for insert in INSERT.findall(text):
                    compiled = self._expression(element, "label", insert)
                    if compiled is not None:
                        self.inserts[f"{element.name} {insert}"] = compiled
                        yield compiled


def _always(scope: object) -> bool:
    return True


def _texts(element: Element) -> Iterator[Mapping[str, str]]:
    definition = element.definition
    if definition is not None and definition.label:
        yield definition.label
    if isinstance(definition, Question):
        yield from filter(None, (definition.hint, definition.constraint_message))


def _facts(definition: FormDefinition) -> dict[str, tuple[str, ...]]:
    facts: dict[str, tuple[str, ...]] = {}
    for _group, _repeat, question in definition.questions():
        if question.fact is not None:
            facts[question.fact] = (*facts.get(question.fact, ()), question.name)
    return facts
