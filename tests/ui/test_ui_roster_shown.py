"""What the attendance list shows: in every size, without data, finished, handed over, with a damaged register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ui_roster_world import half_entered, names, on_disk, roster, tanah_garam
from ui_world import TERMINAL, arrive, face, filled_session, playing, said, screen_text

from fieldapp.demo.driving import Hands
from fieldapp.model.village import Village
from fieldapp.ui.app import FieldApp
from fieldapp.ui.screens.home import HomeScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.workflow import answering, rostering
from fieldapp.workflow.activities import begin_activity, open_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.finalising import lock
from fieldapp.workflow.overview import Shown, all_activities
from fieldapp.workflow.roster_world import KnownPeople
from fieldapp.workflow.session import open_session

BACK = "Wrong? F6 takes it back"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    session = filled_session(tmp_path)
    session.override_settings(language="en", theme="night", glyphs="utf8")
    yield half_entered(session)
    session.close()


def app_of(opened: OpenActivity, attendee_uid: str | None = None) -> FieldApp:
    return face(opened.session, RosterScreen(opened, attendee_uid), TERMINAL)


def announced(hands: Hands) -> str:
    return roster(hands.app).line.shown[-1]


def first_row(hands: Hands) -> list[str]:
    """The cells of the highest row below the title of the list."""
    lines = screen_text(hands.app).splitlines()
    title = next(place for place, line in enumerate(lines) if "recorded" in line and "──" in line)
    return lines[title + 1].split()


# The line


async def test_resizing_while_typing_keeps_the_line(opened: OpenActivity) -> None:
    app = app_of(opened)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app)
        await arrive(hands, RosterScreen)
        await hands.type("si am")
        for size in ((120, 40), (60, 20), (100, 30), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await hands.until(lambda size=size: app.size == size, "resized")
            assert roster(app).line.line.text == "si am"
        await hands.until(lambda: "Enter PRESENT Siti Aminah (P 34)" in screen_text(app), "painted")
        await hands.press("enter")
    assert names(opened)[-1] == "Siti Aminah"


async def test_more_room_shows_the_side_column_and_the_hamlet(opened: OpenActivity) -> None:
    async with playing(app_of(opened), size=(120, 40)) as hands:
        await hands.until(lambda: "F9 opens them all" in screen_text(hands.app), "points")
        text = screen_text(hands.app)
        for part in ("Beside the paper", "62 / 100", "MISSING 38", "Groups", "To be looked at", "RT", "Row 45"):
            assert part in text


PAYO = Village(nearest="13.72.01", name="Payo Baru", path="Kota Solok", edition="2025-2138")


@pytest.mark.parametrize("villages", [(), (PAYO,)])
async def test_an_activity_without_village_date_kind_or_count_still_works(
    opened: OpenActivity, villages: tuple[Village, ...]
) -> None:
    empty = begin_activity(opened.session, villages, "dialogue_1")
    answering.answer(empty, "kind", "")
    async with playing(app_of(empty)) as hands:
        assert "Nobody yet. Type the first name on the paper." in screen_text(hands.app)
        assert "/ 6 takes the paper count" in screen_text(hands.app)
        await hands.press("up", "down", "f3", "f8", "f7", "enter", "f6")
        await hands.type("orang satu")
        await hands.press("tab", *"p1985w")
        assert "1 person recorded" in screen_text(hands.app)
    assert on_disk(empty)[0][0] == "Orang Satu"


async def test_a_damaged_register_is_told_and_the_list_goes_on(tmp_path: Path) -> None:
    session = filled_session(tmp_path)
    session.override_settings(language="en")
    places, uid = session.places, half_entered(session).draft.uid
    session.close()
    places.village("13.72.01.1001").write_text("{", encoding="utf-8")
    again = open_session(places)
    again.override_settings(language="en")
    damaged = open_activity(again, uid)
    async with playing(app_of(damaged)) as hands:
        await hands.until(lambda: "is damaged and was left as it is" in said(hands.app), "told")
        await hands.type("siti aminah")
        await hands.press("enter", *"p34i")
        await hands.press("f6", "ctrl+y")
    assert on_disk(damaged)[-1] == ("Siti Aminah", "P", 34, "women")
    again.close()
    assert places.village("13.72.01.1001").read_text(encoding="utf-8") == "{"


async def test_officials_and_guests_stand_beside_the_count(opened: OpenActivity) -> None:
    rostering.add_new(opened, "Narasumber Satu", "P", None, "speaker")
    async with playing(app_of(opened)) as hands:
        text = screen_text(hands.app)
        assert "Total 62 of 100  + 1 officials/guests  MISSING 38" in text
        assert "63 people recorded" in text


@pytest.mark.parametrize(
    ("male", "female", "verdict"), [(28, 34, "agrees"), (27, 34, "TOO MANY 1"), (29, 33, "L -1  P +1")]
)
async def test_the_verdict_on_the_paper_count(opened: OpenActivity, male: int, female: int, verdict: str) -> None:
    answering.answer(opened, "paper_male", str(male))
    answering.answer(opened, "paper_female", str(female))
    async with playing(app_of(opened)) as hands:
        assert verdict in screen_text(hands.app).splitlines()[1]


async def test_a_finished_list_is_read_only_and_says_how_to_change_it(opened: OpenActivity) -> None:
    lock(opened)
    async with playing(app_of(opened)) as hands:
        assert "Finished, so it can only be read. F6 unlocks it (or / 1)." in screen_text(hands.app)
        assert "si am" not in screen_text(hands.app)
        await hands.type("siti")
        await hands.press("enter", "f8", "f3", "down", "down")
        assert said(hands.app).startswith("no. 61 Nurhayati")
        assert len(opened.attendees) == 62
        await hands.press("f6")
        await hands.until(lambda: not opened.read_only, "unlocked")
        await hands.type("si am")
        await hands.press("enter")
    assert names(opened)[-1] == "Siti Aminah"


async def test_what_was_handed_over_names_the_way_to_change_it(opened: OpenActivity) -> None:
    sent = next(row for row in all_activities(opened.session) if row.state is Shown.SENT)
    handed_over = open_activity(opened.session, sent.uid, sent.version)
    async with playing(app_of(handed_over)) as hands:
        assert '"Make a correction"' in screen_text(hands.app)
        await hands.press("f6")
        assert "is already in bundle" in said(hands.app)


async def test_it_opens_from_beranda_and_escape_goes_back(opened: OpenActivity) -> None:
    app = face(opened.session)
    async with playing(app) as hands:
        await arrive(hands, HomeScreen)
        app.call_later(app.open_roster, opened, opened.numbered(45).uid)
        await arrive(hands, RosterScreen)
        assert roster(app).table.current == opened.numbered(45)
        await hands.press("escape", "escape")
        await arrive(hands, HomeScreen)


async def test_the_village_of_another_register_is_searched_too(opened: OpenActivity) -> None:
    both = begin_activity(opened.session, (*tanah_garam(opened.session), *_other(opened)), "dialogue_1")
    assert len(KnownPeople(both).register.people) > len(KnownPeople(opened).register.people)


def _other(opened: OpenActivity) -> tuple[Village, ...]:
    for entry in opened.session.workspace.index:
        villages = open_activity(opened.session, entry.uid, entry.version).draft.villages
        if villages and villages[0].key != opened.draft.villages[0].key:
            return villages
    raise AssertionError("the demonstration has two villages")
