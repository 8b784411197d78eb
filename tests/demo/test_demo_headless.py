"""The demonstration without a terminal, as a shell sees it: the whole path, a report, and a file that opens again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldapp.demo.people import ATTENDING, KNOWN


def fieldapp(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "fieldapp", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


def demonstrate(exports: Path, *options: str) -> dict[str, object]:
    """The report of a demonstration that leaves its bundle in `exports`."""
    done = fieldapp("demo", "--headless", "--exports", str(exports), "--json", *options)
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert isinstance(report, dict)
    print(f"{report['seconds']} s, slowest key {report['slowest_key']} {report['slowest_key_ms']} ms")
    return report


def check(file: Path) -> dict[str, object]:
    """What `fieldapp check` says of a bundle that it accepts."""
    done = fieldapp("check", str(file), "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert isinstance(summary, dict)
    return summary


def test_the_demonstration_reports_and_leaves_a_bundle_that_is_whole(tmp_path: Path) -> None:
    report = demonstrate(tmp_path)
    file = Path(str(report["file"]))
    assert [file] == [each for each in tmp_path.iterdir() if each.name.startswith("keserasian-")]
    assert (report["attendees"], report["known"], report["new"], report["sealed"]) == (100, 80, 20, False)
    assert report["size"] == file.stat().st_size
    assert report["keys_per_attendee"] == pytest.approx(int(str(report["keys"])) / 100, abs=0.01)
    assert report["slowest_key"]
    assert 0 < float(str(report["slowest_key_ms"])) / 1000 < float(str(report["seconds"]))
    assert check(file)["check_code"] == report["check_code"]
    assert ATTENDING[0].name in file.read_text(encoding="utf-8")


def test_a_sealed_demonstration_has_no_name_in_the_clear(tmp_path: Path) -> None:
    report = demonstrate(tmp_path, "--sealed")
    file = Path(str(report["file"]))
    assert (report["attendees"], report["sealed"]) == (100, True)
    summary = check(file)
    assert (summary["sealed"], summary["check_code"]) == (True, report["check_code"])
    text = file.read_text(encoding="utf-8").casefold()
    assert [someone.name for someone in (*ATTENDING, *KNOWN) if someone.name.casefold() in text] == []
