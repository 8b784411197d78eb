"""Somebody who types a paper list into the attendance list, in the ways that people have, counting the keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fieldapp.demo.driving import Hands
from fieldapp.demo.people import ATTENDING, Someone
from fieldapp.roster.effects import BeginNew, MarkKnown
from fieldapp.roster.line import candidates, highlighted, say_before
from fieldapp.ui.screens.roster import RosterScreen

NEW = tuple(person for person in ATTENDING if person.new)
KNOWN = tuple(person for person in ATTENDING if not person.new)
STEPS = 1
"""How far down the list of candidates it is still quicker to go than to type on."""


@dataclass
class Tally:
    """Keys pressed for each person, and the information that had to be typed: nothing of somebody known."""

    keys: list[int] = field(default_factory=list)
    information: int = 0

    @property
    def mean(self) -> float:
        """Keys for a person."""
        return sum(self.keys) / len(self.keys)

    @property
    def beyond(self) -> float:
        """Keys for a person beyond the information."""
        return (sum(self.keys) - self.information) / len(self.keys)


def stream_of(person: Someone) -> tuple[str, str, str]:
    """The parts that follow a name: sex, age, group."""
    return person.sex.lower(), "?" if person.years is None else str(person.years), person.group


async def type_new(hands: Hands, people: Iterable[Someone], *, after_part: str = "") -> Tally:
    """Write people down. `after_part` is the key that habit presses after every part; without it, Tab ends the name."""
    tally = Tally()
    for person in people:
        before = hands.pressed
        await hands.type(person.name.lower())
        await hands.press("tab" if _would_take_another(hands) else after_part or "tab")
        for part in stream_of(person):
            await hands.type(part)
            if after_part:
                await hands.press(after_part)
        tally.keys.append(hands.pressed - before)
        tally.information += len(person.name) + sum(map(len, stream_of(person)))
    return tally


def _would_take_another(hands: Hands) -> bool:
    """Whether the screen announces that Enter would take somebody known."""
    line = _screen(hands).line
    return not isinstance(say_before(line.line, line.context).enter, BeginNew)


async def mark_known(hands: Hands, people: Iterable[Someone]) -> Tally:
    """Find known people by the beginnings of their first and last word, and look at the list after each key."""
    tally = Tally()
    for person in people:
        before = hands.pressed
        for key in _habit(person.name):
            await hands.press(key)
            if await _taken(hands, person):
                break
        tally.keys.append(hands.pressed - before)
    return tally


def _habit(name: str) -> Iterator[str]:
    words = name.lower().split()
    if len(words) == 1:
        yield from words[0]
        return
    yield words[0][0]
    yield " "
    yield from words[-1]


async def _taken(hands: Hands, person: Someone) -> bool:
    """Press Enter, after an arrow where that is enough, if the person is in the list now."""
    screen = _screen(hands)
    text = screen.line.line.text
    if " " in person.name and not text.partition(" ")[2]:
        return False
    line, context = screen.line.line, screen.line.context
    found = [(each.known.name, each.known.years) for each in candidates(line, context) if each.number is None]
    if (person.name, person.years) not in found[: STEPS + 1]:
        return False
    here = highlighted(line, context)
    await hands.press(*["down"] * (found.index((person.name, person.years)) - (-1 if here is None else here)))
    effect = say_before(screen.line.line, screen.line.context).enter
    assert isinstance(effect, MarkKnown)
    assert (effect.known.name, effect.known.years) == (person.name, person.years)
    await hands.press("enter")
    return True


def _screen(hands: Hands) -> RosterScreen:
    screen = hands.app.screen
    assert isinstance(screen, RosterScreen)
    return screen
