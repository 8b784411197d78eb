"""The 36 events agree with the region table and with the built-in form."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from fieldapp.indonesia.regions import Regions
from fieldapp.indonesia.times import zone_of

EVENTS = json.loads(Path(__file__).with_name("events.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lists():
    definition = json.loads(files("fieldapp.forms").joinpath("keserasian_sosial.json").read_text(encoding="utf-8"))
    return {name: {choice["name"] for choice in choices} for name, choices in definition["choices"].items()}


@pytest.fixture(scope="module")
def regions():
    return Regions.load()


def villages():
    return [village for event in EVENTS for village in event["villages"]]


def test_there_are_36_events_numbered_in_order():
    assert [event["number"] for event in EVENTS] == list(range(1, 37))


def test_kinds_and_works_are_those_of_the_form(lists):
    kinds = {event["kind"] for event in EVENTS}
    works = [work for event in EVENTS for work in event.get("works", [])]
    assert kinds <= lists["kinds"]
    assert {work["kind"] for work in works} <= lists["work_kinds"]
    assert {work["unit"] for work in works if "unit" in work} <= lists["units"]


def test_villages_with_a_code_have_the_name_of_the_region_table(regions):
    named = [(village["code"], village["name"]) for village in villages() if "code" in village]
    assert named == [(code, regions.region(code).name) for code, _name in named]


def test_places_outside_the_table_name_a_region_that_is_in_it(regions):
    near = [village["nearest"] for village in villages() if "nearest" in village]
    assert len(near) == 5
    assert all(regions.region(code) for code in near)


def test_the_zone_is_that_of_the_province():
    told = [(event["zone"], zone_of(_region(event)).name) for event in EVENTS]
    assert {zone for zone, _own in told} == {"WIB", "WITA", "WIT"}
    assert [zone for zone, own in told if zone != own] == []


def test_the_traps_are_all_there():
    assert {len(event["date"]) for event in EVENTS} == {4, 7, 10}
    assert [event["number"] for event in EVENTS if len(event["villages"]) == 2] == [21]
    assert [event["number"] for event in EVENTS if event.get("invited")] == [7]


def _region(event):
    village = event["villages"][0]
    return village.get("code") or village["nearest"]
