"""What a session is given instead of asking the machine: the time, fresh uids and chance."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random, SystemRandom


def system_now() -> datetime:
    """The time of the laptop's clock, with its zone."""
    return datetime.now().astimezone()


def started_at(start: datetime) -> Callable[[], datetime]:
    """A clock that says `start` now and goes on from there, whatever the laptop's clock does."""
    origin = time.monotonic()
    return lambda: start + timedelta(seconds=int(time.monotonic() - origin))


def fresh_uid() -> str:
    """A random UUID4: identity never carries a clock."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Tools:
    """Time, uids and chance; tests and the demonstration pass their own."""

    now: Callable[[], datetime] = system_now
    new_uid: Callable[[], str] = fresh_uid
    random: Random = field(default_factory=SystemRandom)
