"""Every benchmark, one after the other: `python tests/bench/all.py`. Nothing here passes or fails."""

from pathlib import Path
from tempfile import gettempdir

import keys
import save
import start

if __name__ == "__main__":
    save.measure(200, Path(gettempdir()))
    start.measure(20)
    keys.measure(4)
