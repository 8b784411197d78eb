"""Reading a bundle that came from anywhere: cheap refusals first, nothing trusted before its signature is right.

The order: size, depth, JSON, format and version, signature, form, seal, counts. A laptop cannot open what it sealed;
it still verifies bytes, signature and form.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from fieldapp import durable
from fieldapp.bundle import canonical, counting, limits
from fieldapp.bundle.document import FORMAT, VERSION, Bundle, Content, Manifest
from fieldapp.bundle.keys import HeadquartersPrivateKeys
from fieldapp.bundle.seal import unseal
from fieldapp.bundle.sign import verify
from fieldapp.errors import Code, FieldappError
from fieldapp.model.base import JsonObject

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle that is whole. `content` is None where it is sealed and no key was given to open it."""

    manifest: Manifest
    content: Content | None
    sealed: bool
    size: int
    """Bytes of the file."""
    sha256: str
    check_code: str
    """Twelve digits in groups, to compare over the telephone."""


def read_file(path: Path) -> bytes:
    """The bytes of a bundle's file.

    Raises BUNDLE_MISSING where there is none, BUNDLE_TOO_LARGE before anything is read, READ_FAILED.
    """
    stamp = durable.stamp(path)
    if stamp is not None and stamp.size > limits.MAX_FILE:
        raise FieldappError(Code.BUNDLE_TOO_LARGE, path=path.name, limit=limits.MAX_FILE // limits.MIB)
    try:
        return durable.read(path)
    except FileNotFoundError:
        raise FieldappError(Code.BUNDLE_MISSING, path=str(path)) from None


def open_bundle(data: bytes, path: str, keys: HeadquartersPrivateKeys | None = None) -> Opened:
    """The bundle in the bytes of a file; `path` is how errors name it.

    Raises BUNDLE_TOO_LARGE, BUNDLE_TOO_DEEP, BUNDLE_NOT_JSON, BUNDLE_NOT_OURS, BUNDLE_NEWER, SIGNATURE_WRONG,
    BUNDLE_SCHEMA, SEAL_WRONG (only with keys) and BUNDLE_COUNTS.
    """
    with _naming(path):
        document = _document(data)
        signer = _signer(document, data)
        bundle = _model(Bundle, data)
        if signer != bundle.manifest.device:
            raise FieldappError(Code.SIGNATURE_WRONG)
        content = bundle.content
        if bundle.sealed is not None and keys is not None:
            content = read_content(unseal(bundle.sealed, keys, bundle.manifest.device))
        if content is not None:
            counting.check(bundle.manifest, content)
    return Opened(
        manifest=bundle.manifest,
        content=content,
        sealed=bundle.sealed is not None,
        size=len(data),
        sha256=canonical.sha256(data),
        check_code=canonical.check_code(data),
    )


def read_content(content: bytes) -> Content:
    """The content in these JSON bytes; raises BUNDLE_TOO_DEEP, BUNDLE_NOT_JSON and BUNDLE_SCHEMA with the place."""
    canonical.parse(content)
    return _model(Content, content)


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Tell every error which file it is about."""
    try:
        yield
    except FieldappError as error:
        error.slots.setdefault("path", path)
        raise


def _document(data: bytes) -> JsonObject:
    limits.check_size(data)
    document = canonical.parse(data)
    if document.get("format") != FORMAT:
        raise FieldappError(Code.BUNDLE_NOT_OURS)
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FieldappError(Code.BUNDLE_NEWER)
    return document


def _signer(document: JsonObject, data: bytes) -> str:
    canonical.check_layout(document, data)
    signature = document.pop("signature", None)
    if not isinstance(signature, str):
        raise FieldappError(Code.SIGNATURE_WRONG)
    return verify(signature, canonical.canonical(document), FORMAT)


def _model(model: type[_Model], data: bytes) -> _Model:
    """Read strictly: a text is no number, whatever it looks like."""
    try:
        return model.model_validate_json(data, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "document"
        raise FieldappError(Code.BUNDLE_SCHEMA, place=place) from error
