"""The welcome file: headquarters' name and public keys, signed by one of them, for laptops to take in."""

from typing import Literal

from pydantic import Field, ValidationError

from fieldapp.bundle import canonical, limits
from fieldapp.bundle.document import Jws, Moment
from fieldapp.bundle.keys import HeadquartersKeys, HeadquartersPrivateKeys
from fieldapp.bundle.sign import sign, verify
from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import Frozen, JsonObject

FORMAT: Literal["fieldapp-welcome"] = "fieldapp-welcome"


class Welcome(Frozen):
    """What headquarters says of itself. The signature shows that the file is whole; whom it comes from, only its
    check code shows, compared over the telephone.
    """

    format: Literal["fieldapp-welcome"]
    version: Literal[1]
    name: str = Field(min_length=1, max_length=200)
    """The directorate, as letterheads write it."""
    made_at: Moment
    jwks: HeadquartersKeys
    signature: Jws


def make_welcome(name: str, keys: HeadquartersPrivateKeys, made_at: str) -> bytes:
    """The bytes of the welcome file. `made_at` is RFC 3339 with zone."""
    public = keys.public().to_json()
    document: JsonObject = {"format": FORMAT, "version": 1, "name": name, "made_at": made_at, "jwks": public}
    signature = sign(canonical.canonical(document), keys.signing, FORMAT)
    return canonical.lay_out({**document, "signature": signature})


def read_welcome(data: bytes, path: str) -> Welcome:
    """The welcome file in these bytes; raises WELCOME_INVALID for anything else, or one that was changed."""
    try:
        limits.check_size(data)
        document = canonical.parse(data)
        canonical.check_layout(document, data)
        welcome = Welcome.model_validate_json(data, strict=True)
        del document["signature"]
        signer = verify(welcome.signature, canonical.canonical(document), FORMAT)
    except (FieldappError, ValidationError) as error:
        raise FieldappError(Code.WELCOME_INVALID, path=path) from error
    if welcome.jwks.verifying(signer) is None:
        raise FieldappError(Code.WELCOME_INVALID, path=path)
    return welcome
