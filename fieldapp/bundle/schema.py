"""The JSON Schema of a bundle, for whoever reads bundles in another language."""

import json
from typing import cast

from fieldapp.bundle.document import Bundle
from fieldapp.model.base import JsonObject

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> JsonObject:
    """The JSON Schema (2020-12) of a bundle, the same at every call."""
    made = cast(JsonObject, Bundle.model_json_schema(mode="validation"))
    return {"$schema": DIALECT, **made}


def schema_text() -> str:
    """The schema as `fieldapp schema` prints it, ending in a line feed."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
