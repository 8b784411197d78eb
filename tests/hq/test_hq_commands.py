"""Headquarters' commands: keys once, bundles opened one by one, a bad one never stops the others."""

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from fieldapp import wording
from fieldapp.bundle import keys
from fieldapp.bundle.canonical import check_code
from fieldapp.bundle.welcome import read_welcome
from fieldapp.errors import Code, FieldappError
from fieldapp.hq.commands import build
from fieldapp.hq.founding import PRIVATE_KEYS
from fieldapp.model.activity import FormRef, Ready

Bundler = Callable[..., Path]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(build(), [str(argument) for argument in arguments])


def code_of(result: Result) -> Code:
    assert isinstance(result.exception, FieldappError)
    return result.exception.code


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture
def key_folder(tmp_path: Path, headquarters: keys.HeadquartersPrivateKeys) -> Path:
    keys.save_private_keys(headquarters, tmp_path / "keys" / PRIVATE_KEYS)
    return tmp_path / "keys"


def test_init_makes_private_keys_and_a_welcome_file(tmp_path: Path) -> None:
    folder, file = tmp_path / "keys", tmp_path / "out" / "welcome.json"
    made = run("init", "--keys", folder, "--name", " Direktorat PSKBS ", "--welcome", file)
    assert (made.exit_code, made.stdout) == (0, f"{file}\n")
    assert check_code(file.read_bytes()) in made.stderr
    welcome = read_welcome(file.read_bytes(), "w")
    private = keys.load_private_keys(folder / PRIVATE_KEYS)
    assert (welcome.name, welcome.jwks) == ("Direktorat PSKBS", private.public())
    if sys.platform != "win32":
        assert (folder / PRIVATE_KEYS).stat().st_mode & 0o077 == 0


def test_init_never_overwrites(tmp_path: Path) -> None:
    folder, file = tmp_path / "keys", tmp_path / "welcome.json"
    assert run("init", "--keys", folder, "--welcome", file).exit_code == 0
    before = (folder / PRIVATE_KEYS).read_bytes(), file.read_bytes()
    assert code_of(run("init", "--keys", folder, "--welcome", tmp_path / "other.json")) is Code.KEYS_EXIST
    assert code_of(run("init", "--keys", tmp_path / "others", "--welcome", file)) is Code.KEYS_EXIST
    assert ((folder / PRIVATE_KEYS).read_bytes(), file.read_bytes()) == before
    assert not (tmp_path / "other.json").exists()
    assert not (tmp_path / "others").exists()


def test_init_that_cannot_write_the_welcome_file_leaves_no_keys(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    failed = run("init", "--keys", tmp_path / "keys", "--welcome", tmp_path / "file" / "welcome.json")
    assert isinstance(failed.exception, FieldappError)
    assert not (tmp_path / "keys" / PRIVATE_KEYS).exists()


@pytest.mark.parametrize("name", ["x" * 201, "two\nlines"])
def test_init_takes_a_name_of_one_line(tmp_path: Path, name: str) -> None:
    refused = run("init", "--keys", tmp_path / "keys", "--name", name, "--welcome", tmp_path / "w.json")
    assert refused.exit_code == 2
    assert not (tmp_path / "keys").exists()


def test_open_prints_one_line_for_each_activity(bundled: Bundler, dialogue: Ready) -> None:
    second = dialogue.model_copy(update={"uid": "activity-2", "kind": "physical_work"})
    done = run("open", bundled(dialogue, second))
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "m8f3-0001  2018-10-22  Thematic dialogue I  Tanah Garam (13.72.01.1001), Payo (13.72.01)  L 1 P 1 = 2 + 1",
        "m8f3-0001  2018-10-22  Physical work  Tanah Garam (13.72.01.1001), Payo (13.72.01)  L 1 P 1 = 2 + 1",
    ]
    assert "not sealed, check code" in done.stderr


def test_open_opens_what_is_sealed_to_these_keys(
    bundled: Bundler, dialogue: Ready, headquarters: keys.HeadquartersPrivateKeys, key_folder: Path, tmp_path: Path
) -> None:
    file = bundled(dialogue, sealed_to=headquarters)
    done = run("open", file, "--keys", key_folder, "--csv", tmp_path / "csv")
    assert done.exit_code == 0
    assert [row["Name"] for row in read(tmp_path / "csv" / "attendance.csv")][1:] == ["Peserta; Dua", "Narasumber Satu"]


def test_open_without_keys_says_that_a_sealed_bundle_needs_them(
    bundled: Bundler, dialogue: Ready, headquarters: keys.HeadquartersPrivateKeys
) -> None:
    done = run("open", bundled(dialogue, sealed_to=headquarters))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "hq init" in done.stderr


