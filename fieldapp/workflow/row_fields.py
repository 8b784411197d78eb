"""The fields of a row of the attendance list as they are typed: text in, value out, and what cannot be read."""

from __future__ import annotations

from fieldapp.errors import fill
from fieldapp.model.answer import Typed
from fieldapp.model.attendee import Attendee, Signing
from fieldapp.model.person import Sex
from fieldapp.roster.ages import age_text, read_age
from fieldapp.roster.names import title
from fieldapp.roster.sentences import sentence
from fieldapp.roster.stream import age_refusal
from fieldapp.wording import _
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.roster_world import group_keys
from fieldapp.workflow.rostering import correct

FIELDS = ("name", "sex", "age", "group", "hamlet", "signed", "note")
"""The fields in the order in which they are asked."""
SIGNING_LETTERS = {"t": Signing.SIGNED, "j": Signing.THUMB, "b": Signing.NOT_SIGNED}
"""The letters that say how somebody signed: tanda tangan, jempol, belum."""


def field_text(opened: OpenActivity, row: Attendee, field: str) -> str:
    """The text that reads as what is recorded in a field."""
    if field == "age":
        return age_text(row.age)
    if field == "group":
        return next((group.letter for group in group_keys(opened) if group.id == row.group), row.group)
    if field == "signed":
        return next(letter for letter, signing in SIGNING_LETTERS.items() if signing is row.signed)
    return str(getattr(row, field) or "")


def field_problem(opened: OpenActivity, field: str, text: str) -> str | None:
    """Why a text cannot be recorded in a field, in a sentence; an age that cannot be read is recorded as typed."""
    text = text.strip()
    if field == "name" and not text:
        return _("Write the name. F8 removes the row if nobody belongs here.")
    if field == "sex" and text.upper() not in tuple(Sex):
        return _("Write L (man) or P (woman).")
    if field == "group" and _group(opened, text) is None:
        letters = " ".join(group.letter for group in group_keys(opened))
        return fill(
            _("The letter {key} is not in the list of groups. Choose from {letters}."),
            {"key": text, "letters": letters},
        )
    if field == "signed" and text.lower() not in SIGNING_LETTERS:
        return _("Write t (signed), j (thumb print) or b (not signed).")
    return None


def field_doubt(opened: OpenActivity, field: str, text: str) -> str | None:
    """What is doubtful about a text that is recorded as it was typed."""
    age = read_age(text, _day(opened)) if field == "age" else None
    return sentence(age_refusal(age)) if isinstance(age, Typed) else None


def correct_field(opened: OpenActivity, attendee_uid: str, field: str, text: str) -> Attendee:
    """Record what was typed into a field that has no problem. Raises NO_SUCH_ROW."""
    return correct(opened, attendee_uid, **{field: _read(opened, field, " ".join(text.split()))})


def _read(opened: OpenActivity, field: str, text: str) -> object:
    if field == "name":
        return title(text)
    if field == "sex":
        return Sex(text.upper())
    if field == "age":
        return read_age(text, _day(opened))
    if field == "group":
        return _group(opened, text)
    return SIGNING_LETTERS[text.lower()] if field == "signed" else text or None


def _group(opened: OpenActivity, letter: str) -> str | None:
    return next((group.id for group in group_keys(opened) if group.letter.lower() == letter.lower()), None)


def _day(opened: OpenActivity) -> str:
    return opened.date or opened.session.today().isoformat()
