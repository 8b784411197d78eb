"""The file of a bundle: it stands under its name only once it was written, read back and compared."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from fieldapp import durable
from fieldapp.errors import Code, FieldappError

PART = ".part"
"""Behind the name of a file that was not read back yet."""


def folder_named(text: str) -> Path | None:
    """The folder that a person typed, whole; None for blank text. Quotes around it and `~` are understood.

    Raises NOT_WRITABLE for text that no path can hold.
    """
    typed = text.strip().strip("\"'").strip()
    if not typed:
        return None
    if "\0" in typed:
        raise FieldappError(Code.NOT_WRITABLE, path=typed.replace("\0", ""))
    with contextlib.suppress(RuntimeError):
        return Path(typed).expanduser().absolute()
    return Path(typed).absolute()


def free_bytes(folder: Path) -> int | None:
    """Bytes free where this folder lies or would lie, or None where that cannot be told."""
    with contextlib.suppress(FieldappError, OSError):
        return durable.free_bytes(folder)
    return None


def is_taken(path: Path) -> bool:
    """Whether there is a file under this name already."""
    return durable.stamp(path) is not None


def write(path: Path, data: bytes, on_progress: Callable[[int, int], None] | None = None) -> None:
    """Write the content beside the name, into a folder that is made where it is missing.

    `on_progress(done, total)` is told the bytes written and may raise to stop. Raises the codes of `durable.replace`.
    """
    with _naming(path):
        durable.make_directory(path.parent)
        durable.replace(_part(path), data, mode=0o644, on_progress=on_progress)


def read_back(path: Path, data: bytes) -> None:
    """Compare what the medium gives back, and read it as headquarters will.

    Raises READ_BACK_DIFFERS, MEDIUM_GONE, or what is wrong with the bundle.
    """
    from fieldapp.bundle.reading import open_bundle

    back = _read(_part(path), path)
    if back != data:
        raise FieldappError(Code.READ_BACK_DIFFERS, path=str(path))
    open_bundle(back, path.name)


def publish(path: Path) -> None:
    """Give the file that was read back its name. Raises the codes of `durable.replace`."""
    with _naming(path):
        durable.set_aside(_part(path), path)


@contextlib.contextmanager
def nothing_left(path: Path) -> Iterator[None]:
    """Whatever stops the work inside, no file is left, neither under this name nor beside it."""
    try:
        yield
    except BaseException:
        for each in (_part(path), path):
            _take_away(each)
        raise


def clear_parts(folder: Path, prefix: str) -> None:
    """Take away parts that a process left behind which was killed: they may hold names in the clear."""
    with contextlib.suppress(OSError):
        for left in tuple(folder.glob(f"{prefix}*{PART}*")):
            _take_away(left)


def copy(path: Path, sha256: str, folder: Path) -> Path:
    """Put a copy of a bundle into another folder, read back as well; returns its path.

    Raises MEDIUM_GONE where the bundle cannot be read, READ_BACK_DIFFERS where it is not what was handed over, and
    the codes of `durable.replace`.
    """
    from fieldapp.bundle.canonical import sha256 as digest

    data = _read(path, path)
    if digest(data) != sha256:
        raise FieldappError(Code.READ_BACK_DIFFERS, path=str(path))
    target = folder / path.name
    if target == path:
        return path
    try:
        write(target, data)
        read_back(target, data)
        publish(target)
    except BaseException:
        _take_away(_part(target))
        raise
    return target


def _part(path: Path) -> Path:
    return path.with_name(path.name + PART)


def _read(path: Path, named: Path) -> bytes:
    """What cannot be read back is gone, whatever the operating system calls it."""
    try:
        return durable.read(path)
    except (FieldappError, FileNotFoundError) as error:
        raise FieldappError(Code.MEDIUM_GONE, path=str(named)) from error


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Errors name the bundle, not the file beside it."""
    try:
        yield
    except FieldappError as error:
        if error.slots.get("path") == str(_part(path)):
            error.slots["path"] = str(path)
        raise


def _take_away(path: Path) -> None:
    """Remove a file that must not be taken for a bundle; a medium that is gone has taken it away itself."""
    with contextlib.suppress(FieldappError, OSError):
        durable.remove(path)
