"""The parts of a JOSE compact serialization, looked at before a library is trusted with them."""

import base64

from fieldapp.bundle import canonical, limits
from fieldapp.errors import FieldappError
from fieldapp.model.base import JsonObject

MAX_HEADER = 1024


def decoded_header(compact: str) -> JsonObject:
    """The protected header; raises ValueError where it is no JSON object in base64url, or over 1024 signs long."""
    first = compact.partition(".")[0]
    if len(first) > MAX_HEADER:
        raise ValueError("the header is too long")
    try:
        return canonical.parse(base64.b64decode(first + "=" * (-len(first) % 4), b"-_", validate=True))
    except FieldappError as error:
        raise ValueError("the header is not JSON") from error


MAX_BASE64 = (limits.MAX_FILE + 2) // 3 * 4
"""The length of the largest file in base64url."""
