"""How many keys a person on the list costs, on the real screen; what was typed is compared with what lies on disk."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from roster_typist import KNOWN, NEW, mark_known, type_new
from ui_roster_world import on_disk, tanah_garam
from ui_world import face, playing

from fieldapp.demo.people import Someone
from fieldapp.demo.workspace import demo_session
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.workflow.activities import begin_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.answering import answer
from fieldapp.workflow.roster_world import group_keys


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenActivity]:
    """The dialogue with nobody on its list yet."""
    session = demo_session(tmp_path, half_entered=False)
    dialogue = begin_activity(session, tanah_garam(session), "dialogue_1")
    answer(dialogue, "date", "22/10/2018")
    yield dialogue
    session.close()


def typed(opened: OpenActivity, people: Sequence[Someone]) -> list[tuple[str, str, int | None, str]]:
    groups = {group.letter: group.id for group in group_keys(opened)}
    return [(someone.name, someone.sex.value, someone.years, groups[someone.group]) for someone in people]


@pytest.mark.parametrize(("after_part", "most"), [("", 1.0), ("enter", 4.0), ("tab", 4.0)])
async def test_a_new_person_costs_one_key_beyond_the_information(
    opened: OpenActivity, after_part: str, most: float
) -> None:
    async with playing(face(opened.session, RosterScreen(opened))) as hands:
        tally = await type_new(hands, NEW, after_part=after_part)
    assert on_disk(opened) == typed(opened, NEW)
    assert tally.beyond <= most, f"{tally.beyond:.2f} keys beyond the information, {tally.mean:.1f} in all"


async def test_a_known_person_costs_four_keys(opened: OpenActivity) -> None:
    async with playing(face(opened.session, RosterScreen(opened))) as hands:
        tally = await mark_known(hands, KNOWN)
    assert on_disk(opened) == typed(opened, KNOWN)
    assert len(KNOWN) == 80
    assert tally.mean <= 4.0, f"{tally.mean:.2f} keys on average, {max(tally.keys)} at most"
    assert max(tally.keys) <= 9, f"{max(tally.keys)} keys for {KNOWN[tally.keys.index(max(tally.keys))].name}"


async def test_keys_typed_faster_than_they_are_painted_give_the_same_rows(opened: OpenActivity) -> None:
    keys = [key for person in NEW for key in (*person.name.lower(), "tab", *_stream(person))]
    async with playing(face(opened.session, RosterScreen(opened))) as hands:
        hands.post(*keys)
        await hands.until(lambda: len(opened.attendees) == len(NEW), "all rows")
    assert on_disk(opened) == typed(opened, NEW)


def _stream(person: Someone) -> str:
    return f"{person.sex}{'?' if person.years is None else person.years}{person.group}"
