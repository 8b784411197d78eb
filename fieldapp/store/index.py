"""The cache over all files: what lists show without opening them. It is rebuilt from the files and never trusted."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from fieldapp import durable
from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import Draft, FormRef, State
from fieldapp.model.answer import Answer, value_of
from fieldapp.model.attendee import Attendee
from fieldapp.model.base import Frozen, Uid
from fieldapp.model.person import Sex
from fieldapp.store.record import Record

FORMAT = 1
NO_STAMP = durable.Stamp(0, 0, 0)
"""Equal to that of no file: what bears it is read anew at the next start."""
_rows = TypeAdapter(tuple[Attendee, ...])


class IndexEntry(Frozen):
    """One version of an activity as lists show it."""

    uid: Uid
    version: int
    state: State
    deleted: bool
    form: FormRef
    kind: str | None
    """Id of the kind; None where it is missing or could not be read, as for the four that follow."""
    date: str | None
    place: str | None
    paper_male: int | None
    paper_female: int | None
    village_keys: tuple[str, ...]
    """Names of the register files."""
    village_names: tuple[str, ...]
    male: int
    """Men among all rows of the roster, officials and guests included."""
    female: int
    made_at: str
    finalised_at: str | None
    changed_at: str | None
    """When the newest Edit was made, by the clock of then."""
    seq: int
    """Highest `seq` in the file."""


class VillageEntry(Frozen):
    """One register."""

    key: str
    people: int
    seq: int


Entry = TypeVar("Entry", IndexEntry, VillageEntry)


class Stamped(BaseModel, Generic[Entry]):
    """An entry and the stamp of the file it was made from."""

    stamp: tuple[int, int, int]
    entry: Entry


class IndexFile(BaseModel):
    """The content of index.json. `seq` is the highest ever seen, which may lie in a file that is damaged since."""

    format: int = FORMAT
    seq: int = 0
    activities: dict[str, Stamped[IndexEntry]] = {}
    villages: dict[str, Stamped[VillageEntry]] = {}


class Scan(BaseModel, Generic[Entry]):
    """What a look at a folder found: entries by file name, files that cannot be used, whether any was read anew."""

    entries: dict[str, Stamped[Entry]] = {}
    damaged: tuple[Path, ...] = ()
    fresh: bool = False


def load_index(path: Path) -> IndexFile:
    """The cache, or an empty one where it is missing, damaged or of another format."""
    try:
        index = IndexFile.model_validate_json(durable.read(path))
    except (FileNotFoundError, FieldappError, ValidationError):
        return IndexFile()
    return index if index.format == FORMAT else IndexFile()


def scan(folder: Path, known: Mapping[str, Stamped[Entry]], read: Callable[[Path], Entry]) -> Scan[Entry]:
    """Look at every `*.json` of a folder; `read` is called for those whose stamp is not the known one.

    A file for which it raises is damaged; the others are unharmed.
    """
    result: Scan[Entry] = Scan()
    damaged: list[Path] = []
    for name, stamp in sorted(durable.stamps(folder).items()):
        if not name.endswith(".json"):
            continue
        old = known.get(name)
        if stamp is not None and old is not None and old.stamp == stamp:
            result.entries[name] = old
            continue
        path = folder / name
        try:
            entry = read(path)
        except FieldappError:
            damaged.append(path)
        else:
            result.entries[name] = Stamped(stamp=stamp or NO_STAMP, entry=entry)
            result.fresh = True
    result.damaged = tuple(damaged)
    result.fresh = result.fresh or len(result.entries) != len(known)
    return result


def activity_entry(record: Record) -> IndexEntry:
    """The entry of an open activity; raises FILE_DAMAGED where the file does not hold one activity of that name."""
    try:
        (document,) = record.documents("activity")
        draft = Draft.from_json(document)
        rows = _rows.validate_python(record.documents("attendance"))
    except ValueError as error:
        raise FieldappError(Code.FILE_DAMAGED, path=str(record.path)) from error
    if record.path.stem != f"{draft.uid}.{draft.version}":
        raise FieldappError(Code.FILE_DAMAGED, path=str(record.path))
    male = sum(row.sex is Sex.MALE for row in rows)
    return _entry(draft, male, len(rows) - male, record)


def village_entry(record: Record) -> VillageEntry:
    """The entry of an open register."""
    return VillageEntry(key=record.path.stem, people=len(record.documents("people")), seq=newest_seq(record))


def newest_seq(record: Record) -> int:
    """The `seq` of the newest Edit in a file, or 0; it grows within a file."""
    return record.edits[-1].seq if record.edits else 0


def _entry(draft: Draft, male: int, female: int, record: Record) -> IndexEntry:
    return IndexEntry(
        uid=draft.uid,
        version=draft.version,
        state=draft.state,
        deleted=draft.deleted,
        form=draft.form,
        kind=_text(draft.kind),
        date=_text(draft.date),
        place=_text(draft.place),
        paper_male=_whole(draft.paper_male),
        paper_female=_whole(draft.paper_female),
        village_keys=tuple(village.key for village in draft.villages),
        village_names=tuple(village.name for village in draft.villages),
        male=male,
        female=female,
        made_at=draft.made.at,
        finalised_at=draft.finalised.at if draft.finalised else None,
        changed_at=record.edits[-1].at if record.edits else None,
        seq=newest_seq(record),
    )


def _text(answer: Answer | None) -> str | None:
    value = value_of(answer)
    return value if isinstance(value, str) else None


def _whole(answer: Answer | None) -> int | None:
    value = value_of(answer)
    return value if isinstance(value, int) else None
