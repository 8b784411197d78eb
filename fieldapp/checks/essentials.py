"""What a bundle cannot be made without: village, date, kind, and values that can be read."""

from collections.abc import Iterator

from fieldapp.checks.finding import Finding, Where
from fieldapp.checks.subject import Subject, row_of
from fieldapp.model.answer import Typed

FIELDS = ("kind", "date", "start", "end", "place", "paper_male", "paper_female")
"""Fields of the draft that hold an answer, each asked by the fact `activity.<field>`."""


def village_missing(subject: Subject) -> Iterator[Finding]:
    """No village was chosen."""
    if not subject.draft.villages:
        yield Finding("village_missing", "must", subject.facts.where("activity.villages"))


def date_missing(subject: Subject) -> Iterator[Finding]:
    """No date was typed."""
    if subject.draft.date is None:
        yield Finding("date_missing", "must", subject.facts.where("activity.date"))


def kind_missing(subject: Subject) -> Iterator[Finding]:
    """No kind was chosen."""
    if subject.draft.kind is None:
        yield Finding("kind_missing", "must", subject.facts.where("activity.kind"))


def field_unreadable(subject: Subject) -> Iterator[Finding]:
    """A field holds text that cannot be read: what the form found, and fields that it no longer asks for."""
    told = set()
    for problem in subject.problems:
        if problem.kind == "typed":
            told.add(problem.path)
            where = Where(problem.section, problem.title, problem.path)
            slots = {"label": problem.label, "message": problem.message, "typed": problem.value}
            yield Finding("field_unreadable", "must", where, f"{problem.path}={problem.value}", slots)
    for name in FIELDS:
        answer, where = getattr(subject.draft, name), subject.facts.where(f"activity.{name}")
        if isinstance(answer, Typed) and where.path not in told:
            slots = {"label": where.title or name, "message": "", "typed": answer.typed}
            yield Finding("field_unreadable", "must", where, f"{name}={answer.typed}", slots)


def age_unreadable(subject: Subject) -> Iterator[Finding]:
    """An age cannot be read."""
    for row in subject.attendees:
        if isinstance(row.age, Typed):
            slots = {"name": row.name, "typed": row.age.typed}
            yield Finding("age_unreadable", "must", row_of(row), f"{row.uid}={row.age.typed}", slots)
