"""Read a form definition: from bytes, or the one that comes with the program."""

from importlib.resources import files

from pydantic import ValidationError

from fieldapp.errors import Code, FieldappError
from fieldapp.forms.definition import FormDefinition
from fieldapp.forms.soundness import check


def loads(data: bytes) -> FormDefinition:
    """The definition in these JSON bytes; raises FORM_INVALID with the place and the reason.

    Expressions are not compiled yet: `Form` does that, and raises the same.
    """
    try:
        definition = FormDefinition.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "JSON"
        raise FieldappError(Code.FORM_INVALID, form="?", place=place, reason=first["msg"]) from error
    check(definition)
    return definition


def load_builtin() -> FormDefinition:
    """The definition that comes with the program."""
    return loads((files("fieldapp.forms") / "keserasian_sosial.json").read_bytes())
