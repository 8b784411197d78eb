"""Bytes that are the same wherever they are made: RFC 8785 for what is sealed and signed, one layout for files."""

import hashlib
import json
from collections.abc import Mapping
from typing import NoReturn, cast

import rfc8785
from pydantic import JsonValue

from fieldapp.bundle import limits
from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import JsonObject


def canonical(value: Mapping[str, JsonValue]) -> bytes:
    """The RFC 8785 form. Raises BUNDLE_SCHEMA for what it cannot hold: integers over 2^53, lone surrogates."""
    try:
        return rfc8785.dumps(dict(value))
    except rfc8785.CanonicalizationError as error:
        raise FieldappError(Code.BUNDLE_SCHEMA, place="content") from error


def lay_out(document: JsonObject) -> bytes:
    """The bytes of a file: UTF-8, one member a line, so that a person can read it with any editor.

    Reading demands exactly this layout; thereby a changed blank is noticed too, which no signature over the
    canonical form could notice.
    """
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def parse(data: bytes) -> JsonObject:
    """The JSON object in these bytes.

    Raises BUNDLE_TOO_DEEP, and BUNDLE_NOT_JSON for what is not UTF-8, not JSON (RFC 8259), not an object, or uses a
    name twice.
    """
    limits.check_depth(data)
    try:
        value = json.loads(
            data.decode(), object_pairs_hook=_without_duplicates, parse_constant=_refuse, parse_float=_finite
        )
    except ValueError as error:
        raise FieldappError(Code.BUNDLE_NOT_JSON) from error
    if not isinstance(value, dict):
        raise FieldappError(Code.BUNDLE_NOT_JSON)
    return cast(JsonObject, value)


def check_layout(document: JsonObject, data: bytes) -> None:
    """Raises SIGNATURE_WRONG where a file has other bytes than `lay_out` gives its document."""
    try:
        same = lay_out(document) == data
    except ValueError as error:  # lone surrogates cannot be encoded
        raise FieldappError(Code.BUNDLE_NOT_JSON) from error
    if not same:
        raise FieldappError(Code.SIGNATURE_WRONG)


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def check_code(data: bytes) -> str:
    """Twelve digits of the SHA-256 of a file in groups, to read over the telephone: `1234 5678 9012`.

    It is the digest as a number, modulo 10^12.
    """
    digits = f"{int.from_bytes(hashlib.sha256(data).digest()) % 10**12:012}"
    return f"{digits[:4]} {digits[4:8]} {digits[8:]}"


def _without_duplicates(pairs: list[tuple[str, JsonValue]]) -> JsonObject:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name is used twice")
    return made


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{text} is out of range")
    return value
