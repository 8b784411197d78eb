"""What this workspace knows of a village: when something was last done there, and how many people are known."""

from __future__ import annotations

from dataclasses import dataclass

from fieldapp.indonesia.dates import short_date
from fieldapp.workflow.form_library import current_definition
from fieldapp.workflow.newest import newest_versions
from fieldapp.workflow.registers import PEOPLE
from fieldapp.workflow.session import Session
from fieldapp.workflow.titles import kind_label


@dataclass(frozen=True, slots=True)
class VillageWork:
    """The last activity in a village, such as "20 Okt Rapat Pengurus", and the number of people known there."""

    last: str
    people: int


def village_work(session: Session) -> dict[str, VillageWork]:
    """The villages in which something was done, by the key of their register; a damaged register counts nobody."""
    newest: dict[str, tuple[str, str]] = {}
    for entry in newest_versions(session):
        if entry.deleted:
            continue
        day = short_date(entry.date) if entry.date else ""
        done = (entry.date or "", f"{day} {kind_label(current_definition(), entry.kind)}".strip())
        for key in entry.village_keys:
            newest[key] = max(newest.get(key, ("", "")), done)
    return {key: VillageWork(last, _people(session, key)) for key, (_date, last) in newest.items()}


def _people(session: Session, key: str) -> int:
    from fieldapp.errors import FieldappError

    try:
        return len(session.workspace.village(key).documents(PEOPLE))
    except FieldappError:
        return 0
