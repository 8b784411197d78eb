"""Turns expressions into Python closures, once, when a form is built."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fieldapp.errors import fill
from fieldapp.forms.definition import ROSTER, Choice
from fieldapp.forms.elements import Elements
from fieldapp.forms.expression import (
    Binary,
    Call,
    Expr,
    ExpressionError,
    Negative,
    Number,
    Path,
    Step,
    Text,
)  # fmt: skip
from fieldapp.forms.expression_parser import parse
from fieldapp.forms.functions import FUNCTIONS, Function, Takes, convert, pattern_of
from fieldapp.forms.labels import choice_label
from fieldapp.forms.nodes import Node
from fieldapp.forms.paths import Found, Paths, Spot, nodes_of, value_of
from fieldapp.forms.scope import Compiled, Run, RunNodes, Scope
from fieldapp.forms.values import Scalar, equal, quotient, remainder, to_number, to_truth
from fieldapp.model.answer import Given
from fieldapp.wording import _

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": quotient,
    "mod": remainder,
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the expressions of a form may name: its elements, numbers and choice lists."""

    elements: Elements
    numbers: Mapping[str, int]
    choices: Mapping[str, tuple[Choice, ...]]


def compile_expression(
    text: str, vocabulary: Vocabulary, owner: Spot, columns: frozenset[str] | None = None
) -> Compiled:
    """The expression of `owner`, ready to run; raises ExpressionError.

    `columns` are the names that a choice filter sees of a choice: then plain names mean those.
    """
    compiler = _Compiler(vocabulary, owner, columns)
    run = compiler.value(parse(text), owner)
    return Compiled(run, frozenset(compiler.paths.reads))


class _Compiler:
    """Compiles one expression. `here` is what `.` means, which differs from the owner inside a predicate."""

    def __init__(self, vocabulary: Vocabulary, owner: Spot, columns: frozenset[str] | None) -> None:
        self._vocabulary = vocabulary
        self._columns = columns
        self.paths = Paths(vocabulary.elements, owner, self._predicates)

    def value(self, expr: Expr, here: Spot) -> Run:
        match expr:
            case Number(text):
                return _constant(float(text))
            case Text(value):
                return _constant(value)
            case Negative(operand):
                number = self._number(operand, here)
                return lambda scope: -number(scope)
            case Binary(name, left, right):
                return self._binary(name, left, right, here)
            case Call(name, arguments):
                return self._call(name, arguments, here)
            case Path():
                return self._path(expr, here)

    def _number(self, expr: Expr, here: Spot) -> Callable[[Scope], float]:
        if isinstance(expr, Number):
            number = float(expr.text)
            return lambda scope: number
        run = self.value(expr, here)
        return lambda scope: to_number(run(scope))

    def _truth(self, expr: Expr, here: Spot) -> Callable[[Scope], bool]:
        run = self.value(expr, here)
        return lambda scope: to_truth(run(scope))

    def _binary(self, name: str, left: Expr, right: Expr, here: Spot) -> Run:
        if name in ("or", "and"):
            return self._logic(name, self._truth(left, here), self._truth(right, here))
        if name in ("=", "!="):
            first, second = self.value(left, here), self.value(right, here)
            if name == "=":
                return lambda scope: equal(first(scope), second(scope))
            return lambda scope: not equal(first(scope), second(scope))
        work: Callable[[float, float], Scalar] = _COMPARE.get(name) or _ARITHMETIC[name]
        one, other = self._number(left, here), self._number(right, here)
        return lambda scope: work(one(scope), other(scope))

    @staticmethod
    def _logic(name: str, left: Callable[[Scope], bool], right: Callable[[Scope], bool]) -> Run:
        if name == "or":
            return lambda scope: left(scope) or right(scope)
        return lambda scope: left(scope) and right(scope)

    def _path(self, path: Path, here: Spot) -> Run:
        first = path.steps[0]
        if len(path.steps) == 1 and not first.predicates:
            if first.axis == "named" and first.name in self._vocabulary.numbers:
                return _constant(float(self._vocabulary.numbers[first.name]))
            if self._in_item(here) and first.axis == "child":
                return self._column(first.name)
        return value_of(self._find(path, here), path)

    def _find(self, path: Path, here: Spot) -> Found:
        if self._in_item(here) and path.steps[0].axis in ("self", "parent", "child"):
            raise ExpressionError(_("a choice filter reaches questions with current()/.. or ${name}"))
        return self.paths.find(path, here)

    def _in_item(self, here: Spot) -> bool:
        return self._columns is not None and here is self.paths.owner

    def _column(self, name: str) -> Run:
        if self._columns is None or name not in self._columns:
            raise ExpressionError(fill(_("no choice has a column {name}"), {"name": name}))
        return lambda scope: scope.item.get(name, "")

    def _predicates(self, step: Step, here: Spot) -> list[Run]:
        return [self._predicate(predicate, here) for predicate in step.predicates]

    def _predicate(self, expr: Expr, here: Spot) -> Run:
        return self._truth(expr, here) if isinstance(expr, Path) else self.value(expr, here)

    def _call(self, name: str, arguments: tuple[Expr, ...], here: Spot) -> Run:
        special = _SPECIAL.get(name)
        if special is not None:
            least, most, compile_call = special
            _count(name, least <= len(arguments) <= most)
            return compile_call(self, arguments, here)
        function = FUNCTIONS.get(name)
        if function is None:
            raise ExpressionError(fill(_("there is no function {name}"), {"name": name}))
        _count(name, function.accepts(len(arguments)))
        if name == "regex" and isinstance(arguments[1], Text) and pattern_of(arguments[1].value) is None:
            raise ExpressionError(fill(_("“{text}” is no regular expression"), {"text": arguments[1].value}))
        return self._apply(function, arguments, here)

    def _apply(self, function: Function, arguments: tuple[Expr, ...], here: Spot) -> Run:
        call = function.call
        if function.takes[-1:] == ("nodes",):
            nodes = self.nodes(arguments[0], here)
            return lambda scope: call(nodes(scope))
        fixed = function.takes[:-1] if function.takes[-1:] == ("all",) else function.takes
        runs = [self._argument(expr, takes, here) for expr, takes in zip(arguments, fixed, strict=False)]
        if fixed is function.takes:
            return _called(call, runs)
        rest = [self._values(expr, here) for expr in arguments[len(fixed) :]]
        return lambda scope: call(*[run(scope) for run in runs], [value for values in rest for value in values(scope)])

    def _argument(self, expr: Expr, takes: Takes, here: Spot) -> Run:
        run = self.value(expr, here)
        return run if takes == "any" else lambda scope: convert(run(scope), takes)

    def nodes(self, expr: Expr, here: Spot) -> RunNodes:
        if not isinstance(expr, Path):
            raise ExpressionError(_("this function takes a question or a repeat"))
        return nodes_of(self._find(expr, here))

    def _values(self, expr: Expr, here: Spot) -> Callable[[Scope], list[Scalar]]:
        if isinstance(expr, Path) and not self._is_plain(expr, here):
            nodes = self.nodes(expr, here)
            return lambda scope: [node.value for node in nodes(scope)]
        run = self.value(expr, here)
        return lambda scope: [run(scope)]

    def _is_plain(self, path: Path, here: Spot) -> bool:
        """A number of the programme or a column: a path that leads to no node."""
        first = path.steps[0]
        return (first.axis == "named" and first.name in self._vocabulary.numbers) or (
            self._in_item(here) and first.axis == "child"
        )

    def if_(self, arguments: tuple[Expr, ...], here: Spot) -> Run:
        truth = self._truth(arguments[0], here)
        then, otherwise = self.value(arguments[1], here), self.value(arguments[2], here)
        return lambda scope: then(scope) if truth(scope) else otherwise(scope)

    def position(self, arguments: tuple[Expr, ...], here: Spot) -> Run:
        if not arguments:
            return lambda scope: float(scope.position)
        nodes = self.nodes(arguments[0], here)
        return lambda scope: _position(nodes(scope))

    def once(self, arguments: tuple[Expr, ...], here: Spot) -> Run:
        run = self.value(arguments[0], here)
        return lambda scope: run(scope) if scope.current.value == "" else _kept(scope.current)

    def choice_name(self, arguments: tuple[Expr, ...], here: Spot) -> Run:
        run = self.value(arguments[0], here)
        name = self._list_of(arguments[1], here)
        choices = {choice.name: choice for choice in self._vocabulary.choices.get(name, ())}

        def label(scope: Scope) -> str:
            taken = str(run(scope))
            return dict(scope.tree.roster).get(taken, "") if name == ROSTER else choice_label(choices.get(taken))

        return label

    def _list_of(self, expr: Expr, here: Spot) -> str:
        """The choice list of the question that is named as text: `'${x}'`, or a path with blanks around it."""
        path = parse(expr.value) if isinstance(expr, Text) else expr
        if not isinstance(path, Path):
            raise ExpressionError(_("jr:choice-name takes a question as its second argument"))
        reads = set(self.paths.reads)
        question = self._find(path, here).spot.element.question
        self.paths.reads = reads
        if question is None or question.list is None:
            raise ExpressionError(_("jr:choice-name takes a question with choices"))
        return question.list


