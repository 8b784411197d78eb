"""The fixtures of the workflow tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_workflow import TANAH_GARAM, open_at, people

from fieldapp.workflow.activities import begin_activity
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.registers import write_cards
from fieldapp.workflow.session import Session
from fieldapp.workflow.starting import begin_installation


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_at(tmp_path)
    begin_installation(opened, "Sari Wulandari", "13.72", "Kota Solok")
    write_cards(opened, TANAH_GARAM.key, people())
    yield opened
    opened.close()


@pytest.fixture
def dialogue(session: Session) -> OpenActivity:
    return begin_activity(session, (TANAH_GARAM,), "dialogue_1")
