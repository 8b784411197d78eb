"""Search: the beginnings of words, in order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roster_world import AMANAH, AMINAH, ILHAM, ROSMINI, SITTI, synthetic_people

from fieldapp.model.person import Sex
from fieldapp.roster.search import SHOWN, Known, Register

REGISTER = Register([SITTI, AMANAH, AMINAH, ROSMINI, ILHAM])


def found(query: str, present: dict[str, int] | None = None, register: Register = REGISTER) -> list[str]:
    return [candidate.known.uid for candidate in register.find(query, present or {})]


def known(*names: str, meetings: int = 0) -> Register:
    return Register([Known(name, name, Sex.MALE, meetings=meetings) for name in names])


@pytest.mark.parametrize("query", ["si am", "s am", "SI AM", "si  am", "si. am"])
def test_two_beginnings_find_a_person_and_more_meetings_come_first(query: str) -> None:
    assert found(query) == ["aminah", "amanah", "sitti"]


def test_words_match_in_order_only() -> None:
    assert found("am si") == []


def test_words_may_be_left_out() -> None:
    assert found("s pu", register=known("Siti Aminah Putri")) == ["Siti Aminah Putri"]


def test_fewer_words_left_out_come_first() -> None:
    names = ("Ali Budi Cipto", "Ali Cipto Budi")
    assert found("a c", register=known(*names)) == ["Ali Cipto Budi", "Ali Budi Cipto"]


def test_a_title_left_out_does_not_count() -> None:
    assert found("ros", register=known("Budi Rosmini", "Hj. Rosmini"))[0] == "Hj. Rosmini"


def test_whole_words_come_before_beginnings() -> None:
    assert found("nur", register=known("Nuraini", "Nur Hayati", "Nurdin")) == ["Nur Hayati", "Nuraini", "Nurdin"]


def test_the_whole_name_comes_first_whatever_the_meetings() -> None:
    often = Known("often", "Siti Aminah Putri", Sex.FEMALE, meetings=99)
    first = Register([often, AMINAH]).find("siti aminah", {})[0]
    assert (first.known.uid, first.exact) == ("aminah", True)


@pytest.mark.parametrize("query", ["muh il", "moh il", "muham", "m. il", "mochamad i"])
def test_short_forms_and_spellings_find_each_other(query: str) -> None:
    assert "ilham" in found(query)
    assert found(query, register=known("Mohammad Ilham")) == ["Mohammad Ilham"]


@pytest.mark.parametrize(("query", "name"), [("suh", "Soeharto"), ("soe", "Suharto"), ("rahmah", "Rahma")])
def test_old_and_new_spelling_find_each_other(query: str, name: str) -> None:
    assert found(query, register=known(name)) == [name]


def test_as_spelt_comes_before_another_spelling() -> None:
    assert found("kh", register=known("Hasan", "Khadijah")) == ["Khadijah", "Hasan"]


def test_present_people_come_last_with_their_number() -> None:
    candidates = REGISTER.find("s am", {"aminah": 63})
    assert [candidate.known.uid for candidate in candidates] == ["amanah", "sitti", "aminah"]
    assert [candidate.number for candidate in candidates] == [None, None, 63]


def test_at_most_five_are_offered_and_absent_people_before_present_ones() -> None:
    register = Register(synthetic_people(1, 150))
    present = {person.uid: number for number, person in enumerate(register.people[:75], 1)}
    candidates = register.find("s", present)
    assert len(candidates) == SHOWN
    assert all(candidate.number is None for candidate in candidates)
    assert register.total("s", present) > SHOWN


def test_a_nickname_is_found_but_not_underlined() -> None:
    register = Register([Known("a", "Siti Aminah", Sex.FEMALE, nickname="Mina")])
    (candidate,) = register.find("min", {})
    assert candidate.matched == ()


def test_the_typed_letters_are_underlined_across_marks() -> None:
    (candidate,) = known("H. Ma'ruf Amin").find("maru a", {})
    assert [candidate.known.name[start:end] for start, end in candidate.matched] == ["Ma'ru", "A"]


def test_another_spelling_underlines_the_word() -> None:
    (candidate,) = known("Sitti Aminah").find("st am", {})
    assert [candidate.known.name[start:end] for start, end in candidate.matched] == ["Sitti", "Am"]


@pytest.mark.parametrize("query", ["", " ", ".", "zzz", "siti aminah x"])
def test_nobody_is_found_by_nothing(query: str) -> None:
    assert found(query) == []


def test_whole_words_of_a_longer_name_are_told() -> None:
    assert [candidate.whole for candidate in REGISTER.find("siti", {})] == [True, True, False]
    assert not any(candidate.whole for candidate in REGISTER.find("siti am", {}))


def test_namesakes_are_those_with_the_whole_name() -> None:
    twin = Known("twin", "SITI AMINAH", Sex.FEMALE)
    assert Register([AMINAH, twin, SITTI]).namesakes("siti aminah") == (AMINAH, twin)


def _plainly(people: list[Known], query: str) -> set[str]:
    """The rule in its plainest words, without folding."""

    def matches(name: str) -> bool:
        left = name.lower().replace(".", "").split()
        for word in query.split():
            while left and not left[0].startswith(word):
                left.pop(0)
            if not left:
                return False
            left.pop(0)
        return True

    return {known.uid for known in people if matches(known.name)}


@given(st.integers(0, 50), st.text("sinaruhm ", min_size=1, max_size=6))
def test_search_finds_at_least_what_the_plain_rule_finds(seed: int, query: str) -> None:
    people = synthetic_people(seed, 60)
    hits = {candidate.known.uid for candidate in Register(people).find(query, {}, limit=60)} if query.strip() else set()
    assert not query.strip() or _plainly(people, query) <= hits


def test_order_does_not_depend_on_the_order_of_the_cards() -> None:
    people = synthetic_people(3, 80)
    shuffled = people.copy()
    random.Random(1).shuffle(shuffled)
    names = [candidate.known.name for candidate in Register(people).find("s a", {}, 80)]
    assert names == [candidate.known.name for candidate in Register(shuffled).find("s a", {}, 80)]


@given(st.integers(0, 10_000), st.integers(0, 40), st.integers(0, 5))
def test_a_register_that_people_joined_finds_what_one_made_of_all_finds(seed: int, there: int, joining: int) -> None:
    people = synthetic_people(seed, there + joining)
    joined = Register(people[:there])
    before = joined.find("s", {})
    for known in people[there:]:
        joined = joined.joined(known)
    whole = Register(people)
    assert joined.people == whole.people
    for query in ("s", "s a", "siti", "muh", *(known.name for known in people[-3:])):
        assert joined.find(query, {}) == whole.find(query, {})
        assert joined.namesakes(query) == whole.namesakes(query)
        assert joined.total(query, {}) == whole.total(query, {})
    assert Register(people[:there]).find("s", {}) == before