_Special = Callable[[_Compiler, tuple[Expr, ...], Spot], Run]
_SPECIAL: dict[str, tuple[int, int, _Special]] = {
    "if": (3, 3, _Compiler.if_),
    "once": (1, 1, _Compiler.once),
    "position": (0, 1, _Compiler.position),
    "today": (0, 0, lambda compiler, arguments, here: lambda scope: scope.today),
    "jr:choice-name": (2, 2, _Compiler.choice_name),
}
"""Functions that need to know where they stand, with the least and most arguments."""


def _constant(value: Scalar) -> Run:
    return lambda scope: value


def _count(name: str, fits: bool) -> None:
    if not fits:
        raise ExpressionError(fill(_("{name} has the wrong number of arguments"), {"name": f"{name}()"}))


def _called(call: Callable[..., Scalar], runs: list[Run]) -> Run:
    if len(runs) == 1:
        (only,) = runs
        return lambda scope: call(only(scope))
    if len(runs) == 2:
        first, second = runs
        return lambda scope: call(first(scope), second(scope))
    return lambda scope: call(*[run(scope) for run in runs])


def _kept(node: Node) -> Scalar:
    """The answer that is there: a number as a number, so that keeping it does not turn it into text."""
    answer = node.answer
    if isinstance(answer, Given) and isinstance(answer.given, int | float):
        return float(answer.given)
    return node.value


def _position(nodes: list[Node]) -> float:
    """The place of the first row among the rows of its repeat, from 1; 0 where there is none."""
    if not nodes or nodes[0].uid is None or nodes[0].parent is None:
        return float(bool(nodes))
    return float(nodes[0].parent.rows.index(nodes[0]) + 1)
