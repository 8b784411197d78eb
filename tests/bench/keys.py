"""From a key to its repaint on the attendance list: `python tests/bench/keys.py [--rounds N]`.

The real screen, 80x24, with 62 people on the list and 150 or 1,000 known in the village, beside `plain_roster` with
as many. The figure is the processor time of the whole process from the key's arrival until the last byte that it
caused has been made. People are looked for as habit has it (`s am`) and the line is cleared or the person marked
present and taken back; each round runs in a process of its own, measured and baseline in turn.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from figures import Figure, heading, in_turn, middle, p99, show
from plain_roster import PlainRoster
from terminal import Cost, Terminal, press, settled
from textual.app import App
from workspaces import dialogue, names, started

from fieldapp.ui.app import FieldApp
from fieldapp.ui.app import Terminal as Surroundings

PRESENT = 62
SIZES = (150, 1000)
SEARCHES = 15
"""People looked for in a round."""
KINDS = ("letter", "enter", "f6")
Costs = dict[str, list[Cost]]


def queries(known: int) -> list[str]:
    """The first letter of the first word and the first two of the last, of people who are not on the list."""
    absent = [name.lower().split() for name in names(known)[PRESENT:] if " " in name]
    chosen = absent[:: max(1, len(absent) // SEARCHES)][:SEARCHES]
    return [f"{words[0][0]} {words[-1][:2]}" for words in chosen]


async def type_queries(app: App[object], known: int) -> Costs:
    """Look for people; every other one is marked present and taken back."""
    costs: Costs = {kind: [] for kind in KINDS}
    for turn, query in enumerate(queries(known)):
        costs["letter"] += [await press(app, key) for key in query]
        if turn % 2:
            await press(app, "escape")
            continue
        costs["enter"].append(await press(app, "enter"))
        costs["f6"].append(await press(app, "f6"))
    return costs


async def run(app: App[object], known: int, prepare: Callable[[App[object]], Awaitable[None]] | None = None) -> Costs:
    """The costs of the keys of one round in this app."""
    app.driver_class = Terminal
    running = asyncio.create_task(app.run_async(mouse=False))
    await settled(0, time.perf_counter(), "the first frame")
    if prepare:
        await prepare(app)
    costs = await type_queries(app, known)
    app.exit()
    await running
    return costs


def of_baseline(known: int) -> Costs:
    """One round of the baseline."""
    return asyncio.run(run(PlainRoster(names(known), PRESENT), known))


def of_fieldapp(known: int) -> Costs:
    """One round of the real screen."""
    with tempfile.TemporaryDirectory() as folder:
        session = started(Path(folder))
        opened = dialogue(session, known, PRESENT)
        app = FieldApp(session, Surroundings("utf-8", {"TERM": "xterm-256color"}, "truecolor"))

        async def open_roster(_app: App[object]) -> None:
            painted, at = Terminal.painted, time.perf_counter()
            app.call_later(app.open_roster, opened)
            await settled(painted, at, "the attendance list")

        costs = asyncio.run(run(app, known, open_roster))
        session.close()
    return costs


def in_process(what: str, known: int) -> Costs:
    """One round in a process of its own."""
    command = [sys.executable, __file__, "--round", what, "--known", str(known)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SystemExit(f"{what} with {known} known: {ended.stderr[-3000:]}")
    return {kind: [Cost(*cost) for cost in costs] for kind, costs in json.loads(ended.stdout).items()}


def measure(rounds: int) -> None:
    """Print the figures."""
    heading("processor time of one key on the attendance list, 80x24", rounds)
    for known in SIZES:
        tasks = {what: lambda what=what, known=known: in_process(what, known) for what in ("fieldapp", "baseline")}
        samples = in_turn(rounds, tasks)
        for kind in KINDS:
            _show(f"{kind}, {known:,} known", _all(samples["fieldapp"], kind), _all(samples["baseline"], kind))


def _all(rounds: list[Costs], kind: str) -> list[Cost]:
    return [cost for costs in rounds for cost in costs[kind]]


def _show(name: str, ours: list[Cost], theirs: list[Cost]) -> None:
    cpu, baseline = [cost.cpu for cost in ours], [cost.cpu for cost in theirs]
    show(Figure(name, "ms", cpu, {"Input, five rows and a table": baseline}, 2.0))
    painted = " and ".join(f"{middle([cost.painted for cost in costs]):.0f}" for costs in (ours, theirs))
    print(f"  {len(cpu)} keys, p99 {p99(cpu):.1f} ms (wanted < 16); painted {painted} bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--round", choices=("fieldapp", "baseline"))
    parser.add_argument("--known", type=int)
    asked = parser.parse_args()
    if asked.round:
        json.dump((of_fieldapp if asked.round == "fieldapp" else of_baseline)(asked.known), sys.stdout)
    else:
        measure(asked.rounds)
