"""The state of the roster line and what it needs to know of the world."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fieldapp.model.person import Sex
from fieldapp.roster import ages
from fieldapp.roster.names import title
from fieldapp.roster.search import Register

ENTER, TAB, BACKSPACE, ESCAPE, UP, DOWN = "enter", "tab", "backspace", "escape", "up", "down"
"""The keys with a name; every other key is the one character that it types."""
SAME, MENU, HELP, UNDO = "=", "/", "?", "-"
"""Keys that no name begins with."""
NUMERALS = frozenset("0123456789")


class Part(StrEnum):
    """What the next key belongs to."""

    NAME = "name"
    SEX = "sex"
    AGE = "age"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class GroupKey:
    """A community group: the letter that takes it, its id in the form, its label, and the label of narrow columns."""

    letter: str
    id: str
    label: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the line needs to know of the world.

    `present`: row number by person uid. `on_date`: the day that ages are counted on (`YYYY[-MM[-DD]]`), today where
    the activity has none. `last_group`: the id of the group of the row before.
    """

    register: Register
    groups: tuple[GroupKey, ...]
    on_date: str
    present: Mapping[str, int] = field(default_factory=dict)
    last_group: str | None = None

    def group(self, letter: str) -> GroupKey | None:
        """The group that this letter takes."""
        return next((group for group in self.groups if group.letter.lower() == letter.lower()), None)


@dataclass(frozen=True, slots=True)
class Line:
    """The line as it stands.

    `chosen`: the uid of the person that arrows went to. `cleared`: the text that Esc took away.
    """

    text: str = ""
    streaming: bool = False
    sex: Sex | None = None
    age: str = ""
    chosen: str | None = None
    cleared: str = ""

    @property
    def part(self) -> Part:
        """What the next key belongs to."""
        if not self.streaming:
            return Part.NAME
        if self.sex is None:
            return Part.SEX
        closed = self.age.endswith((ages.UNKNOWN, ages.FORCE)) or len(self.age) == ages.LONGEST
        return Part.GROUP if closed else Part.AGE

    @property
    def number(self) -> int | None:
        """The row number that is being typed."""
        return int(self.text) if self.text[:1] in NUMERALS and self.text else None

    @property
    def name(self) -> str:
        """The name as it will be written down."""
        return title(self.text)
