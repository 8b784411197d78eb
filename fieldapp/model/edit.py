"""One user action on a file: what changed, by whom, when. The Edits of a file are its trail and its undo stack."""

from typing import Literal

from fieldapp.model.base import Frozen, JsonObject, Uid

Clock = Literal["system", "told", "doubtful"]


class Stamp(Frozen):
    """Who did something and when: `at` is ISO 8601 with zone; `clock` says how far it can be trusted."""

    at: str
    by: str
    device: str
    clock: Clock = "system"


class Change(Frozen):
    """A document before and after, holding only the keys that changed.

    A key that is missing on one side did not exist there. `before` None: the document was made; `after` None: it
    was removed. Keys of nested objects are joined by a dot (`answers.theme`); a list is one value.
    """

    table: str
    uid: Uid
    before: JsonObject | None = None
    after: JsonObject | None = None


class Edit(Frozen):
    """One user action. `seq` orders the actions of one `device`; `undoes` names the seq that this one takes back.

    An action that touches two files has the same `seq` in both.
    """

    seq: int
    at: str
    clock: Clock = "system"
    device: str
    by: str
    verb: str
    undoes: int | None = None
    changes: tuple[Change, ...]
