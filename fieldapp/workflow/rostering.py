"""Take attendance: mark known people present, write new people down, correct and remove rows."""

from __future__ import annotations

from collections.abc import Iterable

from fieldapp.model.answer import Given
from fieldapp.model.attendee import Attendee
from fieldapp.model.person import Age, AgeAnswer, Person, Sex, years_on
from fieldapp.roster.numbering import next_number
from fieldapp.workflow.activity import ATTENDANCE, OpenActivity
from fieldapp.workflow.changes import change
from fieldapp.workflow.registers import PEOPLE, card, register_of
from fieldapp.workflow.session import Doing


def mark_known(opened: OpenActivity, person_uid: str) -> Attendee:
    """Write a known person down as present, with a snapshot of the card."""
    opened.need_open()
    person = card(opened, person_uid)
    row = Attendee(
        uid=opened.session.tools.new_uid(),
        number=_next_number(opened),
        person=person.uid,
        name=person.name,
        sex=person.sex,
        age=_age_at(person, opened.date),
        group=person.group or opened.fields.default_group,
        hamlet=person.hamlet,
    )
    _add(opened, opened.session.doing("mark"), row)
    return row


def add_new(opened: OpenActivity, name: str, sex: Sex, age: AgeAnswer | None, group: str) -> Attendee:
    """Write a new person down as present and keep a card in the village's register.

    The card is written first: an attendee whose person has no card is legal, a card nobody attended with is too.
    """
    opened.need_open()
    doing = opened.session.doing("add")
    person = Person(uid=opened.session.tools.new_uid(), name=name, sex=sex, age=age, age_on=opened.date, group=group)
    register = register_of(opened)
    if register is not None:
        register.commit(doing.edit(change(PEOPLE, person.uid, None, person)))
    row = Attendee(
        uid=opened.session.tools.new_uid(),
        number=_next_number(opened),
        person=person.uid,
        name=name,
        sex=sex,
        age=age,
        group=group,
        new=True,
    )
    _add(opened, doing, row)
    return row


def correct(opened: OpenActivity, attendee_uid: str, **fields: object) -> Attendee:
    """Correct some fields of a row; raises NO_SUCH_ROW. The person's card stays as it is."""
    opened.need_open()
    before = opened.attendee(attendee_uid)
    wanted = Attendee.model_validate({**before.model_dump(), **fields})
    if wanted == before:
        return before
    after = wanted.model_copy(update={"rev": before.rev + 1})
    opened.commit(opened.session.doing("correct"), change(ATTENDANCE, before.uid, before, after))
    return after


def remove(opened: OpenActivity, attendee_uid: str) -> Attendee:
    """Take a row out of the list; its number is not given to anybody else. Raises NO_SUCH_ROW."""
    opened.need_open()
    row = opened.attendee(attendee_uid)
    opened.commit(opened.session.doing("remove"), change(ATTENDANCE, row.uid, row, None))
    return row


def present_people(opened: OpenActivity) -> dict[str, int]:
    """The numbers of the people who are on the list already, by person uid."""
    return {row.person: row.number for row in opened.attendees if row.person}


def removed_numbers(opened: OpenActivity) -> Iterable[int]:
    """The numbers of rows that were removed and not brought back."""
    for edit in opened.record.edits:
        if edit.verb == "remove":
            yield from (int(str(made.before["number"])) for made in edit.changes if made.before)


def _next_number(opened: OpenActivity) -> int:
    return next_number([row.number for row in opened.attendees], removed_numbers(opened))


def _add(opened: OpenActivity, doing: Doing, row: Attendee) -> None:
    opened.commit(doing, change(ATTENDANCE, row.uid, None, row))


def _age_at(person: Person, date: str | None) -> AgeAnswer | None:
    """The card's age on the day of the activity; a birth stays a birth."""
    if not isinstance(person.age, Given) or person.age.given.born:
        return person.age
    years = years_on(person.age, date, person.age_on)
    return person.age if years is None else Given[Age](given=Age(years=max(years, 0)))
