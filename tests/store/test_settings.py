"""Settings have defaults, survive, keep what a newer version wrote, and are never lost by a failed write."""

import errno
import json
from pathlib import Path

import pytest
from store_world import FaultySystem

from fieldapp import settings
from fieldapp.errors import Code, FieldappError
from fieldapp.settings import Settings


def test_without_a_file_the_defaults_hold_and_nothing_is_written(tmp_path: Path) -> None:
    loaded = settings.load(tmp_path / "settings.json")

    assert loaded == Settings()
    assert (loaded.language, loaded.theme, loaded.glyphs, loaded.exports) == ("id", "auto", "auto", None)
    assert not loaded.started
    assert list(tmp_path.iterdir()) == []


def test_settings_survive(tmp_path: Path) -> None:
    path = tmp_path / "data" / "settings.json"
    chosen = Settings(name="Rina", area="13.72", area_name="Kota Solok", language="en", exports=tmp_path)

    settings.save(chosen, path)

    assert settings.load(path) == chosen
    assert settings.load(path).started


def test_fields_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"name": "Rina", "printer": "lobby"}')

    settings.save(settings.load(path).model_copy(update={"name": "Budi"}), path)

    assert json.loads(path.read_text()) == {
        "name": "Budi",
        "printer": "lobby",
        "area_name": "",
        "language": "id",
        "theme": "auto",
        "glyphs": "auto",
    }


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"language": "fr"}', b"\xff\xfe", b"\0" * 100])
def test_settings_that_cannot_be_read_are_told_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)

    with pytest.raises(FieldappError) as caught:
        settings.load(path)

    assert caught.value.code is Code.SETTINGS_UNREADABLE
    assert caught.value.slots == {"path": str(path), "aside": "settings.json.aside"}
    assert path.read_bytes() == content


def test_a_failed_write_leaves_the_old_settings(tmp_path: Path, faulty: FaultySystem) -> None:
    path = tmp_path / "settings.json"
    settings.save(Settings(name="Rina"), path)
    faulty.fail("write", OSError(errno.ENOSPC, "full"))

    with pytest.raises(FieldappError) as caught:
        settings.save(Settings(name="Budi"), path)

    assert caught.value.code is Code.DISK_FULL
    assert settings.load(path).name == "Rina"
