"""Tables as spreadsheets in Indonesian take them: UTF-8 with BOM, semicolons, CRLF, text that stays text."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from fieldapp import durable

Cell = int | float | str | None
"""Numbers stay plain digits (a decimal with a comma); text is guarded; None is an empty cell."""
Row = Sequence[Cell]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONG_NUMBER = re.compile(r"(?=(?:[ .\-]*\d){12,}|0)[\d .\-]+")
"""What a spreadsheet would round after 15 digits (NIK) or strip of its leading zero (telephone)."""


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write a table durably. Raises the codes of `durable.replace`."""
    durable.make_directory(path.parent)
    durable.replace(path, encode(rows))


def encode(rows: Iterable[Row]) -> bytes:
    """The bytes of a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    return str(cell).replace(".", ",")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it as a formula or read it as a number."""
    if text.startswith(_FORMULA) or _LONG_NUMBER.fullmatch(text):
        return f"'{text}"
    return text
