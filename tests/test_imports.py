"""What is loaded when: the core never loads Textual, and the start loads nothing that is not painted."""

import subprocess
import sys

import pytest

CORE = ["bundle", "checks", "forms", "hq.commands", "model", "roster", "store", "workflow", "cli"]


def modules_after(statement: str) -> set[str]:
    """The modules loaded in a fresh interpreter after a statement."""
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def import_all(package: str) -> str:
    """A statement that imports a package with all its modules."""
    return (
        f"import importlib, pkgutil; p = importlib.import_module('fieldapp.{package}');"
        "found = pkgutil.walk_packages(getattr(p, '__path__', []), p.__name__ + '.');"
        "[importlib.import_module(module.name) for module in found]"
    )


@pytest.mark.parametrize("package", CORE)
def test_no_core_module_loads_textual(package: str) -> None:
    loaded = modules_after(import_all(package))
    assert f"fieldapp.{package}" in loaded
    assert "textual" not in loaded


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("fieldapp.cli", ["tinydb", "joserfc", "lokal", "rich", "fieldapp.forms.form"]),
        ("fieldapp.workflow.overview", ["joserfc", "lokal", "cryptography", "fieldapp.forms.instance"]),
        ("fieldapp.hq.commands", ["joserfc", "lokal", "duckdb"]),
    ],
)
def test_a_module_loads_nothing_that_it_may_not_need(module: str, unwanted: list[str]) -> None:
    loaded = modules_after(f"import {module}")
    assert [name for name in unwanted if name in loaded] == []
