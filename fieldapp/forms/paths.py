"""Where the paths of an expression lead, found once when the form is built.

As in JavaRosa, an absolute path inside a repeat means the row that the expression stands in, unless a predicate picks
rows or the path ends at the repeat; a path that goes up and comes down again means all rows.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from fieldapp.errors import fill
from fieldapp.forms.elements import Element, Elements
from fieldapp.forms.expression import ExpressionError, Path, Step, write
from fieldapp.forms.nodes import Node
from fieldapp.forms.scope import Read, Run, RunNodes, Scope
from fieldapp.forms.values import Scalar, to_truth
from fieldapp.wording import _

RunNode = Callable[[Scope], Node]
CompilePredicate = Callable[["Step", "Spot"], list[Run]]


@dataclass(frozen=True, slots=True)
class Spot:
    """What is known of a place before there are answers: its element, and whether it is a row of that repeat."""

    element: Element
    row: bool = False
    own: bool = False
    """It is the owner of the expression, or stands in the same row."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a path leads: `one` if it can only be one node, else `many`. `picked` if predicates chose among many."""

    spot: Spot
    one: RunNode | None
    many: RunNodes
    picked: bool = False


class Paths:
    """Finds what paths lead to, for one expression of `owner`, and notes what is read on the way."""

    def __init__(self, elements: Elements, owner: Spot, predicates: CompilePredicate) -> None:
        self._elements = elements
        self.owner = owner
        self._predicates = predicates
        self.reads: set[Read] = set()

    def find(self, path: Path, here: Spot) -> Found:
        """Where the path leads, seen from `here`; raises ExpressionError where there is nothing of that name."""
        found = self._start(path, here)
        absolute = path.steps[0].axis == "root"
        for at, step in enumerate(path.steps[1:], 1):
            own = absolute and at < len(path.steps) - 1 and not step.predicates
            found = self._narrow(self._advance(found, step, own), step)
        self._note(found.spot)
        return found

    def _start(self, path: Path, here: Spot) -> Found:
        step = path.steps[0]
        if step.axis == "named":
            return self._narrow(self._named(step.name, own=len(path.steps) > 1 and not step.predicates), step)
        if step.axis == "current":
            return self._narrow(_one(self.owner, lambda scope: scope.current), step)
        if step.axis == "root":
            return self._narrow(_one(Spot(self._elements.root), lambda scope: scope.tree.root), step)
        start = _one(here, lambda scope: scope.here)
        return self._narrow(start if step.axis == "self" else self._advance(start, step, own=False), step)

    def _named(self, name: str, *, own: bool) -> Found:
        element = self._elements.by_name.get(name)
        if element is None:
            raise _nothing(name)
        if element.repeat is None:
            return self._single(element, own)
        row = self._rows(element.repeat, own=True)
        return self._question_of(row, element)

    def _advance(self, found: Found, step: Step, own: bool) -> Found:
        if step.axis == "self":
            return found
        if step.axis == "parent":
            return self._up(found)
        element = self._child(found.spot, step.name)
        if found.spot.row and element.repeat is not None:
            return self._question_of(found, element)
        return self._single(element, own)

    def _child(self, spot: Spot, name: str) -> Element:
        children = spot.element.children
        if spot.element.kind == "root":  # sections may be left out of a path, since names are unique
            children = {key: each for key, each in self._elements.by_name.items() if each.repeat is None}
        if name not in children or (spot.element.kind == "repeat" and not spot.row):
            raise _nothing(name)
        return children[name]

    def _up(self, found: Found) -> Found:
        parent = found.spot.element.parent
        if found.spot.element.kind == "root" or parent is None:
            raise _nothing("..")
        spot = Spot(parent, row=True, own=found.spot.own) if parent.kind == "repeat" else Spot(parent)
        if found.one is not None:
            before = found.one
            return _one(spot, lambda scope: before(scope).up())
        if not spot.row:
            return _one(spot, lambda scope: scope.tree.single.get(parent.name, scope.tree.root))
        return Found(
            spot, None, lambda scope: list(dict.fromkeys(node.up() for node in found.many(scope))), found.picked
        )

    def _single(self, element: Element, own: bool) -> Found:
        if element.kind == "repeat":
            return self._rows(element, own)
        name = element.name
        return _one(Spot(element), lambda scope: scope.tree.single[name])

    def _rows(self, repeat: Element, own: bool) -> Found:
        if own and self._owner_repeat() is repeat:
            return _one(Spot(repeat, row=True, own=True), _own_row)
        self.reads.add(Read(repeat, own_row=False))
        name = repeat.name
        return Found(Spot(repeat, row=True), None, lambda scope: list(scope.tree.single[name].rows))

    def _owner_repeat(self) -> Element | None:
        return self.owner.element if self.owner.row else self.owner.element.repeat

    def _question_of(self, rows: Found, element: Element) -> Found:
        spot = Spot(element, own=rows.spot.own)
        name = element.name
        if rows.one is not None:
            row = rows.one
            return _one(spot, lambda scope: row(scope).children[name])
        many = rows.many
        return Found(spot, None, lambda scope: [row.children[name] for row in many(scope)], rows.picked)

    def _narrow(self, found: Found, step: Step) -> Found:
        if not step.predicates:
            return found
        many = found.many
        for run in self._predicates(step, replace(found.spot, own=False)):
            many = _narrowed(many, run)
        return replace(found, one=None, many=many, picked=True)

    def _note(self, spot: Spot) -> None:
        own_row = spot.own and not spot.row and self._owner_repeat() is not None
        self.reads.add(Read(spot.element, own_row))


def value_of(found: Found, path: Path) -> Run:
    """Read the one node that a path leads to; raises ExpressionError where it may lead to several.

    Where predicates pick, none or several picked read as a blank.
    """
    if found.spot.element.kind != "question":
        raise ExpressionError(fill(_("{name} has no value of its own"), {"name": write(path)}))
    if found.one is not None:
        one = found.one
        return lambda scope: one(scope).seen
    if not found.picked:
        raise ExpressionError(fill(_("{name} is repeated, so it is not one value"), {"name": write(path)}))
    return lambda scope: _only(found.many(scope))


def nodes_of(found: Found) -> RunNodes:
    """The relevant nodes that a path leads to."""
    return lambda scope: [node for node in found.many(scope) if node.relevant]


def _only(nodes: list[Node]) -> Scalar:
    seen = [node.value for node in nodes if node.relevant]
    return seen[0] if len(seen) == 1 else ""


def _one(spot: Spot, run: RunNode) -> Found:
    return Found(spot, run, lambda scope: [run(scope)])


def _own_row(scope: Scope) -> Node:
    current = scope.current
    return current if current.uid is not None or current.parent is None else current.parent


def _narrowed(many: RunNodes, predicate: Run) -> RunNodes:
    def run(scope: Scope) -> list[Node]:
        kept = []
        for position, node in enumerate(many(scope), 1):
            result = predicate(Scope(scope.tree, node, scope.current, scope.today, scope.item, position))
            if result == position if isinstance(result, float) else to_truth(result):
                kept.append(node)
        return kept

    return run


def _nothing(name: str) -> ExpressionError:
    return ExpressionError(fill(_("there is nothing called {name} there"), {"name": name}))
