"""Bundles of synthetic activities as headquarters receives them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fieldapp import wording
from fieldapp.bundle import keys, making
from fieldapp.bundle.document import Manifest
from fieldapp.model.activity import Confirmation, FormRef, Ready, ReadyAttendee, ReadyRow, SampleRow
from fieldapp.model.edit import Stamp
from fieldapp.model.headcount import Counts, Headcount
from fieldapp.model.person import Age, Sex
from fieldapp.model.village import Village

Bundler = Callable[..., Path]
STAMP = Stamp(at="2018-10-22T19:42:07+07:00", by="Sari Wulandari", device="D" * 43)
ROWS = (
    ReadyAttendee(
        uid="row-1",
        number=1,
        person="person-1",
        name="=HYPERLINK(1)",
        sex=Sex.MALE,
        age=Age(born="1978-03-04"),
        years=40,
        group="resident",
        counts_as="community",
        hamlet="01",
    ),
    ReadyAttendee(
        uid="row-2",
        number=2,
        name="Peserta; Dua",
        sex=Sex.FEMALE,
        group="women",
        counts_as="community",
        note="0812 0000 0000",
    ),
    ReadyAttendee(uid="row-3", number=3, name="Narasumber Satu", sex=Sex.MALE, group="speaker", counts_as="official"),
)


@pytest.fixture(autouse=True)
def _english() -> None:
    wording.set_language("en")


@pytest.fixture(scope="session")
def device() -> keys.SigningKey:
    return keys.device_key(bytes(range(32)))


@pytest.fixture(scope="session")
def headquarters() -> keys.HeadquartersPrivateKeys:
    return keys.new_headquarters_keys()


@pytest.fixture(scope="session")
def dialogue() -> Ready:
    """Two villages, one outside the region table; one formula for a name; money, works, papers, decisions."""
    return Ready(
        uid="activity-1",
        version=1,
        form=FormRef(id="keserasian-sosial", version="2026.1"),
        villages=(
            Village(code="13.72.01.1001", name="Tanah Garam", path="Lubuk Sikarah, Kota Solok", edition="2025"),
            Village(nearest="13.72.01", name="Payo", path="Lubuk Sikarah, Kota Solok", edition="2025"),
        ),
        kind="dialogue_1",
        date="2018-10-22",
        start="09:00",
        end="12:00",
        zone="WIB",
        place="Balai Payo",
        paper_male=1,
        paper_female=2,
        counts=Counts(community=Headcount(male=1, female=1), official=Headcount(male=1)),
        answers={
            "theme": "Hidup rukun",
            "main_speaker": "row-2",
            "themes": ("nation", "tolerance"),
            "papers": ("invitation", "photos"),
            "grant_total": 150_000_000,
            "left_total": -500,
            "money_lines": (
                ReadyRow(uid="m1", answers={"line_component": "dialogue_1", "line_spent": 17_500_000}),
                ReadyRow(uid="m2", answers={"line_component": "operating"}),
            ),
            "works": (ReadyRow(uid="w1", answers={"work_kind": "hall", "work_percent": 50, "work_volume": 12.5}),),
            "decisions": (ReadyRow(uid="d1", answers={"decision_what": "Gotong royong", "decision_until": "2018-11"}),),
        },
        attendance=ROWS,
        confirmed=(Confirmation(rule="paper-differs", reason="satu pulang", made=STAMP),),
        sample=(SampleRow(attendee="row-1", typed="L40", agrees=True), SampleRow(attendee="row-2", agrees=False)),
        signatures_complete=True,
        original_kept=False,
        made=STAMP,
        finalised=STAMP,
    )


@pytest.fixture
def bundled(tmp_path: Path, device: keys.SigningKey) -> Bundler:
    """Write a bundle of activities into a file; `sealed_to` are headquarters' keys."""

    def write(*activities: Ready, number: int = 1, sealed_to: keys.HeadquartersPrivateKeys | None = None) -> Path:
        manifest = Manifest(
            device=device.device,
            code="m8f3",
            number=number,
            made_at="2018-11-05T20:03:00+07:00",
            app="0.1.0",
            forms=making.forms_of(activities),
            counts=making.counts_of(activities),
        )
        path = tmp_path / f"bundle-{number}-{len(tuple(tmp_path.iterdir()))}.json"
        path.write_bytes(making.make(activities, manifest, device, sealed_to.public() if sealed_to else None))
        return path

    return write
