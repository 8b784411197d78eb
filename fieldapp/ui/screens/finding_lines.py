"""What is shown of a finding: its row in a list, and all that is known of it beside or below the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from fieldapp.checks.finding import Finding
from fieldapp.checks.sentences import place, sentence
from fieldapp.errors import FieldappError, fill
from fieldapp.model.person import years_on
from fieldapp.ui.painting import SIGNS, Text, columns, fit, plain, row
from fieldapp.wording import _
from fieldapp.workflow.activity import OpenActivity

_PLACE_WIDTH = (14, 20)
_SIGN_AND_NUMBER = 7


def place_width(findings: Sequence[Finding]) -> int:
    """Cells for the places, so that the sentences of both lists begin below each other."""
    least, most = _PLACE_WIDTH
    return max(least, min(most, max((len(place(finding)) for finding in findings), default=0))) + 2


def row_of(finding: Finding, number: int, places: int) -> Callable[[int], Content]:
    """The row of a finding for any width: sign, number, place, sentence."""
    sign = "!!" if finding.level == "must" else "?"
    left = Content("").join(
        [
            plain(sign.ljust(3), SIGNS[sign]),
            plain(str(number).ljust(4), "bold $strong"),
            fit(plain(place(finding), "$muted"), places),
            plain(sentence(finding)),
        ]
    )
    return lambda width: row(width, left)


def is_cut(finding: Finding, places: int, width: int) -> bool:
    """Whether the row of a finding loses a part of its sentence at this width."""
    return _SIGN_AND_NUMBER + places + len(sentence(finding)) > width - 2


def detail(opened: OpenActivity, finding: Finding) -> list[Text]:
    """The whole sentence and what it is about."""
    about = _numbers(finding) or _person(opened, finding) or _field(finding)
    return [plain(place(finding), "bold $strong"), "", plain(sentence(finding)), *(["", *about] if about else [])]


def _numbers(finding: Finding) -> list[Text]:
    """Men and women on paper and here."""
    if finding.rule != "paper_differs":
        return []
    slots = finding.slots
    names = {"male": _("Men"), "female": _("Women")}
    rows = [_counted(name, slots[f"paper_{sex}"], slots[f"here_{sex}"]) for sex, name in names.items()]
    head = columns(("", 16), (plain(_("paper"), "$muted"), -8), (plain(_("here"), "$muted"), -9))
    advice = _("Look for the row that was missed, or change the paper count.")
    return [head, *rows, "", plain(advice, "$muted")]


def _counted(name: str, paper: str | int, here: str | int) -> Content:
    style = "" if paper == here else "bold $uncertain"
    return columns((plain(name), 16), (plain(str(paper)), -8), (plain(str(here), style), -9))


def _person(opened: OpenActivity, finding: Finding) -> list[Text]:
    """The row of the attendance list, as far as it is filled in."""
    if finding.where.attendee is None or finding.where.number is None:
        return []
    try:
        attendee = opened.attendee(finding.where.attendee)
    except FieldappError:
        return []
    years = years_on(attendee.age, opened.date)
    parts = {
        _("Name"): attendee.name,
        _("L/P"): attendee.sex.value,
        _("Age"): "?" if years is None else str(years),
        _("Group"): opened.fields.group_label(attendee.group),
        _("Hamlet"): attendee.hamlet or "",
        _("Note"): attendee.note or "",
    }
    number = fill(_("No. {number}"), {"number": attendee.number})
    return [plain(number, "$muted"), *(_pair(label, value) for label, value in parts.items() if value)]


def _field(finding: Finding) -> list[Text]:
    """The question, and what stands in it where that cannot be read."""
    label, typed = (str(finding.slots.get(name, "")) for name in ("label", "typed"))
    parts = {_("Question"): label, _("Typed"): typed}
    return [_pair(name, value) for name, value in parts.items() if value]


def _pair(label: str, value: str) -> Content:
    return columns((plain(label, "$muted"), 12), (plain(value), max(len(value), 1)))
