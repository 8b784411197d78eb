"""What the rules look at: the draft, its rows, their counts, and what its form says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from fieldapp.checks.finding import ROSTER, Where
from fieldapp.model.activity import Draft
from fieldapp.model.answer import AnswerValue, value_of
from fieldapp.model.attendee import Attendee
from fieldapp.model.headcount import Counts


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A problem that the form found: the field cannot be read, is empty though required, or breaks its constraint.

    `section` is the name and `title` the label of its section, `label` that of the field. `message` is a sentence in
    the language spoken now, or empty. `value` is what stands in the field.
    """

    path: str
    section: str
    kind: Literal["typed", "required", "constraint"]
    label: str
    title: str = ""
    code: str = ""
    message: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of a repeat: its path (`decisions/<row uid>`) and its relevant values by fact."""

    path: str
    values: Mapping[str, AnswerValue]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a form states, by fact and never by question name.

    `values`: of each fact asked outside repeats. `rows`: of each repeat by its fact. `asked`: where a fact or a repeat
    is asked.
    """

    values: Mapping[str, AnswerValue] = field(default_factory=dict)
    rows: Mapping[str, tuple[FactRow, ...]] = field(default_factory=dict)
    asked: Mapping[str, Where] = field(default_factory=dict)

    def whole(self, fact: str) -> int | None:
        """The number that a fact states, or None."""
        value = self.values.get(fact)
        return value if isinstance(value, int) else None

    def where(self, fact: str) -> Where:
        """Where a fact is asked."""
        return self.asked.get(fact, Where(section=fact.partition(".")[0]))


@dataclass(frozen=True, slots=True)
class Subject:
    """An activity under examination. `attendees` are in the order of their numbers."""

    draft: Draft
    attendees: tuple[Attendee, ...]
    counts: Counts
    facts: Facts
    problems: tuple[FieldProblem, ...]
    today: date
    needs_attendance: bool = True

    @property
    def day(self) -> str | None:
        """The date of the activity (`YYYY[-MM[-DD]]`), or None."""
        value = value_of(self.draft.date)
        return value if isinstance(value, str) else None

    @property
    def paper(self) -> tuple[int | None, int | None]:
        """Men and women by the paper count."""
        return _whole(value_of(self.draft.paper_male)), _whole(value_of(self.draft.paper_female))


def row_of(attendee: Attendee) -> Where:
    """The place of a row of the attendance list."""
    return Where(section=ROSTER, attendee=attendee.uid, number=attendee.number)


def _whole(value: AnswerValue | None) -> int | None:
    return value if isinstance(value, int) else None
