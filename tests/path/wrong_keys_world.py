"""A workspace in which any key may be pressed: what was recorded at first, and the way back to it."""

from collections.abc import Iterator

from textual.message_pump import MessagePump
from textual.screen import Screen

from fieldapp.demo.driving import Hands
from fieldapp.model.base import JsonObject
from fieldapp.store.record import Record
from fieldapp.ui.app import FieldApp
from fieldapp.ui.screens.home import HomeScreen
from fieldapp.workflow import undoing
from fieldapp.workflow.activities import BEGIN, discard, open_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.session import Session
from fieldapp.workflow.titles import title

TABLES = ("activity", "attendance", "people")
LEFT_OUT = ("rev", "sample", "meetings")
"""`rev` never falls, the sample is drawn by chance, and meetings are counted anew when a list is opened."""

Recorded = list[dict[str, JsonObject]]


class Workplace:
    """A workspace and all that is open in it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        entries = session.workspace.index
        self.activities = [open_activity(session, entry.uid, entry.version) for entry in entries]
        keys = sorted({village.key for opened in self.activities for village in opened.draft.villages})
        self._records = [
            *(opened.record for opened in self.activities),
            *(session.workspace.village(key) for key in keys),
        ]
        self._begun = {(entry.uid, entry.version) for entry in entries}
        self.at_first = self.recorded()
        self._edits = {opened.draft.uid: len(opened.record.edits) for opened in self.activities}

    def recorded(self) -> Recorded:
        """What is recorded of activities and people."""
        return [_documents(record) for record in self._records]

    def take_back(self) -> None:
        """Undo all that was done since, or do again what was undone; throw away what was begun."""
        for entry in self.session.workspace.index:
            if (entry.uid, entry.version) not in self._begun:
                self._begun.add((entry.uid, entry.version))
                begun = open_activity(self.session, entry.uid, entry.version)
                assert begun.record.edits[0].verb == BEGIN
                if not begun.draft.deleted:
                    discard(begun)
        undone = {title(opened): self._take_back(opened) for opened in self.activities}
        assert self.recorded() == self.at_first, undone

    def _take_back(self, opened: OpenActivity) -> list[str]:
        """Returns what was done to the activity."""
        uid = opened.draft.uid
        new = opened.record.edits[self._edits[uid] :]
        opened.reload()
        reverse = undoing.redo if new and new[-1].verb == "undo" else undoing.undo
        for _edit in new:
            if _documents(opened.record) in self.at_first:
                break
            reverse(opened)
        self._edits[uid] = len(opened.record.edits)
        return [edit.verb for edit in new]


def _documents(record: Record) -> dict[str, JsonObject]:
    return {
        str(document["uid"]): {name: value for name, value in document.items() if name not in LEFT_OUT}
        for table in TABLES
        for document in record.documents(table)
    }


async def open_anew(hands: Hands, screens: list[Screen[object]]) -> None:
    """Go back to Beranda, or to nothing before the first start, and open these screens over it."""
    app = hands.app

    def open_them() -> None:
        while len(app.screen_stack) > 1 and not isinstance(app.screen, HomeScreen):
            app.pop_screen()
        for screen in screens:
            app.push_screen(screen)

    await hands.settle()
    app.call_later(open_them)
    await hands.settle()
    if screens:
        await hands.until(lambda: app.screen is screens[-1] and getattr(app.screen, "ready", True), "the screen")
    await calm(hands)


async def calm(hands: Hands) -> None:
    """Wait until what was pressed has gone the whole way: app, widget in focus, what it stands in, screen, app."""
    for _time in range(2):
        await hands.settle()
        for pump in _way_up(hands.app):
            await hands.handled(pump)


def _way_up(app: FieldApp) -> Iterator[MessagePump]:
    focused = app.focused
    yield from focused.ancestors_with_self if focused is not None else (app.screen, app)