def test_open_with_a_folder_that_has_no_keys_is_refused(bundled: Bundler, dialogue: Ready, tmp_path: Path) -> None:
    assert code_of(run("open", bundled(dialogue), "--keys", tmp_path / "nowhere")) is Code.KEY_MISSING


def test_open_tells_of_bad_bundles_and_opens_the_others(bundled: Bundler, dialogue: Ready, tmp_path: Path) -> None:
    good = bundled(dialogue)
    cut = tmp_path / "cut.json"
    cut.write_bytes(good.read_bytes()[:500])
    altered = tmp_path / "altered.json"
    altered.write_bytes(good.read_bytes().replace(b"Payo", b"Pavo"))
    done = run("open", cut, altered, tmp_path / "missing.json", tmp_path, good, "--csv", tmp_path / "csv")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    told = done.stderr.splitlines()
    assert ("cut.json" in told[0], "altered.json" in told[1], "missing.json" in told[2]) == (True, True, True)
    assert len(read(tmp_path / "csv" / "activities.csv")) == 1


def test_open_that_opens_nothing_leaves_earlier_tables_alone(tmp_path: Path) -> None:
    table = tmp_path / "csv" / "activities.csv"
    table.parent.mkdir()
    table.write_text("earlier")
    assert run("open", tmp_path / "missing.json", "--csv", tmp_path / "csv").exit_code == 1
    assert table.read_text() == "earlier"


def test_same_bundle_twice_is_counted_once(bundled: Bundler, dialogue: Ready, tmp_path: Path) -> None:
    file = bundled(dialogue)
    again = tmp_path / "copy.json"
    again.write_bytes(file.read_bytes())
    done = run("open", file, again)
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 1)
    assert "copy.json is the same bundle once more" in done.stderr


def test_correction_takes_the_place_of_the_older_version(bundled: Bundler, dialogue: Ready) -> None:
    first = bundled(dialogue)
    second = bundled(dialogue.model_copy(update={"version": 2, "date": "2018-10-23"}), number=2)
    for files in ((first, second), (second, first)):
        done = run("open", *files)
        assert [line.split("  ")[:2] for line in done.stdout.splitlines()] == [["m8f3-0002", "2018-10-23"]]
        assert "1 older version is left out" in done.stderr


def test_two_contents_of_one_version_both_stay_and_are_told_of(bundled: Bundler, dialogue: Ready) -> None:
    other = bundled(dialogue.model_copy(update={"place": "Masjid"}))
    done = run("open", bundled(dialogue), other)
    assert len(done.stdout.splitlines()) == 2
    assert "m8f3 has two different bundles 0001" in done.stderr
    assert "different content in m8f3-0001, m8f3-0001" in done.stderr


def test_unknown_form_costs_the_labels_only(bundled: Bundler, dialogue: Ready, tmp_path: Path) -> None:
    strange = dialogue.model_copy(update={"form": FormRef(id="../../etc/passwd", version="9")})
    done = run("open", bundled(strange), "--csv", tmp_path / "csv")
    assert done.exit_code == 0
    assert "dialogue_1" in done.stdout
    assert done.stderr.count("The form ../../etc/passwd 9 is not installed") == 1
    assert read(tmp_path / "csv" / "attendance.csv")[0]["Group"] == "resident"


def test_names_cannot_steer_the_terminal(bundled: Bundler, dialogue: Ready) -> None:
    village = dialogue.villages[0].model_copy(update={"name": "Payo\x1b[2J\n\u202e"})
    done = run("open", bundled(dialogue.model_copy(update={"villages": (village,)})))
    assert "Payo?[2J??" in done.stdout
    assert len(done.stdout.splitlines()) == 1


def test_talk_is_indonesian_by_default(bundled: Bundler, dialogue: Ready) -> None:
    wording.set_language("id")
    done = run("open", bundled(dialogue), "missing.json")
    assert "Dialog Tematik I" in done.stdout
    assert "Berkas missing.json tidak ada" in done.stderr


def test_whole_way_from_a_shell_without_a_traceback(bundled: Bundler, dialogue: Ready, tmp_path: Path) -> None:
    def shell(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "fieldapp", "--data", tmp_path / "data", "hq", *arguments]
        environ = {**os.environ, "PYTHONUTF8": "1"}
        return subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environ, check=False
        )

    file = tmp_path / "welcome.json"
    assert shell("init", "--welcome", file).returncode == 0
    again = shell("init", "--welcome", tmp_path / "other.json")
    assert (again.returncode, again.stdout) == (1, "")
    private = keys.load_private_keys(tmp_path / "data" / "headquarters" / PRIVATE_KEYS)
    done = shell("open", bundled(dialogue, sealed_to=private), "--csv", tmp_path / "csv")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert shell("open").returncode == 2
    assert "Traceback" not in again.stderr + done.stderr
