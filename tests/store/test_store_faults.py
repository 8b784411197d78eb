"""Whatever fails while saving: memory keeps the work, the file stays whole, and the next good save holds everything."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from store_world import CODES, FaultySystem, Gate, begun, draft, edit, made, row
from tinydb import TinyDB

from fieldapp.errors import Code, FieldappError
from fieldapp.places import Places
from fieldapp.store.record import Record, Saving
from fieldapp.store.workspace import Workspace

ERRORS = {name: OSError(number, os.strerror(number)) for number, name in errno.errorcode.items() if number in CODES}


def _names_on_disk(path: Path) -> list[str]:
    with TinyDB(path) as stock:
        rows = stock.table("attendance").all()
        told = {change["uid"] for edit in stock.table("edits").all() for change in edit["changes"]}
        assert told == {"act-1", *(row["uid"] for row in rows)}, "tables and trail disagree"
        return [row["name"] for row in rows]


def _names(record: Record) -> list[object]:
    return [row["name"] for row in record.documents("attendance")]


def _add(workspace: Workspace, record: Record, number: int, name: str) -> Saving:
    return record.commit(edit(workspace.next_seq(), made("attendance", row(number, name)), verb="add"))


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "fstat", "close", "stat", "replace"])
@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_a_failed_save_loses_nothing_and_the_next_one_makes_it_good(
    workspace: Workspace, faulty: FaultySystem, error: OSError, call: str, at: int
) -> None:
    record = begun(workspace, rows=1)
    faulty.short = True
    faulty.fail(call, error, at=at)

    saving = _add(workspace, record, 2, "Budi")
    _returned(saving)
    failed = saving.error is not None
    assert saving.error is record.failure
    assert not failed or saving.error.code in (CODES[error.errno], Code.READ_FAILED)
    assert record.unsaved == failed
    assert _names(record) == ["Siti Aminah", "Budi"]
    assert _names_on_disk(record.path) in (["Siti Aminah"], ["Siti Aminah", "Budi"])
    assert failed or _names_on_disk(record.path) == _names(record)

    faulty.heal()
    _add(workspace, record, 3, "Cut").wait(30)

    assert _names_on_disk(record.path) == ["Siti Aminah", "Budi", "Cut"]
    assert (record.unsaved, record.failure) == (False, None)
    assert [path.name for path in record.path.parent.iterdir()] == ["act-1.1.json"]


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close", "replace", "mkdir"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_first_save_that_fails_is_made_good_by_a_retry(
    workspace: Workspace, faulty: FaultySystem, call: str, at: int
) -> None:
    reading = 1 if call == "open" else 0
    faulty.fail(call, ERRORS["EIO"], at=at + reading)
    record = workspace.create_activity("act-1", 1, edit(workspace.next_seq(), made("activity", draft().to_json())))

    _returned(record.retry())
    faulty.heal()
    record.retry().wait(30)

    assert not record.unsaved
    with TinyDB(record.path) as stock:
        assert len(stock.table("activity")) == 1


def _returned(saving: Saving) -> None:
    try:
        saving.wait(30)
    except FieldappError:
        assert saving.error is not None


def test_an_interrupted_call_is_no_failure(workspace: Workspace, faulty: FaultySystem) -> None:
    record = begun(workspace)
    for call in ("open", "write", "fsync"):
        faulty.fail(call, InterruptedError())

    _add(workspace, record, 1, "Siti").wait(30)

    assert _names_on_disk(record.path) == ["Siti"]


def test_a_failure_nobody_foresaw_reaches_the_saving_and_the_thread_lives_on(
    workspace: Workspace, faulty: FaultySystem
) -> None:
    record = begun(workspace)
    faulty.hooks.append(_surprise)

    with pytest.raises(FieldappError) as caught:
        _add(workspace, record, 1, "Siti").wait(30)
    faulty.heal()
    record.retry().wait(30)

    assert caught.value.code is Code.WRITE_FAILED
    assert _names_on_disk(record.path) == ["Siti"]


def _surprise(call: str, _: tuple[object, ...]) -> None:
    if call == "write":
        raise ZeroDivisionError


def test_text_that_could_never_be_written_changes_nothing(workspace: Workspace) -> None:
    record = begun(workspace)
    poisoned = edit(workspace.next_seq(), made("attendance", row(1))).model_copy(update={"by": "\ud800"})

    with pytest.raises(FieldappError) as caught:
        record.commit(poisoned)

    assert caught.value.code is Code.UNREADABLE_TEXT
    assert record.documents("attendance") == ()
    assert len(record.edits) == 1


def test_work_on_a_file_changed_outside_is_kept_and_can_be_copied_elsewhere(
    workspace: Workspace, tmp_path: Path
) -> None:
    record = begun(workspace)
    with TinyDB(record.path) as other:
        other.table("attendance").insert({"uid": "foreign"})
    foreign = record.path.read_bytes()

    saving = _add(workspace, record, 1, "Siti")
    with pytest.raises(FieldappError) as caught:
        saving.wait(30)
    copies = [record.save_copy(tmp_path) for _ in range(2)]

    assert caught.value.code is Code.CHANGED_OUTSIDE
    assert record.path.read_bytes() == foreign
    assert [copy.name for copy in copies] == ["act-1.1.json", "act-1.1-2.json"]
    assert [_names_on_disk(copy) for copy in copies] == [["Siti"], ["Siti"]]


def test_with_a_full_disk_the_workspace_opens_and_reads_and_a_later_save_succeeds(
    open_workspace: Callable[[], Workspace], places: Places, faulty: FaultySystem
) -> None:
    before = open_workspace()
    begun(before, rows=2)
    before.close()
    places.index.unlink()
    for call in ("write", "mkdir", "replace"):
        faulty.fail(call, ERRORS["ENOSPC"], times=10**6)

    workspace = open_workspace()
    record = workspace.open_activity("act-1", 1)
    assert [entry.male + entry.female for entry in workspace.index] == [2]
    with pytest.raises(FieldappError) as caught:
        _add(workspace, record, 3, "Cut").wait(30)
    assert caught.value.code is Code.DISK_FULL
    faulty.heal()
    record.retry().wait(30)

    assert _names_on_disk(record.path) == ["Siti Aminah", "Siti Aminah", "Cut"]


def test_a_workspace_without_a_folder_takes_its_lock_before_the_first_write(
    open_workspace: Callable[[], Workspace], places: Places, faulty: FaultySystem
) -> None:
    faulty.fail("mkdir", ERRORS["ENOSPC"], times=2)
    workspace = open_workspace()
    record = workspace.create_activity("act-1", 1, edit(workspace.next_seq(), made("activity", draft().to_json())))
    _returned(record.retry())

    record.retry().wait(30)

    assert not record.unsaved
    with pytest.raises(FieldappError) as caught:
        Workspace.open(places, clock=str)
    assert caught.value.code is Code.WORKSPACE_OPEN


def test_closing_tries_once_more_what_is_not_saved(
    open_workspace: Callable[[], Workspace], faulty: FaultySystem
) -> None:
    workspace = open_workspace()
    record = begun(workspace)
    faulty.fail("write", ERRORS["ENOSPC"])
    _returned(_add(workspace, record, 1, "Siti"))
    assert workspace.unsaved == (record,)

    workspace.close()

    assert _names_on_disk(record.path) == ["Siti"]
    assert workspace.unsaved == ()


def test_unsaved_work_is_held_though_nobody_else_holds_it(workspace: Workspace, faulty: FaultySystem) -> None:
    begun(workspace)
    faulty.fail("write", ERRORS["ENOSPC"])
    _returned(_add(workspace, workspace.open_activity("act-1", 1), 1, "Siti"))

    assert _names(workspace.open_activity("act-1", 1)) == ["Siti"]


def test_saves_asked_for_while_one_is_under_way_are_covered_by_one_write(
    workspace: Workspace, faulty: FaultySystem
) -> None:
    record = begun(workspace)
    gate = Gate(faulty, "replace")
    savings = [_add(workspace, record, 1, "Siti")]
    assert gate.reached.wait(30)
    savings += [_add(workspace, record, number, "Budi") for number in range(2, 12)]
    assert not any(saving.done for saving in savings)
    faulty.calls.clear()
    gate.open()
    for saving in savings:
        saving.wait(30)

    assert [name for name, _ in faulty.calls].count("replace") == 1
    assert len(_names_on_disk(record.path)) == 11
    assert {saving.saved_at for saving in savings[1:]} == {record.saved_at}
    assert savings[0].saved_at != record.saved_at


def test_a_saving_calls_back_once_it_is_durable_and_at_once_after_that(
    workspace: Workspace, faulty: FaultySystem
) -> None:
    record = begun(workspace)
    gate = Gate(faulty, "replace")
    told: list[tuple[Saving, list[str]]] = []
    saving = _add(workspace, record, 1, "Siti")
    saving.then(lambda done: told.append((done, _names_on_disk(record.path))))
    assert (saving.done, saving.saved_at, saving.error, told) == (False, None, None, [])

    gate.open()
    record.retry().wait(30)
    saving.then(lambda done: told.append((done, [])))

    assert told == [(saving, ["Siti"]), (saving, [])]


WRITE = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from store_world import begun, edit, made, row
from fieldapp.places import Places
from fieldapp.store.workspace import Workspace
root = Path(sys.argv[1])
workspace = Workspace.open(Places(root, root / "exports"), clock=lambda: "now")
record = begun(workspace)
number = 0
while True:
    number += 1
    record.commit(edit(workspace.next_seq(), made("attendance", row(number)))).wait()
    print(number, flush=True)
"""


def test_a_process_killed_while_saving_loses_nothing_it_acknowledged(
    places: Places, open_workspace: Callable[[], Workspace]
) -> None:
    command = [sys.executable, "-c", WRITE, str(places.root), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(30):
            writer.stdout.readline()
        with pytest.raises(FieldappError) as caught:
            Workspace.open(places, clock=str)
        writer.kill()
        acknowledged = 30 + len(writer.stdout.read().splitlines())

    assert caught.value.code is Code.WORKSPACE_OPEN
    record = open_workspace().open_activity("act-1", 1)
    assert len(record.documents("attendance")) >= acknowledged
    assert len(_names_on_disk(record.path)) == len(record.documents("attendance"))
