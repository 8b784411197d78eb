"""What stands beside the questions: how far each section is, what is missing, help for the field in focus."""

from __future__ import annotations

from textual.content import Content

from fieldapp.errors import fill
from fieldapp.forms.sections import Section
from fieldapp.ui import glyphs
from fieldapp.ui.painting import SIGNS, Text, plain, row
from fieldapp.ui.widgets.menu_list import Item
from fieldapp.ui.widgets.question import Question
from fieldapp.wording import _, n_
from fieldapp.workflow import form_view
from fieldapp.workflow.activity import OpenActivity

_MOST_MISSING = 12
_MOST_CHOICES = 12


def section_item(number: int, section: Section) -> Item:
    """A line of the list of sections: sign, number, short name, state."""

    def line(width: int) -> Content:
        here = plain(f"{number} ", "$muted") + plain(section.short)
        return row(width, _sign(section) + Content(" ") + here, plain(_state(section), "$muted"))

    return Item(section.name, line)


def _sign(section: Section) -> Content:
    glyph = glyphs.current()
    if section.state == "complete":
        return plain(glyph.done, "$saved")
    return plain(glyph.waiting, "$muted") if section.state == "empty" else plain("?", SIGNS["?"])


def _state(section: Section) -> str:
    if section.state == "partial":
        return n_("{count} to do", "{count} to do", section.missing)
    return _("filled") if section.state == "complete" else _("empty")


def section_sentence(opened: OpenActivity, section: Section) -> tuple[str, str]:
    """What is missing in a section, and its sign."""
    labels = form_view.missing(opened, section)
    wrong = form_view.first_problem(opened, section)
    if wrong is not None:
        return f"{wrong.label}: {wrong.understood.problem}", wrong.understood.sign
    if not labels:
        return "", ""
    count = n_("{count} field to do in this section:", "{count} fields to do in this section:", len(labels))
    return f"{count} {', '.join(labels)}.", "?"


def missing_lines(opened: OpenActivity, sections: tuple[Section, ...]) -> list[Text]:
    """What is missing in the whole form: fields with a problem, then sections in which nothing is answered."""
    lines: list[Text] = []
    for number, section in enumerate(sections, 1):
        place = f"{number} {section.short}"
        for label in form_view.missing(opened, section):
            lines.append(plain("? ", SIGNS["?"]) + plain(f"{place}: {label}"))
        if section.state == "empty" and not section.missing:
            lines.append(plain(f"{glyphs.current().waiting} ", "$muted") + plain(place, "$muted"))
    return lines[:_MOST_MISSING]


def hint_lines(question: Question) -> list[Text]:
    """Help for a field: its name, its hint, its choices, and how it was understood."""
    view = question.view
    lines: list[Text] = [plain(view.label, "bold $strong")]
    if view.hint:
        lines += ["", plain(view.hint)]
    lettered = [choice for choice in view.choices if choice.letter]
    if lettered:
        lines.append("")
        lines += [plain(f"{each.letter}  ", "$key") + plain(each.label) for each in lettered[:_MOST_CHOICES]]
    how = _how(view.type)
    if how:
        lines += ["", plain(how, "$muted")]
    return lines


def _how(kind: str) -> str:
    words = {
        "date": _("22/10/2018, 221018, 22/10 or 22 okt 2018. Month only: 10/2018. Year only: 2018."),
        "time": _("9, 9.00, 09:00 or 0900."),
        "money": _("1.500.000, 1,5 juta or 500 ribu."),
        "decimal": _("A comma before the fraction: 150,5. A point groups thousands: 1.500."),
        "integer": _("Digits only."),
        "select_one": _("Type the letter or part of the name, or press Down for the list."),
        "select_multiple": _("Press the letters, or Space on the highlighted one."),
        "repeat": _("Enter opens a row or adds one. F8 removes the highlighted row. Tab goes on."),
        "villages": _("F4 opens the list of villages."),
    }
    return words.get(kind, "")


def attendance_lines(opened: OpenActivity) -> tuple[list[Text | tuple[Text, Text]], int, int]:
    """The lines of the attendance box, and how many of how many community participants are recorded."""
    present, (male, female) = opened.counts.community.total, opened.paper
    paper = male + female if male is not None and female is not None else 0
    right = plain(str(present), "bold $strong") + (plain(f" / {paper}", "$muted") if paper else Content(""))
    lines: list[Text | tuple[Text, Text]] = [(plain(_("Present")), right)]
    if opened.counts.others:
        others = n_("+ {count} official or guest", "+ {count} officials and guests", opened.counts.others)
        lines.append(plain(others, "$muted"))
    return lines, present, paper


def place_words(place: int, total: int) -> str:
    """`field 3 of 5`."""
    return fill(_("field {place} of {total}"), {"place": place, "total": total})
