"""A system that fails where it is told, and short ways to make drafts, rows and Edits."""

import errno
import itertools
import threading
from collections.abc import Callable
from pathlib import Path

from fieldapp import durable
from fieldapp.errors import Code
from fieldapp.model.activity import Draft, FormRef
from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change, Edit, Stamp
from fieldapp.store.record import Record
from fieldapp.store.workspace import Workspace

CALLS = ("open", "read", "write", "fsync", "close", "fstat", "stat", "replace", "mkdir", "unlink")
CODES = {errno.ENOSPC: Code.DISK_FULL, errno.EIO: Code.MEDIUM_GONE, errno.EACCES: Code.NOT_WRITABLE}


class FaultySystem(durable.System):
    """The real calls, noted by name and path, each after a chance to fail or to wait."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.hooks: list[Callable[[str, tuple[object, ...]], None]] = []
        self.names: dict[int, str] = {}
        self.short = False
        self.slept: list[float] = []

    def meet(self, name: str, arguments: tuple[object, ...]) -> None:
        on = arguments[0]
        self.calls.append((name, on.name if isinstance(on, Path) else self.names.get(on, "?")))
        for hook in tuple(self.hooks):
            hook(name, arguments)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def fail(self, name: str, error: OSError, *, at: int = 1, times: int = 1) -> None:
        """Raise this at the `at`-th call of that name from now on, and `times` calls in all."""
        count = itertools.count(1)

        def hook(called: str, _: tuple[object, ...]) -> None:
            if called == name and at <= next(count) < at + times:
                raise error

        self.hooks.append(hook)

    def heal(self) -> None:
        self.hooks.clear()


def _noted(name: str) -> Callable[..., object]:
    real = getattr(durable.System, name)

    def call(self: FaultySystem, *arguments: object) -> object:
        self.meet(name, arguments)
        if name == "write" and self.short:
            arguments = (arguments[0], arguments[1][:7])
        result = real(self, *arguments)
        if name == "open":
            self.names[result] = arguments[0].name
        return result

    return call


for _name in CALLS:
    setattr(FaultySystem, _name, _noted(_name))


class Gate:
    """Lets the writer thread wait at a call until the test opens it."""

    def __init__(self, faulty: FaultySystem, name: str) -> None:
        self.reached = threading.Event()
        self._opened = threading.Event()
        faulty.hooks.append(lambda called, _: self._stop() if called == name else None)

    def _stop(self) -> None:
        self.reached.set()
        assert self._opened.wait(30)

    def open(self) -> None:
        self._opened.set()


def edit(seq: int, *changes: Change, undoes: int | None = None, verb: str = "correct") -> Edit:
    return Edit(seq=seq, at=f"at {seq}", device="device", by="Rina", verb=verb, undoes=undoes, changes=changes)


def made(table: str, document: JsonObject) -> Change:
    return Change(table=table, uid=str(document["uid"]), after=document)


def draft(uid: str = "act-1", version: int = 1) -> Draft:
    stamp = Stamp(at="2018-10-22T19:42:07+07:00", by="Rina", device="device")
    return Draft(uid=uid, version=version, form=FormRef(id="form", version="1"), made=stamp)


def row(number: int, name: str = "Siti Aminah", sex: str = "P") -> JsonObject:
    return {"uid": f"row-{number}", "number": number, "name": name, "sex": sex, "group": "warga", "rev": 1}


def begun(workspace: Workspace, uid: str = "act-1", rows: int = 0) -> Record:
    """A new activity that is durable."""
    changes = [made("activity", draft(uid).to_json()), *(made("attendance", row(n + 1)) for n in range(rows))]
    record = workspace.create_activity(uid, 1, edit(workspace.next_seq(), *changes, verb="begin"))
    record.retry().wait(30)
    return record
