"""The one place that writes through the operating system: what a call here returned from survives a power cut.

A file is replaced whole: a temporary file in the same directory is written, flushed and renamed over it, and the
directory is flushed, so that at every instant the name holds the old content or the new one. All calls of the
operating system go through the module attribute `system`; a test puts an object there that fails where it likes.
Nothing here was proved on a disk that lies about flushing.
"""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import filelock

from fieldapp.errors import Code, FieldappError

Progress = Callable[[int, int], None]
Result = TypeVar("Result")

_CHUNK = 64 * 1024
_BINARY: int = getattr(os, "O_BINARY", 0)
_HELD = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation. Scanners hold fresh files for milliseconds."""
_GONE = frozenset({21, 433, 1117, 1167})
"""Windows: not ready, no such device, I/O error, not connected."""
_PAUSES = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, *[0.4] * 6)
"""Seconds between attempts to replace a held file; about three in all."""

_BY_ERRNO = {
    errno.ENOSPC: Code.DISK_FULL,
    errno.EDQUOT: Code.DISK_FULL,
    errno.EACCES: Code.NOT_WRITABLE,
    errno.EPERM: Code.NOT_WRITABLE,
    errno.EROFS: Code.NOT_WRITABLE,
    errno.ENOENT: Code.MEDIUM_GONE,
    errno.EIO: Code.MEDIUM_GONE,
    errno.ENODEV: Code.MEDIUM_GONE,
    errno.ENXIO: Code.MEDIUM_GONE,
}


class Stamp(NamedTuple):
    """What tells one state of a file from another. The time is compared for equality only."""

    mtime_ns: int
    size: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """The stamp in the answer of `stat`."""
        return cls(status.st_mtime_ns, status.st_size, status.st_ino)


class System:
    """The calls of the operating system that this module makes, one method each, so that tests can replace them."""

    windows: bool = sys.platform == "win32"

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        """`open(2)`."""
        return os.open(path, flags | _BINARY, mode)

    def read(self, descriptor: int, size: int) -> bytes:
        """`read(2)`."""
        return os.read(descriptor, size)

    def write(self, descriptor: int, data: memoryview) -> int:
        """`write(2)`: may write less than it was given."""
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        """`fsync(2)`; FlushFileBuffers on Windows."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """`close(2)`."""
        os.close(descriptor)

    def fstat(self, descriptor: int) -> os.stat_result:
        """`fstat(2)`."""
        return os.fstat(descriptor)

    def stat(self, path: Path) -> os.stat_result:
        """`stat(2)`."""
        return path.stat()

    def list(self, folder: Path) -> dict[str, Stamp | None]:
        """`readdir(3)` with a stamp for each name; on Windows only `stat` tells inode and time exactly."""
        with os.scandir(folder) as entries:
            return {entry.name: _stamp_of(entry, exact=self.windows) for entry in entries}

    def replace(self, source: Path, target: Path) -> None:
        """`rename(2)`; MoveFileEx with MOVEFILE_REPLACE_EXISTING on Windows."""
        source.replace(target)

    def mkdir(self, path: Path) -> None:
        """`mkdir(2)`."""
        path.mkdir(mode=0o700)

    def unlink(self, path: Path) -> None:
        """`unlink(2)`."""
        path.unlink()

    def free(self, path: Path) -> int:
        """Bytes that may still be written to the medium of `path`."""
        return shutil.disk_usage(path).free

    def sleep(self, seconds: float) -> None:
        """Wait before another attempt."""
        time.sleep(seconds)


system = System()


def read(path: Path) -> bytes:
    """The whole content of a file, which is closed at once.

    Raises FileNotFoundError where there is none, READ_FAILED for every other failure.
    """
    try:
        descriptor = _again(lambda: system.open(path, os.O_RDONLY))
        with _closing(descriptor):
            return b"".join(_pieces(descriptor))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise FieldappError(Code.READ_FAILED, path=str(path), reason=_reason(error)) from error


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file, or None where there is none; raises READ_FAILED."""
    try:
        return Stamp.of(system.stat(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FieldappError(Code.READ_FAILED, path=str(path), reason=_reason(error)) from error


def stamps(folder: Path) -> dict[str, Stamp | None]:
    """The stamp of everything in a folder by name, None where it cannot be told; empty where there is no folder.

    Raises READ_FAILED where the folder cannot be listed.
    """
    try:
        return system.list(folder)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise FieldappError(Code.READ_FAILED, path=str(folder), reason=_reason(error)) from error


def replace(path: Path, data: bytes, *, mode: int = 0o600, on_progress: Progress | None = None) -> Stamp:
    """Give the file this content, whole and durably; returns its new stamp.

    `on_progress(done, total)` is told the bytes written after each part and may raise to cancel. Until the rename
    any failure removes the temporary file `<name>.new` (a full disk needs the room) and leaves the old content. A
    failure after it means that the new content may or may not survive.

    Raises DISK_FULL, NOT_WRITABLE, MEDIUM_GONE, HELD_BY_PROGRAM or WRITE_FAILED, and what `on_progress` raises.
    """
    temporary = path.with_name(f"{path.name}.new")
    with _told(path):
        try:
            written = _write_new(temporary, data, mode, on_progress)
            _rename(temporary, path)
        except BaseException:
            with suppress(OSError):
                system.unlink(temporary)
            raise
        return _settle(path) or written


def make_directory(path: Path) -> None:
    """Make a directory and its missing parents; each new name is flushed before anything is put below it.

    A directory that is there already may stem from a process that died before flushing, so its name is flushed too
    where the parent may be read. Raises the codes of `replace`.
    """
    with _told(path):
        missing = [each for each in (path, *path.parents) if not each.is_dir()]
        for each in reversed(missing):
            with suppress(FileExistsError):
                system.mkdir(each)
            _sync_directory(each.parent)
        if not missing:
            with suppress(PermissionError):
                _sync_directory(path.parent)


def remove(path: Path) -> None:
    """Remove a file durably; one that is not there is as good as removed. Raises the codes of `replace`."""
    with _told(path):
        with suppress(FileNotFoundError):
            system.unlink(path)
        _sync_directory(path.parent)


def set_aside(path: Path, aside: Path) -> None:
    """Rename a file within its directory, durably. Raises the codes of `replace`."""
    with _told(path):
        _rename(path, aside)
        _settle(aside)


def free_bytes(path: Path) -> int:
    """Bytes free for this user on the medium that holds `path`, which need not exist; raises READ_FAILED."""
    there = next((each for each in (path, *path.parents) if each.exists()), path)
    try:
        return system.free(there)
    except OSError as error:
        raise FieldappError(Code.READ_FAILED, path=str(path), reason=_reason(error)) from error


class Lock:
    """The right of one process to write below a directory; the operating system frees it when the process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # The writer thread may be the one that takes it, and the main thread gives it back.
        self._lock = filelock.FileLock(path, timeout=0, thread_local=False, fallback_to_soft=False)

    @property
    def held(self) -> bool:
        """Whether this process holds it."""
        return self._lock.is_locked

    def acquire(self) -> None:
        """Take the lock; raises WORKSPACE_OPEN where another process holds it, else the codes of `replace`."""
        with _told(self._path):
            try:
                self._lock.acquire()
            except filelock.Timeout as error:
                raise FieldappError(Code.WORKSPACE_OPEN, path=str(self._path)) from error
            except NotImplementedError as error:
                raise OSError(errno.ENOSYS, "no file locks there") from error

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()


def _stamp_of(entry: os.DirEntry[str], *, exact: bool) -> Stamp | None:
    try:
        return Stamp.of(Path(entry.path).stat() if exact else entry.stat())
    except OSError:
        return None


def _write_new(path: Path, data: bytes, mode: int, on_progress: Progress | None) -> Stamp:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    descriptor = _again(lambda: system.open(path, flags, mode))
    with _closing(descriptor):
        for done in _written(descriptor, data, _CHUNK if on_progress else len(data)):
            if on_progress:
                on_progress(done, len(data))
        _again(lambda: system.fsync(descriptor))
        return Stamp.of(system.fstat(descriptor))


def _written(descriptor: int, data: bytes, chunk: int) -> Iterator[int]:
    view = memoryview(data)
    done = 0
    while done < len(view):
        part = view[done : done + chunk]
        count = _again(partial(system.write, descriptor, part))
        if count == 0:
            raise OSError(errno.EIO, "nothing was written")
        done += count
        yield done


def _pieces(descriptor: int) -> Iterator[bytes]:
    while piece := _again(lambda: system.read(descriptor, 1 << 20)):
        yield piece


def _rename(source: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            return system.replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            system.sleep(pause)
    return system.replace(source, target)


def _settle(path: Path) -> Stamp | None:
    """Make a rename durable. Windows has no flush of a directory: flushing the new name covers it there, and only
    then is the stamp final."""
    if not system.windows:
        _sync_directory(path.parent)
        return None
    descriptor = _again(lambda: system.open(path, os.O_RDWR))
    with _closing(descriptor):
        _again(lambda: system.fsync(descriptor))
        return Stamp.of(system.fstat(descriptor))


def _sync_directory(path: Path) -> None:
    if system.windows:
        return
    descriptor = _again(lambda: system.open(path, os.O_RDONLY))
    with _closing(descriptor):
        try:
            _again(lambda: system.fsync(descriptor))
        except OSError as error:
            # Some file systems flush names by themselves and refuse to be asked.
            if error.errno not in (errno.EINVAL, errno.EBADF):
                raise


@contextmanager
def _closing(descriptor: int) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            system.close(descriptor)
        raise
    # An interrupted close has closed the descriptor: closing again could hit another file.
    with suppress(InterruptedError):
        system.close(descriptor)


def _again(call: Callable[[], Result]) -> Result:
    while True:
        try:
            return call()
        except InterruptedError:
            continue


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FieldappError(_code(error), path=str(path), reason=_reason(error)) from error


def _code(error: OSError) -> Code:
    if getattr(error, "winerror", None) in _HELD:
        return Code.HELD_BY_PROGRAM
    if getattr(error, "winerror", None) in _GONE:
        return Code.MEDIUM_GONE
    return _BY_ERRNO.get(error.errno or 0, Code.WRITE_FAILED)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
