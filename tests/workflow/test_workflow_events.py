"""All 36 events of the programme, recorded through the verbs, handed over, and opened again."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests_workflow import open_at

from fieldapp import durable
from fieldapp.bundle.reading import open_bundle
from fieldapp.forms import entry
from fieldapp.indonesia.regions import EDITION, Regions
from fieldapp.model.activity import Ready
from fieldapp.model.person import Sex
from fieldapp.model.village import Village
from fieldapp.workflow import answering, finalising, rostering
from fieldapp.workflow.activities import begin_activity, leave_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.handing_over import HandOver
from fieldapp.workflow.session import Session
from fieldapp.workflow.starting import begin_installation
from fieldapp.workflow.villages import unlisted_village, village_of

Event = dict[str, Any]
EVENTS: list[Event] = json.loads((Path(__file__).parents[1] / "data" / "events.json").read_text(encoding="utf-8"))
PLAIN = {"place": "place", "forum": "forum_name", "amount": "grant_total", "invited": "invited"}
WORK = {"volume": "work_volume", "percent": "work_percent", "days": "work_days", "description": "work_description"}
PRESENT = 12
"""Rows typed for an event whose participants are known: each row costs the same, and 100 are tried elsewhere."""


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.load()


@pytest.fixture(scope="module")
def handed_over(tmp_path_factory: pytest.TempPathFactory, regions: Regions) -> dict[tuple[int, str], Ready]:
    """Every event, recorded and read out of one bundle: by event number and kind."""
    session = open_at(tmp_path_factory.mktemp("events"))
    begin_installation(session, "Pendamping Satu", "13.72", "Kota Solok")
    uids = {}
    for event in EVENTS:
        for kind, date in [(event["kind"], event["date"]), *((e["kind"], e["date"]) for e in event.get("also", []))]:
            uids[record(session, regions, event, kind, date)] = (event["number"], kind)
    made = HandOver(session, session.places.exports).run()
    session.close()
    content = open_bundle(durable.read(made.path), made.path.name).content
    assert content is not None
    return {uids[activity.uid]: activity for activity in content.activities}


def record(session: Session, regions: Regions, event: Event, kind: str, date: str) -> str:
    """Record one event as its facilitator would; returns the uid."""
    villages = tuple(village(regions, named) for named in event["villages"])
    opened = begin_activity(session, villages, kind)
    answering.answer(opened, "date", "/".join(reversed(date.split("-"))))
    for fact, question in PLAIN.items():
        if fact in event:
            answering.answer(opened, question, str(event[fact]))
    if "other_kind" in event:
        answering.answer(opened, "other_kind", event["other_kind"])
    for work in event.get("works", []):
        record_work(opened, work)
    for number in range(1, PRESENT + 1 if "participants" in event else 1):
        rostering.add_new(opened, f"Peserta {number}", Sex.MALE if number % 2 else Sex.FEMALE, None, "resident")
    finalising.lock(opened)
    leave_activity(opened)
    return opened.draft.uid


def record_work(opened: OpenActivity, work: Event) -> None:
    row = f"works/{answering.add_row(opened, 'works')}"
    question = opened.fields.question(f"{row}/work_kind")
    choices = opened.instance.choices(f"{row}/work_kind")
    label = next(
        entry.show(question, _given(choice.name), choices) for choice in choices if choice.name == work["kind"]
    )
    answering.answer(opened, f"{row}/work_kind", label)
    for fact, name in WORK.items():
        if fact in work:
            answering.answer(opened, f"{row}/{name}", str(work[fact]).replace(".", ","))


def _given(name: str) -> Any:
    from fieldapp.model.answer import given

    return given(name)


def village(regions: Regions, named: Event) -> Village:
    region = regions.region(named.get("code") or named["nearest"])
    assert region is not None
    return village_of(region) if "code" in named else unlisted_village(named["name"], region)


def test_every_event_arrives(handed_over: dict[tuple[int, str], Ready]) -> None:
    assert len(handed_over) == len(EVENTS) + 1
    assert {number for number, _ in handed_over} == set(range(1, 37))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: str(event["number"]))
def test_an_event_arrives_as_it_was(event: Event, handed_over: dict[tuple[int, str], Ready]) -> None:
    activity = handed_over[event["number"], event["kind"]]
    assert activity.date == event["date"]
    assert activity.zone == event["zone"]
    assert [v.name for v in activity.villages] == [v["name"] for v in event["villages"]]
    assert [v.region for v in activity.villages] == [v.get("code") or v["nearest"] for v in event["villages"]]
    assert all(v.edition == EDITION for v in activity.villages)
    assert activity.place == event.get("place")
    assert activity.counts.community.total == (PRESENT if "participants" in event else 0)


@pytest.mark.parametrize("event", [e for e in EVENTS if "amount" in e], ids=lambda event: str(event["number"]))
def test_the_money_of_an_event_arrives(event: Event, handed_over: dict[tuple[int, str], Ready]) -> None:
    assert handed_over[event["number"], event["kind"]].answers["grant_total"] == event["amount"]


@pytest.mark.parametrize("event", [e for e in EVENTS if e.get("works")], ids=lambda event: str(event["number"]))
def test_the_works_of_an_event_arrive(event: Event, handed_over: dict[tuple[int, str], Ready]) -> None:
    rows = handed_over[event["number"], event["kind"]].answers["works"]
    arrived = [row.answers for row in rows if not isinstance(row, str)]
    assert [row["work_kind"] for row in arrived] == [work["kind"] for work in event["works"]]
    assert [row.get("work_volume") for row in arrived if "work_volume" in row] == [
        work["volume"] for work in event["works"] if "volume" in work
    ]


def test_two_forums_of_one_day_are_two_villages_of_one_activity(handed_over: dict[tuple[int, str], Ready]) -> None:
    assert [village.name for village in handed_over[21, "dialogue_1"].villages] == ["Bosala", "Tolofuo"]


def test_112_invited_are_not_112_present(handed_over: dict[tuple[int, str], Ready]) -> None:
    activity = handed_over[7, "dialogue_1"]
    assert activity.answers["invited"] == 112
    assert activity.attendance == ()
