"""Undo and redo take back whole user actions, in every file that they touched, also after a restart."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_workflow import TANAH_GARAM, open_at

from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import JsonObject
from fieldapp.model.person import Sex
from fieldapp.workflow import answering, rostering
from fieldapp.workflow.activities import begin_activity, open_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.registers import PEOPLE, register_of
from fieldapp.workflow.session import Session
from fieldapp.workflow.starting import begin_installation
from fieldapp.workflow.undoing import last_action, redo, undo


def test_undo_names_what_it_took_back(dialogue: OpenActivity) -> None:
    rostering.mark_known(dialogue, "siti")
    assert "Siti Aminah" in last_action(dialogue)
    assert "Siti Aminah" in undo(dialogue)
    assert dialogue.attendees == ()


def test_a_new_person_goes_and_comes_back_with_the_row(dialogue: OpenActivity) -> None:
    register = register_of(dialogue)
    assert register is not None
    before = len(register.documents(PEOPLE))
    rostering.add_new(dialogue, "Muh. Ilham", Sex.MALE, None, "youth")
    assert len(register.documents(PEOPLE)) == before + 1
    undo(dialogue)
    assert len(register.documents(PEOPLE)) == before
    redo(dialogue)
    assert len(register.documents(PEOPLE)) == before + 1
    assert [row.name for row in dialogue.attendees] == ["Muh. Ilham"]


def test_the_begin_of_an_activity_is_not_taken_back(dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "theme", "Damai")
    undo(dialogue)
    assert last_action(dialogue) == ""
    with pytest.raises(FieldappError) as refused:
        undo(dialogue)
    assert refused.value.code is Code.NOTHING_TO_UNDO
    assert dialogue.draft.villages == (TANAH_GARAM,)


def test_nothing_is_done_again_that_was_not_taken_back(dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "theme", "Damai")
    undo(dialogue)
    answering.answer(dialogue, "theme", "Rukun")
    with pytest.raises(FieldappError) as refused:
        redo(dialogue)
    assert refused.value.code is Code.NOTHING_TO_REDO


def test_an_undone_field_has_the_text_it_had(dialogue: OpenActivity) -> None:
    answering.answer(dialogue, "date", "22/10/2018")
    answering.answer(dialogue, "date", "31/02/2018")
    undo(dialogue)
    assert dialogue.date == "2018-10-22"
    assert dialogue.instance.answer("date") == dialogue.draft.date


Step = tuple[str, int]
STEPS = st.lists(st.tuples(st.sampled_from(["mark", "add", "remove", "answer", "undo", "redo"]), st.integers(0, 5)))


def state(opened: OpenActivity) -> tuple[JsonObject, list[JsonObject]]:
    """Everything that the activity holds; revisions only ever grow, so they are left out."""
    rows = [{key: value for key, value in row.to_json().items() if key != "rev"} for row in opened.attendees]
    return opened.draft.to_json(), rows


def take(opened: OpenActivity, step: Step) -> None:
    verb, number = step
    if verb == "mark":
        rostering.mark_known(opened, ("siti", "abdul", "nur")[number % 3])
    elif verb == "add":
        rostering.add_new(opened, f"Orang {number}", Sex.FEMALE, None, "women")
    elif verb == "remove" and opened.attendees:
        rostering.remove(opened, opened.attendees[number % len(opened.attendees)].uid)
    elif verb == "answer":
        answering.answer(opened, ("theme", "date", "invited")[number % 3], ("damai", "22/10", "bukan", "")[number % 4])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_history_agrees_with_a_plain_stack_also_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    root = tmp_path_factory.mktemp("undo")
    session = open_at(root)
    begin_installation(session, "Sari", "13.72", "Kota Solok")
    opened = begin_activity(session, (TANAH_GARAM,), "dialogue_1")
    write_people(session)
    past, future = [state(opened)], []
    for step in steps:
        if step[0] == "undo" and len(past) > 1:
            undo(opened)
            future.append(past.pop())
        elif step[0] == "redo" and future:
            redo(opened)
            past.append(future.pop())
        elif step[0] not in ("undo", "redo"):
            take(opened, step)
            if state(opened) != past[-1]:
                past.append(state(opened))
                future.clear()
        assert state(opened) == past[-1]
    uid = opened.draft.uid
    session.close()
    reopened = open_again(root, uid)
    assert state(reopened) == past[-1]
    if len(past) > 1:
        undo(reopened)
        assert state(reopened) == past[-2]
    reopened.session.close()


def write_people(session: Session) -> None:
    from tests_workflow import people

    from fieldapp.workflow.registers import write_cards

    write_cards(session, TANAH_GARAM.key, people())


def open_again(root: Path, uid: str) -> OpenActivity:
    return open_activity(open_at(root, seed=2), uid)
