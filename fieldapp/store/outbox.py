"""What was handed over: the entry of a bundle is the commit point of handing over."""

from pydantic import Field

from fieldapp.model.base import Frozen, Uid


class OutboxEntry(Frozen):
    """A bundle that was written and read back. `number` is never used twice; the hashes chain the bundles."""

    number: int = Field(ge=1)
    file: str
    """Whole path of the bundle when it was written."""
    sha256: str
    """SHA-256 of the file in lower-case hexadecimal digits."""
    previous_sha256: str | None = None
    """That of the bundle before; None for the first."""
    at: str
    """When it was handed over, ISO 8601 with zone."""
    activities: tuple[tuple[Uid, int], ...]
    """Uid and version of each activity in it."""
    rows: int = Field(ge=0)
    """Rows of attendance in it."""
    sealed: bool
