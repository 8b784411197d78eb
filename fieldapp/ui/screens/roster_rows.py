"""What the rows of the attendance list say, in which order they stand, and the details of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from fieldapp.errors import fill
from fieldapp.model.answer import Given, Typed
from fieldapp.model.attendee import Attendee, Signing
from fieldapp.model.person import AgeAnswer, years_on
from fieldapp.roster.ages import age_text
from fieldapp.ui.widgets.roster_columns import PersonCells, hamlet_name
from fieldapp.wording import _
from fieldapp.workflow.activity import OpenActivity


class Order(StrEnum):
    """The order of the rows."""

    NEWEST = "newest"
    NUMBER = "number"
    NAME = "name"

    @property
    def following(self) -> Order:
        """The order after this one, round and round."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


def order_word(order: Order) -> str:
    """The order in words."""
    words = {Order.NEWEST: _("newest on top"), Order.NUMBER: _("by number"), Order.NAME: _("by name")}
    return words[order]


def ordered(rows: tuple[Attendee, ...], order: Order) -> Sequence[Attendee]:
    """The rows in this order; `rows` stand by their number."""
    if order is Order.NAME:
        return sorted(rows, key=lambda row: (row.name.casefold(), row.number))
    return rows if order is Order.NUMBER else rows[::-1]


def touched(before: tuple[Attendee, ...], after: tuple[Attendee, ...], kept: str | None) -> str | None:
    """The row that is new or changed where that is one alone, else `kept` as long as it is there."""
    old = {row.uid: row for row in before}
    changed = [row.uid for row in after if old.get(row.uid) is not row] if before else []
    if len(changed) == 1:
        return changed[0]
    return kept if any(row.uid == kept for row in after) else None


def row_cells(opened: OpenActivity, row: Attendee, *, just: bool) -> PersonCells:
    """The cells of a row."""
    years = age_cell(row.age, opened.date)
    status, style = _status(row, just=just)
    return PersonCells(
        name=row.name,
        sex=row.sex,
        age=years,
        hamlet=row.hamlet,
        group=opened.fields.group_label(row.group),
        status=status,
        status_style=style,
        number=row.number,
        age_style="text" if isinstance(row.age, Given) else "uncertain",
    )


def age_cell(age: AgeAnswer | None, date: str | None) -> str:
    """Whole years on the day of the activity, or `?`."""
    years = years_on(age, date)
    return "?" if years is None else str(years)


def _status(row: Attendee, *, just: bool) -> tuple[str, str]:
    if row.age is None:
        return _("no age"), "uncertain"
    if isinstance(row.age, Typed):
        return _("age unread"), "uncertain"
    if just:
        return _("just now"), "saved"
    if row.note:
        return _("note"), "muted"
    return (_("new person"), "muted") if row.new else ("", "muted")


def signing_word(signing: Signing) -> str:
    """How somebody signed, in words."""
    words = {Signing.SIGNED: _("signed"), Signing.THUMB: _("thumb print"), Signing.NOT_SIGNED: _("not signed")}
    return words[signing]


def details(opened: OpenActivity, row: Attendee) -> list[tuple[str, str]]:
    """What the columns have no room for: label and text."""
    group = opened.fields.group_label(row.group, short=False)
    age = age_text(row.age) or _("not on paper")
    return [
        (_("Person"), f"{row.name} ({row.sex}, {age})"),
        (_("Group"), f"{group}, {hamlet_name(row.hamlet)}" if row.hamlet else group),
        (_("Signature"), signing_word(row.signed)),
        (_("Note"), row.note or "-"),
    ]


def row_title(row: Attendee) -> str:
    """A row by number and name."""
    return fill(_("no. {number} {name}"), {"number": row.number, "name": row.name})


def detail_sentence(row: Attendee) -> str:
    """What the columns do not say, in one line."""
    return "; ".join([row_title(row), signing_word(row.signed), *([row.note] if row.note else [])])


def people_by_group(opened: OpenActivity) -> list[tuple[str, int]]:
    """The groups present, largest first."""
    tally = Counter(row.group for row in opened.attendees)
    return [(opened.fields.group_label(group), people) for group, people in tally.most_common()]
