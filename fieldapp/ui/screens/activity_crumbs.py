"""The way to a screen that works on one activity."""

from __future__ import annotations

from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.titles import dated_kind, village_names


def activity_crumbs(opened: OpenActivity, *here: str) -> tuple[str, ...]:
    """Village, kind with date, then the screen: `Tanah Garam › Dialog I 22 Okt › Periksa`."""
    return (village_names([village.name for village in opened.draft.villages]), dated_kind(opened), *here)
