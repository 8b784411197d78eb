"""Answer the questions of an activity's form."""

from collections.abc import Iterable, Mapping

from fieldapp.forms import entry
from fieldapp.model.answer import Answer, given
from fieldapp.model.village import Village
from fieldapp.workflow.activity import ACTIVITY, OpenActivity
from fieldapp.workflow.changes import change
from fieldapp.workflow.draft_answers import put
from fieldapp.workflow.fields import ROW_SEPARATOR, VILLAGES_FACT


def answer(opened: OpenActivity, path: str, text: str) -> frozenset[str]:
    """Answer a field with what was typed; blank text takes the answer away.

    Text that cannot be read is kept as typed. Returns the paths whose value or relevance changed.
    """
    opened.need_open()
    instance = opened.instance
    read = entry.read(opened.fields.question(path), text, today=opened.session.today(), choices=instance.choices(path))
    return set_answer(opened, path, read)


def answer_several(opened: OpenActivity, texts: Mapping[str, str]) -> None:
    """Answer several fields with what was typed, as one action."""
    opened.need_open()
    instance, today = opened.instance, opened.session.today()
    touched: set[str] = set()
    for path, text in texts.items():
        read = entry.read(opened.fields.question(path), text, today=today, choices=instance.choices(path))
        if instance.answer(path) != read:
            touched |= {path, *instance.set(path, read)}
    if touched:
        _record(opened, "answer", touched)


def set_answer(opened: OpenActivity, path: str, value: Answer | None) -> frozenset[str]:
    """Answer a field with a value; returns the paths whose value or relevance changed."""
    if opened.instance.answer(path) == value:
        return frozenset()
    changed = opened.instance.set(path, value)
    _record(opened, "answer", {path, *changed})
    return changed


def text_of(opened: OpenActivity, path: str) -> str:
    """The text that stands in a field: what was typed, or what reads as the same answer; "" while it is empty."""
    instance = opened.instance
    return entry.show(opened.fields.question(path), instance.answer(path), instance.choices(path))


def add_row(opened: OpenActivity, repeat: str) -> str:
    """Add an empty row to a repeat; returns its uid."""
    opened.need_open()
    uid = opened.session.tools.new_uid()
    changed = opened.instance.add_row(repeat, uid)
    _record(opened, "add_row", {repeat, *changed})
    return uid


def remove_row(opened: OpenActivity, repeat: str, row: str) -> None:
    """Take a row out of a repeat."""
    opened.need_open()
    changed = opened.instance.remove_row(repeat, row)
    _record(opened, "remove_row", {repeat, *changed})


def choose_villages(opened: OpenActivity, villages: tuple[Village, ...]) -> None:
    """Set where the activity took place."""
    opened.need_open()
    draft = opened.draft
    after = draft.model_copy(update={"villages": villages})
    name = opened.fields.name_of(VILLAGES_FACT)
    if name:
        opened.instance.set(name, given(tuple(village.name for village in villages)) if villages else None)
    opened.commit(opened.session.doing("villages"), change(ACTIVITY, draft.uid, draft, after))


def _record(opened: OpenActivity, verb: str, paths: Iterable[str]) -> None:
    draft = opened.draft
    names = {path.split(ROW_SEPARATOR)[0] for path in paths}
    after = put(draft, opened.fields, opened.instance.answers(), names)
    opened.commit(opened.session.doing(verb), change(ACTIVITY, draft.uid, draft, after))
