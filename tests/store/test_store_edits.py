"""An Edit is taken back whole, and what undo and redo mean follows from the Edits alone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from store_world import edit, made, row

from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change
from fieldapp.store.edits import Revisions, UndoStack, apply, reverse, reversed_changes
from fieldapp.store.tables import Table

texts = st.text(max_size=3)
flat = st.dictionaries(
    st.sampled_from(["name", "place", "villages", "answers.theme", "answers.leader", "answers.fund.spent"]),
    texts | st.lists(texts, max_size=2) | st.dictionaries(texts, texts, max_size=2),
)


def _unflattened(document: JsonObject) -> JsonObject:
    whole: JsonObject = {}
    for key, value in document.items():
        head, dot, tail = key.partition(".")
        if dot:
            whole.setdefault(head, {})[tail] = value
        else:
            whole[head] = value
    return whole


def _difference(before: JsonObject | None, after: JsonObject | None) -> Change:
    if before is None or after is None:
        return Change(table="t", uid="x", before=before, after=after)
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return Change(
        table="t",
        uid="x",
        before={key: before[key] for key in keys if key in before},
        after={key: after[key] for key in keys if key in after},
    )


@given(st.lists(st.none() | flat, min_size=1, max_size=6))
def test_edits_lead_through_every_state_and_back(states: list[JsonObject | None]) -> None:
    states = [None, *states]
    edits = [edit(seq, _difference(a, b)) for seq, (a, b) in enumerate(pairwise(states), 1)]
    tables: dict[str, Table] = {}
    for state, forward in zip(states[1:], edits, strict=True):
        tables = apply(tables, forward.changes)
        assert tables["t"].get("x") == (None if state is None else {"uid": "x", **_unflattened(state)})
    for state, forward in zip(reversed(states[:-1]), reversed(edits), strict=True):
        tables = apply(tables, reversed_changes(forward))
        assert tables["t"].get("x") == (None if state is None else {"uid": "x", **_unflattened(state)})


def test_applying_leaves_the_state_before_as_it_was() -> None:
    before = apply({}, [made("attendance", row(1))])
    kept = dict(before["attendance"].rows)

    apply(before, [Change(table="attendance", uid="row-1", before={"name": "Siti Aminah"}, after={"name": "Siti"})])

    assert before["attendance"].rows == kept


def test_documents_of_other_rows_stay_the_same_objects() -> None:
    before = apply({}, [made("attendance", row(n)) for n in range(1, 4)])

    after = apply(before, [Change(table="attendance", uid="row-2", before={}, after={"name": "Siti"})])

    assert after["attendance"].get("row-1") is before["attendance"].get("row-1")
    assert after["attendance"].get("row-3") is before["attendance"].get("row-3")


def test_two_changes_of_one_document_in_one_edit_follow_each_other() -> None:
    tables = apply({}, [made("t", {"uid": "x", "a": 1}), Change(table="t", uid="x", before={"a": 1}, after={"b": 2})])

    assert tables["t"].get("x") == {"uid": "x", "b": 2}


def test_a_reverse_names_what_it_undoes_and_restores_the_last_change_first() -> None:
    first, second = made("t", {"uid": "a"}), made("t", {"uid": "b"})

    back = reverse(edit(3, first, second), seq=9, at="later", by="Budi", device="other", clock="told")

    assert (back.seq, back.undoes, back.by, back.clock, back.verb) == (9, 3, "Budi", "told", "undo")
    assert [change.uid for change in back.changes] == ["b", "a"]
    assert all(change.after is None for change in back.changes)


def _stack(*steps: tuple[int, int | None]) -> tuple[int | None, int | None]:
    stack = UndoStack(edit(seq, undoes=undoes) for seq, undoes in steps)
    return tuple(found.seq if found else None for found in (stack.undoable, stack.redoable))


def test_undo_goes_back_step_by_step_and_redo_forth() -> None:
    assert _stack() == (None, None)
    assert _stack((1, None), (2, None)) == (2, None)
    assert _stack((1, None), (2, None), (3, 2)) == (1, 3)
    assert _stack((1, None), (2, None), (3, 2), (4, 1)) == (None, 4)
    assert _stack((1, None), (2, None), (3, 2), (4, 1), (5, 4)) == (5, 3)
    assert _stack((1, None), (2, None), (3, 2), (4, 3)) == (4, None)


def test_what_was_done_again_can_be_taken_back_again() -> None:
    assert _stack((1, None), (2, 1), (3, 2), (4, 3)) == (None, 4)


def test_a_new_action_clears_redo() -> None:
    assert _stack((1, None), (2, 1), (3, None)) == (3, None)


def test_taking_back_an_action_in_the_middle_leaves_the_others_undoable() -> None:
    assert _stack((1, None), (2, None), (3, 1)) == (2, 3)


def test_undoing_something_unknown_counts_as_a_new_action() -> None:
    assert _stack((1, None), (2, 99)) == (2, None)


def test_the_revision_of_a_row_grows_with_each_edit_and_never_falls() -> None:
    revisions = Revisions()
    change = Change(table="attendance", uid="row-1", before={"name": "Siti Aminah"}, after={"name": "Siti"})
    removal = Change(table="attendance", uid="row-1", before=row(1), after=None)
    seen = []
    tables: dict[str, Table] = {}
    for changes in (
        [made("attendance", row(1))],
        [change],
        reversed_changes(edit(0, change)),
        [removal],
        reversed_changes(edit(0, removal)),
        [removal],
        reversed_changes(edit(0, removal)),
    ):
        tables = apply(tables, changes, revisions)
        document = tables["attendance"].get("row-1")
        seen.append(document["rev"] if document else None)

    assert seen == [1, 2, 3, None, 5, None, 7]


def test_a_copied_row_goes_on_from_the_revision_it_came_with() -> None:
    revisions = Revisions()
    tables = apply({}, [made("attendance", {**row(1), "rev": 4})], revisions)
    tables = apply(tables, [Change(table="attendance", uid="row-1", before={}, after={"note": "x"})], revisions)

    document = tables["attendance"].get("row-1")
    assert document is not None
    assert document["rev"] == 5


def test_revisions_are_the_same_after_reading_the_trail_again() -> None:
    removal = Change(table="attendance", uid="row-1", before=row(1), after=None)
    edits = [edit(1, made("attendance", row(1))), edit(2, removal), edit(3, *reversed_changes(edit(2, removal)))]
    live = Revisions()
    tables: dict[str, Table] = {}
    for each in edits:
        tables = apply(tables, each.changes, live)
    change = Change(table="attendance", uid="row-1", before={}, after={"note": "x"})

    assert apply(tables, [change], live) == apply(tables, [change], Revisions(edits))
