"""The newest version of every activity, from the index alone."""

from fieldapp.store.index import IndexEntry
from fieldapp.workflow.session import Session


def newest_versions(session: Session) -> tuple[IndexEntry, ...]:
    """The newest version of every activity."""
    newest: dict[str, IndexEntry] = {}
    for entry in session.workspace.index:
        if entry.uid not in newest or entry.version > newest[entry.uid].version:
            newest[entry.uid] = entry
    return tuple(newest.values())
