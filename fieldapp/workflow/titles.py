"""What an activity is called on screens, in the language spoken now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fieldapp.indonesia.dates import short_date
from fieldapp.model.answer import value_of
from fieldapp.wording import _, pick

if TYPE_CHECKING:
    from fieldapp.forms.definition import Choice, FormDefinition
    from fieldapp.workflow.activity import OpenActivity

KINDS = "kinds"
"""The choice list of activity kinds in every form definition."""


def kind_of(definition: FormDefinition, kind: str | None) -> Choice | None:
    """The choice of a kind, or None for one that the definition does not have."""
    return next((choice for choice in definition.choices.get(KINDS, ()) if choice.name == kind), None)


def kind_label(definition: FormDefinition, kind: str | None, *, short: bool = False) -> str:
    """The kind, such as "Dialog Tematik I" or, short, "Dialog I"."""
    choice = kind_of(definition, kind)
    if choice is None:
        return kind or _("Activity")
    return pick(dict(choice.short if short and choice.short else choice.label))


def village_names(names: Sequence[str]) -> str:
    """The villages, joined."""
    return ", ".join(names) or _("no village yet")


def title(opened: OpenActivity) -> str:
    """Such as "Dialog Tematik I, Tanah Garam"."""
    names = [village.name for village in opened.draft.villages]
    return f"{kind_label(opened.form.definition, kind(opened))}, {village_names(names)}"


def dated_kind(opened: OpenActivity) -> str:
    """Such as "Dialog I 22 Okt"."""
    day = short_date(opened.date) if opened.date else ""
    return f"{kind_label(opened.form.definition, kind(opened), short=True)} {day}".strip()


def kind(opened: OpenActivity) -> str | None:
    """The id of the activity's kind, or None."""
    value = value_of(opened.draft.kind)
    return value if isinstance(value, str) else None
