"""A correction of what was handed over: version n+1 in a file of its own."""

from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import State
from fieldapp.workflow.activities import create_record
from fieldapp.workflow.activity import ATTENDANCE, OpenActivity
from fieldapp.workflow.changes import change


def begin_correction(handed_over: OpenActivity) -> OpenActivity:
    """A draft of version n+1 with the content of a version that is in a bundle, in a file of its own.

    Raises NOT_HANDED_OVER where the version can still be changed directly. A correction that was begun already is
    opened instead of a second one.
    """
    session = handed_over.session
    draft = handed_over.draft
    if handed_over.outbox_entry is None:
        from fieldapp.workflow.titles import title

        raise FieldappError(Code.NOT_HANDED_OVER, title=title(handed_over))
    begun = [e.version for e in session.workspace.index if e.uid == draft.uid and e.version > draft.version]
    if begun:
        return OpenActivity(session, session.workspace.open_activity(draft.uid, max(begun)))
    fresh = {
        "version": draft.version + 1,
        "state": State.DRAFT,
        "finalised": None,
        "sample": (),
        "made": session.stamp(),
    }
    copy = draft.model_copy(update=fresh)
    rows = [change(ATTENDANCE, row.uid, None, row) for row in handed_over.attendees]
    return OpenActivity(session, create_record(session, copy, *rows))
