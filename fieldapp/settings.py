"""What a person sets: name, area, language, look and folder. Plain pydantic, read before anything is painted."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from fieldapp import durable
from fieldapp.errors import Code, FieldappError

Theme = Literal["auto", "night", "mono"]
Glyphs = Literal["auto", "utf8", "ascii"]


class Settings(BaseModel):
    """The content of settings.json. Unknown fields of a newer version are kept."""

    model_config = ConfigDict(frozen=True, extra="allow")

    name: str = ""
    """The facilitator's name, written into every Edit."""
    area: str | None = None
    """Code of the kabupaten or kota whose villages are offered first."""
    area_name: str = ""
    language: Literal["id", "en"] = "id"
    theme: Theme = "auto"
    glyphs: Glyphs = "auto"
    exports: Path | None = None
    """Folder for bundles; None is the default place."""

    @property
    def started(self) -> bool:
        """Whether the first start was gone through."""
        return bool(self.name)


def load(path: Path) -> Settings:
    """The settings in `path`, or the defaults where there is no file; raises SETTINGS_UNREADABLE for a damaged one."""
    try:
        data = durable.read(path)
    except FileNotFoundError:
        return Settings()
    try:
        return Settings.model_validate_json(data)
    except ValidationError as error:
        raise FieldappError(Code.SETTINGS_UNREADABLE, path=str(path), aside=f"{path.name}.aside") from error


def save(settings: Settings, path: Path) -> None:
    """Write the settings durably."""
    durable.make_directory(path.parent)
    durable.replace(path, settings.model_dump_json(indent=1, exclude_none=True).encode() + b"\n")
