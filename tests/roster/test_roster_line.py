"""The roster line: each rule of the name."""

import pytest
from roster_world import AMANAH, AMINAH, GROUPS, ILHAM, context_of, outcome, type_keys

from fieldapp.model.person import Sex
from fieldapp.roster.effects import (
    BeginNew,
    GoBack,
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
from fieldapp.roster.line import (
    NAME_LIMIT,
    Context,
    Line,
    Part,
    candidates,
    highlighted,
    paste,
    press,
    say_before,
)
from fieldapp.roster.search import Known

NAMED_SITI = Known("siti", "Siti", Sex.FEMALE)
TWIN = Known("twin", "Siti Aminah", Sex.FEMALE, 58, "RT 06")
NOBODY = context_of()


def refusal(text: str, context: Context) -> Reason | None:
    """Why the last key was refused."""
    effect = outcome(text, context)
    return effect.reason if isinstance(effect, Refuse) else None


def test_enter_takes_the_highlighted_person_and_clears_the_line(village: Context) -> None:
    line, effects = type_keys(Line(), "si am⏎", village)
    assert effects[-1] == MarkKnown(AMINAH)
    assert line == Line()


def test_an_arrow_takes_another_person(village: Context) -> None:
    assert outcome("si am↓⏎", village) == MarkKnown(AMANAH)
    assert outcome("si am↓↓↓↓↑↑⏎", village) == MarkKnown(AMINAH)


def test_a_choice_by_arrow_keeps_to_its_person_when_the_list_moves(village: Context) -> None:
    line, _ = type_keys(Line(), "si am↓", village)
    moved = context_of(*village.register.people, present={"aminah": 1})
    assert press(line, "enter", moved)[1] == MarkKnown(AMANAH)


def test_a_letter_drops_the_choice(village: Context) -> None:
    assert outcome("si am↓i⏎", village) == MarkKnown(AMINAH)


def test_enter_on_an_empty_line_does_nothing(village: Context) -> None:
    assert type_keys(Line(), " ⏎", village) == (Line(), [Nothing(), Nothing()])


def test_enter_without_a_candidate_begins_a_new_person_as_tab_does(village: Context) -> None:
    assert type_keys(Line(), "budi⏎", village) == type_keys(Line(), "budi⇥", village)
    assert outcome("budi⏎", village) == BeginNew("Budi")


def test_tab_begins_a_new_person_whoever_is_highlighted(village: Context) -> None:
    assert outcome("si am⇥", village) == BeginNew("Si Am")


def test_whole_words_of_longer_names_do_not_tick_anybody(village: Context) -> None:
    line, effects = type_keys(Line(), "siti⏎", village)
    assert effects[-1] == Refuse(Reason.WHOLE_WORD, {"count": 3, "name": "Siti"})
    assert line.text == "siti"
    assert highlighted(line, village) is None


def test_after_the_whole_word_refusal_the_first_arrow_goes_to_the_first(village: Context) -> None:
    assert outcome("siti⏎↓⏎", village) == MarkKnown(AMINAH)


def test_the_whole_name_of_somebody_is_accepted_beside_longer_names() -> None:
    assert outcome("siti⏎", context_of(NAMED_SITI, AMINAH)) == MarkKnown(NAMED_SITI)


def test_exact_namesakes_need_an_arrow() -> None:
    context = context_of(AMINAH, TWIN)
    assert outcome("siti aminah⏎", context) == Refuse(Reason.NAMESAKES, {"count": 2, "name": "Siti Aminah"})
    assert outcome("siti aminah↓↓⏎", context) == MarkKnown(TWIN)


def test_of_two_namesakes_the_absent_one_is_taken_when_the_other_is_present() -> None:
    assert outcome("siti aminah⏎", context_of(AMINAH, TWIN, present={"aminah": 3})) == MarkKnown(TWIN)


def test_a_present_person_is_last_and_never_highlighted_unasked(village: Context) -> None:
    context = context_of(AMINAH, present={"aminah": 63})
    line, _ = type_keys(Line(), "si am", context)
    assert [candidate.number for candidate in candidates(line, context)] == [63]
    assert highlighted(line, context) is None


@pytest.mark.parametrize("keys", ["si am⏎", "siti aminah⏎", "siti am↓⏎"])
def test_a_present_person_is_not_ticked_again(keys: str) -> None:
    context = context_of(AMINAH, present={"aminah": 63})
    assert outcome(keys, context) == Refuse(Reason.ALREADY_PRESENT, {"name": "Siti Aminah", "number": 63})


def test_a_whole_word_of_a_present_person_is_a_new_name() -> None:
    assert outcome("siti⏎", context_of(AMINAH, present={"aminah": 63})) == BeginNew("Siti")


def test_the_whole_name_of_a_present_person_does_not_tick_another() -> None:
    hayati = Known("hayati", "Nurhayati", Sex.FEMALE)
    context = context_of(Known("nur", "Nur", Sex.FEMALE), hayati, present={"nur": 4})
    assert refusal("nur⏎", context) is Reason.ALREADY_PRESENT
    assert outcome("nurh⏎", context) == MarkKnown(hayati)


@pytest.mark.parametrize(
    ("key", "effect"), [("/", OpenMenu()), ("?", OpenHelp()), ("-", TakeBack()), ("=", Refuse(Reason.SAME_AS_ABOVE))]
)
def test_reserved_characters_are_commands_on_an_empty_line_only(village: Context, key: str, effect: object) -> None:
    assert type_keys(Line(), key, village) == (Line(), [effect])


@pytest.mark.parametrize("name", ["al-amin", "ma'ruf", "drs. h. ali, m.si", "tiro/truseb", "josé", "Mañuel"])
def test_names_hold_letters_and_their_marks(name: str) -> None:
    line, effects = type_keys(Line(), name, NOBODY)
    assert line.text == name
    assert set(effects) == {Nothing()}


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (".", Reason.NOT_IN_NAME),
        ("'", Reason.NOT_IN_NAME),
        ("!", Reason.NOT_IN_NAME),
        ("ali?", Reason.NOT_IN_NAME),
        ("ali=", Reason.NOT_IN_NAME),
        ("ali☺", Reason.NOT_IN_NAME),
        ("ali3", Reason.DIGIT_IN_NAME),
        ("\ud800", Reason.UNREADABLE),
        ("ali\u202e", Reason.UNREADABLE),
        ("3a", Reason.NUMBER_ONLY),
        ("3⇥", Reason.NUMBER_ONLY),
        ("123456", Reason.NUMBER_TOO_LONG),
        ("⇥", Reason.NAME_FIRST),
    ],
)
def test_a_wrong_key_is_refused_with_a_reason_and_keeps_the_line(keys: str, reason: Reason) -> None:
    line, effects = type_keys(Line(), keys, NOBODY)
    assert isinstance(effects[-1], Refuse)
    assert effects[-1].reason is reason
    assert line.text == keys[:-1]


