"""The reference dialogue as the rules see it when nothing is wrong with it, and ways to spoil it."""

from __future__ import annotations

from datetime import date
from typing import Any

from fieldapp.checks.examining import run
from fieldapp.checks.finding import Finding, Where
from fieldapp.checks.subject import FactRow, Facts, FieldProblem
from fieldapp.model.activity import Draft, FormRef
from fieldapp.model.answer import Given, given
from fieldapp.model.attendee import Attendee
from fieldapp.model.edit import Stamp
from fieldapp.model.headcount import CountsAs, count
from fieldapp.model.person import Age, Sex
from fieldapp.model.village import Village

TODAY = date(2018, 10, 22)
STAMP = Stamp(at="2018-10-22T19:42:07+07:00", by="Sari", device="d1")
VILLAGE = Village(
    code="13.72.01.1001", name="Tanah Garam", path="Lubuk Sikarah, Kota Solok, Sumatera Barat", edition="2025"
)
GOOD: dict[str, Any] = {
    "uid": "a1",
    "form": FormRef(id="keserasian-sosial", version="2026.1"),
    "villages": (VILLAGE,),
    "kind": given("dialogue_1"),
    "date": given("2018-10-22"),
    "paper_male": given(1),
    "paper_female": given(2),
    "made": STAMP,
}
ASKED = {
    "activity.villages": Where("where", "Di mana", "villages"),
    "activity.date": Where("when", "Kapan", "date"),
    "activity.kind": Where("what", "Apa", "kind"),
    "activity.paper_male": Where("people", "Peserta", "paper_male"),
    "activity.paper_female": Where("people", "Peserta", "paper_female"),
    "people.invited": Where("people", "Peserta", "invited"),
    "money.spent_total": Where("money", "Dana", "spent_total"),
    "decision.who": Where("decisions", "Keputusan", "decision_who"),
    "decision.until": Where("decisions", "Keputusan", "decision_until"),
}


def person(number: int, name: str, sex: str = "P", age: int | None = 34, **fields: Any) -> Attendee:
    """A row of the list, uid `r<number>`."""
    known = {"age": None if age is None else Given[Age](given=Age(years=age)), "group": "resident"}
    return Attendee(uid=f"r{number}", number=number, name=name, sex=Sex(sex), **{**known, **fields})


PEOPLE = (person(1, "Siti Aminah"), person(2, "Nurhayati", age=45), person(3, "Abdul Rahman", "L", 51))


def facts(rows: dict[str, list[dict[str, Any]]] | None = None, **values: Any) -> Facts:
    """Facts; `__` in a keyword stands for the dot."""
    return Facts(
        values={name.replace("__", "."): value for name, value in values.items()},
        rows={
            fact: tuple(FactRow(f"{fact}s/{place}", row) for place, row in enumerate(each))
            for fact, each in (rows or {}).items()
        },
        asked=ASKED,
    )


def examine(
    people: tuple[Attendee, ...] = PEOPLE,
    said: Facts | None = None,
    problems: tuple[FieldProblem, ...] = (),
    *,
    needs_attendance: bool = True,
    **draft: Any,
) -> tuple[Finding, ...]:
    """Run all rules over the good dialogue with some of it replaced."""
    counts = count(people, {"resident": CountsAs.COMMUNITY, "official": CountsAs.OFFICIAL})
    made = Draft(**{**GOOD, **draft})
    return run(made, people, counts, said or facts(), problems, TODAY, needs_attendance=needs_attendance)


def rules(*args: Any, **named: Any) -> list[str]:
    """The rules that fire."""
    return [finding.rule for finding in examine(*args, **named)]
