"""Six events of the programme, those with the traps, from Beranda to the bundle by keys."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from path_world import arrived, rows
from ui_world import face, playing

from fieldapp.demo.dialogue import Row
from fieldapp.demo.form_filling import FormFiller
from fieldapp.demo.people import ATTENDING
from fieldapp.demo.steps import NEW_ACTIVITY, Steps
from fieldapp.forms.labels import choice_label
from fieldapp.indonesia.regions import Regions
from fieldapp.indonesia.times import WIB
from fieldapp.places import Places
from fieldapp.ui.screens.review import ReviewScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.ui.screens.unlisted import UnlistedScreen
from fieldapp.ui.screens.village import VillageScreen
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.form_library import current_definition
from fieldapp.workflow.session import Session, open_session
from fieldapp.workflow.starting import begin_installation
from fieldapp.workflow.tools import Tools

Event = dict[str, Any]
TRAPS = {
    3: "in another time zone, with decimals",
    4: "a village that is not in the table",
    7: "112 invited, nobody known to be present",
    11: "a date known to the month",
    21: "two villages",
    36: "a date known to the year, seven works",
}
PLAIN = {4, 7}
"""Keyed without F-keys."""
EVENTS: dict[int, Event] = {
    event["number"]: event
    for event in json.loads((Path(__file__).parents[1] / "data" / "events.json").read_text(encoding="utf-8"))
    if event["number"] in TRAPS
}
QUESTIONS = {
    "place": "place",
    "forum": "forum_name",
    "amount": "grant_total",
    "invited": "invited",
    "swadaya_money": "swadaya_money",
}
WORKS = {"volume": "work_volume", "width": "work_width", "percent": "work_percent", "workers": "work_workers"}
PRESENT = 6
"""Rows keyed of a paper list: each costs the same, and 100 are keyed elsewhere."""


@pytest.fixture
def session(tmp_path: Path, event: Event) -> Iterator[Session]:
    """The laptop of its facilitator, some months later."""
    later = datetime(int(event["date"][:4]) + 1, 3, 1, 19, 30, tzinfo=WIB.tz)
    opened = open_session(Places(tmp_path / "data", exports=tmp_path / "exports"), Tools(now=lambda: later))
    begin_installation(opened, "Pendamping Satu", "13.72", "Kota Solok")
    yield opened
    opened.close()


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: str(TRAPS[event["number"]]))
async def test_an_event_keyed_arrives_as_it_was(session: Session, event: Event) -> None:
    async with playing(face(session)) as hands:
        uid = await record(Steps(hands, plain=event["number"] in PLAIN), event)
    activity = arrived(session, uid)
    assert (activity.kind, activity.date, activity.zone) == (event["kind"], event["date"], event["zone"])
    assert [village.name for village in activity.villages] == [each["name"] for each in event["villages"]]
    assert [village.region for village in activity.villages] == [_region(each) for each in event["villages"]]
    assert [village.code for village in activity.villages] == [each.get("code") for each in event["villages"]]
    told = {fact: event[fact] for fact in ("amount", "invited", "swadaya_money") if fact in event}
    assert {fact: activity.answers.get(QUESTIONS[fact]) for fact in told} == told
    assert activity.answers.get("legal_basis", ()) == tuple(event.get("legal_basis", ()))
    assert _arrived_works(rows(activity, "works")) == [
        {"work_kind": work["kind"], **{WORKS[fact]: work[fact] for fact in WORKS if fact in work}}
        for work in event.get("works", [])
    ]
    on_paper = event.get("participants")
    assert (activity.paper_male or 0) + (activity.paper_female or 0) == (on_paper or 0)
    assert [row.name for row in activity.attendance] == [each.name for each in ATTENDING[: PRESENT if on_paper else 0]]


def _region(village: Event) -> str:
    return str(village.get("code") or village["nearest"])


def _arrived_works(works: list[dict[str, object]]) -> list[dict[str, object]]:
    """The works with what the events tell of them."""
    return [{name: work[name] for name in ("work_kind", *WORKS.values()) if name in work} for work in works]


async def record(steps: Steps, event: Event) -> str:
    """From Beranda to Beranda; returns the uid of the activity."""
    await steps.hands.press(NEW_ACTIVITY)
    await choose_villages(steps, event["villages"])
    opened = await steps.choose_kind(event["kind"])
    filler = FormFiller(steps, answers(event), map(work_row, event.get("works", [])))
    await filler.go_to_start()
    await filler.fill()
    if "participants" in event:
        await attend(steps, opened)
    await steps.go("check", ReviewScreen)
    await steps.confirm_all(opened, "daftar hadir ada di kantor")
    await steps.finish(opened, ("", "", "y", "y"), lambda: sample(opened))
    await steps.hand_over()
    return opened.draft.uid


async def choose_villages(steps: Steps, villages: list[Event]) -> None:
    for place, village in enumerate(villages, 1):
        if "code" not in village:
            await write_unlisted(steps, village)
            continue
        screen = await steps.find_village(village["name"], village["code"])
        if place < len(villages):
            await mark(steps, screen)
        else:
            await steps.hands.press("enter")


async def mark(steps: Steps, screen: VillageScreen) -> None:
    await steps.commands.run("several")
    await steps.wait(lambda: not screen.text, "the mark")


async def write_unlisted(steps: Steps, village: Event) -> None:
    await steps.reach(VillageScreen)
    screen = await steps.go("elsewhere", UnlistedScreen)
    await steps.hands.type(village["name"])
    await steps.hands.press("enter")
    near = Regions().region(village["nearest"])
    assert near is not None
    await steps.hands.type(near.name)
    await steps.walk_to(screen.query_one(MenuList), village["nearest"])
    await steps.hands.press("enter")


def answers(event: Event) -> Iterator[tuple[str, str]]:
    """What is typed into the form."""
    yield "date", "/".join(reversed(event["date"].split("-")))
    yield from ((question, str(event[fact])) for fact, question in QUESTIONS.items() if fact in event)
    letters = {choice.name: choice.letter or "" for choice in current_definition().choices["legal_bases"]}
    yield "legal_basis", " ".join(letters[basis] for basis in event.get("legal_basis", []))
    if "participants" in event:
        yield from (("paper_male", str(event["participants"] - 54)), ("paper_female", "54"))


def work_row(work: Event) -> Row:
    kinds = current_definition().choices["work_kinds"]
    label = next(choice_label(choice) for choice in kinds if choice.name == work["kind"])
    told = [(WORKS[fact], str(work[fact]).replace(".", ",")) for fact in WORKS if fact in work]
    return Row("works", (("work_kind", label), *told))


async def attend(steps: Steps, opened: OpenActivity) -> None:
    await steps.go("roster", RosterScreen)
    for someone in ATTENDING[:PRESENT]:
        steps.hands.post(*someone.name, "tab", *f"{someone.sex}{someone.years}{someone.group}".lower())
    await steps.wait(lambda: len(opened.attendees) == PRESENT, "everybody written down")
    await steps.hands.press("escape")


def sample(opened: OpenActivity) -> list[str]:
    """What the paper says of the people drawn."""
    paper = {someone.name: f"{someone.sex}{someone.years}" for someone in ATTENDING}
    rows = {row.uid: row for row in opened.attendees}
    return [paper[rows[each.attendee].name] for each in opened.draft.sample]
