"""Handing over: whatever stops it, no file is left and nothing counts, and the next run takes the next number."""

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests_workflow import TANAH_GARAM

from fieldapp import durable
from fieldapp.bundle import keys
from fieldapp.bundle.reading import open_bundle
from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import FieldChange
from fieldapp.workflow import answering, bundle_files, finalising, rostering
from fieldapp.workflow.activities import begin_activity, leave_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.correcting import begin_correction
from fieldapp.workflow.handing_over import HandedOver, HandOver, Progress, Step, unsent
from fieldapp.workflow.session import Session


@pytest.fixture
def ready_dialogue(dialogue: OpenActivity) -> OpenActivity:
    answering.answer(dialogue, "date", "22/10/2018")
    answering.answer(dialogue, "theme", "Mencegah konflik")
    rostering.mark_known(dialogue, "siti")
    rostering.mark_known(dialogue, "abdul")
    return locked(dialogue)


def locked(opened: OpenActivity) -> OpenActivity:
    finalising.lock(opened)
    leave_activity(opened)
    return opened


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


class Killed(BaseException):
    """The process dies here."""


class Stick(durable.System):
    """A medium that fails at one call below its folder; `spoil` changes what is read."""

    def __init__(self, folder: Path, call: str, error: BaseException, *, at: int = 1) -> None:
        self._folder, self._call, self._error, self._left = folder, call, error, at
        self._here: set[int] = set()

    def _meet(self, call: str, *, here: bool) -> None:
        if here and call == self._call:
            self._left -= 1
            if self._left == 0:
                raise self._error

    def _lies(self, path: Path) -> bool:
        return path == self._folder or self._folder in path.parents

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        self._meet("open", here=self._lies(path))
        descriptor = super().open(path, flags, mode)
        (self._here.add if self._lies(path) else self._here.discard)(descriptor)
        return descriptor

    def read(self, descriptor: int, size: int) -> bytes:
        self._meet("read", here=descriptor in self._here)
        return super().read(descriptor, size)

    def write(self, descriptor: int, data: memoryview) -> int:
        self._meet("write", here=descriptor in self._here)
        return super().write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        self._meet("fsync", here=descriptor in self._here)
        super().fsync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._meet("replace", here=self._lies(target))
        super().replace(source, target)


