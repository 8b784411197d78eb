"""Names that nearly always tell the sex of a person, for a question and never for an answer."""

import re

from fieldapp.checks.plain_names import plain_words
from fieldapp.model.person import Sex

_WOMEN = frozenset(
    {"siti", "sitti", "sri", "dewi", "fatimah", "aminah", "aisyah", "khadijah", "mariam", "maryam", "nurhayati"}
    | {"hj", "ny", "binti", "bundo", "zainab", "halimah", "rohani", "ni"}
)
_MEN = frozenset(
    {"muhammad", "mohammad", "mohamad", "muhamad", "mochamad", "moh", "muh", "mohd", "abdul", "abd", "ahmad"}
    | {"achmad", "akhmad", "bin", "ibrahim", "yusuf", "ismail", "hasan", "agus", "bambang"}
)
_WOMANS_ENDING = re.compile(r"..wati$")
_TITLES = frozenset({"h", "dr", "drs", "dra", "ir", "prof", "kh", "ust", "dt", "r", "ibu", "bpk", "pak", "bu"})


def sex_by_name(name: str) -> Sex | None:
    """The sex that a name nearly always goes with, by its first word after titles, `bin`, `binti` or `-wati`."""
    words = [word for word in plain_words(name) if word not in _TITLES]
    telling = words[:1] + [word for word in words[1:] if word in ("bin", "binti")]
    if any(word in _WOMEN for word in telling) or any(_WOMANS_ENDING.search(word) for word in words):
        return Sex.FEMALE
    return Sex.MALE if any(word in _MEN for word in telling) else None
