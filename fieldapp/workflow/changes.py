"""The difference between two states of a document, as an Edit records it."""

from collections.abc import Iterable

from fieldapp.model.base import Frozen, JsonObject
from fieldapp.model.edit import Change

_NESTED = ("answers",)


def flatten(document: JsonObject) -> JsonObject:
    """The document with the keys of nested objects joined by a dot."""
    flat: JsonObject = {}
    for key, value in document.items():
        if key in _NESTED and isinstance(value, dict):
            flat.update({f"{key}.{inner}": part for inner, part in value.items()})
        else:
            flat[key] = value
    return flat


def change(table: str, uid: str, before: Frozen | None, after: Frozen | None) -> Change:
    """What changed between two states of one document; `before` None makes it, `after` None removes it."""
    old, new = (None if state is None else flatten(state.to_json()) for state in (before, after))
    if old is None or new is None:
        return Change(table=table, uid=uid, before=old, after=new)
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    return Change(table=table, uid=uid, before=_only(old, keys), after=_only(new, keys))


def is_empty(change: Change) -> bool:
    """Whether nothing changed."""
    return change.before == change.after


def _only(document: JsonObject, keys: Iterable[str]) -> JsonObject:
    return {key: document[key] for key in keys if key in document}
