"""The name on the roster line: letters, the candidates that they may mean, and what Enter, Tab and arrows do."""

import unicodedata
from dataclasses import replace

from fieldapp.roster.effects import (
    BeginNew,
    Effect,
    MarkKnown,
    Nothing,
    OpenHelp,
    OpenMenu,
    PickNumber,
    Reason,
    Recall,
    Refuse,
    TakeBack,
    Walk,
)
from fieldapp.roster.names import same_words
from fieldapp.roster.search import Candidate, Known
from fieldapp.roster.state import HELP, MENU, NUMERALS, SAME, UNDO, Context, Line

NAME_LIMIT = 100
"""The most letters of a name: the 60 that Permendagri 73/2022 allows, with room for titles."""
NUMBER_LIMIT = 5
"""The most digits of a row number."""
_IN_NAMES = frozenset(" .,'’`-/")


def candidates(line: Line, context: Context) -> tuple[Candidate, ...]:
    """The people that the typed name may mean, those already present last."""
    if line.streaming or line.number is not None:
        return ()
    return context.register.find(line.text, context.present)


def highlighted(line: Line, context: Context) -> int | None:
    """The place of the candidate that Enter takes, or None where it takes nobody."""
    found = candidates(line, context)
    if line.chosen is not None:
        return next((place for place, each in enumerate(found) if each.known.uid == line.chosen), None)
    return 0 if found and found[0].number is None and _doubt(line, found, context) is None else None


def press_in_name(line: Line, key: str) -> tuple[Line, Effect]:
    """The line after a character typed into the name."""
    if not line.text:
        return _press_first(line, key)
    if line.number is not None:
        return _press_number(line, key)
    if key in NUMERALS:
        return line, Refuse(Reason.DIGIT_IN_NAME, {"name": line.name})
    if not _is_letter(key) and key not in _IN_NAMES:
        return line, Refuse(Reason.NOT_IN_NAME, {"key": key})
    if len(line.text) >= NAME_LIMIT:
        return line, Refuse(Reason.NAME_TOO_LONG, {"limit": NAME_LIMIT})
    return replace(line, text=line.text + key, chosen=None), Nothing()


def _press_first(line: Line, key: str) -> tuple[Line, Effect]:
    commands: dict[str, Effect] = {MENU: OpenMenu(), HELP: OpenHelp(), UNDO: TakeBack(), " ": Nothing()}
    if key in commands:
        return line, commands[key]
    if key == SAME:
        return line, Refuse(Reason.SAME_AS_ABOVE)
    if key in NUMERALS or unicodedata.category(key).startswith("L"):
        return replace(line, text=key, chosen=None), Nothing()
    return line, Refuse(Reason.NOT_IN_NAME, {"key": key})


def _press_number(line: Line, key: str) -> tuple[Line, Effect]:
    if key not in NUMERALS:
        return line, Refuse(Reason.NUMBER_ONLY)
    if len(line.text) >= NUMBER_LIMIT:
        return line, Refuse(Reason.NUMBER_TOO_LONG, {"limit": NUMBER_LIMIT})
    return replace(line, text=line.text + key), Nothing()


def _is_letter(key: str) -> bool:
    return unicodedata.category(key)[0] in "LM"


def enter(line: Line, context: Context) -> tuple[Line, Effect]:
    """Enter: the highlighted person is present; with nobody to take, the name is a new person."""
    if not line.text.strip():
        return line, Nothing()
    if line.number is not None:
        return Line(), PickNumber(line.number)
    found = candidates(line, context)
    doubt = _doubt(line, found, context) if line.chosen is None else None
    if doubt:
        return line, doubt
    place = highlighted(line, context)
    if place is None:
        return begin_new(line)
    candidate = found[place]
    return (
        (line, _present(candidate.known, context))
        if candidate.number is not None
        else (Line(), MarkKnown(candidate.known))
    )


def begin_new(line: Line) -> tuple[Line, Effect]:
    """Tab: the name is a new person."""
    if line.number is not None:
        return line, Refuse(Reason.NUMBER_ONLY)
    if not same_words(line.text):
        return line, Refuse(Reason.NAME_FIRST)
    return replace(line, streaming=True, chosen=None), BeginNew(line.name)


def move(line: Line, step: int, context: Context) -> tuple[Line, Effect]:
    """Up (-1) or Down (1) among the candidates; on an empty line, back to what Esc cleared or into the rows."""
    if not line.text:
        if step < 0 and line.cleared:
            return Line(text=line.cleared), Recall(line.cleared)
        return line, Walk(1 if step > 0 else -1)
    found = candidates(line, context)
    if not found:
        return line, Nothing()
    here = highlighted(line, context)
    to = 0 if here is None else max(0, min(len(found) - 1, here + step))
    return replace(line, chosen=found[to].known.uid), Nothing()


def _doubt(line: Line, found: tuple[Candidate, ...], context: Context) -> Refuse | None:
    """Why Enter must not take the first candidate unasked: it could be another person than the one on paper."""
    if not found:
        return None
    namesakes = context.register.namesakes(line.text)
    absent = [known for known in namesakes if known.uid not in context.present]
    if len(absent) > 1:
        return Refuse(Reason.NAMESAKES, {"count": len(absent), "name": line.name})
    if namesakes:
        return None if absent else _present(namesakes[0], context)
    first = found[0]
    if first.number is not None:
        return None if first.whole else _present(first.known, context)
    if first.whole:
        count = context.register.total(line.text, context.present)
        return Refuse(Reason.WHOLE_WORD, {"count": count, "name": line.name})
    return None


def _present(known: Known, context: Context) -> Refuse:
    return Refuse(Reason.ALREADY_PRESENT, {"name": known.name, "number": context.present[known.uid]})
