"""Kirim: says who can read it before writing, writes beside the screen, and leaves nothing when it is stopped."""

import errno
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ui_handing_world import LARGE, arrive, hear, see
from ui_world import face, filled_session, playing, said, screen_text

from fieldapp import durable
from fieldapp.bundle import keys
from fieldapp.demo.driving import Hands
from fieldapp.ui.screens import hand_over_lines
from fieldapp.ui.screens.ask import AskScreen
from fieldapp.ui.screens.hand_over import HandOverScreen
from fieldapp.ui.screens.handed_over import HandedOverScreen
from fieldapp.ui.screens.menu import MenuScreen
from fieldapp.ui.widgets.field import Field
from fieldapp.workflow import handing_over
from fieldapp.workflow.handing_over import HandedOver, HandOver, Progress, Step, unsent
from fieldapp.workflow.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Two activities that are ready, three bundles handed over before."""
    opened = filled_session(tmp_path)
    opened.override_settings(language="en", theme="night", glyphs="utf8")
    yield opened
    opened.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


class Pause:
    """Stops the work at a step until it is let go on; what happens there is done on its thread."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, step: Step) -> None:
        self.reached, self._go_on = threading.Event(), threading.Event()
        real = HandOver.__init__

        def paused(hand_over: HandOver, session: Session, folder: Path, report: Callable[[Progress], None]) -> None:
            def told(progress: Progress) -> None:
                report(progress)
                if progress.step is step and not progress.finished and not progress.total:
                    self.reached.set()
                    assert self._go_on.wait(30)

            real(hand_over, session, folder, told)

        monkeypatch.setattr(handing_over.HandOver, "__init__", paused)

    def go_on(self) -> None:
        self._go_on.set()


async def see_path(hands: Hands, path: Path) -> None:
    """Wait until the whole path is on the screen, over as many lines as it takes."""
    await hands.until(lambda: str(path) in "".join(screen_text(hands.app).split()), str(path))


async def choose_folder(hands: Hands, folder: str) -> None:
    await hands.press("s")
    await arrive(hands, AskScreen)
    field = hands.app.screen.query_one(Field)
    field.value = ""
    await hands.type(folder)
    await hands.press("enter")
    await arrive(hands, HandOverScreen)


async def test_without_a_key_it_says_who_can_read_what_before_anything_is_written(
    session: Session, stick: Path
) -> None:
    async with playing(face(session, HandOverScreen())) as hands:
        await see(hands, "Not sealed", "names, sex, age and group of 52 people", "waiting")
        await see_path(hands, session.places.exports)
        await choose_folder(hands, str(stick))
        await see_path(hands, stick)
        assert list(stick.iterdir()) == []
        assert len(unsent(session)) == 2


async def test_with_a_key_nothing_is_said_of_reading(session: Session) -> None:
    keys.save_headquarters_keys(keys.new_headquarters_keys().public(), session.places.headquarters_keys)
    async with playing(face(session, HandOverScreen())) as hands:
        await see(hands, "Six steps")
        assert "Not sealed" not in screen_text(hands.app)
        await hands.press("enter")
        await arrive(hands, HandedOverScreen)
        await see(hands, "only headquarters can open it")


async def test_enter_hands_over_and_shows_where_the_file_is(session: Session, stick: Path) -> None:
    async with playing(face(session, HandOverScreen())) as hands:
        await choose_folder(hands, str(stick))
        await hands.press("enter")
        await arrive(hands, HandedOverScreen)
        entry = session.workspace.outbox[-1]
        made = Path(entry.file)
        assert made.parent == stick
        assert unsent(session) == ()
        digits = int(entry.sha256, 16) % 10**12
        code = f"{digits:012}"
        await see(hands, made.name, f"{code[:4]}   {code[4:8]}   {code[8:]}", "2 activities, 52 attendance rows")
        home = noted_home(hands)
        await hands.press("enter")
        await hands.until(lambda: bool(home))


