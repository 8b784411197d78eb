"""Keys as JWKs (RFC 7517, RFC 8037): an installation's Ed25519 key, and headquarters' set of Ed25519 and X25519.

Every `kid` is the RFC 7638 thumbprint of its key, so a key cannot bear another's name. Private keys are written with
mode 0600.
"""

import hashlib
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self, TypeVar

from joserfc.jwk import OKPKey
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from fieldapp import durable
from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import Frozen

Octets = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]
"""32 bytes in base64url."""


class _Key(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    _curve: ClassVar[Literal["Ed25519", "X25519"]]

    kty: Literal["OKP"] = "OKP"
    x: Octets
    kid: Octets

    @model_validator(mode="after")
    def _own_name(self) -> Self:
        if self.jose().thumbprint() != self.kid:
            raise ValueError("kid is not the thumbprint")
        return self

    def jose(self) -> OKPKey:
        """The key as joserfc takes it: private where it is private."""
        return OKPKey.import_key({"kty": "OKP", "crv": self._curve, "x": self.x})


class VerifyingKey(_Key):
    """A public Ed25519 key."""

    _curve = "Ed25519"

    crv: Literal["Ed25519"] = "Ed25519"
    use: Literal["sig"] = "sig"


class SealingKey(_Key):
    """A public X25519 key."""

    _curve = "X25519"

    crv: Literal["X25519"] = "X25519"
    use: Literal["enc"] = "enc"


class _Private(_Key):
    d: Octets = Field(repr=False)

    @model_validator(mode="after")
    def _one_pair(self) -> Self:
        from_private = OKPKey.import_key(self.jose().public_key)
        if from_private.as_dict()["x"] != self.x:
            raise ValueError("x does not belong to d")
        return self

    def jose(self) -> OKPKey:
        """The private key as joserfc takes it."""
        return OKPKey.import_key({"kty": "OKP", "crv": self._curve, "x": self.x, "d": self.d})


class SigningKey(_Private, VerifyingKey):
    """A private Ed25519 key. Its `kid` is the `device` of an installation."""

    @property
    def device(self) -> str:
        """The RFC 7638 thumbprint."""
        return self.kid

    def public(self) -> VerifyingKey:
        """The public half."""
        return VerifyingKey(x=self.x, kid=self.kid)


class OpeningKey(_Private, SealingKey):
    """A private X25519 key."""

    def public(self) -> SealingKey:
        """The public half."""
        return SealingKey(x=self.x, kid=self.kid)


class HeadquartersKeys(Frozen):
    """Headquarters' public keys (JWK Set). Bundles are sealed to the first `use: enc`; others are older ones."""

    keys: tuple[Annotated[SealingKey | VerifyingKey, Field(discriminator="crv")], ...]

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        if {key.use for key in self.keys} != {"enc", "sig"}:
            raise ValueError("a key of each use is needed")
        return self

    @property
    def sealing(self) -> SealingKey:
        """The key that bundles are sealed to."""
        return next(key for key in self.keys if isinstance(key, SealingKey))

    def verifying(self, kid: str) -> VerifyingKey | None:
        """The signing key of this name."""
        return next((key for key in self.keys if isinstance(key, VerifyingKey) and key.kid == kid), None)


class HeadquartersPrivateKeys(Frozen):
    """Headquarters' private keys (JWK Set): they open bundles, also those sealed to an older key."""

    keys: tuple[Annotated[OpeningKey | SigningKey, Field(discriminator="crv")], ...]

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        if {key.use for key in self.keys} != {"enc", "sig"}:
            raise ValueError("a key of each use is needed")
        return self

    @property
    def signing(self) -> SigningKey:
        """The key that headquarters' files are signed with."""
        return next(key for key in self.keys if isinstance(key, SigningKey))

    def opening(self, kid: str) -> OpeningKey | None:
        """The opening key of this name."""
        return next((key for key in self.keys if isinstance(key, OpeningKey) and key.kid == kid), None)

    def public(self) -> HeadquartersKeys:
        """The public halves, for the welcome file."""
        return HeadquartersKeys(keys=tuple(key.public() for key in self.keys))


def new_device_key() -> SigningKey:
    """A new Ed25519 key of an installation."""
    return SigningKey.model_validate(_generate("Ed25519"))


def device_key(secret: bytes) -> SigningKey:
    """The Ed25519 key of these 32 secret bytes (RFC 8032, 5.1.5): the same each time, for what must be repeatable."""
    made = OKPKey.import_key(OKPKey.binding.from_private_bytes("Ed25519", secret))
    return SigningKey.model_validate(_members(made))


def new_headquarters_keys() -> HeadquartersPrivateKeys:
    """New keys of headquarters: one to open, one to sign."""
    return HeadquartersPrivateKeys(
        keys=(OpeningKey.model_validate(_generate("X25519")), SigningKey.model_validate(_generate("Ed25519")))
    )


def _generate(curve: Literal["Ed25519", "X25519"]) -> dict[str, str]:
    return _members(OKPKey.generate_key(curve))


def _members(key: OKPKey) -> dict[str, str]:
    made = key.as_dict(private=True)
    return {"x": str(made["x"]), "d": str(made["d"]), "kid": key.thumbprint()}


_LETTERS = "acdefhjkmnprtwxy"
_DIGITS = "23456789"


def installation_code(device: str) -> str:
    """The label of an installation for people: letter, digit, letter, digit, without look-alikes: `a7k2`.

    It is made from the device, so it can be found again; 16,384 codes are not an identity.
    """
    number = int.from_bytes(hashlib.sha256(device.encode()).digest())
    code = ""
    for signs in (_LETTERS, _DIGITS, _LETTERS, _DIGITS):
        number, at = divmod(number, len(signs))
        code += signs[at]
    return code


_Keys = TypeVar("_Keys", bound=BaseModel)


def save_device_key(key: SigningKey, path: Path) -> None:
    """Write the private key with mode 0600; raises the codes of `durable.replace`."""
    _save(key, path)


def load_device_key(path: Path) -> SigningKey:
    """The private key of this installation; raises KEY_UNREADABLE also where there is none."""
    try:
        return _load(SigningKey, path)
    except FileNotFoundError as error:
        raise FieldappError(Code.KEY_UNREADABLE, path=str(path)) from error


def save_headquarters_keys(keys: HeadquartersKeys, path: Path) -> None:
    """Install headquarters' public keys."""
    _save(keys, path)


def load_headquarters_keys(path: Path) -> HeadquartersKeys | None:
    """Headquarters' public keys, or None where none are installed; raises KEY_UNREADABLE."""
    try:
        return _load(HeadquartersKeys, path)
    except FileNotFoundError:
        return None


def save_private_keys(keys: HeadquartersPrivateKeys, path: Path) -> None:
    """Write headquarters' private keys with mode 0600; raises KEYS_EXIST where there is any file already."""
    if path.exists():
        raise FieldappError(Code.KEYS_EXIST, path=str(path.parent))
    _save(keys, path)


def load_private_keys(path: Path) -> HeadquartersPrivateKeys:
    """Headquarters' private keys; raises KEY_MISSING and KEY_UNREADABLE."""
    try:
        return _load(HeadquartersPrivateKeys, path)
    except FileNotFoundError as error:
        raise FieldappError(Code.KEY_MISSING, path=str(path.parent)) from error


def _save(keys: BaseModel, path: Path) -> None:
    durable.make_directory(path.parent)
    durable.replace(path, keys.model_dump_json(indent=1).encode() + b"\n", mode=0o600)


def _load(model: type[_Keys], path: Path) -> _Keys:
    data = durable.read(path)
    try:
        return model.model_validate_json(data)
    except ValidationError:
        # The cause would show the private key, so it is dropped.
        raise FieldappError(Code.KEY_UNREADABLE, path=str(path)) from None
