"""An activity opened for work: its record, its rows, its form being filled, kept in step with the store."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import Draft, State
from fieldapp.model.answer import Answer, Answers, value_of
from fieldapp.model.attendee import Attendee
from fieldapp.model.base import JsonObject
from fieldapp.model.edit import Change
from fieldapp.model.headcount import Counts, count
from fieldapp.store.outbox import OutboxEntry
from fieldapp.store.record import Record, Saving
from fieldapp.workflow.changes import is_empty
from fieldapp.workflow.draft_answers import take
from fieldapp.workflow.fields import Fields
from fieldapp.workflow.session import Doing, Session

ACTIVITY = "activity"
ATTENDANCE = "attendance"

if TYPE_CHECKING:
    from fieldapp.forms.instance import Instance, Outside


class OpenActivity:
    """One version of one activity, open. Verbs change it through `commit`; faces read its properties."""

    def __init__(self, session: Session, record: Record) -> None:
        self.session = session
        self.record = record
        self._draft: tuple[JsonObject, Draft] | None = None
        self._rows: dict[str, tuple[JsonObject, Attendee]] = {}
        self._attendees: tuple[Attendee, ...] | None = None
        self._counts: Counts | None = None
        self.form = session.form(self.draft.form)
        self.fields = Fields(self.form.definition)
        self.instance = self._fill_form()

    def _fill_form(self) -> Instance:
        from fieldapp.forms.instance import Instance

        return Instance(self.form, self._answers(), self._outside(), self.session.today())

    @property
    def draft(self) -> Draft:
        """The activity as recorded."""
        document = self.record.documents(ACTIVITY)[0]
        if self._draft is None or self._draft[0] is not document:
            self._draft = (document, Draft.from_json(document))
        return self._draft[1]

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        """The rows of the attendance list by their number."""
        if self._attendees is None:
            rows = [self._row(document) for document in self.record.documents(ATTENDANCE)]
            self._attendees = tuple(sorted(rows, key=lambda row: row.number))
        return self._attendees

    def _row(self, document: JsonObject) -> Attendee:
        uid = str(document["uid"])
        known = self._rows.get(uid)
        if known is None or known[0] is not document:
            known = self._rows[uid] = (document, Attendee.from_json(document))
        return known[1]

    @property
    def counts(self) -> Counts:
        """The people present, community participants by sex and the others apart."""
        if self._counts is None:
            self._counts = count(self.attendees, self.fields.counts_as)
        return self._counts

    @property
    def paper(self) -> tuple[int | None, int | None]:
        """Men and women by the paper count, None where it was not typed or cannot be read."""
        return _whole(self.draft.paper_male), _whole(self.draft.paper_female)

    @property
    def date(self) -> str | None:
        """The date (`YYYY[-MM[-DD]]`), or None."""
        value = value_of(self.draft.date)
        return value if isinstance(value, str) else None

    @property
    def outbox_entry(self) -> OutboxEntry | None:
        """The bundle that this version is in, or None."""
        key = (self.draft.uid, self.draft.version)
        return next((entry for entry in self.session.workspace.outbox if key in entry.activities), None)

    @property
    def read_only(self) -> bool:
        """Whether the activity is finished or thrown away."""
        return self.draft.state is State.READY or self.draft.deleted

    def attendee(self, uid: str) -> Attendee:
        """The row with this uid; raises NO_SUCH_ROW."""
        document = self.record.document(ATTENDANCE, uid)
        if document is None:
            raise FieldappError(Code.NO_SUCH_ROW, number="?")
        return self._row(document)

    def numbered(self, number: int) -> Attendee:
        """The row with this number; raises NO_SUCH_ROW."""
        for row in self.attendees:
            if row.number == number:
                return row
        raise FieldappError(Code.NO_SUCH_ROW, number=number)

    def need_open(self) -> None:
        """Raise ACTIVITY_LOCKED or ALREADY_HANDED_OVER where the activity can only be read."""
        entry = self.outbox_entry
        if entry is not None:
            from fieldapp.workflow.titles import title

            raise FieldappError(Code.ALREADY_HANDED_OVER, title=title(self), number=f"{entry.number:04d}")
        if self.read_only:
            raise FieldappError(Code.ACTIVITY_LOCKED)

    def commit(self, doing: Doing, *changes: Change, undoes: int | None = None) -> Saving | None:
        """Record one user action; None where it changes nothing."""
        real = [change for change in changes if not is_empty(change)]
        if not real:
            return None
        saving = self.record.commit(doing.edit(*real, undoes=undoes))
        self._refresh({change.table for change in real})
        return saving

    def _refresh(self, tables: set[str]) -> None:
        if ATTENDANCE in tables:
            self._attendees = self._counts = None
            self.instance.set_outside(self._outside())

    def reload(self) -> None:
        """Take the answers of the record into the form without running it again: what undo needs."""
        self._attendees = self._counts = None
        self.instance.restore(self._answers())
        self.instance.set_outside(self._outside())

    def _answers(self) -> Answers:
        return take(self.draft, self.fields)

    def _outside(self) -> Outside:
        from fieldapp.forms.instance import Outside

        counts = self.counts
        return Outside(
            roster_male=counts.community.male,
            roster_female=counts.community.female,
            others=counts.others,
            names=_labels(self.attendees),
        )


def _labels(rows: tuple[Attendee, ...]) -> tuple[tuple[str, str], ...]:
    """Uid and name of each row; namesakes are told apart by their number."""
    times = Counter(row.name for row in rows)
    return tuple((row.uid, row.name if times[row.name] == 1 else f"{row.name} ({row.number})") for row in rows)


def _whole(answer: Answer | None) -> int | None:
    value = value_of(answer)
    return value if isinstance(value, int) else None
