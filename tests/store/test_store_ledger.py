"""Who this is and what was handed over: entered once, numbered once, never overwritten when damaged."""

import errno
from collections.abc import Callable

import pytest
from store_world import FaultySystem, begun, edit
from tinydb import TinyDB

from fieldapp.errors import Code, FieldappError
from fieldapp.places import Places
from fieldapp.store.installation import Installation
from fieldapp.store.outbox import OutboxEntry
from fieldapp.store.workspace import Workspace

Opener = Callable[[], Workspace]


def _installation(device: str = "device", continues: tuple[str, ...] = ()) -> Installation:
    return Installation(device=device, code="A7K2", made="2018-10-22T08:00:00+07:00", continues=continues)


def _entry(number: int, previous: str | None = None) -> OutboxEntry:
    return OutboxEntry(
        number=number,
        file=f"/exports/keserasian-A7K2-{number:04d}.json",
        sha256=f"{number:064x}",
        previous_sha256=previous,
        at="2018-10-30T10:00:00+07:00",
        activities=(("act-1", 1),),
        rows=62,
        sealed=False,
    )


def test_a_new_workspace_is_nobodys_and_has_sent_nothing(workspace: Workspace) -> None:
    assert workspace.installation is None
    assert workspace.outbox == ()


def test_the_installation_survives_and_a_later_one_takes_its_place(
    workspace: Workspace, open_workspace: Opener
) -> None:
    workspace.install(_installation()).wait(30)
    assert workspace.installation == _installation()
    workspace.install(_installation("new", continues=("device",))).wait(30)
    workspace.close()

    assert open_workspace().installation == _installation("new", continues=("device",))


def test_outbox_entries_survive_in_order_with_their_edit(
    workspace: Workspace, places: Places, open_workspace: Opener
) -> None:
    for number in (1, 2):
        workspace.add_to_outbox(_entry(number), edit(workspace.next_seq(), verb="hand_over")).wait(30)
    workspace.close()

    again = open_workspace()
    assert again.outbox == (_entry(1), _entry(2))
    assert again.next_seq() == 3
    with TinyDB(places.workspace) as stock:
        assert [entry["number"] for entry in stock.table("outbox").all()] == [1, 2]
        assert [each["verb"] for each in stock.table("edits").all()] == ["hand_over", "hand_over"]


def test_a_bundle_is_entered_once(workspace: Workspace) -> None:
    workspace.add_to_outbox(_entry(1), edit(1)).wait(30)

    with pytest.raises(ValueError, match="1"):
        workspace.add_to_outbox(_entry(1), edit(2))


@pytest.mark.parametrize("at", [1, 2])
def test_a_bundle_whose_entry_could_not_be_written_is_not_handed_over(
    workspace: Workspace, open_workspace: Opener, faulty: FaultySystem, at: int
) -> None:
    workspace.install(_installation()).wait(30)
    faulty.fail("fsync", OSError(errno.EIO, "gone"), at=at)

    with pytest.raises(FieldappError) as caught:
        workspace.add_to_outbox(_entry(1), edit(workspace.next_seq(), verb="hand_over"))

    assert caught.value.code is Code.MEDIUM_GONE
    assert workspace.outbox == ()
    workspace.close()
    assert open_workspace().outbox == ()


def test_a_bundle_number_is_never_given_out_twice(workspace: Workspace, open_workspace: Opener) -> None:
    assert workspace.reserve_number() == 1
    assert workspace.reserve_number() == 2
    workspace.add_to_outbox(_entry(2), edit(1)).wait(30)
    workspace.close()

    assert open_workspace().reserve_number() == 3


def test_a_bundle_number_that_could_not_be_made_durable_is_not_given_out(
    workspace: Workspace, faulty: FaultySystem
) -> None:
    begun(workspace)
    faulty.fail("fsync", OSError(errno.ENOSPC, "full"))

    with pytest.raises(FieldappError) as caught:
        workspace.reserve_number()

    assert caught.value.code is Code.DISK_FULL
    assert workspace.reserve_number() == 2


def test_a_workspace_of_a_newer_format_is_refused_and_its_lock_freed(
    workspace: Workspace, places: Places, open_workspace: Opener
) -> None:
    workspace.install(_installation()).wait(30)
    workspace.close()
    with TinyDB(places.workspace) as newer:
        newer.table("workspace").update({"format": 2})
    before = places.workspace.read_bytes()

    for _ in range(2):
        with pytest.raises(FieldappError) as caught:
            open_workspace()
        assert caught.value.code is Code.NEWER_FORMAT

    assert places.workspace.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"{", b'{"installation": {"1": {"uid": "x"}}}', b'{"outbox": {"1": {}}}'])
def test_a_damaged_workspace_file_is_shown_and_never_overwritten(
    workspace: Workspace, places: Places, open_workspace: Opener, content: bytes
) -> None:
    begun(workspace)
    workspace.close()
    places.workspace.write_bytes(content)

    again = open_workspace()
    for act in (
        lambda: again.install(_installation()),
        again.reserve_number,
        lambda: again.add_to_outbox(_entry(1), edit(9)),
    ):
        with pytest.raises(FieldappError) as caught:
            act()
        assert caught.value.code is Code.FILE_DAMAGED
    again.close()

    assert again.damaged == (places.workspace,)
    assert again.open_activity("act-1", 1).documents("activity")
    assert places.workspace.read_bytes() == content
