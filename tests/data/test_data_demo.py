"""The people of the demonstration add up to the reference event, and its answers are read as they are typed."""

from collections import Counter
from datetime import date

from fieldapp.demo import dialogue
from fieldapp.demo.earlier import EARLIER, attendance
from fieldapp.demo.people import ALREADY_ENTERED, ATTENDING, KNOWN, TANJUNG_PAKU
from fieldapp.forms import entry
from fieldapp.forms.form import Form
from fieldapp.forms.instance import Instance, Outside
from fieldapp.forms.loading import load_builtin
from fieldapp.model.answer import Given, given
from fieldapp.model.person import Sex

COMMUNITY = set("atimw")


def sexes(people):
    counted = Counter(person.sex for person in people)
    return counted[Sex.MALE], counted[Sex.FEMALE]


def test_a_hundred_community_participants_attend_80_of_them_known():
    assert len(ATTENDING) == 100
    assert sum(person.new for person in ATTENDING) == 20
    assert sexes(ATTENDING) == (46, 54)
    assert {person.group for person in ATTENDING} == COMMUNITY


def test_the_half_done_roster_has_28_men_and_34_women():
    assert sexes(ATTENDING[:ALREADY_ENTERED]) == (28, 34)


def test_the_newest_rows_are_those_of_the_reference_picture():
    newest = [(person.name, person.sex.value, person.years, person.new) for person in ATTENDING[57:62]]
    assert newest == [
        ("Afrizal", "L", 38, False),
        ("Hj. Rosmini", "P", 67, False),
        ("Muh. Ilham", "L", 19, True),
        ("Nurhayati", "P", 45, False),
        ("Abdul Rahman Saleh", "L", 51, False),
    ]


def test_the_register_holds_118_people_with_the_new_ones_already_entered():
    assert len(KNOWN) + sum(person.new for person in ATTENDING[:ALREADY_ENTERED]) == 118


def test_everybody_known_came_to_an_earlier_meeting():
    assert [person.name for person in KNOWN if not person.meetings] == []


def test_nobody_on_the_list_shares_a_name_and_no_age_is_out_of_range():
    assert len({person.name for person in ATTENDING}) == 100
    ages = [person.years for person in ATTENDING + KNOWN + TANJUNG_PAKU if person.years is not None]
    assert 5 <= min(ages) <= max(ages) <= 105


def test_one_age_is_unknown_on_paper():
    assert [person.name for person in ATTENDING if person.years is None] == ["Yulinar"]


def test_the_earlier_meetings_were_attended_by_the_numbers_of_the_reference_list():
    assert [len(attendance(activity)) for activity in EARLIER] == [88, 66, 96, 71, 38, 14]


def test_the_three_who_are_found_by_si_am_are_known():
    found = {
        person.name: len(person.meetings) for person in KNOWN if person.name.startswith("Si") and " Am" in person.name
    }
    assert found == {"Siti Aminah": 3, "Siti Amanah": 1, "Sitti Aminah": 1}


def test_every_answer_of_the_reference_event_is_read_and_leaves_only_the_village_to_choose():
    day = date(2018, 10, 22)
    names = (("u1", "Abdul Rahman Saleh"),)
    outside = Outside(kind=dialogue.KIND, roster_male=46, roster_female=54, others=0, names=names)
    instance = Instance(Form(load_builtin()), {"kind": given(dialogue.KIND)}, outside, day)
    unread = [path for path, text in typed(instance) if not type_in(instance, path, text, day)]
    assert unread == []
    assert [path for path, _problem in instance.problems()] == ["villages"]
    assert instance.fact("money.planned_total") == instance.fact("grant.total") == (150_000_000,)


def typed(instance):
    yield from dialogue.ANSWERED + dialogue.TO_ANSWER
    for number, row in enumerate(dialogue.ANSWERED_ROWS + dialogue.TO_ANSWER_ROWS):
        instance.add_row(row.repeat, f"row{number}")
        yield from ((f"{row.repeat}/row{number}/{name}", text) for name, text in row.answers)


def type_in(instance, path, text, day):
    question = instance.form.elements.by_name[path.split("/")[-1]].question
    answer = entry.read(question, text, today=day, choices=instance.choices(path))
    instance.set(path, answer)
    return instance.relevant(path) and isinstance(answer, Given)
