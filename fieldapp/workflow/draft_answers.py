"""The answers of a form inside a Draft: some are fields of its own, the rest lie in `answers`."""

from collections.abc import Iterable

from fieldapp.model.activity import Draft
from fieldapp.model.answer import Answer, Answers, Row, given
from fieldapp.workflow.fields import VILLAGES, Fields


def take(draft: Draft, fields: Fields) -> Answers:
    """The answers that a draft holds, by question name."""
    stored = {name: _stored(draft, fields, name) for name in fields.top_names}
    return {name: answer for name, answer in stored.items() if answer is not None}


def put(draft: Draft, fields: Fields, current: Answers, names: Iterable[str]) -> Draft:
    """The draft with the current answers of these questions and repeats; villages are chosen, never typed."""
    own: dict[str, Answer | None] = {}
    answers: dict[str, Answer | tuple[Row, ...]] = dict(draft.answers)
    for name in names:
        value = current.get(name)
        field = fields.field_of(name)
        if field == VILLAGES:
            continue
        if field and not isinstance(value, tuple):
            own[field] = value
        elif value is None or value == ():
            answers.pop(name, None)
        else:
            answers[name] = value
    return draft.model_copy(update={**own, "answers": answers})


def _stored(draft: Draft, fields: Fields, name: str) -> Answer | tuple[Row, ...] | None:
    field = fields.field_of(name)
    if field == VILLAGES:
        names = tuple(village.name for village in draft.villages)
        return given(names) if names else None
    if field:
        answer: Answer | None = getattr(draft, field)
        return answer
    return draft.answers.get(name)
