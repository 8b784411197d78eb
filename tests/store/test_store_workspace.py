"""The index is a cache, damage stays where it is, registers and the outbox survive, and one process writes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from store_world import FaultySystem, begun, draft, edit, made, row
from tinydb import TinyDB

from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import State
from fieldapp.model.answer import Typed, given
from fieldapp.model.edit import Change
from fieldapp.model.village import Village
from fieldapp.places import Places
from fieldapp.store.workspace import Workspace

Opener = Callable[[], Workspace]


@pytest.fixture
def reopened(open_workspace: Opener) -> Callable[[Workspace], Workspace]:
    def reopen(workspace: Workspace) -> Workspace:
        workspace.close()
        return open_workspace()

    return reopen


def _index(workspace: Workspace) -> list[tuple[str, int, int, int]]:
    return sorted((entry.uid, entry.male, entry.female, entry.seq) for entry in workspace.index)


def test_the_index_tells_what_lists_show(workspace: Workspace) -> None:
    village = Village(code="13.72.01.1001", name="Tanah Garam", path="Lubuk Sikarah", edition="2024")
    whole = draft().model_copy(
        update={
            "villages": (village,),
            "kind": given("dialog_1"),
            "date": given("2018-10-22"),
            "paper_male": given(46),
            "paper_female": Typed(typed="lima", problem="number"),
            "state": State.READY,
            "finalised": draft().made,
        }
    )
    rows = (made("attendance", row(1)), made("attendance", row(2, "Budi", "L")))
    workspace.create_activity("act-1", 1, edit(7, made("activity", whole.to_json()), *rows))

    (entry,) = workspace.index
    assert (entry.uid, entry.version, entry.state, entry.deleted) == ("act-1", 1, State.READY, False)
    assert (entry.kind, entry.date, entry.place) == ("dialog_1", "2018-10-22", None)
    assert (entry.village_keys, entry.village_names) == (("13.72.01.1001",), ("Tanah Garam",))
    assert (entry.male, entry.female, entry.paper_male, entry.paper_female) == (1, 1, 46, None)
    assert (entry.finalised_at, entry.changed_at, entry.seq) == (draft().made.at, "at 7", 7)


def test_the_index_follows_an_open_activity_before_it_is_left(workspace: Workspace) -> None:
    record = begun(workspace)
    record.commit(edit(workspace.next_seq(), made("attendance", row(1))))

    assert _index(workspace) == [("act-1", 0, 1, 2)]


def test_a_second_start_reads_no_activity_that_is_in_the_index(
    workspace: Workspace, reopened: Callable[[Workspace], Workspace], faulty: FaultySystem, places: Places
) -> None:
    for number in range(3):
        workspace.leave(begun(workspace, f"act-{number}", rows=number))
    expected = _index(workspace)
    workspace.close()
    faulty.calls.clear()

    again = reopened(workspace)

    assert _index(again) == expected
    assert [name for call, name in faulty.calls if call == "open" and name != places.root.parent.name] == [
        "index.json",
        "workspace.json",
    ]


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"format": 99}', b"\0" * 50, b'{"activities": {"x": 1}}'])
def test_an_index_that_is_lost_or_spoilt_costs_nothing_but_time(
    workspace: Workspace, places: Places, open_workspace: Opener, content: bytes | None
) -> None:
    for number in range(3):
        workspace.leave(begun(workspace, f"act-{number}", rows=number))
    workspace.village("13.72.01.1001").commit(edit(40, made("people", {"uid": "p", "name": "Siti"})))
    expected = _index(workspace)
    workspace.close()
    if content is None:
        places.index.unlink()
    else:
        places.index.write_bytes(content)

    again = open_workspace()

    assert _index(again) == expected
    assert again.damaged == ()
    assert again.next_seq() == 41
    again.close()
    assert len(json.loads(places.index.read_bytes())["activities"]) == 3


def test_the_index_is_left_alone_by_a_failure_to_write_it(
    workspace: Workspace, places: Places, open_workspace: Opener, faulty: FaultySystem
) -> None:
    record = begun(workspace, rows=1)

    def no_index(call: str, arguments: tuple[object, ...]) -> None:
        if call == "open" and str(arguments[0]).endswith("index.json.new"):
            raise PermissionError(13, "not allowed")

    faulty.hooks.append(no_index)
    workspace.leave(record)
    workspace.close()

    assert not places.index.exists()
    assert _index(open_workspace()) == [("act-1", 0, 1, 1)]


def test_a_file_changed_by_another_program_is_read_again_at_the_next_start(
    workspace: Workspace, places: Places, open_workspace: Opener
) -> None:
    workspace.leave(begun(workspace))
    workspace.close()
    with TinyDB(places.activity("act-1", 1)) as other:
        other.table("attendance").insert(row(1))

    assert _index(open_workspace()) == [("act-1", 0, 1, 1)]


def test_a_deleted_file_leaves_the_index(workspace: Workspace, places: Places, open_workspace: Opener) -> None:
    for number in range(2):
        workspace.leave(begun(workspace, f"act-{number}"))
    workspace.close()
    places.activity("act-0", 1).unlink()

    again = open_workspace()

    assert [entry.uid for entry in again.index] == ["act-1"]
    with pytest.raises(FieldappError) as caught:
        again.open_activity("act-0", 1)
    assert caught.value.code is Code.NO_SUCH_ACTIVITY


def test_leftovers_of_a_crash_are_ignored_and_overwritten(
    workspace: Workspace, places: Places, open_workspace: Opener
) -> None:
    begun(workspace)
    workspace.close()
    leftover = places.activity("act-1", 1).with_name("act-1.1.json.new")
    leftover.write_bytes(b"half a fi")

    again = open_workspace()
    again.open_activity("act-1", 1).commit(edit(again.next_seq(), made("attendance", row(1)))).wait(30)

    assert again.damaged == ()
    assert not leftover.exists()


def _spoilt(tables: dict[str, object], **changes: object) -> bytes:
    return json.dumps({**tables, **changes}).encode()


WHOLE = {"activity": {"1": draft().to_json()}, "attendance": {"1": row(1)}, "edits": {}}
DAMAGE = {
    "empty": b"",
    "zeros": b"\0" * 512,
    "cut short": json.dumps(WHOLE).encode()[:-20],
    "no activity": _spoilt(WHOLE, activity={}),
    "two activities": _spoilt(WHOLE, activity={"1": draft().to_json(), "2": draft("other").to_json()}),
    "another activity": _spoilt(WHOLE, activity={"1": draft("other").to_json()}),
    "a draft of another shape": _spoilt(WHOLE, activity={"1": {"uid": "act-1"}}),
    "a row without uid": _spoilt(WHOLE, attendance={"1": {"name": "Siti"}}),
    "a row twice": _spoilt(WHOLE, attendance={"1": row(1), "2": row(1)}),
    "a row of another shape": _spoilt(WHOLE, attendance={"1": {**row(1), "sex": "?"}}),
    "an edit of another shape": _spoilt(WHOLE, edits={"1": {"seq": "x"}}),
}


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_activity_is_shown_and_left_and_the_others_work(
    workspace: Workspace, places: Places, open_workspace: Opener, content: bytes
) -> None:
    workspace.leave(begun(workspace, "act-0"))
    workspace.leave(begun(workspace, "act-1"))
    workspace.close()
    path = places.activity("act-1", 1)
    path.write_bytes(content)

    again = open_workspace()
    with pytest.raises(FieldappError) as caught:
        again.open_activity("act-1", 1)
    again.open_activity("act-0", 1).commit(edit(again.next_seq(), made("attendance", row(1)))).wait(30)
    again.close()

    assert caught.value.code is Code.FILE_DAMAGED
    assert again.damaged == (path,)
    assert [entry.uid for entry in again.index] == ["act-0"]
    assert path.read_bytes() == content


def test_a_number_that_a_damaged_file_may_hold_is_not_given_out_again(
    workspace: Workspace, places: Places, open_workspace: Opener
) -> None:
    workspace.leave(begun(workspace))
    highest = workspace.next_seq()
    workspace.close()
    places.activity("act-1", 1).write_bytes(b"")

    again = open_workspace()
    assert again.next_seq() == highest + 1
    again.observe(500)
    assert again.next_seq() == 501


def test_a_damaged_register_does_not_stop_the_rest(
    workspace: Workspace, places: Places, open_workspace: Opener
) -> None:
    workspace.village("13.72.01.1001").commit(edit(1, made("people", {"uid": "p"})))
    begun(workspace)
    workspace.close()
    path = places.village("13.72.01.1001")
    path.write_bytes(b"{")

    again = open_workspace()
    with pytest.raises(FieldappError) as caught:
        again.village("13.72.01.1001")

    assert caught.value.code is Code.FILE_DAMAGED
    assert again.damaged == (path,)
    assert again.village("13.72.01.1002").documents("people") == ()
    assert again.open_activity("act-1", 1)
    assert path.read_bytes() == b"{"


def test_derived_facts_are_kept_without_an_edit(
    workspace: Workspace, reopened: Callable[[Workspace], Workspace]
) -> None:
    register = workspace.village("13.72.01.1001")
    register.commit(edit(1, made("people", {"uid": "p", "name": "Siti"})))
    facts = (
        Change(table="seen", uid="act-1", before={}, after={"uid": "act-1", "seq": 5}),
        Change(table="people", uid="p", before={}, after={"meetings": {"act-1": "2018-10-22"}}),
    )
    register.write_derived(facts).wait(30)

    again = reopened(workspace).village("13.72.01.1001")

    assert again.document("people", "p") == {"uid": "p", "name": "Siti", "meetings": {"act-1": "2018-10-22"}}
    assert again.documents("seen") == ({"uid": "act-1", "seq": 5},)
    assert [each.seq for each in again.edits] == [1]


def test_whoever_opens_an_activity_twice_gets_the_same_record(workspace: Workspace) -> None:
    record = begun(workspace)

    assert workspace.open_activity("act-1", 1) is record
    workspace.leave(record)
    assert workspace.open_activity("act-1", 1) is record


def test_an_activity_is_not_made_twice(workspace: Workspace, reopened: Callable[[Workspace], Workspace]) -> None:
    begun(workspace)

    with pytest.raises(FieldappError) as caught:
        begun(reopened(workspace))

    assert caught.value.code is Code.CHANGED_OUTSIDE


def test_tables_that_this_version_does_not_know_are_kept(
    workspace: Workspace, places: Places, open_workspace: Opener
) -> None:
    begun(workspace)
    workspace.close()
    with TinyDB(places.activity("act-1", 1)) as other:
        other.table("photos").insert({"uid": "photo-1"})

    again = open_workspace()
    again.open_activity("act-1", 1).commit(edit(again.next_seq(), made("attendance", row(1)))).wait(30)

    with TinyDB(places.activity("act-1", 1)) as stock:
        assert stock.table("photos").all() == [{"uid": "photo-1"}]


def test_a_closed_workspace_takes_nothing_more_and_frees_its_lock(workspace: Workspace, places: Places) -> None:
    record = begun(workspace)
    with pytest.raises(FieldappError) as caught:
        Workspace.open(places, clock=str)
    workspace.close()
    workspace.close()

    assert caught.value.code is Code.WORKSPACE_OPEN
    with pytest.raises(RuntimeError):
        record.commit(edit(9, made("attendance", row(1))))
    assert record.documents("attendance") == ()
    Workspace.open(places, clock=str).close()


def test_asking_for_what_is_not_there_writes_nothing(workspace: Workspace, places: Places) -> None:
    assert workspace.village("13.72.01.1001").documents("people") == ()
    with pytest.raises(FieldappError) as caught:
        workspace.open_activity("nobody", 1)
    workspace.close()

    assert caught.value.code is Code.NO_SUCH_ACTIVITY
    assert [path for path in Path(places.root).rglob("*") if path.name not in (".lock", "index.json")] == []
