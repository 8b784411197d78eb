"""The file opens with stock TinyDB, only what changed is encoded, and nobody's work is overwritten."""

import errno
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_world import FaultySystem
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage

from fieldapp.errors import Code, FieldappError
from fieldapp.store import storage
from fieldapp.store.storage import DurableStorage, Encoder, decode

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
documents = st.dictionaries(st.text(), values, max_size=4)
tables = st.dictionaries(st.text(), st.dictionaries(st.integers(1, 9999).map(str), documents, max_size=4), max_size=4)


@given(tables)
def test_what_is_encoded_is_read_back_with_a_line_for_each_document(content: dict) -> None:
    text = Encoder().encode(content)

    assert json.loads(text) == content
    assert decode(text, Path("x")) == content
    lines = [line.removesuffix(b",") for line in text.split(b"\n")]
    for rows in content.values():
        for number, document in rows.items():
            assert f'"{number}": '.encode() + storage.encode_document(document) in lines


@given(tables, st.data())
def test_an_encoder_that_remembers_gives_the_text_of_a_fresh_one(content: dict, data: st.DataObject) -> None:
    encoder = Encoder()
    encoder.encode(content)
    for name in list(content):
        rows = dict(content[name])
        for number in data.draw(st.sets(st.sampled_from(sorted(rows)))) if rows else ():
            action = data.draw(st.sampled_from(["drop", "change"]))
            if action == "drop":
                del rows[number]
            else:
                rows[number] = data.draw(documents)
        content = {**content, name: rows}

    assert encoder.encode(content) == Encoder().encode(content)


def test_only_documents_that_are_new_objects_are_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    encoded = []
    real = storage.encode_document
    monkeypatch.setattr(storage, "encode_document", lambda document: encoded.append(document) or real(document))
    rows = {str(n): {"uid": str(n)} for n in range(1, 100)}
    encoder = Encoder()
    encoder.encode({"attendance": rows})
    encoded.clear()

    encoder.encode({"attendance": {**rows, "7": {"uid": "7", "name": "Siti"}, "100": {"uid": "100"}}})

    assert encoded == [{"uid": "7", "name": "Siti"}, {"uid": "100"}]


