"""Commands and exit codes: 0 done, 1 refused with a sentence, 2 wrong usage. stdout is data, stderr is talk.

A face is imported inside the command that chose it. Command help is built when it is asked for, in the language
of --lang, FIELDAPP_LANG or the settings.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from fieldapp import places, settings, wording
from fieldapp.errors import Code, FieldappError
from fieldapp.wording import _

LanguageOption = Literal["id", "en"]
GlyphsOption = Literal["auto", "utf8", "ascii"]
ThemeOption = Literal["auto", "night", "mono"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the options before the command said: the workspace, and language, glyphs and theme for this run."""

    places: places.Places
    look: Mapping[str, str]


def main() -> None:
    """Run the command line; no traceback reaches a user."""
    try:
        _speak()
        build()()
    except FieldappError as error:
        _fail(wording.say(error), error.exit_code)
    except KeyboardInterrupt:
        sys.exit(1)
    except Exception as error:  # the last door: a person gets a sentence and a code instead of a traceback
        _fail(
            _("Something went wrong inside. What was saved is safe. (Code for headquarters: {code})").format(
                code=_crash_code(error)
            ),
            1,
        )


def build() -> typer.Typer:
    """The commands, with their help in the language spoken now."""
    from fieldapp.hq.commands import build as build_headquarters

    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.callback(invoke_without_command=True, help=_("Activity logs and attendance lists, offline."))(start)
    app.command("demo", help=_("Open the reference event, half entered, in a throw-away workspace."))(demo)
    app.command("export", help=_("Hand over everything that is ready, without the screens."))(export)
    app.command("check", help=_("Is this bundle whole, and what is in it?"))(check)
    app.command("schema", help=_("Print the JSON Schema of a bundle."))(schema)
    app.add_typer(build_headquarters(), name="hq", help=_("Headquarters: make keys, open bundles."))
    return app


def start(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option(help="DIR")] = None,
    lang: Annotated[LanguageOption | None, typer.Option()] = None,
    glyphs: Annotated[GlyphsOption | None, typer.Option()] = None,
    theme: Annotated[ThemeOption | None, typer.Option()] = None,
) -> None:
    """Open the app where no command is named."""
    if lang:
        wording.set_language(lang)
    look = {name: value for name, value in {"language": lang, "glyphs": glyphs, "theme": theme}.items() if value}
    context.obj = Chosen(places.find(data), look)
    if context.invoked_subcommand is None:
        _need_terminal()
        sys.exit(_run_app(context.obj))


def _run_app(chosen: Chosen) -> int:
    """Run the app; whoever wants to try it first comes back to the first start afterwards."""
    from fieldapp.ui.app import TRY_FIRST, run
    from fieldapp.workflow.session import open_session

    while True:
        session = open_session(chosen.places)
        try:
            session.override_settings(**chosen.look)
            code, returned = run(session)
        finally:
            session.close()
        if returned != TRY_FIRST:
            return code
        _run_demo(chosen)


def _run_demo(chosen: Chosen) -> int:
    """Run the app on a throw-away workspace."""
    import tempfile

    from fieldapp.demo.workspace import demo_session
    from fieldapp.ui.app import run

    with tempfile.TemporaryDirectory(prefix="fieldapp-demo-") as folder:
        session = demo_session(Path(folder))
        try:
            session.override_settings(**chosen.look)
            return run(session)[0]
        finally:
            session.close()


def demo(
    context: typer.Context,
    headless: bool = False,
    exports: Annotated[Path | None, typer.Option(help="DIR")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    sealed: bool = False,
) -> None:
    """Show the reference event, or with --headless do its whole path and report figures."""
    if headless:
        from fieldapp.demo.headless import run_headless

        report = run_headless(exports or context.obj.places.exports, language=wording.language(), sealed=sealed)
        _out(json.dumps(report.to_json(), ensure_ascii=False, indent=1) if as_json else report.in_words())
        return
    _need_terminal()
    sys.exit(_run_demo(context.obj))


def export(context: typer.Context, to: Annotated[Path | None, typer.Option(help="DIR")] = None) -> None:
    """Hand over all finished activities; the path of the bundle goes to stdout."""
    from fieldapp.workflow.handing_over import HandOver, default_folder
    from fieldapp.workflow.session import need_started, open_session

    session = open_session(context.obj.places)
    try:
        need_started(session)
        made = HandOver(session, to or default_folder(session)).run()
    finally:
        session.close()
    _out(str(made.path))
    if not made.sealed:
        _talk(_("Not sealed: whoever holds this file can read the names in it."))
    _talk(
        _("{activities} activities, {rows} rows, {size} bytes, check code {check}").format(
            activities=made.activities, rows=made.rows, size=made.size, check=made.check_code
        )
    )


def check(file: Path, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Verify a bundle's bytes, signature and counts, and say what is in it."""
    from fieldapp.bundle.summary import summarise

    summary = summarise(file)
    _out(json.dumps(summary.to_json(), ensure_ascii=False, indent=1) if as_json else summary.in_words())


def schema() -> None:
    """Print the JSON Schema (2020-12) of a bundle."""
    from fieldapp.bundle.schema import schema_text

    _out(schema_text().rstrip("\n"))


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


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise FieldappError(Code.NO_TERMINAL)


def _crash_code(error: Exception) -> str:
    """Where it happened, without a word of what was typed."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).stem}-{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__}-{place}"


def _out(text: str) -> None:
    sys.stdout.write(text + "\n")


def _talk(text: str) -> None:
    sys.stderr.write(text + "\n")


def _fail(sentence: str, exit_code: int) -> None:
    _talk(sentence)
    sys.exit(exit_code)
