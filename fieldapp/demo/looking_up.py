"""How a practised facilitator looks a known person up: initial, space, beginning of the last name."""

from collections.abc import Iterator

from fieldapp.roster.effects import MarkKnown
from fieldapp.roster.line import DOWN, ENTER, Context, Line, candidates, press

_DOWNS = 4
"""Arrows at most: five people are shown."""


def keys_for(person: str, name: str, context: Context) -> tuple[str, ...]:
    """The fewest keys, Enter included, that mark the person with this uid present; the list is looked at."""
    ways = (way for query in _queries(name) if (way := _way(query, person, context)) is not None)
    return min(ways, key=len)


def _queries(name: str) -> Iterator[str]:
    """The beginnings that are tried: of the first word alone, and of two words."""
    words = name.casefold().replace(".", "").split()
    first, last = words[0], words[-1]
    beginnings = [first[:length] for length in range(1, len(first) + 1)]
    pairs = [f"{first[:one]} {last[:two]}" for one in (1, 2, 3) for two in range(1, len(last) + 1)]
    yield from sorted(beginnings + (pairs if len(words) > 1 else []), key=len)


def _way(query: str, person: str, context: Context) -> tuple[str, ...] | None:
    """The keys of this query, or None where it does not lead to the person."""
    line = Line()
    for letter in query:
        line, _ = press(line, letter, context)
    shown = [candidate.known.uid for candidate in candidates(line, context)]
    if person not in shown:
        return None
    for downs in range(_DOWNS + 1):
        _, effect = press(line, ENTER, context)
        if isinstance(effect, MarkKnown) and effect.person == person:
            return (*query, *[DOWN] * downs, ENTER)
        line, _ = press(line, DOWN, context)
    return None
