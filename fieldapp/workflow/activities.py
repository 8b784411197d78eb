"""Begin, open, throw away and bring back activities."""

from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import Draft
from fieldapp.model.answer import given
from fieldapp.model.edit import Change
from fieldapp.model.village import Village
from fieldapp.store.record import Record
from fieldapp.workflow.activity import ACTIVITY, OpenActivity
from fieldapp.workflow.changes import change
from fieldapp.workflow.draft_answers import put, take
from fieldapp.workflow.fields import Fields
from fieldapp.workflow.form_library import current_form
from fieldapp.workflow.session import Session, need_started

BEGIN = "begin"
"""The verb of the Edit that makes a file."""


def begin_activity(session: Session, villages: tuple[Village, ...], kind: str) -> OpenActivity:
    """A new draft of this kind in these villages (one or more)."""
    need_started(session)
    draft = Draft(
        uid=session.tools.new_uid(),
        form=current_form(),
        villages=villages,
        kind=given(kind),
        made=session.stamp(),
    )
    return OpenActivity(session, create_record(session, _with_defaults(session, draft)))


def _with_defaults(session: Session, draft: Draft) -> Draft:
    """The draft with the defaults of its form."""
    from fieldapp.forms.instance import Instance, Outside

    form = session.form(draft.form)
    fields = Fields(form.definition)
    instance = Instance(form, take(draft, fields), Outside(), session.today())
    instance.begin()
    return put(draft, fields, instance.answers(), fields.top_names)


def create_record(session: Session, draft: Draft, *rows: Change) -> Record:
    """A new file holding this draft and rows, made by one Edit."""
    doing = session.doing(BEGIN)
    made = doing.edit(change(ACTIVITY, draft.uid, None, draft), *rows)
    return session.workspace.create_activity(draft.uid, draft.version, made)


def open_activity(session: Session, uid: str, version: int | None = None) -> OpenActivity:
    """Open an activity (its newest version unless one is named); raises NO_SUCH_ACTIVITY or FILE_DAMAGED."""
    versions = [entry.version for entry in session.workspace.index if entry.uid == uid]
    wanted = version if version is not None else max(versions, default=None)
    if wanted is None or wanted not in versions:
        raise FieldappError(Code.NO_SUCH_ACTIVITY)
    return OpenActivity(session, session.workspace.open_activity(uid, wanted))


def leave_activity(opened: OpenActivity) -> None:
    """Stop working on it: the index learns what changed."""
    opened.session.workspace.leave(opened.record)


def discard(opened: OpenActivity) -> None:
    """Throw a draft away, to "Terhapus"; it can be brought back."""
    opened.need_open()
    _set_deleted(opened, deleted=True)


def restore(opened: OpenActivity) -> None:
    """Bring a draft back that was thrown away."""
    _set_deleted(opened, deleted=False)


def _set_deleted(opened: OpenActivity, *, deleted: bool) -> None:
    draft = opened.draft
    after = draft.model_copy(update={"deleted": deleted})
    doing = opened.session.doing("discard" if deleted else "restore")
    opened.commit(doing, change(ACTIVITY, draft.uid, draft, after))
