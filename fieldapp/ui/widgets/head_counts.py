"""The people on the list beside the count on paper: as one line, and as the boxes of the side column."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from fieldapp.errors import fill
from fieldapp.ui.painting import Text, fit, meter, plain
from fieldapp.wording import _
from fieldapp.workflow.paper_count import Compared, PaperCount

METER, SHORT_METER = 8, 4
"""Cells of the meters in the line, and where the line is full."""
GROUP_WIDTH, COUNT_WIDTH = 13, 4


def verdict(count: PaperCount) -> Content:
    """By how much the list differs from the paper, or that it does not; "" while the paper was not counted."""
    male, female, total = count.male.gap, count.female.gap, count.total.gap
    if male is None or female is None or total is None:
        return Content("")
    if male == female == 0:
        return plain(_("agrees"), "bold $saved")
    if total == 0:
        return plain(f"{_('L')} {male:+d}  {_('P')} {female:+d}", "bold $uncertain")
    text = _("MISSING {count}") if total < 0 else _("TOO MANY {count}")
    return plain(fill(text, {"count": abs(total)}), "bold $strong" if total < 0 else "bold $uncertain")


def summary_line(count: PaperCount, width: int) -> tuple[Text, ...]:
    """Men, women and both together in one line: the left part and the right one."""
    total = _total(count)
    for cells in (METER, SHORT_METER, 0):
        sexes = Content("   ").join([_sex(_("L"), count.male, cells), _sex(_("P"), count.female, cells)])
        if sexes.cell_length + total.cell_length + 2 <= width:
            break
    return sexes, total


def _sex(letter: str, compared: Compared, cells: int) -> Content:
    text = plain(f"{letter} ") + plain(str(compared.here), "bold $strong")
    if compared.paper is None:
        return text
    bar = plain(" ") + meter(cells, compared.here, compared.paper) if cells else Content("")
    return text + plain(f"/{compared.paper}", "$muted") + bar


def _total(count: PaperCount) -> Content:
    text = plain(f"{_('Total')} ") + plain(str(count.total.here), "bold $strong")
    others = plain(f"  {_others(count)}", "$muted") if count.others else Content("")
    if count.total.paper is None:
        return text + others + plain(f"  {_('/ 6 takes the paper count')}", "$muted")
    source = _("of {count}") if count.others else _("of {count} on paper")
    on_paper = plain(f" {fill(source, {'count': count.total.paper})}", "$muted")
    return text + on_paper + others + plain("  ") + verdict(count)


def _others(count: PaperCount) -> str:
    return fill(_("+ {count} officials/guests"), {"count": count.others})


def comparison_lines(count: PaperCount, width: int, *, roomy: bool) -> list[Text | tuple[Text, Text]]:
    """The box "Dibanding kertas": figures over meters, then the verdict."""
    lines: list[Text | tuple[Text, Text]] = []
    named = ((_("Men"), count.male), (_("Women"), count.female), (_("Total"), count.total))
    for label, compared in named:
        lines.append((plain(label), _figures(compared)))
        if compared.paper is not None:
            lines.append(meter(width, compared.here, compared.paper))
        if roomy:
            lines.append("")
    if count.others:
        lines.append((plain(_("Officials/guests"), "$muted"), plain(f"+ {count.others}", "bold $strong")))
    if count.total.paper is None:
        lines.append(plain(_("/ 6 takes the paper count"), "$muted"))
    else:
        lines.append((plain(_("By the paper"), "$muted"), verdict(count)))
    return lines


def _figures(compared: Compared) -> Content:
    here = plain(str(compared.here), "bold $strong")
    return here if compared.paper is None else here + plain(f" / {compared.paper}", "$muted")


def group_lines(groups: Sequence[tuple[str, int]], width: int) -> list[Text | tuple[Text, Text]]:
    """The box "Unsur": each group with its people and a meter beside the largest."""
    most = max((people for _group, people in groups), default=0)
    cells = width - GROUP_WIDTH - COUNT_WIDTH - 1
    return [
        fit(plain(label), GROUP_WIDTH) + fit(plain(str(people)), COUNT_WIDTH - 1, "right") + plain("  ")
        + meter(cells, people, most)
        for label, people in groups
    ]  # fmt: skip
