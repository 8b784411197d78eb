"""Making a bundle, step by step: collect, validate, seal, sign. Writing the bytes is the caller's.

Every step is a pure function, so a hand-over can stop between any two and nothing has happened.
"""

from collections.abc import Sequence

from fieldapp.bundle import counting, reading
from fieldapp.bundle.canonical import canonical, lay_out, parse
from fieldapp.bundle.document import FORMAT, VERSION, Content, Manifest
from fieldapp.bundle.keys import HeadquartersKeys, SigningKey
from fieldapp.bundle.seal import seal as seal_content
from fieldapp.bundle.sign import sign as sign_payload
from fieldapp.model.activity import Ready
from fieldapp.model.base import JsonObject

counts_of = counting.counts_of
forms_of = counting.forms_of


def collect(activities: Sequence[Ready]) -> bytes:
    """The content in its RFC 8785 form; raises BUNDLE_SCHEMA for a number or sign that it cannot hold."""
    return canonical({"activities": [activity.to_json() for activity in activities]})


def validate(content: bytes, manifest: Manifest) -> Content:
    """The content read back as headquarters will; raises BUNDLE_SCHEMA and BUNDLE_COUNTS with the place."""
    read = reading.read_content(content)
    counting.check(manifest, read)
    return read


def seal(content: bytes, manifest: Manifest, headquarters: HeadquartersKeys | None) -> JsonObject:
    """The document without its signature: sealed to headquarters, or in the clear where there is no key of theirs."""
    document: JsonObject = {"format": FORMAT, "version": VERSION, "manifest": manifest.to_json()}
    if headquarters is None:
        document["content"] = parse(content)
    else:
        document["sealed"] = seal_content(content, headquarters.sealing, manifest.device)
    return document


def sign(document: JsonObject, key: SigningKey) -> bytes:
    """The bytes of the file: the document with its signature."""
    return lay_out({**document, "signature": sign_payload(canonical(document), key, FORMAT)})


def make(
    activities: Sequence[Ready], manifest: Manifest, key: SigningKey, headquarters: HeadquartersKeys | None
) -> bytes:
    """All steps at once."""
    content = collect(activities)
    validate(content, manifest)
    return sign(seal(content, manifest, headquarters), key)


def file_name(code: str, number: int) -> str:
    """`keserasian-a7k2-0031.json`: no village, because the name travels in the clear."""
    return f"keserasian-{code}-{number:04}.json"
