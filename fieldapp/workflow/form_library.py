"""The form definitions at hand: the built-in one and those installed in the workspace."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from fieldapp import durable
from fieldapp.errors import Code, FieldappError
from fieldapp.forms.definition import FormDefinition
from fieldapp.forms.loading import load_builtin, loads
from fieldapp.model.activity import FormRef
from fieldapp.places import Places

if TYPE_CHECKING:
    from fieldapp.forms.form import Form


@cache
def current_definition() -> FormDefinition:
    """The definition that new activities are made with."""
    return load_builtin()


def current_form() -> FormRef:
    """The form that new activities are made with."""
    definition = current_definition()
    return FormRef(id=definition.id, version=definition.version)


def load_definition(places: Places, ref: FormRef) -> FormDefinition:
    """The definition of a form; raises FORM_MISSING or FORM_INVALID."""
    builtin = current_definition()
    if (builtin.id, builtin.version) == (ref.id, ref.version):
        return builtin
    try:
        return loads(durable.read(places.form(ref.id, ref.version)))
    except FileNotFoundError:
        raise FieldappError(Code.FORM_MISSING, form=f"{ref.id} {ref.version}") from None


def load_form(places: Places, ref: FormRef) -> Form:
    """The compiled form."""
    from fieldapp.forms.form import Form

    return Form(load_definition(places, ref))
