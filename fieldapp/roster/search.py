"""The people known in a village, found by the beginnings of their words: `si am` is Siti Aminah."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fieldapp.model.person import Sex
from fieldapp.roster.names import Spelling, Word, same_words, words

SHOWN = 5
"""How many candidates are offered at once."""
_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the register as the roster line shows and ranks them. `years`: age on the day of the activity."""

    uid: str
    name: str
    sex: Sex
    years: int | None = None
    hamlet: str | None = None
    group: str | None = None
    meetings: int = 0
    nickname: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person that the typed words may mean. `number`: their row where they are already present.

    `matched`: the typed parts of the name as (start, end). `exact`: the whole name was typed. `whole`: every typed
    word is a whole word of the name, or of the nickname, and there are more.
    """

    known: Known
    number: int | None
    matched: tuple[tuple[int, int], ...]
    exact: bool
    whole: bool


_Query = tuple[Spelling, ...]
_Found = dict[Spelling, bool]
"""The spellings that a typed word may begin, and whether only by another way of spelling it."""


class _Hit(NamedTuple):
    """A person found, in the order of the fields; `person` makes the order total."""

    inexact: bool
    respelt: bool
    fewer_whole: int
    skipped: int
    fewer_meetings: int
    name: str
    person: int
    places: tuple[int, ...]


class Register:
    """The people of a village, indexed by their words. Unchanging: make a new one when a card changes."""

    def __init__(self, people: Iterable[Known]) -> None:
        self.people = tuple(people)
        self._words = [_words_of(known) for known in self.people]
        self._names = [same_words(known.name) for known in self.people]
        self._named: dict[str, list[Known]] = {}
        for known, name in zip(self.people, self._names, strict=True):
            self._named.setdefault(name, []).append(known)
        self._holders: dict[Spelling, list[int]] = {}
        for person, own in enumerate(self._words):
            for word in own:
                self._holders.setdefault(word.spelling, []).append(person)
        self._plain = sorted((spelling.plain, spelling) for spelling in self._holders)
        self._folded = sorted((spelling.folded, spelling) for spelling in self._holders)
        self._ranked: dict[_Query, tuple[_Hit, ...]] = {}

    def joined(self, known: Known) -> "Register":
        """The register with one more person, at a small part of the cost of making it anew."""
        more, person, own, name = Register(()), len(self.people), _words_of(known), same_words(known.name)
        more.people = (*self.people, known)
        more._words, more._names = [*self._words, own], [*self._names, name]
        more._named = {**self._named, name: [*self._named.get(name, ()), known]}
        more._holders = dict(self._holders)
        more._plain, more._folded = list(self._plain), list(self._folded)
        for spelling in dict.fromkeys(word.spelling for word in own):
            if spelling not in self._holders:
                insort(more._plain, (spelling.plain, spelling))
                insort(more._folded, (spelling.folded, spelling))
            more._holders[spelling] = [*self._holders.get(spelling, ()), person]
        return more

    def find(self, query: str, present: Mapping[str, int], limit: int = SHOWN) -> tuple[Candidate, ...]:
        """At most `limit` people whose words begin with the typed ones, in that order; words may be left out.

        `present` gives the row number of people already on the list: they come last. Best first: the whole name,
        as spelt, whole words, fewest words left out, most meetings, then by name.
        """
        typed = _typed(query)
        hits = self._rank(typed)
        absent = [hit for hit in hits if self.people[hit.person].uid not in present][:limit]
        there = [hit for hit in hits if self.people[hit.person].uid in present] if len(absent) < limit else []
        return tuple(self._candidate(typed, hit, present) for hit in (absent + there)[:limit])

    def namesakes(self, query: str) -> tuple[Known, ...]:
        """The people whose whole name was typed."""
        return tuple(self._named.get(same_words(query), ()))

    def total(self, query: str, present: Mapping[str, int]) -> int:
        """How many people not yet present the typed words may mean."""
        return sum(self.people[hit.person].uid not in present for hit in self._rank(_typed(query)))

    def _rank(self, typed: _Query) -> tuple[_Hit, ...]:
        if typed not in self._ranked:
            if len(self._ranked) >= _REMEMBERED:
                self._ranked.clear()
            self._ranked[typed] = tuple(sorted(self._hits(typed))) if typed else ()
        return self._ranked[typed]

    def _hits(self, typed: _Query) -> Iterator[_Hit]:
        looked_up = [self._spelt(word) for word in typed]
        rarest = min(looked_up, key=lambda found: sum(len(self._holders[each]) for each in found))
        whole_name = " ".join(word.plain for word in typed)
        for person in {person for spelling in rarest for person in self._holders[spelling]}:
            places = _align(self._words[person], looked_up)
            if places is not None:
                yield self._hit(person, places, typed, looked_up, whole_name)

    def _hit(
        self,
        person: int,
        places: tuple[int, ...],
        typed: _Query,
        looked_up: list[_Found],
        whole_name: str,
    ) -> _Hit:
        own, known = self._words[person], self.people[person]
        return _Hit(
            inexact=self._names[person] != whole_name,
            respelt=any(found[own[place].spelling] for place, found in zip(places, looked_up, strict=True)),
            fewer_whole=-sum(
                own[place].spelling.plain == word.plain for place, word in zip(places, typed, strict=True)
            ),
            skipped=sum(not own[place].title for place in range(places[-1]) if place not in places),
            fewer_meetings=-known.meetings,
            name=self._names[person],
            person=person,
            places=places,
        )

    def _spelt(self, word: Spelling) -> _Found:
        """The spellings that the typed word may begin, and whether only by another way of spelling it."""
        respelt = dict.fromkeys(_beginning(self._folded, word.folded), True)
        if word.final != word.folded:
            respelt |= {
                spelling: True for spelling in _beginning(self._folded, word.final) if spelling.final == word.final
            }
        return respelt | dict.fromkeys(_beginning(self._plain, word.plain), False)

    def _candidate(self, typed: _Query, hit: _Hit, present: Mapping[str, int]) -> Candidate:
        known, own = self.people[hit.person], self._words[hit.person]
        named = len(words(known.name))
        spans = (_span(own[place], word) for place, word in zip(hit.places, typed, strict=True) if place < named)
        return Candidate(
            known=known,
            number=present.get(known.uid),
            matched=tuple(spans),
            exact=not hit.inexact,
            whole=bool(hit.inexact) and -hit.fewer_whole == len(typed) < len(own),
        )


def _words_of(known: Known) -> tuple[Word, ...]:
    return words(known.name) + (words(known.nickname) if known.nickname else ())


def _typed(query: str) -> _Query:
    return tuple(word.spelling for word in words(query))


def _beginning(table: list[tuple[str, Spelling]], prefix: str) -> Iterator[Spelling]:
    """The spellings in a sorted table whose key begins with this."""
    for place in range(bisect_left(table, (prefix,)), len(table)):
        key, spelling = table[place]
        if not key.startswith(prefix):
            return
        yield spelling


def _align(own: tuple[Word, ...], looked_up: list[_Found]) -> tuple[int, ...] | None:
    """The leftmost places of the typed words among a person's words, in order, or None."""
    places: list[int] = []
    start = 0
    for found in looked_up:
        for place in range(start, len(own)):
            if own[place].spelling in found:
                break
        else:
            return None
        places.append(place)
        start = place + 1
    return tuple(places)


def _span(word: Word, typed: Spelling) -> tuple[int, int]:
    """Where the typed part stands in the name: the letters that were typed, else the whole word."""
    plain = word.spelling.plain
    end = len(typed.plain) if plain.startswith(typed.plain) else len(plain)
    return word.letters[0], word.letters[end - 1] + 1
