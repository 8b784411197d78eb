"""The roster line: a key goes in, the next state of the line and what it asks for come out.

A line is a name being typed and then, for a new person, a stream of sex letter, age digits and group letter: `p34i`.
Parts are told apart by the kind of the key, never by their length, so Enter or Tab between them changes nothing.
"""

import unicodedata
from dataclasses import dataclass, replace

from fieldapp.roster.effects import Effect, GoBack, Nothing, OpenHelp, OpenMenu, Reason, Refuse, TakeBack
from fieldapp.roster.naming import NAME_LIMIT, begin_new, candidates, enter, highlighted, move, press_in_name
from fieldapp.roster.state import (
    BACKSPACE,
    DOWN,
    ENTER,
    ESCAPE,
    TAB,
    UP,
    Context,
    GroupKey,
    Line,
    Part,
)
from fieldapp.roster.stream import press_in_stream

__all__ = [
    "BACKSPACE",
    "DOWN",
    "ENTER",
    "ESCAPE",
    "NAME_LIMIT",
    "TAB",
    "UP",
    "Announcement",
    "Context",
    "GroupKey",
    "Line",
    "Part",
    "candidates",
    "highlighted",
    "paste",
    "press",
    "say_before",
]


@dataclass(frozen=True, slots=True)
class Announcement:
    """What Enter and Tab will do."""

    enter: Effect
    tab: Effect


def press(line: Line, key: str, context: Context) -> tuple[Line, Effect]:
    """The line after a key, and what the key asks for.

    Where the effect cannot be carried out, keep the old line. A name of a key that is not known here does nothing.
    """
    if len(key) != 1:
        return _press_named(line, key, context)
    kind = unicodedata.category(key)
    if kind.startswith("C"):
        return line, Nothing() if kind == "Cc" else Refuse(Reason.UNREADABLE)
    key = " " if kind == "Zs" else key
    return press_in_stream(line, key, context) if line.streaming else press_in_name(line, key)


def paste(line: Line, text: str, context: Context) -> tuple[Line, Effect]:
    """The line after pasted text, which is typed letter by letter, or refused as a whole and nothing is lost.

    Line ends around it and invisible marks are dropped, several lines are refused. Only the last letter may ask for
    something, and no pasted letter is a command.
    """
    lines = [part for part in text.splitlines() if part.strip()]
    if len(lines) > 1:
        return line, Refuse(Reason.LINES_PASTED)
    keys = [key for key in "".join(lines).replace("\t", " ") if unicodedata.category(key) not in ("Cc", "Cf")]
    after, effect = line, _NOTHING
    for key in keys:
        if not isinstance(effect, Nothing):
            return line, Refuse(Reason.LINES_PASTED)
        after, effect = press(after, key, context)
        if isinstance(effect, OpenMenu | OpenHelp | TakeBack):
            return line, Refuse(Reason.NOT_IN_NAME, {"key": key})
        if isinstance(effect, Refuse):
            return line, effect
    return after, effect


_NOTHING: Effect = Nothing()


def say_before(line: Line, context: Context) -> Announcement:
    """What Enter and Tab will do, to be shown before they are pressed."""
    return Announcement(enter=press(line, ENTER, context)[1], tab=press(line, TAB, context)[1])


def _press_named(line: Line, key: str, context: Context) -> tuple[Line, Effect]:
    if key == ESCAPE:
        return _escape(line)
    if key == BACKSPACE:
        return _erase(line), Nothing()
    return (line, Nothing()) if line.streaming else _press_on_name(line, key, context)


def _press_on_name(line: Line, key: str, context: Context) -> tuple[Line, Effect]:
    if key == ENTER:
        return enter(line, context)
    if key == TAB:
        return begin_new(line)
    if key in (UP, DOWN):
        return move(line, 1 if key == DOWN else -1, context)
    return line, Nothing()


def _escape(line: Line) -> tuple[Line, Effect]:
    if line.streaming:
        return Line(text=line.text, cleared=line.cleared), Nothing()
    if line.text:
        return Line(cleared=line.text), Nothing()
    return line, GoBack()


def _erase(line: Line) -> Line:
    if line.age:
        return replace(line, age=line.age[:-1])
    if line.sex:
        return replace(line, sex=None)
    if line.streaming:
        return replace(line, streaming=False)
    return replace(line, text=line.text[:-1], chosen=None)
