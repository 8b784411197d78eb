"""Refusals in words."""

import pytest

from fieldapp import wording
from fieldapp.roster.effects import Reason, Refuse
from fieldapp.roster.sentences import sentence

SLOTS: dict[str, str | int] = {
    "name": "Siti Aminah", "number": 63, "count": 6, "age": "340", "low": 5, "high": 105, "limit": 150,
    "letters": "a t i m k w n d", "key": "x",
}  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_with_its_slots_filled(reason: Reason, language: wording.Language) -> None:
    wording.set_language(language)
    text = sentence(Refuse(reason, SLOTS))
    assert text.endswith((".", "!"))
    assert "{" not in text


def test_a_sentence_names_the_person_and_the_row() -> None:
    wording.set_language("en")
    text = sentence(Refuse(Reason.ALREADY_PRESENT, SLOTS))
    assert "Siti Aminah" in text
    assert "63" in text
