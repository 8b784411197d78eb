"""The steps that a way through the app is made of, each by keys and awaited by what it brings about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from textual.widget import Widget

from fieldapp.demo.command_keys import Commands
from fieldapp.ui.screens.finalise import FinaliseScreen
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.screens.hand_over import HandOverScreen
from fieldapp.ui.screens.handed_over import HandedOverScreen
from fieldapp.ui.screens.home import HomeScreen
from fieldapp.ui.screens.kind import KindScreen
from fieldapp.ui.screens.reason import ReasonScreen
from fieldapp.ui.screens.review import ReviewScreen
from fieldapp.ui.screens.village import VillageScreen
from fieldapp.ui.widgets.menu_list import MenuList
from fieldapp.workflow.checking import findings

if TYPE_CHECKING:
    from fieldapp.demo.driving import Hands
    from fieldapp.workflow.activity import OpenActivity

AnyScreen = TypeVar("AnyScreen", bound=Widget)
NEW_ACTIVITY, ALL_ACTIVITIES, HAND_OVER = "2", "7", "9"
"""Keys of Beranda."""
FINISH = "SELESAI"


class Steps:
    """The hands, the way in which they run commands (see `Commands`), and the steps."""

    def __init__(self, hands: Hands, *, plain: bool = False) -> None:
        self.hands = hands
        self.plain = plain
        self.commands = Commands(hands, plain=plain)

    async def reach(self, screen: type[AnyScreen]) -> AnyScreen:
        """Wait until such a screen is in front and takes keys."""
        app = self.hands.app
        await self.hands.until(
            lambda: isinstance(app.screen, screen) and getattr(app.screen, "ready", True), screen.__name__
        )
        await self.hands.settle()
        reached = app.screen
        return reached if isinstance(reached, screen) else await self.reach(screen)

    async def go(self, command: str, screen: type[AnyScreen]) -> AnyScreen:
        """Run a command and wait for the screen to which it leads."""
        await self.commands.run(command)
        return await self.reach(screen)

    async def go_home(self) -> None:
        """Esc until Beranda is in front."""
        await self.hands.settle()
        while not isinstance(self.hands.app.screen, HomeScreen):
            await self._step_back()
        await self.reach(HomeScreen)

    async def _step_back(self) -> None:
        left = self.hands.app.screen
        await self.hands.press("escape")
        await self.wait(lambda: self.hands.app.screen is not left, f"back from {type(left).__name__}")

    async def walk_to(self, listed: MenuList, item: str) -> None:
        """Down until this row of a list is highlighted."""
        await self.hands.until(lambda: any(each.id == item for each in listed.items), item)
        places = [each.id for each in listed.items]
        await self.hands.press(*["down"] * (places.index(item) - (listed.highlighted or 0)))
        await self.hands.until(lambda: listed.chosen is not None and listed.chosen.id == item, item)

    async def find_village(self, text: str, code: str) -> VillageScreen:
        """Type a part of a name and go down to the village with this code."""
        screen = await self.reach(VillageScreen)
        await self.hands.type(text)
        await self.walk_to(screen.query_one("#villages", MenuList), code)
        return screen

    async def choose_kind(self, kind: str) -> OpenActivity:
        """Press the key of a kind; returns the new activity, its form in front."""
        screen = await self.reach(KindScreen)
        key = next(each.key for each in screen.query_one(MenuList).items if each.id == kind)
        await self.hands.press(key)
        return (await self.reach(FormScreen)).activity

    async def confirm_all(self, opened: OpenActivity, reason: str) -> None:
        """In Periksa: say of every point that it is right, and why."""
        await self.reach(ReviewScreen)
        while waiting := len(findings(opened)):
            await self._confirm(opened, reason, waiting)

    async def _confirm(self, opened: OpenActivity, reason: str, waiting: int) -> None:
        await self.go("confirm", ReasonScreen)
        await self.hands.type(reason)
        await self.hands.press("enter")
        await self.wait(lambda: len(findings(opened)) < waiting, "a point confirmed")
        await self.reach(ReviewScreen)

    async def finish(self, opened: OpenActivity, paper: Iterable[str], sample: Callable[[], Iterable[str]]) -> None:
        """From Periksa to the lock: what is said of the paper, what it says of the rows drawn, the word."""
        await self.go("finalise", FinaliseScreen)
        for text in (*paper, *sample(), FINISH):
            await self._fill_in(text)
        await self.wait(lambda: opened.draft.finalised is not None, "the activity finished")

    async def _fill_in(self, text: str) -> None:
        field = self.hands.app.focused
        await self.hands.type(text)
        await self.hands.press("enter")
        await self.wait(lambda: self.hands.app.focused is not field, "the next field")

    async def hand_over(self) -> None:
        """From wherever it is: home, hand over all that is ready, and home again."""
        await self.go_home()
        await self.hands.press(HAND_OVER)
        await self.reach(HandOverScreen)
        await self.go("start", HandedOverScreen)
        await self.go("home", HomeScreen)

    async def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until the condition is true."""
        await self.hands.until(condition, what)
