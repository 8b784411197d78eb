"""Attendance through the verbs alone."""

import pytest
from tests_workflow import TANAH_GARAM, open_at

from fieldapp.errors import Code, FieldappError
from fieldapp.model.answer import Given
from fieldapp.model.headcount import Headcount
from fieldapp.model.person import Age, Sex
from fieldapp.workflow import answering, finalising, rostering
from fieldapp.workflow.activities import begin_activity, leave_activity, open_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.registers import known_people, repair_register
from fieldapp.workflow.session import Session


def test_a_row_is_a_snapshot_of_the_card_aged_to_the_day(dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "date", "22/10/2021")
    row = rostering.mark_known(dialogue, "siti")
    assert (row.name, row.sex, row.number) == ("Siti Aminah", Sex.FEMALE, 1)
    assert row.age == Given[Age](given=Age(years=37))


def test_a_number_is_never_given_to_another_row(dialogue: OpenActivity) -> None:
    first = rostering.mark_known(dialogue, "siti")
    rostering.mark_known(dialogue, "abdul")
    rostering.remove(dialogue, first.uid)
    assert rostering.mark_known(dialogue, "nur").number == 3
    assert [row.number for row in dialogue.attendees] == [2, 3]


def test_the_last_number_is_kept_too_when_its_row_is_removed(dialogue: OpenActivity) -> None:
    last = rostering.mark_known(dialogue, "siti")
    rostering.remove(dialogue, last.uid)
    assert rostering.mark_known(dialogue, "abdul").number == 2


def test_officials_and_guests_are_counted_beside(dialogue: OpenActivity) -> None:
    rostering.add_new(dialogue, "Babinsa Satu", Sex.MALE, None, "security")
    rostering.add_new(dialogue, "Narasumber Satu", Sex.FEMALE, None, "speaker")
    rostering.add_new(dialogue, "Warga Satu", Sex.FEMALE, None, "resident")
    assert dialogue.counts.community == Headcount(male=0, female=1)
    assert dialogue.counts.others == 2


def test_a_correction_leaves_the_card_as_it_is(dialogue: OpenActivity) -> None:
    row = rostering.mark_known(dialogue, "siti")
    rostering.correct(dialogue, row.uid, name="Siti Aminah Dua", sex="L")
    assert dialogue.attendee(row.uid).name == "Siti Aminah Dua"
    assert {known.name for known in known_people(dialogue).people} == {"Siti Aminah", "Abdul Rahman Saleh", "Nurhayati"}


def test_meetings_are_counted_from_the_activities_themselves(session: Session, dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "date", "08/10/2018")
    rostering.mark_known(dialogue, "siti")
    leave_activity(dialogue)
    following = begin_activity(session, (TANAH_GARAM,), "community_talk")
    repair_register(session, TANAH_GARAM.key)
    assert {known.uid: known.meetings for known in known_people(following).people} == {"siti": 1, "abdul": 0, "nur": 0}
    rostering.remove(dialogue, dialogue.attendees[0].uid)
    leave_activity(dialogue)
    repair_register(session, TANAH_GARAM.key)
    assert all(known.meetings == 0 for known in known_people(following).people)


def test_several_meetings_at_once_are_all_counted(session: Session) -> None:
    for day in ("11/09/2018", "25/09/2018"):
        opened = begin_activity(session, (TANAH_GARAM,), "community_talk")
        answering.answer(opened, "date", day)
        rostering.mark_known(opened, "siti")
        leave_activity(opened)
    following = begin_activity(session, (TANAH_GARAM,), "community_talk")
    repair_register(session, TANAH_GARAM.key)
    assert next(known for known in known_people(following).people if known.uid == "siti").meetings == 2


def test_a_finished_list_can_only_be_read(dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "date", "22/10/2018")
    row = rostering.mark_known(dialogue, "siti")
    finalising.lock(dialogue)
    for attempt in (
        lambda: rostering.mark_known(dialogue, "abdul"),
        lambda: rostering.remove(dialogue, row.uid),
        lambda: rostering.correct(dialogue, row.uid, name="X"),
        lambda: answering.answer(dialogue, "theme", "Damai"),
    ):
        with pytest.raises(FieldappError) as refused:
            attempt()
        assert refused.value.code is Code.ACTIVITY_LOCKED


def test_everything_is_there_after_a_restart(session: Session, dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "date", "22/10/2018")
    rostering.mark_known(dialogue, "siti")
    rostering.add_new(dialogue, "Muh. Ilham", Sex.MALE, Given[Age](given=Age(years=19)), "youth")
    before = (dialogue.draft, dialogue.attendees, dialogue.record.edits)
    root = session.places.root.parent
    session.close()
    again = open_at(root, seed=2)
    reopened = open_activity(again, dialogue.draft.uid)
    assert (reopened.draft, reopened.attendees, reopened.record.edits) == before
    again.close()
