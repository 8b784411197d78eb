"""What a file from outside may cost before it is trusted: bytes, inflated bytes, depth. Checked before parsing."""

import re
import zlib

from fieldapp.errors import Code, FieldappError

MIB = 1024 * 1024
MAX_FILE = 32 * MIB
MAX_INFLATED = 256 * MIB
MAX_DEPTH = 32

# An unterminated string runs to the end, so that every byte is looked at once.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


def check_size(data: bytes) -> None:
    """Raises BUNDLE_TOO_LARGE over 32 MiB."""
    if len(data) > MAX_FILE:
        raise FieldappError(Code.BUNDLE_TOO_LARGE, limit=MAX_FILE // MIB)


def check_depth(data: bytes, limit: int = MAX_DEPTH) -> None:
    """Raises BUNDLE_TOO_DEEP where JSON text nests more arrays and objects than `limit`. It counts, never recurses."""
    depth = 0
    for token in _TOKEN.finditer(data):
        sign = data[token.start()]
        if sign in b"[{":
            depth += 1
            if depth > limit:
                raise FieldappError(Code.BUNDLE_TOO_DEEP)
        elif sign in b"]}":
            depth -= 1


def inflate(data: bytes, limit: int = MAX_INFLATED) -> bytes:
    """The content of one gzip member (RFC 1952), never holding more than `limit` bytes.

    Raises BUNDLE_TOO_LARGE over the limit, and SEAL_WRONG for anything but one whole member.
    """
    inflater = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        content = inflater.decompress(data, limit + 1)
    except zlib.error as error:
        raise FieldappError(Code.SEAL_WRONG) from error
    if len(content) > limit:
        raise FieldappError(Code.BUNDLE_TOO_LARGE, limit=limit // MIB)
    if not inflater.eof or inflater.unused_data:
        raise FieldappError(Code.SEAL_WRONG)
    return content
