"""The base of every recorded value: frozen, and closed to fields it does not know."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, JsonValue, StringConstraints

Uid = Annotated[str, StringConstraints(min_length=1, max_length=64)]
JsonObject = dict[str, JsonValue]


class Frozen(BaseModel):
    """A value that cannot change and cannot hold a field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def to_json(self) -> JsonObject:
        """The value as a plain JSON object, without the fields that are None."""
        return self.model_dump(mode="json", exclude_none=True)

    @classmethod
    def from_json(cls, document: JsonObject) -> Self:
        """The value of a JSON object; raises pydantic's ValidationError."""
        return cls.model_validate(document)