def noted_home(hands: Hands) -> list[str]:
    calls: list[str] = []
    hands.app.open_home = lambda: calls.append("home")  # type: ignore[method-assign]
    return calls


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("key", ["escape", "f6"])
async def test_esc_cancels_at_any_step_and_the_next_run_takes_the_next_number(
    session: Session, stick: Path, monkeypatch: pytest.MonkeyPatch, step: Step, key: str
) -> None:
    before = session.workspace.outbox
    async with playing(face(session, HandOverScreen())) as hands:
        await choose_folder(hands, str(stick))
        with monkeypatch.context() as paused:
            pause = Pause(paused, step)
            await hands.press("enter")
            await hands.until(pause.reached.is_set)
            await see(hands, f"step {step.value} of 6", "Do not pull the stick out yet")
            await hands.press(key)
            await hear(hands, "Cancelling")
            pause.go_on()
            await hear(hands, "Cancelled. Nothing was left behind.")
        assert list(stick.iterdir()) == []
        assert session.workspace.outbox == before
        await see(hands, "Nothing counts as handed over", "Enter tries again")
        await hands.press("enter")
        await arrive(hands, HandedOverScreen)
    assert session.workspace.outbox[-1].number > before[-1].number
    assert [path.name for path in stick.iterdir()] == [Path(session.workspace.outbox[-1].file).name]


