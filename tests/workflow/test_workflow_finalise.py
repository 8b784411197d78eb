"""Finishing an activity: the sample stays, a difference widens it, and the lock holds until it is taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests_workflow import open_at

from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import State
from fieldapp.model.answer import Given
from fieldapp.model.attendee import Attendee
from fieldapp.model.person import Age, Sex
from fieldapp.workflow import answering, finalising, rostering
from fieldapp.workflow.activities import leave_activity, open_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.handing_over import HandOver
from fieldapp.workflow.undoing import redo, undo


@pytest.fixture
def listed(dialogue: OpenActivity) -> OpenActivity:
    """A dialogue with thirty people on its list."""
    answering.answer(dialogue, "date", "22/10/2018")
    for number in range(30):
        add(dialogue, number)
    return dialogue


def add(opened: OpenActivity, number: int) -> Attendee:
    age = None if number % 9 == 8 else Given[Age](given=Age(years=20 + number))
    return rostering.add_new(opened, f"Warga {number}", Sex.FEMALE if number % 2 else Sex.MALE, age, "resident")


def on_paper(row: Attendee) -> str:
    return f"{row.sex.value}{row.age.given.years if isinstance(row.age, Given) else '?'}"


def drawn(opened: OpenActivity) -> list[str]:
    return [row.uid for _, row in finalising.sample(opened)]


def refused(attempt: Callable[[], object]) -> Code:
    with pytest.raises(FieldappError) as refusal:
        attempt()
    return refusal.value.code


def test_five_rows_are_drawn_once_and_stay_drawn_after_a_restart(listed: OpenActivity) -> None:
    first = drawn(listed)
    assert len(first) == len(set(first)) == 5
    add(listed, 40)
    assert drawn(listed) == first
    root = listed.session.places.root.parent
    listed.session.close()
    again = open_at(root, seed=9)
    assert drawn(open_activity(again, listed.draft.uid)) == first
    again.close()


def test_drawing_is_no_action_that_undo_takes_back(listed: OpenActivity) -> None:
    edits = listed.record.edits
    finalising.sample(listed)
    assert listed.record.edits == edits


def test_a_short_list_is_drawn_whole(dialogue: OpenActivity) -> None:
    assert finalising.sample(dialogue) == ()
    add(dialogue, 1)
    assert len(finalising.sample(dialogue)) == 1


def test_another_row_is_drawn_for_one_that_was_removed(listed: OpenActivity) -> None:
    first = drawn(listed)
    rostering.remove(listed, first[2])
    second = drawn(listed)
    assert len(second) == 5
    assert set(first) - {first[2]} < set(second)


def test_what_agrees_with_the_list_is_noted_so(listed: OpenActivity) -> None:
    for _, row in finalising.sample(listed):
        assert finalising.answer_sample(listed, row.uid, on_paper(row).lower()).agrees is True
    assert len(drawn(listed)) == 5


@pytest.mark.parametrize("wrong", ["sex", "age", "no age"])
def test_a_difference_widens_the_sample_to_twenty_and_keeps_what_was_drawn(listed: OpenActivity, wrong: str) -> None:
    rows = [row for _, row in finalising.sample(listed)]
    row = next(row for row in rows if isinstance(row.age, Given))
    other = {"sex": "LP".replace(row.sex.value, "") + on_paper(row)[1:], "age": f"{row.sex.value}99"}
    typed = other.get(wrong, f"{row.sex.value}?")
    assert finalising.answer_sample(listed, row.uid, typed).agrees is False
    assert len(drawn(listed)) == 20
    assert {row.uid for row in rows} < set(drawn(listed))
    assert finalising.answer_sample(listed, row.uid, on_paper(row)).agrees is True
    assert len(drawn(listed)) == 20


def test_the_sample_is_as_wide_after_undo_and_redo_of_a_difference(listed: OpenActivity) -> None:
    uid = drawn(listed)[0]
    finalising.answer_sample(listed, uid, "P1" if listed.attendee(uid).sex is Sex.MALE else "L1")
    undo(listed)
    assert [sample.typed for sample, _ in finalising.sample(listed)] == [None] * 5
    redo(listed)
    assert len(drawn(listed)) == 20


@pytest.mark.parametrize("text", ["x", "47", "P", "Pempat", "P47x", "47P", "PP47", "P-4", "L2150"])
def test_what_is_no_letter_with_an_age_is_kept_and_widens_nothing(listed: OpenActivity, text: str) -> None:
    uid = drawn(listed)[0]
    read = finalising.answer_sample(listed, uid, text)
    assert (read.typed, read.agrees) == (text.upper(), None)
    assert len(drawn(listed)) == 5


def test_blank_text_takes_an_answer_away(listed: OpenActivity) -> None:
    _, row = finalising.sample(listed)[0]
    finalising.answer_sample(listed, row.uid, on_paper(row))
    finalising.answer_sample(listed, row.uid, "  ")
    assert finalising.sample(listed)[0][0].agrees is None


def test_an_unusual_age_needs_no_sign_in_the_sample(dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "date", "22/10/2018")
    age = Given[Age](given=Age(years=107, forced=True))
    row = rostering.add_new(dialogue, "Warga Tua", Sex.FEMALE, age, "resident")
    finalising.sample(dialogue)
    assert finalising.answer_sample(dialogue, row.uid, "p107").agrees is True
    assert finalising.answer_sample(dialogue, row.uid, "p107!").agrees is True


def test_what_is_said_of_the_paper_is_kept_and_taken_back(listed: OpenActivity) -> None:
    finalising.say_of_paper(listed, signatures_complete=True, original_kept=None)
    finalising.say_of_paper(listed, signatures_complete=True, original_kept=False)
    assert (listed.draft.signatures_complete, listed.draft.original_kept) == (True, False)
    undo(listed)
    assert (listed.draft.signatures_complete, listed.draft.original_kept) == (True, None)


def test_nothing_is_locked_while_something_must_be_mended(dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "date", "31/02/2018")
    answering.answer(dialogue, "start", "kapan-kapan")
    with pytest.raises(FieldappError) as refusal:
        finalising.lock(dialogue)
    assert (refusal.value.code, refusal.value.slots["count"]) == (Code.NOT_READY, 2)
    assert dialogue.draft.state is State.DRAFT


def test_what_is_doubtful_does_not_keep_anybody_from_finishing(listed: OpenActivity) -> None:
    answering.answer(listed, "paper_male", "99")
    finalising.lock(listed)
    assert listed.draft.state is State.READY
    assert listed.draft.finalised is not None


def test_a_locked_activity_is_refused_every_change_until_it_is_unlocked(listed: OpenActivity) -> None:
    uid = drawn(listed)[0]
    finalising.lock(listed)
    for attempt in (
        lambda: finalising.answer_sample(listed, uid, "P40"),
        lambda: finalising.say_of_paper(listed, signatures_complete=True, original_kept=True),
        lambda: finalising.lock(listed),
    ):
        assert refused(attempt) is Code.ACTIVITY_LOCKED
    finalising.unlock(listed)
    assert (listed.draft.state, listed.draft.finalised) == (State.DRAFT, None)
    finalising.say_of_paper(listed, signatures_complete=True, original_kept=True)


def test_undo_unlocks_and_redo_locks_again(listed: OpenActivity) -> None:
    finalising.lock(listed)
    undo(listed)
    assert not listed.read_only
    redo(listed)
    assert listed.read_only


def test_what_is_in_a_bundle_is_never_unlocked(listed: OpenActivity, tmp_path: Path) -> None:
    finalising.lock(listed)
    leave_activity(listed)
    HandOver(listed.session, tmp_path / "stick").run()
    for attempt in (lambda: finalising.unlock(listed), lambda: undo(listed), lambda: redo(listed)):
        assert refused(attempt) is Code.ALREADY_HANDED_OVER
    assert listed.draft.state is State.READY
