"""Signing: JWS compact with the payload left out (RFC 7515, appendix F), alg Ed25519 (RFC 9864).

The public key stands in the header, so that anybody can verify; `kid` is its thumbprint. A right signature says that
nothing changed since that key signed. Whose key it is, is another question: headquarters learns devices as they come.
"""

from typing import Literal

from joserfc import jws
from joserfc.errors import JoseError

from fieldapp.bundle.keys import Octets, SigningKey, VerifyingKey
from fieldapp.bundle.parts import MAX_BASE64, decoded_header
from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import Frozen

_ALGORITHMS = ("Ed25519",)


class _Registry(jws.JWSRegistry):
    """joserfc's own limit is 128 kB, which a real bundle passes."""

    max_payload_length = MAX_BASE64


class _Jwk(Frozen):
    kty: Literal["OKP"]
    crv: Literal["Ed25519"]
    x: Octets


class _Header(Frozen):
    alg: Literal["Ed25519"]
    typ: str
    kid: Octets
    jwk: _Jwk


def sign(payload: bytes, key: SigningKey, typ: str) -> str:
    """The detached signature of the payload."""
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": key.x}
    header = {"alg": "Ed25519", "typ": typ, "kid": key.kid, "jwk": jwk}
    whole = jws.serialize_compact(header, payload, key.jose(), registry=_Registry(algorithms=_ALGORITHMS))
    return jws.detach_content(whole)


def verify(signature: str, payload: bytes, typ: str) -> str:
    """The thumbprint of the key that signed the payload for this purpose; raises SIGNATURE_WRONG."""
    try:
        header = _Header.model_validate(decoded_header(signature))
        key = VerifyingKey(x=header.jwk.x, kid=header.kid)
        if header.typ != typ or signature.count("..") != 1:
            raise ValueError("signed for another purpose, or with a payload of its own")
        jws.deserialize_compact(signature, key.jose(), registry=_Registry(algorithms=_ALGORITHMS), payload=payload)
    except (JoseError, ValueError) as error:
        raise FieldappError(Code.SIGNATURE_WRONG) from error
    return key.kid
