"""What the roster line costs in keys, and what no sequence of keys may do."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roster_world import GROUPS, context_of, synthetic_people, type_keys

from fieldapp.model.answer import Given
from fieldapp.model.person import Age, Sex
from fieldapp.roster.effects import AddNew, BeginNew, Effect, MarkKnown, Nothing, PickNumber, Refuse, Walk
from fieldapp.roster.line import Context, GroupKey, Line, candidates, highlighted, paste, press, say_before
from fieldapp.roster.names import title
from fieldapp.roster.search import Known
from fieldapp.roster.sentences import sentence

NOBODY = context_of()
KEYS = "⏎⇥⎋⌫↑↓ siamh.'-/?=!p34i09lwx"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
names = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=3).map(" ".join)
streams = st.tuples(names, st.sampled_from("lp"), st.integers(5, 105), st.sampled_from(GROUPS))


def _kept(before: Line, after: Line, key: str, effect: Effect) -> bool:
    """Whether the typed text is still there, was erased on purpose, or went into the effect."""
    if isinstance(effect, AddNew):
        return effect.name == title(before.text)
    if isinstance(effect, MarkKnown | PickNumber):
        return after == Line()
    erased = key == "⌫" and not before.streaming and after.text == before.text[:-1]
    return after.text.startswith(before.text) or erased or after.cleared == before.text


@given(st.lists(st.sampled_from(KEYS) | st.characters(), max_size=40), st.integers(0, 20))
def test_no_keys_raise_or_lose_the_name_and_every_refusal_has_a_sentence(keys: list[str], seed: int) -> None:
    people = synthetic_people(seed, 12)
    context = context_of(*people, present={person.uid: n for n, person in enumerate(people[:4], 1)})
    line = Line()
    for key in keys:
        before = line
        line, (effect,) = type_keys(line, key, context)
        assert _kept(before, line, key, effect)
        say_before(line, context)
        if isinstance(effect, Refuse):
            assert line == before
            assert sentence(effect)


@given(st.text(max_size=30), st.sampled_from(["", "siti ", "siti⇥", "siti⇥p3"]))
def test_no_paste_raises_or_loses_what_was_typed(text: str, typed: str) -> None:
    line, _ = type_keys(Line(), typed, NOBODY)
    after, effect = paste(line, text, NOBODY)
    assert after.text.startswith(line.text) or isinstance(effect, AddNew)


@given(streams)
def test_a_new_person_costs_one_key_beyond_what_is_on_paper(person: tuple[str, str, int, GroupKey]) -> None:
    name, sex, years, group = person
    keys = f"{name}⇥{sex}{years}{group.letter}"
    line, effects = type_keys(Line(), keys, NOBODY)
    assert effects[-1] == AddNew(title(name), Sex(sex.upper()), Given[Age](given=Age(years=years)), group.id)
    assert len(keys) == len(name) + 1 + len(str(years)) + 1 + 1
    assert line == Line()


@given(streams, st.sampled_from("⏎⇥"))
def test_enter_or_tab_after_every_part_gives_the_same_row_for_at_most_four_keys(
    person: tuple[str, str, int, GroupKey], between: str
) -> None:
    name, sex, years, group = person
    row = f"{sex}{years}{group.letter}"
    keys = between.join([name, sex, str(years), group.letter]) + between
    line, effects = type_keys(Line(), keys, NOBODY)
    assert [effect for effect in effects if isinstance(effect, AddNew)] == [
        type_keys(Line(), f"{name}⇥{row}", NOBODY)[1][-1]
    ]
    assert len(keys) - len(name + row) == 4
    assert line == Line()


def _looked_up_by(name: str) -> str:
    """The habit `s am`: first letter of the first word, space, last word; a single word from its start."""
    first, *more = name.lower().split()
    return f"{first[0]} {more[-1]}" if more else first


def _keys_to_tick(person: Known, context: Context) -> int:
    """Keys of somebody who looks at the list: letters until the person is near, arrows, Enter."""
    best, line = 99, Line()
    for pressed, key in enumerate(_looked_up_by(person.name), 1):
        line, _ = press(line, key, context)
        shown = [candidate.known.uid for candidate in candidates(line, context)]
        if person.uid not in shown:
            continue
        here = highlighted(line, context)
        arrows = shown.index(person.uid) - (-1 if here is None else here)
        best = min(best, pressed + arrows + 1)
        assert type_keys(line, "↓" * arrows + "⏎", context)[1][-1] == MarkKnown(person)
    return best


def _costs(seed: int) -> list[int]:
    """Keys for each of 100 people out of 150 known, who leave the list as they are ticked."""
    people = synthetic_people(seed, 150)
    register = context_of(*people).register
    present: dict[str, int] = {}
    costs = []
    for number, person in enumerate(random.Random(seed).sample(people, 100), 1):
        costs.append(_keys_to_tick(person, Context(register, GROUPS, "2018-10-22", present)))
        present[person.uid] = number
    return costs


def test_a_known_person_costs_at_most_four_keys_on_average() -> None:
    costs = [cost for seed in range(4) for cost in _costs(seed)]
    assert sum(costs) / len(costs) <= 4.0
    assert max(costs) <= 9


@pytest.mark.parametrize("seed", range(4))
def test_a_newcomer_with_a_name_that_begins_another_is_not_ticked_as_that_one(seed: int) -> None:
    people = synthetic_people(seed, 150)
    known_names = {title(person.name) for person in people}
    context = context_of(*people)
    shorter = {title(" ".join(person.name.split()[:count])) for person in people for count in (1, 2)}
    trapped = sorted(shorter - known_names)
    assert len(trapped) > 10
    for name in trapped:
        effect = type_keys(Line(), f"{name}⏎", context)[1][-1]
        assert isinstance(effect, Refuse | BeginNew), name


def test_a_whole_list_of_newcomers_is_right_in_each_style() -> None:
    for between in ("⇥", "⏎"):
        present: dict[str, int] = {}
        people: list[Known] = []
        for number, name in enumerate(["Afrizal", "Basri", "Mariam", "Dt. Marajo", "Ma'ruf Amin"], 1):
            context = context_of(*people, present=present)
            effect = type_keys(Line(), between.join([name.lower(), "l", "40", "w"]), context)[1][-1]
            assert isinstance(effect, AddNew)
            assert effect.name == name
            people.append(Known(name, name, Sex.MALE))
            present[name] = number


def test_an_empty_line_answers_every_key() -> None:
    for key in KEYS:
        _line, (effect,) = type_keys(Line(), key, NOBODY)
        assert not isinstance(effect, Nothing) or key in "⏎⌫ " or key.isalnum()
    assert type_keys(Line(), "↓", NOBODY)[1] == [Walk(1)]
