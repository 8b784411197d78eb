"""Who this installation is."""

from fieldapp.model.base import Frozen


class Installation(Frozen):
    """One installation of the program. `device` is its identity, `code` four letters for people."""

    device: str
    """RFC 7638 thumbprint of the installation's Ed25519 key."""
    code: str
    made: str
    """When it was made, ISO 8601 with zone."""
    continues: tuple[str, ...] = ()
    """Devices whose records this one took over, after a restore or a move to another laptop."""
