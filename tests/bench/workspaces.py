"""Workspaces for the benchmarks: a started one, one with many activities, registers of any size."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from uuid import UUID

from fieldapp.demo.people import KNOWN, TANJUNG_PAKU
from fieldapp.model.answer import Given
from fieldapp.model.person import Age, Person
from fieldapp.model.village import Village
from fieldapp.places import Places
from fieldapp.workflow.activities import begin_activity, leave_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.answering import answer
from fieldapp.workflow.changes import change
from fieldapp.workflow.registers import PEOPLE
from fieldapp.workflow.rostering import mark_known
from fieldapp.workflow.session import Session, open_session
from fieldapp.workflow.starting import begin_installation

TANAH_GARAM = Village(
    code="13.72.01.1001", name="Tanah Garam", path="Lubuk Sikarah, Kota Solok, Sumatera Barat", edition="2025-2138"
)
KIND = "dialogue_1"


def started(root: Path) -> Session:
    """An open workspace in `root` that went through the first start."""
    session = open_session(Places(root, exports=root / "exports"))
    begin_installation(session, "Sari Wulandari", "13.72", "Kota Solok")
    return session


def with_activities(root: Path, number: int, rows: int = 20) -> None:
    """A workspace with this many activities of `rows` attendees, indexed as it is after ordinary use."""
    session = started(root)
    opened = dialogue(session, rows)
    pattern = session.places.activity(opened.draft.uid, 1)
    leave_activity(opened)
    session.close()
    text = pattern.read_text(encoding="utf-8")
    for serial in range(1, number):
        uid = str(UUID(int=serial, version=4))
        session.places.activity(uid, 1).write_text(text.replace(opened.draft.uid, uid), encoding="utf-8")
    open_session(session.places).close()


def dialogue(session: Session, known: int, present: int | None = None) -> OpenActivity:
    """A draft on 22 October 2018 in a village that knows `known` people, of whom `present` (or all) are on the list."""
    register = session.workspace.village(TANAH_GARAM.key)
    cards = list(people(known))
    register.commit(session.doing("add").edit(*(change(PEOPLE, card.uid, None, card) for card in cards))).wait()
    opened = begin_activity(session, (TANAH_GARAM,), KIND)
    answer(opened, "date", "22/10/2018")
    for card in cards[:present]:
        mark_known(opened, card.uid)
    return opened


def people(number: int) -> Iterator[Person]:
    """So many people with names like those of the demonstration: its own first, then first and last words crossed."""
    for serial, name in enumerate(names(number), 1):
        own = KNOWN[serial % len(KNOWN)]
        yield Person(
            uid=str(UUID(int=serial, version=4)),
            name=name,
            sex=own.sex,
            age=Given[Age](given=Age(years=own.years or 40)),
            age_on="2018-09-11",
            hamlet=own.hamlet,
            group="resident",
        )


def names(number: int) -> list[str]:
    """So many different names."""
    own = [person.name for person in KNOWN + TANJUNG_PAKU]
    first = sorted({name.split()[0] for name in own if " " in name})
    last = sorted({name.split()[-1] for name in own if " " in name})
    crossed = (f"{one} {other}" for other, one in product(last, first))
    return list(dict.fromkeys([*own, *crossed]))[:number]
