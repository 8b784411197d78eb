"""What Selesaikan says beside its fields: counts, verdicts, the state of the sample."""

from __future__ import annotations

from textual.content import Content

from fieldapp.errors import fill
from fieldapp.model.activity import SampleRow
from fieldapp.model.attendee import Attendee
from fieldapp.model.person import years_on
from fieldapp.ui.painting import columns, plain
from fieldapp.wording import _, n_
from fieldapp.workflow.activity import OpenActivity

NAME, HERE = 14, 10
"""Cells of the name of a count and of the count itself."""


def head() -> Content:
    """The heads of the two columns of counts."""
    return columns(("", NAME), (plain(_("Here"), "$muted"), -HERE), ("", 3), (plain(_("On paper"), "$muted"), 12))


def counted(name: str, here: int) -> Content:
    """A count as it is on the list."""
    return columns((plain(name), NAME), (plain(str(here), "bold $strong"), -HERE))


def compared(here: int, paper: int | None) -> Content:
    """How a count and the paper agree."""
    if paper is None:
        return plain(_("not filled in"), "$muted")
    gap = here - paper
    if gap == 0:
        return plain(_("agrees"), "$saved")
    word = _("{count} TOO FEW") if gap < 0 else _("{count} too many")
    return plain("? ", "bold $uncertain") + plain(fill(word, {"count": abs(gap)}), "$uncertain")


def total(opened: OpenActivity) -> Content:
    """The sum of both, and who is not compared."""
    counts = opened.counts
    paper = None if None in opened.paper else sum(number or 0 for number in opened.paper)
    shown = plain("" if paper is None else str(paper))
    line = counted(_("Total"), counts.community.total) + columns(("", 3), (shown, 9)) + compared_total(opened, paper)
    if counts.others:
        others = n_("+ {count} official or guest", "+ {count} officials and guests", counts.others)
        line += plain(f"   {others}", "$muted")
    return line


def compared_total(opened: OpenActivity, paper: int | None) -> Content:
    """How the sums agree; nothing while a count is missing."""
    return Content("") if paper is None else compared(opened.counts.community.total, paper)


def sampled(row: Attendee) -> Content:
    """A row of the sample, without what is to be read from paper."""
    return plain(f"{row.number:>3} ", "$muted") + plain(row.name)


def agreed(opened: OpenActivity, drawn: SampleRow, row: Attendee) -> Content:
    """Whether the paper agrees; what the list says only once the paper was typed."""
    if drawn.agrees is None:
        return plain("!!", "$sign-problem") if drawn.typed else Content("")
    if drawn.agrees:
        return plain(_("agrees"), "$saved")
    return plain("? ", "bold $uncertain") + plain(here(opened, row), "$uncertain")


def here(opened: OpenActivity, row: Attendee) -> str:
    """What the list says of a row: letter and age."""
    years = years_on(row.age, opened.date)
    return f"{row.sex.value}{'?' if years is None else years}"


def states_of_sample(sample: tuple[tuple[SampleRow, Attendee], ...]) -> tuple[str, str]:
    """How many rows of the sample agree, differ, and are still to be read; and shorter, how many were read."""
    verdicts = [drawn.agrees for drawn, _row in sample]
    slots: dict[str, str | int] = {
        "agree": verdicts.count(True),
        "differ": verdicts.count(False),
        "left": verdicts.count(None),
        "read": len(verdicts) - verdicts.count(None),
        "total": len(verdicts),
    }
    whole = fill(_("Sample: {agree} agree, {differ} differ, {left} left."), slots)
    return whole, fill(_("Sample {read}/{total}"), slots)
