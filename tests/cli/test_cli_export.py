"""`fieldapp export` on a real workspace, and what stands in its way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldapp.bundle.reading import open_bundle
from fieldapp.demo.workspace import demo_session
from fieldapp.workflow.session import open_session


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The demonstration's workspace, closed: two activities wait to be handed over."""
    session = demo_session(tmp_path)
    session.close()
    return session.places.root


def export(workspace: Path, to: Path) -> subprocess.CompletedProcess[str]:
    arguments = ["--lang", "en", "--data", str(workspace), "export", "--to", str(to)]
    done = subprocess.run(
        [sys.executable, "-m", "fieldapp", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def test_everything_ready_goes_into_one_bundle_and_only_once(workspace: Path, tmp_path: Path) -> None:
    done = export(workspace, tmp_path / "stick")
    assert done.returncode == 0
    made = Path(done.stdout.strip())
    opened = open_bundle(made.read_bytes(), made.name)
    assert opened.content is not None
    assert {activity.kind for activity in opened.content.activities} == {"board_meeting", "physical_work"}
    assert opened.manifest.previous is not None
    again = export(workspace, tmp_path / "stick")
    assert (again.returncode, again.stdout) == (1, "")
    assert "ready" in again.stderr


def test_a_folder_that_cannot_be_made_is_named_and_nothing_counts_as_handed_over(
    workspace: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    done = export(workspace, blocked / "below")
    assert (done.returncode, done.stdout) == (1, "")
    assert str(blocked) in done.stderr
    assert export(workspace, tmp_path / "stick").returncode == 0


def test_a_workspace_open_in_another_window_is_left_alone(workspace: Path, tmp_path: Path) -> None:
    from fieldapp.places import find

    session = open_session(find(workspace))
    try:
        done = export(workspace, tmp_path / "stick")
    finally:
        session.close()
    assert (done.returncode, done.stdout) == (1, "")
    assert "another window" in done.stderr
    assert not (tmp_path / "stick").exists()
