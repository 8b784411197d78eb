"""The entry: the language, exit codes (0 done, 1 refused with a sentence, 2 wrong usage), and no traceback ever.

Plain `fieldapp` opens the app without loading what only commands need. Help is built when it is asked for, in the
language of --lang, FIELDAPP_LANG or the settings.
"""

import gc
import os
import sys

from fieldapp import places, settings, wording
from fieldapp.errors import FieldappError, crash_code
from fieldapp.wording import _

_GARBAGE_AT = 50_000
"""Objects made before Python looks for garbage: starting makes many, and hardly any of them is."""


def main() -> None:
    """Run the command line; no traceback reaches a user."""
    gc.set_threshold(_GARBAGE_AT)
    try:
        _speak()
        sys.exit(_run())
    except FieldappError as error:
        sys.stderr.write(wording.say(error) + "\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(1)
    except Exception as error:  # the last door: a person gets a sentence and a code instead of a traceback
        sentence = _("Something went wrong inside. What was saved is safe. (Code for headquarters: {code})")
        sys.stderr.write(sentence.format(code=crash_code(error)) + "\n")
        sys.exit(1)


def _run() -> int:
    if not sys.argv[1:] and sys.stdin.isatty() and sys.stdout.isatty():
        from fieldapp.face import Chosen, run_app

        return run_app(Chosen(places.find()))
    from fieldapp.commands import build

    build()()
    return 0


def _speak() -> None:
    """Choose the language before any help is built: --lang, then FIELDAPP_LANG, then the settings."""
    arguments = sys.argv[1:]
    named = arguments[arguments.index("--lang") + 1 :][:1] if "--lang" in arguments else []
    wanted = named[0] if named else os.environ.get("FIELDAPP_LANG", "") or _language_in_settings()
    if wanted == "en":
        wording.set_language("en")
    elif wanted == "id":
        wording.set_language("id")


def _language_in_settings() -> str:
    try:
        return settings.load(places.find().settings).language
    except FieldappError:
        return ""
