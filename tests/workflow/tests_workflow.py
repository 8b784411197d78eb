"""A session on a real folder with one village, a few known people, a fixed clock and uids that can be repeated."""

import random
import uuid
from datetime import datetime
from pathlib import Path

from fieldapp.indonesia.times import WIB
from fieldapp.model.answer import Given
from fieldapp.model.person import Age, Person, Sex
from fieldapp.model.village import Village
from fieldapp.places import Places
from fieldapp.workflow.session import Session, open_session
from fieldapp.workflow.tools import Tools

NOW = datetime(2018, 10, 22, 19, 42, 7, tzinfo=WIB.tz)
TANAH_GARAM = Village(
    code="13.72.01.1001",
    name="Tanah Garam",
    path="Lubuk Sikarah, Kota Solok, Sumatera Barat",
    edition="2025-2138",
)
PEOPLE = (("siti", "Siti Aminah", "P", 34), ("abdul", "Abdul Rahman Saleh", "L", 51), ("nur", "Nurhayati", "P", 45))


def open_at(root: Path, seed: int = 1) -> Session:
    """A session on the workspace below `root`."""
    chance = random.Random(seed)
    tools = Tools(
        now=lambda: NOW,
        new_uid=lambda: str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        random=random.Random(seed),
    )
    return open_session(Places(root / "data", exports=root / "exports"), tools)


def people() -> tuple[Person, ...]:
    """The people known in Tanah Garam."""
    return tuple(
        Person(
            uid=uid, name=name, sex=Sex(sex), age=Given[Age](given=Age(years=years)), age_on="2018", group="resident"
        )
        for uid, name, sex, years in PEOPLE
    )
