"""What `fieldapp check` says of a bundle: whether it is whole, and what is in it."""

from pathlib import Path

from fieldapp.bundle.reading import Opened, open_bundle, read_file
from fieldapp.model.base import Frozen
from fieldapp.wording import _


class ActivitySummary(Frozen):
    """One activity in a bundle whose content can be read."""

    uid: str
    version: int
    kind: str
    date: str
    villages: tuple[str, ...]
    attendees: int


class Summary(Frozen):
    """A whole bundle: whose, which, how much. `activities` is None where it is sealed."""

    file: str
    size: int
    sha256: str
    check_code: str
    device: str
    code: str
    number: int
    previous: int | None
    made_at: str
    sealed: bool
    activities: int
    attendees: int
    content: tuple[ActivitySummary, ...] | None

    def in_words(self) -> str:
        """The summary as lines of text in the language spoken now."""
        lines = [
            _("{file} is whole: the signature and the counts are right.").format(file=self.file),
            _("Installation {code}, bundle {number}, made {made}").format(
                code=self.code, number=f"{self.number:04}", made=self.made_at
            ),
            _("{activities} activities, {rows} rows, {size} bytes, check code {check}").format(
                activities=self.activities, rows=self.attendees, size=self.size, check=self.check_code
            ),
        ]
        if self.content is None:
            return "\n".join([*lines, _("Sealed: only headquarters can read what is inside.")])
        listed = [f"  {row.date}  {row.kind}  {', '.join(row.villages)}  {row.attendees}" for row in self.content]
        return "\n".join([*lines, _("Not sealed: whoever holds this file can read the names in it."), *listed])


def summarise(file: Path) -> Summary:
    """Open a bundle without any key; raises what `read_file` and `open_bundle` raise."""
    return _summary(file.name, open_bundle(read_file(file), file.name))


def _summary(name: str, opened: Opened) -> Summary:
    manifest = opened.manifest
    return Summary(
        file=name,
        size=opened.size,
        sha256=opened.sha256,
        check_code=opened.check_code,
        device=manifest.device,
        code=manifest.code,
        number=manifest.number,
        previous=manifest.previous.number if manifest.previous else None,
        made_at=manifest.made_at,
        sealed=opened.sealed,
        activities=manifest.counts.activities,
        attendees=manifest.counts.attendees,
        content=_content(opened),
    )


def _content(opened: Opened) -> tuple[ActivitySummary, ...] | None:
    if opened.content is None:
        return None
    return tuple(
        ActivitySummary(
            uid=activity.uid,
            version=activity.version,
            kind=activity.kind,
            date=activity.date,
            villages=tuple(village.name for village in activity.villages),
            attendees=len(activity.attendance),
        )
        for activity in opened.content.activities
    )
