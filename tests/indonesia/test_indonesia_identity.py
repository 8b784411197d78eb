"""NIK and telephone numbers: what is an error, what is only odd, and what is shown of them. All numbers are made up."""

from datetime import date

import pytest

from fieldapp.indonesia import Unread
from fieldapp.indonesia.identity import (
    doubts_of_nik,
    format_phone,
    mask_nik,
    mask_phone,
    read_nik,
    read_phone,
)

ON = date(2018, 10, 22)


@pytest.mark.parametrize(
    "text", ["1372012203859001", "1372.0122.0385.9001", "137201 220385 9001", "1372-01-220385-9001"]
)
def test_a_nik_is_read_without_its_separators(text: str) -> None:
    assert read_nik(text) == "1372012203859001"


@pytest.mark.parametrize(
    ("text", "problem"),
    [("137201220385900", "nik.not_16_digits"), ("13720122038590011", "nik.not_16_digits"), ("x", "nik.not_16_digits"),
     ("1111111111111111", "nik.made_up"), ("1234567890123456", "nik.made_up"), ("١" * 16, "nik.not_16_digits")],
)  # fmt: skip
def test_what_is_no_nik_is_refused(text: str, problem: str) -> None:
    read = read_nik(text)
    assert isinstance(read, Unread)
    assert read.problem == problem


@pytest.mark.parametrize("nik", ["1372012203859001", "1372016203859001", "1372014101059001", "6501012203859001"])
def test_a_usual_nik_raises_no_doubt(nik: str) -> None:
    assert doubts_of_nik(nik, ON) == ()


@pytest.mark.parametrize(
    ("nik", "problem", "severity"),
    [
        ("1372018101909001", "nik.no_such_birth_date", "forceable"),
        ("1372014001909001", "nik.no_such_birth_date", "forceable"),
        ("1372013102909001", "nik.no_such_birth_date", "forceable"),
        ("1372012203850000", "nik.serial_zero", "warning"),
        ("9972012203859001", "nik.unknown_province", "warning"),
    ],
)
def test_an_odd_nik_is_doubted_but_can_be_kept(nik: str, problem: str, severity: str) -> None:
    assert [(doubt.problem, doubt.severity) for doubt in doubts_of_nik(nik, ON)] == [(problem, severity)]


def test_east_timor_is_no_unknown_province() -> None:
    assert doubts_of_nik("5401012203859001", ON) == ()


def test_sex_birth_and_place_are_compared() -> None:
    nik = "1372016203859001"
    assert doubts_of_nik(nik, ON, sex="P", born="1985-03-22", regency="13.72") == ()
    assert doubts_of_nik(nik, ON, sex="P", born="1985") == ()
    found = doubts_of_nik(nik, ON, sex="L", born="1984", regency="13.02")
    assert [doubt.problem for doubt in found] == ["nik.other_sex", "nik.other_birth", "nik.from_elsewhere"]
    assert found[-1].slots == {"place": "Kota Solok"}
    assert found[-1].severity == "information"


def test_masks_leave_only_the_ends() -> None:
    assert mask_nik("1372012203859001") == "1372••••••••••01"
    assert mask_nik("1372012203859001", "*") == "1372**********01"
    assert mask_phone("+6281234567890") == "0812••••7890"
    assert mask_nik("12345") == "•••••"
    assert mask_phone("0812") == "••••"


@pytest.mark.parametrize("text", ["0812-3456-7890", "+62 812 3456 7890", "6281234567890", "0812.3456.7890"])
def test_a_telephone_number_is_kept_in_one_form(text: str) -> None:
    assert read_phone(text) == "+6281234567890"
    assert format_phone("+6281234567890") == "0812-3456-7890"


@pytest.mark.parametrize("text", ["112", "x", "", "08", "0812345678901234"])
def test_what_is_no_telephone_number_is_refused(text: str) -> None:
    read = read_phone(text)
    assert isinstance(read, Unread)
    assert read.problem == "phone.unreadable"
