"""Where the answers of a form live in an activity, and what its questions are called."""

from collections.abc import Mapping
from functools import cached_property

from fieldapp.errors import Code, FieldappError
from fieldapp.forms.definition import GROUPS, FormDefinition, Question, Repeat
from fieldapp.model.headcount import CountsAs
from fieldapp.wording import pick

FIELD_FACTS = {
    f"activity.{field}": field for field in ("kind", "date", "start", "end", "place", "paper_male", "paper_female")
}
"""Facts whose answers are fields of the Draft itself; all other answers lie in its `answers`."""
VILLAGES_FACT = "activity.villages"
VILLAGES = "villages"
ROW_SEPARATOR = "/"
"""Between the parts of a field path: `money_lines/<row uid>/amount`."""


class Fields:
    """The questions and repeats of one form definition by name, and the facts they bear."""

    def __init__(self, definition: FormDefinition) -> None:
        self.definition = definition
        self._questions = {question.name: question for _, _, question in definition.questions()}
        self._repeats = {repeat.name: repeat for _, repeat in definition.repeats()}
        self._in_repeat = {q.name for _, repeat, q in definition.questions() if repeat is not None}

    @property
    def top_names(self) -> tuple[str, ...]:
        """The questions outside repeats, and the repeats."""
        return tuple(name for name in (*self._questions, *self._repeats) if name not in self._in_repeat)

    def question(self, path: str) -> Question:
        """The question of a field path; raises FORM_INVALID for a path that leads nowhere."""
        name = path.rsplit(ROW_SEPARATOR, 1)[-1]
        if name not in self._questions:
            raise FieldappError(Code.FORM_INVALID, form=self.definition.id, place=path, reason="?")
        return self._questions[name]

    def is_repeat(self, name: str) -> bool:
        """Whether this is the name of a repeat."""
        return name in self._repeats

    def field_of(self, name: str) -> str | None:
        """The Draft field in which the answer of a question lives, or None for one in `answers`."""
        question = self._questions.get(name)
        fact = question.fact if question else None
        return VILLAGES if fact == VILLAGES_FACT else FIELD_FACTS.get(fact or "")

    def name_of(self, fact: str) -> str | None:
        """The question that bears a fact."""
        return next((name for name, question in self._questions.items() if question.fact == fact), None)

    def label(self, path: str) -> str:
        """What a question or repeat is called, in the language spoken now."""
        name = path.rsplit(ROW_SEPARATOR, 1)[-1]
        item: Question | Repeat | None = self._questions.get(name) or self._repeats.get(name)
        return pick(dict(item.label)) if item and item.label else name

    def label_of_key(self, key: str) -> str:
        """What the question is called whose answer lives under a key of the activity document."""
        own = {field: self.name_of(fact) for fact, field in FIELD_FACTS.items()}
        return self.label(own.get(key) or key.removeprefix("answers."))

    def section_of(self, path: str) -> str:
        """The section in which a field path stands, or ""."""
        top = path.split(ROW_SEPARATOR, 1)[0]
        return next((g.name for g in self.definition.survey if any(c.name == top for c in g.children)), "")

    @cached_property
    def counts_as(self) -> Mapping[str, CountsAs]:
        """What each community group counts as."""
        groups = self.definition.choices.get(GROUPS, ())
        return {group.name: group.counts_as or CountsAs.COMMUNITY for group in groups}

    @cached_property
    def default_group(self) -> str:
        """The group of a known person whose card names none: the last that counts as community."""
        community = [name for name, kind in self.counts_as.items() if kind is CountsAs.COMMUNITY]
        return community[-1] if community else next(iter(self.counts_as), "")

    def group_label(self, group: str, *, short: bool = True) -> str:
        """What a group is called; short as lists show it."""
        choice = next((c for c in self.definition.choices.get(GROUPS, ()) if c.name == group), None)
        if choice is None:
            return group
        return pick(dict(choice.short if short and choice.short else choice.label))
