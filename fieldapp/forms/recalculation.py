"""One pass over what depends on a change: each rule that is concerned runs once, in the order of the form's rules."""

import heapq
from collections.abc import Iterable
from datetime import date

from fieldapp.forms.elements import Element
from fieldapp.forms.form import Form
from fieldapp.forms.nodes import Node, Tree
from fieldapp.forms.offering import offered, without_unoffered
from fieldapp.forms.scope import Compiled, Scope
from fieldapp.forms.storing import stored
from fieldapp.forms.values import Moment, Scalar, days, to_truth
from fieldapp.model.answer import Answer


class Pass:
    """Takes in what changed, runs what depends on it, and gathers the paths that are to be painted anew."""

    def __init__(self, form: Form, tree: Tree, today: date) -> None:
        self._form = form
        self.tree = tree
        self.today = moment(today)
        self._waiting: list[tuple[int, int, Node]] = []
        self._queued: set[tuple[int, Node]] = set()
        self._paths: dict[str, None] = {}

    def assign(self, node: Node, answer: Answer | None) -> None:
        """Give a node this answer and wake what depends on it."""
        if node.assign(answer):
            self.touch(node)

    def touch(self, node: Node, *, leaving: bool = False) -> None:
        """Note that the value, relevance or rows of a node changed, and wake what depends on it.

        Of a node that is `leaving` with its row, only what depends on it from elsewhere.
        """
        if not leaving and node.element.definition is not None:
            self._paths[node.path] = None
        dependents = self._form.rules.of(node.element)
        for rank, own_row in dependents.rules:
            for target in self._targets(self._form.rules.ordered[rank].element, node, own_row, leaving):
                self._wake(rank, target)
        for element, own_row in dependents.shown:
            self._paths.update((target.path, None) for target in self._targets(element, node, own_row, leaving))

    def wake_about(self, node: Node) -> None:
        """Run all rules that set something of this node."""
        for rank in self._form.rules.about(node.element):
            self._wake(rank, node)

    def run(self) -> frozenset[str]:
        """Run what was woken, and what that wakes; returns the paths that changed or may be shown otherwise."""
        while self._waiting:
            rank, _order, node = heapq.heappop(self._waiting)
            rule = self._form.rules.ordered[rank]
            if rule.sets == "relevant":
                self._set_relevant(node, rule.compiled)
            elif rule.sets == "calculation":
                self.assign(node, stored(self._form, node.element, self.result(node, rule.compiled)))
            else:
                self._drop_unoffered(node)
        return frozenset(self._paths)

    def result(self, node: Node, compiled: Compiled) -> Scalar:
        """What an expression of this node gives now."""
        return compiled.run(Scope(self.tree, node, node, self.today))

    def _wake(self, rank: int, node: Node) -> None:
        if (rank, node) not in self._queued:
            self._queued.add((rank, node))
            heapq.heappush(self._waiting, (rank, len(self._queued), node))

    def _targets(self, element: Element, source: Node, own_row: bool, leaving: bool) -> Iterable[Node]:
        """The nodes of an element that look at `source`: in its row only, or everywhere."""
        if not own_row:
            return self.tree.of(element)
        row = source.parent
        if leaving or row is None:
            return ()
        if element is row.element:
            return (row,)
        return (row.children[element.name],) if element.name in row.children else ()

    def _set_relevant(self, node: Node, compiled: Compiled) -> None:
        node.own = to_truth(self.result(node, compiled))
        self._inherit(node)

    def _inherit(self, node: Node) -> None:
        relevant = node.own and (node.parent is None or node.parent.relevant)
        if relevant == node.relevant:
            return
        node.relevant = relevant
        self.touch(node)
        if relevant and self._form.shown[node.element].choice_filter is not None:
            self._wake_offer(node)
        for child in node.below():
            self._inherit(child)

    def _wake_offer(self, node: Node) -> None:
        for rank in self._form.rules.about(node.element):
            if self._form.rules.ordered[rank].sets == "offer":
                self._wake(rank, node)

    def _drop_unoffered(self, node: Node) -> None:
        """Clear an answer that is no longer offered. One that is not relevant is kept until it is again."""
        if node.relevant:
            names = {choice.name for choice in offered(self._form, node, self.tree, self.today)}
            self.assign(node, without_unoffered(node.answer, names))


def moment(day: date) -> Moment:
    """A day as expressions see it."""
    return Moment(day.isoformat(), days(day.isoformat()))


def refresh_relevance(form: Form, tree: Tree, today: date) -> frozenset[str]:
    """Work out anew what is relevant, and nothing else: what undoing needs. Returns the paths that changed.

    Every node begins as relevant and the rules run in their order, so that each sees what is settled before it.
    """
    before = {node: node.relevant for node in tree.everything()}
    for node in before:
        node.own = node.relevant = True
    for rule in form.rules.ordered:
        if rule.sets == "relevant":
            for node in tree.of(rule.element):
                node.own = to_truth(rule.compiled.run(Scope(tree, node, node, moment(today))))
                _settle(node)
    return frozenset(node.path for node, relevant in before.items() if node.relevant != relevant)


def _settle(node: Node) -> None:
    node.relevant = node.own and (node.parent is None or node.parent.relevant)
    for child in node.below():
        _settle(child)
