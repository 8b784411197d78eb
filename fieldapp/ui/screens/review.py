"""Periksa: what must be mended and what must be confirmed; Enter goes there, y says that it is right."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import OptionList

from fieldapp.checks.finding import ROSTER, Finding
from fieldapp.checks.sentences import place, sentence
from fieldapp.errors import fill
from fieldapp.model.activity import Confirmation
from fieldapp.ui import glyphs
from fieldapp.ui.painting import SIGNS, Text, plain
from fieldapp.ui.screens.activity_crumbs import activity_crumbs
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.screens.confirmed import ConfirmedScreen
from fieldapp.ui.screens.finding_lines import detail, is_cut, place_width, row_of
from fieldapp.ui.screens.reason import ReasonScreen
from fieldapp.ui.widgets.lines import StatusLine
from fieldapp.ui.widgets.menu_list import Item, MenuList
from fieldapp.ui.widgets.section import Body, Section, SideBox
from fieldapp.wording import _, n_
from fieldapp.workflow import checking
from fieldapp.workflow.activity import OpenActivity

SIDE_FROM = 120
"""Columns from which the detail stands beside the lists; below, it stands under them."""
BOX_FROM = 30
"""Rows from which the detail has room for a box of its own."""
_CHROME = 9
"""Rows of the screen that no list can have: bands, summary, status, rule, hint, titles of the sections."""
_LEAST = 3


class ReviewScreen(WorkScreen):
    """Two lists over one activity. `said` is the sentence with which it opens."""

    SCREEN = "review"
    CSS_PATH = "review.tcss"

    def __init__(self, opened: OpenActivity, said: str = "") -> None:
        super().__init__(opened)
        self._open_activity = opened
        self.said = said
        self._usual = ""
        self._found: dict[str, Finding] = {}
        self._confirmed: tuple[tuple[Finding, Confirmation], ...] = ()
        self._reasons: dict[str, str] = {}
        """Reasons that were begun and left with Esc, by finding."""

    def compose_main(self) -> ComposeResult:
        """The two lists, the word where both are empty, and the detail below them."""
        yield Section("", MenuList(id="must-list", classes="chain"), id="must", classes="problem spaced")
        yield Section("", MenuList(id="confirm-list", classes="chain"), id="confirm", classes="uncertain spaced")
        yield Section("", Body(id="nothing-text"), id="nothing", classes="spaced")
        yield Section("", Body(id="detail-text"), id="detail", classes="dense")
        yield Body(id="whole")

    def compose_side(self) -> ComposeResult:
        """The detail, and what was confirmed."""
        yield SideBox("", id="side-detail")
        yield SideBox("", id="side-confirmed", classes="dense")

    def crumbs(self) -> Sequence[str]:
        """Village, activity, Periksa."""
        return activity_crumbs(self._open_activity, _("Check"))

    def summary(self) -> tuple[Text, ...]:
        """How many points there are."""
        must = sum(finding.level == "must" for finding in self._found.values())
        rest = len(self._found) - must
        if not self._found:
            return (plain(_("Nothing left to look at"), "bold $strong"),)
        total = n_("{count} point to look at", "{count} points to look at", len(self._found))
        mended = plain("!! " + n_("{count} must be mended", "{count} must be mended", must), SIGNS["!!"])
        doubtful = plain("? " + n_("{count} to be confirmed", "{count} to be confirmed", rest), "$uncertain")
        rights = [part for part, count in ((mended, must), (doubtful, rest)) if count]
        return plain(total, "bold $strong"), plain("   ").join(rights)

    def hint(self) -> str:
        """What the keys do."""
        if not self._found:
            return _("s = finish this activity. Esc goes back.")
        return _('Enter = mend it.  y = "it is right" (only for what is to be confirmed).')

    def key_entries(self) -> list[tuple[str, str, str]]:
        """Without Enter, y and arrows where there is nothing they could act on."""
        idle = () if self._found else ("forward", "confirm", "arrows")
        return [entry for entry in super().key_entries() if entry[0] not in idle]

    # The lists

    def refresh_view(self) -> None:
        """Examine the activity and show what was found."""
        self._found = _keyed(checking.findings(self._open_activity))
        self._confirmed = checking.confirmed(self._open_activity)
        self.repaint_frame()
        places = place_width(list(self._found.values()))
        numbered = [(key, number, finding) for number, (key, finding) in enumerate(self._found.items(), 1)]
        for level in ("must", "confirm"):
            items = [_item(key, number, it, places) for key, number, it in numbered if it.level == level]
            self.query_one(f"#{level}").display = bool(items)
            self.query_one(f"#{level}-list", MenuList).show(items)
        self._titles()
        self._share_rows()
        self._keep_focus()
        self._show_detail()
        self._say_what_is_next()

    def _titles(self) -> None:
        self.query_one("#must", Section).retitle(_("Must be mended"))
        self.query_one("#confirm", Section).retitle(_("To be confirmed"))
        nothing = self.query_one("#nothing", Section)
        nothing.retitle(_("Checked"))
        nothing.display = not self._found
        done = _("Nothing is missing and nothing is odd. Press s to finish this activity.")
        self.query_one("#nothing-text", Body).show(plain(done))

    def _say_what_is_next(self) -> None:
        """The sentence that was handed in, or the usual one; never over what was just said of something else."""
        line = self.query_one(StatusLine)
        usual = _("When it is mended, F9 comes back here.") if self._found else ""
        if self.said or line.said in ("", self._usual):
            self.say(plain(self.said or usual), "!!" if self.said else "", *self._confirmed_count())
        self._usual, self.said = usual, ""

    def _confirmed_count(self) -> list[str]:
        count = len(self._confirmed)
        return [n_("{count} confirmed: d shows it", "{count} confirmed: d shows them", count)] if count else []

    def _lists(self) -> list[MenuList]:
        return [each for each in self.query(MenuList) if each.items]

    def _keep_focus(self) -> None:
        """The focus stays in a list that has rows, or goes to one that has."""
        lists = self._lists()
        if lists and self.focused not in lists:
            self.set_focus(lists[0])

    @property
    def current(self) -> Finding | None:
        """The finding that Enter acts on."""
        listed = self.focused if isinstance(self.focused, MenuList) else next(iter(self._lists()), None)
        return self._found.get(listed.chosen.id) if listed is not None and listed.chosen is not None else None

    def on_resize(self, _event: Resize) -> None:
        """Another size has room for more or fewer rows, and another place for the detail."""
        self._share_rows()
        self.call_after_refresh(self._show_detail)

    def _share_rows(self) -> None:
        """No list may push the other one out of sight: what does not fit scrolls."""
        room = max(self.app.size.height - _CHROME - self._frames(), 2 * _LEAST)
        must, confirm = self.query_one("#must-list", MenuList), self.query_one("#confirm-list", MenuList)
        upper = min(len(must.items), max(_LEAST, room - max(_LEAST, min(len(confirm.items), room // 2))))
        must.styles.max_height = max(upper, 1)
        confirm.styles.max_height = max(room - upper, _LEAST)

    def _frames(self) -> int:
        """Rows that boxes and their padding take, and the detail below the lists."""
        if self.app.size.width < SIDE_FROM:
            return 10 if self.app.size.height >= BOX_FROM else 3
        return 9

    # The detail

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        """Another row: tell of it."""
        self._show_detail()

    def on_descendant_focus(self) -> None:
        """The other list: tell of its row."""
        self._show_detail()

    def _show_detail(self) -> None:
        finding = self.current
        lines = detail(self._open_activity, finding) if finding else []
        beside = self.app.size.width >= SIDE_FROM
        boxed = self.app.size.height >= BOX_FROM and not beside
        self.query_one("#side-detail", SideBox).retitle(_("Highlighted"))
        self.query_one("#side-detail", SideBox).show(*lines)
        below = self.query_one("#detail", Section)
        below.retitle(_("Highlighted"))
        below.display = boxed and bool(lines)
        self.query_one("#detail-text", Body).show(*lines)
        self._show_whole(finding if not boxed and not beside else None)
        self._show_confirmed()

    def _show_whole(self, finding: Finding | None) -> None:
        """On a small screen: the sentence whole, where its row cuts it."""
        whole = self.query_one("#whole", Body)
        width = next((each.size.width for each in self._lists()), 0) or self.app.size.width
        cut = finding is not None and is_cut(finding, place_width(list(self._found.values())), width)
        whole.display = cut
        if finding is not None and cut:
            whole.show(plain(f"{place(finding)}: ", "$muted") + plain(sentence(finding)))

    def _show_confirmed(self) -> None:
        box = self.query_one("#side-confirmed", SideBox)
        box.retitle(_("Confirmed"))
        lines: list[Text] = []
        for finding, confirmation in self._confirmed[:5]:
            lines.append(plain(f"{glyphs.current().done} ", "$saved") + plain(sentence(finding)))
            lines.append(plain(f"  {confirmation.reason} ({confirmation.made.at[11:16]})", "$muted"))
        box.show(*lines)

    # Commands

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go where it is mended."""
        finding = self._found.get(str(event.option_id))
        if finding is not None:
            self._open(finding)

    def _open(self, finding: Finding) -> None:
        if finding.where.section == ROSTER:
            self.face.open_roster(self._open_activity, finding.where.attendee)
        else:
            self.face.open_form(self._open_activity, finding.where.path)

    def do_check(self) -> None:
        """The next point."""
        listed = self.focused
        if isinstance(listed, MenuList):
            listed.action_cursor_down()

    def can_check(self) -> bool:
        """Where there is one."""
        return bool(self._found)

    def do_confirm(self) -> None:
        """Ask why it is right."""
        finding = self.current
        if finding is None:
            return
        if finding.level == "must":
            self.say(_("This must be mended, so it cannot be confirmed. Enter opens it."), "?")
            return
        self._open_activity.need_open()
        key = next(key for key, each in self._found.items() if each is finding)
        begun = self._reasons.pop(key, "")
        asked = ReasonScreen(sentence(finding), begun, lambda text: self._reasons.update({key: text}))
        self.app.push_screen(asked, lambda reason: self._confirm(finding, reason))

    def _confirm(self, finding: Finding, reason: str | None) -> None:
        if reason is None:
            return
        checking.confirm(self._open_activity, finding, reason)
        self.changed()
        said = fill(_("Confirmed: {what}"), {"what": sentence(finding)})
        self.say(plain(said), "+", *self._confirmed_count())

    def do_confirmed(self) -> None:
        """Show what was confirmed."""
        self.app.push_screen(ConfirmedScreen(self._open_activity))

    def can_confirmed(self) -> bool:
        """Where anything was."""
        return bool(self._confirmed)

    def do_finalise(self) -> None:
        """On to Selesaikan."""
        self.face.open_finalise(self._open_activity)


def _keyed(findings: Sequence[Finding]) -> dict[str, Finding]:
    """The findings by a key that lasts as long as they do."""
    keyed: dict[str, Finding] = {}
    for finding in findings:
        where = finding.where
        key = f"{finding.rule} {where.path or where.attendee or where.section} {finding.about}"
        keyed[key if key not in keyed else f"{key} {len(keyed)}"] = finding
    return keyed


def _item(key: str, number: int, finding: Finding, places: int) -> Item:
    return Item(key, row_of(finding, number, places), str(number) if number < 10 else "")
