"""The fixtures of the tests of the face."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ui_world import filled_session, fresh_session

from fieldapp.ui import glyphs
from fieldapp.workflow.session import Session


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
