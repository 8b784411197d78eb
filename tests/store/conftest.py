"""A workspace in a folder of its own, and a system that fails where it is told."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from store_world import FaultySystem

from fieldapp import durable
from fieldapp.places import Places
from fieldapp.store.workspace import Workspace


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> FaultySystem:
    system = FaultySystem()
    monkeypatch.setattr(durable, "system", system)
    return system


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "exports")


@pytest.fixture
def open_workspace(places: Places) -> Iterator[Callable[[], Workspace]]:
    opened: list[Workspace] = []

    def make() -> Workspace:
        clock = itertools.count(1)
        opened.append(Workspace.open(places, clock=lambda: f"time {next(clock)}"))
        return opened[-1]

    yield make
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(open_workspace: Callable[[], Workspace]) -> Workspace:
    return open_workspace()
