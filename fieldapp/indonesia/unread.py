"""What could not be read of a typed text, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unread:
    """The name of the problem (such as `date.no_such_day`) and what a sentence about it can name."""

    problem: str
    slots: Mapping[str, str | int] = field(default_factory=dict)
