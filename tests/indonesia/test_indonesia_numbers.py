"""Numbers and amounts: dots group thousands, a comma starts the decimals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.indonesia import Unread
from fieldapp.indonesia.money import format_money, money_in_words, read_money
from fieldapp.indonesia.numbers import LIMIT, format_decimal, format_integer, read_decimal, read_integer
from fieldapp.wording import set_language


@pytest.mark.parametrize(
    ("text", "integer", "decimal"),
    [
        ("1500", 1500, 1500.0), ("1.500", 1500, 1500.0), ("1 500", 1500, 1500.0), ("1.500.000", 1500000, 1500000.0),
        ("0", 0, 0.0), ("007", 7, 7.0), ("50%", 50, 50.0), ("1,0", 1, 1.0),
        ("1,5", "number.not_whole", 1.5), ("1.5", "number.not_whole", 1.5), ("150,5", "number.not_whole", 150.5),
        ("1.500,25", "number.not_whole", 1500.25), ("1,500", "number.not_whole", 1.5),
        ("999999999999999", 999999999999999, 999999999999999.0),
        (str(LIMIT), "number.too_large", "number.too_large"),
        ("-5", "number.negative", "number.negative"), ("−5", "number.negative", "number.negative"),
        ("(5)", "number.negative", "number.negative"), ("-1,5", "number.negative", "number.negative"),
        ("0.500", "number.unreadable", "number.unreadable"), ("1.50.0", "number.unreadable", "number.unreadable"),
        ("1.500.0", "number.unreadable", "number.unreadable"), ("٣", "number.unreadable", "number.unreadable"),
        ("", "number.unreadable", "number.unreadable"), ("lima", "number.unreadable", "number.unreadable"),
        ("1e5", "number.unreadable", "number.unreadable"), ("NaN", "number.unreadable", "number.unreadable"),
    ],
)  # fmt: skip
def test_numbers_are_read_the_indonesian_way(text: str, integer: int | str, decimal: float | str) -> None:
    assert _told(read_integer(text)) == integer
    assert _told(read_decimal(text)) == decimal


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp150.000.000", 150_000_000), ("150 juta", 150_000_000), ("150jt", 150_000_000), ("0", 0),
        ("Rp 150.000.000,-", 150_000_000), ("Rp.150 juta", 150_000_000), ("1,5 juta", 1_500_000),
        ("Rp150.000.000,00", 150_000_000), ("1.500", 1_500), ("1500", 1_500), ("150 000 000", 150_000_000),
        ("5 M", 5_000_000_000), ("500rb", 500_000), ("1jt 500rb", 1_500_000), ("setengah juta", 500_000),
        ("seratus lima puluh juta rupiah", 150_000_000), ("999.999.999.999.999", 999_999_999_999_999),
        ("Rp1.500.000,=", 1_500_000), ("1,500,000", 1_500_000),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(text: str, amount: int) -> None:
    assert read_money(text) == amount


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("-5", "money.negative"), ("Rp -5.000", "money.negative"), ("Rp-5.000", "money.negative"),
        ("(5.000)", "money.negative"), ("minus lima ribu", "money.negative"), ("−5", "money.negative"),
        (str(LIMIT), "money.too_large"), ("1000 triliun", "money.too_large"), ("90 triliun", "money.unreadable"),
        ("2jtan", "money.about"), ("sekitar 2 juta", "money.about"), ("1,5", "money.part_of_rupiah"),
        ("12.50", "money.part_of_rupiah"), ("150.000,50", "money.part_of_rupiah"),
        ("1.500.00", "money.unreadable"), ("1.5.5", "money.unreadable"), ("3-4 juta", "money.unreadable"),
        ("5 6", "money.unreadable"), ("1/2 juta", "money.unreadable"), ("10%", "money.unreadable"),
        ("1e5", "money.unreadable"), ("10^15", "money.unreadable"), ("rp", "money.unreadable"),
        ("banyak", "money.unreadable"), ("", "money.unreadable"), ("٥", "money.unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_amount_says_why(text: str, problem: str) -> None:
    assert _told(read_money(text)) == problem


def test_thousands_of_digits_are_too_large() -> None:
    digits = "9" * 5000
    assert _told(read_integer(digits)) == _told(read_decimal(digits)) == "number.too_large"
    assert _told(read_money(digits)) == "money.too_large"
    assert isinstance(read_money(f"{digits} juta"), Unread)


@given(st.integers(0, LIMIT - 1))
def test_a_shown_integer_and_amount_are_read_as_the_same(value: int) -> None:
    assert read_integer(format_integer(value)) == value
    assert read_decimal(format_integer(value)) == value
    assert read_money(format_money(value)) == value


@given(st.decimals(0, 10**9, places=3))
def test_a_shown_decimal_is_read_as_the_same(value: object) -> None:
    number = float(str(value))
    assert read_decimal(format_decimal(number)) == number


@given(st.integers(0, 9 * 10**13 - 1))
def test_amounts_in_indonesian_words_are_read_as_the_same(value: int) -> None:
    assert read_money(money_in_words(value)) == value


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_but_never_fails(text: str) -> None:
    for read in (read_integer(text), read_decimal(text), read_money(text)):
        assert isinstance(read, Unread) or 0 <= read < LIMIT


def test_amounts_are_put_into_words_in_both_languages() -> None:
    assert money_in_words(150_000_000) == "seratus lima puluh juta rupiah"
    set_language("en")
    assert money_in_words(150_000_000) == "one hundred fifty million rupiah"
    assert money_in_words(1_234_567) == "one million two hundred thirty-four thousand five hundred sixty-seven rupiah"
    assert money_in_words(0) == "zero rupiah"
    assert money_in_words(LIMIT - 1).startswith("nine hundred ninety-nine trillion")


def _told(read: float | Unread) -> float | str:
    return read.problem if isinstance(read, Unread) else read
