"""What is replaced is whole and durable; what fails leaves the old content and tells why."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from store_world import CODES, FaultySystem

from fieldapp import durable
from fieldapp.errors import Code, FieldappError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file.json"
    path.write_bytes(b"old")
    return path


def test_a_replace_flushes_the_content_before_and_the_directory_after_the_rename(
    file: Path, faulty: FaultySystem
) -> None:
    stamp = durable.replace(file, b"new")

    folder = file.parent.name
    assert faulty.calls == [
        ("open", "file.json.new"),
        ("write", "file.json.new"),
        ("fsync", "file.json.new"),
        ("fstat", "file.json.new"),
        ("close", "file.json.new"),
        ("replace", "file.json.new"),
        ("open", folder),
        ("fsync", folder),
        ("close", folder),
    ]
    assert durable.read(file) == b"new"
    assert stamp == durable.stamp(file)


def test_a_new_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    durable.replace(tmp_path / "key", b"secret")

    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", CODES)
@pytest.mark.parametrize("call", ["open", "write", "fsync", "fstat", "close", "replace"])
def test_a_failure_before_the_rename_leaves_the_old_content_and_no_temporary_file(
    file: Path, faulty: FaultySystem, call: str, number: int
) -> None:
    faulty.fail(call, OSError(number, os.strerror(number)))

    with pytest.raises(FieldappError) as caught:
        durable.replace(file, b"new")

    assert caught.value.code is CODES[number]
    assert caught.value.slots["path"] == str(file)
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("call", ["open", "fsync", "close"])
def test_a_failure_after_the_rename_is_told_though_the_new_content_is_there(
    file: Path, faulty: FaultySystem, call: str
) -> None:
    faulty.fail(call, OSError(errno.EIO, "I/O error"), at=2)

    with pytest.raises(FieldappError) as caught:
        durable.replace(file, b"new")

    assert caught.value.code is Code.MEDIUM_GONE
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EDQUOT, Code.DISK_FULL),
        (errno.EPERM, Code.NOT_WRITABLE),
        (errno.EROFS, Code.NOT_WRITABLE),
        (errno.ENOENT, Code.MEDIUM_GONE),
        (errno.ENODEV, Code.MEDIUM_GONE),
        (errno.ENXIO, Code.MEDIUM_GONE),
        (errno.EFBIG, Code.WRITE_FAILED),
    ],
)
def test_the_code_tells_what_to_do(file: Path, faulty: FaultySystem, number: int, code: Code) -> None:
    faulty.fail("write", OSError(number, os.strerror(number)))

    with pytest.raises(FieldappError) as caught:
        durable.replace(file, b"new")

    assert caught.value.code is code


def test_short_writes_are_continued(file: Path, faulty: FaultySystem) -> None:
    faulty.short = True

    durable.replace(file, bytes(range(100)))

    assert file.read_bytes() == bytes(range(100))


def test_a_write_that_takes_nothing_is_a_failure_not_a_loop(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck(durable.System):
        def write(self, descriptor: int, data: memoryview) -> int:
            return 0

    monkeypatch.setattr(durable, "system", Stuck())

    with pytest.raises(FieldappError) as caught:
        durable.replace(file, b"new")

    assert caught.value.code is Code.MEDIUM_GONE


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close"])
@pytest.mark.parametrize("at", [1, 2])
def test_an_interrupted_call_is_made_again_and_an_interrupted_close_is_not(
    file: Path, faulty: FaultySystem, call: str, at: int
) -> None:
    faulty.short = True
    faulty.fail(call, InterruptedError(), at=at)

    durable.replace(file, b"some new content")

    assert file.read_bytes() == b"some new content"
    assert len([name for name, _ in faulty.calls if name == "close"]) == 2


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    durable.replace(tmp_path / "x", b"x" * 200_000, on_progress=lambda done, total: told.append((done, total)))

    assert len(told) > 2
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1] == (200_000, 200_000)


def test_progress_may_cancel_and_nothing_is_left(file: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise FieldappError(Code.HAND_OVER_CANCELLED)

    with pytest.raises(FieldappError) as caught:
        durable.replace(file, b"new", on_progress=cancel)

    assert caught.value.code is Code.HAND_OVER_CANCELLED
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_every_new_directory_is_flushed_into_its_parent_before_the_next_is_made(
    tmp_path: Path, faulty: FaultySystem
) -> None:
    durable.make_directory(tmp_path / "a" / "b")

    assert [call for call in faulty.calls if call[0] in ("mkdir", "fsync")] == [
        ("mkdir", "a"),
        ("fsync", tmp_path.name),
        ("mkdir", "b"),
        ("fsync", "a"),
    ]


def test_a_directory_that_is_there_is_flushed_too_where_that_is_allowed(tmp_path: Path, faulty: FaultySystem) -> None:
    durable.make_directory(tmp_path)
    faulty.fail("open", PermissionError(errno.EACCES, "not yours"))
    durable.make_directory(tmp_path)

    assert [name for name, _ in faulty.calls] == ["open", "fsync", "close", "open"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EBADF])
def test_a_file_system_that_refuses_to_flush_directories_is_accepted(
    file: Path, faulty: FaultySystem, number: int
) -> None:
    faulty.fail("fsync", OSError(number, "refused"), at=2)

    durable.replace(file, b"new")

    assert file.read_bytes() == b"new"


def test_reading_tells_a_missing_file_from_one_that_fails(tmp_path: Path, file: Path, faulty: FaultySystem) -> None:
    with pytest.raises(FileNotFoundError):
        durable.read(tmp_path / "missing")
    faulty.fail("read", OSError(errno.EIO, "I/O error"))
    with pytest.raises(FieldappError) as caught:
        durable.read(file)

    assert caught.value.code is Code.READ_FAILED
    assert durable.stamp(tmp_path / "missing") is None


def test_reading_goes_on_after_an_interruption(file: Path, faulty: FaultySystem) -> None:
    faulty.fail("read", InterruptedError())

    assert durable.read(file) == b"old"


def test_a_removed_file_is_gone_durably_and_a_missing_one_is_as_good(file: Path, faulty: FaultySystem) -> None:
    durable.remove(file)
    durable.remove(file)

    assert not file.exists()
    assert faulty.calls[:3] == [("unlink", "file.json"), ("open", file.parent.name), ("fsync", file.parent.name)]


def test_a_file_set_aside_keeps_its_content(file: Path, faulty: FaultySystem) -> None:
    durable.set_aside(file, file.with_name("file.json.aside"))

    assert file.with_name("file.json.aside").read_bytes() == b"old"
    assert not file.exists()
    assert ("fsync", file.parent.name) in faulty.calls


def test_free_room_is_told_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert durable.free_bytes(tmp_path / "no" / "such") > 0


def _held(code: int) -> OSError:
    error = PermissionError(errno.EACCES, "held")
    error.winerror = code
    return error


@pytest.mark.parametrize("code", [5, 32, 33])
def test_on_windows_a_file_held_by_a_scanner_is_tried_again_for_three_seconds(
    file: Path, faulty: FaultySystem, code: int
) -> None:
    faulty.windows = True
    faulty.fail("replace", _held(code), times=12)

    durable.replace(file, b"new")

    assert file.read_bytes() == b"new"
    assert faulty.slept[0] == 0.01
    assert max(faulty.slept) == 0.4
    assert 2.5 < sum(faulty.slept) < 3.5


def test_on_windows_a_file_held_for_longer_is_told_and_kept(file: Path, faulty: FaultySystem) -> None:
    faulty.windows = True
    faulty.fail("replace", _held(32), times=100)

    with pytest.raises(FieldappError) as caught:
        durable.replace(file, b"new")

    assert caught.value.code is Code.HELD_BY_PROGRAM
    assert list(file.parent.iterdir()) == [file]
    assert file.read_bytes() == b"old"


def test_on_windows_the_new_name_is_flushed_instead_of_the_directory(file: Path, faulty: FaultySystem) -> None:
    faulty.windows = True

    stamp = durable.replace(file, b"new")

    assert faulty.calls[-4:] == [
        ("open", "file.json"),
        ("fsync", "file.json"),
        ("fstat", "file.json"),
        ("close", "file.json"),
    ]
    assert stamp == durable.stamp(file)


HOLD = """
import sys
from pathlib import Path
from fieldapp import durable
lock = durable.Lock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_is_held_by_one_process_and_freed_by_its_death(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        lock = durable.Lock(path)
        with pytest.raises(FieldappError) as caught:
            lock.acquire()
        assert caught.value.code is Code.WORKSPACE_OPEN
        holder.kill()
        holder.wait()
        lock.acquire()
        assert lock.held
        lock.release()
    assert not lock.held
