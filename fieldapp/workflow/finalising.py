"""Finish an activity: the sample read once more from paper, what is said of the paper list, the lock."""

from __future__ import annotations

from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import SampleRow, State
from fieldapp.model.answer import Typed
from fieldapp.model.attendee import Attendee
from fieldapp.model.person import Sex, years_on
from fieldapp.roster.ages import FORCE, UNKNOWN, read_age
from fieldapp.workflow.activity import ACTIVITY, OpenActivity
from fieldapp.workflow.changes import change
from fieldapp.workflow.checking import must_be_mended
from fieldapp.workflow.titles import title

SAMPLE_SIZE = 5
"""Rows read once more from paper: totals and sampled re-keying find what range checks do not (Barchard & Pace 2011,
doi 10.1016/j.chb.2011.04.004)."""
WIDER_SAMPLE = 20
"""Rows of the sample after one of them differed."""


def sample(opened: OpenActivity) -> tuple[tuple[SampleRow, Attendee], ...]:
    """The rows to be read once more from paper, in the order of the list; a row that was drawn stays drawn.

    A row that was removed since falls out of the sample, and another one is drawn.
    """
    rows = {row.uid: row for row in opened.attendees}
    if not opened.read_only:
        drawn = [row for row in opened.draft.sample if row.attendee in rows]
        wanted = WIDER_SAMPLE if any(row.agrees is False for row in drawn) else SAMPLE_SIZE
        if len(drawn) < min(wanted, len(rows)):
            _draw(opened, wanted)
    return tuple((drawn, rows[drawn.attendee]) for drawn in opened.draft.sample if drawn.attendee in rows)


def answer_sample(opened: OpenActivity, attendee_uid: str, text: str) -> SampleRow:
    """Note what the paper says of a row (`P47`: letter and age) and whether it agrees with the list.

    Blank text takes the answer away; text that is no letter with an age is kept and neither agrees nor differs. A
    difference widens the sample.
    """
    opened.need_open()
    row = opened.attendee(attendee_uid)
    typed = "".join(text.split()).upper()
    read = SampleRow(attendee=row.uid, typed=typed or None, agrees=_agrees(opened, row, typed))
    rows = tuple(read if drawn.attendee == row.uid else drawn for drawn in opened.draft.sample)
    _save(opened, "sample", {"sample": rows})
    sample(opened)
    return read


def _agrees(opened: OpenActivity, row: Attendee, text: str) -> bool | None:
    """Whether `P47`, or `P?` where the paper has no age, says what the list says; None for other text."""
    sex, age = text[:1], text[1:].removesuffix(FORCE)
    forced = age if age == UNKNOWN else age + FORCE
    read = read_age(forced, opened.date or opened.session.today().isoformat())
    if sex not in tuple(Sex) or not age or isinstance(read, Typed):
        return None
    return sex == row.sex and years_on(read, opened.date) == years_on(row.age, opened.date)


def say_of_paper(opened: OpenActivity, *, signatures_complete: bool | None, original_kept: bool | None) -> None:
    """Note whether all signatures are on paper and whether the original is kept."""
    opened.need_open()
    _save(opened, "papers", {"signatures_complete": signatures_complete, "original_kept": original_kept})


def lock(opened: OpenActivity) -> None:
    """Finish the activity: from now on it can only be read. Raises NOT_READY with the number of things to mend."""
    opened.need_open()
    count = len(must_be_mended(opened))
    if count:
        raise FieldappError(Code.NOT_READY, title=title(opened), count=count)
    _save(opened, "lock", {"state": State.READY, "finalised": opened.session.stamp()})


def unlock(opened: OpenActivity) -> None:
    """Open a finished activity again; raises ALREADY_HANDED_OVER once it has been in a bundle."""
    if opened.outbox_entry is not None:
        opened.need_open()
    _save(opened, "unlock", {"state": State.DRAFT, "finalised": None})


def _draw(opened: OpenActivity, size: int) -> None:
    """Chance draws, not a person: this is no Edit, and undo passes over it."""
    there = {row.uid for row in opened.attendees}
    drawn = {row.attendee for row in opened.draft.sample if row.attendee in there}
    others = [row.uid for row in opened.attendees if row.uid not in drawn]
    more = opened.session.tools.random.sample(others, max(0, min(size - len(drawn), len(others))))
    by_uid = {row.attendee: row for row in opened.draft.sample}
    wanted = {*drawn, *more}
    rows = tuple(by_uid.get(row.uid, SampleRow(attendee=row.uid)) for row in opened.attendees if row.uid in wanted)
    draft = opened.draft
    drawn_change = change(ACTIVITY, draft.uid, draft, draft.model_copy(update={"sample": rows}))
    opened.record.write_derived((drawn_change,))


def _save(opened: OpenActivity, verb: str, fields: dict[str, object]) -> None:
    draft = opened.draft
    opened.commit(opened.session.doing(verb), change(ACTIVITY, draft.uid, draft, draft.model_copy(update=fields)))
