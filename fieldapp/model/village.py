"""A village or ward as an activity names it: code, name and edition are kept together for ever."""

import re
import unicodedata

from pydantic import Field, model_validator

from fieldapp.model.base import Frozen

CODE = r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$"


class Village(Frozen):
    """Code with dots (None outside the region table), name, path ("Lubuk Sikarah, Kota Solok, Sumatera Barat").

    `edition` names the region table. A place that is not in it has `nearest`: the code of its kecamatan, kabupaten
    or province, and headquarters finds the village later.
    """

    code: str | None = Field(default=None, pattern=CODE)
    nearest: str | None = Field(default=None, pattern=CODE)
    name: str = Field(min_length=1, max_length=120)
    path: str
    edition: str

    @model_validator(mode="after")
    def _known_or_near(self) -> "Village":
        if self.code is None and self.nearest is None:
            raise ValueError("a village needs its code or that of the nearest region")
        return self

    @property
    def region(self) -> str:
        """The code that says where this is: its own, or that of the nearest region."""
        return self.code or self.nearest or ""

    @property
    def key(self) -> str:
        """The name of its register file: the code, or `<nearest>~<slug>` outside the region table."""
        return self.code or f"{self.nearest}~{_slug(self.name)}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "x"
