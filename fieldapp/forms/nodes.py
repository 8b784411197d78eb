"""The answers being filled, as a tree that expressions walk: a Node for each place, and for each row of a repeat."""

from collections.abc import Iterator, Mapping

from fieldapp.forms.elements import Element, Elements
from fieldapp.forms.values import Moment, Scalar, day_part, days, to_text
from fieldapp.model.answer import Answer, Answers, AnswerValue, Given, Row

_MOMENTS = {"date": days, "time": day_part}


class Node:
    """An element with its answer. A repeat's node holds its rows; a row is a node of the same element with a uid."""

    __slots__ = ("answer", "children", "element", "own", "parent", "relevant", "rows", "uid", "value")

    def __init__(self, element: Element, parent: "Node | None", uid: str | None = None) -> None:
        self.element = element
        self.parent = parent
        self.uid = uid
        self.answer: Answer | None = None
        self.value: Scalar = ""
        """The answer as expressions see it, relevant or not."""
        self.own = True
        """What its own `relevant` says."""
        self.relevant = True
        """Whether it and all that it stands in are relevant."""
        self.children: dict[str, Node] = {}
        self.rows: list[Node] = []

    @property
    def path(self) -> str:
        """The path of the answer: the name, or repeat, row and name."""
        if self.element.repeat is not None and self.parent is not None:
            return f"{self.parent.path}/{self.element.name}"
        return f"{self.element.name}/{self.uid}" if self.uid is not None else self.element.name

    @property
    def seen(self) -> Scalar:
        """The value that expressions read: a blank where it is not relevant."""
        return self.value if self.relevant else ""

    def assign(self, answer: Answer | None) -> bool:
        """Hold this answer; say whether it differs from the one before."""
        answer = None if isinstance(answer, Given) and answer.given in ("", ()) else answer
        if answer == self.answer:
            return False
        self.answer = answer
        self.value = scalar(self.element, answer.given) if isinstance(answer, Given) else ""
        return True

    def up(self) -> "Node":
        """The node that `..` leads to: of a question its section or row, of a row the section of its repeat."""
        parent = self.parent.parent if self.uid is not None and self.parent is not None else self.parent
        return parent or self

    def below(self) -> "Iterator[Node]":
        """Its children and rows, not their own."""
        yield from self.rows
        yield from self.children.values()


class Tree:
    """All nodes of one filling. `single` finds those that stand in no row by their unique name."""

    def __init__(self, elements: Elements) -> None:
        self.root = Node(elements.root, None)
        self.single: dict[str, Node] = {}
        self.roster: tuple[tuple[str, str], ...] = ()
        """Uid and label of the people present."""
        for element in elements.by_name.values():
            if element.repeat is None:
                self._grow(element)

    def _grow(self, element: Element) -> None:
        above = element.parent
        parent = self.root if above is None or above.kind == "root" else self.single[above.name]
        node = self.single[element.name] = Node(element, parent)
        parent.children[element.name] = node

    def node(self, path: str) -> Node:
        """The node of a path; raises KeyError where there is none."""
        name, _slash, rest = path.partition("/")
        node = self.single[name]
        if not rest:
            return node
        uid, _slash, name = rest.partition("/")
        row = self.row(node, uid)
        return row.children[name] if name else row

    def row(self, repeat: Node, uid: str) -> Node:
        """The row of a repeat; raises KeyError where there is none."""
        for row in repeat.rows:
            if row.uid == uid:
                return row
        raise KeyError(f"{repeat.element.name}/{uid}")

    def add_row(self, repeat: Node, uid: str) -> Node:
        """A new row at the end of a repeat; raises ValueError where that uid is taken."""
        if any(row.uid == uid for row in repeat.rows):
            raise ValueError(f"{repeat.element.name}/{uid}")
        row = Node(repeat.element, repeat, uid)
        for element in repeat.element.children.values():
            row.children[element.name] = Node(element, row)
        repeat.rows.append(row)
        return row

    def everything(self) -> Iterator[Node]:
        """Every node, those of rows included, parents before children."""
        for node in self.single.values():
            yield node
            for row in node.rows:
                yield row
                yield from row.children.values()

    def of(self, element: Element) -> Iterator[Node]:
        """The nodes of an element: one, or one in each row. A repeat has its own, without those of its rows."""
        if element.repeat is None:
            yield self.single[element.name]
        else:
            yield from (row.children[element.name] for row in self.single[element.repeat.name].rows)

    def fill(self, answers: Answers) -> None:
        """Hold these answers and no others. What the form does not ask is left out."""
        for node in self.single.values():
            if node.element.kind == "repeat":
                self._fill_rows(node, answers.get(node.element.name))
            elif node.element.question is not None:
                answer = answers.get(node.element.name)
                node.assign(None if isinstance(answer, tuple) else answer)

    def _fill_rows(self, repeat: Node, rows: Answer | tuple[Row, ...] | None) -> None:
        repeat.rows.clear()
        for row in rows if isinstance(rows, tuple) else ():
            added = self.add_row(repeat, row.uid)
            for name, node in added.children.items():
                node.assign(row.answers.get(name))

    def answers(self) -> Answers:
        """Everything that was typed, relevant or not."""
        found: dict[str, Answer | tuple[Row, ...]] = {}
        for name, node in self.single.items():
            if node.rows:
                found[name] = tuple(Row(uid=row.uid or "", answers=_typed(row.children)) for row in node.rows)
        return {**_typed(self.single), **found}


def _typed(nodes: Mapping[str, Node]) -> dict[str, Answer]:
    return {
        name: node.answer
        for name, node in nodes.items()
        if node.answer is not None and node.element.question is not None
    }


def scalar(element: Element, value: AnswerValue) -> Scalar:
    """A recorded value as expressions see it: numbers by the type of their question, everything else as text."""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, str):
        read = _MOMENTS.get(element.type)
        return Moment(value, read(value)) if read else value
    return float(value) if element.type in ("integer", "decimal", "money") else to_text(float(value))
