"""Bundles from many files: opened, told of, and brought together to one newest version of each activity."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from fieldapp.bundle.document import Manifest
from fieldapp.bundle.keys import HeadquartersPrivateKeys, load_private_keys
from fieldapp.bundle.reading import Opened, open_bundle, read_file
from fieldapp.errors import Code, FieldappError
from fieldapp.hq.founding import PRIVATE_KEYS
from fieldapp.model.activity import Ready
from fieldapp.wording import _, n_

Talk = Callable[[str | FieldappError], None]


@dataclass(frozen=True, slots=True)
class Collected:
    """An activity and the bundle that it came in."""

    manifest: Manifest
    activity: Ready

    @property
    def bundle(self) -> str:
        """The label of the bundle: `a7k2-0031`."""
        return f"{self.manifest.code}-{self.manifest.number:04}"


@dataclass(slots=True)
class Opening:
    """The bundles that could be opened, in the order of the files, and how many were refused."""

    talk: Talk
    opened: list[Opened] = field(default_factory=list)
    refused: int = 0

    @classmethod
    def of(cls, files: Iterable[Path], folder: Path, *, keys_named: bool, talk: Talk) -> Self:
        """Open the files with the private keys in `folder`. Each refusal is told of and does not stop the others.

        Raises KEY_MISSING where a folder was named that has none, and KEY_UNREADABLE.
        """
        opening = cls(talk)
        keys = _keys(folder, keys_named=keys_named)
        for file in files:
            opening._take(file, keys, folder)
        return opening

    def activities(self) -> tuple[Collected, ...]:
        """The newest version of each activity, in the order in which they came.

        The same content twice counts once. Where two bundles have different content under one version, both stay and
        the difference is told of: a person must find out which is right.
        """
        found: dict[str, list[Collected]] = {}
        older = 0
        for each in (Collected(one.manifest, activity) for one in self.opened for activity in _inside(one)):
            known = found.setdefault(each.activity.uid, [])
            version = known[0].activity.version if known else 0
            if each.activity.version > version:
                older += len(known)
                found[each.activity.uid] = [each]
            elif each.activity.version < version:
                older += 1
            elif all(each.activity != other.activity for other in known):
                known.append(each)
        self._tell_of_versions(found, older)
        return tuple(each for same in found.values() for each in same)

    def _take(self, file: Path, keys: HeadquartersPrivateKeys | None, folder: Path) -> None:
        try:
            opened = open_bundle(read_file(file), file.name, keys)
            if opened.content is None:
                raise FieldappError(Code.KEY_MISSING, path=str(folder))
        except FieldappError as error:
            self.refused += 1
            self.talk(error)
            return
        if any(other.sha256 == opened.sha256 for other in self.opened):
            self.talk(_("{file} is the same bundle once more; it is counted once.").format(file=file.name))
            return
        self._tell_of_number(opened, file)
        self.opened.append(opened)

    def _tell_of_number(self, opened: Opened, file: Path) -> None:
        manifest = opened.manifest
        sealed = _("sealed") if opened.sealed else _("not sealed")
        self.talk(
            _("{file}: bundle {number} of {code}, {sealed}, check code {check}").format(
                file=file.name,
                number=f"{manifest.number:04}",
                code=manifest.code,
                sealed=sealed,
                check=opened.check_code,
            )
        )
        if any(_same_number(other.manifest, manifest) for other in self.opened):
            self.talk(
                _("{code} has two different bundles {number}. Ask which is right; both are opened.").format(
                    code=manifest.code, number=f"{manifest.number:04}"
                )
            )

    def _tell_of_versions(self, found: dict[str, list[Collected]], older: int) -> None:
        if older:
            told = n_(
                "{count} older version is left out: a correction took its place.",
                "{count} older versions are left out: corrections took their place.",
                older,
            )
            self.talk(told)
        for same in found.values():
            if len(same) > 1:
                bundles = ", ".join(each.bundle for each in same)
                self.talk(
                    _("One activity has different content in {bundles}. Ask which is right.").format(bundles=bundles)
                )


def _inside(opened: Opened) -> tuple[Ready, ...]:
    return opened.content.activities if opened.content else ()


def _same_number(one: Manifest, other: Manifest) -> bool:
    return (one.device, one.number) == (other.device, other.number)


def _keys(folder: Path, *, keys_named: bool) -> HeadquartersPrivateKeys | None:
    """Plain bundles open without keys, so they are only missed where a folder was named."""
    try:
        return load_private_keys(folder / PRIVATE_KEYS)
    except FieldappError as error:
        if error.code is Code.KEY_MISSING and not keys_named:
            return None
        raise
