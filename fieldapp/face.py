"""Open the full-screen face: on a person's own workspace, or on the demonstration's."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fieldapp import places


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the options before the command said: the workspace, and language, glyphs and theme for this run."""

    places: places.Places
    look: Mapping[str, str] = field(default_factory=dict)


def run_app(chosen: Chosen) -> int:
    """Run the app; whoever wants to try it first comes back to the first start afterwards."""
    from fieldapp.ui.app import TRY_FIRST, run
    from fieldapp.workflow.session import open_session

    while True:
        session = open_session(chosen.places)
        try:
            session.override_settings(**chosen.look)
            code, returned = run(session)
        finally:
            session.close()
        if returned != TRY_FIRST:
            return code
        run_demo(chosen)


def run_demo(chosen: Chosen) -> int:
    """Run the app on a throw-away workspace."""
    from fieldapp.demo.workspace import demo_session
    from fieldapp.ui.app import run

    with tempfile.TemporaryDirectory(prefix="fieldapp-demo-") as folder:
        session = demo_session(Path(folder))
        try:
            session.override_settings(**chosen.look)
            return run(session)[0]
        finally:
            session.close()
