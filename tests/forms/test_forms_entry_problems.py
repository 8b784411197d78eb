"""Sentences for what could not be read."""

from datetime import date
from pathlib import Path

import pytest

from fieldapp.forms import entry, problems
from fieldapp.forms.definition import Choice, Question
from fieldapp.model.answer import Typed
from fieldapp.wording import set_language

TODAY = date(2018, 10, 25)
LETTERED = tuple(Choice(name=f"n{letter}", letter=letter, label={"id": f"{letter}x"}) for letter in "at")
PLAIN = (Choice(name="one", label={"id": "Dialog I"}), Choice(name="two", label={"id": "Dialog II"}))

EXAMPLES = [
    ("date", "kemarin", "date.unreadable"), ("date", "31-02-2018", "date.no_such_day"),
    ("date", "1/13/2018", "date.no_such_month"), ("date", "3018", "date.no_such_year"),
    ("date", "Jumat 22/10/2018", "date.weekday"), ("date", "Senin 10/2018", "date.weekday_without_day"),
    ("time", "pagi", "time.unreadable"), ("time", "25.00", "time.no_such_time"),
    ("integer", "lima", "number.unreadable"), ("integer", "-5", "number.negative"),
    ("integer", "1,5", "number.not_whole"), ("integer", "1000000000000000", "number.too_large"),
    ("money", "banyak", "money.unreadable"), ("money", "-5", "money.negative"), ("money", "2jtan", "money.about"),
    ("money", "1000000000000000", "money.too_large"), ("money", "1,5", "money.part_of_rupiah"),
    ("select_one", "x", "choice.unknown"), ("select_one", "dialog", "choice.ambiguous"),
    ("text", "x" * 201, "text.too_long"), ("text", "a\x1b[2J", "text.illegible"), ("villages", "x", "villages.typed"),
]  # fmt: skip


def _question(kind: str) -> Question:
    return Question.model_validate({"type": kind, "name": "q", "label": {"id": "?"}, "list": "l"})


FOUND_LATER = {"choice.not_offered"}
"""Found when other answers change, not when a text is read."""


def test_every_problem_has_an_example_here() -> None:
    assert {problem for _, _, problem in EXAMPLES} == set(problems.SENTENCES) - FOUND_LATER


@pytest.mark.parametrize(("kind", "text", "problem"), EXAMPLES, ids=[problem for _, _, problem in EXAMPLES])
def test_every_problem_is_met_and_its_sentence_is_complete(kind: str, text: str, problem: str) -> None:
    set_language("en")
    answer = entry.read(_question(kind), text, today=TODAY, choices=PLAIN)
    assert isinstance(answer, Typed)
    assert answer.problem == problem
    sentence = problems.sentence(answer.problem, answer.typed, today=TODAY, choices=PLAIN)
    assert "{" not in sentence
    assert sentence[-1] in ".)"
    assert "\x1b" not in sentence


@pytest.mark.parametrize("path", ["dates", "times", "numbers", "money"])
def test_every_problem_that_reading_can_name_has_a_sentence(path: str) -> None:
    import re

    import fieldapp.indonesia

    source = (Path(fieldapp.indonesia.__file__).parent / f"{path}.py").read_text(encoding="utf-8")
    named = set(re.findall(r'"((?:date|time|number|money)\.\w+)"', source))
    assert named
    assert named <= set(problems.SENTENCES)


def _sentence(problem: str, typed: str, choices: tuple[Choice, ...] = ()) -> str:
    set_language("en")
    return problems.sentence(problem, typed, today=TODAY, choices=choices)


def test_sentences_name_what_was_typed_and_what_is_right() -> None:
    assert _sentence("date.no_such_day", "31-02-2018") == "There is no 31-02-2018. February has 28 days."
    assert _sentence("date.weekday", "Friday 22/10/2018").startswith("22/10/2018 is a Monday, not a Friday.")
    assert _sentence("choice.unknown", "x", LETTERED) == "x is not in the list. Choose a t."
    assert _sentence("choice.ambiguous", "dialog", PLAIN).endswith("Choose Dialog I, Dialog II.")
    assert (
        _sentence("text.too_long", "x" * 10_001) == "This is too long: 10.001 characters. Shorten it to 10.000 at most."
    )


def test_a_long_text_is_shortened_in_the_sentence() -> None:
    assert _sentence("date.unreadable", "x" * 150).startswith("x" * 37 + "... cannot")


def test_a_choice_of_nothing_and_an_unknown_problem_still_give_a_sentence() -> None:
    assert _sentence("choice.unknown", "x") == "x is not in the list. Choose from the list."
    assert _sentence("never.heard", "x") == "x cannot be read. Type it again."
