"""The reference event goes the whole path through the real screens, by any hands and in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from path_world import PLAIN_NAMES, arrived, pressed_keys, rows

from fieldapp.demo.people import ATTENDING
from fieldapp.demo.walk import REASON, Walk
from fieldapp.demo.workspace import demo_session
from fieldapp.model.activity import Ready
from fieldapp.wording import Language
from fieldapp.workflow.activities import open_activity
from fieldapp.workflow.session import Session

ANSWERS = {
    "forum_name": "Forum Keserasian Sosial Payo",
    "legal_basis": ("law_7_2012", "minister_26_2017"),
    "themes": ("tolerance", "early_detection", "grant_use"),
    "theme": "Mencegah konflik sejak dini",
    "duration": 180,
    "hamlet": "Payo",
    "opened_by": "Sekretaris Dinas Sosial Kota Solok",
    "opened_for": "Kepala Dinas Sosial Kota Solok",
    "opening_message": "Dana bantuan digunakan sebaik-baiknya supaya tujuan Kementerian Sosial tercapai.",
    "consent": "on_list",
    "who_spoke": ("apparatus", "leader", "women"),
    "women_spoke": 4,
    "requests": "Lurah: masyarakat merawat gedung dan memakainya untuk kegiatan positif.",
    "follow_up": "Kalau bantuan dilaksanakan dengan baik, diusulkan menjadi Desa Berketahanan Sosial.",
    "grant_total": 150_000_000,
    "received": ("first",),
    "received_total": 90_000_000,
    "planned_total": 150_000_000,
    "left_total": 90_000_000,
    "papers": ("invitation", "attendance_list", "minutes", "photos"),
    "photos": 2,
}
PLANNED = [57_500_000, 17_500_000, 15_000_000, 42_500_000, 17_500_000]
REGRETS = ["discard", "undo", "undo", "redo", "undo", "redo"]
"""The draft thrown away and brought back, then an answer and a row taken back and done again."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = demo_session(tmp_path, half_entered=False)
    yield opened
    opened.close()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("plain", [False, True], ids=["with-F-keys", "without-F-keys"])
async def test_the_event_arrives_as_it_was_keyed(
    session: Session, monkeypatch: pytest.MonkeyPatch, language: Language, plain: bool
) -> None:
    session.override_settings(language=language)
    walk = Walk(session, plain=plain, size=(80, 24))
    with pressed_keys(monkeypatch) as keys:
        await walk.take()
    named = {key for key in keys if len(key) > 1}
    assert named <= PLAIN_NAMES if plain else {"f3", "f6", "f8", "f9", "ctrl+y", "pageup"} <= named
    activity = arrived(session, walk.uid)
    assert_people(activity)
    assert_form(activity)
    assert_finished(activity)
    verbs = [edit.verb for edit in open_activity(session, walk.uid).record.edits]
    assert [verb for verb in verbs if verb in REGRETS] == REGRETS


def assert_people(activity: Ready) -> None:
    keyed = [(row.number, row.name, row.sex, row.years) for row in activity.attendance]
    assert keyed == [(number, each.name, each.sex, each.years) for number, each in enumerate(ATTENDING, 1)]
    letters = {"apparatus": "a", "leader": "t", "women": "i", "youth": "m", "resident": "w"}
    groups = [row.group for row in activity.attendance]
    assert [next(name for name in letters if letters[name] == each.group) for each in ATTENDING] == groups
    assert (activity.counts.community.male, activity.counts.community.female) == (46, 54)
    assert (activity.paper_male, activity.paper_female) == (46, 54)


def assert_form(activity: Ready) -> None:
    assert {name: activity.answers.get(name) for name in ANSWERS} == ANSWERS
    when_and_where = (activity.date, activity.start, activity.end, activity.zone, activity.place)
    assert when_and_where == ("2018-10-22", "09:00", "12:00", "WIB", "Balai pertemuan Payo")
    assert [village.code for village in activity.villages] == ["13.72.01.1001"]
    speaker = next(row for row in activity.attendance if row.uid == activity.answers["main_speaker"])
    assert speaker.name == "Abdul Rahman Saleh"
    assert [row["line_planned"] for row in rows(activity, "money_lines")] == PLANNED
    assert [row["official_role"] for row in rows(activity, "officials")] == ["Lurah", "Bhabinkamtibmas", "Babinsa"]
    assert [row["decision_until"] for row in rows(activity, "decisions")] == ["2018-12-31"]
    works = [(row["work_kind"], row["work_volume"], row["work_unit"]) for row in rows(activity, "works")]
    assert works == [("hall", 1, "unit")]


def assert_finished(activity: Ready) -> None:
    assert activity.confirmed
    assert {confirmation.reason for confirmation in activity.confirmed} == {REASON}
    assert [row.agrees for row in activity.sample] == [True] * 5
    assert (activity.signatures_complete, activity.original_kept) == (True, True)
