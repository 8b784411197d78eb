"""What the roster line needs to know of an activity: who is known, who is present, the groups and the day."""

from __future__ import annotations

from fieldapp.forms.definition import GROUPS
from fieldapp.model.base import JsonObject
from fieldapp.roster.line import Context, GroupKey
from fieldapp.roster.search import Known, Register
from fieldapp.store.record import Record
from fieldapp.wording import pick
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.registers import PEOPLE, known_person, registers, repair_register
from fieldapp.workflow.rostering import present_people


class KnownPeople:
    """The people known in the villages of an activity, kept in step with the registers.

    A card is read once, and a person who is new joins the search that is there; it is made anew only where a card
    went, as undo does, or changed.
    """

    def __init__(self, opened: OpenActivity) -> None:
        self._opened = opened
        self._read: dict[str, tuple[JsonObject, Known]] = {}
        self._state: tuple[object, ...] = ()
        self._register = Register(())

    @property
    def register(self) -> Register:
        """The search over everybody known now."""
        records = registers(self._opened)
        state = (self._opened.date, *((record.path, record.version) for record in records))
        if state != self._state:
            self._take(self._cards(records), same_day=state[:1] == self._state[:1])
            self._state = state
        return self._register

    def _cards(self, records: tuple[Record, ...]) -> dict[str, JsonObject]:
        return {str(document["uid"]): document for record in records for document in record.documents(PEOPLE)}

    def _take(self, cards: dict[str, JsonObject], *, same_day: bool) -> None:
        kept = {uid: read for uid, read in self._read.items() if same_day and cards.get(uid) is read[0]}
        new = {uid: (card, known_person(card, self._opened)) for uid, card in cards.items() if uid not in kept}
        if len(kept) < len(self._read) or not kept:
            self._register = Register(known for _card, known in (*kept.values(), *new.values()))
        else:
            for _card, known in new.values():
                self._register = self._register.joined(known)
        self._read = {**kept, **new}


def line_context(opened: OpenActivity, known: KnownPeople) -> Context:
    """What the roster line needs to know now. Ages are counted on the day of the activity, today where it has none."""
    rows = opened.attendees
    return Context(
        register=known.register,
        groups=group_keys(opened),
        on_date=opened.date or opened.session.today().isoformat(),
        present=present_people(opened),
        last_group=rows[-1].group if rows else None,
    )


def group_keys(opened: OpenActivity) -> tuple[GroupKey, ...]:
    """The groups of the form by the letters that take them, labels in the language spoken now."""
    choices = opened.form.definition.choices.get(GROUPS, ())
    return tuple(
        GroupKey(choice.letter, choice.name, pick(dict(choice.label)), pick(dict(choice.short or choice.label)))
        for choice in choices
        if choice.letter
    )


def repair_registers(opened: OpenActivity) -> None:
    """Bring the attendance facts of all its villages up to date with the activities that changed since."""
    for village in opened.draft.villages:
        repair_register(opened.session, village.key)
