"""The fixtures of the tests of the face."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ui_world import filled_session, fresh_session

from fieldapp.bundle import keys
from fieldapp.ui import glyphs
from fieldapp.workflow.session import Session


@pytest.fixture(autouse=True)
def _same_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of an installation follows from its key, and pictures show the code."""
    monkeypatch.setattr(keys, "new_device_key", lambda: keys.device_key(b"fieldapp tests, not for real use"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = filled_session(tmp_path)
    yield opened
    opened.close()
    glyphs.use("utf8")


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Session]:
    opened = fresh_session(tmp_path)
    yield opened
    opened.close()
    glyphs.use("utf8")
