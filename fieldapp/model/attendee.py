"""A row of the attendance list: what the paper said of one person at one activity."""

from enum import StrEnum

from pydantic import Field

from fieldapp.model.base import Frozen, Uid
from fieldapp.model.person import AgeAnswer, Sex


class Signing(StrEnum):
    """How the person signed the paper list."""

    SIGNED = "signed"
    THUMB = "thumb"
    NOT_SIGNED = "not_signed"


class Attendee(Frozen):
    """A row: `number` is the line on paper and is kept for ever; the rest is a snapshot, untouched by later cards."""

    uid: Uid
    number: int = Field(ge=1)
    person: Uid | None = None
    name: str = Field(min_length=1, max_length=200)
    sex: Sex
    age: AgeAnswer | None = None
    group: str
    hamlet: str | None = None
    signed: Signing = Signing.SIGNED
    note: str | None = None
    rev: int = Field(default=1, ge=1)
    """Grows by one with each Edit that touches the row."""
    new: bool = False
    """The person was written down for the first time with this row."""
