"""Hand over what is ready: six steps to a file that was read back, and only then the entry in the outbox."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from fieldapp import __version__
from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import Ready, State
from fieldapp.store.outbox import OutboxEntry
from fieldapp.workflow import bundle_files
from fieldapp.workflow.activities import open_activity
from fieldapp.workflow.newest import newest_versions
from fieldapp.workflow.readying import ready
from fieldapp.workflow.session import Session

if TYPE_CHECKING:
    from fieldapp.bundle.document import Manifest

Result = TypeVar("Result")


class Step(Enum):
    """The six steps, in order."""

    COLLECT = 1
    VALIDATE = 2
    SEAL = 3
    SIGN = 4
    WRITE = 5
    READ_BACK = 6


@dataclass(frozen=True, slots=True)
class Progress:
    """A step that is running (`done` bytes of `total`) or finished (`finished`)."""

    step: Step
    done: int = 0
    total: int = 0
    finished: bool = False


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A bundle that was written and read back. `size` is in bytes; `check_code` is read over the phone; `at` is
    ISO 8601 with zone.
    """

    path: Path
    number: int
    size: int
    check_code: str
    sha256: str
    at: str
    activities: int
    rows: int
    sealed: bool


def unsent(session: Session) -> tuple[tuple[str, int], ...]:
    """Uid and version of every finished activity that is in no bundle yet."""
    sent = {key for entry in session.workspace.outbox for key in entry.activities}
    return tuple(
        (entry.uid, entry.version)
        for entry in newest_versions(session)
        if entry.state is State.READY and not entry.deleted and (entry.uid, entry.version) not in sent
    )


def default_folder(session: Session) -> Path:
    """Where bundles go unless another folder is named."""
    return session.settings.exports or session.places.exports


class HandOver:
    """One hand-over. `run` does all the work and may run in a thread of its own; `cancel` may come from another."""

    def __init__(self, session: Session, folder: Path, report: Callable[[Progress], None] = lambda _: None) -> None:
        self.session = session
        self.folder = folder
        self.activities: tuple[Ready, ...] = ()
        self.path: Path | None = None
        """Where the bundle goes, once it has a number."""
        self._report = report
        self._cancelled = threading.Event()

    @property
    def rows(self) -> int:
        """Attendance rows in the bundle."""
        return sum(len(activity.attendance) for activity in self.activities)

    def cancel(self) -> None:
        """Stop before the next step or the next block written; nothing is left behind."""
        self._cancelled.set()

    def run(self) -> HandedOver:
        """Collect, validate, seal, sign, write, read back, and enter into the outbox.

        Raises NOTHING_TO_HAND_OVER, HAND_OVER_CANCELLED, READ_BACK_DIFFERS or the error of a write; then no file
        stands under a final name and nothing counts as handed over.
        """
        from fieldapp.bundle import keys, making

        session = self.session
        content = self._step(Step.COLLECT, self._collect)
        manifest = self._manifest(self._reserve())
        self._step(Step.VALIDATE, lambda: making.validate(content, manifest))
        public = keys.load_headquarters_keys(session.places.headquarters_keys)
        body = self._step(Step.SEAL, lambda: making.seal(content, manifest, public))
        key = keys.load_device_key(session.places.device_key)
        data = self._step(Step.SIGN, lambda: making.sign(body, key))
        path = self.path_of(manifest.number)
        with bundle_files.nothing_left(path):
            self._step(Step.WRITE, lambda: self._write(path, data))
            self._step(Step.READ_BACK, lambda: bundle_files.read_back(path, data))
            self._check_cancelled()
            bundle_files.publish(path)
            return self._enter(path, manifest, data, sealed=public is not None)

    def path_of(self, number: int) -> Path:
        """Where the bundle of this number goes."""
        from fieldapp.bundle.making import file_name

        return self.folder / file_name(self.session.code, number)

    def _reserve(self) -> int:
        """A number that names no file in the folder yet, whoever put it there."""
        while bundle_files.is_taken(self.path_of(number := self.session.workspace.reserve_number())):
            self._check_cancelled()
        self.path = self.path_of(number)
        return number

    def _step(self, step: Step, work: Callable[[], Result]) -> Result:
        self._check_cancelled()
        self._report(Progress(step))
        result = work()
        self._report(Progress(step, finished=True))
        return result

    def _check_cancelled(self) -> None:
        if self._cancelled.is_set():
            raise FieldappError(Code.HAND_OVER_CANCELLED)

    def _collect(self) -> bytes:
        from fieldapp.bundle import making

        self.activities = tuple(
            ready(open_activity(self.session, uid, version)) for uid, version in unsent(self.session)
        )
        if not self.activities:
            raise FieldappError(Code.NOTHING_TO_HAND_OVER)
        return making.collect(self.activities)

    def _manifest(self, number: int) -> Manifest:
        from fieldapp.bundle import making
        from fieldapp.bundle.document import Manifest, Previous

        last = max(self.session.workspace.outbox, key=lambda entry: entry.number, default=None)
        return Manifest(
            device=self.session.device,
            code=self.session.code,
            number=number,
            previous=Previous(number=last.number, sha256=last.sha256) if last else None,
            made_at=self.session.stamp().at,
            app=__version__,
            forms=making.forms_of(self.activities),
            counts=making.counts_of(self.activities),
        )

    def _write(self, path: Path, data: bytes) -> None:
        def on_progress(done: int, total: int) -> None:
            self._check_cancelled()
            self._report(Progress(Step.WRITE, done, total))

        bundle_files.clear_parts(self.folder, f"keserasian-{self.session.code}-")
        bundle_files.write(path, data, on_progress)

    def _enter(self, path: Path, manifest: Manifest, data: bytes, *, sealed: bool) -> HandedOver:
        """The commit point: from here on the activities count as handed over."""
        from fieldapp.bundle.canonical import check_code, sha256

        entry = OutboxEntry(
            number=manifest.number,
            file=str(path),
            sha256=sha256(data),
            previous_sha256=manifest.previous.sha256 if manifest.previous else None,
            at=manifest.made_at,
            activities=tuple((activity.uid, activity.version) for activity in self.activities),
            rows=self.rows,
            sealed=sealed,
        )
        doing = self.session.doing("hand_over")
        try:
            self.session.workspace.add_to_outbox(entry, doing.edit()).wait()
        except FieldappError:
            self.session.workspace.remove_from_outbox(entry, self.session.doing("undo").edit(undoes=doing.seq))
            raise
        return HandedOver(
            path=path,
            number=manifest.number,
            size=len(data),
            check_code=check_code(data),
            sha256=entry.sha256,
            at=entry.at,
            activities=len(self.activities),
            rows=self.rows,
            sealed=sealed,
        )
