"""What the roster line is told of an activity, the count on paper, and the fields of a row as they are typed."""

import pytest
from tests_workflow import TANAH_GARAM

from fieldapp.errors import Code, FieldappError
from fieldapp.model.answer import Given, Typed
from fieldapp.model.attendee import Signing
from fieldapp.model.person import Age, Sex
from fieldapp.workflow import answering, rostering, undoing
from fieldapp.workflow.activities import begin_activity, leave_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.finalising import lock
from fieldapp.workflow.paper_count import Compared, paper_count, paper_texts, set_paper_count
from fieldapp.workflow.roster_world import KnownPeople, group_keys, line_context, repair_registers
from fieldapp.workflow.row_fields import FIELDS, correct_field, field_doubt, field_problem, field_text
from fieldapp.workflow.session import Session


def known_names(known: KnownPeople) -> set[str]:
    return {person.name for person in known.register.people}


def test_the_search_is_made_anew_only_after_a_card_changed(dialogue: OpenActivity) -> None:
    known = KnownPeople(dialogue)
    before = known.register
    rostering.mark_known(dialogue, "siti")
    assert known.register is before
    rostering.add_new(dialogue, "Muh. Ilham", Sex.MALE, None, "youth")
    assert known.register is not before
    assert known_names(known) == known_names(KnownPeople(dialogue)) >= {"Muh. Ilham"}
    undoing.undo(dialogue)
    assert known_names(known) == {person.name for person in before.people}
    assert [each.known.uid for each in known.register.find("si am", {})] == ["siti"]


def test_ages_are_counted_anew_for_another_date(dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "date", "22/10/2018")
    known = KnownPeople(dialogue)
    years = {person.uid: person.years for person in known.register.people}
    answering.answer(dialogue, "date", "22/10/2020")
    assert {person.uid: person.years for person in known.register.people} == {
        uid: None if age is None else age + 2 for uid, age in years.items()
    }


def test_the_line_knows_who_is_present_the_day_and_the_last_group(dialogue: OpenActivity) -> None:
    known = KnownPeople(dialogue)
    first = line_context(dialogue, known)
    assert (dict(first.present), first.last_group) == ({}, None)
    assert first.on_date == dialogue.session.today().isoformat()
    answering.answer(dialogue, "date", "10/2018")
    rostering.mark_known(dialogue, "siti")
    rostering.add_new(dialogue, "Muh. Ilham", Sex.MALE, None, "youth")
    then = line_context(dialogue, known)
    assert (then.present["siti"], then.last_group, then.on_date) == (1, "youth", "2018-10")


def test_every_group_has_a_letter_of_its_own(dialogue: OpenActivity) -> None:
    letters = [group.letter for group in group_keys(dialogue)]
    assert letters == ["a", "t", "i", "m", "k", "w", "n", "d"]
    assert all(len(group.short) <= 13 for group in group_keys(dialogue))


def test_meetings_are_up_to_date_after_repair(session: Session, dialogue: OpenActivity) -> None:
    rostering.mark_known(dialogue, "siti")
    leave_activity(dialogue)
    following = begin_activity(session, (TANAH_GARAM,), "community_talk")
    repair_registers(following)
    meetings = {person.uid: person.meetings for person in KnownPeople(following).register.people}
    assert meetings["siti"] == 1


def test_the_list_is_compared_with_the_paper_where_both_were_counted(dialogue: OpenActivity) -> None:
    rostering.mark_known(dialogue, "siti")
    rostering.add_new(dialogue, "Babinsa Satu", Sex.MALE, None, "security")
    assert paper_count(dialogue).total == Compared(1, None)
    set_paper_count(dialogue, "2", "")
    assert (paper_count(dialogue).male, paper_count(dialogue).total) == (Compared(0, 2), Compared(1, None))
    set_paper_count(dialogue, "2", "1")
    count = paper_count(dialogue)
    assert (count.male.gap, count.female.gap, count.total.gap, count.others) == (-2, 0, -2, 1)


def test_both_counts_are_one_action(dialogue: OpenActivity) -> None:
    set_paper_count(dialogue, "46", "54")
    actions = len(dialogue.record.edits)
    set_paper_count(dialogue, "46", "54")
    assert len(dialogue.record.edits) == actions
    undoing.undo(dialogue)
    assert paper_texts(dialogue) == ("", "")
    assert dialogue.paper == (None, None)


def test_a_count_that_cannot_be_read_is_kept_as_typed(dialogue: OpenActivity) -> None:
    set_paper_count(dialogue, "empat", "54")
    assert paper_texts(dialogue) == ("empat", "54")
    assert dialogue.paper == (None, 54)


def test_a_finished_list_keeps_its_count(dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "date", "22/10/2018")
    rostering.mark_known(dialogue, "siti")
    lock(dialogue)
    with pytest.raises(FieldappError) as refused:
        set_paper_count(dialogue, "1", "1")
    assert refused.value.code is Code.ACTIVITY_LOCKED


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("name", "  siti   aminah ", "Siti Aminah"),
        ("sex", "l", "L"),
        ("age", "24/03/1985", "24-03-1985"),
        ("age", "", ""),
        ("age", "340", "340"),
        ("age", "3!", "3!"),
        ("group", "T", "t"),
        ("hamlet", " 02 ", "02"),
        ("signed", "J", "j"),
        ("note", " kursi roda ", "kursi roda"),
        ("note", "", ""),
    ],
)
def test_a_field_shows_what_reads_as_the_same(dialogue: OpenActivity, field: str, text: str, shown: str) -> None:
    row = rostering.mark_known(dialogue, "siti")
    assert field_problem(dialogue, field, text) is None
    row = correct_field(dialogue, row.uid, field, text)
    assert field_text(dialogue, row, field) == shown
    assert correct_field(dialogue, row.uid, field, shown) == row


@pytest.mark.parametrize(("field", "text"), [("name", " "), ("sex", "x"), ("sex", ""), ("group", "z"), ("signed", "")])
def test_a_closed_list_refuses_what_is_not_in_it(dialogue: OpenActivity, field: str, text: str) -> None:
    assert field_problem(dialogue, field, text)


def test_an_age_that_cannot_be_read_is_recorded_as_typed_and_doubted(dialogue: OpenActivity) -> None:
    row = rostering.mark_known(dialogue, "siti")
    assert correct_field(dialogue, row.uid, "age", "tiga").age == Typed(typed="tiga", problem="age.wrong")
    assert field_doubt(dialogue, "age", "tiga")
    assert correct_field(dialogue, row.uid, "age", "3!").age == Given[Age](given=Age(years=3, forced=True))
    assert field_doubt(dialogue, "age", "3!") is None


def test_each_field_corrected_is_one_action(dialogue: OpenActivity) -> None:
    row = rostering.mark_known(dialogue, "siti")
    texts = {"name": "Sitti", "sex": "L", "age": "30", "group": "m", "hamlet": "Payo", "signed": "b", "note": "x"}
    assert tuple(texts) == FIELDS
    for field, text in texts.items():
        correct_field(dialogue, row.uid, field, text)
    assert dialogue.attendee(row.uid).signed is Signing.NOT_SIGNED
    for _field in texts:
        undoing.undo(dialogue)
    assert dialogue.attendee(row.uid).model_copy(update={"rev": row.rev}) == row
