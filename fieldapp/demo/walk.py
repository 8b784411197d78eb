"""The way of a facilitator through the app, by keys: a new activity, its form, its people, and the hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.demo.driving import Hands
from fieldapp.demo.form_filling import FormFiller
from fieldapp.demo.looking_up import keys_for
from fieldapp.demo.people import ATTENDING, Someone
from fieldapp.ui.app import FieldApp, Terminal, make_app
from fieldapp.ui.screens.village import VillageScreen
from fieldapp.ui.timings import KeyTimings
from fieldapp.workflow.checking import findings
from fieldapp.workflow.roster_world import KnownPeople, line_context

if TYPE_CHECKING:
    from fieldapp.workflow.activity import OpenActivity
    from fieldapp.workflow.session import Session

SIZE = (100, 30)
VILLAGE = "tanah garam"
VILLAGE_CODE = "13.72.01.1001"
KIND_KEY = "8"
"""The key of Dialog Tematik I in the list of kinds."""
REASON = "kertas diperiksa lagi"
FINISH = "SELESAI"


class Walk:
    """One walk. Afterwards: `uid` of the activity, `known` people before it, `roster_keys`, `timings`."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.timings = KeyTimings()
        self.uid = ""
        self.known: frozenset[str] = frozenset()
        self.roster_keys = 0

    async def take(self) -> None:
        """Go the whole way; raises NotReachedError with the place that was not reached."""
        app = make_app(self.session, Terminal(environ={"COLORTERM": "truecolor"}, color_system="truecolor"))
        async with app.run_test(size=SIZE):
            hands = Hands(app)
            await _reach(hands, "HomeScreen")
            app.key_timings = self.timings
            opened = await self._begin(hands)
            filler = FormFiller(hands)
            await filler.fill()
            await self._attend(hands, opened)
            await filler.choose_main_speaker()
            await self._check(hands, opened)
            await self._finish(hands, opened)
            await self._hand_over(hands)

    async def _begin(self, hands: Hands) -> OpenActivity:
        await hands.press("2")
        await _reach(hands, "VillageScreen")
        await hands.type(VILLAGE)
        await hands.until(lambda: _village(hands.app) == VILLAGE_CODE, "the village in the list")
        await hands.press("enter")
        await _reach(hands, "KindScreen")
        await hands.press(KIND_KEY)
        await _reach(hands, "FormScreen")
        opened: OpenActivity = hands.app.screen.opened  # type: ignore[attr-defined]
        self.uid = opened.draft.uid
        return opened

    async def _attend(self, hands: Hands, opened: OpenActivity) -> None:
        await hands.press("f3")
        await _reach(hands, "RosterScreen")
        people = KnownPeople(opened)
        uids = {(each.name, each.years): each.uid for each in people.register.people}
        self.known = frozenset(uids.values())
        letters = {group.id: group.letter for group in line_context(opened, people).groups}
        before = hands.pressed
        for number, someone in enumerate(ATTENDING, 1):
            if someone.new:
                hands.post(*_typed(someone, letters))
            else:
                uid = uids[someone.name, someone.years]
                hands.post(*keys_for(uid, someone.name, line_context(opened, people)))
            await hands.until(lambda done=number: len(opened.attendees) == done, f"row {number}")  # type: ignore[misc]
        self.roster_keys = hands.pressed - before
        await hands.press("escape")
        await _reach(hands, "FormScreen")

    async def _check(self, hands: Hands, opened: OpenActivity) -> None:
        await hands.press("f9")
        await _reach(hands, "ReviewScreen")
        while waiting := len(findings(opened)):
            await hands.press("y")
            await _reach(hands, "ReasonScreen")
            await hands.type(REASON)
            await hands.press("enter")
            await hands.until(lambda before=waiting: len(findings(opened)) < before, "a point confirmed")  # type: ignore[misc]
            await _reach(hands, "ReviewScreen")

    async def _finish(self, hands: Hands, opened: OpenActivity) -> None:
        await hands.press("s")
        await _reach(hands, "FinaliseScreen")
        for answer in ("", "", "y", "y", *self._sample(opened), FINISH):
            field = hands.app.focused
            await hands.type(answer)
            await hands.press("enter")
            await hands.until(lambda left=field: hands.app.focused is not left, "the next field")  # type: ignore[misc]
        await hands.until(lambda: opened.draft.finalised is not None, "the activity finished")

    def _sample(self, opened: OpenActivity) -> list[str]:
        """What the paper says of the people drawn: this paper agrees."""
        rows = {row.uid: row for row in opened.attendees}
        paper = {(someone.name, someone.sex): someone.years for someone in ATTENDING}
        drawn = [rows[each.attendee] for each in opened.draft.sample]
        return [f"{row.sex}{paper[row.name, row.sex] or '?'}" for row in drawn]

    async def _hand_over(self, hands: Hands) -> None:
        while type(hands.app.screen).__name__ != "HomeScreen":
            await hands.press("escape")
        await hands.press("9")
        await _reach(hands, "HandOverScreen")
        await hands.press("enter")
        await _reach(hands, "HandedOverScreen")
        await hands.press("enter")
        await _reach(hands, "HomeScreen")


def _typed(someone: Someone, letters: dict[str, str]) -> tuple[str, ...]:
    """The keys of a new person: the name in small letters, Tab, and the stream."""
    years = "?" if someone.years is None else str(someone.years)
    return (*someone.name.lower(), "tab", *f"{someone.sex.lower()}{years}{someone.group}")


def _village(app: FieldApp) -> str:
    """The code of the village that Enter would take."""
    screen = app.screen
    taken = screen.taken() if isinstance(screen, VillageScreen) else ()
    return str(taken[0].code) if taken else ""


async def _reach(hands: Hands, screen: str) -> None:
    """Wait until this screen is the one in front and has been composed."""
    await hands.until(lambda: type(hands.app.screen).__name__ == screen and hands.app.screen.is_mounted, screen)
    await hands.settle()
