"""One durable save at 10, 100 and 1,000 rows: `python tests/bench/save.py [--rounds N] [--dir DIR]`.

A save adds one attendee and its Edit to a dialogue, and is over when the store says that it is durable. Beside it, in
the same directory: the bare cost of writing the same bytes to a new file, flushing it, renaming it over the old one
and flushing the directory; stock TinyDB, which flushes nothing and needs two calls for the two tables; SQLite in WAL
mode with synchronous=FULL, one transaction for both tables.
"""

import argparse
import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from figures import Figure, heading, in_turn, show
from tinydb import TinyDB

from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change, Edit
from fieldapp.places import Places
from fieldapp.store.workspace import Workspace

AT = "2018-10-22T19:42:07+07:00"
LOT = 10
"""Saves before a file is made afresh, so that it keeps its size."""


class Addition(NamedTuple):
    """One more row and the Edit that adds it."""

    row: JsonObject
    edit: Edit


def addition(serial: int) -> Addition:
    """The row with this number."""
    uid = str(UUID(int=serial, version=4))
    row: JsonObject = {
        "uid": uid,
        "number": serial,
        "person": str(UUID(int=serial + 10**9, version=4)),
        "name": "Siti Nurhasanah",
        "sex": "P",
        "age": {"given": {"years": 34, "forced": False}},
        "group": "women",
        "hamlet": "02",
        "signed": "signed",
        "rev": 1,
        "new": False,
    }
    change = Change(table="attendance", uid=uid, after=row)
    return Addition(
        row, Edit(seq=serial + 1, at=AT, device="x" * 43, by="Sari Wulandari", verb="mark", changes=(change,))
    )


def beginning(uid: str, rows: int) -> Edit:
    """The Edit that makes a dialogue with so many rows."""
    activity: JsonObject = {"uid": uid, "version": 1, "answers": {"theme": {"given": "Toleransi " * 20}}}
    changes = [Change(table="activity", uid=uid, after=activity)]
    changes += [Change(table="attendance", uid=str(added.row["uid"]), after=added.row) for added in _rows(rows)]
    return Edit(seq=1, at=AT, device="x" * 43, by="Sari Wulandari", verb="begin", changes=tuple(changes))


def _rows(rows: int) -> list[Addition]:
    return [addition(serial) for serial in range(1, rows + 1)]


class Savers:
    """The four ways of saving, each with a dialogue of the same size, made afresh after every lot of saves."""

    def __init__(self, folder: Path, rows: int) -> None:
        self._rows = rows
        self._folder = folder
        self._places = Places(folder / "ours", exports=folder / "exports")
        self._workspace = Workspace.open(self._places, clock=lambda: AT)
        self._made = self._saved = 0
        self._renew()

    def measures(self) -> dict[str, Callable[[], float]]:
        """Each way by name; a call saves once and returns the milliseconds."""
        return {"ours": self.ours, "bare": self.bare, "tinydb": self.stock_tinydb, "sqlite": self.sqlite}

    def next(self) -> None:
        """Go on to the next row, in files made afresh where a lot is full."""
        self._saved += 1
        if self._saved % LOT == 0:
            self._renew()

    def ours(self) -> float:
        edit = self._added.edit
        return _took(lambda: self._record.commit(edit).wait())

    def bare(self) -> float:
        content, target = self._path.read_bytes(), self._folder / "bare.json"
        return _took(lambda: _replace_bare(target, content))

    def stock_tinydb(self) -> float:
        edit = self._added.edit.to_json()
        return _took(lambda: (self._attendance.insert(self._added.row), self._edits.insert(edit)))

    def sqlite(self) -> float:
        row, edit = json.dumps(self._added.row), json.dumps(self._added.edit.to_json())
        return _took(lambda: self._insert(row, edit))

    def close(self) -> None:
        """Let the files go."""
        self._stock.close()
        self._database.close()
        self._workspace.close()

    @property
    def size(self) -> int:
        """The bytes of our file."""
        return self._path.stat().st_size

    @property
    def _added(self) -> Addition:
        return addition(self._rows + 1 + self._saved % LOT)

    def _renew(self) -> None:
        self._made += 1
        uid = str(UUID(int=self._made, version=4))
        self._record = self._workspace.create_activity(uid, 1, beginning(uid, self._rows))
        self._settle(uid)
        self._path = self._places.activity(uid, 1)
        self._renew_tinydb()
        self._renew_sqlite()

    def _settle(self, uid: str) -> None:
        change = Change(table="activity", uid=uid, before={}, after={"place": "Balai"})
        edit = beginning(uid, 0).model_copy(update={"seq": 2, "verb": "answer", "changes": (change,)})
        self._record.commit(edit).wait()

    def _renew_tinydb(self) -> None:
        path = self._folder / f"stock-{self._made}.json"
        path.write_bytes(self._path.read_bytes())
        self._stock = TinyDB(path)
        self._attendance, self._edits = self._stock.table("attendance"), self._stock.table("edits")

    def _renew_sqlite(self) -> None:
        self._database = sqlite3.connect(self._folder / f"rows-{self._made}.sqlite")
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        for table in ("attendance", "edits"):
            self._database.execute(f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, document TEXT)")
        for added in _rows(self._rows):
            self._insert(json.dumps(added.row), "{}", commit=False)
        self._database.commit()

    def _insert(self, row: str, edit: str, *, commit: bool = True) -> None:
        self._database.execute("INSERT INTO attendance (document) VALUES (?)", (row,))
        self._database.execute("INSERT INTO edits (document) VALUES (?)", (edit,))
        if commit:
            self._database.commit()


def _took(task: Callable[[], object]) -> float:
    begun = time.perf_counter()
    task()
    return (time.perf_counter() - begun) * 1000


def _replace_bare(target: Path, content: bytes) -> None:
    temporary = target.with_suffix(".new")
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(file, content)
    os.fsync(file)
    os.close(file)
    temporary.replace(target)
    directory = os.open(target.parent, os.O_RDONLY)
    os.fsync(directory)
    os.close(directory)


def measure(rounds: int, folder: Path) -> None:
    """Print the figures."""
    heading(f"one durable save in {folder}", rounds)
    for rows in (10, 100, 1000):
        with tempfile.TemporaryDirectory(dir=folder) as place:
            savers = Savers(Path(place), rows)
            samples = in_turn(rounds, savers.measures(), between=savers.next)
            size = savers.size
            savers.close()
        baselines = {
            "write, flush, rename, flush": samples["bare"],
            "stock TinyDB (not durable)": samples["tinydb"],
            "SQLite (WAL, FULL)": samples["sqlite"],
        }
        show(Figure(f"{rows} rows, {size / 1000:.0f} kB", "ms", samples["ours"], baselines, 2.0))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--dir", type=Path, default=Path(tempfile.gettempdir()))
    asked = parser.parse_args()
    measure(asked.rounds, asked.dir)
