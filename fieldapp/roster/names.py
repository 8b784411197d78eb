"""Names of people: how they are written, and the words they are searched by.

Search words come in three strengths: plain (lower case without marks and punctuation), folded (old and new spellings
alike: Soeharto, Suharto) and final (also the endings that people write differently: Rahmah, Rahma).
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

PARTICLES = frozenset({"bin", "binti", "bt", "van", "de", "el"})
_CAPITALS_FIRST = frozenset({"kh"})
_CAPITALS = _CAPITALS_FIRST | {"se", "sh", "mm", "mh"}
_TITLES = frozenset(
    {"h", "hj", "kh", "drs", "dra", "dr", "drg", "ir", "prof", "ust", "ustadz", "tgk", "dt", "datuk", "st", "r", "ra"}
    | {"rm", "pdt", "bpk", "bapak", "ibu", "pak", "bu", "sdr", "sdri", "tn", "ny"}
)
_MUHAMMAD = ("muh", "moh", "mohd", "muhd", "mhd", "md", "mochamad", "mohamad", "mohammad", "muhamad", "mochammad")
_CANONICAL = {
    **dict.fromkeys(_MUHAMMAD, "muhammad"),
    "abd": "abdul",
    "sitti": "siti",
    "st": "siti",
    "achmad": "ahmad",
    "akhmad": "ahmad",
    "datuk": "dt",
}
_OLD_J = re.compile(r"tj|nj|sj")
_SPELLINGS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "s"), ("sy", "s"), ("kh", "h"), ("ch", "h"),
    ("th", "t"), ("dz", "z"), ("z", "j"), ("ph", "p"), ("f", "p"), ("v", "p"), ("q", "k"), ("y", "i"), ("ae", "ai"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\s,/]+")
_PIECE = re.compile(r"[^.\-/,]+")


class Spelling(NamedTuple):
    """A word in its three strengths."""

    plain: str
    folded: str
    final: str


class Word(NamedTuple):
    """A word of a name; `letters` gives the place in the name of each letter of its plain spelling."""

    spelling: Spelling
    letters: tuple[int, ...]
    title: bool


def title(name: str) -> str:
    """The name in title case, spaces tidied: `siti aminah, s.pd` is `Siti Aminah, S.Pd`.

    A word that mixes cases beyond its first letter was written so on purpose and stays as it is.
    """
    tokens = unicodedata.normalize("NFC", name).split()
    shouted = not any(letter.islower() for token in tokens for letter in token)
    return " ".join(_title_word(token, first=not place, shouted=shouted) for place, token in enumerate(tokens))


def _title_word(token: str, *, first: bool, shouted: bool) -> str:
    shouted = shouted or (token.isupper() and len(token.strip(".,")) > 3)
    if not shouted and any(letter.isupper() for letter in token[1:]):
        return token
    lower = token.lower()
    if lower.strip(".,") in (_CAPITALS_FIRST if first else _CAPITALS):
        return token.upper()
    if lower in PARTICLES and not first:
        return lower
    return _PIECE.sub(lambda piece: _capital(piece.group()), lower)


def _capital(piece: str) -> str:
    """The piece with its first letter in upper case; a letter that would grow (ß) stays."""
    upper = piece[0].upper()
    return (upper if len(upper) == 1 else piece[0]) + piece[1:]


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[Word, ...]:
    """The search words of a name, in order."""
    found = (_word(match.group(), match.start()) for match in _WORD.finditer(name))
    return tuple(word for word in found if word.spelling.plain)


@lru_cache(maxsize=8192)
def _word(text: str, start: int) -> Word:
    letters: list[int] = []
    plain: list[str] = []
    for place, letter in enumerate(text):
        for part in _plain_letters(letter):
            plain.append(part)
            letters.append(start + place)
    joined = "".join(plain)
    folded = fold(canonical(joined, dotted=text.endswith(".")))
    return Word(Spelling(joined, folded, finish(folded)), tuple(letters), joined in _TITLES)


def _plain_letters(letter: str) -> str:
    decomposed = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(part for part in decomposed if part.isalnum())


def canonical(plain: str, *, dotted: bool = False) -> str:
    """The usual form of a name that is often shortened: `muh` is `muhammad`; `m` only where a dot follows it."""
    return "muhammad" if plain == "m" and dotted else _CANONICAL.get(plain, plain)


def fold(plain: str) -> str:
    """Old and new spelling alike, doubled letters once: safe for the beginning of a word."""
    if _OLD_J.search(plain):
        plain = re.sub(r"(?<![dtns])j", "y", plain)
    for old, new in _SPELLINGS:
        if old in plain:
            plain = plain.replace(old, new)
    return _DOUBLE.sub(r"\1", plain)


def finish(folded: str) -> str:
    """A whole folded word without the endings that are written either way: a final h, and d for t."""
    if len(folded) > 2 and folded.endswith("h"):
        return folded[:-1]
    return folded[:-1] + "t" if folded.endswith("d") else folded


def same_words(name: str) -> str:
    """The plain words joined: equal for two names that differ in case, marks and punctuation only."""
    return " ".join(word.spelling.plain for word in words(name))
