"""What the tests of the whole path share: what was pressed, and what arrived."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldapp import durable
from fieldapp.bundle.reading import open_bundle
from fieldapp.demo.driving import Hands
from fieldapp.model.activity import Ready, ReadyRow
from fieldapp.workflow.session import Session

PLAIN_NAMES = frozenset({"enter", "escape", "tab", "backspace", "up", "down", "left", "right"})
"""Named keys of hands without F-keys, Ctrl, Del, PgUp, PgDn, Home and End."""


@contextmanager
def pressed_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every key that any hands press."""
    keys: list[str] = []
    post = Hands.post

    def noted(hands: Hands, *pressed: str) -> None:
        keys.extend(pressed)
        post(hands, *pressed)

    with monkeypatch.context() as patch:
        patch.setattr(Hands, "post", noted)
        yield keys


def arrived(session: Session, uid: str) -> Ready:
    """An activity as the newest bundle holds it."""
    path = Path(session.workspace.outbox[-1].file)
    content = open_bundle(durable.read(path), path.name).content
    assert content is not None
    return next(activity for activity in content.activities if activity.uid == uid)


def rows(activity: Ready, repeat: str) -> list[dict[str, object]]:
    """The rows of a repeat, without their uids."""
    answered = activity.answers.get(repeat, ())
    assert isinstance(answered, tuple)
    return [dict(row.answers) for row in answered if isinstance(row, ReadyRow)]
