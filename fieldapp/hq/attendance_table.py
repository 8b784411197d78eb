"""The rows of all attendance lists as one table. NIK and telephone are in no bundle, so they have no column."""

from collections.abc import Iterator, Sequence

from fieldapp.forms.definition import GROUPS
from fieldapp.hq.activity_table import village_cells
from fieldapp.hq.definitions import Definitions
from fieldapp.hq.facts import kind_label, labels_of
from fieldapp.hq.opening import Collected
from fieldapp.hq.spreadsheet import Cell, Row
from fieldapp.model.activity import ReadyAttendee
from fieldapp.model.attendee import Signing
from fieldapp.model.headcount import CountsAs
from fieldapp.wording import _


def table(collected: Sequence[Collected], definitions: Definitions) -> list[Row]:
    """The heading and a row for each person on each list."""
    return [_headings(), *(row for each in collected for row in _rows(each, definitions))]


def _headings() -> list[str]:
    return [
        _("Bundle"),
        _("Activity id"),
        _("Version"),
        _("Date"),
        _("Kind of activity"),
        _("Village"),
        _("Region code"),
        _("No."),
        _("Name"),
        "L/P",
        _("Age (years)"),
        _("Born"),
        _("Group"),
        _("Counts as"),
        _("Hamlet"),
        _("Signature"),
        _("Note"),
        _("Row id"),
        _("Person id"),
    ]


def _rows(each: Collected, definitions: Definitions) -> Iterator[Row]:
    activity = each.activity
    definition = definitions.of(activity.form)
    groups = labels_of(definition.choices.get(GROUPS, ())) if definition else {}
    before = (
        each.bundle,
        activity.uid,
        activity.version,
        activity.date,
        kind_label(activity, definition),
        *village_cells(activity),
    )
    for attendee in activity.attendance:
        yield [*before, *_cells(attendee, groups)]


def _cells(attendee: ReadyAttendee, groups: dict[str, str]) -> list[Cell]:
    return [
        attendee.number,
        attendee.name,
        attendee.sex.value,
        attendee.years,
        attendee.age.born if attendee.age else None,
        groups.get(attendee.group, attendee.group),
        _counted(attendee.counts_as),
        attendee.hamlet,
        _signing(attendee.signed),
        attendee.note,
        attendee.uid,
        attendee.person,
    ]


def _counted(counts_as: str) -> str:
    words = {
        CountsAs.COMMUNITY: _("community"),
        CountsAs.OFFICIAL: _("official"),
        CountsAs.GUEST: _("guest"),
    }
    return next((word for kind, word in words.items() if kind == counts_as), counts_as)


def _signing(signed: Signing) -> str:
    words = {Signing.SIGNED: _("signed"), Signing.THUMB: _("thumbprint"), Signing.NOT_SIGNED: _("not signed")}
    return words[signed]
