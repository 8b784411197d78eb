"""Synthetic activities and the keys they are handed over with."""

from collections.abc import Callable

import pytest

from fieldapp.bundle import keys, making
from fieldapp.bundle.document import Manifest, Previous
from fieldapp.model.activity import Confirmation, FormRef, Ready, ReadyAttendee, ReadyRow, SampleRow
from fieldapp.model.edit import Stamp
from fieldapp.model.headcount import Counts, CountsAs, Headcount
from fieldapp.model.person import Age, Sex
from fieldapp.model.village import Village

STAMP = Stamp(at="2018-10-22T19:42:07+07:00", by="Sari Wulandari", device="D" * 43)
OFFICIALS = 3


def attendee(number: int) -> ReadyAttendee:
    official = number % 31 == 0
    return ReadyAttendee(
        uid=f"row-{number}",
        number=number,
        person=f"person-{number}" if number % 5 else None,
        name=f"Peserta Contoh {number:04}",
        sex=Sex.MALE if number % 2 else Sex.FEMALE,
        age=Age(years=20 + number % 50) if number % 7 else None,
        years=20 + number % 50 if number % 7 else None,
        group="official" if official else "farmer",
        counts_as="official" if official else "community",
        hamlet=f"Jorong Contoh {number % 4}",
    )


def counted(rows: tuple[ReadyAttendee, ...]) -> Counts:
    def of(kind: CountsAs) -> Headcount:
        chosen = [row.sex for row in rows if row.counts_as == kind]
        return Headcount(male=chosen.count(Sex.MALE), female=chosen.count(Sex.FEMALE))

    return Counts(community=of(CountsAs.COMMUNITY), official=of(CountsAs.OFFICIAL), guest=of(CountsAs.GUEST))


def ready(rows: int, uid: str = "activity-1") -> Ready:
    attendance = tuple(attendee(number) for number in range(1, rows + 1))
    village = Village(
        code="13.72.01.1001", name="Tanah Garam", path="Lubuk Sikarah, Kota Solok, Sumatera Barat", edition="2025"
    )
    return Ready(
        uid=uid,
        version=1,
        form=FormRef(id="keserasian-sosial", version="2026.1"),
        villages=(village,),
        kind="dialogue_1",
        date="2018-10-22",
        start="09:00",
        end="12:00",
        zone="WIB",
        place="Balai Payo",
        paper_male=rows // 2,
        paper_female=rows - rows // 2,
        counts=counted(attendance),
        answers={
            "theme": "Kerukunan “bersama” \u0085\u2028 \U0001f600 é",
            "progress": 42.5,
            "whole": 40.0,
            "papers": ("invitation", "photos"),
            "money_lines": (ReadyRow(uid="line-1", answers={"component": "dialogue", "amount": 999_999_999_999_999}),),
        },
        attendance=attendance,
        confirmed=(Confirmation(rule="paper-count", about="roster", reason="dua orang pulang", made=STAMP),),
        sample=(SampleRow(attendee="row-1", typed="Peserta Contoh 0001", agrees=True),),
        made=STAMP,
        finalised=STAMP,
    )


def manifest(activities: tuple[Ready, ...], key: keys.SigningKey) -> Manifest:
    return Manifest(
        device=key.device,
        code=keys.installation_code(key.device),
        number=31,
        previous=Previous(number=30, sha256="0" * 64),
        made_at="2018-11-05T20:03:00+07:00",
        app="0.1.0",
        forms=making.forms_of(activities),
        counts=making.counts_of(activities),
    )


@pytest.fixture(scope="session")
def device() -> keys.SigningKey:
    return keys.device_key(bytes(range(32)))


@pytest.fixture(scope="session")
def headquarters() -> keys.HeadquartersPrivateKeys:
    return keys.new_headquarters_keys()


@pytest.fixture(scope="session")
def activities() -> tuple[Ready, ...]:
    return (ready(12), ready(5, "activity-2"))


@pytest.fixture(scope="session")
def described(activities: tuple[Ready, ...], device: keys.SigningKey) -> Manifest:
    return manifest(activities, device)


@pytest.fixture(scope="session")
def plain(activities: tuple[Ready, ...], described: Manifest, device: keys.SigningKey) -> bytes:
    return making.make(activities, described, device, None)


@pytest.fixture(scope="session")
def sealed(
    activities: tuple[Ready, ...],
    described: Manifest,
    device: keys.SigningKey,
    headquarters: keys.HeadquartersPrivateKeys,
) -> bytes:
    return making.make(activities, described, device, headquarters.public())


@pytest.fixture(scope="session")
def make_ready() -> Callable[..., Ready]:
    return ready


@pytest.fixture(scope="session")
def describe() -> Callable[[tuple[Ready, ...], keys.SigningKey], Manifest]:
    return manifest
