"""The people known in the villages of an activity: cards, the meetings they came to, and the search over them."""

from __future__ import annotations

from fieldapp.errors import Code, FieldappError
from fieldapp.model.attendee import Attendee
from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change
from fieldapp.model.person import Person, years_on
from fieldapp.roster.search import Known, Register
from fieldapp.store.record import Record
from fieldapp.workflow.activity import ATTENDANCE, OpenActivity
from fieldapp.workflow.changes import change
from fieldapp.workflow.newest import newest_versions
from fieldapp.workflow.session import Session

PEOPLE = "people"
SEEN = "seen"
MEETINGS = "meetings"
"""Derived in a card's document: the dates of the activities attended, by activity uid."""


def register_of(opened: OpenActivity) -> Record | None:
    """The register that new people are written into: that of the first village, None before one is chosen."""
    villages = opened.draft.villages
    return opened.session.workspace.village(villages[0].key) if villages else None


def registers(opened: OpenActivity) -> tuple[Record, ...]:
    """The registers of all villages of the activity."""
    return tuple(opened.session.workspace.village(village.key) for village in opened.draft.villages)


def person_of(document: JsonObject) -> Person:
    """The card in a document of a register, without the derived facts."""
    return Person.from_json({key: value for key, value in document.items() if key != MEETINGS})


def card(opened: OpenActivity, person_uid: str) -> Person:
    """The card of a known person; raises NO_SUCH_ROW."""
    for register in registers(opened):
        document = register.document(PEOPLE, person_uid)
        if document is not None:
            return person_of(document)
    raise FieldappError(Code.NO_SUCH_ROW, number="?")


def known_people(opened: OpenActivity) -> Register:
    """Everybody known in the villages of the activity, ready to be searched."""
    return Register(
        known_person(document, opened) for register in registers(opened) for document in register.documents(PEOPLE)
    )


def known_person(document: JsonObject, opened: OpenActivity) -> Known:
    """A card as the search shows it."""
    person = person_of(document)
    meetings = document.get(MEETINGS)
    attended = set(meetings) if isinstance(meetings, dict) else set()
    return Known(
        uid=person.uid,
        name=person.name,
        sex=person.sex,
        years=years_on(person.age, opened.date, person.age_on),
        hamlet=person.hamlet,
        group=person.group,
        meetings=len(attended - {opened.draft.uid}),
        nickname=person.nickname,
    )


def repair_register(session: Session, key: str) -> None:
    """Bring the attendance facts of a register up to date with the activities that changed since they were read."""
    register = session.workspace.village(key)
    seen = {str(document["uid"]): document.get("seq") for document in register.documents(SEEN)}
    changes: list[Change] = []
    for entry in newest_versions(session):
        if key in entry.village_keys and seen.get(entry.uid) != entry.seq:
            changes += _attendance_facts(session, register, entry.uid, entry.version, entry.seq)
    if changes:
        register.write_derived(tuple(changes))


def _attendance_facts(session: Session, register: Record, uid: str, version: int, seq: int) -> list[Change]:
    record = session.workspace.open_activity(uid, version)
    draft = record.documents("activity")[0]
    present = (
        {row.person for row in map(Attendee.from_json, record.documents(ATTENDANCE)) if row.person}
        if not draft.get("deleted")
        else set()
    )
    date = _date_of(draft)
    changes = [Change(table=SEEN, uid=uid, before={}, after={"uid": uid, "seq": seq})]
    for document in register.documents(PEOPLE):
        meetings = document.get(MEETINGS)
        old = dict(meetings) if isinstance(meetings, dict) else {}
        new = {**old, uid: date} if document["uid"] in present else {k: v for k, v in old.items() if k != uid}
        if new != old:
            changes.append(
                Change(
                    table=PEOPLE, uid=str(document["uid"]), before={MEETINGS: dict(old)}, after={MEETINGS: dict(new)}
                )
            )
    return changes


def _date_of(draft: JsonObject) -> str:
    date = draft.get("date")
    return str(date.get("given", "")) if isinstance(date, dict) else ""


def write_cards(session: Session, key: str, people: tuple[Person, ...]) -> None:
    """Put several people into a register by one Edit."""
    register = session.workspace.village(key)
    made = (change(PEOPLE, person.uid, None, person) for person in people)
    register.commit(session.doing("cards").edit(*made))
