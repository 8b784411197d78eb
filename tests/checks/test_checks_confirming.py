"""A confirmation silences its finding for as long as the facts hold."""

from __future__ import annotations

from checks_world import PEOPLE, STAMP, examine, person

from fieldapp.checks.finding import Finding, confirms, unconfirmed
from fieldapp.model.activity import Confirmation
from fieldapp.model.answer import given


def _confirmation(finding: Finding) -> Confirmation:
    return Confirmation(rule=finding.rule, about=finding.about, reason="sudah dicek di kertas", made=STAMP)


def test_a_confirmed_finding_is_silent_while_the_count_stays() -> None:
    (finding,) = examine(paper_female=given(3))
    confirmed = [_confirmation(finding)]
    assert unconfirmed(examine(paper_female=given(3)), confirmed) == ()


def test_it_speaks_again_when_the_count_changes() -> None:
    (finding,) = examine(paper_female=given(3))
    again = unconfirmed(examine(paper_female=given(4)), [_confirmation(finding)])
    assert [each.rule for each in again] == ["paper_differs"]


def test_a_confirmation_is_for_one_row_only() -> None:
    people = (person(1, "Yulinar", age=None), person(2, "Erni", age=None), PEOPLE[2])
    first, second = examine(people)
    assert unconfirmed((first, second), [_confirmation(first)]) == (second,)


def test_what_must_be_mended_cannot_be_confirmed() -> None:
    (finding,) = examine(villages=())
    assert not confirms(_confirmation(finding), finding)
