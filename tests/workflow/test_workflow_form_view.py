"""Fields as a face shows them, what an undo changed, blank rows, and what is known of a village."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.demo.workspace import demo_session
from fieldapp.model.answer import Answers, Row, Typed, given
from fieldapp.workflow import answering, blank_rows, form_view
from fieldapp.workflow.activities import open_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.overview import home
from fieldapp.workflow.village_work import VillageWork, village_work


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    session = demo_session(tmp_path)
    last = home(session).last
    assert last is not None
    yield open_activity(session, last.uid)
    session.close()


def test_a_field_says_what_stands_in_it_and_how_that_was_read(opened: OpenActivity) -> None:
    answering.answer(opened, "grant_total", "150 juta")
    view = form_view.field_view(opened, "grant_total")
    assert (view.text, view.type, view.readonly) == ("Rp150.000.000", "money", False)
    assert view.understood.echo == "Rp150.000.000, seratus lima puluh juta rupiah"


def test_what_cannot_be_read_must_be_mended_and_a_doubt_is_only_questioned(opened: OpenActivity) -> None:
    answering.answer(opened, "date", "31-02-2018")
    assert form_view.field_view(opened, "date").understood.sign == "!!"
    answering.answer(opened, "women_spoke", "35")
    assert form_view.field_view(opened, "women_spoke").understood.sign == "?"


def test_a_person_of_the_list_is_shown_with_the_number(opened: OpenActivity) -> None:
    answering.answer(opened, "main_speaker", "Abdul Rahman Saleh")
    assert form_view.field_view(opened, "main_speaker").understood.echo == "no. 62"
    assert [each.note for each in form_view.choices_like(opened, "main_speaker", "ab sal")] == ["no. 62"]


def test_changed_paths_name_questions_rows_and_repeats() -> None:
    before: Answers = {"theme": given("a"), "works": (Row(uid=_uid(1), answers={"work_days": given(1)}),)}
    same_rows: Answers = {
        "theme": given("a"),
        "works": (Row(uid=_uid(1), answers={"work_days": Typed(typed="x", problem="y")}),),
    }
    assert form_view.changed_paths(before, before) == ()
    assert form_view.changed_paths(before, {**before, "theme": given("b")}) == ("theme",)
    assert form_view.changed_paths(before, same_rows) == (f"works/{_uid(1)}/work_days",)
    assert form_view.changed_paths(before, {"theme": given("a")}) == ("works",)


def _uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def test_a_row_just_added_and_left_blank_is_as_if_it_never_was(opened: OpenActivity) -> None:
    last = opened.record.undoable()
    uid = answering.add_row(opened, "decisions")
    assert blank_rows.drop_if_blank(opened, "decisions", uid)
    assert opened.instance.rows("decisions") == ()
    assert opened.record.undoable() == last


def test_a_row_emptied_later_goes_by_an_action_of_its_own(opened: OpenActivity) -> None:
    uid = answering.add_row(opened, "decisions")
    answering.answer(opened, f"decisions/{uid}/decision_who", "Warga")
    assert not blank_rows.drop_if_blank(opened, "decisions", uid)
    answering.answer(opened, f"decisions/{uid}/decision_who", "")
    assert blank_rows.drop_if_blank(opened, "decisions", uid)
    assert opened.record.edits[-1].verb == "remove_row"


def test_the_work_in_a_village_is_the_last_activity_and_the_people_known(opened: OpenActivity) -> None:
    found = village_work(opened.session)
    assert found["13.72.02.1003"] == VillageWork("02 Okt Rembug Warga", 96)
    assert found["13.72.01.1001"].people == 118