def test_names_stay_readable_in_the_file(tmp_path: Path) -> None:
    DurableStorage(tmp_path / "x.json").write({"people": {"1": {"name": "Nurul 'Aini – ق"}}})

    assert "Nurul 'Aini – ق" in (tmp_path / "x.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("bad", ["\ud800", float("nan"), float("inf")])
def test_what_json_cannot_hold_is_refused_and_the_file_left(tmp_path: Path, bad: str | float) -> None:
    path = tmp_path / "x.json"
    DurableStorage(path).write({"people": {"1": {"name": "Siti"}}})
    before = path.read_bytes()

    with pytest.raises(FieldappError) as caught:
        DurableStorage(path).write({"people": {"1": {"name": bad}}})

    assert caught.value.code is Code.UNREADABLE_TEXT
    assert path.read_bytes() == before


def _story(db: TinyDB) -> list[object]:
    rows = db.table("attendance", cache_size=0)
    rows.insert({"uid": "a", "name": "Siti"})
    rows.insert_multiple([{"uid": "b", "name": "Budi"}, {"uid": "c", "name": "Cut"}])
    rows.update({"name": "Siti Aminah"}, where("uid") == "a")
    rows.remove(where("uid") == "b")
    rows.upsert({"uid": "d", "name": "Dewi"}, where("uid") == "d")
    db.table("activity").insert({"uid": "x"})
    return [rows.all(), rows.get(where("uid") == "c"), len(rows), sorted(db.tables()), db.table("activity").all()]


def test_tinydb_works_through_it_as_through_its_own_storage(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "x.json", storage=DurableStorage) as db, TinyDB(storage=MemoryStorage) as plain:
        expected = _story(plain)
        assert _story(db) == expected
    with TinyDB(tmp_path / "x.json") as stock:
        assert stock.table("attendance").all() == expected[0]


def test_a_reader_cannot_change_what_is_kept(tmp_path: Path) -> None:
    keeper = DurableStorage(tmp_path / "x.json")
    keeper.write({"people": {"1": {"name": "Siti"}}})

    tables = keeper.read()
    assert tables is not None
    tables["people"]["1"]["name"] = "Budi"

    assert keeper.read() == {"people": {"1": {"name": "Siti"}}}


def test_the_same_content_is_not_written_again(tmp_path: Path, faulty: FaultySystem) -> None:
    keeper = DurableStorage(tmp_path / "x.json")
    keeper.write({"people": {"1": {"name": "Siti"}}})
    faulty.calls.clear()

    keeper.write({"people": {"1": {"name": "Siti"}}})

    assert faulty.calls == []


def test_the_folder_of_a_first_file_is_made_durable_before_the_file(tmp_path: Path, faulty: FaultySystem) -> None:
    DurableStorage(tmp_path / "activities" / "x.json").write({"people": {}})

    order = [call for call in faulty.calls if call[0] in ("mkdir", "fsync", "replace")]
    assert order == [
        ("mkdir", "activities"),
        ("fsync", tmp_path.name),
        ("fsync", "x.json.new"),
        ("replace", "x.json.new"),
        ("fsync", "activities"),
    ]


def test_what_another_program_wrote_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    keeper = DurableStorage(path)
    keeper.write({"people": {"1": {"name": "Siti"}}})
    with TinyDB(path) as other:
        other.table("people").insert({"name": "Budi"})
    foreign = path.read_bytes()

    for _ in range(2):
        with pytest.raises(FieldappError) as caught:
            keeper.write({"people": {"1": {"name": "Cut"}}})
        assert caught.value.code is Code.CHANGED_OUTSIDE

    assert path.read_bytes() == foreign


def test_a_file_that_appears_under_a_new_name_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    keeper = DurableStorage(path)
    assert keeper.read() is None
    path.write_text("{}")

    with pytest.raises(FieldappError) as caught:
        keeper.write({"people": {}})

    assert caught.value.code is Code.CHANGED_OUTSIDE
    assert path.read_text() == "{}"


def test_a_file_that_somebody_deleted_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    keeper = DurableStorage(path)
    keeper.write({"people": {}})
    path.unlink()

    keeper.write({"people": {"1": {"name": "Siti"}}})

    assert decode(path.read_bytes(), path) == {"people": {"1": {"name": "Siti"}}}


def test_after_a_failure_behind_the_rename_the_same_content_is_written_for_real(
    tmp_path: Path, faulty: FaultySystem
) -> None:
    keeper = DurableStorage(tmp_path / "x.json")
    keeper.write({"people": {}})
    faulty.fail("fsync", OSError(errno.EIO, "I/O error"), at=2)
    with pytest.raises(FieldappError):
        keeper.write({"people": {"1": {"name": "Siti"}}})
    faulty.calls.clear()

    keeper.write({"people": {"1": {"name": "Siti"}}})

    assert [call for call in faulty.calls if call[0] == "fsync"] == [("fsync", "x.json.new"), ("fsync", tmp_path.name)]


def test_after_a_failure_another_programs_work_is_still_not_overwritten(tmp_path: Path, faulty: FaultySystem) -> None:
    path = tmp_path / "x.json"
    keeper = DurableStorage(path)
    keeper.write({"people": {}})
    faulty.fail("fsync", OSError(errno.EIO, "I/O error"), at=2)
    with pytest.raises(FieldappError):
        keeper.write({"people": {"1": {"name": "Siti"}}})
    path.write_text('{"people": {"1": {"name": "Budi"}}}')

    with pytest.raises(FieldappError) as caught:
        keeper.write({"people": {"1": {"name": "Siti"}}})

    assert caught.value.code is Code.CHANGED_OUTSIDE
    assert "Budi" in path.read_text()


DAMAGE = [
    b"",
    b"\0" * 4096,
    b'{"people": {"1": {"na',
    b'{"people": {}} trailing',
    b"[]",
    b"null",
    b'{"people": []}',
    b'{"people": {"one": {}}}',
    b'{"people": {"1": 7}}',
    b'{"people": {"1": {"weight": NaN}}}',
    b'{"people": {"1": {"name": "\xff"}}}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("content", DAMAGE, ids=range(len(DAMAGE)))
def test_a_damaged_file_is_told_and_never_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    keeper = DurableStorage(path)

    for act in (keeper.read, lambda: keeper.write({"people": {}})):
        with pytest.raises(FieldappError) as caught:
            act()
        assert caught.value.code is Code.FILE_DAMAGED

    assert path.read_bytes() == content
