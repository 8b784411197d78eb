"""The people known in the villages of an activity: cards, the meetings they came to, and the search over them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import JsonValue

from fieldapp.errors import Code, FieldappError
from fieldapp.model.attendee import Attendee
from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change
from fieldapp.model.person import Person, years_on
from fieldapp.roster.search import Known, Register
from fieldapp.store.index import IndexEntry
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
    """The register that new people are written into: that of the first village.

    None before one is chosen, and where its file is damaged: the list goes on without, a row needs no card.
    """
    first = opened.draft.villages[:1]
    return next((record for village in first if isinstance(record := _read(opened.session, village.key), Record)), None)


def registers(opened: OpenActivity) -> tuple[Record, ...]:
    """The registers of all villages of the activity, without those that cannot be read."""
    read = (_read(opened.session, village.key) for village in opened.draft.villages)
    return tuple(record for record in read if isinstance(record, Record))


def register_problem(opened: OpenActivity) -> FieldappError | None:
    """Why a register of the activity cannot be read, or None."""
    read = (_read(opened.session, village.key) for village in opened.draft.villages)
    return next((error for error in read if isinstance(error, FieldappError)), None)


def _read(session: Session, key: str) -> Record | FieldappError:
    try:
        return session.workspace.village(key)
    except FieldappError as error:
        return error


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
    return Known(
        uid=person.uid,
        name=person.name,
        sex=person.sex,
        years=years_on(person.age, opened.date, person.age_on),
        hamlet=person.hamlet,
        group=person.group,
        meetings=len(_meetings(document).keys() - {opened.draft.uid}),
        nickname=person.nickname,
    )


def repair_register(session: Session, key: str) -> None:
    """Bring the attendance facts of a register up to date with the activities that changed since they were read.

    A register that cannot be read is left as it is.
    """
    register = _read(session, key)
    if isinstance(register, FieldappError):
        return
    seen = {str(document["uid"]): document.get("seq") for document in register.documents(SEEN)}
    changed = [e for e in newest_versions(session) if key in e.village_keys and seen.get(e.uid) != e.seq]
    if not changed:
        return
    meetings = {str(document["uid"]): _meetings(document) for document in register.documents(PEOPLE)}
    for entry in changed:
        present, date = _present_at(session, entry)
        for person, attended in meetings.items():
            attended.pop(entry.uid, None)
            if person in present:
                attended[entry.uid] = date
    register.write_derived((*_seen(changed), *_corrected(register, meetings)))


def _meetings(document: JsonObject) -> dict[str, JsonValue]:
    meetings = document.get(MEETINGS)
    return dict(meetings) if isinstance(meetings, dict) else {}


def _present_at(session: Session, entry: IndexEntry) -> tuple[frozenset[str | None], str]:
    """The people at an activity and its date; nobody was at one that was thrown away."""
    record = session.workspace.open_activity(entry.uid, entry.version)
    rows = () if entry.deleted else record.documents(ATTENDANCE)
    return frozenset(Attendee.from_json(row).person for row in rows), entry.date or ""


def _seen(entries: list[IndexEntry]) -> Iterator[Change]:
    for entry in entries:
        yield Change(table=SEEN, uid=entry.uid, before={}, after={"uid": entry.uid, "seq": entry.seq})


def _corrected(register: Record, meetings: dict[str, dict[str, JsonValue]]) -> Iterator[Change]:
    for document in register.documents(PEOPLE):
        old, new = _meetings(document), meetings[str(document["uid"])]
        if old != new:
            before: JsonObject = {MEETINGS: old}
            yield Change(table=PEOPLE, uid=str(document["uid"]), before=before, after={MEETINGS: new})


def write_cards(session: Session, key: str, people: tuple[Person, ...]) -> None:
    """Put several people into a register by one Edit."""
    register = session.workspace.village(key)
    made = (change(PEOPLE, person.uid, None, person) for person in people)
    register.commit(session.doing("cards").edit(*made))
