"""A face without a screen and the real screens, given the same input, leave the same files."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from prompt_client import PromptClient
from tests_workflow import TANAH_GARAM, open_at, people
from ui_world import face, playing

from fieldapp.bundle.keys import device_key
from fieldapp.demo.dialogue import Row
from fieldapp.demo.form_filling import FormFiller
from fieldapp.demo.steps import Steps
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.workflow import answering
from fieldapp.workflow.activities import begin_activity, leave_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.registers import write_cards
from fieldapp.workflow.roster_world import repair_registers
from fieldapp.workflow.starting import begin_installation

BEFORE = (
    ("forum_name", "Forum Payo"),
    ("legal_basis", "a c"),
    ("theme", "Damai"),
    ("date", "22/10"),
    ("start", "9.00"),
    ("end", "900x"),
    ("place", "Balai"),
    ("paper_male", "1o"),
    ("paper_female", "3"),
    ("opened_by", "Lurah"),
    ("opening_message", "Rukun itu bersama."),
    ("who_spoke", "a, t"),
)
SPEAKER = Row("speakers", (("speaker_name", "Narasumber 1"), ("speaker_topic", "Damai")))
"""Stands between two of the answers before the list."""
ATTENDED = ("si am", "Muh. Ilham\tl19m", "ab sa", "-", "Yul1inar\tp?i", "nur", "Dt. Bandaro\tL130!t", "ab sa")
"""Lines of the list: known people, new ones, one taken back and written again, a key that is refused."""
PRESENT = ["Siti Aminah", "Muh. Ilham", "Yulinar", "Nurhayati", "Dt. Bandaro", "Abdul Rahman Saleh"]
AFTER = (("main_speaker", "siti"), ("grant_total", "150 juta"), ("received", "a"))
MONEY = Row("money_lines", (("line_component", "a"), ("line_planned", "57,5 juta")))


FIRST_UNSENT = "4"
"""The key of Beranda."""


class Left(NamedTuple):
    """What is in the files."""

    activity: bytes
    register: bytes


@contextmanager
def dialogue(root: Path) -> Iterator[OpenActivity]:
    """A draft that is the same each time: clock, uids, chance and key are."""
    session = open_at(root)
    begin_installation(session, "Sari Wulandari", "13.72", "Kota Solok", device_key(bytes(range(32))))
    write_cards(session, TANAH_GARAM.key, people())
    try:
        yield begin_activity(session, (TANAH_GARAM,), "dialogue_1")
    finally:
        session.close()


def left_by(opened: OpenActivity) -> Left:
    """Read the files of an activity that was left and saved."""
    register = opened.session.workspace.village(TANAH_GARAM.key)
    return Left(opened.record.path.read_bytes(), register.path.read_bytes())


def by_prompt(root: Path) -> Left:
    with dialogue(root) as opened:
        client = PromptClient(opened)
        fields = dict(BEFORE)
        spoken = fields.pop("who_spoke")
        client.fill(fields.items())
        write_row(client, SPEAKER)
        client.fill([("who_spoke", spoken)])
        repair_registers(opened)
        for line in ATTENDED:
            client.attend(line)
        client.fill(AFTER)
        write_row(client, MONEY)
        leave_activity(opened)
    return left_by(opened)


def write_row(client: PromptClient, row: Row) -> None:
    uid = answering.add_row(client.opened, row.repeat)
    client.fill((f"{row.repeat}/{uid}/{name}", text) for name, text in row.answers)


async def by_keys(root: Path) -> Left:
    with dialogue(root) as opened:
        async with playing(face(opened.session)) as hands:
            steps = Steps(hands)
            await hands.press(FIRST_UNSENT)
            await steps.reach(FormScreen)
            filler = FormFiller(steps, (*BEFORE, *AFTER), (SPEAKER, MONEY))
            await filler.go_to_start()
            await filler.fill(until="main_speaker")
            await steps.go("roster", RosterScreen)
            for line in ATTENDED:
                await hands.press(*keys(line))
            await hands.press("escape")
            await filler.fill()
            await steps.go_home()
    return left_by(opened)


def keys(line: str) -> list[str]:
    """The keys of a line of the list: a tab is the key Tab, a name alone ends with Enter."""
    named = [{"\t": "tab"}.get(letter, letter) for letter in line]
    return named if "tab" in named or line == "-" else [*named, "enter"]


async def test_screens_and_prompts_leave_the_same_files(tmp_path: Path) -> None:
    prompted, keyed = by_prompt(tmp_path / "prompt"), await by_keys(tmp_path / "screens")
    assert verbs(keyed.activity) == verbs(prompted.activity)
    assert keyed == prompted
    assert [row["name"] for row in json.loads(keyed.activity)["attendance"].values()] == PRESENT


def verbs(file: bytes) -> list[str]:
    """What was done to a file, in order."""
    return [str(edit["verb"]) for edit in json.loads(file)["edits"].values()]
