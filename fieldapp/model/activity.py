"""An activity: as it is being recorded (`Draft`) and as it can be handed over (`Ready`)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from fieldapp.model.answer import Answer, AnswerValue, Row
from fieldapp.model.attendee import Signing
from fieldapp.model.base import Frozen, JsonObject, Uid
from fieldapp.model.edit import Stamp
from fieldapp.model.headcount import Counts
from fieldapp.model.person import Age, Sex
from fieldapp.model.village import Village

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^\d{2}:\d{2}$")]


class State(StrEnum):
    """What the file itself says; `sent` and `received` are derived from the outbox."""

    DRAFT = "draft"
    READY = "ready"


class FormRef(Frozen):
    """The form definition that an activity keeps to the end."""

    id: str
    version: str


class Confirmation(Frozen):
    """Something doubtful that a person confirmed: the rule, what it is about, and the reason given."""

    rule: str
    about: str = ""
    reason: str
    made: Stamp


class SampleRow(Frozen):
    """A row of the sample that was read from paper once more: what was typed and whether it agreed."""

    attendee: Uid
    typed: str | None = None
    agrees: bool | None = None


class Draft(Frozen):
    """An activity as it is recorded. What the form asks with a fact `activity.X` lives in field X, the rest in
    `answers`. A finished activity has the state `ready` and is read only until it is unlocked.
    """

    uid: Uid
    version: int = Field(default=1, ge=1)
    state: State = State.DRAFT
    form: FormRef
    villages: tuple[Village, ...] = ()
    kind: Answer | None = None
    date: Answer | None = None
    start: Answer | None = None
    end: Answer | None = None
    place: Answer | None = None
    paper_male: Answer | None = None
    paper_female: Answer | None = None
    answers: Mapping[str, Answer | tuple[Row, ...]] = {}
    confirmed: tuple[Confirmation, ...] = ()
    sample: tuple[SampleRow, ...] = ()
    signatures_complete: bool | None = None
    original_kept: bool | None = None
    made: Stamp
    finalised: Stamp | None = None
    deleted: bool = False


class ReadyRow(Frozen):
    """A row of a repeat in a ready activity."""

    uid: Uid
    answers: Mapping[str, AnswerValue]


class ReadyAttendee(Frozen):
    """A row of the attendance list as it is handed over: no NIK, no phone, no card."""

    uid: Uid
    number: int = Field(ge=1)
    person: Uid | None = None
    name: str
    sex: Sex
    age: Age | None = None
    years: int | None = None
    """Age in whole years on the day of the activity."""
    group: str
    counts_as: str
    hamlet: str | None = None
    signed: Signing = Signing.SIGNED
    note: str | None = None


class FieldChange(Frozen):
    """A field that changed since the version last handed over. `field` is a path such as `answers.theme`."""

    field: str
    old: JsonObject | None = None
    new: JsonObject | None = None


class Ready(Frozen):
    """A finished activity as it is handed over, made of values that were read and are relevant."""

    uid: Uid
    version: int = Field(ge=1)
    form: FormRef
    villages: tuple[Village, ...] = Field(min_length=1)
    kind: str
    date: PartialDate
    start: TimeOfDay | None = None
    end: TimeOfDay | None = None
    zone: str
    place: str | None = None
    paper_male: int | None = Field(default=None, ge=0)
    paper_female: int | None = Field(default=None, ge=0)
    counts: Counts
    answers: Mapping[str, AnswerValue | tuple[ReadyRow, ...]]
    attendance: tuple[ReadyAttendee, ...]
    confirmed: tuple[Confirmation, ...] = ()
    sample: tuple[SampleRow, ...] = ()
    signatures_complete: bool | None = None
    original_kept: bool | None = None
    made: Stamp
    finalised: Stamp
    history: tuple[FieldChange, ...] = ()
