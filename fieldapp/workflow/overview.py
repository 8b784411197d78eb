"""What Beranda and the list of all activities show: every activity by its newest version, from the index alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fieldapp.indonesia.dates import medium_date, short_date
from fieldapp.model.activity import State
from fieldapp.model.headcount import Headcount
from fieldapp.store.index import IndexEntry
from fieldapp.store.outbox import OutboxEntry
from fieldapp.wording import _
from fieldapp.workflow.form_library import current_definition
from fieldapp.workflow.newest import newest_versions
from fieldapp.workflow.session import Session
from fieldapp.workflow.titles import KINDS, kind_label, village_names


class Shown(StrEnum):
    """The state of an activity as people see it; `sent` is derived from the outbox."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Listed:
    """An activity in a list. `present` counts all rows, `paper` is the paper count where it is known."""

    uid: str
    version: int
    kind: str
    kind_short: str
    villages: str
    date: str | None
    state: Shown
    present: Headcount
    paper: int | None
    bundle: int | None
    sent_at: str | None
    seq: int

    @property
    def title(self) -> str:
        """Such as "Dialog Tematik I, Tanah Garam"."""
        return f"{self.kind}, {self.villages}"

    @property
    def day(self) -> str:
        """Such as "22 Okt", or "" while the date is not known."""
        return short_date(self.date) if self.date else ""


@dataclass(frozen=True, slots=True)
class Month:
    """The activities of the month of `today`, by date."""

    activities: int
    people: Headcount
    unsent: int


@dataclass(frozen=True, slots=True)
class Home:
    """Beranda: the work to go on with, what was not handed over yet (newest first), what was."""

    last: Listed | None
    unsent: tuple[Listed, ...]
    sent: tuple[Listed, ...]
    total: int
    ready: int
    oldest_unsent_days: int | None
    month: Month


def all_activities(session: Session, words: str = "") -> tuple[Listed, ...]:
    """Every activity, newest date first; only those that hold every word (village, kind, month, state)."""
    sent = {key: entry for entry in session.workspace.outbox for key in entry.activities}
    kinds = _kind_labels()
    rows = [_listed(entry, sent.get((entry.uid, entry.version)), kinds) for entry in newest_versions(session)]
    wanted = words.casefold().split()
    kept = [row for row in rows if _holds(row, wanted)] if wanted else rows
    return tuple(sorted(kept, key=lambda row: (row.date or "9999", row.seq), reverse=True))


def home(session: Session) -> Home:
    """What Beranda shows today."""
    rows = [row for row in all_activities(session) if row.state is not Shown.DELETED]
    unsent = tuple(row for row in rows if row.state in (Shown.DRAFT, Shown.READY))
    drafts = [row for row in unsent if row.state is Shown.DRAFT]
    today = session.today()
    return Home(
        last=max(drafts, key=lambda row: row.seq, default=None),
        unsent=unsent,
        sent=tuple(row for row in rows if row.state is Shown.SENT),
        total=len(rows),
        ready=sum(row.state is Shown.READY for row in unsent),
        oldest_unsent_days=max((days for row in unsent if (days := _days(row.date, today)) is not None), default=None),
        month=_month([row for row in rows if (row.date or "").startswith(today.isoformat()[:7])]),
    )


def count_states(rows: tuple[Listed, ...]) -> Counter[Shown]:
    """How many activities are in each state."""
    return Counter(row.state for row in rows)


def state_word(state: Shown) -> str:
    """The word that lists show for a state."""
    words = {Shown.DRAFT: _("DRAFT"), Shown.READY: _("READY"), Shown.SENT: _("SENT"), Shown.DELETED: _("DELETED")}
    return words[state]


def _kind_labels() -> Mapping[str | None, tuple[str, str]]:
    """Label and short label of every kind, looked up once for a whole list."""
    definition = current_definition()
    names = [choice.name for choice in definition.choices.get(KINDS, ())]
    return {name: (kind_label(definition, name), kind_label(definition, name, short=True)) for name in (None, *names)}


def _listed(entry: IndexEntry, bundle: OutboxEntry | None, kinds: Mapping[str | None, tuple[str, str]]) -> Listed:
    kind, kind_short = kinds.get(entry.kind) or (entry.kind or "", entry.kind or "")
    state = Shown.DELETED if entry.deleted else Shown.READY if entry.state is State.READY else Shown.DRAFT
    return Listed(
        uid=entry.uid,
        version=entry.version,
        kind=kind,
        kind_short=kind_short,
        villages=village_names(entry.village_names),
        date=entry.date,
        state=Shown.SENT if bundle else state,
        present=Headcount(male=entry.male, female=entry.female),
        paper=None if entry.paper_male is None or entry.paper_female is None else entry.paper_male + entry.paper_female,
        bundle=bundle.number if bundle else None,
        sent_at=bundle.at if bundle else None,
        seq=entry.seq,
    )


def _holds(row: Listed, words: list[str]) -> bool:
    text = _search_text(row)
    return all(word in text for word in words)


def _search_text(row: Listed) -> str:
    unsent = _("unsent") if row.state in (Shown.DRAFT, Shown.READY) else ""
    day = medium_date(row.date) if row.date else ""
    return " ".join((row.title, row.kind_short, day, state_word(row.state), unsent)).casefold()


def _days(day: str | None, today: date) -> int | None:
    """Days since a date, or None where its day is not known."""
    return (today - date.fromisoformat(day)).days if day and len(day) == 10 else None


def _month(rows: list[Listed]) -> Month:
    return Month(
        activities=len(rows),
        people=Headcount(male=sum(row.present.male for row in rows), female=sum(row.present.female for row in rows)),
        unsent=sum(row.state in (Shown.DRAFT, Shown.READY) for row in rows),
    )
