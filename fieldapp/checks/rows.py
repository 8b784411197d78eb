"""Rows of the attendance list that are incomplete or odd."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations

from fieldapp.checks.finding import ROSTER, Finding, Where
from fieldapp.checks.first_names import sex_by_name
from fieldapp.checks.plain_names import plain_words
from fieldapp.checks.subject import Subject, row_of
from fieldapp.model.answer import Given
from fieldapp.model.attendee import Attendee
from fieldapp.model.person import years_on

ONE_BY_ONE = 5
"""Up to so many unknown ages are told row by row; more are one finding, for a paper list without ages."""
SAME_AGE = 5
"""Namesakes whose ages differ by more than so many years are two people."""


def age_missing(subject: Subject) -> Iterator[Finding]:
    """An age is not known."""
    rows = [row for row in subject.attendees if row.age is None]
    if len(rows) <= ONE_BY_ONE:
        for row in rows:
            yield Finding("age_missing", "confirm", row_of(row), row.uid, {"name": row.name})
        return
    fingerprint = sha256(" ".join(sorted(row.uid for row in rows)).encode()).hexdigest()[:16]
    slots = {"count": len(rows), "total": len(subject.attendees)}
    where = Where(ROSTER, attendee=rows[0].uid)
    yield Finding("ages_missing", "confirm", where, f"{len(rows)} {fingerprint}", slots)


def age_odd(subject: Subject) -> Iterator[Finding]:
    """An age out of the usual range was typed with `!`."""
    for row in subject.attendees:
        if isinstance(row.age, Given) and row.age.given.forced:
            age = row.age.given.born or str(row.age.given.years)
            years = years_on(row.age, subject.day)
            slots = {"name": row.name, "years": age if years is None else years}
            yield Finding("age_odd", "confirm", row_of(row), f"{row.uid}={age}", slots)


def sex_odd(subject: Subject) -> Iterator[Finding]:
    """The name nearly always goes with the other sex."""
    for row in subject.attendees:
        usual = sex_by_name(row.name)
        if usual is not None and usual is not row.sex:
            slots = {"name": row.name, "sex": row.sex.value}
            yield Finding("sex_odd", "confirm", row_of(row), f"{row.uid}={row.name},{row.sex.value}", slots)


def person_twice(subject: Subject) -> Iterator[Finding]:
    """Two rows are of one person of the register, or of the same name and sex and not of clearly different ages."""
    alike: dict[tuple[str, ...], list[Attendee]] = {}
    for row in subject.attendees:
        alike.setdefault((row.sex.value, *plain_words(row.name)), []).append(row)
        if row.person:
            alike.setdefault((row.person,), []).append(row)
    told: set[tuple[str, ...]] = set()
    for key, rows in alike.items():
        doubtful = rows if key == (rows[0].person,) else _of_one_age(rows, subject.day)
        uids = tuple(row.uid for row in doubtful)
        if len(doubtful) > 1 and uids not in told:
            told.add(uids)
            yield _twice(doubtful, subject.day)


def _of_one_age(rows: list[Attendee], day: str | None) -> list[Attendee]:
    """Those of these namesakes whose age does not tell them from another one."""
    close = {row.uid for pair in combinations(rows, 2) if _may_be_one(*pair, day) for row in pair}
    return [row for row in rows if row.uid in close]


def _may_be_one(one: Attendee, other: Attendee, day: str | None) -> bool:
    years, other_years = years_on(one.age, day), years_on(other.age, day)
    return years is None or other_years is None or abs(years - other_years) <= SAME_AGE


def _twice(rows: list[Attendee], day: str | None) -> Finding:
    last = rows[-1]
    slots: dict[str, str | int] = {
        "name": rows[0].name,
        "count": len(rows),
        "numbers": ", ".join(str(row.number) for row in rows),
        "people": ", ".join(_described(row, day) for row in rows),
    }
    about = f"{','.join(row.uid for row in rows)}={slots['people']}"
    return Finding("person_twice", "confirm", row_of(last), about, slots)


def _described(row: Attendee, day: str | None) -> str:
    """A row by what tells namesakes apart: `P 45 RT 02`."""
    years = years_on(row.age, day)
    return " ".join(part for part in (row.sex.value, "?" if years is None else str(years), row.hamlet) if part)
