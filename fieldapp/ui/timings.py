"""How long it takes from a key to the paint that it caused."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Timing(NamedTuple):
    """A key and the seconds from when it was posted to the last paint that it caused."""

    key: str
    seconds: float


@dataclass
class KeyTimings:
    """Collects timings. Times are those of `time.monotonic`.

    A paint belongs to every key that waits for one, and later paints to the newest key, until the next key arrives
    or `close` says that what is painted from now on was not caused by a key.
    """

    taken: list[Timing] = field(default_factory=list)
    _waiting: list[tuple[str, float]] = field(default_factory=list)
    _newest: tuple[str, float] | None = None

    def arrived(self, key: str, at: float) -> None:
        """A key was posted at this time."""
        self._newest = None
        self._waiting.append((key, at))

    def painted(self, at: float) -> None:
        """A paint was finished at this time."""
        if self._waiting:
            self.taken.extend(Timing(key, at - posted) for key, posted in self._waiting)
            self._newest = self._waiting[-1]
            self._waiting.clear()
        elif self._newest is not None and self.taken:
            key, posted = self._newest
            self.taken[-1] = Timing(key, at - posted)

    def close(self) -> None:
        """What is painted from now on was not caused by a key."""
        self._newest = None

    @property
    def slowest(self) -> Timing | None:
        """The key that took longest."""
        return max(self.taken, key=lambda timing: timing.seconds, default=None)
