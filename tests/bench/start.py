"""From starting the program to the first frame, and its memory then: `python tests/bench/start.py [--rounds N]`.

fieldapp at Beranda, with an empty workspace and with 3,000 activities on disk, beside a Textual app with nothing in
it; each in a process and a pseudo-terminal of its own. The frame counts when its last row has been written and, for
fieldapp, the words of Beranda with it. Needs a system with pseudo-terminals and /proc.
"""

import argparse
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import NamedTuple

from figures import Figure, heading, in_turn, show
from workspaces import started, with_activities

COLUMNS, ROWS = 80, 24
LAST_ROW = f"\x1b[{ROWS};1H".encode()
BERANDA = (LAST_ROW, b"FIELDAPP", b"F6")
TOO_LONG = 30.0
EMPTY = [sys.executable, str(Path(__file__).with_name("empty_app.py"))]


class Start(NamedTuple):
    """One start: milliseconds to the first frame, of which on the CPU, and resident memory in MB."""

    wall: float
    cpu: float
    memory: float


def first_frame(command: list[str], signs: tuple[bytes, ...], environ: dict[str, str] | None = None) -> Start:
    """Start the command in a pseudo-terminal and stop it when all signs have been written."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    surroundings = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environ or {})}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, env=surroundings
    )
    os.close(theirs)
    try:
        _read_until(ours, signs, begun)
        wall = (time.perf_counter() - begun) * 1000
        return Start(wall, _cpu(process.pid), _memory(process.pid))
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read_until(terminal: int, signs: tuple[bytes, ...], begun: float) -> None:
    written = b""
    while not all(sign in written for sign in signs):
        left = TOO_LONG - (time.perf_counter() - begun)
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            raise SystemExit(f"no first frame after {TOO_LONG:.0f} s; written so far: {written[-2000:]!r}")
        try:
            written += os.read(terminal, 65536)
        except OSError:
            raise SystemExit(f"the program ended before its first frame: {written[-2000:]!r}") from None


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def measure(rounds: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        started(few).close()
        with_activities(many, 3000)
        samples = _starts(rounds, few, many)
    heading("start to first frame, 80x24", rounds)
    for unit, name, pick in (
        ("ms", "wall clock", lambda start: start.wall),
        ("ms", "processor time", lambda start: start.cpu),
        ("MB", "memory at the first frame", lambda start: start.memory),
    ):
        empty = [pick(start) for start in samples["empty"]]
        for workspace in ("few", "many"):
            of = "3,000 activities" if workspace == "many" else "empty workspace"
            measured = [pick(start) for start in samples[workspace]]
            show(Figure(f"{name}, {of}", unit, measured, {"an empty Textual app": empty}, 1.5))


def _starts(rounds: int, few: Path, many: Path) -> dict[str, list[Start]]:
    ours = [sys.executable, "-m", "fieldapp"]
    tasks = {
        "empty": lambda: first_frame(EMPTY, (LAST_ROW,)),
        "few": lambda: first_frame(ours, BERANDA, {"FIELDAPP_LANG": "id", "FIELDAPP_DATA": str(few)}),
        "many": lambda: first_frame(ours, BERANDA, {"FIELDAPP_LANG": "id", "FIELDAPP_DATA": str(many)}),
    }
    for task in tasks.values():
        task()
    return in_turn(rounds, tasks)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    measure(parser.parse_args().rounds)
