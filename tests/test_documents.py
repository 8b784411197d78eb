"""The README says what is so: its commands exist, CI runs the command it prints, its pictures are checked ones."""

import re
import tomllib
from pathlib import Path

from fieldapp.commands import build

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    printed = re.search(r"`(python3 -m venv [^`]*pytest)`", README)
    assert printed is not None
    assert printed[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_command_the_readme_names_exists() -> None:
    app = build()
    commands = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    named = set(re.findall(r"(?:`|    )fieldapp\s(?:--\S+ )*([a-z]+)", README))
    assert named <= commands
    assert {"demo", "export", "check", "schema", "hq"} <= named


def test_every_picture_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(<([^>]+)>\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []


def test_every_place_the_readme_names_is_there() -> None:
    named = re.findall(r"^\| `([a-z_./]+)` \|", README, flags=re.MULTILINE)
    assert len(named) > 8
    assert [place for place in named if not (ROOT / place).exists()] == []


def test_the_top_level_is_what_it_should_be() -> None:
    tracked = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    known = {"fieldapp", "exports", "tests", "pyproject.toml", "README.md", "LICENSE"}
    assert known <= tracked
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
