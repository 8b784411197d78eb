"""What is worked out when an answer changes, in an order in which each rule runs once.

Three kinds of rule set something: whether a place is relevant, what is calculated, and whether an answer is still
among the choices offered. What is only shown (required, readonly, constraint, labels) is worked out when asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from fieldapp.forms.elements import Element
from fieldapp.forms.scope import Compiled, Read

Sets = Literal["relevant", "calculation", "offer"]


@dataclass(frozen=True, slots=True)
class Rule:
    """An expression whose result is kept in the nodes of `element`."""

    sets: Sets
    element: Element
    compiled: Compiled


@dataclass(frozen=True, slots=True)
class Dependents:
    """What depends on one element: rules by rank, and elements that may be shown otherwise; each with `own_row`."""

    rules: tuple[tuple[int, bool], ...] = ()
    shown: tuple[tuple[Element, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a form in the order in which they run, and who depends on what."""

    ordered: tuple[Rule, ...]
    dependents: dict[Element, Dependents]
    setting: dict[Element, tuple[int, ...]]

    def of(self, element: Element) -> Dependents:
        """What depends on an element."""
        return self.dependents.get(element, Dependents())

    def about(self, element: Element) -> tuple[int, ...]:
        """The ranks of the rules that set something of an element."""
        return self.setting.get(element, ())


class Cycle(Exception):  # noqa: N818 - a finding about a form, which the builder turns into an error with its place
    """Rules that wait for each other; `names` in the order of waiting."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(" > ".join(names))
        self.names = names


def arrange(rules: list[Rule], shown: list[tuple[Element, Compiled]]) -> Rules:
    """Put rules into an order in which each comes after all it depends on; raises Cycle."""
    ordered = tuple(_ordered(rules))
    by_element: dict[Element, tuple[list[tuple[int, bool]], list[tuple[Element, bool]]]] = defaultdict(lambda: ([], []))
    for rank, rule in enumerate(ordered):
        for read in rule.compiled.reads:
            by_element[read.element][0].append((rank, read.own_row))
    for element, compiled in shown:
        for read in compiled.reads:
            by_element[read.element][1].append((element, read.own_row))
    dependents = {each: Dependents(tuple(sorted(ranks)), tuple(seen)) for each, (ranks, seen) in by_element.items()}
    return Rules(ordered, dependents, {each: tuple(ranks) for each, ranks in _setting(ordered).items()})


def _ordered(rules: list[Rule]) -> Iterable[Rule]:
    setting = _setting(rules)
    waits = {number: _waits_for(rule, rules, setting) for number, rule in enumerate(rules)}
    try:
        return [rules[number] for number in TopologicalSorter(waits).static_order()]
    except CycleError as error:
        raise Cycle([rules[number].element.name for number in error.args[1]]) from error


def _setting(rules: Sequence[Rule]) -> dict[Element, list[int]]:
    setting: dict[Element, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules):
        setting[rule.element].append(number)
    return setting


def _waits_for(rule: Rule, rules: list[Rule], setting: dict[Element, list[int]]) -> set[int]:
    waits: set[int] = set()
    for read in rule.compiled.reads:
        waits.update(_setters(read, rules, setting))
    if rule.sets == "offer":
        waits.update(number for each in rule.element.chain for number in setting[each] if rules[number] is not rule)
    return waits


def _setters(read: Read, rules: list[Rule], setting: dict[Element, list[int]]) -> set[int]:
    """Whatever sets the value of what is read, and whether it is relevant."""
    above = {number for each in read.element.chain[1:] for number in setting[each] if rules[number].sets == "relevant"}
    return above | set(setting[read.element])
