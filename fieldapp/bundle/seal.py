"""Sealing to headquarters: JWE compact (RFC 7516), ECDH-ES direct on X25519, A256GCM, around the gzipped content."""

import gzip
from typing import Literal

from joserfc import jwe
from joserfc.errors import JoseError

from fieldapp.bundle import limits
from fieldapp.bundle.keys import HeadquartersPrivateKeys, Octets, SealingKey
from fieldapp.bundle.parts import decoded_header
from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import Frozen

_ALGORITHMS = ("ECDH-ES", "A256GCM")


class _Registry(jwe.JWERegistry):
    """joserfc's own limit is 64 kB, which a real bundle passes."""

    max_ciphertext_length = limits.MAX_FILE


class _Ephemeral(Frozen):
    kty: Literal["OKP"]
    crv: Literal["X25519"]
    x: Octets


class _Header(Frozen):
    alg: Literal["ECDH-ES"]
    enc: Literal["A256GCM"]
    cty: Literal["application/gzip"]
    kid: Octets
    apu: Octets
    """The device that sealed (RFC 7518, 4.6.1.2): nobody else can put his own name on the sealed content."""
    epk: _Ephemeral


def seal(content: bytes, key: SealingKey, device: str) -> str:
    """The content sealed to this key, in the name of the device: JWE compact."""
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "cty": "application/gzip", "kid": key.kid, "apu": device}
    packed = gzip.compress(content, mtime=0)
    return jwe.encrypt_compact(header, packed, key.jose(), registry=_Registry(algorithms=_ALGORITHMS))


def unseal(sealed: str, keys: HeadquartersPrivateKeys, device: str) -> bytes:
    """The content that the device sealed to one of these keys.

    Raises SEAL_WRONG for a seal to another key, by another device or broken, BUNDLE_TOO_LARGE for content over 256 MiB.
    """
    header = _header(sealed)
    key = keys.opening(header.kid)
    if key is None or header.apu != device:
        raise FieldappError(Code.SEAL_WRONG)
    try:
        opened = jwe.decrypt_compact(sealed, key.jose(), registry=_Registry(algorithms=_ALGORITHMS))
    except (JoseError, ValueError) as error:
        raise FieldappError(Code.SEAL_WRONG) from error
    return limits.inflate(opened.plaintext or b"")


def _header(sealed: str) -> _Header:
    try:
        return _Header.model_validate(decoded_header(sealed))
    except ValueError as error:
        raise FieldappError(Code.SEAL_WRONG) from error
