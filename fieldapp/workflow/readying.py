"""Make the ready activity out of a draft: only values that were read, pruned of what is not relevant."""

from fieldapp.errors import Code, FieldappError
from fieldapp.indonesia.times import zone_of
from fieldapp.model.activity import FieldChange, Ready, ReadyAttendee, ReadyRow, State
from fieldapp.model.answer import AnswerValue, Given, value_of
from fieldapp.model.attendee import Attendee
from fieldapp.model.base import JsonObject
from fieldapp.model.person import years_on
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.fields import FIELD_FACTS, VILLAGES, VILLAGES_FACT
from fieldapp.workflow.titles import title


def ready(opened: OpenActivity) -> Ready:
    """The activity as it is handed over; raises NOT_READY where something must be mended first."""
    draft = opened.draft
    if draft.state is not State.READY or draft.finalised is None:
        raise FieldappError(Code.NOT_READY, title=title(opened), count=1)
    male, female = opened.paper
    return Ready(
        uid=draft.uid,
        version=draft.version,
        form=draft.form,
        villages=draft.villages,
        kind=_text(opened, "activity.kind") or "",
        date=opened.date or "",
        start=_text(opened, "activity.start"),
        end=_text(opened, "activity.end"),
        zone=zone_of(draft.villages[0].region).name,
        place=_text(opened, "activity.place"),
        paper_male=male,
        paper_female=female,
        counts=opened.counts,
        answers=_other_answers(opened),
        attendance=tuple(_attendee(opened, row) for row in opened.attendees),
        confirmed=draft.confirmed,
        sample=draft.sample,
        signatures_complete=draft.signatures_complete,
        original_kept=draft.original_kept,
        made=draft.made,
        finalised=draft.finalised,
        history=_history(opened),
    )


def _text(opened: OpenActivity, fact: str) -> str | None:
    answer = getattr(opened.draft, FIELD_FACTS[fact])
    value = value_of(answer)
    return value if isinstance(value, str) else None


def _other_answers(opened: OpenActivity) -> dict[str, AnswerValue | tuple[ReadyRow, ...]]:
    """Relevant answers without those that the ready activity holds in fields of their own."""
    own = {opened.fields.name_of(fact) for fact in (*FIELD_FACTS, VILLAGES_FACT)}
    return {name: value for name, value in opened.instance.relevant_answers().items() if name not in own}


def _attendee(opened: OpenActivity, row: Attendee) -> ReadyAttendee:
    return ReadyAttendee(
        uid=row.uid,
        number=row.number,
        person=row.person,
        name=row.name,
        sex=row.sex,
        age=row.age.given if isinstance(row.age, Given) else None,
        years=years_on(row.age, opened.date),
        group=row.group,
        counts_as=opened.fields.counts_as[row.group].value,
        hamlet=row.hamlet,
        signed=row.signed,
        note=row.note,
    )


def _history(opened: OpenActivity) -> tuple[FieldChange, ...]:
    """What changed since the version that was last handed over, field by field."""
    if opened.draft.version == 1:
        return ()
    from fieldapp.workflow.activities import open_activity

    before = open_activity(opened.session, opened.draft.uid, opened.draft.version - 1)
    old, new = fields(before), fields(opened)
    return tuple(
        FieldChange(field=key, old=old.get(key), new=new.get(key))
        for key in sorted({*old, *new})
        if old.get(key) != new.get(key)
    )


def fields(opened: OpenActivity) -> dict[str, JsonObject]:
    """Every field that a correction can change, by path; each value in an object `{"value": ...}`."""
    document = opened.draft.to_json()
    flat = {name: document[name] for name in (*FIELD_FACTS.values(), VILLAGES) if name in document}
    answers = document.get("answers")
    if isinstance(answers, dict):
        flat.update({f"answers.{name}": value for name, value in answers.items()})
    for row in opened.attendees:
        flat[f"attendance.{row.uid}"] = row.model_copy(update={"rev": 1}).to_json()
    return {key: {"value": value} for key, value in flat.items()}
