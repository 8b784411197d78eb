"""Every test runs in a world of its own: no settings, folders or environment of the machine's user."""

import pytest

from fieldapp import wording


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIELDAPP_LANG", "NO_COLOR", "COLORTERM", "WT_SESSION", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FIELDAPP_DATA", str(tmp_path_factory.mktemp("data")))
    wording.set_language(wording.DEFAULT_LANGUAGE)
