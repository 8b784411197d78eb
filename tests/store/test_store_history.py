"""Random edits, undo, redo and reopening leave what a plain model in memory holds."""

import copy
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from store_world import edit, made
from tinydb import TinyDB

from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change, Edit
from fieldapp.places import Places
from fieldapp.store.workspace import Workspace

VILLAGE, PEOPLE = "13.72.01.1001", "people"
Model = dict[str, JsonObject]
names = st.text(min_size=1, max_size=8)
keys = st.sampled_from(["name", "note", "hamlet", "answers.theme", "answers.leader"])


class History(RuleBasedStateMachine):
    """The model keeps whole copies: what is here now, what undo brings back, what redo brings back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.places = Places(self.folder / "data", self.folder / "exports")
        self.made = 0
        self.rows: Model = {}
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.revisions: dict[str, int] = {}

    @initialize()
    def begin(self) -> None:
        self.workspace = Workspace.open(self.places, clock=lambda: "now")
        self.record = self.workspace.village(VILLAGE)

    def _commit(self, *changes: Change) -> None:
        self.past.append(copy.deepcopy(self.rows))
        self.future.clear()
        self.record.commit(edit(self.workspace.next_seq(), *changes))

    @rule(name=names)
    def add(self, name: str) -> None:
        self.made += 1
        uid = f"row-{self.made}"
        document = {"uid": uid, "number": self.made, "name": name, "sex": "P", "group": "warga", "rev": 1}
        self._commit(made(PEOPLE, document))
        self.rows[uid] = {key: value for key, value in document.items() if key != "rev"}

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), key=keys, value=names)
    def change(self, data: st.DataObject, key: str, value: str) -> None:
        uid = data.draw(st.sampled_from(sorted(self.rows)))
        document = copy.deepcopy(self.rows[uid])
        head, _, tail = key.partition(".")
        place = document.get(head, {}) if tail else document
        before = {key: place[tail or head]} if (tail or head) in place else {}
        self._commit(Change(table=PEOPLE, uid=uid, before=before, after={key: value}))
        if tail:
            document[head] = {**place, tail: value}
        else:
            document[head] = value
        self.rows[uid] = document

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        uid = data.draw(st.sampled_from(sorted(self.rows)))
        self._commit(Change(table=PEOPLE, uid=uid, before=self.record.document(PEOPLE, uid), after=None))
        del self.rows[uid]

    def _reverse(self, found: Edit | None, stack: list[Model], other: list[Model]) -> None:
        assert found is not None
        back = self.record.reverse(found, seq=self.workspace.next_seq(), at="now", by="Rina", device="device")
        other.append(copy.deepcopy(self.rows))
        self.rows = stack.pop()
        self.record.commit(back)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self._reverse(self.record.undoable(), self.past, self.future)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self._reverse(self.record.redoable(), self.future, self.past)

    @rule()
    def reopen(self) -> None:
        held = self.record.documents(PEOPLE)
        edits = self.record.edits
        self.workspace.close()
        self.workspace = Workspace.open(self.places, clock=lambda: "now")
        self.record = self.workspace.village(VILLAGE)
        assert self.record.documents(PEOPLE) == held
        assert self.record.edits == edits

    @invariant()
    def memory_is_the_model(self) -> None:
        if not hasattr(self, "record"):
            return
        held = {str(row["uid"]): row for row in self.record.documents(PEOPLE)}
        assert {uid: {k: v for k, v in row.items() if k != "rev"} for uid, row in held.items()} == self.rows
        assert (self.record.redoable() is not None) == bool(self.future)

    @invariant()
    def revisions_never_fall(self) -> None:
        for row in self.record.documents(PEOPLE) if hasattr(self, "record") else ():
            uid, rev = str(row["uid"]), int(str(row["rev"]))
            assert rev >= self.revisions.get(uid, 1)
            self.revisions[uid] = rev

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.close()
            if self.record.edits:
                with TinyDB(self.places.village(VILLAGE)) as stock:
                    assert tuple(stock.table(PEOPLE).all()) == self.record.documents(PEOPLE)
                    assert len(stock.table("edits")) == len(self.record.edits)
        shutil.rmtree(self.folder)


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
