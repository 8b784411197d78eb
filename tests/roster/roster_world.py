"""A small synthetic village, skewed as real ones are: few first names, many namesakes."""

from __future__ import annotations

import random

from fieldapp.model.person import Sex
from fieldapp.roster.effects import Effect
from fieldapp.roster.line import BACKSPACE, DOWN, ENTER, ESCAPE, TAB, UP, Context, GroupKey, Line, press
from fieldapp.roster.search import Known, Register

GROUPS = tuple(
    GroupKey(letter, id_, id_.title())
    for letter, id_ in [
        ("a", "official"), ("t", "leader"), ("i", "women"), ("m", "youth"),
        ("k", "security"), ("w", "resident"), ("n", "speaker"), ("d", "facilitator"),
    ]
)  # fmt: skip
NAMED = {"⏎": ENTER, "⇥": TAB, "⎋": ESCAPE, "⌫": BACKSPACE, "↑": UP, "↓": DOWN}
WOMEN = {"Siti": 20, "Sitti": 4, "Nur": 9, "Sri": 8, "Hj.": 4, "Dewi": 5, "Fatimah": 4, "Mariam": 4, "Yulinar": 3}
MEN = {"Muhammad": 12, "Muh.": 5, "Abdul": 9, "Ahmad": 7, "Andi": 6, "H.": 4, "Dt.": 3, "Hasan": 4, "Basri": 3}
STEMS = ["Am", "Ros", "Yul", "Kha", "Wah", "Han", "Fit", "Lest", "Rah", "Zul", "Mar", "Dar", "Has", "Sya"]
STEMS += ["Far", "Her", "Ind", "Rat", "Sum", "Pur", "Nov", "Elv", "Jas", "Bur"]
WOMENS_ENDINGS = ["inah", "mini", "iati", "dijah", "yuni", "arti", "riani", "mawati"]
MENS_ENDINGS = ["man", "izal", "iyanto", "udin", "yono", "ardi", "wanto", "ril"]


def _first(chance: random.Random, usual: dict[str, int], endings: list[str]) -> str:
    names = [*usual, chance.choice(STEMS) + chance.choice(endings)]
    return chance.choices(names, [*usual.values(), 40])[0]


def synthetic_people(seed: int, count: int) -> list[Known]:
    """People of a village, few first names for many: uid `p1`..., one to three words a name."""
    chance = random.Random(seed)
    people = []
    for place in range(count):
        woman = chance.random() < 0.54
        usual, endings = (WOMEN, WOMENS_ENDINGS) if woman else (MEN, MENS_ENDINGS)
        name = [_first(chance, usual, endings)]
        while name[-1] in usual or chance.random() < 0.25:
            name.append(chance.choice(STEMS) + chance.choice(endings))
        sex = Sex.FEMALE if woman else Sex.MALE
        people.append(Known(f"p{place + 1}", " ".join(name), sex, chance.randint(6, 90), meetings=chance.randint(0, 6)))
    return people


def type_keys(line: Line, text: str, context: Context) -> tuple[Line, list[Effect]]:
    """Press each character, and Enter, Tab, Esc, Backspace for their symbols ⏎ ⇥ ⎋ ⌫ and arrows ↑ ↓."""
    effects = []
    for key in text:
        line, effect = press(line, NAMED.get(key, key), context)
        effects.append(effect)
    return line, effects


def outcome(text: str, context: Context, line: Line | None = None) -> Effect:
    """The effect of the last key."""
    return type_keys(line or Line(), text, context)[1][-1]


def context_of(*people: Known, present: dict[str, int] | None = None, last_group: str | None = None) -> Context:
    """A context with these people known."""
    return Context(Register(people), GROUPS, "2018-10-22", present or {}, last_group)


AMINAH = Known("aminah", "Siti Aminah", Sex.FEMALE, 34, "RT 02", "women", 3)
AMANAH = Known("amanah", "Siti Amanah", Sex.FEMALE, 61, "RT 05", "resident", 1)
SITTI = Known("sitti", "Sitti Aminah", Sex.FEMALE, 35, "RT 02", "resident", 1)
ROSMINI = Known("rosmini", "Hj. Rosmini", Sex.FEMALE, 67, "RT 02", "leader", 2)
ILHAM = Known("ilham", "Muh. Ilham", Sex.MALE, 19, "RT 01", "youth", 2)
