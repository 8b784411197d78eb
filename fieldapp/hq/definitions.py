"""The form definitions that activities were made with: the built-in one, and those installed on this computer."""

import re
from collections.abc import Callable

from fieldapp import durable
from fieldapp.errors import Code, FieldappError
from fieldapp.forms.definition import FormDefinition
from fieldapp.forms.loading import load_builtin, loads
from fieldapp.model.activity import FormRef
from fieldapp.places import Places

_SAFE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]*")
"""A form's name comes out of a file of others and becomes part of a path."""


class Definitions:
    """Definitions by reference, each loaded once. A missing one is told of once and costs the labels only."""

    def __init__(self, places: Places, talk: Callable[[FieldappError], None]) -> None:
        builtin = load_builtin()
        self._places = places
        self._talk = talk
        self._known: dict[tuple[str, str], FormDefinition | None] = {(builtin.id, builtin.version): builtin}

    def of(self, form: FormRef) -> FormDefinition | None:
        """The definition, or None where it is not at hand."""
        key = (form.id, form.version)
        if key not in self._known:
            self._known[key] = self._load(form)
        return self._known[key]

    def _load(self, form: FormRef) -> FormDefinition | None:
        try:
            if _SAFE.fullmatch(form.id) and _SAFE.fullmatch(form.version):
                return loads(durable.read(self._places.form(form.id, form.version)))
        except FileNotFoundError:
            pass
        except FieldappError as error:
            self._talk(error)
            return None
        self._talk(FieldappError(Code.FORM_MISSING, form=f"{form.id} {form.version}"))
        return None
