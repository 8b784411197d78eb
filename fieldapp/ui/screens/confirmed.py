"""What was confirmed, with the reason, and the way to take a confirmation back."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from fieldapp.checks.finding import ROSTER, Finding
from fieldapp.checks.sentences import place, sentence
from fieldapp.errors import fill
from fieldapp.model.activity import Confirmation
from fieldapp.ui import glyphs
from fieldapp.ui.painting import Text, fit, plain, row
from fieldapp.ui.screens.activity_crumbs import activity_crumbs
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.finding_lines import place_width
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.section import Body, Section
from fieldapp.wording import _, n_
from fieldapp.workflow import checking
from fieldapp.workflow.activity import OpenActivity

Confirmed = tuple[Finding, Confirmation]


class ConfirmedScreen(WorkScreen):
    """The confirmations that still hold. F8 withdraws the highlighted one, Enter opens its place."""

    SCREEN = "confirmed"
    CSS_PATH = "review.tcss"

    def __init__(self, opened: OpenActivity) -> None:
        super().__init__(opened)
        self._open_activity = opened
        self._confirmed: dict[str, Confirmed] = {}

    def compose_main(self) -> ComposeResult:
        """The list, and the reason of the highlighted row whole."""
        yield Section("", MenuList(id="confirmed-list"), id="confirmations", classes="spaced")
        yield Section("", Body(id="reason-text"), id="reason", classes="spaced")

    def crumbs(self) -> Sequence[str]:
        """Village, activity, Periksa, what was confirmed."""
        return activity_crumbs(self._open_activity, _("Check"), _("Confirmed"))

    def summary(self) -> tuple[Text, ...]:
        """How many."""
        count = len(self._confirmed)
        return (plain(n_("{count} point confirmed", "{count} points confirmed", count), "bold $strong"),)

    def hint(self) -> str:
        """What the keys do."""
        return _("F8 withdraws the confirmation; the point is then to be looked at again.")

    def refresh_view(self) -> None:
        """Show the confirmations as they are now."""
        found = checking.confirmed(self._open_activity)
        self._confirmed = {str(number): each for number, each in enumerate(found, 1)}
        self.repaint_frame()
        places = place_width([finding for finding, _confirmation in found])
        self.query_one("#confirmations", Section).retitle(_("Confirmed"))
        self.query_one(MenuList).show([_item(key, each, places) for key, each in self._confirmed.items()])
        self._show_reason()

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        """Tell of this row."""
        self._show_reason()

    def _current(self) -> Confirmed | None:
        chosen = self.query_one(MenuList).chosen
        return self._confirmed.get(chosen.id) if chosen else None

    def _show_reason(self) -> None:
        current = self._current()
        box = self.query_one("#reason", Section)
        box.display = current is not None
        if current is None:
            return
        finding, confirmation = current
        box.retitle(place(finding))
        made = confirmation.made
        by = fill(_("by {name}, {date} {time}"), {"name": made.by, "date": made.at[:10], "time": made.at[11:16]})
        self.query_one("#reason-text", Body).show(
            plain(sentence(finding)), plain(confirmation.reason, "bold $strong"), plain(by, "$muted")
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to its place."""
        finding, _confirmation = self._confirmed[str(event.option_id)]
        if finding.where.section == ROSTER:
            self.face.open_roster(self._open_activity, finding.where.attendee)
        else:
            self.face.open_form(self._open_activity, finding.where.path)

    def do_delete_row(self) -> None:
        """Withdraw the highlighted confirmation."""
        current = self._current()
        if current is None:
            return
        finding, confirmation = current
        checking.withdraw(self._open_activity, confirmation)
        self.changed()
        said = fill(_("No longer confirmed: {what}"), {"what": sentence(finding)})
        self.say(plain(said), "+", _("F6 takes it back"))

    def can_delete_row(self) -> bool:
        """Where anything was confirmed."""
        return bool(self._confirmed)

    def do_check(self) -> None:
        """Back to Periksa."""
        self.dismiss(None)


def _item(key: str, confirmed: Confirmed, places: int) -> Item:
    finding, confirmation = confirmed
    left = Content("").join(
        [
            plain(f"{glyphs.current().done}  ", "$saved"),
            fit(plain(place(finding), "$muted"), places),
            plain(sentence(finding)),
        ]
    )
    reason = plain(confirmation.reason, "$muted")
    return Item(key, lambda width: row(width, left, reason), key if len(key) == 1 else "")
