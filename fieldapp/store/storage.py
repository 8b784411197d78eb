"""TinyDB's seam to the disk: whole JSON at every instant, and only what changed is encoded anew."""

import json
from collections.abc import Mapping
from pathlib import Path

from tinydb.storages import Storage

from fieldapp import durable
from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import JsonObject

Documents = Mapping[str, JsonObject]
"""Documents by TinyDB's document number."""
Tables = Mapping[str, Documents]

_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def encode_document(document: JsonObject) -> bytes:
    """A document as one line of UTF-8 JSON; raises UNREADABLE_TEXT for lone surrogates and numbers not in JSON."""
    try:
        return _encoder.encode(document).encode()
    except ValueError as error:
        raise FieldappError(Code.UNREADABLE_TEXT) from error


class Encoder:
    """Encodes tables, one document a line, remembering the lines of documents that stay the same objects.

    Whoever hands in a document must not change it afterwards: changes are told by object identity.
    """

    def __init__(self) -> None:
        self._lines: dict[str, dict[str, tuple[JsonObject, bytes]]] = {}

    def encode(self, tables: Tables) -> bytes:
        """The tables as the JSON text of TinyDB."""
        # One join over all lines: every further copy of a large file costs as much as encoding what changed.
        pieces = [b"{"]
        for name, rows in tables.items():
            pieces += (_encoder.encode(name).encode(), b": {")
            lines = self._table(name, rows)
            if lines:
                pieces.append(lines[0].removeprefix(b","))
                pieces += lines[1:]
            pieces.append(b"\n},\n")
        pieces[-1] = b"\n}}\n" if tables else b"{}\n"
        return b"".join(pieces)

    def _table(self, name: str, rows: Documents) -> list[bytes]:
        """The lines of a table, each with the comma and line break that part it from the one before."""
        old = self._lines.get(name, {})
        lines: dict[str, tuple[JsonObject, bytes]] = {}
        for number, document in rows.items():
            line = old.get(number)
            if line is None or line[0] is not document:
                line = (document, f',\n"{number}": '.encode() + encode_document(document))
            lines[number] = line
        self._lines[name] = lines
        return [line for _, line in lines.values()]


def decode(content: bytes, path: Path) -> dict[str, dict[str, JsonObject]]:
    """The tables in the JSON text of TinyDB; raises FILE_DAMAGED where it is not whole or has another shape."""
    try:
        tables = json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise FieldappError(Code.FILE_DAMAGED, path=str(path)) from error
    if not _is_tables(tables):
        raise FieldappError(Code.FILE_DAMAGED, path=str(path))
    checked: dict[str, dict[str, JsonObject]] = tables
    return checked


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _is_tables(tables: object) -> bool:
    if not isinstance(tables, dict):
        return False
    rows = [row for table in tables.values() for row in (table.items() if isinstance(table, dict) else [("", None)])]
    return all(number.isascii() and number.isdecimal() and isinstance(document, dict) for number, document in rows)


class DurableStorage(Storage):
    """One file of TinyDB tables, replaced whole and durably at each write.

    It refuses to overwrite what another program wrote since it last read or wrote the file.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.stamp: durable.Stamp | None = None
        """The state of the file that this storage knows; None before there is one."""
        self._content: bytes | None = None
        self._tried: bytes | None = None
        self._loaded = False
        self._sound = False
        self._encoder = Encoder()

    def read(self) -> dict[str, dict[str, JsonObject]] | None:
        """The tables as last read or written durably, parsed anew at each call, or None where there is no file.

        Raises READ_FAILED or FILE_DAMAGED.
        """
        if not self._loaded:
            self._load()
        tables = None if self._content is None else decode(self._content, self.path)
        self._sound = True
        return tables

    def write(self, data: Tables) -> None:
        """Write all tables; documents handed in must not be changed afterwards.

        Raises UNREADABLE_TEXT, CHANGED_OUTSIDE, FILE_DAMAGED and what `durable.replace` raises. After a failure the
        next write goes to the disk even if it looks like what is there.
        """
        if not self._sound:
            self.read()
        content = self._encoder.encode(data)
        if content == self._content and self._tried is None:
            return
        self._refuse_foreign()
        self._replace(content)

    def _load(self) -> None:
        self.stamp = durable.stamp(self.path)
        try:
            self._content = durable.read(self.path)
        except FileNotFoundError:
            self.stamp = self._content = None
        self._loaded = True

    def _refuse_foreign(self) -> None:
        there = durable.stamp(self.path)
        if there is None or there == self.stamp or self._is_ours(there):
            return
        raise FieldappError(Code.CHANGED_OUTSIDE, path=str(self.path))

    def _is_ours(self, there: durable.Stamp) -> bool:
        """After a failed write the disk may hold the old content or the new; anything else is another program's."""
        if self._tried is None or durable.read(self.path) not in (self._content, self._tried):
            return False
        self.stamp = there
        return True

    def _replace(self, content: bytes) -> None:
        self._tried = content
        if self.stamp is None:
            durable.make_directory(self.path.parent)
        self.stamp = durable.replace(self.path, content)
        self._content, self._tried = content, None
