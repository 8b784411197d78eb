"""The one thread that writes: saves asked for while it is busy are covered by one write of the newest state."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from fieldapp.errors import Code, FieldappError


class Saving:
    """A save under way, done when a write that includes it is durable."""

    def __init__(self) -> None:
        self._future: Future[str] = Future()

    @property
    def done(self) -> bool:
        """Whether the save returned, well or not."""
        return self._future.done()

    @property
    def error(self) -> FieldappError | None:
        """Why the save failed, or None: not done yet, or durable."""
        error = self._future.exception() if self.done else None
        return error if isinstance(error, FieldappError) else None

    @property
    def saved_at(self) -> str | None:
        """When the save had become durable, by the clock given to the workspace; None before and after a failure."""
        return self._future.result() if self.done and self.error is None else None

    def wait(self, timeout: float | None = None) -> None:
        """Return when the save is durable; raises its FieldappError, or TimeoutError after `timeout` seconds."""
        self._future.result(timeout)

    def then(self, callback: Callable[[Saving], None]) -> None:
        """Call back when the save returned, on the writer thread; at once where it has."""
        self._future.add_done_callback(lambda _: callback(self))

    def succeed(self, at: str) -> None:
        """The write that includes it is durable: for the writer to say."""
        self._future.set_result(at)

    def fail(self, error: FieldappError) -> None:
        """The write that includes it failed: for the writer to say."""
        self._future.set_exception(error)


class Writable(Protocol):
    """Something that knows what it has to write."""

    @property
    def path(self) -> Path:
        """The file that it writes."""

    def take_waiting(self) -> list[Saving]:
        """The savings that the next write includes; they are not given again."""

    def write(self) -> None:
        """Write the newest state durably; raises FieldappError."""

    def told(self, at: str | None, failure: FieldappError | None) -> None:
        """How the write ended: durable `at`, or a failure. Comes before anybody who waits is told."""


class Writer:
    """Runs writes one after the other on a thread of its own, which starts with the first.

    `permit` is called before each write and raises a FieldappError where this process may not write; `clock` says
    when a write had become durable.
    """

    def __init__(self, clock: Callable[[], str], permit: Callable[[], None]) -> None:
        self._clock = clock
        self._permit = permit
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self.closed = False

    def submit(self, writable: Writable) -> None:
        """Write this soon; raises RuntimeError after `close`."""
        self.run(lambda: self._save(writable))

    def run(self, job: Callable[[], None]) -> None:
        """Do this after the writes asked for before; it must not raise. Raises RuntimeError after `close`."""
        self.need_open()
        if self._thread is None:
            # A program that dies must end; whoever ends in good order calls `close`, which waits.
            self._thread = threading.Thread(target=self._work, name="fieldapp-writer", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def need_open(self) -> None:
        """Raise RuntimeError after `close`."""
        if self.closed:
            raise RuntimeError("the workspace is closed")

    def close(self) -> None:
        """Return when everything asked for has been tried, and take nothing more."""
        self.closed = True
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def _save(self, writable: Writable) -> None:
        savings = writable.take_waiting()
        if not savings:
            return
        failure = self._attempt(writable)
        at = None if failure else self._clock()
        writable.told(at, failure)
        for saving in savings:
            if failure:
                saving.fail(failure)
            else:
                saving.succeed(at or "")

    def _attempt(self, writable: Writable) -> FieldappError | None:
        try:
            self._permit()
            writable.write()
        except FieldappError as error:
            return error
        except Exception as error:
            # Whoever waits must hear of every failure, and the thread must live on for the next save.
            told = FieldappError(Code.WRITE_FAILED, path=str(writable.path), reason=type(error).__name__)
            told.__cause__ = error
            return told
        return None
