"""The people on the list beside the count on paper. Only community participants are compared."""

from __future__ import annotations

from dataclasses import dataclass

from fieldapp.workflow import answering
from fieldapp.workflow.activity import OpenActivity

MALE, FEMALE = "activity.paper_male", "activity.paper_female"


@dataclass(frozen=True, slots=True)
class Compared:
    """People on the list, and on paper where that was counted."""

    here: int
    paper: int | None

    @property
    def gap(self) -> int | None:
        """How many more are here than on paper; less than 0 where some are missing."""
        return None if self.paper is None else self.here - self.paper


@dataclass(frozen=True, slots=True)
class PaperCount:
    """Men, women and both together; `others` are the officials and guests, whom nobody counts on paper."""

    male: Compared
    female: Compared
    total: Compared
    others: int


def paper_count(opened: OpenActivity) -> PaperCount:
    """The list beside the paper as both are now."""
    here, (male, female) = opened.counts.community, opened.paper
    both = None if male is None or female is None else male + female
    return PaperCount(
        Compared(here.male, male), Compared(here.female, female), Compared(here.total, both), opened.counts.others
    )


def has_paper_count(opened: OpenActivity) -> bool:
    """Whether the form asks for the count on paper."""
    return all(opened.fields.name_of(fact) for fact in (MALE, FEMALE))


def paper_texts(opened: OpenActivity) -> tuple[str, str]:
    """What was typed as the count of men and of women on paper."""
    male, female = _paths(opened)
    return answering.text_of(opened, male), answering.text_of(opened, female)


def set_paper_count(opened: OpenActivity, male: str, female: str) -> None:
    """Record the count on paper as one action; blank text takes a count away, unreadable text is kept as typed."""
    answering.answer_several(opened, dict(zip(_paths(opened), (male, female), strict=True)))


def _paths(opened: OpenActivity) -> tuple[str, str]:
    return opened.fields.name_of(MALE) or "", opened.fields.name_of(FEMALE) or ""
