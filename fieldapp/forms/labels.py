"""Labels in the language spoken now."""

from collections.abc import Mapping

from fieldapp.forms.definition import Choice
from fieldapp.wording import pick

_MISSING = "-"
"""What pyxform writes where a translation is missing."""


def spoken(labels: Mapping[str, str] | None) -> str:
    """The text in the language spoken now, else in another one, else empty."""
    return pick({language: text for language, text in (labels or {}).items() if text != _MISSING})


def choice_label(choice: Choice | None, *, short: bool = False) -> str:
    """The label of a choice, or its short label where it has one and that is asked for; empty for no choice."""
    if choice is None:
        return ""
    return spoken(choice.short if short and choice.short else choice.label)
