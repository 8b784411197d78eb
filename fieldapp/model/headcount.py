"""Counts of people by sex, and who counts as a community participant."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from pydantic import Field

from fieldapp.model.attendee import Attendee
from fieldapp.model.base import Frozen
from fieldapp.model.person import Sex


class CountsAs(StrEnum):
    """What a group counts as: only community participants are compared with the paper count."""

    COMMUNITY = "community"
    OFFICIAL = "official"
    GUEST = "guest"


class Headcount(Frozen):
    """People by sex."""

    male: int = Field(default=0, ge=0)
    female: int = Field(default=0, ge=0)

    @property
    def total(self) -> int:
        """Men and women together."""
        return self.male + self.female


class Counts(Frozen):
    """The people of an attendance list: community participants by sex, the others apart."""

    community: Headcount = Headcount()
    official: Headcount = Headcount()
    guest: Headcount = Headcount()

    @property
    def others(self) -> int:
        """Officials and guests together."""
        return self.official.total + self.guest.total


def count(attendees: Iterable[Attendee], counts_as: Mapping[str, CountsAs]) -> Counts:
    """Count the rows; a group that the mapping does not know counts as community."""
    tally = {kind: {Sex.MALE: 0, Sex.FEMALE: 0} for kind in CountsAs}
    for attendee in attendees:
        tally[counts_as.get(attendee.group, CountsAs.COMMUNITY)][attendee.sex] += 1
    return Counts(**{kind.value: Headcount(male=by[Sex.MALE], female=by[Sex.FEMALE]) for kind, by in tally.items()})
