"""A finding: something that must be mended, or that a person must confirm, before an activity is finished."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fieldapp.model.activity import Confirmation

Level = Literal["must", "confirm"]
Slots = Mapping[str, str | int]
ROSTER = "roster"
"""The section that is the attendance list."""


@dataclass(frozen=True, slots=True)
class Where:
    """The place to mend it: a field of a section, or the attendance list and perhaps a row of it.

    `title`: the label of the section in the language spoken now. `path`: the field, such as `theme`.
    """

    section: str
    title: str = ""
    path: str | None = None
    attendee: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, without prose.

    `about` names the thing and the values compared: a confirmation of the same rule and `about` silences this finding
    for as long as those values hold. `slots` are for `sentences`.
    """

    rule: str
    level: Level
    where: Where
    about: str = ""
    slots: Slots = field(default_factory=dict)


def confirms(confirmation: Confirmation, finding: Finding) -> bool:
    """Whether this confirmation was given for this finding. What must be mended cannot be confirmed."""
    given_for = (confirmation.rule, confirmation.about)
    return finding.level == "confirm" and given_for == (finding.rule, finding.about)


def unconfirmed(findings: Iterable[Finding], confirmed: Iterable[Confirmation]) -> tuple[Finding, ...]:
    """The findings that nobody has confirmed."""
    given = tuple(confirmed)
    return tuple(finding for finding in findings if not any(confirms(each, finding) for each in given))
