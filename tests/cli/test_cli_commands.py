"""The commands as a shell sees them: exit codes, data on stdout, talk on stderr, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "exports" / "keserasian-m8f3-0001.json"


def fieldapp(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "fieldapp", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1", **environ},
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_without_a_terminal_the_app_says_what_to_use_instead() -> None:
    done = fieldapp()
    assert done.returncode == 1
    assert "demo --headless" in done.stderr
    assert done.stdout == ""


def test_a_wrong_command_is_wrong_usage() -> None:
    assert fieldapp("terbang").returncode == 2


def test_check_says_that_the_sample_is_whole() -> None:
    done = fieldapp("check", str(SAMPLE), "--json")
    summary = json.loads(done.stdout)
    assert (done.returncode, summary["attendees"], summary["sealed"]) == (0, 52, False)
    assert len(summary["check_code"].replace(" ", "")) == 12


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.json", SAMPLE.read_bytes()[:5000]),
        ("altered.json", SAMPLE.read_bytes().replace(b"Basri", b"Basra")),
        ("picture.json", b"\x89PNG\r\n\x1a\n"),
        ("other.json", b"{}"),
        ("deep.json", b"[" * 100_000),
        ("empty.json", b""),
    ],
)
def test_check_refuses_what_is_no_whole_bundle_with_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    done = fieldapp("check", str(file))
    assert done.returncode == 1
    assert name in done.stderr
    assert done.stdout == ""


def test_check_of_a_missing_file_says_so() -> None:
    done = fieldapp("check", "nowhere.json", "--json")
    assert done.returncode == 1
    assert "nowhere.json" in done.stderr


def test_schema_is_a_json_schema() -> None:
    done = fieldapp("schema")
    assert json.loads(done.stdout)["$schema"].endswith("2020-12/schema")


def test_export_before_the_first_start_says_what_to_do(tmp_path: Path) -> None:
    done = fieldapp("--data", str(tmp_path / "data"), "export")
    assert done.returncode == 1
    assert str(tmp_path / "data") in done.stderr


@pytest.mark.parametrize("language", ["id", "en"])
def test_help_speaks_both_languages(language: str) -> None:
    done = fieldapp("--lang", language, "--help")
    assert done.returncode == 0
    assert ("throw-away" in done.stdout) == (language == "en")


def test_the_environment_names_the_language_too() -> None:
    assert "throw-away" in fieldapp("--help", FIELDAPP_LANG="en").stdout
