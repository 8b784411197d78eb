"""What a bundle says of itself against what it holds."""

from collections.abc import Iterable, Iterator

from fieldapp.bundle.document import BundleCounts, Content, Manifest
from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import FormRef, Ready, ReadyAttendee
from fieldapp.model.headcount import Counts, CountsAs, Headcount
from fieldapp.model.person import Sex


def counts_of(activities: Iterable[Ready]) -> BundleCounts:
    """How much these activities hold: people are all who attended, officials and guests too."""
    listed = tuple(activities)
    return BundleCounts(
        activities=len(listed),
        attendees=sum(each.counts.community.total + each.counts.others for each in listed),
        villages=len({village.key for each in listed for village in each.villages}),
    )


def forms_of(activities: Iterable[Ready]) -> tuple[FormRef, ...]:
    """The forms that these activities were made with, each once, in order of id and version."""
    forms = {(each.form.id, each.form.version): each.form for each in activities}
    return tuple(forms[key] for key in sorted(forms))


def check(manifest: Manifest, content: Content) -> None:
    """Raises BUNDLE_COUNTS with the place where manifest and content, or counts and rows, disagree."""
    for place in _differences(manifest, content.activities):
        raise FieldappError(Code.BUNDLE_COUNTS, place=place)


def _differences(manifest: Manifest, activities: tuple[Ready, ...]) -> Iterator[str]:
    if manifest.counts != counts_of(activities):
        yield "manifest.counts"
    if manifest.forms != forms_of(activities):
        yield "manifest.forms"
    if len({each.uid for each in activities}) != len(activities):
        yield "content.activities"
    for at, activity in enumerate(activities):
        yield from (f"content.activities.{at}.{where}" for where in _wrong_parts(activity, manifest))


def _wrong_parts(activity: Ready, manifest: Manifest) -> Iterator[str]:
    rows = activity.attendance
    if manifest.kind == "recap":
        if rows or activity.sample:
            yield "attendance"
        return
    if _count(rows) != activity.counts:
        yield "counts"
    if len({row.number for row in rows}) != len(rows) or len({row.uid for row in rows}) != len(rows):
        yield "attendance"


def _count(rows: Iterable[ReadyAttendee]) -> Counts:
    tally = {kind.value: {Sex.MALE: 0, Sex.FEMALE: 0} for kind in CountsAs}
    for row in rows:
        if row.counts_as in tally:
            tally[row.counts_as][row.sex] += 1
    return Counts(**{kind: Headcount(male=by[Sex.MALE], female=by[Sex.FEMALE]) for kind, by in tally.items()})