@pytest.mark.parametrize("key", ["\x00", "\x1b", "\x7f", "f3", "ctrl+a", "left", "home"])
def test_control_characters_and_unknown_keys_do_nothing(key: str) -> None:
    line = Line(text="siti")
    assert press(line, key, NOBODY) == (line, Nothing())


def test_a_name_that_is_too_long_takes_no_more_letters() -> None:
    line, effects = type_keys(Line(), "a" * (NAME_LIMIT + 1), NOBODY)
    assert line.text == "a" * NAME_LIMIT
    assert effects[-1] == Refuse(Reason.NAME_TOO_LONG, {"limit": NAME_LIMIT})


def test_digits_pick_the_number_on_the_printed_sheet(village: Context) -> None:
    line, effects = type_keys(Line(), "37⏎", village)
    assert (line, effects[-1]) == (Line(), PickNumber(37))
    assert candidates(Line(text="37"), village) == ()


def test_escape_clears_the_line_then_goes_back_and_up_recalls(village: Context) -> None:
    line, effects = type_keys(Line(), "si am⎋", village)
    assert (line.text, effects[-1]) == ("", Nothing())
    assert press(line, "escape", village)[1] == GoBack()
    recalled, effect = press(line, "up", village)
    assert (recalled.text, effect) == ("si am", Recall("si am"))


def test_arrows_on_an_empty_line_walk_in_the_rows(village: Context) -> None:
    assert outcome("↓", village) == Walk(1)
    assert outcome("↑", village) == Walk(-1)


def test_arrows_without_candidates_do_nothing() -> None:
    assert type_keys(Line(text="budi"), "↓↑", NOBODY) == (Line(text="budi"), [Nothing(), Nothing()])


def test_backspace_on_an_empty_line_does_nothing() -> None:
    assert type_keys(Line(), "⌫", NOBODY) == (Line(), [Nothing()])


def test_what_enter_and_tab_will_do_is_what_they_do(village: Context) -> None:
    line, _ = type_keys(Line(), "si am", village)
    before = say_before(line, village)
    assert before.enter == MarkKnown(AMINAH)
    assert before.tab == BeginNew("Si Am")


def test_pasted_letters_are_typed() -> None:
    assert paste(Line(), "siti\u00a0aminah\n", NOBODY) == (Line(text="siti aminah"), Nothing())
    assert paste(Line(text="siti"), "\u200e am\x07i\tn", NOBODY)[0].text == "siti ami n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("siti\nbudi", Reason.LINES_PASTED),
        ("siti\r\nbudi", Reason.LINES_PASTED),
        ("siti\u2028budi", Reason.LINES_PASTED),
        ("/siti", Reason.NOT_IN_NAME),
        ("-", Reason.NOT_IN_NAME),
        ("?", Reason.NOT_IN_NAME),
        ("siti 34", Reason.DIGIT_IN_NAME),
        ("siti\ud800", Reason.UNREADABLE),
        ("a" * 500, Reason.NAME_TOO_LONG),
    ],
)
def test_a_paste_that_does_not_fit_changes_nothing_and_commands_nothing(text: str, reason: Reason) -> None:
    line, effect = paste(Line(), text, NOBODY)
    assert line == Line()
    assert isinstance(effect, Refuse)
    assert effect.reason is reason


def test_a_pasted_stream_may_end_the_row_but_not_go_on_after_it() -> None:
    line, _ = type_keys(Line(), "ali⇥", NOBODY)
    assert paste(line, "l34w", NOBODY)[0] == Line()
    after, effect = paste(line, "l34wbudi", NOBODY)
    assert (after, effect) == (line, Refuse(Reason.LINES_PASTED))


def test_the_part_tells_what_the_next_key_belongs_to() -> None:
    parts = [type_keys(Line(), keys, NOBODY)[0].part for keys in ("ali", "ali⇥", "ali⇥l", "ali⇥l3", "ali⇥l?")]
    assert parts == [Part.NAME, Part.SEX, Part.AGE, Part.AGE, Part.GROUP]


def test_a_group_is_found_by_its_letter_in_either_case() -> None:
    assert context_of(ILHAM).group("W") is GROUPS[5]
