"""Headquarters begins: private keys in a folder of its own, and the welcome file that laptops take in."""

from dataclasses import dataclass
from pathlib import Path

from fieldapp import durable
from fieldapp.bundle.canonical import check_code
from fieldapp.bundle.keys import new_headquarters_keys, save_private_keys
from fieldapp.bundle.welcome import make_welcome
from fieldapp.errors import Code, FieldappError

PRIVATE_KEYS = "private-keys.json"
"""The JWK Set in the folder of keys."""


@dataclass(frozen=True, slots=True)
class Founded:
    """The two files that were made, and the check code of the welcome file."""

    private: Path
    welcome: Path
    check_code: str


def found(folder: Path, name: str, welcome: Path, made_at: str) -> Founded:
    """Make new keys in the folder and the welcome file of the directorate `name`. `made_at` is RFC 3339 with zone.

    Raises KEYS_EXIST where either file is there already, and the codes of `durable.replace`; then neither file is
    left behind. The name is one line of 1 to 200 characters.
    """
    private = folder / PRIVATE_KEYS
    if welcome.exists():
        raise FieldappError(Code.KEYS_EXIST, path=str(welcome))
    keys = new_headquarters_keys()
    data = make_welcome(name, keys, made_at)
    save_private_keys(keys, private)
    try:
        durable.make_directory(welcome.parent)
        durable.replace(welcome, data, mode=0o644)
    except FieldappError:
        durable.remove(private)
        raise
    return Founded(private, welcome, check_code(data))
