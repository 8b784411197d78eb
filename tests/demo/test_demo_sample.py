"""The sample bundle is the one that the program makes today, to the byte."""

from pathlib import Path

from sample_bundle import EXPORTS, make_sample

from fieldapp.bundle.reading import open_bundle
from fieldapp.demo.people import ATTENDING, KNOWN, TANJUNG_PAKU


def test_the_sample_is_what_the_program_makes(tmp_path: Path) -> None:
    made = make_sample(tmp_path)
    assert (EXPORTS / made.name).read_bytes() == made.read_bytes()


def test_the_sample_is_the_only_bundle_kept_here_and_holds_made_up_people_only() -> None:
    tracked = list(EXPORTS.glob("keserasian-m8f3-0001.json"))
    opened = open_bundle(tracked[0].read_bytes(), tracked[0].name)
    assert opened.content is not None
    made_up = {someone.name for someone in (*ATTENDING, *KNOWN, *TANJUNG_PAKU)}
    assert {row.name for activity in opened.content.activities for row in activity.attendance} <= made_up
