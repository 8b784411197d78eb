"""Findings in words, in the language spoken now."""

from collections.abc import Callable

from fieldapp import indonesia
from fieldapp.checks.finding import ROSTER, Finding, Slots
from fieldapp.errors import fill
from fieldapp.wording import _, n_


def sentence(finding: Finding) -> str:
    """What is the matter and what to do."""
    return _SENTENCES[finding.rule](finding.slots)


def place(finding: Finding) -> str:
    """A short label of the place: a section, the attendance list, or a row of it."""
    if finding.where.section != ROSTER:
        return finding.where.title or finding.where.section
    numbers = finding.slots.get("numbers", finding.where.number)
    return _("Attendance list") if numbers is None else _filled(_("Row {numbers}"), {"numbers": numbers})


def _filled(text: str, slots: Slots) -> str:
    return fill(text, dict(slots))


def _plain(source: Callable[[], str]) -> Callable[[Slots], str]:
    return lambda slots: _filled(source(), slots)


def _of_field(source: Callable[[], str]) -> Callable[[Slots], str]:
    """The form's own sentence, or ours where it has none."""
    return lambda slots: str(slots["message"]) or _filled(source(), slots)


def _date(text: Callable[[], str]) -> Callable[[Slots], str]:
    dates = ("date", "today")
    return lambda slots: _filled(
        text(), {name: indonesia.long_date(str(slot)) if name in dates else slot for name, slot in slots.items()}
    )


def _attendance_missing(slots: Slots) -> str:
    if slots["paper"]:
        return _filled(_("Paper {paper} signatures, here nobody. Type the names from the paper."), slots)
    return _("Nobody is on the list. Type the names from the paper.")


def _paper_differs(slots: Slots) -> str:
    here = {"L": int(slots["here_male"]), "P": int(slots["here_female"])}
    paper = {"L": int(slots["paper_male"]), "P": int(slots["paper_female"])}
    totals = {"paper": sum(paper.values()), "here": sum(here.values())}
    gaps = {letter: here[letter] - paper[letter] for letter in here if here[letter] != paper[letter]}
    told = _filled(_("Paper {paper} signatures, here {here}."), totals)
    return f"{told} {_gap(gaps)}"


def _gap(gaps: dict[str, int]) -> str:
    """By how many men and women the list differs: `1 too few (P).`"""
    if min(gaps.values()) < 0 < max(gaps.values()):
        return ", ".join(_one_gap(letter, gap) for letter, gap in gaps.items()) + "."
    count = abs(sum(gaps.values()))
    who = next(iter(gaps)) if len(gaps) == 1 else ", ".join(f"{letter} {abs(gap)}" for letter, gap in gaps.items())
    text = _("{count} too few ({who}).") if sum(gaps.values()) < 0 else _("{count} too many ({who}).")
    return _filled(text, {"count": count, "who": who})


def _one_gap(letter: str, gap: int) -> str:
    text = _("{letter} {count} too few") if gap < 0 else _("{letter} {count} too many")
    return _filled(text, {"letter": letter, "count": abs(gap)})


def _ages_missing(slots: Slots) -> str:
    return _filled(
        n_(
            "The age of {count} person is not filled in. About is enough.",
            "The age of {count} people is not filled in. About is enough.",
            int(slots["count"]),
        ),
        slots,
    )


def _sex_odd(slots: Slots) -> str:
    man = _("{name} is written as L. Is that a man?")
    return _filled(man if slots["sex"] == "L" else _("{name} is written as P. Is that a woman?"), slots)


def _person_twice(slots: Slots) -> str:
    if slots["count"] == 2:
        return _filled(_("{name} twice ({people}). One person?"), slots)
    return _filled(_("{name} {count} times ({people}). One person?"), slots)


def _money_overspent(slots: Slots) -> str:
    spent, received = int(slots["spent"]), int(slots["received"])
    amounts = {"spent": spent, "received": received, "over": spent - received}
    text = _("Spent {spent}, received {received}: {over} too much. Look at the receipts.")
    return _filled(text, {name: indonesia.format_money(amount) for name, amount in amounts.items()})


def _decision_open(slots: Slots) -> str:
    texts = {
        "who": _('Who carries out "{what}"? Fill it in.'),
        "until": _('Until when is "{what}" done? Fill it in.'),
        "who,until": _('Who carries out "{what}", and until when? Fill it in.'),
    }
    return _filled(texts[str(slots["missing"])], slots)


_SENTENCES: dict[str, Callable[[Slots], str]] = {
    "village_missing": _plain(lambda: _("Choose the village of this activity.")),
    "date_missing": _plain(lambda: _("Fill in the date of this activity. The month or the year is enough.")),
    "kind_missing": _plain(lambda: _("Choose the kind of this activity.")),
    "field_unreadable": _of_field(lambda: _('{label}: "{typed}" cannot be read. Type it again.')),
    "age_unreadable": _plain(lambda: _('The age of {name} cannot be read: "{typed}". Write digits, such as 34.')),
    "date_ahead": _date(lambda: _("The date of the activity has not come yet (today is {today}).")),
    "date_old": _date(lambda: _("The date {date} is before {first}. Look at the paper again.")),
    "attendance_missing": _attendance_missing,
    "paper_missing": _plain(lambda: _("The count on paper ({who}) is not filled in. Count the signatures.")),
    "paper_differs": _paper_differs,
    "more_than_invited": _plain(lambda: _("{here} came, {invited} were invited. Look at the invitation again.")),
    "age_missing": _plain(lambda: _("The age of {name} is not filled in. About is enough.")),
    "ages_missing": _ages_missing,
    "age_odd": _plain(lambda: _("{name} is {years} years old. Is that right?")),
    "sex_odd": _sex_odd,
    "person_twice": _person_twice,
    "money_overspent": _money_overspent,
    "decision_open": _decision_open,
    "field_doubtful": _of_field(lambda: _("{label}: look at this answer again.")),
    "field_empty": _of_field(lambda: _("{label}: not filled in yet.")),
}
