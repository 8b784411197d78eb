"""The whole path without a terminal, through the real app and its key map: from a new activity to an opened bundle."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import durable
from fieldapp.demo.driving import NotReachedError
from fieldapp.demo.walk import Walk
from fieldapp.demo.workspace import demo_session
from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import Frozen
from fieldapp.wording import Language, _

if TYPE_CHECKING:
    from fieldapp.bundle.keys import HeadquartersPrivateKeys
    from fieldapp.model.activity import Ready
    from fieldapp.workflow.session import Session


class Report(Frozen):
    """What came of it. Seconds are from the first key to the opened bundle; the slowest key is from key to painted."""

    attendees: int
    known: int
    new: int
    keys: int
    keys_per_attendee: float
    slowest_key: str
    slowest_key_ms: float
    file: str
    size: int
    check_code: str
    sealed: bool
    seconds: float

    def in_words(self) -> str:
        """The report as lines of text."""
        return "\n".join(
            (
                _("{attendees} attendees ({known} known, {new} new), {rate} keys each"),
                _("slowest key: {key}, {ms} ms from key to painted"),
                _("{file}, {size} bytes, check code {check}"),
                _("made, checked, handed over and opened again in {seconds} s"),
            )
        ).format(
            attendees=self.attendees,
            known=self.known,
            new=self.new,
            rate=self.keys_per_attendee,
            key=self.slowest_key,
            ms=self.slowest_key_ms,
            file=self.file,
            size=self.size,
            check=self.check_code,
            seconds=self.seconds,
        )


def run_headless(exports: Path, *, language: Language = "id", sealed: bool = False) -> Report:
    """Do the whole path and leave the bundle in `exports`; raises DEMO_FAILED with the step that stood still."""
    with tempfile.TemporaryDirectory(prefix="fieldapp-demo-") as folder:
        session = demo_session(Path(folder), half_entered=False)
        session.override_settings(language=language, exports=exports.absolute())
        secret = _headquarters(session) if sealed else None
        try:
            return _report(session, secret)
        except NotReachedError as error:
            raise FieldappError(Code.DEMO_FAILED, step=str(error), reason=_("it did not come in time")) from error
        finally:
            session.close()


def _headquarters(session: Session) -> HeadquartersPrivateKeys:
    """Throw-away keys of headquarters, whose public halves the app seals to."""
    from fieldapp.bundle import keys

    secret = keys.new_headquarters_keys()
    keys.save_headquarters_keys(secret.public(), session.places.headquarters_keys)
    return secret


def _report(session: Session, secret: HeadquartersPrivateKeys | None) -> Report:
    begun = time.monotonic()
    walk = Walk(session)
    asyncio.run(walk.take())
    path = Path(session.workspace.outbox[-1].file)
    dialogue, check_code, size = _open(path, walk.uid, secret)
    slowest = walk.timings.slowest
    new = sum(row.person not in walk.known for row in dialogue.attendance)
    return Report(
        attendees=len(dialogue.attendance),
        known=len(dialogue.attendance) - new,
        new=new,
        keys=walk.roster_keys,
        keys_per_attendee=round(walk.roster_keys / len(dialogue.attendance), 2),
        slowest_key=slowest.key if slowest else "",
        slowest_key_ms=round(slowest.seconds * 1000, 1) if slowest else 0.0,
        file=str(path),
        size=size,
        check_code=check_code,
        sealed=secret is not None,
        seconds=round(time.monotonic() - begun, 1),
    )


def _open(path: Path, uid: str, secret: HeadquartersPrivateKeys | None) -> tuple[Ready, str, int]:
    """The dialogue as headquarters reads it, with the check code and size of the file."""
    from fieldapp.bundle.reading import open_bundle

    opened = open_bundle(durable.read(path), path.name, secret)
    found = [each for each in opened.content.activities if each.uid == uid] if opened.content else []
    if not found:
        raise FieldappError(Code.DEMO_FAILED, step=path.name, reason=_("the dialogue is not in it"))
    return found[0], opened.check_code, opened.size
