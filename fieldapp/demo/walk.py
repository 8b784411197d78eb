"""The way of a facilitator through the app, by keys: a new activity, its form, its people, and the hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.demo import dialogue
from fieldapp.demo.driving import Hands
from fieldapp.demo.form_filling import FormFiller
from fieldapp.demo.looking_up import keys_for
from fieldapp.demo.people import ATTENDING, Someone
from fieldapp.demo.steps import ALL_ACTIVITIES, NEW_ACTIVITY, Steps
from fieldapp.ui.app import Terminal, make_app
from fieldapp.ui.screens.all_activities import AllActivitiesScreen
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.screens.home import HomeScreen
from fieldapp.ui.screens.review import ReviewScreen
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.ui.timings import KeyTimings
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.workflow.overview import Shown, all_activities
from fieldapp.workflow.roster_world import KnownPeople, line_context

if TYPE_CHECKING:
    from fieldapp.workflow.activity import OpenActivity
    from fieldapp.workflow.session import Session

SIZE = (100, 30)
VILLAGE = "tanah garam"
VILLAGE_CODE = "13.72.01.1001"
REASON = "kertas diperiksa lagi"
ATTENDANCE_FIRST = "main_speaker"
"""Chosen from the attendance list: whoever comes to this field goes to the list first."""
REGRETTED_FIELD = "theme"
REGRETTED_ROW = 50
"""What is taken back on the way and done again."""


class Walk:
    """One walk; with `plain` hands without F-keys and Ctrl.

    On the way the new draft is thrown away and brought back, and an answer and a row are taken back and done again.
    Afterwards: `uid` of the activity, `known` people before it, `roster_keys` that wrote the rows, `timings`.
    """

    def __init__(self, session: Session, *, plain: bool = False, size: tuple[int, int] = SIZE) -> None:
        self.session = session
        self.size = size
        self.plain = plain
        self.timings = KeyTimings()
        self.uid = ""
        self.known: frozenset[str] = frozenset()
        self.roster_keys = 0

    async def take(self) -> None:
        """Go the whole way; raises NotReachedError with the place that was not reached."""
        app = make_app(self.session, Terminal(environ={"COLORTERM": "truecolor"}, color_system="truecolor"))
        async with app.run_test(size=self.size):
            steps = Steps(Hands(app), plain=self.plain)
            await steps.reach(HomeScreen)
            app.key_timings = self.timings
            await self._begin(steps)
            opened = await self._throw_away_and_bring_back(steps)
            await self._record(steps, opened)
            await steps.go("check", ReviewScreen)
            await steps.confirm_all(opened, REASON)
            await steps.finish(opened, ("", "", "y", "y"), lambda: _sample(opened))
            await steps.hand_over()

    async def _begin(self, steps: Steps) -> None:
        await steps.hands.press(NEW_ACTIVITY)
        await steps.find_village(VILLAGE, VILLAGE_CODE)
        await steps.hands.press("enter")
        self.uid = (await steps.choose_kind(dialogue.KIND)).draft.uid

    async def _throw_away_and_bring_back(self, steps: Steps) -> OpenActivity:
        await steps.go_home()
        await steps.hands.press(ALL_ACTIVITIES)
        screen = await steps.reach(AllActivitiesScreen)
        await steps.hands.press("down")
        listed = screen.query_one(MenuList)
        await steps.walk_to(listed, next(each.id for each in listed.items if each.id.startswith(self.uid)))
        for command, state in (("delete_row", Shown.DELETED), ("undo", Shown.DRAFT)):
            await steps.commands.run(command)
            await self._see_state(steps, state)
        await steps.hands.press("enter")
        return (await steps.reach(FormScreen)).activity

    async def _see_state(self, steps: Steps, state: Shown) -> None:
        def is_so() -> bool:
            return any(each.state is state for each in all_activities(self.session) if each.uid == self.uid)

        await steps.wait(is_so, f"the draft {state}")

    async def _record(self, steps: Steps, opened: OpenActivity) -> None:
        """The form, and at the field that waits for it the attendance list."""
        answers = (*dialogue.ANSWERED, *dialogue.TO_ANSWER)
        rows = (*dialogue.ANSWERED_ROWS, *dialogue.TO_ANSWER_ROWS)
        filler = FormFiller(steps, answers, rows, regretted=REGRETTED_FIELD)
        await filler.go_to_start()
        await filler.fill(until=ATTENDANCE_FIRST)
        await steps.go("roster", RosterScreen)
        await self._attend(steps, opened)
        await steps.hands.press("escape")
        await filler.fill()

    async def _attend(self, steps: Steps, opened: OpenActivity) -> None:
        hands = steps.hands
        people = KnownPeople(opened)
        uids = {(each.name, each.years): each.uid for each in people.register.people}
        self.known = frozenset(uids.values())
        for number, someone in enumerate(ATTENDING, 1):
            before = hands.pressed
            if someone.new:
                hands.post(*_typed(someone))
            else:
                uid = uids[someone.name, someone.years]
                hands.post(*keys_for(uid, someone.name, line_context(opened, people)))
            await _see_rows(steps, opened, number)
            self.roster_keys += hands.pressed - before
            if number == REGRETTED_ROW:
                await _regret(steps, opened)


async def _regret(steps: Steps, opened: OpenActivity) -> None:
    """Take the last row back and write it again."""
    rows = len(opened.attendees)
    for command, left in (("undo", rows - 1), ("redo", rows)):
        await steps.commands.run(command)
        await _see_rows(steps, opened, left)


async def _see_rows(steps: Steps, opened: OpenActivity, rows: int) -> None:
    await steps.wait(lambda: len(opened.attendees) == rows, f"row {rows}")


def _sample(opened: OpenActivity) -> list[str]:
    """What the paper says of the people drawn: this paper agrees."""
    rows = {row.uid: row for row in opened.attendees}
    paper = {(someone.name, someone.sex): someone.years for someone in ATTENDING}
    drawn = [rows[each.attendee] for each in opened.draft.sample]
    return [f"{row.sex}{paper[row.name, row.sex] or '?'}" for row in drawn]


def _typed(someone: Someone) -> tuple[str, ...]:
    """The keys of a new person: the name in small letters, Tab, and the stream."""
    years = "?" if someone.years is None else str(someone.years)
    return (*someone.name.lower(), "tab", *f"{someone.sex.lower()}{years}{someone.group}")
