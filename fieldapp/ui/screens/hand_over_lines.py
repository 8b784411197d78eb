"""What Kirim says of the six steps, the file and what goes into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fieldapp.errors import fill
from fieldapp.ui.painting import Text, columns, plain
from fieldapp.ui.widgets.step_list import ShownStep, StepState
from fieldapp.wording import _, n_
from fieldapp.workflow.bundle_files import free_bytes
from fieldapp.workflow.handing_over import HandOver, Progress, Step
from fieldapp.workflow.overview import Listed

LABEL = 12
"""Cells of the labels of a file."""
KIB = 1024


def steps(progress: Progress | None, stopped: Step | None, details: dict[Step, str]) -> list[ShownStep]:
    """The six steps as they are now; `stopped` is the one at which the hand-over ended early."""
    names = {
        Step.COLLECT: _("Collect what was entered"),
        Step.VALIDATE: _("Check what was entered"),
        Step.SEAL: _("Seal for headquarters"),
        Step.SIGN: _("Sign"),
        Step.WRITE: _("Write the file"),
        Step.READ_BACK: _("Read back and compare"),
    }
    return [_step(step, name, progress, stopped, details.get(step, "")) for step, name in names.items()]


def _step(step: Step, name: str, progress: Progress | None, stopped: Step | None, detail: str) -> ShownStep:
    state = _state(step, progress, stopped)
    words = {
        StepState.WAITING: _("waiting"),
        StepState.RUNNING: _("running"),
        StepState.DONE: _("done"),
        StepState.STOPPED: _("stopped"),
    }
    shown = detail if state in (StepState.DONE, StepState.RUNNING) else ""
    return ShownStep(name, state, words[state], shown)


def _state(step: Step, progress: Progress | None, stopped: Step | None) -> StepState:
    if step is stopped:
        return StepState.STOPPED
    if progress is None or step.value > progress.step.value:
        return StepState.WAITING
    if step.value < progress.step.value or progress.finished:
        return StepState.DONE
    return StepState.RUNNING


def step_detail(hand_over: HandOver, progress: Progress, *, sealed: bool) -> str:
    """What came of a step."""
    if progress.step is Step.WRITE and progress.total:
        slots: dict[str, str | int] = {"done": size(progress.done), "total": size(progress.total)}
        return fill(_("{done} of {total}"), slots)
    if not progress.finished:
        return ""
    details = {
        Step.COLLECT: contents(len(hand_over.activities), hand_over.rows),
        Step.VALIDATE: _("nothing is wrong"),
        Step.SEAL: _("only headquarters can open it") if sealed else _("not sealed: no key of headquarters"),
        Step.SIGN: fill(_("installation code {code}"), {"code": hand_over.session.code}),
        Step.READ_BACK: _("every byte agrees"),
    }
    return details.get(progress.step, "")


def contents(activities: int, rows: int) -> str:
    """Such as "3 kegiatan, 152 baris hadir"."""
    made = n_("{count} activity", "{count} activities", activities)
    return made + ", " + n_("{count} attendance row", "{count} attendance rows", rows)


def size(count: int | None) -> str:
    """Bytes as people say them: KB from a thousand, MB and GB with one decimal."""
    if count is None:
        return "?"
    if count < KIB:
        return n_("{count} byte", "{count} bytes", count)
    if count < KIB**2:
        return f"{count / KIB:.0f} KB"
    big, unit = (count / KIB**3, "GB") if count >= KIB**3 else (count / KIB**2, "MB")
    return f"{big:.1f} {unit}".replace(".", _("."))


def file_lines(folder: Path, path: Path | None) -> list[tuple[str, str]]:
    """Folder, name, and the room that is left, each with its label."""
    named = [(_("Name"), path.name)] if path is not None else []
    return [(_("Folder"), str(folder)), *named, (_("Free"), size(free_bytes(folder)))]


def beside(pairs: Sequence[tuple[str, str]], width: int) -> list[Text]:
    """Labels and, beside them, values that are never cut: what is too long goes on in the next line."""
    lines: list[Text] = []
    for label, value in pairs:
        first, *rest = _pieces(value, width - LABEL)
        lines.append(columns((plain(label, "$muted"), LABEL), (plain(first), width - LABEL)))
        lines += [plain(" " * LABEL + piece) for piece in rest]
    return lines


def below(pairs: Sequence[tuple[str, str]], width: int) -> list[Text]:
    """Labels and, below them, values that are never cut."""
    return [line for label, value in pairs for line in (plain(label, "$muted"), *map(plain, _pieces(value, width)))]


def _pieces(value: str, width: int) -> list[str]:
    width = max(width, 10)
    return [value[start : start + width] for start in range(0, len(value), width)] or [""]


def listed_lines(activities: Sequence[Listed], most: int = 8) -> list[Text]:
    """The activities that go into the bundle."""
    lines: list[Text] = [plain(f"{each.day:<7}", "$muted") + plain(each.kind_short) for each in activities[:most]]
    if len(activities) > most:
        lines.append(plain(n_("and {count} more", "and {count} more", len(activities) - most), "$muted"))
    return lines


def readable_by_all(rows: int) -> list[Text]:
    """What anybody reads who holds a bundle that is not sealed."""
    what = n_(
        "Whoever holds the file can read name, sex, age and group of {count} person.",
        "Whoever holds the file can read names, sex, age and group of {count} people.",
        rows,
    )
    return [
        plain(_("The key of headquarters is not installed, so the file is not sealed."), "bold $strong"),
        plain(what),
        plain(_("Enter goes on all the same. Esc goes back; ask headquarters for its welcome file."), "$muted"),
    ]
