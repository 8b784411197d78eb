"""Bundles as others see them: a second JOSE library, and a JSON Schema validator."""

import gzip
import json
from pathlib import Path

import jsonschema
import pytest
import rfc8785
from jwcrypto import jwe, jwk, jws

from fieldapp.bundle import keys
from fieldapp.bundle.schema import schema, schema_text

SCHEMA = Path(__file__).parent / "bundle.schema.json"


def test_another_jose_library_verifies_the_signature(plain: bytes, sealed: bytes) -> None:
    for data in (plain, sealed):
        document = json.loads(data)
        signature = document.pop("signature")
        token = jws.JWS()
        token.allowed_algs = ["Ed25519"]
        token.deserialize(signature)
        public = jwk.JWK(**token.jose_header["jwk"])
        token.verify(public, detached_payload=rfc8785.dumps(document))
        assert public.thumbprint() == document["manifest"]["device"]
        with pytest.raises(jws.InvalidJWSSignature):
            token.verify(public, detached_payload=rfc8785.dumps({**document, "version": 3}))


def test_another_jose_library_opens_the_seal(
    plain: bytes, sealed: bytes, headquarters: keys.HeadquartersPrivateKeys
) -> None:
    private = headquarters.keys[0]
    token = jwe.JWE(algs=["ECDH-ES", "A256GCM"])
    token.deserialize(json.loads(sealed)["sealed"], jwk.JWK(**private.model_dump()))
    assert json.loads(gzip.decompress(token.payload)) == json.loads(plain)["content"]
    assert token.jose_header["kid"] == private.kid


def test_bundles_fit_the_schema(plain: bytes, sealed: bytes) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for data in (plain, sealed):
        validator.validate(json.loads(data))


def test_schema_refuses_what_is_no_bundle(plain: bytes, sealed: bytes) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    both = {**json.loads(plain), "sealed": json.loads(sealed)["sealed"]}
    unsigned = {name: part for name, part in json.loads(plain).items() if name != "signature"}
    named = json.loads(plain)
    named["manifest"]["village"] = "Tanah Garam"
    for value in (both, unsigned, named, {}, []):
        assert not validator.is_valid(value)


def test_schema_is_itself_valid_and_the_printed_one() -> None:
    """After a wanted change: `fieldapp schema > tests/bundle/bundle.schema.json`."""
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema_text() == SCHEMA.read_text(encoding="utf-8")
