"""What Beranda's lists and boxes say of an activity, of the month and of this laptop."""

from __future__ import annotations

from textual.content import Content

from fieldapp.errors import fill
from fieldapp.indonesia.dates import weekday
from fieldapp.ui import glyphs
from fieldapp.ui.painting import Text, columns, meter, plain, row
from fieldapp.ui.widgets.menu_list import Item
from fieldapp.wording import _, n_
from fieldapp.workflow.overview import Home, Listed, Shown
from fieldapp.workflow.session import Session

KEY = 3
LABEL_END = 26
"""Cells in front of the second column of the last list: 23 of the label and 3 of the key."""
VILLAGE = 15
NARROW = 65
"""Below this width of a list states are told in short."""
METER = 14
SideLine = Text | tuple[Text, ...]


def key_cell(key: str) -> Content:
    """The digit or letter that chooses a line."""
    return plain(f"{key:<{KEY}}", "$key")


def continue_item(listed: Listed, key: str) -> Item:
    """The work to go on with, how far it is at the right."""
    left = key_cell(key) + plain(f"{_('Attendance list')} {listed.title}")
    return Item("continue", lambda width: row(width, left, *_progress(listed)), key)


def _progress(listed: Listed) -> tuple[Content, ...]:
    here = listed.present.total
    if not listed.paper:
        return (plain(n_("{count} person", "{count} people", here), "$muted"),)
    said = plain(fill(_("{here} of {paper}"), {"here": here, "paper": listed.paper}), "$muted")
    short = plain(f"{here}/{listed.paper}", "$muted")
    gap = Content("  ")
    return (
        meter(METER, here, listed.paper) + gap + said,
        meter(METER - 2, here, listed.paper) + gap + short,
        short,
    )


def plain_item(item: str, key: str, label: str, right: str = "", style: str = "$muted") -> Item:
    """A line with something muted at the right end."""
    left = key_cell(key) + plain(label)
    return Item(item, lambda width: row(width, left, plain(right, style)), key)


def column_item(item: str, key: str, label: str, second: str = "", style: str = "$muted") -> Item:
    """A line whose second part stands in a column."""
    left = columns((key_cell(key) + plain(label), LABEL_END)) + plain(second, style)
    return Item(item, lambda width: row(width, left), key)


def unsent_item(listed: Listed, key: str) -> Item:
    """An activity that was not handed over: date, village, kind, state."""
    return Item(listed.uid, lambda width: row(width, _named(listed, key), *_state(listed, width)), key)


def sent_item(listed: Listed) -> Text:
    """What an activity was that was handed over, for the last box."""
    return columns((plain(listed.day, "$muted"), 8), (plain(listed.villages), VILLAGE), (plain(listed.kind), 22))


def _named(listed: Listed, key: str) -> Content:
    day = plain(listed.day or glyphs.current().dash)
    return columns((key_cell(key), KEY), (day, 8), (plain(listed.villages, "$muted"), VILLAGE - 1), ("", 1)) + plain(
        listed.kind
    )


def _state(listed: Listed, width: int) -> tuple[Content, ...]:
    if listed.state is Shown.READY:
        said = _("ready to hand over") if width >= NARROW else _("ready")
        return (plain(f"+ {said}", "$saved"), plain("+", "$saved"))
    here = n_("{count} person", "{count} people", listed.present.total)
    return (
        plain("? ", "bold $uncertain") + plain(f"{_('being filled in')}, {here}", "$uncertain"),
        plain("? ", "bold $uncertain") + plain(_("being filled in"), "$uncertain"),
        plain("? ", "bold $uncertain") + plain(here, "$uncertain"),
    )


def highlighted_lines(listed: Listed, width: int) -> list[SideLine]:
    """The side box on the activity highlighted: what it is and how it compares with the paper."""
    gap = f" {glyphs.current().separator} "
    day = " ".join((weekday(listed.date) or "", listed.day)).strip() if listed.date else _("no date yet")
    lines: list[SideLine] = [plain(listed.kind, "bold $strong"), plain(f"{listed.villages}{gap}{day}", "$muted"), ""]
    here = listed.present
    lines.append((plain(_("Present")), _of(here.total, listed.paper)))
    if listed.paper:
        lines += [meter(width, here.total, listed.paper), ""]
    lines += [(plain(_("Men")), plain(str(here.male))), (plain(_("Women")), plain(str(here.female)))]
    return lines + _missing(listed)


def _missing(listed: Listed) -> list[SideLine]:
    short = (listed.paper or 0) - listed.present.total
    if short > 0 and listed.state is Shown.DRAFT:
        return [
            "",
            (plain(_("By the paper"), "$muted"), plain(fill(_("SHORT {count}"), {"count": short}), "bold $strong")),
        ]
    return []


def _of(here: int, paper: int | None) -> Content:
    counted = plain(str(here), "bold $strong")
    return counted + plain(f" / {paper}", "$muted") if paper else counted


def month_lines(home: Home) -> list[SideLine]:
    """The side box on this month."""
    month = home.month
    people = month.people.total
    lines: list[SideLine] = [
        (plain(_("Activities")), plain(str(month.activities), "bold $strong")),
        (plain(_("People present")), plain(str(people), "bold $strong")),
    ]
    if people:
        share = round(100 * month.people.female / people)
        lines.append((plain(_("Women")), plain(f"{share} %", "bold $strong")))
    handed_over = month.activities - month.unsent
    return [
        *lines,
        "",
        (plain(_("Handed over")), plain(str(handed_over))),
        (plain(_("Not handed over yet")), plain(str(month.unsent))),
    ]


def laptop_lines(session: Session) -> list[SideLine]:
    """The side box on this installation."""
    sealed = _("installed") if session.has_headquarters_key else _("not yet")
    return [
        (plain(_("Installation code"), "$muted"), plain(session.code)),
        (plain(_("Headquarters' key"), "$muted"), plain(sealed)),
    ]
