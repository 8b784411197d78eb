"""Run every rule over an activity."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from fieldapp.checks import counts, dates, decisions, essentials, fields, money, rows
from fieldapp.checks.finding import Finding
from fieldapp.checks.subject import Facts, FieldProblem, Subject
from fieldapp.model.activity import Draft
from fieldapp.model.attendee import Attendee
from fieldapp.model.headcount import Counts

Rule = Callable[[Subject], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    essentials.village_missing,
    essentials.date_missing,
    essentials.kind_missing,
    essentials.field_unreadable,
    essentials.age_unreadable,
    dates.date_ahead,
    dates.date_old,
    counts.attendance_missing,
    counts.paper_missing,
    counts.paper_differs,
    counts.more_than_invited,
    rows.age_missing,
    rows.age_odd,
    rows.sex_odd,
    rows.person_twice,
    money.money_overspent,
    decisions.decision_open,
    fields.field_doubtful,
    fields.field_empty,
)
"""In the order in which findings are shown; those of the form come last, as a rule of our own says more."""


def run(
    draft: Draft,
    attendees: Iterable[Attendee],
    counts: Counts,
    facts: Facts,
    field_problems: Iterable[FieldProblem],
    today: date,
    *,
    needs_attendance: bool = True,
) -> tuple[Finding, ...]:
    """Everything that must be mended and then everything doubtful, confirmed or not.

    `needs_attendance`: whether people attend activities of this kind. A constraint on a field that a rule already
    told of is left out.
    """
    people = tuple(sorted(attendees, key=lambda row: row.number))
    subject = Subject(draft, people, counts, facts, tuple(field_problems), today, needs_attendance)
    found = [finding for rule in RULES for finding in rule(subject)]
    told = {finding.where.path for finding in found if finding.rule != "field_doubtful"}
    kept = [finding for finding in found if finding.rule != "field_doubtful" or finding.where.path not in told]
    return tuple(sorted(kept, key=lambda finding: finding.level != "must"))
