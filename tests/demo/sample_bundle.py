"""The sample bundle in `exports/`. `python tests/demo/sample_bundle.py` writes it anew."""

import tempfile
from pathlib import Path

from fieldapp.bundle.keys import device_key
from fieldapp.demo.earlier import EARLIER
from fieldapp.demo.workspace import DemoClock, begin_demo, demo_tools, record_earlier
from fieldapp.places import Places
from fieldapp.workflow.handing_over import HandOver
from fieldapp.workflow.session import open_session

EXPORTS = Path(__file__).parents[2] / "exports"
SECRET = bytes(range(32))
"""A key that everybody knows signs made-up people."""


def make_sample(root: Path) -> Path:
    """Hand over two small activities of made-up people; the same bytes each time."""
    clock = DemoClock()
    session = open_session(Places(root / "data", exports=root / "exports"), demo_tools(clock))
    try:
        villages = begin_demo(session, clock, device_key(SECRET))
        for activity in EARLIER[-2:]:
            record_earlier(session, clock, activity, villages[activity.village])
        return HandOver(session, session.places.exports).run().path
    finally:
        session.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = make_sample(Path(folder))
        (EXPORTS / made.name).write_bytes(made.read_bytes())
