"""A throw-away workspace with the register, the earlier activities and the reference event half entered.

Everything is recorded through the same verbs that the screens use.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.demo import dialogue
from fieldapp.demo.earlier import EARLIER, TANAH_GARAM_CODE, TANJUNG_PAKU_CODE, Earlier, attendance
from fieldapp.demo.people import ALREADY_ENTERED, ATTENDING, KNOWN, TANJUNG_PAKU, Someone
from fieldapp.indonesia.regions import Regions
from fieldapp.indonesia.times import WIB
from fieldapp.model.answer import Given
from fieldapp.model.person import Age, AgeAnswer, Person
from fieldapp.model.village import Village
from fieldapp.places import Places
from fieldapp.workflow import answering, finalising, rostering
from fieldapp.workflow.activities import begin_activity, leave_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.handing_over import HandOver
from fieldapp.workflow.registers import repair_register, write_cards
from fieldapp.workflow.session import Session, open_session
from fieldapp.workflow.starting import begin_installation
from fieldapp.workflow.tools import Tools, started_at
from fieldapp.workflow.villages import village_of

if TYPE_CHECKING:
    from fieldapp.bundle.keys import SigningKey

SEED = 2018
FACILITATOR = "Sari Wulandari"
AREA = "13.72"
AREA_NAME = "Kota Solok"
EVENING = datetime(2018, 10, 22, 19, 42, 7, tzinfo=WIB.tz)
"""When the demonstration begins: the evening of the dialogue."""
CARDS_MADE = "2018"


class DemoClock:
    """A clock that can be set, and that goes on from `EVENING` once the workspace is filled."""

    def __init__(self) -> None:
        self._set = EVENING
        self._running: Callable[[], datetime] | None = None

    def set(self, day: str, hour: int = 20) -> None:
        """Stand still at this hour of a day (`YYYY-MM-DD`)."""
        self._set = datetime.fromisoformat(day).replace(hour=hour, tzinfo=WIB.tz)

    def run(self) -> None:
        """Go on from the evening of the dialogue."""
        self._running = started_at(EVENING)

    def now(self) -> datetime:
        """The time in the demonstration."""
        return self._running() if self._running else self._set


def demo_tools(clock: DemoClock, seed: int = SEED) -> Tools:
    """Tools that give the same uids and the same sample each time."""
    chance = random.Random(seed)  # noqa: S311 - uids of made-up people
    return Tools(
        now=clock.now,
        new_uid=lambda: str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        random=random.Random(seed),  # noqa: S311 - the sample of a demonstration
    )


def demo_session(root: Path, *, half_entered: bool = True) -> Session:
    """A workspace below `root` with six earlier activities, and the dialogue half entered where that is wanted."""
    clock = DemoClock()
    session = open_session(Places(root / "data", exports=root / "exports"), demo_tools(clock))
    try:
        villages = begin_demo(session, clock)
        _fill(session, clock, villages, half_entered=half_entered)
    except BaseException:
        session.close()
        raise
    return session


def begin_demo(session: Session, clock: DemoClock, key: SigningKey | None = None) -> dict[str, Village]:
    """Go through the first start and write the registers of two villages; returns the villages by code."""
    clock.set("2018-09-10")
    begin_installation(session, FACILITATOR, AREA, AREA_NAME, key)
    write_cards(session, TANAH_GARAM_CODE, _cards(session, KNOWN))
    write_cards(session, TANJUNG_PAKU_CODE, _cards(session, TANJUNG_PAKU))
    return _villages()


def _fill(session: Session, clock: DemoClock, villages: dict[str, Village], *, half_entered: bool) -> None:
    for activity in EARLIER:
        record_earlier(session, clock, activity, villages[activity.village])
    for key in villages:
        repair_register(session, key)
    clock.run()
    if half_entered:
        half_enter(session, villages[TANAH_GARAM_CODE])


def _villages() -> dict[str, Village]:
    regions = Regions()
    found = (regions.region(code) for code in (TANAH_GARAM_CODE, TANJUNG_PAKU_CODE))
    return {region.code: village_of(region) for region in found if region is not None}


def _cards(session: Session, people: Iterable[Someone]) -> tuple[Person, ...]:
    groups = _group_names(session)
    return tuple(
        Person(
            uid=session.tools.new_uid(),
            name=someone.name,
            sex=someone.sex,
            age=age_of(someone),
            age_on=CARDS_MADE,
            hamlet=someone.hamlet,
            group=groups[someone.group],
        )
        for someone in people
    )


def age_of(someone: Someone) -> AgeAnswer | None:
    """The age of somebody as it is recorded."""
    return None if someone.years is None else Given[Age](given=Age(years=someone.years))


def _group_names(session: Session) -> dict[str, str]:
    from fieldapp.forms.definition import GROUPS
    from fieldapp.workflow.form_library import current_definition

    return {choice.letter or "": choice.name for choice in current_definition().choices[GROUPS]}


def record_earlier(session: Session, clock: DemoClock, activity: Earlier, village: Village) -> None:
    """Record an earlier activity with everybody who came, finish it, and hand it over where that was done."""
    day = "-".join(reversed(activity.date.split("/")))
    clock.set(day)
    opened = begin_activity(session, (village,), activity.kind)
    for path in ("date", "place", "start", "end", "theme"):
        text = getattr(activity, path)
        if text:
            answering.answer(opened, path, text)
    _mark_all(opened, attendance(activity))
    answering.answer(opened, "paper_male", str(opened.counts.community.male))
    answering.answer(opened, "paper_female", str(opened.counts.community.female))
    finalising.lock(opened)
    leave_activity(opened)
    if activity.handed_over:
        clock.set(activity.handed_over)
        HandOver(session, session.places.exports).run()


def half_enter(session: Session, village: Village) -> OpenActivity:
    """The dialogue with the first 62 people of its list."""
    opened = begin_activity(session, (village,), dialogue.KIND)
    for path, text in dialogue.ANSWERED:
        answering.answer(opened, path, text)
    for row in dialogue.ANSWERED_ROWS:
        answer_row(opened, row)
    _mark_all(opened, ATTENDING[:ALREADY_ENTERED])
    leave_activity(opened)
    return opened


def answer_row(opened: OpenActivity, row: dialogue.Row) -> None:
    """Write a row of a repeat."""
    uid = answering.add_row(opened, row.repeat)
    for name, text in row.answers:
        answering.answer(opened, f"{row.repeat}/{uid}/{name}", text)


def _mark_all(opened: OpenActivity, people: Iterable[Someone]) -> None:
    uids = _uids_by_name(opened)
    groups = _group_names(opened.session)
    for someone in people:
        if someone.new:
            rostering.add_new(opened, someone.name, someone.sex, age_of(someone), groups[someone.group])
        else:
            rostering.mark_known(opened, uids[someone.name, someone.years])


def _uids_by_name(opened: OpenActivity) -> dict[tuple[str, int | None], str]:
    from fieldapp.workflow.registers import known_people

    return {(known.name, known.years): known.uid for known in known_people(opened).people}
