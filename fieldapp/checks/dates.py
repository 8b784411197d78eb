"""Dates that are hardly those of the activity."""

from collections.abc import Iterator

from fieldapp.checks.finding import Finding
from fieldapp.checks.subject import Subject

FIRST_YEAR = "2010"
"""No activity of the programme that is recorded here is older."""


def date_ahead(subject: Subject) -> Iterator[Finding]:
    """The date is yet to come; a date known to the month or year is compared as far as it is known."""
    day, today = subject.day, subject.today.isoformat()
    if day and day > today[: len(day)]:
        slots = {"date": day, "today": today}
        yield Finding("date_ahead", "confirm", subject.facts.where("activity.date"), day, slots)


def date_old(subject: Subject) -> Iterator[Finding]:
    """The date is before the programme's records begin."""
    day = subject.day
    if day and day < FIRST_YEAR:
        slots = {"date": day, "first": FIRST_YEAR}
        yield Finding("date_old", "confirm", subject.facts.where("activity.date"), day, slots)
