"""Every path of the program. Asking for a path creates nothing."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


def checkout() -> Path | None:
    """The root of the source checkout that this program runs from, or None when it is installed elsewhere."""
    root = Path(__file__).resolve().parent.parent
    return root if (root / "pyproject.toml").is_file() and (root / "exports").is_dir() else None


@dataclass(frozen=True, slots=True)
class Places:
    """Where one workspace keeps its files, below `root`: one file is one transaction."""

    root: Path
    exports: Path

    @property
    def settings(self) -> Path:
        """Language, look and folders."""
        return self.root / "settings.json"

    @property
    def workspace(self) -> Path:
        """Installation, outbox and inbox."""
        return self.root / "workspace.json"

    @property
    def activities(self) -> Path:
        """The folder of activity files."""
        return self.root / "activities"

    @property
    def villages(self) -> Path:
        """The folder of registers, one file a village."""
        return self.root / "villages"

    @property
    def forms(self) -> Path:
        """The folder of installed form definitions."""
        return self.root / "forms"

    @property
    def keys(self) -> Path:
        """The folder of keys."""
        return self.root / "keys"

    @property
    def device_key(self) -> Path:
        """This installation's private Ed25519 key (JWK, mode 0600)."""
        return self.keys / "device.json"

    @property
    def headquarters_keys(self) -> Path:
        """Headquarters' public keys (JWK Set)."""
        return self.keys / "hq.json"

    @property
    def headquarters(self) -> Path:
        """The folder of headquarters' own private keys, on the computer that opens bundles."""
        return self.root / "headquarters"

    @property
    def index(self) -> Path:
        """The cache over all activities; losing it costs time only."""
        return self.root / "index.json"

    @property
    def lock(self) -> Path:
        """Held by the one process that may write here."""
        return self.root / ".lock"

    def activity(self, uid: str, version: int) -> Path:
        """The file of one version of an activity."""
        return self.activities / f"{uid}.{version}.json"

    def village(self, key: str) -> Path:
        """The register of a village; `key` is its code, or `<nearest code>~<slug>` outside the region table."""
        return self.villages / f"{key}.json"

    def form(self, form_id: str, version: str) -> Path:
        """An installed form definition."""
        return self.forms / f"{form_id}-{version}.json"


def find(data: Path | None = None, environ: Mapping[str, str] | None = None) -> Places:
    """The places of the workspace in `data`, else in FIELDAPP_DATA, else in the platform's user data directory."""
    environ = os.environ if environ is None else environ
    named = data or (Path(environ["FIELDAPP_DATA"]) if environ.get("FIELDAPP_DATA") else None)
    if named is None:
        import platformdirs

        named = platformdirs.user_data_path("fieldapp", appauthor=False, roaming=False)
    root = named.expanduser().absolute()
    source = checkout()
    return Places(root, exports=source / "exports" if source else root / "exports")
