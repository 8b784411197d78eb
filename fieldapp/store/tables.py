"""The tables of one file in memory: frozen, so that the writer thread reads one state while the next one is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldapp.model.base import JsonObject

Rows = dict[str, JsonObject]
"""Documents by TinyDB's document number, in ascending order; the number identifies nothing outside its file."""


@dataclass(frozen=True, slots=True)
class Table:
    """Documents in the order of their numbers, found by uid. Neither dict is ever changed."""

    rows: Rows = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    """Document number by uid."""

    @classmethod
    def of(cls, rows: Rows) -> "Table":
        """A table read from a file; raises ValueError where a document has no uid or shares it."""
        ordered = in_order(rows)
        numbers = {_uid(document): number for number, document in ordered.items()}
        if len(numbers) != len(ordered):
            raise ValueError("two documents have the same uid")
        return cls(ordered, numbers)

    def get(self, uid: str) -> JsonObject | None:
        """The document with this uid."""
        number = self.numbers.get(uid)
        return None if number is None else self.rows[number]

    def changed(self, documents: Mapping[str, JsonObject | None]) -> "Table":
        """A table with these documents put in place by uid; None takes one out."""
        rows, numbers = dict(self.rows), dict(self.numbers)
        for uid, document in documents.items():
            if document is None:
                rows.pop(numbers.pop(uid, ""), None)
                continue
            number = numbers.setdefault(uid, next_number(rows))
            rows[number] = document
        return Table(rows, numbers)


Tables = dict[str, Table]


def in_order(rows: Mapping[str, JsonObject]) -> Rows:
    """Documents in the order of their numbers."""
    return dict(sorted(rows.items(), key=lambda row: int(row[0])))


def next_number(rows: Rows) -> str:
    """The number of the next document."""
    return str(int(next(reversed(rows), "0")) + 1)


def appended(rows: Rows, document: JsonObject) -> Rows:
    """Documents with one more at the end."""
    return {**rows, next_number(rows): document}


def _uid(document: JsonObject) -> str:
    uid = document.get("uid")
    if not isinstance(uid, str) or not uid:
        raise ValueError("a document has no uid")
    return uid
