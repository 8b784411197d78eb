"""Finds names by a part of them among many: one joined string without spaces, searched by `str.find`."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

INSIDE_FROM: Final = 3
"""A shorter text is looked for at the beginning of names only: inside them it would hit nearly all."""

Span = tuple[int, int]
"""Rows from the first, up to but without the second."""


class Hits(NamedTuple):
    """The best rows, and how many there are in all."""

    rows: tuple[int, ...]
    total: int


def fold(text: str) -> str:
    """Lower-case letters and digits only: `Tiro/Truseb` is `tirotruseb`, `Regapu’u` is `regapuu`."""
    plain = unicodedata.normalize("NFKD", text).lower()
    return re.sub(r"[^a-z0-9]", "", plain)


class NameIndex:
    """Names in rows, ordered by code. Each may have further spellings."""

    def __init__(self, spellings: Sequence[Sequence[str]]) -> None:
        lines = ["|".join(fold(spelling) for spelling in row) for row in spellings]
        self._text = "\n" + "|\n".join(lines) + "|\n"
        self._starts = array("I")
        position = 1
        for line in lines:
            self._starts.append(position)
            position += len(line) + 2

    def find(self, name: str, spans: Sequence[Span], limit: int, keep: Callable[[int], bool] | None = None) -> Hits:
        """Rows whose name holds the folded `name`: those in earlier spans first, there whole names, then beginnings.

        `keep` drops rows that are not wanted. Rows outside all spans are neither given nor counted.
        """
        if not name:
            return Hits((), 0)
        tiers = [f"\n{name}|", f"\n{name}"] + ([name] if len(name) >= INSIDE_FROM else [])
        best: dict[int, None] = {}
        for span in spans:
            for needle in tiers:
                self._take(best, limit, self._rows(needle, span, keep))
        return Hits(tuple(best), self._count(tiers[-1], spans, keep))

    def _take(self, best: dict[int, None], limit: int, rows: Iterator[int]) -> None:
        if len(best) >= limit:
            return
        for row in rows:
            best[row] = None
            if len(best) >= limit:
                return

    def _rows(self, needle: str, span: Span, keep: Callable[[int], bool] | None) -> Iterator[int]:
        for position in self._positions(needle, span):
            row = bisect_right(self._starts, position + needle.startswith("\n")) - 1
            if keep is None or keep(row):
                yield row

    def _positions(self, needle: str, span: Span) -> Iterator[int]:
        """One position a line."""
        text, end = self._text, self._offset(span[1])
        position = text.find(needle, self._offset(span[0]) - 1, end)
        while position >= 0:
            yield position
            line_end = text.find("\n", position + 1)
            position = text.find(needle, line_end, end)

    def _offset(self, row: int) -> int:
        return self._starts[row] if row < len(self._starts) else len(self._text)

    def _count(self, needle: str, spans: Sequence[Span], keep: Callable[[int], bool] | None) -> int:
        everywhere = (min(span[0] for span in spans), max(span[1] for span in spans))
        return sum(1 for _ in (self._positions if keep is None else self._kept(keep))(needle, everywhere))

    def _kept(self, keep: Callable[[int], bool]) -> Callable[[str, Span], Iterator[int]]:
        return lambda needle, span: self._rows(needle, span, keep)


def span_of(codes: Sequence[str], prefix: str) -> Span:
    """The rows whose code lies in the region of this code (ordered codes with dots)."""
    return bisect_left(codes, f"{prefix}."), bisect_left(codes, f"{prefix}/")