class Spoiled(durable.System):
    """Gives back another byte than was written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._here: set[int] = set()

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        descriptor = super().open(path, flags, mode)
        (self._here.add if path.parent == self._folder else self._here.discard)(descriptor)
        return descriptor

    def read(self, descriptor: int, size: int) -> bytes:
        piece = super().read(descriptor, size)
        return b"X" + piece[1:] if piece and descriptor in self._here else piece


def assert_nothing_happened(session: Session, folder: Path) -> None:
    assert list(folder.iterdir()) == []
    assert session.workspace.outbox == ()
    assert len(unsent(session)) == 1


def assert_next_run_succeeds(session: Session, folder: Path) -> HandedOver:
    made = HandOver(session, folder).run()
    assert made.number == 2
    assert [path.name for path in folder.iterdir()] == [f"keserasian-{session.code}-0002.json"]
    assert [entry.number for entry in session.workspace.outbox] == [2]
    assert unsent(session) == ()
    return made


def stopping(
    session: Session, folder: Path, step: Step, stop: Callable[[HandOver], None], *, finished: bool
) -> HandOver:
    """A hand-over in which `stop` happens when a step begins or ends."""

    def report(progress: Progress) -> None:
        if (progress.step, progress.finished) == (step, finished) and not progress.total:
            stop(hand_over)

    hand_over = HandOver(session, folder, report)
    return hand_over


def die(_hand_over: HandOver) -> None:
    raise Killed


AT_ANY_MOMENT = pytest.mark.parametrize(
    ("step", "finished"), [(step, finished) for step in Step for finished in (False, True)]
)


@AT_ANY_MOMENT
def test_a_hand_over_that_was_cancelled_left_nothing(
    ready_dialogue: OpenActivity, stick: Path, step: Step, finished: bool
) -> None:
    session = ready_dialogue.session
    with pytest.raises(FieldappError) as stopped:
        stopping(session, stick, step, HandOver.cancel, finished=finished).run()
    assert stopped.value.code is Code.HAND_OVER_CANCELLED
    assert_nothing_happened(session, stick)
    made = HandOver(session, stick).run()
    assert made.number == 2


@AT_ANY_MOMENT
def test_a_process_that_dies_left_nothing_under_a_final_name(
    ready_dialogue: OpenActivity, stick: Path, step: Step, finished: bool
) -> None:
    session = ready_dialogue.session
    with pytest.raises(Killed):
        stopping(session, stick, step, die, finished=finished).run()
    assert_nothing_happened(session, stick)
    HandOver(session, stick).run()
    assert len(session.workspace.outbox) == 1


def test_cancelling_between_two_blocks_takes_the_part_away(ready_dialogue: OpenActivity, stick: Path) -> None:
    session = ready_dialogue.session

    def report(progress: Progress) -> None:
        if progress.total:
            hand_over.cancel()

    hand_over = HandOver(session, stick, report)
    with pytest.raises(FieldappError) as stopped:
        hand_over.run()
    assert stopped.value.code is Code.HAND_OVER_CANCELLED
    assert_nothing_happened(session, stick)
    assert_next_run_succeeds(session, stick)


@pytest.mark.parametrize(
    ("call", "at", "number", "code"),
    [
        ("open", 1, errno.EIO, Code.MEDIUM_GONE),
        ("write", 1, errno.EIO, Code.MEDIUM_GONE),
        ("write", 1, errno.ENODEV, Code.MEDIUM_GONE),
        ("write", 1, errno.ENOSPC, Code.DISK_FULL),
        ("fsync", 1, errno.EIO, Code.MEDIUM_GONE),
        ("fsync", 2, errno.EIO, Code.MEDIUM_GONE),
        ("fsync", 3, errno.EIO, Code.MEDIUM_GONE),
        ("replace", 1, errno.ENOENT, Code.MEDIUM_GONE),
        ("replace", 2, errno.EROFS, Code.NOT_WRITABLE),
        ("read", 1, errno.EIO, Code.MEDIUM_GONE),
        ("read", 2, errno.ENXIO, Code.MEDIUM_GONE),
    ],
)
def test_a_medium_that_fails_left_nothing(
    ready_dialogue: OpenActivity,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    at: int,
    number: int,
    code: Code,
) -> None:
    session = ready_dialogue.session
    with monkeypatch.context() as broken:
        broken.setattr(durable, "system", Stick(stick, call, OSError(number, "gone"), at=at))
        with pytest.raises(FieldappError) as stopped:
            HandOver(session, stick).run()
    assert stopped.value.code is code
    assert Path(str(stopped.value.slots["path"])).suffix in (".json", "")
    assert_nothing_happened(session, stick)
    assert_next_run_succeeds(session, stick)


def test_a_file_that_reads_back_otherwise_is_taken_away(
    ready_dialogue: OpenActivity, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = ready_dialogue.session
    with monkeypatch.context() as broken:
        broken.setattr(durable, "system", Spoiled(stick))
        with pytest.raises(FieldappError) as stopped:
            HandOver(session, stick).run()
    assert stopped.value.code is Code.READ_BACK_DIFFERS
    assert_nothing_happened(session, stick)
    assert_next_run_succeeds(session, stick)


def test_an_outbox_that_cannot_be_written_means_not_handed_over(
    ready_dialogue: OpenActivity, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = ready_dialogue.session
    with monkeypatch.context() as broken:
        full = Stick(session.places.workspace, "replace", OSError(errno.ENOSPC, "full"), at=2)
        broken.setattr(durable, "system", full)
        with pytest.raises(FieldappError) as stopped:
            HandOver(session, stick).run()
    assert stopped.value.code is Code.DISK_FULL
    assert_nothing_happened(session, stick)
    assert_next_run_succeeds(session, stick)


def test_parts_of_a_process_that_was_killed_are_cleared_by_the_next_run(
    ready_dialogue: OpenActivity, stick: Path
) -> None:
    session = ready_dialogue.session
    for name in ("keserasian-{}-0001.json.part", "keserasian-{}-0001.json.part.new"):
        (stick / name.format(session.code)).write_text("Siti Aminah")
    other = stick / "keserasian-zzzz-0001.json.part"
    other.write_text("of another laptop")
    made = HandOver(session, stick).run()
    assert sorted(stick.iterdir()) == sorted([made.path, other])


def test_a_bundle_that_is_there_already_is_never_overwritten(ready_dialogue: OpenActivity, stick: Path) -> None:
    session = ready_dialogue.session
    there = stick / f"keserasian-{session.code}-0001.json"
    there.write_text("somebody's")
    assert HandOver(session, stick).run().number == 2
    assert there.read_text() == "somebody's"


def test_without_a_key_of_headquarters_the_bundle_is_readable_and_says_so(
    ready_dialogue: OpenActivity, stick: Path
) -> None:
    made = HandOver(ready_dialogue.session, stick).run()
    data = made.path.read_bytes()
    opened = open_bundle(data, made.path.name)
    assert (made.sealed, opened.sealed, opened.content is not None) == (False, False, True)
    assert (made.size, made.check_code, made.sha256) == (len(data), opened.check_code, opened.sha256)
    assert (made.activities, made.rows) == (1, 2)
    assert "Siti Aminah" in data.decode()


def test_with_a_key_of_headquarters_nothing_in_the_clear_names_anybody(
    ready_dialogue: OpenActivity, stick: Path
) -> None:
    session = ready_dialogue.session
    private = keys.new_headquarters_keys()
    keys.save_headquarters_keys(private.public(), session.places.headquarters_keys)
    made = HandOver(session, stick).run()
    data = made.path.read_bytes()
    assert made.sealed
    for word in (b"Siti", b"Tanah Garam", b"13.72"):
        assert word not in data
    content = open_bundle(data, made.path.name, private).content
    assert content is not None
    assert [row.name for row in content.activities[0].attendance] == ["Siti Aminah", "Abdul Rahman Saleh"]


def test_the_steps_are_told_in_order(ready_dialogue: OpenActivity, stick: Path) -> None:
    told: list[Progress] = []
    HandOver(ready_dialogue.session, stick, told.append).run()
    assert [progress.step for progress in told if progress.finished] == list(Step)
    written = [progress for progress in told if progress.total]
    assert written[-1].done == written[-1].total


def test_bundles_are_chained(session: Session, ready_dialogue: OpenActivity, stick: Path) -> None:
    first = HandOver(session, stick).run()
    later = begin_activity(session, (TANAH_GARAM,), "verification")
    answering.answer(later, "date", "23/10/2018")
    locked(later)
    second = HandOver(session, stick).run()
    previous = json.loads(second.path.read_text())["manifest"]["previous"]
    assert previous == {"number": first.number, "sha256": first.sha256}


def test_nothing_ready_is_refused(session: Session, dialogue: OpenActivity, stick: Path) -> None:
    with pytest.raises(FieldappError) as refused:
        HandOver(session, stick).run()
    assert refused.value.code is Code.NOTHING_TO_HAND_OVER
    assert session.workspace.reserve_number() == 1


def test_a_correction_is_a_new_version_that_tells_what_changed(ready_dialogue: OpenActivity, stick: Path) -> None:
    session = ready_dialogue.session
    first = HandOver(session, stick).run()
    before = first.path.read_bytes()
    correction = begin_correction(ready_dialogue)
    answering.answer(correction, "theme", "Merawat rukun")
    rostering.correct(correction, correction.numbered(1).uid, name="Siti Aminah Dua")
    rostering.remove(correction, correction.numbered(2).uid)
    locked(correction)
    made = HandOver(session, stick).run()
    content = open_bundle(made.path.read_bytes(), made.path.name).content
    assert content is not None
    (activity,) = content.activities
    assert (activity.uid, activity.version) == (ready_dialogue.draft.uid, 2)
    history = {change.field: change for change in activity.history}
    rows = [row.uid for row in ready_dialogue.attendees]
    assert set(history) == {"answers.theme", *(f"attendance.{uid}" for uid in rows)}
    assert theme(history["answers.theme"]) == ("Mencegah konflik", "Merawat rukun")
    assert history[f"attendance.{rows[1]}"].new is None
    assert first.path.read_bytes() == before


def theme(change: FieldChange) -> tuple[object, object]:
    old, new = (side["value"] for side in (change.old or {}, change.new or {}))
    return old["given"], new["given"]


def test_a_copy_is_the_same_file(ready_dialogue: OpenActivity, stick: Path, tmp_path: Path) -> None:
    made = HandOver(ready_dialogue.session, stick).run()
    copy = bundle_files.copy(made.path, made.sha256, tmp_path / "other" / "deep")
    assert copy.read_bytes() == made.path.read_bytes()
    assert [each.name for each in copy.parent.iterdir()] == [made.path.name]
    assert bundle_files.copy(made.path, made.sha256, stick) == made.path


def test_a_copy_that_fails_leaves_no_file(
    ready_dialogue: OpenActivity, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = HandOver(ready_dialogue.session, stick).run()
    other = tmp_path / "other"
    for broken in (Stick(other, "fsync", OSError(errno.EIO, "gone"), at=2), Spoiled(other)):
        with monkeypatch.context() as patch:
            patch.setattr(durable, "system", broken)
            with pytest.raises(FieldappError):
                bundle_files.copy(made.path, made.sha256, other)
        assert list(other.iterdir()) == []


def test_a_bundle_that_was_altered_is_not_copied(ready_dialogue: OpenActivity, stick: Path, tmp_path: Path) -> None:
    made = HandOver(ready_dialogue.session, stick).run()
    made.path.write_bytes(made.path.read_bytes() + b" ")
    with pytest.raises(FieldappError) as refused:
        bundle_files.copy(made.path, made.sha256, tmp_path / "other")
    assert refused.value.code is Code.READ_BACK_DIFFERS
    made.path.unlink()
    with pytest.raises(FieldappError) as gone:
        bundle_files.copy(made.path, made.sha256, tmp_path / "other")
    assert gone.value.code is Code.MEDIUM_GONE


def test_a_typed_folder_is_understood_as_people_write_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert bundle_files.folder_named("  ") is None
    assert bundle_files.folder_named(f'"{tmp_path}/stick A" ') == tmp_path / "stick A"
    assert bundle_files.folder_named("kirim") == tmp_path / "kirim"
    assert bundle_files.folder_named("~/kirim") == tmp_path / "home" / "kirim"
    with pytest.raises(FieldappError):
        bundle_files.folder_named("a\0b")
