"""The attendance list under test: the dialogue half entered, and what lies on disk afterwards."""

from tinydb import TinyDB

from fieldapp.demo.workspace import TANAH_GARAM_CODE
from fieldapp.model.attendee import Attendee
from fieldapp.model.person import years_on
from fieldapp.model.village import Village
from fieldapp.ui.app import FieldApp
from fieldapp.ui.screens.roster import RosterScreen
from fieldapp.workflow.activities import open_activity
from fieldapp.workflow.activity import ATTENDANCE, OpenActivity
from fieldapp.workflow.overview import Shown, all_activities
from fieldapp.workflow.session import Session


def half_entered(session: Session) -> OpenActivity:
    """The dialogue with 62 people on its list."""
    draft = next(row for row in all_activities(session) if row.state is Shown.DRAFT)
    return open_activity(session, draft.uid, draft.version)


def tanah_garam(session: Session) -> tuple[Village, ...]:
    """The village whose register knows 115 people."""
    entry = next(entry for entry in session.workspace.index if TANAH_GARAM_CODE in entry.village_keys)
    return open_activity(session, entry.uid, entry.version).draft.villages


def on_disk(opened: OpenActivity) -> list[tuple[str, str, int | None, str]]:
    """Name, sex, age and group of the rows that another program would read, by their number."""
    saving = opened.record.saving
    assert saving is not None
    saving.wait(10)
    with TinyDB(opened.record.path, access_mode="r") as stock:
        rows = [Attendee.from_json(dict(document)) for document in stock.table(ATTENDANCE).all()]
    rows.sort(key=lambda row: row.number)
    return [(row.name, row.sex.value, years_on(row.age, opened.date), row.group) for row in rows]


def roster(app: FieldApp) -> RosterScreen:
    """The attendance list that is shown."""
    assert isinstance(app.screen, RosterScreen)
    return app.screen


def names(opened: OpenActivity) -> list[str]:
    """The names on the list by number."""
    return [row.name for row in opened.attendees]