async def test_a_stick_that_is_pulled_gives_a_sentence_and_another_try(
    session: Session, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pulled(durable.System):
        def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
            if path.parent == stick:
                raise OSError(errno.EIO, "gone")
            return super().open(path, flags, mode)

    async with playing(face(session, HandOverScreen())) as hands:
        await choose_folder(hands, str(stick))
        with monkeypatch.context() as broken:
            broken.setattr(durable, "system", Pulled())
            await hands.press("enter")
            await see(hands, "Not handed over", "Is the stick still in?", "stopped")
        assert len(unsent(session)) == 2
        await hands.press("enter")
        await arrive(hands, HandedOverScreen)


async def test_a_folder_that_cannot_be_is_refused_and_the_one_before_stays(session: Session, stick: Path) -> None:
    async with playing(face(session, HandOverScreen())) as hands:
        file = stick / "file"
        file.write_text("")
        await choose_folder(hands, str(file))
        await hear(hands, "not there yet")
        await hands.press("enter")
        await see(hands, "Not handed over")
        await choose_folder(hands, "   ")
        await choose_folder(hands, str(stick))
        await hands.press("enter")
        await arrive(hands, HandedOverScreen)


async def test_nothing_ready_says_so_and_enter_does_nothing(session: Session, stick: Path) -> None:
    HandOver(session, stick).run()
    async with playing(face(session, HandOverScreen())) as hands:
        await see(hands, "No activity is ready to be handed over")
        await hands.press("enter")
        assert isinstance(hands.app.screen, HandOverScreen)
        assert "Begin" not in screen_text(hands.app)


async def test_the_menu_does_it_without_f_keys(session: Session) -> None:
    async with playing(face(session, HandOverScreen())) as hands:
        await hands.press("/")
        await arrive(hands, MenuScreen)
        await see(hands, "2  Another folder", "3  Begin")
        await hands.press("3")
        await arrive(hands, HandedOverScreen)


async def test_a_menu_that_is_open_at_the_end_gives_way(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing(face(session, HandOverScreen())) as hands:
        pause = Pause(monkeypatch, Step.SIGN)
        await hands.press("enter")
        await hands.until(pause.reached.is_set)
        await hands.press("?")
        await hands.until(lambda: not isinstance(hands.app.screen, HandOverScreen))
        pause.go_on()
        await arrive(hands, HandedOverScreen)


async def test_quitting_while_it_writes_cancels(session: Session, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = session.workspace.outbox
    async with playing(face(session, HandOverScreen())) as hands:
        await choose_folder(hands, str(stick))
        pause = Pause(monkeypatch, Step.WRITE)
        await hands.press("enter")
        await hands.until(pause.reached.is_set)
        hands.app.exit("")
        threading.Timer(0.2, pause.go_on).start()
    assert list(stick.iterdir()) == []
    assert session.workspace.outbox == before


async def test_a_copy_goes_where_it_is_wanted_and_a_failure_keeps_the_folder(
    session: Session, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = HandOver(session, stick).run()
    other = tmp_path / "other"
    async with playing(face(session, HandedOverScreen(made))) as hands:

        class Full(durable.System):
            def write(self, descriptor: int, data: memoryview) -> int:
                raise OSError(errno.ENOSPC, "full")

        with monkeypatch.context() as broken:
            broken.setattr(durable, "system", Full())
            await hands.press("s")
            await arrive(hands, AskScreen)
            await hands.type(str(other))
            await hands.press("enter")
            await hear(hands, "?")
        await hands.press("s")
        await arrive(hands, AskScreen)
        assert hands.app.screen.query_one(Field).value == str(other)
        await hands.press("enter")
        await hands.until(lambda: said(hands.app).startswith("+"))
        await see(hands, "Copy in")
        await see_path(hands, other)
    assert (other / made.path.name).read_bytes() == made.path.read_bytes()


async def test_f6_after_handing_over_says_what_to_do_instead(session: Session, stick: Path) -> None:
    made = HandOver(session, stick).run()
    async with playing(face(session, HandedOverScreen(made))) as hands:
        await hands.press("f6")
        await hear(hands, "Make a correction")
    assert len(session.workspace.outbox) == 5


def test_sizes_are_told_as_people_say_them(session: Session) -> None:
    from fieldapp import wording

    wording.set_language("en")
    told = [hand_over_lines.size(count) for count in (1, 900, 61_000, 3_200_000, 3_300_000_000, None)]
    assert told == ["1 byte", "900 bytes", "60 KB", "3.1 MB", "3.1 GB", "?"]


MADE = HandedOver(
    path=Path("/media/usb/keserasian/keserasian-a7k2-0031.json"),
    number=31,
    size=61_234,
    check_code="4821 0375 9962",
    sha256="0" * 64,
    at="2018-10-22T20:03:11+07:00",
    activities=3,
    rows=152,
    sealed=True,
)


@pytest.mark.parametrize("size", [(80, 24), LARGE])
def test_kirim_looks_like_this_before(
    session: Session, snap_compare: object, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    session.override_settings(language="id", exports=Path("/media/usb/keserasian"))
    monkeypatch.setattr(hand_over_lines, "free_bytes", lambda _folder: 3_328_599_654)
    assert snap_compare(face(session, HandOverScreen()), terminal_size=size)  # type: ignore[operator]


@pytest.mark.parametrize("size", [(80, 24), LARGE])
def test_kirim_looks_like_this_while_it_writes(
    session: Session, snap_compare: object, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    session.override_settings(language="id", exports=Path("/media/usb/keserasian"))
    monkeypatch.setattr(hand_over_lines, "free_bytes", lambda _folder: 3_328_599_654)
    screen = HandOverScreen()

    async def begin(_pilot: object) -> None:
        screen.do_start()
        hand_over = screen._hand_over
        assert hand_over is not None
        hand_over.path = MADE.path
        screen.post_message(screen.Moved(Progress(Step.WRITE, 34_000, 61_234), "33 KB dari 60 KB"))

    monkeypatch.setattr(HandOverScreen, "_work", lambda self: None)
    assert snap_compare(face(session, screen), terminal_size=size, run_before=begin)  # type: ignore[operator]


@pytest.mark.parametrize("size", [(80, 24), LARGE])
def test_kirim_looks_like_this_after(session: Session, snap_compare: object, size: tuple[int, int]) -> None:
    session.override_settings(language="id")
    assert snap_compare(face(session, HandedOverScreen(MADE)), terminal_size=size)  # type: ignore[operator]
