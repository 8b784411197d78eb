"""A bundle as a document: the models that its JSON Schema is made from.

`content` stands in the clear, or `sealed` stands in its place (RFC 7516, compact). `signature` is a detached JWS
(RFC 7515, appendix F) over the RFC 8785 form of the document without it: sealed first, then signed.
"""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from fieldapp.model.activity import FormRef, Ready
from fieldapp.model.base import Frozen
from fieldapp.model.edit import Clock

FORMAT: Literal["fieldapp-bundle"] = "fieldapp-bundle"
VERSION: Literal[1] = 1

Device = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]
"""RFC 7638 thumbprint (SHA-256) of an installation's Ed25519 key."""
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
InstallationCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{4}$")]
Moment = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$")
]
"""RFC 3339 with zone."""
Jws = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+$")]
"""JWS compact without its payload."""
Jwe = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$")]
"""JWE compact with direct key agreement: its second part is empty."""


class Previous(Frozen):
    """The bundle before this one, so that a gap is seen: its number and the SHA-256 of its file."""

    number: int = Field(ge=1)
    sha256: Sha256


class BundleCounts(Frozen):
    """How much is inside: activities, people on their attendance lists, different villages."""

    activities: int = Field(ge=1)
    attendees: int = Field(ge=0)
    villages: int = Field(ge=1)


class Manifest(Frozen):
    """What may be read by whoever holds the file: it names no person and no village.

    `code` is a label for people; `device` is the identity. `number` is never used twice by a device. `full` has the
    rows of attendance, `recap` their counts only.
    """

    device: Device
    code: InstallationCode
    number: int = Field(ge=1)
    previous: Previous | None = None
    made_at: Moment
    clock: Clock = "system"
    app: str = Field(min_length=1, max_length=40)
    forms: tuple[FormRef, ...] = Field(min_length=1)
    kind: Literal["full", "recap"] = "full"
    counts: BundleCounts


class Content(Frozen):
    """What is handed over."""

    activities: tuple[Ready, ...] = Field(min_length=1)


class Bundle(Frozen):
    """A hand-over of finished activities by one installation to headquarters."""

    model_config = ConfigDict(
        title="fieldapp bundle",
        json_schema_extra={"oneOf": [{"required": ["content"]}, {"required": ["sealed"]}]},
    )

    format: Literal["fieldapp-bundle"]
    version: Literal[1]
    manifest: Manifest
    content: Content | None = None
    sealed: Jwe | None = None
    signature: Jws

    @model_validator(mode="after")
    def _clear_or_sealed(self) -> Self:
        if (self.content is None) == (self.sealed is None):
            raise ValueError("either content or sealed")
        return self
