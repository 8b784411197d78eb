"""Find the choices that a person meant: by letter, by name, or by the beginning of a label or of its words."""

import unicodedata
from collections.abc import Iterator, Sequence

from fieldapp.forms.definition import Choice


def find(choices: Sequence[Choice], text: str) -> tuple[Choice, ...]:
    """The choices that a text can mean: those that it names, else those whose label begins so, in any language."""
    wanted = _fold(text)
    if not wanted:
        return ()
    named = tuple(choice for choice in choices if wanted in _exact(choice))
    if named:
        return named
    for begins in (str.startswith, _words_begin):
        found = tuple(choice for choice in choices if any(begins(spelling, wanted) for spelling in _spellings(choice)))
        if found:
            return found
    return ()


def find_many(choices: Sequence[Choice], text: str) -> tuple[Choice, ...] | str:
    """The choices of a list such as `ati`, `a t i`, `aparat, tokoh`, in the order of `choices`.

    Where a part means none or several it is returned instead.
    """
    whole = find(choices, text)
    if len(whole) == 1 and not _are_letters(choices, text.split()):
        return whole
    found: set[str] = set()
    for part in _parts(choices, text):
        meant = find(choices, part)
        if len(meant) != 1:
            return part
        found.add(meant[0].name)
    return tuple(choice for choice in choices if choice.name in found)


def _parts(choices: Sequence[Choice], text: str) -> Iterator[str]:
    """The parts of a list. A label may hold commas itself (`Pancasila, UUD 1945, dan NKRI`): the longest run wins."""
    items = [item.strip() for item in text.replace(";", ",").split(",") if item.strip()]
    while items:
        run = next((end for end in range(len(items), 1, -1) if _is_named(choices, ", ".join(items[:end]))), 1)
        part, items = ", ".join(items[:run]), items[run:]
        alone = len(find(choices, part)) == 1 and not _are_letters(choices, part.split())
        yield from [part] if alone else _smaller_parts(choices, part)


def _are_letters(choices: Sequence[Choice], words: Sequence[str]) -> bool:
    """Whether these are several letters of choices: `a t` takes two, though the words of one label begin so."""
    letters = {choice.letter.casefold() for choice in choices if choice.letter}
    return len(words) > 1 and letters.issuperset(word.casefold() for word in words)


def _is_named(choices: Sequence[Choice], text: str) -> bool:
    return any(_fold(text) in _exact(choice) for choice in choices)


def _smaller_parts(choices: Sequence[Choice], part: str) -> list[str]:
    letters = {choice.letter.casefold() for choice in choices if choice.letter}
    joined = part.replace(" ", "").casefold()
    if letters.issuperset(joined):
        return list(joined)
    words = part.split()
    return words if all(len(find(choices, word)) == 1 for word in words) else [part]


def _words_begin(spelling: str, wanted: str) -> bool:
    """Whether each word of `wanted` begins a word of the spelling, in the same order: `ab sal`, Abdul Rahman Saleh."""
    words = iter(spelling.split())
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _exact(choice: Choice) -> set[str]:
    letter = {choice.letter.casefold()} if choice.letter else set()
    return letter | {choice.name} | set(_spellings(choice))


def _spellings(choice: Choice) -> Iterator[str]:
    yield from map(_fold, choice.label.values())
    yield from map(_fold, (choice.short or {}).values())


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(plain.split())
