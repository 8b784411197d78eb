"""What an expression is seen from while it runs, and what a compiled expression is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fieldapp.forms.elements import Element
from fieldapp.forms.nodes import Node, Tree
from fieldapp.forms.values import Moment, Scalar


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an expression stands: `here` is `.`, `current` is what `current()` and `${name}` start from."""

    tree: Tree
    here: Node
    current: Node
    today: Moment
    """One day for the whole pass, so that every expression of it agrees."""
    item: Mapping[str, str] = field(default_factory=dict)
    """The columns of the choice that a choice filter looks at."""
    position: int = 1
    """The place of `here` in the node set that a predicate narrows."""


Run = Callable[[Scope], Scalar]
RunNodes = Callable[[Scope], list[Node]]


@dataclass(frozen=True, slots=True)
class Read:
    """An element that an expression depends on. `own_row`: only through the row that it stands in itself."""

    element: Element
    own_row: bool


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression ready to run, and what it depends on."""

    run: Run
    reads: frozenset[Read]
