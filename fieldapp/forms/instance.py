"""The answers being filled (XForms calls them the instance): change one, and learn what is to be painted anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fieldapp.forms.definition import ROSTER, Choice, Question, Repeat
from fieldapp.forms.form import Form
from fieldapp.forms.judging import Problem, holds, judge
from fieldapp.forms.nodes import Node, Tree
from fieldapp.forms.offering import offered
from fieldapp.forms.recalculation import Pass, refresh_relevance
from fieldapp.forms.sections import Field, Section, fields_of, section_of
from fieldapp.forms.storing import stored
from fieldapp.forms.wordings import row_text, text_of
from fieldapp.model.activity import ReadyRow
from fieldapp.model.answer import Answer, Answers, AnswerValue, Given, given

_KIND_FACT = "activity.kind"


@dataclass(frozen=True, slots=True)
class Outside:
    """What a form knows of the attendance list: community participants by sex, the others, and who is present.

    `names` are uid and label, in the order in which they are offered. `kind`, where it is not None, answers the
    question that bears the fact `activity.kind`.
    """

    kind: str | None = None
    roster_male: int = 0
    roster_female: int = 0
    others: int = 0
    names: tuple[tuple[str, str], ...] = ()

    def numbers(self) -> dict[str, int]:
        """The read-only numbers of the roster by their names in expressions."""
        return {
            "roster_l": self.roster_male,
            "roster_p": self.roster_female,
            "roster_total": self.roster_male + self.roster_female,
            "roster_others": self.others,
        }


class Instance:
    """One filling of a form. Paths are `theme`, `money_lines` and `money_lines/<row uid>/amount`.

    Opening runs no calculation over an answer that is there; what nobody can type (`calculate`) is worked out where
    it is still blank or speaks of the roster. `begin` sets the defaults of a new filling. Methods that change
    something return the paths whose value, relevance, required or choices changed or may have changed. A path that
    the form does not have raises KeyError.

    `today` is what `today()` gives, and may be set anew; it is one day for all that one change works out.
    """

    def __init__(self, form: Form, answers: Answers, outside: Outside, today: date) -> None:
        self.form = form
        self.today = today
        self._tree = Tree(form.elements)
        self._tree.fill(answers)
        self._take_in(outside)
        refresh_relevance(form, self._tree, today)
        self._complete()

    def begin(self) -> frozenset[str]:
        """Set the defaults of all blank questions and run every calculation: once, for a new filling."""
        work = self._pass()
        for node in self._tree.everything():
            self._default(work, node)
        for node in self._tree.everything():
            if node.uid is None:
                work.wake_about(node)
        return work.run()

    def set(self, path: str, answer: Answer | None) -> frozenset[str]:
        """Answer a question, or clear it with None."""
        work = self._pass()
        work.assign(self._question(path), answer)
        return work.run()

    def set_outside(self, outside: Outside) -> frozenset[str]:
        """Take in what changed on the attendance list."""
        work = self._pass()
        people = self._tree.roster
        for node in self._take_in(outside):
            work.touch(node)
        changed = work.run()
        return changed if people == self._tree.roster else changed | self._about_people()

    def add_row(self, repeat: str, uid: str) -> frozenset[str]:
        """Add a row at the end of a repeat, with its defaults; raises ValueError where that uid is taken."""
        work = self._pass()
        holder = self._repeat(repeat)
        row = self._tree.add_row(holder, uid)
        row.relevant = holder.relevant
        for node in row.children.values():
            node.relevant = row.relevant
            self._default(work, node)
            work.touch(node)
            work.wake_about(node)
        work.touch(holder)
        return work.run()

    def remove_row(self, repeat: str, uid: str) -> frozenset[str]:
        """Take a row out of a repeat."""
        work = self._pass()
        holder = self._repeat(repeat)
        row = self._tree.row(holder, uid)
        holder.rows.remove(row)
        for node in row.children.values():
            work.touch(node, leaving=True)
        work.touch(holder)
        return work.run()

    def restore(self, answers: Answers) -> frozenset[str]:
        """Hold these answers and no others, as undoing needs: no calculation runs, only relevance is worked out."""
        before = self._state()
        self._tree.fill(answers)
        refresh_relevance(self.form, self._tree, self.today)
        after = self._state()
        return frozenset(path for path in {*before, *after} if before.get(path) != after.get(path))

    def answer(self, path: str) -> Answer | None:
        """What was typed, relevant or not."""
        return self._question(path).answer

    def rows(self, repeat: str) -> tuple[str, ...]:
        """The uids of the rows of a repeat, in order."""
        return tuple(row.uid or "" for row in self._repeat(repeat).rows)

    def relevant(self, path: str) -> bool:
        """Whether a question, repeat, row or section, and all that it stands in, is asked."""
        return self._tree.node(path).relevant

    def required(self, path: str) -> bool:
        """Whether a question must be answered now."""
        node = self._question(path)
        return node.relevant and holds(self.form, node, "required", self._pass())

    def readonly(self, path: str) -> bool:
        """Whether a question cannot be answered by hand now."""
        node = self._question(path)
        return node.element.type == "calculate" or holds(self.form, node, "readonly", self._pass())

    def choices(self, path: str) -> tuple[Choice, ...]:
        """The choices that a question offers now; none for a question that is no select."""
        return offered(self.form, self._question(path), self._tree, self._pass().today)

    def problem(self, path: str) -> Problem | None:
        """What is wrong with an answer, or None."""
        return judge(self.form, self._tree.node(path), self._pass())

    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """Everything that is wrong, in the order of the form."""
        seen = self._pass()
        judged = ((node.path, judge(self.form, node, seen)) for node in self._tree.everything())
        return tuple((path, problem) for path, problem in judged if problem is not None)

    def sections(self) -> tuple[Section, ...]:
        """The relevant sections in order."""
        seen = self._pass()
        nodes = ((group, self._tree.single[group.name]) for group in self.form.definition.survey)
        return tuple(section_of(self.form, group, node, seen) for group, node in nodes if node.relevant)

    def row_fields(self, repeat: str, uid: str) -> tuple[Field, ...]:
        """The relevant fields of a row."""
        return fields_of(iter(self._tree.row(self._repeat(repeat), uid).children.values()))

    def row_label(self, repeat: str, uid: str) -> str:
        """What stands for a row in a list; empty where nothing of it is answered yet."""
        holder = self._repeat(repeat)
        definition = holder.element.definition
        label = definition.row_label if isinstance(definition, Repeat) else None
        return row_text(self.form, self._tree.row(holder, uid), label, self._pass())

    def label(self, path: str) -> str:
        """The label of a question, repeat or section, in the language spoken now."""
        node = self._tree.node(path)
        definition = node.element.definition
        return text_of(self.form, node, definition.label if definition else None, self._pass())

    def hint(self, path: str) -> str:
        """The hint of a question in the language spoken now; empty where it has none."""
        node = self._tree.node(path)
        question = node.element.question
        return text_of(self.form, node, question.hint if question else None, self._pass())

    def fact(self, name: str) -> tuple[AnswerValue, ...]:
        """The values of all relevant answers that state a fact, in the order of the form and of the rows."""
        elements = (self.form.elements.by_name[question] for question in self.form.questions_of(name))
        return tuple(value for each in elements for node in self._tree.of(each) for value in _values(node))

    def fact_rows(self, name: str) -> tuple[dict[str, AnswerValue], ...]:
        """Of each row of the repeats that bear a fact, the relevant values by the fact of their question."""
        repeats = (repeat.name for _group, repeat in self.form.definition.repeats() if repeat.fact == name)
        holders = (self._tree.single[repeat] for repeat in repeats)
        return tuple(_facts(row) for holder in holders if holder.relevant for row in holder.rows)

    def answers(self) -> Answers:
        """Everything that was typed, relevant or not."""
        return self._tree.answers()

    def relevant_answers(self) -> Mapping[str, AnswerValue | tuple[ReadyRow, ...]]:
        """The values of all relevant answers by name, without what could not be read."""
        found: dict[str, AnswerValue | tuple[ReadyRow, ...]] = {}
        for name, node in self._tree.single.items():
            if node.relevant and node.rows:
                found[name] = tuple(ReadyRow(uid=row.uid or "", answers=_by_name(row)) for row in node.rows)
            elif node.element.question is not None:
                found.update((name, value) for value in _values(node))
        return found

    def _pass(self) -> Pass:
        return Pass(self.form, self._tree, self.today)

    def _question(self, path: str) -> Node:
        node = self._tree.node(path)
        if node.element.question is None:
            raise KeyError(path)
        return node

    def _repeat(self, name: str) -> Node:
        node = self._tree.single[name]
        if node.element.kind != "repeat":
            raise KeyError(name)
        return node

    def _take_in(self, outside: Outside) -> list[Node]:
        """Hold what is outside; returns the nodes that changed by it."""
        self._tree.roster = outside.names
        answers: dict[str, int | str] = dict(outside.numbers())
        if outside.kind is not None:
            answers.update((name, outside.kind) for name in self.form.questions_of(_KIND_FACT))
        nodes = ((self._tree.single[name], value) for name, value in answers.items())
        return [node for node, value in nodes if node.assign(given(value))]

    def _complete(self) -> None:
        """Work out what nobody can type where it is blank or speaks of the roster."""
        work = self._pass()
        for node in list(self._tree.everything()):
            blank = node.answer is None and node.uid is None
            if self.form.is_worked_out(node.element) and (blank or self.form.speaks_of_roster(node.element)):
                work.wake_about(node)
        work.run()

    def _default(self, work: Pass, node: Node) -> None:
        compiled = self.form.shown[node.element].default if node.element.question else None
        if compiled is not None and node.answer is None:
            work.assign(node, stored(self.form, node.element, work.result(node, compiled)))

    def _about_people(self) -> frozenset[str]:
        """The questions that offer the people present."""
        questions = (node for node in self._tree.everything() if node.element.question)
        return frozenset(node.path for node in questions if _is_roster(node.element.question))

    def _state(self) -> dict[str, tuple[Answer | None, bool, int]]:
        return {node.path: (node.answer, node.relevant, len(node.rows)) for node in self._tree.everything()}


def _is_roster(question: Question | None) -> bool:
    return question is not None and question.list == ROSTER


def _values(node: Node) -> Iterator[AnswerValue]:
    if node.relevant and isinstance(node.answer, Given):
        yield node.answer.given


def _by_name(row: Node) -> dict[str, AnswerValue]:
    return {name: value for name, node in row.children.items() for value in _values(node)}


def _facts(row: Node) -> dict[str, AnswerValue]:
    questions = ((node.element.question, node) for node in row.children.values())
    return {
        question.fact: value for question, node in questions if question and question.fact for value in _values(node)
    }
