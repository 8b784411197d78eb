"""The language of the program: gettext with English source strings; Indonesian is complete and the default.

Look a string up when it is painted, never in a class attribute, so that the language can change while running.
"""

import gettext
from pathlib import Path
from typing import Literal

from fieldapp.errors import CATALOGUE, FieldappError, fill

Language = Literal["id", "en"]

DEFAULT_LANGUAGE: Language = "id"
_LOCALE = Path(__file__).parent / "locale"


class _State:
    language: Language = DEFAULT_LANGUAGE
    catalogue: gettext.NullTranslations | None = None


def set_language(language: Language) -> None:
    """Speak this language from now on."""
    _State.language = language
    _State.catalogue = None


def language() -> Language:
    """The language spoken now."""
    return _State.language


def _catalogue() -> gettext.NullTranslations:
    if _State.catalogue is None:
        if _State.language == "en":
            _State.catalogue = gettext.NullTranslations()
        else:
            _State.catalogue = gettext.translation("fieldapp", _LOCALE, languages=[_State.language])
    return _State.catalogue


def _(text: str) -> str:
    """The text in the language spoken now."""
    return _catalogue().gettext(text) if text else ""


def n_(one: str, many: str, count: int) -> str:
    """The text for a count, with `{count}` filled in."""
    return _catalogue().ngettext(one, many, count).replace("{count}", str(count))


def say(error: FieldappError) -> str:
    """The sentence of an error in the language spoken now, with its slots filled in."""
    return fill(_(CATALOGUE[error.code].text), error.slots)


def pick(labels: dict[str, str]) -> str:
    """The label of a form definition in the language spoken now, else in the default language, else any."""
    return labels.get(_State.language) or labels.get(DEFAULT_LANGUAGE) or next(iter(labels.values()), "")
