"""The side column of the attendance list: the paper, the groups, what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from textual.screen import Screen
from textual.widget import Widget

from fieldapp.checks.finding import ROSTER, Finding
from fieldapp.checks.sentences import place, sentence
from fieldapp.ui.painting import SIGNS, Text, plain
from fieldapp.ui.screens.roster_rows import people_by_group
from fieldapp.ui.widgets.head_counts import comparison_lines, group_lines
from fieldapp.ui.widgets.section import SideBox
from fieldapp.wording import _
from fieldapp.workflow import checking
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.paper_count import paper_count

SIDE_FROM, ROOMY_FROM = 100, 120
"""Columns from which the side column is there, and from which it is wide."""
TOWERING_FROM = 40
"""Rows from which its boxes have blank lines."""
NARROW, WIDE = 28, 34
"""Cells inside a box."""
FRAME = 2
"""Rows that the frame of a box takes."""
MOST = 4
"""How many points are shown at most."""
SAID_BY_THE_PAPER_BOX = frozenset({"paper_differs", "paper_missing"})


def side_boxes() -> Iterator[Widget]:
    """The boxes, from top to bottom."""
    yield SideBox("", id="paper")
    yield SideBox("", id="groups", classes="dense")
    yield SideBox("", id="look", classes="dense")


def show_side(screen: Screen[object], opened: OpenActivity) -> None:
    """Show everything as it is now; nothing where there is no side column."""
    size = screen.app.size
    if size.width < SIDE_FROM:
        return
    width = WIDE if size.width >= ROOMY_FROM else NARROW
    roomy = width == WIDE and size.height >= TOWERING_FROM
    paper, groups, _look = (screen.query_one(f"#{name}", SideBox) for name in ("paper", "groups", "look"))
    paper.retitle(_("Beside the paper"))
    paper.show(*comparison_lines(paper_count(opened), width, roomy=roomy))
    groups.retitle(_("Groups"))
    groups.show(*group_lines(people_by_group(opened), width))
    screen.call_after_refresh(_show_points, screen, opened, width)


def _show_points(screen: Screen[object], opened: OpenActivity, width: int) -> None:
    """As many points as have room below the other boxes."""
    look = screen.query_one("#look", SideBox)
    look.retitle(_("To be looked at"))
    above = screen.query_one("#paper").outer_size.height + screen.query_one("#groups").outer_size.height
    room = screen.query_one("#side").size.height - above - FRAME
    lines: list[Text] = []
    for finding in _points(opened):
        text = _first_sentence(finding)
        room -= -(-len(text) // width)
        if room < 0:
            break
        lines.append(plain("? ", SIGNS["?"]) + plain(text))
    if lines and room >= 2:
        lines += ["", plain(_("F9 opens them all"), "$muted")]
    look.show(*lines)


def _points(opened: OpenActivity) -> list[Finding]:
    found = [each for each in checking.findings(opened) if each.where.section == ROSTER]
    return [each for each in found if each.rule not in SAID_BY_THE_PAPER_BOX][:MOST]


def _first_sentence(finding: Finding) -> str:
    return f"{place(finding)}: {sentence(finding).split('. ')[0].rstrip('.')}"
