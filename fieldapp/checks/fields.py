"""What the form found doubtful: required fields left empty, answers that break a constraint."""

from collections.abc import Iterator

from fieldapp.checks.finding import Finding, Where
from fieldapp.checks.subject import FieldProblem, Subject

_TOLD_ELSEWHERE = tuple(f"activity.{name}" for name in ("villages", "date", "kind", "paper_male", "paper_female"))
"""Facts whose absence has a rule of its own."""


def field_empty(subject: Subject) -> Iterator[Finding]:
    """A required field is empty."""
    elsewhere = {subject.facts.where(fact).path for fact in _TOLD_ELSEWHERE}
    for problem in subject.problems:
        if problem.kind == "required" and problem.path not in elsewhere:
            yield _finding("field_empty", problem, problem.path)


def field_doubtful(subject: Subject) -> Iterator[Finding]:
    """An answer breaks the constraint of its field."""
    for problem in subject.problems:
        if problem.kind == "constraint":
            yield _finding("field_doubtful", problem, f"{problem.path}={problem.value}")


def _finding(rule: str, problem: FieldProblem, about: str) -> Finding:
    where = Where(problem.section, problem.title, problem.path)
    return Finding(rule, "confirm", where, about, {"label": problem.label, "message": problem.message})
