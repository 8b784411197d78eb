"""Names: how they are written and what they are searched by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.roster.names import canonical, finish, fold, same_words, title, words


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("siti aminah", "Siti Aminah"),
        ("  siti   aminah ", "Siti Aminah"),
        ("SITI AMINAH", "Siti Aminah"),
        ("hj. rosmini", "Hj. Rosmini"),
        ("h. abdul rahman", "H. Abdul Rahman"),
        ("dr. budi santoso, s.pd", "Dr. Budi Santoso, S.Pd"),
        ("S.POS", "S.Pos"),
        ("drs. h. syarifudin, m.si", "Drs. H. Syarifudin, M.Si"),
        ("ahmad, SE", "Ahmad, SE"),
        ("dt. marajo", "Dt. Marajo"),
        ("syafri DT.R kayo", "Syafri Dt.R Kayo"),
        ("ma'ruf amin", "Ma'ruf Amin"),
        ("ahmad bin saleh", "Ahmad bin Saleh"),
        ("bin saleh", "Bin Saleh"),
        ("siti AMINAH", "Siti Aminah"),
        ("al-amin", "Al-Amin"),
        ("kh. ma'ruf", "KH. Ma'ruf"),
        ("i made sudarma", "I Made Sudarma"),
        ("McAllen wijaya", "McAllen Wijaya"),
        ("ßigrid", "ßigrid"),
    ],
)
def test_names_are_written_in_title_case(typed: str, written: str) -> None:
    assert title(typed) == written


@given(st.text(max_size=40))
def test_title_case_is_stable_and_never_drops_a_letter(text: str) -> None:
    once = title(text)
    assert title(once) == once
    assert same_words(once) == same_words(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soeharto", "Suharto"),
        ("Tjahjo", "Cahyo"),
        ("Djoko", "Joko"),
        ("Syarifuddin", "Sarifudin"),
        ("Khairul", "Hairul"),
        ("Achmad", "Ahmad"),
        ("Muh.", "Muhammad"),
        ("Moh.", "Muhamad"),
        ("Mohd", "Mohammad"),
        ("M.", "Muhammad"),
        ("Abd.", "Abdul"),
        ("Sitti", "Siti"),
        ("St.", "Siti"),
        ("Fauzy", "Fauzi"),
        ("Edy", "Edi"),
        ("Rahmah", "Rahma"),
        ("Achmad", "Ahmat"),
    ],
)
def test_spellings_of_one_name_end_alike(one: str, other: str) -> None:
    assert words(one)[0].spelling.final == words(other)[0].spelling.final


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sutrisno", "Sutrisna"), ("Sumarni", "Sumarno"), ("Amril", "Amrin"), ("Santoso", "Susanto"), ("M", "Muhammad")],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert words(one)[0].spelling.final != words(other)[0].spelling.final


def test_an_initial_is_muhammad_only_with_its_dot() -> None:
    assert canonical("m", dotted=True) == "muhammad"
    assert canonical("m") == "m"


def test_marks_accents_and_case_do_not_count() -> None:
    assert same_words("MA'RUF  Al-Amín") == same_words("maruf alamin") == "maruf alamin"


def test_words_know_where_their_letters_stand() -> None:
    name = "H. Ma'ruf"
    word = words(name)[1]
    assert [name[place] for place in word.letters] == list("Maruf")


def test_titles_are_known_as_such() -> None:
    assert [word.title for word in words("Hj. Siti")] == [True, False]


def test_only_whole_words_lose_their_ending() -> None:
    assert fold("rahmah") == "rahmah"
    assert finish("rahmah") == "rahma"
