"""The first start: a name, an area, this installation's key and code; and headquarters' welcome file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import durable
from fieldapp.errors import Code, FieldappError
from fieldapp.store.installation import Installation
from fieldapp.workflow.session import Session

if TYPE_CHECKING:
    from fieldapp.bundle.keys import SigningKey


def begin_installation(
    session: Session, name: str, area: str | None, area_name: str, key: SigningKey | None = None
) -> None:
    """Make the device key (or take `key`) and the code, then keep name and area.

    Going through it again keeps the first key. Raises the FieldappError of a write.
    """
    from fieldapp.bundle import keys

    if session.workspace.installation is None:
        key = key or keys.new_device_key()
        durable.make_directory(session.places.keys)
        keys.save_device_key(key, session.places.device_key)
        made = session.now().isoformat(timespec="seconds")
        installation = Installation(device=key.device, code=keys.installation_code(key.device), made=made)
        session.workspace.install(installation).wait()
    session.change_settings(name=" ".join(name.split()), area=area, area_name=area_name)


def take_in_welcome(session: Session, path: Path) -> str:
    """Take in headquarters' welcome file: from now on bundles are sealed. Returns headquarters' name.

    Raises BUNDLE_MISSING where there is no such file and WELCOME_INVALID where it is none.
    """
    from fieldapp.bundle import keys, welcome

    named = path.expanduser()
    try:
        data = durable.read(named)
    except FileNotFoundError:
        raise FieldappError(Code.BUNDLE_MISSING, path=str(named)) from None
    read = welcome.read_welcome(data, named.name)
    durable.make_directory(session.places.keys)
    keys.save_headquarters_keys(read.jwks, session.places.headquarters_keys)
    return read.name
