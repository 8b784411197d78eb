"""The attendance list against the paper count and the invitations. Only community participants are compared."""

from collections.abc import Iterator

from fieldapp.checks.finding import ROSTER, Finding, Where
from fieldapp.checks.subject import Subject

_LIST = Where(section=ROSTER)


def attendance_missing(subject: Subject) -> Iterator[Finding]:
    """Nobody is on the list of an activity that people attend, or whose paper list has signatures."""
    signatures = sum(count or 0 for count in subject.paper)
    if not subject.attendees and (signatures or subject.needs_attendance):
        yield Finding("attendance_missing", "confirm", _LIST, f"0/{signatures}", {"paper": signatures})


def paper_missing(subject: Subject) -> Iterator[Finding]:
    """The signatures on paper were not counted, though people are on the list."""
    draft = subject.draft
    missing = {"L": draft.paper_male, "P": draft.paper_female}
    letters = [letter for letter, answer in missing.items() if answer is None]
    if subject.attendees and letters:
        fact = "activity.paper_male" if draft.paper_male is None else "activity.paper_female"
        who = ", ".join(letters)
        yield Finding("paper_missing", "confirm", subject.facts.where(fact), who, {"who": who})


def paper_differs(subject: Subject) -> Iterator[Finding]:
    """The list and the paper count differ in men or women."""
    male, female = subject.paper
    here = subject.counts.community
    if not subject.attendees or male is None or female is None or (here.male, here.female) == (male, female):
        return
    slots = {"here_male": here.male, "here_female": here.female, "paper_male": male, "paper_female": female}
    about = f"{here.male},{here.female}/{male},{female}"
    yield Finding("paper_differs", "confirm", _LIST, about, slots)


def more_than_invited(subject: Subject) -> Iterator[Finding]:
    """More people came than were invited."""
    invited, here = subject.facts.whole("people.invited"), subject.counts.community.total
    if invited is not None and here > invited:
        where = subject.facts.where("people.invited")
        yield Finding("more_than_invited", "confirm", where, f"{here}/{invited}", {"here": here, "invited": invited})
