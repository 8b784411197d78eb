"""Findings in words."""

from __future__ import annotations

import pytest
from checks_world import PEOPLE, examine, facts, person

from fieldapp import wording
from fieldapp.checks import sentences
from fieldapp.checks.finding import Finding
from fieldapp.checks.sentences import place, sentence
from fieldapp.checks.subject import FieldProblem
from fieldapp.model.answer import Given, Typed, given
from fieldapp.model.person import Age


def _everything() -> tuple[Finding, ...]:
    """Findings of every rule."""
    odd = [
        person(1, "Siti Khadijah", "L"),
        person(2, "Abdul Rahman", "P", None),
        person(3, "Yulinar"),
        person(4, "Yulinar"),
        person(5, "Basri", "L").model_copy(update={"age": Given[Age](given=Age(born="2016", forced=True))}),
        person(6, "Mariam").model_copy(update={"age": Typed(typed="tua", problem="age.wrong")}),
    ]
    said = facts(
        {"money": [{"money.spent": 200}], "decision": [{"decision.what": "Ronda", "decision.who": "RT"}]},
        grant__received=100,
        people__invited=1,
    )
    problems = tuple(FieldProblem(f"q{kind}", "s", kind, "Tema") for kind in ("typed", "required", "constraint"))
    nameless = tuple(person(number, f"Warga {number}", age=None) for number in range(1, 8))
    return (
        *examine(tuple(odd), said, problems, date=given("2019")),
        *examine((), villages=(), kind=None, date=None),
        *examine(nameless, paper_male=None, date=given("2009")),
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_has_a_sentence_and_a_place(language: wording.Language) -> None:
    wording.set_language(language)
    findings = _everything()
    assert {finding.rule for finding in findings} == set(sentences._SENTENCES)
    for finding in findings:
        text = sentence(finding)
        assert text.endswith((".", "?")), text
        assert "{" not in text + place(finding)
        assert place(finding)


@pytest.mark.parametrize(
    ("male", "female", "words"),
    [
        (1, 3, "Paper 4 signatures, here 3. 1 too few (P)."),
        (0, 2, "Paper 2 signatures, here 3. 1 too many (L)."),
        (2, 4, "Paper 6 signatures, here 3. 3 too few (L 1, P 2)."),
        (2, 1, "Paper 3 signatures, here 3. L 1 too few, P 1 too many."),
    ],
)
def test_the_difference_from_paper_is_told_by_sex(male: int, female: int, words: str) -> None:
    wording.set_language("en")
    (finding,) = examine(paper_male=given(male), paper_female=given(female))
    assert sentence(finding) == words


def test_the_forms_own_sentence_is_used() -> None:
    problem = FieldProblem("end", "when", "constraint", "Selesai", message="Selesai harus sesudah mulai.")
    (finding,) = examine(problems=(problem,))
    assert sentence(finding) == "Selesai harus sesudah mulai."


def test_a_row_is_placed_by_its_number_and_a_pair_by_both() -> None:
    wording.set_language("en")
    people = (person(23, "Yulinar", age=45), person(61, "Yulinar", age=45), PEOPLE[2])
    (finding,) = examine(people)
    assert place(finding) == "Row 23, 61"
    assert sentence(finding) == "Yulinar twice (P 45, P 45). One person?"


def test_the_slots_of_a_name_are_never_filled_in() -> None:
    wording.set_language("en")
    (finding,) = examine((person(1, "Si {name}", age=None), *PEOPLE[1:]))
    assert "Si {name}" in sentence(finding)
