"""The fixtures of the tests that work the whole path. They use the worlds of the face and of the verbs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

for neighbour in ("ui", "workflow"):
    sys.path.append(str(Path(__file__).parents[1] / neighbour))

from fieldapp.ui import glyphs  # noqa: E402 - the neighbours' worlds are found only from here on


@pytest.fixture(autouse=True)
def _usual_glyphs() -> Iterator[None]:
    """An app chooses the glyphs of the whole process."""
    yield
    glyphs.use("utf8")
