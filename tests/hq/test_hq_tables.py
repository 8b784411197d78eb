"""The tables say in plain words what the bundles hold, and a spreadsheet does not change them."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp import places, wording
from fieldapp.bundle.reading import open_bundle
from fieldapp.errors import FieldappError
from fieldapp.forms.loading import load_builtin
from fieldapp.hq import activity_table, attendance_table
from fieldapp.hq.definitions import Definitions
from fieldapp.hq.opening import Collected
from fieldapp.hq.spreadsheet import Row, encode, guarded
from fieldapp.model.activity import Ready

Bundler = Callable[..., Path]


@pytest.fixture
def definitions() -> Definitions:
    def must_not_talk(error: FieldappError) -> None:
        raise error

    return Definitions(places.find(), must_not_talk)


@pytest.fixture
def collected(bundled: Bundler, dialogue: Ready) -> tuple[Collected, ...]:
    opened = open_bundle(bundled(dialogue).read_bytes(), "x")
    assert opened.content is not None
    return tuple(Collected(opened.manifest, activity) for activity in opened.content.activities)


def by_heading(rows: list[Row], at: int = 1) -> dict[str, object]:
    heading, row = rows[0], rows[at]
    assert len(heading) == len(row)
    assert len(set(heading)) == len(heading)
    return {str(name): cell for name, cell in zip(heading, row, strict=True)}


def test_activity_row_says_when_where_who_and_how_many(
    collected: tuple[Collected, ...], definitions: Definitions
) -> None:
    row = by_heading(activity_table.table(collected, definitions))
    expected = {
        "Bundle": "m8f3-0001",
        "Kind of activity": "Thematic dialogue I",
        "Date": "2018-10-22",
        "Day": "Monday",
        "Village": "Tanah Garam; Payo",
        "Region code": "13.72.01.1001; 13.72.01~",
        "L": 1,
        "P": 1,
        "Total": 2,
        "Officials": 1,
        "Guests": 0,
        "L on paper": 1,
        "P on paper": 2,
        "Confirmed": "satu pulang",
        "Sample agrees": "1 of 2",
        "Signatures complete": "yes",
        "Original kept": "no",
        "Recorded by": "Sari Wulandari",
    }
    assert {name: row[name] for name in expected} == expected


def facts(rows: list[Row], titles: dict[str, str]) -> dict[str, object]:
    row = by_heading(rows)
    return {fact: row[title] for fact, title in titles.items()}


def test_activity_row_has_every_fact_of_the_form(collected: tuple[Collected, ...], definitions: Definitions) -> None:
    from fieldapp.hq.facts import asked

    titles = {each.fact: each.title for each in asked(load_builtin())}
    stated = facts(activity_table.table(collected, definitions), titles)
    assert {fact: cell for fact, cell in stated.items() if cell is not None} == {
        "meeting.theme": "Hidup rukun",
        "meeting.themes": wording.pick(_label("themes", "nation")) + ", " + wording.pick(_label("themes", "tolerance")),
        "speech.main": "Peserta; Dua",
        "paper.kinds": wording.pick(_label("papers", "invitation")) + ", " + wording.pick(_label("papers", "photos")),
        "grant.total": 150_000_000,
        "money.left": -500,
        "money.component": " | ".join(wording.pick(_label("components", name)) for name in ("dialogue_1", "operating")),
        "money.spent": "17500000 | ",
        "work.kind": wording.pick(_label("work_kinds", "hall")),
        "work.percent": 50,
        "work.volume": 12.5,
        "decision.what": "Gotong royong",
        "decision.until": "2018-11",
    }


def _label(choices: str, name: str) -> dict[str, str]:
    return dict(next(choice.label for choice in load_builtin().choices[choices] if choice.name == name))


def test_date_known_to_the_month_has_no_weekday(collected: tuple[Collected, ...], definitions: Definitions) -> None:
    month = Collected(collected[0].manifest, collected[0].activity.model_copy(update={"date": "2018-10"}))
    row = by_heading(activity_table.table([month], definitions))
    assert (row["Date"], row["Day"]) == ("2018-10", None)


def test_attendance_has_one_row_for_each_line_on_paper(
    collected: tuple[Collected, ...], definitions: Definitions
) -> None:
    rows = attendance_table.table(collected, definitions)
    assert len(rows) == 4
    first = by_heading(rows)
    expected = {
        "No.": 1,
        "L/P": "L",
        "Age (years)": 40,
        "Born": "1978-03-04",
        "Counts as": "community",
        "Signature": "signed",
    }
    assert {name: first[name] for name in expected} == expected
    assert by_heading(rows, 3)["Counts as"] == "official"
    assert not {"NIK", "Phone"} & set(map(str, rows[0]))


@pytest.mark.parametrize("language", ["id", "en"])
def test_headings_differ_from_each_other_in_both_languages(
    collected: tuple[Collected, ...], definitions: Definitions, language: wording.Language
) -> None:
    wording.set_language(language)
    for rows in (activity_table.table(collected, definitions), attendance_table.table(collected, definitions)):
        assert by_heading(rows)


def test_file_is_what_a_spreadsheet_in_indonesian_takes() -> None:
    data = encode([["Nama", "Umur"], ["Peserta; Dua", 12.5], [None, 150_000_000]])
    assert data == b'\xef\xbb\xbfNama;Umur\r\n"Peserta; Dua";12,5\r\n;150000000\r\n'


FORMULAS = ["=1+1", "+62", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"]
NUMBERS = ["1372012210189001", "081200000000", "01", "1372 0122 1018 9001"]
PLAIN = ["", "Siti Aminah", "13.72.01.1001", "2018-10-22", "09:00", "a=b", "34/POKMAS/IV", "100"]


@pytest.mark.parametrize("text", FORMULAS + NUMBERS)
def test_text_that_a_spreadsheet_would_run_or_round_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=4))
def test_any_text_comes_back_out_of_the_file(rows: list[list[str]]) -> None:
    kept = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
    read = list(csv.reader(io.StringIO(encode(kept).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert read == [[guarded(cell) for cell in row] for row in kept]
